import { formatList, isEmpty, onlyEntry } from '../base/values';
import type { Fault, FaultOfList } from '../problems/problem';
import { anyFor, joiningFor, touchingFor } from '../words';
/** Why a value can't be read, of any value. */
export type Reason = Omit<Fault, 'is'>;

const textual = new Set(['string', 'number', 'bigint']);

/** The text of a cell; `otherwise` is the problem with an object or a list. */
export function cellText(cell: unknown, otherwise: Reason = { why: 'not text' }): Parsed<string> {
	const [value, ...others] = [cell].flat();
	if (others.length > 0 || !textual.has(typeof value)) {
		if (isEmpty(cell)) return nothing;
		return { problem: { is: onlyEntry(cell), ...otherwise } };
	}
	// A leading apostrophe is how spreadsheets mark a number that is kept as text.
	const text = plainText(String(value)).replace(/^['’](?=\w)/, '');
	if (text === '' && isEmpty(value)) return nothing;
	const problem = findBrokenText(typeof value === 'number' ? value : text);
	if (problem) return { problem };
	return { value: text };
}

/** The reading of a text, or the reason why there is none. */
export type Reading<T> = Parsed<T> | Reason;

/** Reads the text of a cell, if it has one; `otherwise` is as in cellText. */
export function readText<T>(
	value: unknown,
	otherwise: Reason | undefined,
	readingOf: (text: string) => Reading<T>,
): Parsed<T> {
	const cell = cellText(value, otherwise);
	if (!('value' in cell)) return cell;
	const reading = readingOf(cell.value);
	if ('why' in reading) return { problem: { is: cell.value, ...reading } };
	return reading;
}

/** Characters that nobody sees: zero-width ones, writing direction, fillers, tags, and half ones. */
export const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** In ordinary signs, without invisible ones. Line breaks and tabs may separate two values and stay. */
export function plainText(text: string): string {
	if (/^[\x20-\x7E]*$/.test(text)) return text.trim();
	return text
		.replace(invisible, '')
		.replace(/[\uFF01-\uFF5E\uFFE0-\uFFE6]/g, (wide) => wide.normalize('NFKC'))
		.replace(/[٫٬٪−،؛]/g, (sign) => '.,%-,;'.charAt('٫٬٪−،؛'.indexOf(sign)))
		.replace(otherDigit, (digit) => String(otherDigits.indexOf(digit) % 10))
		.replace(/\p{Zs}/gu, ' ')
		.trim();
}

/** The digits of Arabic, Persian, Hindi, Bengali and Thai. */
const otherDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙';
const otherDigit = new RegExp(`[${otherDigits}]`, 'g');

/** A pattern without a letter or digit next to it. */
const apart = (pattern: string) => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;

// "#NV" inside a name may be a hashtag.
const formulaError = new RegExp(
	`${apart(`#[¡¿]?(?:${anyFor('formulaErrors')})`)}|^(?:${anyFor('formulaErrorsAlone')})$`,
	'u',
);

/** True for what a spreadsheet shows in place of a value: "#N/A", "#REF!". */
export const isFormulaError = (text: string) => formulaError.test(text);

const unresolved = apart('undefined|null|NaN|Invalid (?:DateTime|Date|date)');

const broken: ReadonlyArray<readonly [pattern: RegExp, why: Fault['why']]> = [
	[/^(?:undefined|null|nan)$/i, 'unresolved'],
	// The same inside a longer text, such as "US_undefined_25-34"; "NaNcy" and "Undefined Beauty" are names.
	[new RegExp(`${unresolved}|\\[object [A-Z]\\w*\\]`, 'u'), 'unresolved'],
	[formulaError, 'formula error'],
	[/^(?:[+-]?\d+(?:[.,]\d+)?e[+-]?\d\d+|\d{16,}[.,]0+)$/i, 'lost digits'],
];

/** The problem with a text or number that nobody wrote on purpose, if any. */
export function findBrokenText(value: string | number): Fault | undefined {
	if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
		if (!Number.isFinite(value)) return { is: String(value), why: 'unresolved' };
		return {
			why: 'number without its last digits',
			remedy: 'lost digits',
			facts: { number: value },
		};
	}
	const text = String(value).trim();
	for (const [pattern, why] of broken) {
		const [part] = pattern.exec(text) ?? [];
		if (!part) continue;
		if (part === text) return { is: part, why };
		return { contains: part, why };
	}
	const template = text.indexOf('{{');
	if (template < 0 || !text.includes('}}', template + 2)) return undefined;
	return { is: text, why: 'unevaluated expression' };
}

/** One entry of a list, which may mean several values: "18-34" is two age groups. */
export type ParsedEntry = Parsed<string | readonly string[]> & {
	/** Its name in a list of what was read; as written unless given. */
	readonly label?: string;
};

export type EntryParser = (entry: unknown, entries: readonly unknown[]) => ParsedEntry;

/** A list of IDs: an array, a JSON array as text, or text with commas, semicolons, pipes or new lines. */
export const parseList = (value: unknown, each: EntryParser) =>
	parseEntries(value, (text) => text.split(/[,;|\n、]/), each);

/** "and" and "or" in the languages of media plans; "+" only if no number ends before it, as in "18+". */
const conjunction = new RegExp(
	[
		` (?:${anyFor('conjunctions')}) `,
		' ?& ?| \\+ |(?<=[\\p{L}\\p{N}])\\+(?=[\\p{L}\\p{N}])',
		touchingFor('conjunctions'),
		joiningFor('conjunctions'),
	].join('|'),
	'iu',
);

/** Like parseList, for words: "/" separates too, and "&", "+" and "and" do if a part is known. */
export function parseWordList(value: unknown, each: EntryParser): Parsed<string[]> {
	const split = (text: string) => splitOutside(text, /[,;|/\n、・]/);
	return parseEntries(value, split, (entry) => {
		const whole = each(entry, [entry]);
		if (!('problem' in whole) || typeof entry !== 'string') return whole;
		const parts = withoutBlanks(entry.split(conjunction));
		if (parts.length < 2) return whole;
		const isUnderstood = parts.some((part) => 'value' in each(part, parts));
		if (isUnderstood) return combined(parts, each);
		return whole;
	});
}

/** Like parseList; `split` gets plain text with single spaces, "\n" for line breaks and tabs. */
export function parseEntries(
	value: unknown,
	split: (text: string) => readonly string[],
	each: EntryParser,
): Parsed<string[]> {
	const entries: unknown[] = [];
	for (const leaf of leavesOf(value)) {
		if (typeof leaf === 'string') {
			const text = plainText(leaf);
			const problem = findBrokenText(text) ?? problemOfThousands(text);
			if (problem) return { problem };
			// JSON is split as text: a parser would round long IDs and refuse single quotes.
			const bare = text.replace(/^\[(.*)\]$/s, '$1').trim();
			const line = bare.replace(/ +/g, ' ').replace(/ ?[^\S ]\s*/g, '\n');
			entries.push(...withoutBlanks(split(line)));
		} else {
			entries.push(leaf);
		}
	}
	return combined(entries, each);
}

/** The filled entries of a list and the lists within it; any other value is the only one. */
export const leavesOf = (value: unknown): unknown[] =>
	[value].flat(Infinity).filter((leaf) => !isEmpty(leaf));

/** The parts that hold something, without spaces and quotes around them. */
export function withoutBlanks(parts: readonly string[]): string[] {
	const kept: string[] = [];
	for (const part of parts) {
		const bare = part.trim().replace(/^(["'])(.*)\1$/s, '$2');
		if (bare.trim()) kept.push(bare.trim());
	}
	return kept;
}

function combined(entries: readonly unknown[], each: EntryParser): Parsed<string[]> {
	const kept = new Set<string>();
	const labels = new Set<string>();
	const problems: Fault[] = [];
	const warnings: Fault[] = [];
	let isAlone = entries.length === 1;
	let isReading = false;
	for (const entry of new Set(entries)) {
		const parsed = each(entry, entries);
		if ('problem' in parsed) {
			const told = asList(parsed.problem);
			problems.push(...told.entries);
			isAlone &&= told.isAlone;
		}
		if (!('value' in parsed)) continue;
		const { readAs, label = String(entry).trim(), warning } = parsed;
		const size = kept.size;
		for (const value of [parsed.value].flat()) kept.add(value);
		if (kept.size > size) labels.add(readAs ?? label);
		if (readAs) isReading = true;
		if (warning) warnings.push(...asList(warning).entries);
	}
	if (problems.length > 0) return { problem: { entries: problems, isAlone } };
	if (kept.size === 0) return nothing;
	return {
		value: [...kept],
		...(isReading && { readAs: formatList([...labels]) }),
		...(warnings.length > 0 && { warning: { entries: warnings, isAlone: true } }),
	};
}

/** The fault of an entry, which may be a list itself. */
function asList(told: Fault | FaultOfList): FaultOfList {
	if ('entries' in told) return told;
	return { entries: [told], isAlone: true };
}

/** A text such as "6,252,001" may be one number, or three entries. */
function problemOfThousands(text: string): Fault | undefined {
	const [digits] = /(?<![^;|\s[])\d{1,3}(?:,\d{3})+(?![^;|\s\]])/.exec(text) ?? [];
	if (!digits) return undefined;
	return { is: digits, why: 'one number or several' };
}

export function splitOutside(text: string, separator: RegExp): string[] {
	if (!text.includes('(')) return text.split(separator);
	const outside = new RegExp(`(\\([^()]*\\))|${separator.source}`, `${separator.flags}g`);
	return text.replace(outside, (_, inner?: string) => inner ?? '\uE000').split('\uE000');
}

export type Parsed<T> =
	| {
			readonly value: T;
			/** The reading of the text, if that has to be shown. */
			readonly readAs?: string;
			readonly warning?: Fault | FaultOfList;
			/** The values that it gives for other arguments. */
			readonly also?: Readonly<Record<string, unknown>>;
	  }
	| {
			readonly nothing: true;
			/** The meaning of the text, unless it is as good as empty. */
			readonly readAs?: string;
	  }
	| { readonly problem: Fault | FaultOfList };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;

export const maxNameLength = 512;

export function parseWholeNumber(value: unknown, min: number, max: number): Parsed<number> {
	if (isEmpty(value)) return nothing;
	const number = Number(value);
	const isWhole = textual.has(typeof value) && Number.isSafeInteger(number);
	if (isWhole && number >= min && number <= max) return { value: number };
	let why: Fault['why'] = 'not a number in range';
	if (max === Infinity) why = 'not a number from';
	return { problem: { is: value, why, facts: { min, max } } };
}
