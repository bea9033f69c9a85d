import { findBrokenText } from './brokenText';
import { formatValue } from './formatValue';
import { formatList } from './formatList';
import { nothing, type Parsed } from './parsed';
import { isEmpty } from './values';

/** One entry of a list, which may mean several values: "18-34" is two age groups. */
export type ParsedEntry = Parsed<string | readonly string[]> & {
	/** How the entry is called beside others that were read as something; else as it is written. */
	readonly label?: string;
};

/** Reads one entry of a list. */
export type EntryParser = (entry: unknown) => ParsedEntry;

/**
 * A list as forms, JSON and spreadsheet cells hold it: an array, a JSON array as text, or text
 * separated by commas, semicolons, pipes or new lines. Empty and repeated entries are dropped, and
 * the order is kept. Every bad entry is reported.
 */
export function parseList(value: unknown, each: EntryParser): Parsed<string[]> {
	return parseEntries(value, splitAtSeparators, each);
}

/**
 * As parseList, for lists of words: "/", "&", "+" and "and" in several languages separate entries
 * too, where the text between them is an entry by itself.
 */
export function parseWordList(value: unknown, each: EntryParser): Parsed<string[]> {
	return parseEntries(value, splitAtSeparatorsAndSlashes, (entry) => wholeOrParts(entry, each));
}

/** As parseList, with a way of one's own to split text into entries. */
export function parseEntries(
	value: unknown,
	split: (text: string) => string[],
	each: EntryParser,
): Parsed<string[]> {
	if (isEmpty(value)) return nothing;
	const broken = typeof value === 'string' ? findBrokenText(value) : undefined;
	if (broken) return { problem: broken };
	const joinedNumber = numberWithThousands(value);
	if (joinedNumber !== undefined) {
		return {
			problem: `is ${formatValue(joinedNumber)}, which could be one number or several. Separate several with semicolons, and write one without commas.`,
		};
	}
	const entries = entriesOf(value, split);
	if (entries === undefined) {
		return { problem: `is ${formatValue(value)}. Enter a comma-separated list.` };
	}
	return combined(entries, each);
}

function combined(entries: readonly unknown[], each: EntryParser): Parsed<string[]> {
	const kept = new Set<string>();
	const labels = new Set<string>();
	const problems = new Set<string>();
	const warnings = new Set<string>();
	let isReading = false;
	for (const entry of entries) {
		const parsed = each(entry);
		if ('problem' in parsed) problems.add(parsed.problem);
		if (!('value' in parsed)) continue;
		const values = [parsed.value].flat();
		if (values.some((added) => !kept.has(added))) {
			labels.add(parsed.readAs ?? parsed.label ?? String(entry).trim());
		}
		for (const added of values) kept.add(added);
		isReading ||= parsed.readAs !== undefined;
		if (parsed.warning !== undefined) warnings.add(parsed.warning);
	}
	if (problems.size > 0) return { problem: oneText([...problems], entries.length > 1) };
	if (kept.size === 0) return nothing;
	return {
		value: [...kept],
		...(isReading ? { readAs: formatList([...labels]) } : {}),
		...(warnings.size > 0 ? { warning: oneText([...warnings], false) } : {}),
	};
}

/** Three problems say enough about one cell. */
function oneText(texts: readonly string[], ofSeveral: boolean): string {
	const messages = texts.map((text) => (ofSeveral ? text.replace(/^is (?=")/, 'includes ') : text));
	const more =
		messages.length > 3 ? ` There are ${messages.length - 3} more entries like these.` : '';
	const first = messages.slice(0, 3).map((text, at, all) => withoutSharedEnd(text, all[at + 1]));
	return first.join(' It also ') + more;
}

/** A text without the sentences that the next one ends with, too, so that advice is given once. */
function withoutSharedEnd(text: string, next = ''): string {
	const [sentences, others] = [text, next].map((one) => one.split(/(?<=\.) /));
	if (!sentences || !others) return text;
	let shared = 0;
	while (shared < sentences.length - 1 && sentences.at(-1 - shared) === others.at(-1 - shared)) {
		shared++;
	}
	return sentences.slice(0, sentences.length - shared).join(' ');
}

/** A text such as "6,252,001" within the value: one ID, or three. */
function numberWithThousands(value: unknown): string | undefined {
	if (Array.isArray(value)) {
		for (const entry of value) {
			const found = numberWithThousands(entry);
			if (found !== undefined) return found;
		}
		return undefined;
	}
	if (typeof value !== 'string') return undefined;
	return bareList(value)
		.split(/[;|\n\r\t]/)
		.map((part) => part.trim())
		.find((part) => /^\d{1,3}(,\d{3})+$/.test(part));
}

function entriesOf(value: unknown, split: (text: string) => string[]): unknown[] | undefined {
	if (Array.isArray(value)) {
		return value
			.filter((entry: unknown) => !isEmpty(entry))
			.flatMap((entry: unknown) =>
				Array.isArray(entry) || typeof entry === 'string'
					? (entriesOf(entry, split) ?? [])
					: [entry],
			);
	}
	if (typeof value === 'string') {
		// "#N/A" is one formula error, not two entries with a slash between them.
		if (findBrokenText(value) !== undefined) return [value];
		return split(singleSpaced(bareList(value)))
			.map(unquoted)
			.filter((part) => part !== '');
	}
	return typeof value === 'number' || typeof value === 'bigint' ? [value] : undefined;
}

/**
 * JSON is taken apart as text and not parsed: an ID of 19 digits without quotes would lose digits
 * in a parser, and lists with single quotes, as some tools write them, are understood too.
 */
function bareList(text: string): string {
	return /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1] ?? text;
}

/** Long runs of spaces would cost the patterns that split a text their square. */
function singleSpaced(text: string): string {
	return text.replace(/[^\S\n\r\t]+/g, ' ');
}

function unquoted(part: string): string {
	return part
		.trim()
		.replace(/^(["'])(.*)\1$/, '$2')
		.trim();
}

const separators = /[,;|\n\r\t、，；｜]/;
const separatorsAndSlashes = /[,;|/\n\r\t、，；｜・／]/;

function splitAtSeparators(text: string): string[] {
	return splitOutsideBrackets(text, separators);
}

function splitAtSeparatorsAndSlashes(text: string): string[] {
	return splitOutsideBrackets(text, separatorsAndSlashes);
}

/** "English (US, UK)" is one entry. */
function splitOutsideBrackets(text: string, separator: RegExp): string[] {
	// Looking ahead for a bracket costs the square of a long text, and most have none.
	if (!text.includes(')')) return text.split(separator);
	return text.split(new RegExp(`${separator.source}(?![^()]*\\))`));
}

/** "and" in the languages of media plans; "+" only where no number ends before it, as in "18+". */
const conjunction =
	/\s+(?:and|und|et|y|e|en|i|och|ve|và|dan|и)\s+|\s*[&＆]\s*|\s+\+\s+|(?<=[\p{L}\p{N}])\+(?=[\p{L}\p{N}])|と|および|及び/iu;

function wholeOrParts(entry: unknown, each: EntryParser): ParsedEntry {
	const whole = each(entry);
	if (!('problem' in whole) || typeof entry !== 'string') return whole;
	const parts = entry
		.split(conjunction)
		.map(unquoted)
		.filter((part) => part !== '');
	if (parts.length < 2) return whole;
	const several = combined(parts, each);
	const anyUnderstood = parts.some((part) => 'value' in each(part));
	return anyUnderstood ? several : whole;
}
