import type { ToolResponse } from '../client/toolResponse';
import { answerOf, objectsOf, type Answer, type Body } from './envelope';
import type { Failure } from './failure';
import { sameName } from './names';
import { readResponse } from './readResponse';

/** What the answer to a creation tells of the new ad group. */
export interface Creation {
	readonly answer: Answer;
	/** Null where the answer does not name it for certain; the campaign's list may. */
	readonly adgroupId: string | null;
}

/**
 * Reads the answer to the creation of an ad group. What its text says in sentences decides nothing,
 * but for one that asks for a confirmation: no creation is known to ask, so the outcome is open.
 *
 * @param now the calendar's time in milliseconds.
 * @param sent the row's arguments.
 */
export function readCreation(
	response: ToolResponse,
	now: number,
	sent: Readonly<Record<string, unknown>>,
): Creation | { readonly failure: Failure } {
	const read = readResponse(response, now, sent);
	if ('failure' in read) {
		const { failure } = read;
		const asks = failure.reason.type === 'asks for confirmation';
		return asks ? { failure: { ...failure, outcomeUnknown: true } } : read;
	}
	const { answer } = read;
	return { answer, adgroupId: answer.raw ? adgroupIdIn(answer.raw, sent) : null };
}

/** TikTok's IDs of ad groups have 16 to 19 digits. */
const wholeId = /^[1-9]\d{15,18}$/;

/** A longer text is not read to its end, so an ID in it may have a rival. */
const maxTextLength = 64_000;

/** A label and its value are a short line; a name has at most 512 characters. */
const maxLineLength = 700;

/** What an answer says of the ad group that it is about. */
interface Told {
	readonly ids: unknown[];
	readonly names: unknown[];
	readonly campaigns: unknown[];
}

/**
 * The new ad group's ID, or null where the answer doesn't name it for certain: a wrong ID is worse
 * than none, and the campaign's list can tell it. Null too where two IDs differ, and where the
 * answer gives the name or the campaign of another ad group than the row's.
 *
 * On record (the service's reference page and agent guidance): the ID under `adgroup_id` or
 * `ad_group_id`, in the machine-readable part or directly in `data`; and in the text a label alone
 * with the ID on its line: `Ad Group ID: 18…`, `**Ad Group ID:** …`, ``- **Ad Group ID:** `…` ``.
 *
 * @param sent the row's arguments: an ID among their values is not the answer's.
 */
function adgroupIdIn(raw: Body, sent: Readonly<Record<string, unknown>>): string | null {
	const { text } = answerOf(raw);
	if (text.length > maxTextLength) return null;
	const told: Told = { ids: [], names: [], campaigns: [] };
	for (const { adgroup_id, ad_group_id, adgroup_name, ad_group_name, campaign_id } of objectsOf(
		raw,
	)) {
		told.ids.push(adgroup_id, ad_group_id);
		told.names.push(adgroup_name, ad_group_name);
		told.campaigns.push(campaign_id);
	}
	addLabels(text, told);

	const isOther =
		told.names.some((name) => differs(name, sent.adgroup_name, sameName)) ||
		told.campaigns.some((id) => differs(id, sent.campaign_id, isSameId));
	const given = new Set(Object.values(sent).flat().map(String));
	const ids = new Set(told.ids.map(asText).filter((id) => wholeId.test(id) && !given.has(id)));
	const [id = null] = ids;
	return ids.size === 1 && !isOther ? id : null;
}

/** True for a value that the answer gives and that is not the row's own. */
function differs(
	told: unknown,
	own: unknown,
	isSame: (told: string, own: string) => boolean,
): boolean {
	const [text, ownText] = [asText(told), asText(own)];
	return text !== '' && ownText !== '' && !isSame(text, ownText);
}

/** What is no ID, such as "N/A", is no other campaign's. */
function isSameId(told: string, own: string): boolean {
	return told === own || !/^\d+$/.test(told);
}

/** A number that is not exact is none. */
function asText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : '';
}

const labels = [
	['ids', /^ad ?group id$/],
	['names', /^ad ?group name$/],
	['campaigns', /^campaign id$/],
] as const;

/** Adds what stands behind a label, alone with it on a line. */
function addLabels(text: string, told: Told): void {
	for (const full of text.split('\n')) {
		const line = full.length > maxLineLength ? '' : full.trim().replace(/^[-*•] /, '');
		const colon = line.indexOf(':');
		if (colon < 0) continue;
		const label = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
		const kind = labels.find(([, words]) => words.test(label))?.[0];
		if (kind !== undefined) told[kind].push(valueBehind(line.slice(colon + 1)));
	}
}

/** Without the end of a bold label, and the backticks around the value. */
function valueBehind(rest: string): string {
	const value = rest.replace(/^\*\*/, '').trim();
	return /^`[^`]+`$/.test(value) ? value.slice(1, -1) : value;
}
