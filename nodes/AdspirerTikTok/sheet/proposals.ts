import type { Creation } from '../contract/creation';
import { type Meaning, meaningsOf } from '../contract/meanings';
import { keysFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import type { SheetColumn } from './columns';
import { type ColumnEvidence, headingsWithin, isReadByCells, mostHeadingWords } from './evidence';
import { everyBracket, wordsIn } from './headings';
import { recognizedHeading } from './recognizedHeadings';

/** A possible meaning of a column that needs an answer. */
export interface Proposal {
	readonly meaning: Meaning;
	/** False for amounts, IDs, regions and what decides whether a row is created: each is a person's own choice. */
	readonly isForAll: boolean;
}

const origin = /\s+from\s.*$|[([{]\s*from\s[^()[\]{}]*[)\]}]/gi;

const besideLists = ['besideHeadings', 'linking', 'units'] as const;

/** True for a word beside a heading that doesn't change what it is: what the column belongs to, or a unit. */
const isBeside = (word: string) =>
	besideLists.some((list) => keysFor(list).has(normalizeKey(word)));

/** True for a column of notes, which may say what the row's other cells don't: "tiktok_notes", "Ad remarks". */
export function isOfNotes(heading: string): boolean {
	const isNote = (word: string) => keysFor('notes').has(normalizeKey(word));
	const words = wordsIn(heading);
	const areAll = words.every((word) => isNote(word) || isBeside(word));
	return isNote(heading) || (areAll && words.some(isNote));
}

/** The meaning of the longest known heading in a heading whose other words are all known to stand beside one. */
function meaningWithin(creation: Creation, written: string): string | undefined {
	const heading = written.normalize('NFKC').replaceAll('_', ' ').replace(origin, ' ');
	for (const [, inner = ''] of heading.matchAll(everyBracket)) {
		if (!wordsIn(inner).every((word) => isBeside(word) || /^\d+$/.test(word))) return undefined;
	}
	const words = wordsIn(heading.replace(everyBracket, ' '));
	if (words.length > mostHeadingWords) return undefined;
	const found = headingsWithin(creation, words).filter(({ beside }) => beside.every(isBeside));
	const [longest] = found;
	const isAsLong = ({ beside }: (typeof found)[number]) => beside.length === longest?.beside.length;
	const meanings = new Set(found.filter(isAsLong).map(({ means }) => means));
	return meanings.size === 1 ? longest?.means : undefined;
}

function isForAll({ name, group, takesWords }: Meaning): boolean {
	// A city may be somebody's address.
	const isOwn = ['excluded_audience_ids', 'region'].includes(name);
	const decides = isOwn || ['money', 'bids', 'status'].includes(group);
	return !decides && (takesWords || group === 'schedule');
}

const hasCells = ({ byCells, areTicks }: ColumnEvidence) => byCells.size > 0 || areTicks;

/** True for a meaning that a column's cells may have. */
function fits(creation: Creation, meaning: string, { byCells, areTicks }: ColumnEvidence): boolean {
	if (byCells.has(meaning)) return true;
	const isStatus = meaningsOf(creation).get(meaning)?.group === 'status';
	return isStatus ? areTicks || byCells.has('status') : !isReadByCells(meaning);
}

/** The likely meaning of a column by its heading, unless its cells say otherwise, and else by its cells. */
function likelyFor(creation: Creation, { heading, evidence }: SheetColumn) {
	const within = meaningWithin(creation, heading);
	// If its whole heading means that, and it asks all the same, its cells say otherwise.
	const isUnfit = recognizedHeading(creation, heading)?.means === within;
	const own = isUnfit ? undefined : within;
	const means = (meaning: string, isAgreed: boolean) => ({ meaning, isAgreed });
	if (!evidence || !hasCells(evidence)) return own === undefined ? undefined : means(own, true);
	const { byHeading, byCells, areTicks } = evidence;
	// A tick under "Go live" approves.
	if (areTicks && byHeading.has('schedule_start_time')) return means('approved', false);
	if (own !== undefined && fits(creation, own, evidence)) return means(own, true);
	const [only, ...more] = byCells;
	if (only === undefined || more.length > 0 || areTicks) return undefined;
	return means(only, evidence.isPlain);
}

/** What is in one, where nothing else in the sheet says it. */
const isTakenInPart = ({ fills }: Meaning, taken: ReadonlySet<string>) =>
	fills.length > 1 && fills.some((name) => taken.has(name));

/**
 * Likely meanings of columns that need an answer, by heading as the rows have it: none that another column
 * has, and none that two of them could have. They take effect only if a person says so.
 */
export function proposalsFor(
	creation: Creation,
	columns: ReadonlyMap<string, SheetColumn>,
): Map<string, Proposal> {
	const meanings = meaningsOf(creation);
	const taken = new Set<string>();
	for (const { means = '', targets } of columns.values()) {
		for (const name of [means, ...targets]) taken.add(name);
	}
	const byMeaning = new Map<string, string[]>();
	const agreed = new Set<string>();
	for (const [written, column] of columns) {
		const likely = column.decision === 'asks' ? likelyFor(creation, column) : undefined;
		if (!likely || taken.has(likely.meaning)) continue;
		byMeaning.set(likely.meaning, [...(byMeaning.get(likely.meaning) ?? []), written]);
		if (likely.isAgreed) agreed.add(written);
	}
	const proposals = new Map<string, Proposal>();
	for (const [means, [written = '', ...others]] of byMeaning) {
		const meaning = meanings.get(means);
		if (!meaning || others.length > 0 || isTakenInPart(meaning, taken)) continue;
		proposals.set(written, { meaning, isForAll: agreed.has(written) && isForAll(meaning) });
	}
	return proposals;
}
