import { findBrokenText } from '../parse/brokenText';
import { plainText } from '../parse/plainText';

/**
 * True for a cell that names a campaign, an account or an audience for people. Anything that was
 * meant as an ID, even one that lost digits on the way, is none: it has to be read, and refused
 * where it can't be.
 */
export function isName(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) < minIdLength;
	if (typeof value !== 'string') return false;
	const text = plainText(value);
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/** TikTok's IDs have nine digits and more; a campaign may be called 2027. */
const minIdLength = 10_000_000;

/** Many digits, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;
