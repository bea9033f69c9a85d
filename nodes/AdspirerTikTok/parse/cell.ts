/** Any character that a person sees; fillers and zero-width characters are none. */
const visible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Null, missing, text in which nothing can be seen, and lists of nothing else: what an empty
 * spreadsheet cell arrives as.
 */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return !visible.test(value);
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** True for an object with named properties: no list and not null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Date of any realm: n8n evaluates expressions in another one. */
export function isDate(value: unknown): boolean {
	return Object.prototype.toString.call(value) === '[object Date]';
}

const maxLength = 60;

/** A value as a person may read it in a message: quoted, on one line, not too long. */
export function formatValue(value: unknown): string {
	const text = asText(value);
	// A megabyte in a cell costs no more than its beginning; a pair of surrogates is never cut.
	const line = text
		.slice(0, 1000)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	const characters = Array.from(line);
	const isCut = characters.length > maxLength || text.length > 1000;
	const shown = isCut ? `${characters.slice(0, maxLength).join('')}…` : line;
	return ['string', 'number', 'boolean'].includes(typeof value) ? `"${shown}"` : shown;
}

function asText(value: unknown): string {
	if (Array.isArray(value)) return `a list of ${value.length}`;
	if (isDate(value)) return Number.isNaN(Number(value)) ? 'an invalid date' : 'a date';
	if (!isRecord(value)) return String(value);
	if (value.isLuxonDateTime === true) return isEmpty(value.invalid) ? 'a date' : 'an invalid date';
	const keys = Object.keys(value).slice(0, 4).join(', ');
	return keys ? `an object with ${keys}` : 'an empty object';
}

/**
 * A list as a sentence has it: "A", "A and B", "A, B and C".
 *
 * @param max a longer list ends in "and 12 more" after so many.
 */
export function formatList(
	items: readonly string[],
	conjunction: 'and' | 'or' = 'and',
	max = 8,
): string {
	if (items.length > max) {
		return `${items.slice(0, max).join(', ')} ${conjunction} ${items.length - max} more`;
	}
	const last = items.at(-1) ?? '';
	return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/**
 * What a parser makes of what a person wrote: the value to send, nothing to send, or why it was
 * refused. A problem completes a sentence that begins with the field's name, such as "is "abc",
 * which isn't a valid amount. Enter a number such as 50."
 */
export type Parsed<T> =
	| {
			readonly value: T;
			/**
			 * Set where the value is a reading of the text and not the text itself, to be shown to the
			 * person: completes '"$1,250.00" was read as …', for instance "1250, in the ad account's
			 * currency".
			 */
			readonly readAs?: string;
			/** Something unusual about the value; completes a sentence as a problem does. */
			readonly warning?: string;
	  }
	| { readonly nothing: true }
	| { readonly problem: string };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;

/** One thing that is wrong or unusual about a row. */
export interface Problem {
	/** The field's label in the form. */
	readonly field: string;
	/** Completes a sentence that begins with the field, such as "is empty. Fill it in." */
	readonly message: string;
}

/** No cell of one value is longer, in characters. */
const maxCellLength = 5_000;
/** Lists of IDs and JSON may be longer. */
export const maxListLength = 50_000;

/**
 * The problem of a text that is too long for any value, or undefined. Asked before anything else
 * looks at a cell, so that the time its reading takes has a bound whatever is in it.
 */
export function tooLong(value: unknown, limit = maxCellLength): string | undefined {
	if (typeof value !== 'string' || value.length <= limit) return undefined;
	return `is ${value.length} characters long, but at most ${limit} are read. Check that this is the right column, or shorten the text.`;
}

/**
 * What a cell says, as text: the only entry of a list of one, a number in digits, and of text what
 * plainText leaves of it. Refused is what is no text, too long, or broken on its way.
 *
 * @param otherwise ends the sentence about an object or a list: "isn't an ID. Enter one ID."
 */
export function cellText(
	given: unknown,
	otherwise = "isn't text. Enter text.",
	limit?: number,
): Parsed<string> {
	const value = onlyEntry(given);
	const long = tooLong(value, limit);
	if (long !== undefined) return { problem: long };
	if (isEmpty(value)) return nothing;
	if (typeof value === 'bigint') return { value: String(value) };
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value !== 'string') {
		return { problem: `is ${formatValue(value)}, which ${otherwise}` };
	}
	// A leading apostrophe is how spreadsheets mark a number that is kept as text.
	const text = plainText(value).replace(/^['’](?=\w)/, '');
	const broken = findBrokenText(text);
	return broken === undefined ? { value: text } : { problem: broken };
}

function fromNumber(value: number): Parsed<string> {
	if (!Number.isFinite(value)) return { problem: unresolvedProblem(value) };
	if (!Number.isInteger(value) || Number.isSafeInteger(value)) return { value: String(value) };
	return { problem: `is the number ${value}. ${lostDigits}` };
}

/** What to do about an ID that went through a number. */
export const lostDigits =
	'Its last digits are already lost, because spreadsheets and JSON keep only about 16 digits of a number. Format the column as text and enter it again.';

/** A character that nobody sees: zero-width ones, marks of writing direction, fillers, tags, and half ones. */
export const invisible = /[\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]/u;
const everyInvisible = new RegExp(invisible, 'gu');

/** Signs of Arabic keyboards and of mathematics. */
const signs: Readonly<Record<string, string>> = { '٫': '.', '٬': ',', '٪': '%', '−': '-' };

/**
 * The text of a cell with the differences that nobody means taken away: full-width letters, digits
 * and signs become ordinary ones, and so do the digits of Arabic and Indic scripts; every kind of
 * space becomes one ordinary space, and invisible characters go. Line breaks and tabs stay, because
 * they may separate two values.
 */
export function plainText(text: string): string {
	if (/^[\x20-\x7E]*$/.test(text)) return text.trim();
	return text
		.replace(everyInvisible, '')
		.replace(/[\uFF01-\uFF5E\uFFE0-\uFFE6]/g, (wide) => wide.normalize('NFKC'))
		.replace(/[٫٬٪−]/g, (sign) => signs[sign] ?? sign)
		.replace(/(?=[\u0600-\uFFFF])\p{Nd}/gu, asciiDigit)
		.replace(/\p{Zs}/gu, ' ')
		.trim();
}

/** The ten digits of a script begin at a multiple of 16, or six behind one. */
function asciiDigit(digit: string): string {
	const code = digit.charCodeAt(0);
	const row = code - (code % 16);
	return String(code - row - (/\p{Nd}/u.test(String.fromCharCode(row)) ? 0 : 6));
}

/** What an expression that found nothing becomes when a whole cell is made of it. */
const unresolved = /^(?:undefined|null|nan)$/i;

/**
 * The same inside a longer text, such as "US_undefined_25-34". Case counts here, and letters or
 * digits on either side make it another word: "NaNcy" and "Undefined Beauty" are names.
 */
const unresolvedWord =
	/(?<![\p{L}\p{N}])(?:undefined|null|NaN|Invalid (?:DateTime|Date|date))(?![\p{L}\p{N}])|\[object [A-Z]\w*\]/u;

/**
 * A formula's error as spreadsheets write it, in English and, where the word differs, in German,
 * French, Italian, Portuguese and Spanish. "#NV" inside a name may be a hashtag.
 */
const formulaError =
	/(?<![\p{L}\p{N}])#[¡¿]?(?:N\/A|N\/D|NULL!|NULO!|DIV\/0!|REF!|RIF!|BEZUG!|VALUE!|VALOR!|VALORE!|VALEUR!|WERT!|NUM!|NOMBRE!|ZAHL!|NÚM!|NAME\?|NOM\?|NOME\?|NOMBRE\?|ERROR!|SPILL!|CALC!|GETTING_DATA)(?![\p{L}\p{N}])|^#NV$/u;

/** The problem of a text that nobody wrote on purpose, or undefined where there is none. */
export function findBrokenText(given: string): string | undefined {
	const text = given.trim();
	const [word] = unresolved.exec(text) ?? unresolvedWord.exec(text) ?? [];
	if (word !== undefined) return unresolvedProblem(text, word);
	const [error] = formulaError.exec(text) ?? [];
	if (error !== undefined) {
		return `${describePart(text, error)}, a formula error from the spreadsheet. Fix the formula in that cell.`;
	}
	const template = text.indexOf('{{');
	return template >= 0 && text.includes('}}', template + 2)
		? `is ${formatValue(text)}, which still contains {{ }}. Switch the field to Expression, or correct the text.`
		: undefined;
}

/** The problem of a value that an expression could not work out, such as NaN, or of a word in it. */
export function unresolvedProblem(value: unknown, word: unknown = value): string {
	return `${describePart(value, word)}, usually an unresolved expression. Check that the expression names a field that this row has.`;
}

function describePart(value: unknown, part: unknown): string {
	return `${Object.is(value, part) ? 'is' : 'contains'} ${formatValue(part)}`;
}
