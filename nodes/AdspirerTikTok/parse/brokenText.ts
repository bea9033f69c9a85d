import { formatValue } from './formatValue';

/** What an expression that found nothing becomes when a whole cell is made of it. */
const unresolved = new Set(['undefined', 'null', 'nan']);

/**
 * The same inside a longer text, such as "US_undefined_25-34". Case counts here, and letters or
 * digits on either side make it another word: "NaNcy" and "Undefined Beauty" are names.
 */
const unresolvedWord =
	/(?<![\p{L}\p{N}])(?:undefined|null|NaN|Invalid (?:DateTime|Date|date))(?![\p{L}\p{N}])|\[object [A-Z]\w*\]/u;

/**
 * A formula's error as spreadsheets write it, in English and, where the word differs, in German,
 * French, Italian, Portuguese and Spanish.
 */
const errors =
	'N\\/A|N\\/D|NV|NULL!|NULO!|DIV\\/0!|REF!|RIF!|BEZUG!|VALUE!|VALOR!|VALORE!|VALEUR!|WERT!|NUM!|NOMBRE!|ZAHL!|NÚM!|NAME\\?|NOM\\?|NOME\\?|NOMBRE\\?|ERROR!|SPILL!|CALC!|GETTING_DATA';
const onlyFormulaError = new RegExp(`^#[¡¿]?(?:${errors})$`, 'iu');
/** "#NV" inside a name may be a hashtag; with an exclamation mark or a slash it is none. */
const formulaErrorWord = new RegExp(
	`(?<![\\p{L}\\p{N}])#[¡¿]?(?:${errors.replace('|NV', '')})(?![\\p{L}\\p{N}])`,
	'u',
);

const checkExpression = 'Check that the expression names a field that this row has.';

/** The problem of a text that nobody wrote on purpose, or undefined where there is none. */
export function findBrokenText(text: string): string | undefined {
	const trimmed = text.trim();
	if (unresolved.has(trimmed.toLowerCase())) return unresolvedProblem(trimmed);
	const word = unresolvedWord.exec(trimmed)?.[0];
	if (word === trimmed) return unresolvedProblem(trimmed);
	if (word !== undefined) {
		return `contains "${word}", usually from an unresolved expression: ${formatValue(trimmed)}. ${checkExpression}`;
	}
	if (onlyFormulaError.test(trimmed)) {
		return `is ${formatValue(trimmed)}, a formula error from the spreadsheet. Fix the formula in that cell.`;
	}
	const error = formulaErrorWord.exec(trimmed)?.[0];
	if (error !== undefined) {
		return `contains "${error}", a formula error from the spreadsheet: ${formatValue(trimmed)}. Fix the formula in that cell.`;
	}
	if (hasExpression(trimmed)) {
		return `is ${formatValue(trimmed)}, which still contains {{ }}. Switch the field to Expression, or correct the text.`;
	}
	return undefined;
}

/** The problem of a value that an expression could not work out, such as NaN. */
export function unresolvedProblem(value: unknown): string {
	return `is ${formatValue(value)}, usually an unresolved expression. ${checkExpression}`;
}

/** True where a template such as {{ $json.name }} is left in the text. */
function hasExpression(text: string): boolean {
	const start = text.indexOf('{{');
	return start >= 0 && text.indexOf('}}', start + 2) >= 0;
}
