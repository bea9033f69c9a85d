import type { Creation } from '../contract/creation';
import { meaningsOf, namesOfRowMeanings, settings } from '../contract/meanings';
import { headingsIn, unnamedHeadings } from '../words';
import { remembered } from '../words/normalizeKey';
import { keysOfHeading, zoneIn } from './headings';

/** The decision on a column. */
export type Decision =
	/** It fills a field, or says something of its row. */
	| 'field'
	/** A person ignores it. */
	| 'ignored'
	/** A record, a result of this node, or a column of another creation. */
	| 'records'
	| 'results'
	| 'others'
	/** A setting that no sheet can set. */
	| 'settings'
	/** Only a person can say what it is. */
	| 'asks';

/** The use of a column, by its heading or a person's answer. */
export interface ColumnUse {
	readonly decision: Decision;
	/** The name of its meaning, where it is a field. */
	readonly means?: string;
	/** True if it is one where no other column says so more plainly. */
	readonly isAlone?: boolean;
	/** The name of a setting that can't be set from a sheet. */
	readonly setting?: string;
	/** The meaning that a person may choose for it. */
	readonly proposes?: string;
}

/** Times, whose headings may name a time zone. */
const timesWithZone = 'schedule_start_time schedule_end_time flight start_hour end_hour'.split(' ');

type KnownByKey = Map<string, ColumnUse>;

/** Adds headings by both of their keys. The first list with one counts. */
function add(byKey: KnownByKey, headings: readonly string[], known: ColumnUse): void {
	for (const heading of headings) {
		for (const key of Object.values(keysOfHeading(heading) ?? {})) {
			if (!byKey.has(key)) byKey.set(key, known);
		}
	}
}

/** The headings that are known for a creation. */
function headingsFor(creation: Creation): KnownByKey {
	const { noun, columns, columnsOfOthers, statusHeadings = '' } = creation;
	const byKey: KnownByKey = new Map();
	const names = [...meaningsOf(creation).keys()];
	const decision = 'field';
	add(byKey, headingsIn('headings', statusHeadings), { decision, means: 'status' });
	for (const means of names) add(byKey, headingsIn('headings', means), { decision, means });
	// The names of arguments, as documents and programs have them.
	for (const means of Object.keys(columns)) add(byKey, [means], { decision, means });
	for (const means of names) {
		add(byKey, headingsIn('alone', means), { decision, means, isAlone: true });
	}
	for (const [name, { of, isAsked }] of settings) {
		if (!of.includes(noun)) continue;
		const headings = headingsIn('settings', name);
		if (isAsked) add(byKey, headings, { decision: 'asks', proposes: name });
		else add(byKey, headings, { decision: 'settings', setting: name });
	}
	add(byKey, unnamedHeadings('records'), { decision: 'records' });
	add(byKey, unnamedHeadings('results'), { decision: 'results' });
	for (const proposes of names) {
		for (const heading of headingsIn('proposed', proposes)) {
			const known = lookUp(byKey, heading);
			const { sorted = heading } = keysOfHeading(heading) ?? {};
			if (!known) byKey.set(sorted, { decision: 'asks', proposes });
			else if (known.decision === 'records') byKey.set(sorted, { ...known, proposes });
		}
	}
	if (columnsOfOthers === undefined) return byKey;
	const others = { decision: 'others' } as const;
	const namesOfOthers = [...columnsOfOthers, ...namesOfRowMeanings];
	for (const means of [...namesOfOthers, 'adgroup_status', 'ad_status']) {
		if (names.includes(means)) continue;
		for (const inList of ['headings', 'alone'] as const) {
			add(byKey, headingsIn(inList, means), others);
		}
	}
	for (const name of settings.keys()) add(byKey, headingsIn('settings', name), others);
	return byKey;
}

function lookUp(byKey: KnownByKey, heading: string): ColumnUse | undefined {
	const { sorted = '', joined = '' } = keysOfHeading(heading) ?? {};
	return byKey.get(sorted) ?? byKey.get(joined);
}

type Finder = (heading: string) => ColumnUse | undefined;

/** The entry that each part of a heading in several languages has: "Fin / Einde". */
function lookUpParts(byKey: KnownByKey, heading: string): ColumnUse | undefined {
	const [first, ...others] = heading.split(/\s[/|–-]\s/).map((part) => lookUp(byKey, part));
	if (first?.means === undefined || others.length === 0) return undefined;
	return others.every((other) => other?.means === first.means) ? first : undefined;
}

/** Says what the lists say of a heading. */
function finderFor(creation: Creation): Finder {
	const byKey = headingsFor(creation);
	return remembered((heading) => {
		const known = lookUp(byKey, heading) ?? lookUpParts(byKey, heading);
		if (known) return known;
		const named = zoneIn(heading);
		const time = named && lookUp(byKey, named.heading);
		// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
		return timesWithZone.includes(time?.means ?? '') ? time : undefined;
	});
}

const finders = new WeakMap<Creation, Finder>();

/** The entry of the closed lists for a heading in a sheet of this creation; undefined if there is none. */
export function recognizedHeading(creation: Creation, heading: string): ColumnUse | undefined {
	const { parts } = creation;
	if (parts) return recognizedInParts(parts, heading);
	const find = finders.get(creation) ?? finderFor(creation);
	finders.set(creation, find);
	return find(heading);
}

/** The heading of a thing's own status, in a sheet of two. */
function withOwnStatus(known: ColumnUse, { statusHeadings }: Creation) {
	if (known.means !== 'status' || !statusHeadings) return known;
	return { ...known, means: statusHeadings };
}

/** The entry for a sheet of two things; undefined if each of them takes the heading for its own. */
function recognizedInParts(
	[first, second]: NonNullable<Creation['parts']>,
	heading: string,
): ColumnUse | undefined {
	const ofFirst = recognizedHeading(first, heading);
	const ofSecond = recognizedHeading(second, heading);
	if (!ofSecond || ofSecond.decision === 'others') return ofFirst && withOwnStatus(ofFirst, first);
	if (!ofFirst || ofFirst.decision === 'others') return withOwnStatus(ofSecond, second);
	const areFields = ofFirst.means !== undefined && ofSecond.means !== undefined;
	if (areFields && ofFirst.means !== ofSecond.means) return undefined;
	return ofFirst;
}
