import type { Creation } from '../contract/creation';
import { meaningsOf, namesOfRowMeanings } from '../contract/meanings';
import { settings } from '../contract/settings';
import { headingsIn, headingsOf } from '../words';
import { groupsOf } from '../words/groups';
import { remembered } from '../words/normalizeKey';
import { zoneIn } from './headings';
import { keysOfHeading } from './headingKeys';

/** What the closed lists say of a heading. */
export type KnownHeading =
	/** It fills a field, or says something of its row; `alone` if no other column does so more plainly. */
	| {
			readonly list: 'headings' | 'alone';
			readonly means: string;
			/** The time zone that the heading of a time names, as it is written. */
			readonly zone?: string;
	  }
	/** It has the first of these meanings whose words all of its cells are. */
	| { readonly list: 'byCells'; readonly meanings: readonly string[] }
	/** Only a person can say what it is, in a sheet of what might have it. */
	| { readonly list: 'asks' }
	/** What can't be set from a sheet. */
	| { readonly list: 'settings'; readonly setting: string }
	/** What describes the row, what this node wrote, or a column of what else can be created. */
	| { readonly list: 'records' | 'results' | 'others' };

/** Times, whose headings may name a time zone. */
const times = 'schedule_start_time schedule_end_time flight start_hour end_hour'.split(' ');

/** The headings that are known for a creation, by both of their keys. The first list with one counts. */
function headingsFor(creation: Creation) {
	const { noun, columns, columnsOfOthers, statusHeadings = '' } = creation;
	const byKey = new Map<string, KnownHeading>();
	const add = (headings: readonly string[], known: KnownHeading) => {
		for (const key of headings.flatMap((heading) => Object.values(keysOfHeading(heading) ?? {}))) {
			if (!byKey.has(key)) byKey.set(key, known);
		}
	};
	const names = [...meaningsOf(creation).keys()];
	add(headingsIn('headings', statusHeadings), { list: 'headings', means: 'status' });
	for (const means of names) add(headingsIn('headings', means), { list: 'headings', means });
	// The names of arguments, as documents and programs have them.
	for (const means of Object.keys(columns)) add([means], { list: 'headings', means });
	const byCells = names.flatMap((means) =>
		headingsIn('byCells', means).map((heading) => ({ heading, means })),
	);
	for (const group of groupsOf(byCells, ({ heading }) => heading)) {
		const meanings = group.map(({ means }) => means);
		add([group[0].heading], { list: 'byCells', meanings });
	}
	for (const means of names) add(headingsIn('alone', means), { list: 'alone', means });
	for (const { name, of, remedy } of settings) {
		if (!of.includes(noun)) continue;
		const headings = headingsIn('settings', name);
		if (remedy === undefined) add(headings, { list: 'asks' });
		else add(headings, { list: 'settings', setting: name });
	}
	for (const list of ['records', 'results'] as const) add(headingsOf(list), { list });
	if (columnsOfOthers === undefined) return byKey;
	for (const means of [...columnsOfOthers, ...namesOfRowMeanings, 'adgroup_status', 'ad_status']) {
		if (names.includes(means)) continue;
		for (const list of ['headings', 'alone', 'byCells'] as const) {
			add(headingsIn(list, means), { list: 'others' });
		}
	}
	for (const { name } of settings) add(headingsIn('settings', name), { list: 'others' });
	return byKey;
}

/** What the lists say of a heading; undefined if none has it. */
type Finder = (heading: string) => KnownHeading | undefined;

function finderFor(creation: Creation): Finder {
	const byKey = headingsFor(creation);
	const lookUp = (heading: string) => {
		const { sorted = '', joined = '' } = keysOfHeading(heading) ?? {};
		return byKey.get(sorted) ?? byKey.get(joined);
	};
	return remembered((heading) => {
		const known = lookUp(heading);
		const named = zoneIn(heading);
		if (!named) return known;
		// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
		const time = known ?? lookUp(named.heading);
		const isTime = time !== undefined && 'means' in time && times.includes(time.means);
		return isTime ? { ...time, zone: named.zone } : known;
	});
}

const finders = new WeakMap<Creation, Finder>();

/** What the closed lists say of a heading in a sheet of this creation; undefined if none has it. */
export function knownHeading(creation: Creation, heading: string): KnownHeading | undefined {
	const { parts, eitherPart = [] } = creation;
	if (parts) {
		const { sorted } = keysOfHeading(heading) ?? {};
		const isEither = eitherPart.some((shared) => keysOfHeading(shared)?.sorted === sorted);
		return isEither ? undefined : knownInParts(parts, heading);
	}
	const find = finders.get(creation) ?? finderFor(creation);
	finders.set(creation, find);
	return find(heading);
}

/** The heading of a thing's own status, in a sheet of two. */
function withOwnStatus(known: KnownHeading, { statusHeadings }: Creation) {
	const isStatus = known.list === 'headings' && known.means === 'status';
	return isStatus && statusHeadings ? { ...known, means: statusHeadings } : known;
}

/** What the lists say in a sheet of two things; undefined where each of them takes the heading for its own. */
function knownInParts(
	[first, second]: NonNullable<Creation['parts']>,
	heading: string,
): KnownHeading | undefined {
	const ofFirst = knownHeading(first, heading);
	const ofSecond = knownHeading(second, heading);
	const isOfFirst = ofFirst !== undefined && ofFirst.list !== 'others';
	const isOfSecond = ofSecond !== undefined && ofSecond.list !== 'others';
	if (isOfFirst && !isOfSecond) return withOwnStatus(ofFirst, first);
	if (!isOfFirst && isOfSecond) return withOwnStatus(ofSecond, second);
	if (!isOfFirst || !isOfSecond) return ofFirst;
	const isClear = !('means' in ofFirst && 'means' in ofSecond) || ofFirst.means === ofSecond.means;
	return isClear ? ofFirst : undefined;
}

/** The meaning of a heading, where the heading alone says it. */
export function meaningOfHeading(creation: Creation, heading: string): string | undefined {
	const known = knownHeading(creation, heading);
	return known && 'means' in known ? known.means : undefined;
}
