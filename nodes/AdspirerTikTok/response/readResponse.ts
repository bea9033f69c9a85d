import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { parseExactJson } from '../parse/json';
import { asksForConfirmation, deniesFirst, failureIn, isSuccessStatus, saidIn } from './classify';
import type { OtherBody } from './classify';
import { failure, type Failure, type LooksLike } from './failure';
import { quotaSchema, type Quota } from './quota';
import type { Answer, Entity } from './result';
import { exactText, labelKey, nameKey, shorten, withoutTicks, type Body } from './textForms';

/** The beginning of a body that is shown because it couldn't be read. */
const excerptOf = (text: string) => shorten(text, 1_999);

/**
 * Reads a response to a call that `sent` these arguments, `now` (ms). Never throws.
 *
 * @param changes true for a call that changes something: a text that begins with a denial is no success.
 */
export function readResponse(
	response: ToolResponse,
	now: number,
	sent: Body = {},
	changes = false,
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
	const own = Object.values(sent).flat();
	if ('error' in body) return failed(failureIn(response, body, now, own));
	const answer = { ...answerOf(body.raw), length: text.length };
	const denied = changes && deniesFirst(answer.text, own);
	const why = denied ? contradiction(answer, status) : contradictionIn(answer, status, own);
	return why ? failed(why) : { answer };
}

/**
 * The service's reference page has `{"success": true, "data": {…}}`, and for a refusal `{"success":
 * false, "is_error": true, "error": "…"}`. Web frameworks have `{"detail": …}`.
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
		return unreadable('incomplete');
	}
	if (!isRecord(raw)) return unreadable('in an unknown format');
	if (raw.success === true) return { raw };
	const error = [raw.error, raw.detail, raw.message].find(Boolean) ?? '';
	return {
		error: typeof error === 'string' ? error : JSON.stringify(error),
		looksLike: raw.success === false || raw.is_error === true ? 'an error' : 'in an unknown format',
		quota: quotaOf(raw),
	};
}

const dataOf = ({ data }: Body): Body => (isRecord(data) ? data : {});

/** The parts of a success, as the service's reference page has them. */
export function answerOf(raw: Body): Answer {
	const { tool } = raw;
	const { text, content: parts } = dataOf(raw);
	const content: unknown[] | undefined = Array.isArray(parts) ? parts : undefined;
	// `[{"type": "text", "text": "…"}]`, in a customer's client.
	const texts = (content ?? []).filter(isRecord).map((part) => part.text);
	const isText = (value: unknown) => typeof value === 'string';
	return {
		tool: typeof tool === 'string' && tool.length <= 200 ? tool : undefined,
		text: [text, texts.filter(isText).join('\n')].find(isText) ?? '',
		structured: machineReadable(raw)[0],
		content,
		quota: quotaOf(raw),
		raw,
	};
}

function quotaOf(raw: Body): Quota | undefined {
	const quota = dataOf(raw).quota ?? raw.quota;
	return quota === undefined ? undefined : quotaSchema.safeParse(quota).data;
}

/** Keys of the reference page, of its failures, and of a customer's client. */
function machineReadable(raw: Body): unknown[] {
	return [dataOf(raw), raw]
		.flatMap((part) => [part.structured, part.structured_content, part.structuredContent])
		.filter((part) => part !== undefined && part !== null);
}

/** The machine-readable parts of an answer; the prose reference has the new ID in `data` itself. */
export function objectsOf(raw: Body): Body[] {
	return [...machineReadable(raw), raw.data].filter(isRecord);
}

/** Characters of an answer's text that are kept with an execution; of a whole body twice as many. */
const maxText = 64_000;

/** An answer as n8n may save it with the execution: of one that is too long, the beginning of its text. */
export function keptAnswer(answer: Answer): Answer {
	const { tool, quota, excerpt, length = 0 } = answer;
	// A body may be long by its escapes and indents alone; counting them always would be slow.
	const isLong = length > 2 * maxText && JSON.stringify(answer.raw).length > 2 * maxText;
	if (answer.text.length <= maxText && !isLong) return answer;
	const text = shorten(answer.text, maxText);
	const raw = { success: true, tool, data: { text, quota } };
	return { tool, quota, text, isCut: true, raw, ...(excerpt !== undefined && { excerpt }) };
}

function contradiction({ text, quota }: Answer, status: number, said = text): Failure {
	return failure({ type: 'contradictory', said: saidIn(said) }, { status, quota });
}

/** True for a part of an answer that reports a failure; TikTok's own code is 0 if all went well. */
function reportsFailure(part: Body): boolean {
	const { success, is_error: isError, isError: isMcpError, status, error, errors, code } = part;
	return (
		success === false ||
		isError === true ||
		isMcpError === true ||
		/^(?:failed|failure|error)$/i.test(String(status)) ||
		Boolean(error) ||
		(Array.isArray(errors) && errors.length > 0) ||
		(typeof code === 'number' && code !== 0 && code !== 200)
	);
}

function contradictionIn(answer: Answer, status: number, own: readonly unknown[]) {
	const { raw = {}, text, quota } = answer;
	const failed = [raw, ...objectsOf(raw)].find(reportsFailure);
	if (failed || !isSuccessStatus(status)) {
		return contradiction(answer, status, typeof failed?.error === 'string' ? failed.error : text);
	}
	const asks = { type: 'asks for confirmation', said: saidIn(text) } as const;
	return asksForConfirmation(text, own) ? failure(asks, { status, quota }) : undefined;
}

/** The same for a creation. None is known to ask for a confirmation, so the outcome is unknown then. */
export function readCreation(
	response: ToolResponse,
	now: number,
	sent: Body,
	creation: Creation,
): { readonly answer: Answer; readonly entity: Entity } | { readonly failure: Failure } {
	const read = readResponse(response, now, sent);
	if ('answer' in read) {
		const id = idIn(read.answer, sent, creation);
		if (id === null && deniesFirst(read.answer.text, Object.values(sent).flat())) {
			return {
				failure: contradiction(read.answer, response.kind === 'answer' ? response.status : 0),
			};
		}
		const name = exactText(sent[creation.nameArgument]);
		const parentId = exactText(sent[creation.parentArgument]);
		const body = response.kind === 'answer' ? response.text : '';
		const excerpt = id === null && { excerpt: excerptOf(body) };
		return { answer: { ...read.answer, ...excerpt }, entity: { id, name, parentId } };
	}
	const asks = read.failure.reason.type === 'asks for confirmation';
	return asks ? { failure: { ...read.failure, outcomeUnknown: true } } : read;
}

const maxLineLength = 700;

/**
 * The new thing's ID, or null if the answer doesn't name it for certain: a wrong ID is worse than none.
 * Sources: the service's reference page and agent guidance: the ID under its own key, or alone with its
 * label on a line: `Ad Group ID: 18…`, `**Ad Group ID:** …`, ``- **Ad Group ID:** `…` ``.
 */
function idIn({ raw = {}, text }: Answer, sent: Body, creation: Creation): string | null {
	// A longer text isn't kept, so an ID in it couldn't be checked.
	if (text.length > maxText) return null;
	const { answer: labels, nameArgument, parentArgument } = creation;
	const lines = text.split('\n').filter((line) => line.length <= maxLineLength);
	const fields = [
		...objectsOf(raw).flatMap((part) => Object.entries(part)),
		...lines.flatMap((line) => {
			const [, label, value] = labels.labelled.exec(line.trim()) ?? [];
			return label === undefined ? [] : [[label, withoutTicks(value)] as const];
		}),
	].map(([label, value]) => [labelKey(label), exactText(value)] as const);
	const valuesOf = (key: string) =>
		fields.flatMap(([label, value]) => (label === key && value !== '' ? [value] : []));

	const [name, parent] = [exactText(sent[nameArgument]), exactText(sent[parentArgument])];
	const names = valuesOf(labels.nameKey);
	if (name !== '' && names.some((one) => nameKey(one) !== nameKey(name))) return null;
	const parents = valuesOf(labels.parentKey).filter((one) => /^\d+$/.test(one));
	if (parent !== '' && parents.some((one) => one !== parent)) return null;

	const given = new Set(Object.values(sent).flat().map(String));
	const ids = valuesOf(labels.idKey).filter((id) => labels.id.test(id) && !given.has(id));
	const [id = null] = ids;
	return ids.every((one) => one === id) ? id : null;
}
