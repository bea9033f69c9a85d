import type { ToolResponse } from '../client/toolResponse';
import { isRecord } from '../parse/cell';
import { asksForConfirmation, failureIn, isSuccessStatus, saidIn } from './classify';
import { answerOf, objectsOf, readEnvelope, type Answer } from './envelope';
import { failure, type Failure } from './failure';
import { keyOf, nameKey, withoutTicks } from './textForms';
import type { Entity } from './result';

/** The arguments of a call. */
type Sent = Readonly<Record<string, unknown>>;

/**
 * Reads what a call of any tool brought back: the parts of a success, or why there is none. Never
 * throws.
 *
 * @param now the calendar's time in milliseconds, to which a date in Retry-After is compared.
 * @param sent the call's arguments, whose texts a refusal may quote.
 */
export function readResponse(
	response: ToolResponse,
	now: number,
	sent: Sent = {},
): { readonly answer: Answer } | { readonly failure: Failure } {
	if (response.kind === 'none') {
		const { reason, code, mayHaveArrived: outcomeUnknown } = response;
		const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
		const retry = isPointless ? 'never' : 'fault';
		return { failure: failure({ type: 'no response', reason, code }, { retry, outcomeUnknown }) };
	}
	const body = readEnvelope(response.text);
	if ('error' in body) {
		return { failure: failureIn(response, body, now, Object.values(sent).flat()) };
	}
	const answer = answerOf(body.raw);
	const why = failureBeside(answer, response.status);
	return why ? { failure: why } : { answer };
}

/**
 * Why an answer with `success: true` is no success: it asks for a confirmation, or it has another
 * status than a success, or says that the call failed, in its machine-readable part too and in the words
 * of the service's own failures. The last two leave open what was done, so that only the same key makes
 * another try safe.
 */
function failureBeside({ raw, text, structured, quota }: Answer, status: number) {
	const failed = [raw, structured]
		.filter(isRecord)
		.find(
			({ success, is_error: isError, status: state, error }) =>
				success === false || isError === true || state === 'failed' || state === 'error' || error,
		);
	if (failed || !isSuccessStatus(status)) {
		const said = typeof failed?.error === 'string' ? failed.error : text;
		return failure({ type: 'contradictory', said: saidIn(said) }, { status, quota });
	}
	const asks = { type: 'asks for confirmation', said: saidIn(text) } as const;
	return asksForConfirmation(text) ? failure(asks, { status, quota }) : undefined;
}

/**
 * The same for the creation of an ad group, whose ID is null where the answer does not name it for
 * certain; the campaign's list may. What the text says in sentences decides nothing, but for one that asks
 * for a confirmation: no creation is known to ask, so the outcome is open.
 */
export function readCreation(
	response: ToolResponse,
	now: number,
	sent: Sent,
): { readonly answer: Answer; readonly entity: Entity } | { readonly failure: Failure } {
	const read = readResponse(response, now, sent);
	if ('answer' in read) {
		const adgroupId = adgroupIdIn(read.answer, sent);
		const [adgroupName, campaignId] = [asText(sent.adgroup_name), asText(sent.campaign_id)];
		return { ...read, entity: { id: adgroupId, name: adgroupName, parentId: campaignId } };
	}
	const asks = read.failure.reason.type === 'asks for confirmation';
	return asks ? { failure: { ...read.failure, outcomeUnknown: true } } : read;
}

/** TikTok's IDs of ad groups have 16 to 19 digits. */
const wholeId = /^[1-9]\d{15,18}$/;

/** A longer text is not read to its end, so an ID in it may have a rival. */
const maxTextLength = 64_000;

/** A label and its value are a short line; a name has at most 512 characters. */
const maxLineLength = 700;

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
function adgroupIdIn({ raw = {}, text }: Answer, sent: Sent): string | null {
	if (text.length > maxTextLength) return null;
	const told = [...objectsOf(raw).flatMap((part) => Object.entries(part)), ...labelsIn(text)];
	const valuesOf = (key: string) =>
		told.flatMap(([label, value]) => (keyOf(label) === key ? asText(value) : '') || []);

	const [name, campaign] = [asText(sent.adgroup_name), asText(sent.campaign_id)];
	const names = valuesOf('adgroupname');
	if (name !== '' && names.some((one) => nameKey(one) !== nameKey(name))) return null;
	// What is no ID, such as "N/A", is no other campaign's.
	const campaigns = valuesOf('campaignid').filter((one) => /^\d+$/.test(one));
	if (campaign !== '' && campaigns.some((one) => one !== campaign)) return null;

	const given = new Set(Object.values(sent).flat().map(String));
	const ids = valuesOf('adgroupid').filter((id) => wholeId.test(id) && !given.has(id));
	const [id = null] = ids;
	return ids.every((one) => one === id) ? id : null;
}

/** A number that is not exact is none. */
function asText(value: unknown): string {
	if (typeof value === 'string') return value.trim();
	return Number.isSafeInteger(value) ? String(value) : '';
}

/** Labels with what stands behind them, each alone with its value on a line. */
function labelsIn(text: string): Array<[label: string, value: string]> {
	return text.split('\n').flatMap((line) => {
		const [, label, value] = line.length > maxLineLength ? [] : (labelled.exec(line.trim()) ?? []);
		return label === undefined ? [] : [[label, withoutTicks(value)]];
	});
}

const labelled = /^(?:[-*•] )?\**((?:ad ?group|campaign) (?:id|name))\**:\**(.*)$/i;
