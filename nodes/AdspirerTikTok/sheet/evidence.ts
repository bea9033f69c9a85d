import type { IDataObject } from 'n8n-workflow';
import { onlyEntry } from '../base/values';
import type { ParseContext } from '../contract/cells';
import { ageGroups } from '../contract/choices';
import type { Creation } from '../contract/creation';
import type { Topic } from '../contract/fields/field';
import { type Meaning, meaningsOf } from '../contract/meanings';
import { asIso, isDate } from '../parse/dates';
import { isFilled, meansAll, parseYesNo } from '../parse/keyword';
import { namesState } from '../parse/locations';
import { amountIn } from '../parse/money';
import { agesAndGenderIn, parseAges, parseGender, systemsIn } from '../parse/people';
import { longId } from '../parse/text';
import { readFlight } from '../parse/time';
import { keysFor, touchingFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { currencyNamed, wordsIn } from './headings';
import { recognizedHeading } from './recognizedHeadings';
import { networkNamed, statusOf } from './signs';

/** What a column without a meaning shows: that it decides something. Only its own line settles it then. */
export interface ColumnEvidence {
	/** The meanings of known headings within its heading. */
	readonly byHeading: ReadonlySet<string>;
	/** The meanings that three quarters of its different cells read as. */
	readonly byCells: ReadonlySet<string>;
	/** True if each of its cells says yes or no, and one of them yes. */
	readonly areTicks: boolean;
	/** True for a heading of nothing but such words: "Who", "Handset". */
	readonly isPlain: boolean;
}

/** The rows that a form has of its input, and that a run looks at. */
const mostRows = 50;
/** No value of a field that decides is longer, and no heading has more words. */
const mostCharacters = 60;
export const mostHeadingWords = 10;

/** The different filled cells of a column in its first rows; "All" and the like restrict nothing. */
export function sampleOf(rows: readonly IDataObject[], written: string): unknown[] {
	const cells = new Map<string, unknown>();
	for (const row of rows.slice(0, mostRows)) {
		const cell = asIso(onlyEntry(row[written]));
		if (isFilled(cell) && !meansAll(cell)) cells.set(String(cell).trim(), cell);
	}
	return [...cells.values()];
}

type Reads = (text: string) => boolean;

const readsAsAges: Reads = (text) => 'value' in parseAges(text, ageGroups, 'outside');

/** Both genders restrict nothing. */
const readsAsGender: Reads = (text) => {
	const parsed = parseGender(text);
	return 'value' in parsed && parsed.value !== 'GENDER_UNLIMITED';
};

/** Cells of a column, each once. */
type Sample = readonly unknown[];

const isYesOrNo = (cell: unknown) => 'value' in parseYesNo(cell);

function isTicked(cell: unknown): boolean {
	const answer = parseYesNo(cell);
	return 'value' in answer && answer.value;
}

const areTicks = (cells: Sample) => cells.some(isTicked) && cells.every(isYesOrNo);

const timeMeanings = ['schedule_start_time', 'schedule_end_time'];

/** How the values of what decides are recognized, by meaning. */
const readers: Readonly<Record<string, Reads>> = {
	age_groups: readsAsAges,
	gender: readsAsGender,
	ages_and_gender: (text) =>
		agesAndGenderIn(text) !== undefined || readsAsAges(text) || readsAsGender(text),
	campaign_id: (text) => longId.test(text.replace(/^id:/i, '')),
	currency: (text) => currencyNamed(text) !== undefined,
	flight: (text) => readFlight(text) !== undefined,
	network: (text) => ['tiktok', 'others'].includes(networkNamed(text) ?? ''),
	operating_systems: (text) => 'value' in systemsIn(text),
	region: namesState,
	schedule_start_time: isDate,
	schedule_end_time: isDate,
	status: (text) => statusOf('status', text) !== undefined,
};

/** Those whose own parser does. */
const byParser = [
	...['location_ids', 'languages', 'placements', 'placement_type', 'budget_mode', 'bid_type'],
	...['billing_event', 'call_to_action', 'dayparting'],
];

/** True for a meaning that cells show, so that others speak against it. */
export const isReadByCells = (meaning: string) =>
	byParser.includes(meaning) || Object.hasOwn(readers, meaning);

const context: ParseContext = { now: 0, zone: 'utc', dateOrder: 'dayMonthYear' };

/** True for a cell that reads as a value of the meaning. */
function readsAs(creation: Creation, meaning: string, cell: unknown): boolean {
	const text = String(cell).trim();
	const reads = readers[meaning];
	if (reads) return reads(text);
	const parsed = creation.columns[meaning]?.parse?.(text, context);
	return parsed !== undefined && 'value' in parsed;
}

/** A number alone may be anything, and a sentence says nothing for certain. */
function isReadable(cell: unknown): boolean {
	const text = String(cell).trim();
	return text.length <= mostCharacters && !/^\d{1,15}(?:[.,]\d+)?%?$/.test(text);
}

/** One such cell is enough, since the rows without it may have to wait. */
const isStatus = (cell: unknown) => isReadable(cell) && statusOf('status', cell) !== undefined;

/** The meanings that most of some cells read as. */
function meaningsByCells(creation: Creation, cells: Sample): Set<string> {
	const meanings = meaningsOf(creation);
	const readable = cells.filter(isReadable);
	const found = new Set<string>();
	for (const meaning of [...byParser, ...Object.keys(readers)]) {
		if (!meanings.has(meaning)) continue;
		let unread = cells.length - readable.length;
		// Most columns show nothing, and after a few cells that is certain.
		const isMostRead = (cell: unknown) => {
			if (!readsAs(creation, meaning, cell)) unread += 1;
			return unread * 4 <= cells.length;
		};
		if (readable.length > 0 && readable.every(isMostRead)) found.add(meaning);
	}
	// "25-34" is ages, and "M" a gender, before they are one of the two.
	if (found.has('age_groups') || found.has('gender')) found.delete('ages_and_gender');
	if (found.has('flight')) for (const time of timeMeanings) found.delete(time);
	return found;
}

/** What a name or an amount is says nothing of who sees the ads. */
const topicsByHeading: readonly Topic[] = [
	...(['schedule', 'places', 'people', 'audiences', 'delivery', 'switches', 'status'] as const),
	'creative',
];
const decidesByHeading = (meaning?: Meaning) =>
	meaning !== undefined &&
	(topicsByHeading.includes(meaning.group) || ['budget_mode', 'bid_type'].includes(meaning.name));

/** A known heading within a heading: what it means, and the words beside it. */
interface HeadingWithin {
	readonly means: string;
	readonly beside: readonly string[];
}

/** The known headings within the words of a heading, the longest first. */
export function headingsWithin(creation: Creation, words: readonly string[]): HeadingWithin[] {
	const found: HeadingWithin[] = [];
	for (let length = words.length; length > 0; length -= 1) {
		for (let start = 0; start + length <= words.length; start += 1) {
			const end = start + length;
			const part = recognizedHeading(creation, words.slice(start, end).join(' '));
			const means = part?.means ?? part?.proposes;
			const beside = [...words.slice(0, start), ...words.slice(end)];
			if (means !== undefined) found.push({ means, beside });
		}
	}
	return found;
}

function meaningsByHeading(creation: Creation, words: readonly string[]): Set<string> {
	const meanings = meaningsOf(creation);
	const names = headingsWithin(creation, words).map(({ means }) => means);
	return new Set(names.filter((name) => decidesByHeading(meanings.get(name))));
}

const touchingWord = new RegExp(touchingFor('decidingHeadings') || '(?!)', 'u');

/** True for one of the words for what decides. */
const isDecidingWord = (word: string) =>
	keysFor('decidingHeadings').has(normalizeKey(word)) || touchingWord.test(word);

const hasMoneyWord = (words: readonly string[]) =>
	words.some((word) => keysFor('moneyHeadings').has(normalizeKey(word)));

/** The evidence that a column decides something; undefined if nothing is known of it. */
export function evidenceOf(
	creation: Creation,
	heading: string,
	cells: Sample,
): ColumnEvidence | undefined {
	const words = wordsIn(heading.normalize('NFKC').replaceAll('_', ' ')).slice(0, mostHeadingWords);
	const byHeading = meaningsByHeading(creation, words);
	const byCells = meaningsByCells(creation, cells);
	const isMoney = hasMoneyWord(words) && cells.some((cell) => amountIn(cell) !== undefined);
	const isKnown = byHeading.size + byCells.size > 0 || words.some(isDecidingWord) || isMoney;
	if (!isKnown && !areTicks(cells) && !cells.some(isStatus)) return undefined;
	return { byHeading, byCells, areTicks: areTicks(cells), isPlain: words.every(isDecidingWord) };
}

/** By meaning, when its cells say that a heading means something else than usual. */
const meantOtherwise: Record<string, (cells: Sample, creation: Creation) => boolean> = {
	// "Platform" may be that of phones.
	network: (cells, creation) => cells.some((cell) => readsAs(creation, 'operating_systems', cell)),
	// A tick under "On air" is no day, and one under "Exclude" no audience.
	schedule_start_time: areTicks,
	audience_ids: areTicks,
	excluded_audience_ids: areTicks,
	// "Leave out" may name an audience.
	skip_row: (cells) =>
		!cells.some((cell) => statusOf('skip_row', cell) ?? statusOf('status', cell)),
};

// A flight under "Runs" is no tick, and a day under "Off" pauses nothing.
for (const meaning of 'status adgroup_status ad_status approved paused already_created'.split(
	' ',
)) {
	meantOtherwise[meaning] = (cells, creation) =>
		cells.every((cell) =>
			['schedule_start_time', 'flight', 'operating_systems'].some((other) =>
				readsAs(creation, other, cell),
			),
		);
}

/** True if the cells of a column say that its heading means something else than it usually does. */
export function isContradicted(
	creation: Creation,
	means: string,
	{ rows, written }: { readonly rows: readonly IDataObject[]; readonly written: string },
): boolean {
	const isOther = meantOtherwise[means];
	const cells = isOther ? sampleOf(rows, written) : [];
	return cells.length > 0 && isOther?.(cells, creation) === true;
}
