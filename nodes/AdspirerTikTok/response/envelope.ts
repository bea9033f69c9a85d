import { isRecord } from '../parse/cell';
import { parseExactJson } from '../parse/json';
import type { LooksLike } from './failure';
import { quotaSchema, type Quota } from './quota';
import type { Answer } from './result';
import { shorten, type Body } from './textForms';

/** The body of an answer that isn't a success. */
export interface OtherBody {
	/** The parsed body, if it is an object. */
	readonly raw?: Body;
	readonly error: string;
	readonly looksLike: LooksLike;
	readonly quota?: Quota | undefined;
}

/**
 * The service's reference page has `{"success": true, "data": {…}}`, and for a refusal `{"success":
 * false, "is_error": true, "error": "…"}`. Web frameworks have `{"detail": …}`.
 */
export function readEnvelope(
	body: string,
): { readonly raw: Body; readonly error?: undefined } | OtherBody {
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
		raw,
		error: errorText(error),
		looksLike: raw.success === false || raw.is_error === true ? 'an error' : 'in an unknown format',
		quota: quotaOf(raw),
	};
}

/**
 * The text of an error. Web frameworks in Python list what is wrong with a request, under 422:
 * `[{"loc": ["body", "arguments", "budget"], "msg": "Field required"}]`.
 */
function errorText(error: unknown): string {
	if (typeof error === 'string') return error;
	const problems: unknown[] = Array.isArray(error) ? error : [];
	const texts = problems.flatMap((problem) => {
		if (!isRecord(problem) || typeof problem.msg !== 'string') return [];
		const place: unknown[] = Array.isArray(problem.loc) ? problem.loc : [];
		const name = place.filter((part) => typeof part === 'string').at(-1);
		return name === undefined ? [problem.msg] : [`${name}: ${problem.msg}`];
	});
	return texts.length > 0 && texts.length === problems.length
		? texts.join('; ')
		: JSON.stringify(error);
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
export function answerOf(raw: Body): Answer {
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
export const maxText = 64_000;

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
