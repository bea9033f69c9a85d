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
class KnownHeadings {
	private readonly known = new Map<string, KnownHeading>();

	constructor(private readonly creation: Creation) {
		const names = [...meaningsOf(creation).keys()];
		const { statusHeadings = '' } = creation;
		this.add(headingsIn('headings', statusHeadings), { list: 'headings', means: 'status' });
		for (const means of names) this.add(headingsIn('headings', means), { list: 'headings', means });
		// The names of arguments, as documents and programs have them.
		for (const means of Object.keys(creation.columns))
			this.add([means], { list: 'headings', means });
		const byCells = names.flatMap((means) =>
			headingsIn('byCells', means).map((heading) => ({ heading, means })),
		);
		for (const group of groupsOf(byCells, ({ heading }) => heading)) {
			const meanings = group.map(({ means }) => means);
			this.add([group[0].heading], { list: 'byCells', meanings });
		}
		for (const means of names) this.add(headingsIn('alone', means), { list: 'alone', means });
		this.addOthers(names);
	}

	private add(headings: readonly string[], known: KnownHeading): void {
		for (const heading of headings) {
			for (const key of Object.values(keysOfHeading(heading) ?? {})) {
				if (!this.known.has(key)) this.known.set(key, known);
			}
		}
	}

	private addOthers(names: readonly string[]): void {
		const { noun, columnsOfOthers } = this.creation;
		for (const { name, of, remedy } of settings) {
			if (!of.includes(noun)) continue;
			const headings = headingsIn('settings', name);
			if (remedy === undefined) this.add(headings, { list: 'asks' });
			else this.add(headings, { list: 'settings', setting: name });
		}
		for (const list of ['records', 'results'] as const) this.add(headingsOf(list), { list });
		if (columnsOfOthers === undefined) return;
		const statuses = ['adgroup_status', 'ad_status'];
		for (const means of [...columnsOfOthers, ...namesOfRowMeanings, ...statuses]) {
			if (names.includes(means)) continue;
			for (const list of ['headings', 'alone', 'byCells'] as const) {
				this.add(headingsIn(list, means), { list: 'others' });
			}
		}
		for (const { name } of settings) this.add(headingsIn('settings', name), { list: 'others' });
	}

	private lookUp(heading: string): KnownHeading | undefined {
		const keys = keysOfHeading(heading);
		return keys && (this.known.get(keys.sorted) ?? this.known.get(keys.joined));
	}

	/** What the lists say of a heading; undefined if none has it. */
	readonly find = remembered((heading): KnownHeading | undefined => {
		const known = this.lookUp(heading);
		const named = zoneIn(heading);
		if (!named) return known;
		// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
		const time = known ?? this.lookUp(named.heading);
		const isTime = time !== undefined && 'means' in time && times.includes(time.means);
		return isTime ? { ...time, zone: named.zone } : known;
	});
}

const compiled = new WeakMap<Creation, KnownHeadings>();

/** What the closed lists say of a heading in a sheet of this creation; undefined if none has it. */
export function knownHeading(creation: Creation, heading: string): KnownHeading | undefined {
	const { parts, eitherPart = [] } = creation;
	if (parts) {
		const { sorted } = keysOfHeading(heading) ?? {};
		const isEither = eitherPart.some((shared) => keysOfHeading(shared)?.sorted === sorted);
		return isEither ? undefined : knownInParts(parts, heading);
	}
	const known = compiled.get(creation) ?? new KnownHeadings(creation);
	compiled.set(creation, known);
	return known.find(heading);
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
