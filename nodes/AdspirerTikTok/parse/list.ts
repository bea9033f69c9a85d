import {
	findBrokenText,
	maxListLength,
	nothing,
	plainText,
	tooLong,
	type Parsed,
	formatList,
	formatValue,
	isEmpty,
} from './cell';

/** One entry of a list, which may mean several values: "18-34" is two age groups. */
export type ParsedEntry = Parsed<string | readonly string[]> & {
	/** How the entry is called beside others that were read as something; else as it is written. */
	readonly label?: string;
};

/** Reads one entry of a list. */
export type EntryParser = (entry: unknown) => ParsedEntry;

/**
 * A list of IDs as forms, JSON and spreadsheet cells hold it: an array, a JSON array as text, or text
 * separated by commas, semicolons, pipes or new lines. Empty and repeated entries are dropped, and
 * the order is kept. Every bad entry is reported.
 */
export function parseList(value: unknown, each: EntryParser): Parsed<string[]> {
	return parseEntries(value, (text) => text.split(/[,;|\n、]/), each, maxListLength);
}

/**
 * As parseList, for lists of words: "/", "&", "+" and "and" in several languages separate entries
 * too, where the text between them is an entry by itself. "English (US, UK)" is one entry.
 */
export function parseWordList(value: unknown, each: EntryParser): Parsed<string[]> {
	const split = (text: string) => splitOutsideBrackets(text, /[,;|/\n、・]/);
	return parseEntries(value, split, (entry) => wholeOrParts(entry, each));
}

/**
 * As parseList, with a way of one's own to split text into entries.
 *
 * @param split gets a text with ordinary commas, brackets and single spaces; a run of white space with
 *   a line break or a tab in it is one line break.
 */
export function parseEntries(
	value: unknown,
	split: (text: string) => readonly string[],
	each: EntryParser,
	limit?: number,
): Parsed<string[]> {
	const entries: unknown[] = [];
	for (const leaf of leavesOf(value)) {
		if (typeof leaf !== 'string') {
			entries.push(leaf);
			continue;
		}
		const problem = tooLong(leaf, limit) ?? findBrokenText(leaf) ?? problemOfThousands(leaf);
		if (problem !== undefined) return { problem };
		const text = bareList(plainText(leaf)).replace(/\s+/g, (run) =>
			/[^ ]/.test(run) ? '\n' : ' ',
		);
		for (const part of split(text).map(unquoted)) if (part !== '') entries.push(part);
	}
	return combined(entries, each);
}

/** The filled entries of a list, also of lists within it; any other value is the only one. */
export function leavesOf(value: unknown): unknown[] {
	if (isEmpty(value)) return [];
	return Array.isArray(value) ? value.flatMap(leavesOf) : [value];
}

function combined(entries: readonly unknown[], each: EntryParser): Parsed<string[]> {
	const kept = new Set<string>();
	const labels = new Set<string>();
	const problems = new Set<string>();
	const warnings = new Set<string>();
	let isReading = false;
	for (const entry of new Set(entries)) {
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
	if (problems.size > 0) {
		const isWhole = entries.length === 1;
		const texts = [...problems].map((text) =>
			isWhole ? text : text.replace(/^is (?=")/, 'includes '),
		);
		return { problem: oneText(texts) };
	}
	if (kept.size === 0) return nothing;
	return {
		value: [...kept],
		...(isReading && { readAs: formatList([...labels]) }),
		...(warnings.size > 0 && { warning: oneText([...warnings]) }),
	};
}

/** A sentence up to its end, and what follows; a value in quotes has no end of a sentence. */
const firstSentence = /^((?:"[^"]*"|[^"])*?\.)( .*)?$/s;

/**
 * Three kinds of problems say enough about one cell. Entries with one and the same problem are named
 * together, and advice that ends two of them in a row is given once.
 */
function oneText(texts: readonly string[]): string {
	const alike = new Map<string, string[]>();
	for (const text of texts) {
		const kind = text.replace(/"[^"]*"/, '');
		alike.set(kind, [...(alike.get(kind) ?? []), text]);
	}
	const first = [...alike.values()].slice(0, 3).map(([text = '', ...others], at, all) => {
		const [, problem = text, advice = ''] = firstSentence.exec(text) ?? [];
		const values = others.map((other) => /"[^"]*"/.exec(other)?.[0] ?? '');
		const same = values.length > 0 ? ` The same goes for ${formatList(values)}.` : '';
		const isSaidNext = advice !== '' && all[at + 1]?.[0]?.endsWith(advice);
		return `${problem}${same}${isSaidNext ? '' : advice}`;
	});
	const more = alike.size - first.length;
	return first.join(' It also ') + (more > 0 ? ` There are ${more} more entries like these.` : '');
}

/** A text such as "6,252,001" may be one number, or three entries. */
function problemOfThousands(text: string): string | undefined {
	const found = bareList(text)
		.split(/[;|\n\r\t]/)
		.map((part) => part.trim())
		.find((part) => /^\d{1,3}(,\d{3})+$/.test(part));
	return found === undefined
		? undefined
		: `is ${formatValue(found)}, which could be one number or several. Separate several with semicolons, and write one without commas.`;
}

/**
 * JSON is taken apart as text and not parsed: an ID of 19 digits without quotes would lose digits
 * in a parser, and lists with single quotes, as some tools write them, are understood too.
 */
function bareList(text: string): string {
	const bare = text.trim();
	return bare.startsWith('[') && bare.endsWith(']') ? bare.slice(1, -1).trim() : bare;
}

function unquoted(part: string): string {
	const text = part.trim();
	const isQuoted = text.length > 1 && /^["']/.test(text) && text.endsWith(text.charAt(0));
	return isQuoted ? text.slice(1, -1).trim() : text;
}

/** Splits a text where no bracket is open. */
export function splitOutsideBrackets(text: string, separator: RegExp): string[] {
	const brackets: string[] = [];
	const masked = text.replace(/\([^()]*\)/g, (inner) => `\uE000${brackets.push(inner) - 1}\uE001`);
	return masked
		.split(separator)
		.map((part) => part.replace(/\uE000(\d+)\uE001/g, (_, at) => brackets[Number(at)] ?? ''));
}

/** "and" and "or" in the languages of media plans; "+" only where no number ends before it, as in "18+". */
const conjunction =
	/ (?:and|und|et|y|e|en|i|och|ve|và|dan|и|or|oder|ou|o) | ?& ?| \+ |(?<=[\p{L}\p{N}])\+(?=[\p{L}\p{N}])|と|および|及び/iu;

function wholeOrParts(entry: unknown, each: EntryParser): ParsedEntry {
	const whole = each(entry);
	if (!('problem' in whole) || typeof entry !== 'string') return whole;
	const parts = entry
		.split(conjunction)
		.map(unquoted)
		.filter((part) => part !== '');
	const isUnderstood = parts.length > 1 && parts.some((part) => 'value' in each(part));
	return isUnderstood ? combined(parts, each) : whole;
}
