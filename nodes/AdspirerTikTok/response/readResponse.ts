import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { parseExactJson } from '../parse/json';
import { asksForConfirmation, failureIn, isSuccessStatus, saidIn } from './classify';
import type { OtherBody } from './classify';
import { failure, type Failure, type LooksLike } from './failure';
import { quotaSchema, type Quota } from './quota';
import type { Answer, Entity } from './result';
import { exactText, labelKey, nameKey, shorten, withoutTicks, type Body } from './textForms';

/** Characters of a body that is shown because it couldn't be read. */
const maxExcerpt = 2_000;

const excerptOf = (text: string) =>
	text.length > maxExcerpt ? shorten(text, maxExcerpt - 1) : text;

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
	sent: Body = {},
): { readonly answer: Answer } | { readonly failure: Failure } {
	if (response.kind === 'none') {
		const { reason, code, mayHaveArrived: outcomeUnknown } = response;
		const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
		const retry = isPointless ? 'never' : 'fault';
		return { failure: failure({ type: 'no response', reason, code }, { retry, outcomeUnknown }) };
	}
	const { status, text } = response;
	const failed = (why: Failure) => ({ failure: { ...why, excerpt: excerptOf(text) } });
	const body = readEnvelope(text);
	if ('error' in body) return failed(failureIn(response, body, now, Object.values(sent).flat()));
	const answer = { ...answerOf(body.raw), length: text.length };
	const why = contradictionIn(answer, status);
	return why ? failed(why) : { answer };
}

/**
 * Reads the text of an answer. Takes time in proportion to its length.
 *
 * On record (the service's reference page): `{"success": true, "data": {…}}`, and for a refusal
 * `{"success": false, "is_error": true, "error": "…"}`. Any other JSON is shown as it is, such as a
 * web framework's `{"detail": …}`.
 */
function readEnvelope(body: string): { readonly raw: Body } | OtherBody {
	const unreadable = (looksLike: LooksLike) => ({ error: '', looksLike });
	const text = body.trim();
	if (text === '') return unreadable('empty');
	if (text.startsWith('<')) return unreadable('a web page');
	if (!/^[{[]/.test(text)) return unreadable('plain text');
	let raw: unknown;
	try {
		raw = parseExactJson(text);
	} catch {
		// Broken, cut off, or nested deeper than any answer is.
		return unreadable('incomplete');
	}
	if (!isRecord(raw)) return unreadable('in an unknown format');
	if (raw.success === true) return { raw };
	const said = [raw.error, raw.detail, raw.message].find(Boolean) ?? '';
	return {
		error: typeof said === 'string' ? said : JSON.stringify(said),
		looksLike: raw.success === false || raw.is_error === true ? 'an error' : 'in an unknown format',
		quota: quotaOf(raw),
	};
}

const dataOf = ({ data }: Body): Body => (isRecord(data) ? data : {});

/** The parts of a parsed body that an item shows. The form is that of the service's reference page. */
export function answerOf(raw: Body): Answer {
	const { tool } = raw;
	const { text, content: parts } = dataOf(raw);
	const content: unknown[] | undefined = Array.isArray(parts) ? parts : undefined;
	// `[{"type": "text", "text": "…"}]`, as a customer's client reads it.
	const texts = content?.map((part) => (isRecord(part) ? part.text : undefined)) ?? [];
	return {
		tool: typeof tool === 'string' && tool.length <= 200 ? tool : undefined,
		text:
			typeof text === 'string' ? text : texts.filter((one) => typeof one === 'string').join('\n'),
		structured: machineReadable(raw)[0],
		content,
		quota: quotaOf(raw),
		raw,
	};
}

/** The allowance next to a success, in `data`, or to a refusal (the reference page has both). */
function quotaOf(raw: Body): Quota | undefined {
	const told = dataOf(raw).quota ?? raw.quota;
	return told === undefined ? undefined : quotaSchema.safeParse(told).data;
}

/**
 * Where an answer may have its machine-readable part: under `structured` (the reference page),
 * `structured_content` (its failures) or `structuredContent` (a customer's client).
 */
function machineReadable(raw: Body): unknown[] {
	return [dataOf(raw), raw]
		.flatMap((part) => [part.structured, part.structured_content, part.structuredContent])
		.filter((part) => part !== undefined && part !== null);
}

/** The same with `data` itself, where the prose reference has the ID of what was created. */
export function objectsOf(raw: Body): Body[] {
	return [...machineReadable(raw), raw.data].filter(isRecord);
}

/** Characters of an answer's text that are kept with an execution; of a whole answer twice as many. */
const maxText = 64_000;

/**
 * An answer as it may be kept: n8n saves every item with the execution. Of one that is too long the
 * beginning of its text stays, and `isCut` says so.
 */
export function keptAnswer(answer: Answer): Answer {
	const { tool, quota, excerpt, length = 0 } = answer;
	if (answer.text.length <= maxText && length <= 2 * maxText) return answer;
	const text = shorten(answer.text, maxText);
	const raw = { success: true, tool, data: { text, quota } };
	return { tool, quota, text, isCut: true, raw, ...(excerpt !== undefined && { excerpt }) };
}

/**
 * Why an answer with `success: true` is no success: it asks for a confirmation, or its status isn't
 * that of a success, or it says that the call failed, in its machine-readable part too and in the words
 * of the service's own failures. The last two leave open what was done, so that only the same key makes
 * another try safe.
 */
function contradictionIn({ raw, text, structured, quota }: Answer, status: number) {
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
 * The same for a creation. The ID is null if the answer doesn't name it for certain; the list of its
 * parent may. What the text says in sentences decides nothing, unless it asks for a confirmation: no
 * creation is known to ask, so the outcome is open then.
 */
export function readCreation(
	response: ToolResponse,
	now: number,
	sent: Body,
	creation: Creation,
): { readonly answer: Answer; readonly entity: Entity } | { readonly failure: Failure } {
	const read = readResponse(response, now, sent);
	if ('answer' in read) {
		const id = idIn(read.answer, sent, creation);
		const name = exactText(sent[creation.nameArgument]);
		const parentId = exactText(sent[creation.parentArgument]);
		const body = response.kind === 'answer' ? response.text : '';
		const excerpt = id === null && { excerpt: excerptOf(body) };
		return { answer: { ...read.answer, ...excerpt }, entity: { id, name, parentId } };
	}
	const asks = read.failure.reason.type === 'asks for confirmation';
	return asks ? { failure: { ...read.failure, outcomeUnknown: true } } : read;
}

/** A label and its value are a short line; a name has at most 512 characters. */
const maxLineLength = 700;

/**
 * The new thing's ID, or null if the answer doesn't name it for certain: a wrong ID is worse than
 * none, and a list may still show it. Null too if two IDs differ, or if the answer gives the name or
 * the parent of another thing than the row's.
 *
 * On record (the service's reference page and agent guidance): the ID under a key of its own in the
 * machine-readable part or directly in `data`; and in the text a label alone with the ID on its line:
 * `Ad Group ID: 18…`, `**Ad Group ID:** …`, ``- **Ad Group ID:** `…` ``.
 *
 * @param sent the row's arguments: an ID among their values is not the answer's.
 */
function idIn({ raw = {}, text }: Answer, sent: Body, creation: Creation): string | null {
	// A longer text isn't kept, so an ID in it couldn't be checked.
	if (text.length > maxText) return null;
	const { answer: labels, nameArgument, parentArgument } = creation;
	const told = [
		...objectsOf(raw).flatMap((part) => Object.entries(part)),
		...labelledIn(text, labels.labelled),
	].map(([label, value]) => [labelKey(label), exactText(value)] as const);
	const valuesOf = (key: string) =>
		told.flatMap(([label, value]) => (label === key && value !== '' ? [value] : []));

	const [name, parent] = [exactText(sent[nameArgument]), exactText(sent[parentArgument])];
	const names = valuesOf(labels.nameKey);
	if (name !== '' && names.some((one) => nameKey(one) !== nameKey(name))) return null;
	// What is no ID, such as "N/A", is no other parent's.
	const parents = valuesOf(labels.parentKey).filter((one) => /^\d+$/.test(one));
	if (parent !== '' && parents.some((one) => one !== parent)) return null;

	const given = new Set(Object.values(sent).flat().map(String));
	const ids = valuesOf(labels.idKey).filter((id) => labels.id.test(id) && !given.has(id));
	const [id = null] = ids;
	return ids.every((one) => one === id) ? id : null;
}

/** Labels of a text with their values, each pair alone on a line. */
function labelledIn(text: string, form: RegExp): Array<[label: string, value: string]> {
	return text.split('\n').flatMap((line) => {
		const [, label, value] = line.length > maxLineLength ? [] : (form.exec(line.trim()) ?? []);
		return label === undefined ? [] : [[label, withoutTicks(value)]];
	});
}
