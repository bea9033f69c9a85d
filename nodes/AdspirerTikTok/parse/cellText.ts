import { formatValue, isEmpty, nothing, onlyEntry, tooLong, type Parsed } from './cell';

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
	if (template < 0 || !text.includes('}}', template + 2)) return undefined;
	return `is ${formatValue(text)}, which still contains {{ }}. Switch the field to Expression, or correct the text.`;
}
