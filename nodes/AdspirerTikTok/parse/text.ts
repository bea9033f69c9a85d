import { cellText, invisible, lostDigits, plainText, type Parsed } from './cell';
import { formatValue, isEmpty, onlyEntry } from './values';
import { maxNameLength } from './words';

export { maxNameLength };

/** A text, or a number that a sheet made of it; a whole object or list is never meant. */
export function parseText(given: unknown): Parsed<string> {
	const value = onlyEntry(given);
	const parsed = cellText(value);
	return 'value' in parsed && typeof value === 'string' ? { value: value.trim() } : parsed;
}

/**
 * The user's own key. A number that lost digits is refused as for an ID: several deals would come
 * out as one key, and all but the first would silently get no ad group. Characters that nobody sees
 * are no part of it, so that one deal has one key.
 */
export function parseCustomKey(value: unknown): Parsed<string> {
	const parsed = cellText(value);
	return 'value' in parsed && /^\d+(?:[.,]\d+)?e\+?\d+$/i.test(parsed.value)
		? { problem: `is ${formatValue(parsed.value)}. ${lostDigits}` }
		: parsed;
}

/** What plans have in the cell until there is a name. */
const placeholder = /^(?:[-–—_.*?/…]{1,5}|tb[acd]|n\/a)$/i;

/**
 * The name of an ad group. Two names that look the same must be the same, so what nobody sees is
 * refused, every space is an ordinary one, and a line break or a tab becomes a space.
 */
export function parseName(given: unknown): Parsed<string> {
	const parsed = parseText(given);
	if (!('value' in parsed)) return parsed;
	const seen = parsed.value.normalize('NFC').replace(/\p{Zs}/gu, ' ');
	const lines = seen.split(/[\p{Cc}\p{Zl}\p{Zp}]+/u).map((line) => line.trim());
	const name = lines.filter((line) => line !== '').join(' ');
	const problem = problemOfName(name);
	if (problem !== undefined) return { problem };
	return {
		value: name,
		...(lines.length > 1 && { readAs: `${formatValue(name)}, on one line` }),
		...(name.includes('\uFFFD') && {
			warning:
				'contains "\uFFFD", which usually means that the file was opened with the wrong encoding. Check the name.',
		}),
	};
}

function problemOfName(name: string): string | undefined {
	if (/\p{Cs}/u.test(name)) {
		return `is ${formatValue(name)}, which contains a broken character. Type the name again.`;
	}
	if (placeholder.test(name)) {
		return `is ${formatValue(name)}, which isn't a name. Enter the ad group's name.`;
	}
	const plain = withoutEmoji(name);
	if (plain !== undefined) {
		const instead = isEmpty(plain) ? 'Enter a name without emoji.' : `Use "${plain}" instead.`;
		return `contains emoji, which TikTok doesn't accept in names. ${instead}`;
	}
	// Joiners that the writing needs become letters here, so that the places stay the same.
	const at = name.replace(visibleJoiner, 'x').search(invisible);
	if (at >= 0) {
		const before = Array.from(name.slice(0, at)).slice(-20).join('').trim();
		const place =
			before === ''
				? `before ${formatValue(plainText(name.slice(at)))}`
				: `after ${formatValue(before)}`;
		return `has an invisible character ${place}. Delete it there, or type the name again.`;
	}
	const { length } = Array.from(name);
	return length > maxNameLength
		? `is ${length} characters long, but TikTok accepts at most ${maxNameLength}. Shorten it.`
		: undefined;
}

/**
 * The joiners that show: in Persian and Arabic a non-joiner between letters that would join, and in
 * Indic scripts either of them behind the sign that drops a vowel.
 */
const visibleJoiner =
	/(?<=\p{Script=Arabic})(?<![آأؤإاةدذرزوىءٱڈڑژ])\u200C(?=\p{Script=Arabic})|(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D](?=\p{L})/gu;

/**
 * What counts as emoji: pictures that are drawn in color without being asked for, other signs that
 * ask for it (U+FE0F), keycaps and flags. Signs that are text by default, such as ©, ™, ★ and ♀, are
 * none, nor are digits.
 */
const emoji =
	/[#*0-9]\uFE0F?\u20E3|\p{RI}{2}|(?:\p{Emoji_Presentation}|(?![#*0-9©®™])\p{Emoji}\uFE0F|(?=[\u{1F000}-\u{1FAFF}])\p{Extended_Pictographic})[\uFE0E\uFE0F\u200D\p{Emoji_Modifier}\u{E0020}-\u{E007F}]*/gu;

/** The text without its emoji, or undefined where it has none. */
export function withoutEmoji(text: string): string | undefined {
	const rest = text.replace(emoji, ' ');
	if (rest === text) return undefined;
	return rest
		.replace(/\uFE0E|\uFE0F|\u200D|\u20E3/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
