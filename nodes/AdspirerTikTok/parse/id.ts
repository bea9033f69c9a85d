import { findBrokenText, unresolvedProblem } from './brokenText';
import { formatValue } from './formatValue';
import { meansEmpty } from './noRestriction';
import { nothing, type Parsed } from './parsed';
import { plainText } from './plainText';
import { isEmpty, onlyEntry } from './values';

const lostDigits =
	'Its last digits are already lost, because spreadsheets and JSON keep only about 16 digits of a number. Format the column as text and enter the ID again.';

const example = 'such as 1790000000000000001';

/**
 * An ID from a form, a cell or a CRM field: text, or a whole number that is still exact. TikTok's
 * IDs have up to 19 digits, more than a number holds, so anything that went through a number and
 * may have lost digits is refused: it would point at somebody else's campaign, or at none.
 */
export function parseId(given: unknown): Parsed<string> {
	const value = onlyEntry(given);
	if (isEmpty(value)) return nothing;
	if (typeof value === 'bigint') return fromText(value.toString());
	if (typeof value === 'number') return fromNumber(value);
	if (typeof value === 'string') return fromText(value);
	return { problem: `is ${formatValue(value)}, which isn't an ID. Enter one ID as text.` };
}

function fromNumber(value: number): Parsed<string> {
	if (!Number.isFinite(value)) return { problem: unresolvedProblem(value) };
	if (!Number.isInteger(value) || value <= 0) {
		return { problem: `is the number ${value}, which isn't an ID. Enter the ID, ${example}.` };
	}
	if (!Number.isSafeInteger(value)) {
		return { problem: `is the number ${value}. ${lostDigits}` };
	}
	return { value: String(value) };
}

function fromText(value: string): Parsed<string> {
	// A leading apostrophe is how spreadsheets mark a number that is kept as text.
	const text = plainText(value).replace(/^['’]/, '');
	const broken = findBrokenText(text);
	if (broken) return { problem: broken };
	if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(text)) {
		return { problem: `is ${formatValue(text)}. ${lostDigits}` };
	}
	const decimals = /^(\d+)[.,]0+$/.exec(text);
	// "1,000" is a thousand to most people, so it is left to the separators below.
	if (decimals?.[1] !== undefined && !/^\d{1,3}[.,]000$/.test(text)) {
		return decimals[1].length <= 15
			? notZero(decimals[1], { readAs: decimals[1] })
			: { problem: `is ${formatValue(text)}, a number instead of text. ${lostDigits}` };
	}
	if (/^\d[\d.,'’ ]*\d$/.test(text) && /\D/.test(text)) {
		return {
			problem: `is ${formatValue(text)}, which contains separators. Enter one ID, digits only, ${example}.`,
		};
	}
	if (!/^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(text)) {
		return {
			problem: `is ${formatValue(text)}, which isn't an ID. Enter only the ID, ${example}, not the name.`,
		};
	}
	return notZero(text);
}

/** Spreadsheets keep 15 digits of a number, and JSON about 16, and fill up with zeros. */
const looksRounded = /^\d{15,16}000$/;

function notZero(id: string, more: { readAs?: string } = {}): Parsed<string> {
	if (/^0+$/.test(id)) {
		return { problem: `is ${formatValue(id)}, which isn't an ID. Enter the ID, ${example}.` };
	}
	if (!looksRounded.test(id)) return { value: id, ...more };
	return {
		value: id,
		...more,
		warning: `is ${id}, which ends in zeros, as if a spreadsheet rounded it. Compare it with the ID in TikTok Ads Manager.`,
	};
}

/**
 * An ID of TikTok's, which is digits alone: a name, a code such as "US", or the ID of another
 * platform is mapped by mistake.
 */
export function parseTikTokId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^\d+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, but TikTok IDs have digits only. Enter the ID, ${example}, instead of a name or a code.`,
	};
}

/** TikTok's own have 16 digits or more; shorter ones are numbers of rows, or the deals of a CRM. */
const minAdGroupDigits = 15;

/**
 * The ad group that a row has already. No call finds out whether it is one, so what can't be one is
 * refused. A column for IDs has a dash or "n/a" in it where there is none yet.
 */
export function parseExistingAdGroupId(value: unknown): Parsed<string> {
	const parsed = meansEmpty(value) ? nothing : parseTikTokId(value);
	if (!('value' in parsed) || parsed.value.length >= minAdGroupDigits) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, which is too short for the ID of an ad group. Enter the ID, such as 1800000000000000001, or leave it empty to create the ad group.`,
	};
}
