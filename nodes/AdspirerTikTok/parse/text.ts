import { findBrokenText, unresolvedProblem } from './brokenText';
import { withoutEmoji } from './emoji';
import { formatValue } from './formatValue';
import { nothing, type Parsed } from './parsed';
import { isEmpty, onlyEntry } from './values';

/** TikTok's own limit for an ad group's name. */
export const maxNameLength = 512;

/** A text, or a number that a sheet made of it; a whole object or list is never meant. */
export function parseText(given: unknown): Parsed<string> {
	const value = onlyEntry(given);
	if (isEmpty(value)) return nothing;
	if (typeof value === 'bigint') return { value: String(value) };
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value !== 'string') {
		return { problem: `is ${formatValue(value)}, which isn't text. Enter text.` };
	}
	const broken = findBrokenText(value);
	return broken ? { problem: broken } : { value: value.trim() };
}

function fromNumber(value: number): Parsed<string> {
	if (!Number.isFinite(value)) return { problem: unresolvedProblem(value) };
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		return {
			problem: `is the number ${value}, whose last digits are already lost. Format the column as text and enter it again.`,
		};
	}
	return { value: String(value) };
}

/** What plans have in the cell until there is a name. */
const placeholder = /^(?:[-–—_.*?/…]{1,5}|tb[acd]|n\/a)$/i;

/**
 * The name of an ad group. Characters that nobody sees are dropped, so that two names that look the
 * same are the same; a line break or a tab becomes a space.
 */
export function parseName(given: unknown): Parsed<string> {
	const parsed = parseText(given);
	if (!('value' in parsed)) return parsed;
	if (/\p{Cs}/u.test(parsed.value)) {
		return {
			problem: `is ${formatValue(parsed.value)}, which contains a broken character. Type the name again.`,
		};
	}
	const seen = withoutInvisible(parsed.value);
	const name = seen.replace(/\s*[\p{Cc}\p{Zl}\p{Zp}]+\s*/gu, ' ').trim();
	if (placeholder.test(name)) {
		return {
			problem: `is ${formatValue(name)}, which isn't a name. Enter the ad group's name.`,
		};
	}
	const plain = withoutEmoji(name);
	if (plain !== undefined) {
		const instead = isEmpty(plain) ? 'Enter a name without emoji.' : `Use "${plain}" instead.`;
		return { problem: `contains emoji, which TikTok doesn't accept in names. ${instead}` };
	}
	const length = Array.from(name).length;
	if (length > maxNameLength) {
		return {
			problem: `is ${length} characters long, but TikTok accepts at most ${maxNameLength}. Shorten it.`,
		};
	}
	return {
		value: name,
		...(name !== seen && { readAs: `${formatValue(name)}, on one line` }),
		...(name.includes('\uFFFD') && {
			warning:
				'contains "\uFFFD", which usually means that the file was opened with the wrong encoding. Check the name.',
		}),
	};
}

/**
 * Drops soft hyphens, zero-width spaces, marks of writing direction and the wish to see a sign such
 * as © as a picture, and makes a no-break space an ordinary one. Joiners stay: Persian and Indic
 * scripts are written with them.
 */
function withoutInvisible(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u00AD\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g, '')
		.replace(/(?<=[#*0-9©®™])\uFE0F(?!\u20E3)/g, '')
		.replace(/[\u00A0\u2000-\u200A\u202F\u205F]/g, ' ')
		.trim();
}
