const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** True for null, undefined, text in which nothing can be seen, and lists of nothing else. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	// What is nested too deeply to look into holds something.
	return Array.isArray(value) && sizeOf(value) < Infinity && value.every((one) => isEmpty(one));
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export const onlyEntry = (value: unknown): unknown =>
	Array.isArray(value) && value.length === 1 ? value[0] : value;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A Date of any realm: n8n evaluates expressions in another one. */
export const isDate = (value: unknown) => Object.prototype.toString.call(value) === '[object Date]';

/** A value as messages show it: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const text = describeValue(value);
	const line = text
		.slice(0, 1000)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	const [beginning = ''] = /^.{0,60}/u.exec(line) ?? [];
	const shown = beginning === line && text.length <= 1000 ? line : `${beginning}…`;
	return ['string', 'number', 'boolean'].includes(typeof value) ? `"${shown}"` : shown;
}

function describeValue(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (isDate(value)) return Number.isNaN(Number(value)) ? 'an invalid date' : 'a date';
	if (!isRecord(value)) return String(value);
	if (value.isLuxonDateTime === true) return isEmpty(value.invalid) ? 'a date' : 'an invalid date';
	const keys = Object.keys(value).slice(0, 4).join(', ');
	return keys ? `an object with ${keys}` : 'an empty object';
}

/** A list within a sentence: "A", "A and B", "A, B and C"; after `max` items "and 12 more". */
export function formatList(items: readonly string[], link: 'and' | 'or' = 'and', max = 8): string {
	const isLong = items.length > max;
	const last = isLong ? `${items.length - max} more` : (items.at(-1) ?? '');
	const others = items.slice(0, isLong ? max : -1).join(', ');
	return items.length < 2 ? last : `${others} ${link} ${last}`;
}

/** Problems and warnings complete a sentence that begins with the field: "is "abc", which isn't …". */
export type Parsed<T> =
	| {
			readonly value: T;
			/** What the text was understood as, if that has to be shown. */
			readonly readAs?: string;
			readonly warning?: string;
			/** What it says of other arguments. */
			readonly also?: Readonly<Record<string, unknown>>;
	  }
	| {
			readonly nothing: true;
			/** What the text means, if it isn't as good as empty. */
			readonly readAs?: string;
	  }
	| { readonly problem: string };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;

/** What to say of a column in the option Columns; without `means` the user knows what it is. */
export interface ColumnRemedy {
	readonly column: string;
	readonly means?: 'fill_down';
}

/** One thing that is wrong or unusual about a row: the field's label, and the rest of the sentence. */
export interface Problem {
	readonly field: string;
	readonly message: string;
	/** What the message says to do about a column in the option Columns. */
	readonly remedy?: ColumnRemedy;
}

/** The longest list of IDs or JSON that is read, in characters. */
export const maxListLength = 50_000;

export const maxNameLength = 512;

/** Deeper than the lists that forms, look-ups and CRMs give. */
const maxDepth = 20;

export const nestedTooDeeply = 'is nested too deeply. Enter it with fewer levels.';

/** Characters, counted up to the longest list, and one for anything else. Infinity if nested too deeply. */
export function sizeOf(value: unknown, depth = 0): number {
	if (!Array.isArray(value)) return typeof value === 'string' ? Math.max(1, value.length) : 1;
	if (depth >= maxDepth) return Infinity;
	let size = 1;
	for (const inner of value) {
		size += sizeOf(inner, depth + 1);
		if (size > maxListLength) break;
	}
	return size;
}

/** The problem with a text that is too long. Checked first, so that parsing time is bounded. */
export function tooLong(value: unknown, limit = 5_000): string | undefined {
	if (typeof value !== 'string' || value.length <= limit) return undefined;
	return `is ${value.length} characters long, but at most ${limit} are read. Check that this is the right column, or shorten the text.`;
}

/** The text of a cell; `otherwise` ends the sentence about an object or a list: "isn't an ID.". */
export function cellText(given: unknown, otherwise = "isn't text. Enter text."): Parsed<string> {
	const value = onlyEntry(given);
	const long = tooLong(value);
	if (long !== undefined) return { problem: long };
	if (isEmpty(value)) return nothing;
	if (!['string', 'number', 'bigint'].includes(typeof value)) {
		return { problem: `is ${formatValue(value)}, which ${otherwise}` };
	}
	// A leading apostrophe is how spreadsheets mark a number that is kept as text.
	const text = plainText(String(value)).replace(/^['’](?=\w)/, '');
	const problem = findBrokenText(typeof value === 'number' ? value : text);
	return problem === undefined ? { value: text } : { problem };
}

/** What a text is read as; a string says why it isn't read, and completes "is "abc", ". */
export type Reading<T> = Parsed<T> | string;

/** Reads the text of a cell, if it has one; `otherwise` is as in cellText. */
export function readText<T>(
	given: unknown,
	otherwise: string | undefined,
	read: (text: string) => Reading<T>,
): Parsed<T> {
	const cell = cellText(given, otherwise);
	if (!('value' in cell)) return cell;
	const found = read(cell.value);
	return typeof found === 'string' ? { problem: `is ${formatValue(cell.value)}, ${found}` } : found;
}

/** A parser with one more condition; `problemOf` says what is wrong with a value, if anything. */
export const checked =
	<T>(parse: (given: unknown) => Parsed<T>, problemOf: (value: T) => string | undefined) =>
	(given: unknown): Parsed<T> => {
		const parsed = parse(given);
		const problem = 'value' in parsed ? problemOf(parsed.value) : undefined;
		return problem === undefined ? parsed : { problem };
	};

/** Characters that nobody sees: zero-width ones, writing direction, fillers, tags, and half ones. */
export const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** In ordinary signs, without invisible ones. Line breaks and tabs may separate two values and stay. */
export function plainText(text: string): string {
	if (/^[\x20-\x7E]*$/.test(text)) return text.trim();
	return text
		.replace(invisible, '')
		.replace(/[\uFF01-\uFF5E\uFFE0-\uFFE6]/g, (wide) => wide.normalize('NFKC'))
		.replace(/[٫٬٪−]/g, (sign) => '.,%-'.charAt('٫٬٪−'.indexOf(sign)))
		.replace(/(?=[\u0600-\uFFFF])\p{Nd}/gu, asciiDigit)
		.replace(/\p{Zs}/gu, ' ')
		.trim();
}

/** The ten digits of a script begin at a multiple of 16, or six code points after one. */
function asciiDigit(digit: string): string {
	const code = digit.charCodeAt(0);
	const row = code - (code % 16);
	return String(code - row - (/\p{Nd}/u.test(String.fromCharCode(row)) ? 0 : 6));
}

const unresolved =
	', usually an unresolved expression. Check that the expression names a field that this row has.';
const lostDigits =
	'. Its last digits are already lost, because spreadsheets and JSON keep only about 16 digits of a number. Format the column as text and enter it again, in JSON in double quotes.';

const broken: ReadonlyArray<readonly [pattern: RegExp, why: string]> = [
	[/^(?:undefined|null|nan)$/i, unresolved],
	// The same inside a longer text, such as "US_undefined_25-34"; "NaNcy" and "Undefined Beauty" are names.
	[
		/(?<![\p{L}\p{N}])(?:undefined|null|NaN|Invalid (?:DateTime|Date|date))(?![\p{L}\p{N}])|\[object [A-Z]\w*\]/u,
		unresolved,
	],
	// In English, German, French, Italian, Portuguese and Spanish. "#NV" inside a name may be a hashtag.
	[
		/(?<![\p{L}\p{N}])#[¡¿]?(?:N\/A|N\/D|NULL!|NULO!|DIV\/0!|REF!|RIF!|BEZUG!|VALUE!|VALOR!|VALORE!|VALEUR!|WERT!|NUM!|NOMBRE!|ZAHL!|NÚM!|NAME\?|NOM\?|NOME\?|NOMBRE\?|ERROR!|SPILL!|CALC!|GETTING_DATA)(?![\p{L}\p{N}])|^#NV$/u,
		', a formula error from the spreadsheet. Fix the formula in that cell.',
	],
	[/^(?:[+-]?\d+(?:[.,]\d+)?e[+-]?\d\d+|\d{16,}[.,]0+)$/i, lostDigits],
];

/** The problem with a text or number that nobody wrote on purpose, if any. */
export function findBrokenText(given: string | number): string | undefined {
	if (typeof given === 'number' && Math.abs(given) > Number.MAX_SAFE_INTEGER) {
		return Number.isFinite(given)
			? `is the number ${given}${lostDigits}`
			: `is "${given}"${unresolved}`;
	}
	const text = String(given).trim();
	for (const [pattern, why] of broken) {
		const [part] = pattern.exec(text) ?? [];
		const verb = part === text ? 'is' : 'contains';
		if (part !== undefined) return `${verb} ${formatValue(part)}${why}`;
	}
	const template = text.indexOf('{{');
	return template >= 0 && text.includes('}}', template + 2)
		? `is ${formatValue(text)}, which still contains {{ }}. Switch the field to Expression, or correct the text.`
		: undefined;
}

export function parseWholeNumber(value: unknown, min: number, max: number): Parsed<number> {
	if (isEmpty(value)) return nothing;
	const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN;
	if (Number.isSafeInteger(number) && number >= min && number <= max) return { value: number };
	const range = max === Infinity ? `, at least ${min}` : ` from ${min} to ${max}`;
	return { problem: `is ${formatValue(value)}. Enter a whole number${range}.` };
}
