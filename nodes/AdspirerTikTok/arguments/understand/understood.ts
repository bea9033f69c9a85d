import { z } from 'zod';

/** What a field's reader gives back: the value to send, nothing to send, or why it was refused. */
export type Understood<T> = { value: T } | { nothing: true } | { problem: string };

export const nothing = { nothing: true } as const;

/** Turns a reader into a zod schema; "nothing" becomes undefined, a problem becomes zod's issue. */
export function understoodBy<T>(understand: (value: unknown) => Understood<T>) {
	return z.unknown().transform((value, context): T | undefined => {
		const understood = understand(value);
		if ('problem' in understood) {
			context.addIssue({ code: z.ZodIssueCode.custom, message: understood.problem });
			return z.NEVER;
		}
		return 'value' in understood ? understood.value : undefined;
	});
}

/** Null, missing, white space and empty lists: what an empty spreadsheet cell arrives as. */
export function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value === 'string') return value.trim() === '';
	return Array.isArray(value) && value.every(isEmpty);
}

/** The entry of a list of one, as look-ups of tables and CRMs give a single value; else the value. */
export function onlyEntry(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A Date of any realm: n8n works out expressions in another one. */
export function isDate(value: unknown): boolean {
	return Object.prototype.toString.call(value) === '[object Date]';
}

const longestShown = 60;

/** A value as a person may read it in a message: quoted, on one line, not too long. */
export function shown(value: unknown): string {
	let text: string;
	if (typeof value === 'string') text = value;
	else if (Array.isArray(value)) text = `a list of ${value.length}`;
	else if (isDate(value)) text = Number.isNaN(Number(value)) ? 'an invalid date' : 'a date';
	else if (isRecord(value) && value.isLuxonDateTime === true) {
		text = isEmpty(value.invalid) ? 'a date' : 'an invalid date';
	} else if (isRecord(value)) {
		const keys = Object.keys(value).slice(0, 4).join(', ');
		text = keys ? `an object with ${keys}` : 'an empty object';
	} else text = String(value);
	const line = text.replace(/\s+/g, ' ').trim();
	const clipped = line.length > longestShown ? `${line.slice(0, longestShown)}…` : line;
	return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
		? `"${clipped}"`
		: clipped;
}

/** What a broken expression leaves behind when it is turned into text. */
const leftovers = new Set(['undefined', 'null', 'nan', '[object object]', '[object undefined]']);

/** A formula's error as spreadsheets write it into the cell, such as #N/A or #REF!. */
const formulaError =
	/^#(N\/A|REF!|VALUE!|ERROR!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/i;

/** Tells why a text can't be meant, or undefined where nothing speaks against it. */
export function brokenText(text: string): string | undefined {
	const trimmed = text.trim();
	if (leftovers.has(trimmed.toLowerCase()) || trimmed.includes('[object Object]')) {
		return `came as ${shown(trimmed)}, which is what a broken expression leaves behind. Check that the expression names a field that this row has.`;
	}
	if (formulaError.test(trimmed)) {
		return `came as ${shown(trimmed)}, a formula's error in the spreadsheet. Mend the formula in that cell.`;
	}
	return undefined;
}
