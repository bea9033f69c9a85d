import type { ToolResponse } from '../client/service';
import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { parseExactJson } from '../parse/json';
import { contradictionInWords, failureIn, isSuccessStatus, saidIn } from './classify';
import type { OtherBody } from './classify';
import { failure, type Failure, type LooksLike } from './failure';
import { quotaSchema, type Quota } from './quota';
import type { Answer, Entity } from './result';
import {
	errorText,
	exactText,
	labelKey,
	nameKey,
	shorten,
	withoutTicks,
	type Body,
} from './textForms';

/** Characters of a body that are shown because it couldn't be read. */
const maxExcerpt = 1_999;

/** What was called, as far as reading the answer depends on it. */
interface Called {
	/** The row's values; an answer may quote them. */
	readonly sent?: Body;
	/** True if the call changes something: its answer may deny that in words. */
	readonly changes?: boolean;
	/** Set if the answer names what was created. */
	readonly creation?: Creation | undefined;
}

/** Reads a response at a time (in ms). Never throws. */
export function readResponse(
	response: ToolResponse,
	now: number,
	{ sent = {}, changes = false, creation }: Called = {},
): { readonly answer: Answer; readonly entity?: Entity } | { readonly failure: Failure } {
	if (response.kind === 'none') {
		const { reason, code, mayHaveArrived: outcomeUnknown } = response;
		const isPointless = reason === 'certificate' || reason === 'not sent' || reason === 'stopped';
		const retry = isPointless ? 'never' : 'fault';
		return { failure: failure({ type: 'no response', reason, code }, { retry, outcomeUnknown }) };
	}
	const { status, text } = response;
	const excerpt = shorten(text, maxExcerpt);
	const own = Object.values(sent).flat();
	const body = readEnvelope(text);
	if ('error' in body) return { failure: { ...failureIn(response, body, now, own), excerpt } };
	const { raw } = body;
	const answer = { ...answerOf(raw), length: text.length };
	const id = creation ? idIn(answer, sent, creation) : null;
	const failed = [raw, ...objectsOf(raw)].find(reportsFailure);
	const type =
		failed || !isSuccessStatus(status)
			? 'contradictory'
			: changes && contradictionInWords(answer.text, own, id !== null);
	if (type) {
		const said = saidIn(typeof failed?.error === 'string' ? failed.error : answer.text);
		// No creation is known to ask for a confirmation, so its outcome is unknown then.
		const unknown = creation && { outcomeUnknown: true };
		const why = failure({ type, said }, { status, quota: answer.quota, ...unknown });
		return { failure: { ...why, excerpt } };
	}
	if (!creation) return { answer };
	const name = exactText(sent[creation.nameArgument]);
	const parentId = exactText(sent[creation.parentArgument]);
	const entity = { id, name, parentId };
	return { answer: id === null ? { ...answer, excerpt } : answer, entity };
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
		error: errorText(error),
		looksLike: raw.success === false || raw.is_error === true ? 'an error' : 'in an unknown format',
		quota: quotaOf(raw),
	};
}

const dataOf = ({ data }: Body): Body => (isRecord(data) ? data : {});

/** The text of a success; in a customer's client, `[{"type": "text", "text": "…"}]` takes its place. */
export function textOf(raw: Body): string {
	const { text, content } = dataOf(raw);
	if (typeof text === 'string') return text;
	const parts: unknown[] = Array.isArray(content) ? content : [];
	return parts
		.flatMap((part) => (isRecord(part) && typeof part.text === 'string' ? [part.text] : []))
		.join('\n');
}

/** The parts of a success, as the service's reference page has them. */
function answerOf(raw: Body): Answer {
	const { tool } = raw;
	const { content } = dataOf(raw);
	return {
		tool: typeof tool === 'string' && tool.length <= 200 ? tool : undefined,
		text: textOf(raw),
		structured: machineReadable(raw)[0],
		content: Array.isArray(content) ? content : undefined,
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

/** True for a part of an answer that reports a failure. */
function reportsFailure(part: Body): boolean {
	const { success, is_error: isError, isError: isMcpError, status, error, errors, code } = part;
	return (
		success === false ||
		isError === true ||
		isMcpError === true ||
		/^(?:fail(?:ed|ure)?|error)$/i.test(exactText(status)) ||
		holdsAny(error) ||
		holdsAny(errors) ||
		// TikTok's own code is 0 if all went well, and HTTP's begins with 2.
		/^(?!(?:0+|2\d\d)$)-?\d+$/.test(exactText(code))
	);
}

/** False for `errors: []` and `error: {}`, too. */
const holdsAny = (value: unknown) =>
	typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);

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
