import { formatValue } from '../parse/cell';
import type { Fault, Told } from '../problems/problem';
import type { Creation } from './creation';
import { labelOfColumn } from './fields/field';
import table from './meanings.json';

/** What a column of a sheet can mean. */
export interface Meaning {
	/** Saved workflows hold it. */
	readonly name: string;
	readonly label: string;
	readonly group: MeaningGroup;
	/** The columns of the creation that its cells fill; none if they say something of their row. */
	readonly fills: readonly string[];
}

export type MeaningGroup = keyof typeof table.groups;

/**
 * What is about the same, in the order in which lists show it. A workflow holds the whole group for each
 * column of it, so groups are small.
 */
const groups: Readonly<Record<MeaningGroup, readonly string[]>> = table.groups;

const isGroup = (name: string): name is MeaningGroup => Object.hasOwn(groups, name);

const order = Object.keys(groups).filter(isGroup);

const groupOf = new Map<string, MeaningGroup>();
for (const group of order) {
	for (const name of groups[group]) groupOf.set(name, group);
}

/** A meaning that is no column of a creation. */
interface RowMeaning {
	/** Undefined where only a known heading has it, and no person can say it. */
	readonly label?: string;
	/** The columns that a creation must have for it, which its cells fill. */
	readonly fills?: readonly string[];
	/** A column that a creation must have for it, though its cells don't fill it. */
	readonly tellsOf?: string;
}

const times = ['schedule_start_time', 'schedule_end_time'];

const rowMeanings: Readonly<Record<string, RowMeaning>> = {
	already_created: { label: 'Already Created (Yes or No)' },
	approved: { label: 'Approved (Yes or No)' },
	/** Who approved a row, and when: a name, a day, or yes or no. */
	approved_by: {},
	approved_on: {},
	paused: { label: 'Paused (Yes or No)' },
	skip_row: { label: 'Skip the Row (Yes or No)' },
	status: { label: 'Status' },
	network: { label: 'Network' },
	currency: { label: 'Currency', tellsOf: 'budget' },
	zone: { label: 'Time Zone', tellsOf: 'schedule_start_time' },
	flight: { label: 'Flight (Start and End)', fills: times },
	start_hour: { label: 'Start Hour', fills: ['schedule_start_time'] },
	end_hour: { label: 'End Hour', fills: ['schedule_end_time'] },
	ages_and_gender: { label: 'Ages and Gender in One', fills: ['age_groups', 'gender'] },
	comments_allowed: { label: 'Comments Allowed', fills: ['comment_disabled'] },
	video_download_allowed: { label: 'Downloads Allowed', fills: ['video_download_disabled'] },
	named_parameter: { label: 'URL Parameter of This Name', fills: ['url_parameters'] },
};

/** Of a sheet of two things, whose `status` is that of both. */
const statusesOfParts = [
	['adgroup_status', 'Ad Group Status'],
	['ad_status', 'Ad Status'],
] as const;

/** All meanings that are no column of a creation. */
export const namesOfRowMeanings: readonly string[] = Object.keys(rowMeanings);

/** Where the label of a field says too little among all the others. */
const plainer = new Map([
	['budget', 'Budget (Daily or Lifetime?)'],
	['adgroup_id', 'Ad Group ID'],
	['ad_id', 'Ad ID'],
]);

const compiled = new WeakMap<Creation, ReadonlyMap<string, Meaning>>();

/** Everything that a column of a creation's sheet can mean, by name. */
export function meaningsOf(creation: Creation): ReadonlyMap<string, Meaning> {
	const known = compiled.get(creation);
	if (known) return known;
	const meanings = new Map<string, Meaning>();
	for (const [name, column] of Object.entries(creation.columns)) {
		const label = plainer.get(name) ?? labelOfColumn(name, column);
		const group = groupOf.get(name) ?? 'identity';
		meanings.set(name, { name, label, group, fills: [name] });
	}
	for (const [name, { label = 'Approved', fills = [], tellsOf }] of Object.entries(rowMeanings)) {
		const needed = tellsOf === undefined ? fills : [tellsOf];
		if (!needed.every((column) => Object.hasOwn(creation.columns, column))) continue;
		meanings.set(name, { name, label, group: groupOf.get(name) ?? 'status', fills });
	}
	for (const [name, label] of creation.parts ? statusesOfParts : []) {
		meanings.set(name, { name, label, group: 'status', fills: [] });
	}
	compiled.set(creation, meanings);
	return meanings;
}

/** All that a person can say of a column, besides that it is to be ignored: by group, then by label. */
export function answersOf(creation: Creation): Meaning[] {
	const isOffered = ({ name }: Meaning) =>
		!Object.hasOwn(rowMeanings, name) || rowMeanings[name]?.label !== undefined;
	return [...meaningsOf(creation).values()]
		.filter(isOffered)
		.sort(
			(one, other) =>
				order.indexOf(one.group) - order.indexOf(other.group) ||
				one.label.localeCompare(other.label),
		);
}

/** Amounts, times and IDs, which no word stands for. */
const withoutWords = new Set(table.withoutWords);

/** True for a meaning whose cells hold words that a person can explain. */
export const takesWords = (means: string): boolean =>
	!withoutWords.has(means) && !means.endsWith('_id');

/** What is wrong with a cell's word, with the offer to explain it; the option compares whole cells. */
export function offerWords(problem: Told, cell: unknown): Told {
	const whole = formatValue(cell);
	if (typeof problem !== 'string') {
		const [only] = 'entries' in problem ? problem.entries : [problem];
		const isWhole = only !== undefined && formatValue(only.is) === whole;
		const word = isWhole ? 'it' : { written: cell };
		const offer: Fault = { why: 'word to be explained', facts: { word } };
		return { ...problem, more: [...(problem.more ?? []), offer] };
	}
	const word = problem.includes(whole) ? 'it' : whole;
	return `${problem} Or say in the option 'Words in Cells' what ${word} means.`;
}
