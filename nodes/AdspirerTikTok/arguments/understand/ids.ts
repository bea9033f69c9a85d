import { brokenText, isEmpty, nothing, shown, type Understood } from './understood';

const lostDigits =
	'Its last digits are already lost, because spreadsheets and JSON keep only about 16 digits of a number. Format the column as text and enter the ID again.';

/**
 * An ID from a form, a cell or a CRM field: text, or a whole number that is still exact. TikTok's
 * IDs have up to 19 digits, more than a number holds, so anything that went through a number and
 * may have lost digits is refused: it would point at somebody else's campaign, or at none.
 */
export function understandId(value: unknown): Understood<string> {
	if (isEmpty(value)) return nothing;
	if (typeof value === 'bigint') return { value: value.toString() };
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value === 'string') return fromText(value);
	return { problem: `came as ${shown(value)}. Give one ID as text.` };
}

function fromNumber(value: number): Understood<string> {
	if (!Number.isFinite(value)) {
		return {
			problem: `came as ${shown(String(value))}, which is what a broken expression leaves behind. Check the expression.`,
		};
	}
	if (!Number.isInteger(value) || value < 0) {
		return { problem: `came as the number ${value}. An ID is a whole number.` };
	}
	if (!Number.isSafeInteger(value)) {
		return { problem: `came as the number ${value}. ${lostDigits}` };
	}
	return { value: String(value) };
}

function fromText(value: string): Understood<string> {
	// Spreadsheets mark a number that is kept as text by a leading apostrophe, and what is copied from
	// a web page may bring characters along that nobody sees.
	const text = value
		.replace(/\p{Cf}/gu, '')
		.trim()
		.replace(/^'/, '');
	const broken = brokenText(text);
	if (broken) return { problem: broken };
	if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(text)) {
		return { problem: `came as ${shown(text)}. ${lostDigits}` };
	}
	const decimals = /^(\d+)[.,]0+$/.exec(text);
	if (decimals?.[1] !== undefined) {
		return decimals[1].length <= 15
			? { value: decimals[1] }
			: { problem: `came as ${shown(text)}, a number and not text. ${lostDigits}` };
	}
	if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text)) {
		return {
			problem: `came as ${shown(text)}, which is not an ID. Give the ID alone, such as 1790000000000000001, not the name.`,
		};
	}
	return { value: text };
}

/**
 * An ID of TikTok's, which is digits alone: a name, a code such as "US", or the ID of another
 * platform is mapped by mistake.
 */
export function understandTikTokId(value: unknown): Understood<string> {
	const understood = understandId(value);
	if (!('value' in understood) || /^\d+$/.test(understood.value)) return understood;
	return {
		problem: `came as ${shown(understood.value)}, but TikTok's IDs are digits alone. Give the ID, such as 1790000000000000001, instead of a name or a code.`,
	};
}
