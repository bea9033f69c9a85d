import { z } from 'zod';

/** An ID as text. A number of 19 digits has lost its last ones, so none is taken. */
export const id = z.string().regex(/^[1-9]\d*$/, 'must be an ID made of digits');

/** What is shown as an emoji: on its own, by the selector after it, or as a keycap. */
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\u20E3/u;

/** The name of an ad group. */
export const name = z
	.string()
	.refine((text) => text.trim() !== '', 'must not be empty')
	.refine((text) => [...text].length <= 512, 'must have at most 512 characters')
	.refine((text) => !emoji.test(text), 'must not contain emoji');

/** An amount in the ad account's currency. */
export const budget = z.number().finite().min(1, 'must be at least 1');

/** A date and time in UTC. */
export const dateTime = z
	.string()
	.refine(isRealDateTime, 'must be a real date and time in the form YYYY-MM-DD HH:MM:SS');

/** A list of one kind of value; an optional argument may be null, which is as good as absent. */
export function listOf<Item extends z.ZodTypeAny>(item: Item) {
	return z
		.array(item)
		.refine((values) => new Set(values).size === values.length, 'must not repeat a value')
		.nullish();
}

function isRealDateTime(text: string): boolean {
	if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return false;
	const iso = `${text.replace(' ', 'T')}.000Z`;
	return !Number.isNaN(Date.parse(iso)) && new Date(iso).toISOString() === iso;
}

/** What is wrong with arguments by themselves, one line for each. */
export function describeIssues(error: z.ZodError): string {
	return error.issues.map(describe).join('\n');
}

function describe(issue: z.ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `unknown argument: ${issue.keys.join(', ')}`;
	const [argument] = issue.path;
	if (
		issue.code === 'invalid_type' &&
		issue.path.length === 1 &&
		(issue.received === 'undefined' || issue.received === 'null')
	) {
		return `missing required argument: ${argument}`;
	}
	return `${argument}: ${issue.message}`;
}
