import { DateTime } from 'luxon';
import { z } from 'zod';
import { emojiIn } from '../parse/text';
import { maxNameLength } from '../parse/cell';
import { maxBudget, minBudget } from '../parse/money';
import { isEmpty } from '../parse/cell';

/**
 * Makes one message out of every issue of a schema. The message ends a sentence that begins with
 * "It must be" or, for the entry of a list, "Each entry must be".
 */
export function mustBe(message: string) {
	return { errorMap: () => ({ message }) };
}

/** Text of a certain form, with one message for whatever is wrong with it. */
export const matching = (form: RegExp, message: string) => z.string(mustBe(message)).regex(form);

/** An ID is text, because TikTok's IDs have up to 19 digits and a number keeps about 16. */
export const id = matching(
	/^\d*[1-9]\d*$/,
	'an ID in double quotes, such as "1790000000000000001"',
);

/** Ads Manager shows a pixel by its code as well, which has letters. */
export const pixelId = matching(
	/^(?!0+$)[A-Za-z0-9]+$/,
	'a pixel ID in double quotes, such as "7090000000000000001"',
);

export const languageCode = matching(
	/^[a-z]{2,3}([-_][a-z]{2,4})?$/i,
	'a language code in double quotes, such as "en"',
);

/**
 * A value of a list that TikTok adds to, such as WEB_CONVERSIONS for the objective. Each name in the
 * API's spelling passes, so that a newer value than the form's can be sent.
 */
export const apiName = (example: string) =>
	matching(/^[A-Z][A-Z0-9_]*$/, `a name in capital letters and underscores, such as "${example}"`);

/** A value of a list that is published in full, so another one is a mistake. */
export function oneOf(list: ReadonlyArray<{ readonly value: string }>) {
	const values = list.map(({ value }) => value).filter((value) => value !== '');
	const message = `one of ${values.map((value) => `"${value}"`).join(', ')}`;
	return z.string(mustBe(message)).refine((value) => values.includes(value), message);
}

/** A list with something in it, and nothing twice. */
export function listOf<Entry extends z.ZodTypeAny>(entry: Entry, example: string) {
	return z
		.array(entry, mustBe(`a list with at least one entry, such as ["${example}"]`))
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length, 'a list without duplicates');
}

export const yesNo = z.boolean(mustBe('true or false, without quotes'));

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok reads as UTC. NaN where the text is none. */
export function millisecondsOf(time: string): number {
	return serviceTime.test(time) ? DateTime.fromSQL(time, { zone: 'utc' }).toMillis() : NaN;
}

const aTime = 'a UTC time in double quotes, such as "2030-01-31 14:30:00"';
export const time = z
	.string(mustBe(aTime))
	.refine((text) => /^20[2-9]|^2100/.test(text) && !isNaN(millisecondsOf(text)), aTime);

const aName = `text with 1 to ${maxNameLength} characters`;
export const name = z
	.string(mustBe(aName))
	.refine((text) => [...text].length <= maxNameLength, aName)
	.refine((text) => !isEmpty(text), aName)
	.refine((text) => emojiIn(text) === undefined, 'text without emoji');

const number = (message: string) => z.number(mustBe(`${message}, without quotes`));

export const budget = number(`a number from ${minBudget} to ${maxBudget}`)
	.min(minBudget)
	.max(maxBudget);

export const amount = number('a number above 0').positive().finite();

export const wholeNumber = (from: number, to: number) =>
	number(`a whole number from ${from} to ${to}`).int().min(from).max(to);
