import { isRecord } from '../parse/cell';
import { objectsOf, type Body } from './envelope';

/**
 * True where a list proves that what it doesn't show isn't there. It does so where
 * - it states a total, and has as many ("No ad groups found" states a total of zero); or
 * - it states none, shows no sign that there are more, and its length can't be divided by 10 or 25,
 *   as the length of a page that was cut in silence can.
 *
 * The service's agent guidance has "plain request-response JSON, no pagination cursors", totals as
 * `**Total: 3 audiences**` and `**Total Campaigns:** 12`; TikTok's API documentation has `page_info`.
 *
 * @param around the answer's text without its table. A heading in it may hold any number.
 * @param length how many entries the list has.
 * @param saysNone the text says that there are none.
 */
export function isWhole(raw: Body, around: string, length: number, saysNone: boolean): boolean {
	const objects = objectsOf(raw);
	const places = [...objects, ...objects.map(({ page_info: info }) => info).filter(isRecord)];
	const lines = around.split('\n');
	if (places.some(hasMore) || lines.some((line) => line.length > 2000 || showsMore(line))) {
		return false;
	}
	const totals = [
		...places.flatMap((place) => totalKeys.map((key) => place[key])),
		...lines.map((line) => totalInLine.exec(line)?.slice(1).find(Boolean)),
		saysNone ? 0 : undefined,
	].filter((total) => total !== undefined && total !== null);
	if (totals.length === 0) return length % 10 !== 0 && length % 25 !== 0;
	return totals.every((total) => Number(String(total).replaceAll(',', '')) === length);
}

const totalKeys = ['total', 'total_count', 'total_number'];
const totalInLine =
	/\btotal(?: [a-z]{1,20}){0,2}:[* ]{0,4}(\d[\d,]{0,12})\b|\bshowing \d{1,9} of (\d[\d,]{0,12})\b/i;

/** Keys such as `has_more`, `next_cursor` or `total_page`, where they say that there are more. */
function hasMore(place: Body): boolean {
	return Object.entries(place).some(([key, value]) => {
		if (/^(?:has_more|truncated|next|cursor|next_\w{1,20})$/i.test(key)) return Boolean(value);
		return key === 'total_page' && Number(value) > 1;
	});
}

const moreWords =
	/\b(?:more|next|cursor|truncated|omitted|remaining|partial|first|only|limited|hidden|excluded|filtered)\b|\bpage \d/i;

/** Words of a line that may say so, and lines that end in dots. */
function showsMore(line: string): boolean {
	return moreWords.test(line) || /(?:…|\.{3})$/.test(line.trimEnd());
}
