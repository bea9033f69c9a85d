import { isRecord } from '../base/values';
import type { Why } from '../problems/problem';
import { quotaSchema, type Quota } from './quota';
import { structuredIn } from './said';
import { arrayOf, isText, parsedJson, shorten, type Body } from './textForms';

export interface Answer {
	readonly tool?: string | undefined;
	readonly text: string;
	readonly structured?: unknown;
	readonly content?: readonly unknown[] | undefined;
	readonly quota?: Quota | undefined;
	readonly isCut?: boolean;
	/** The parsed body; missing if there was no call. */
	readonly raw?: Body;
	readonly length?: number;
	/** The beginning of the body as it came, if it doesn't name what was created. */
	readonly excerpt?: string;
}

/** True for a status that reports success. */
export const isSuccessStatus = (status: number) => status >= 200 && status < 300;

/** What a body looks like that holds no object. */
function shapeOf(text: string, parsed: unknown): Why {
	if (text === '') return 'empty body';
	if (text.startsWith('<')) return 'web page';
	if (!/^[{[]/.test(text)) return 'plain text';
	if (parsed === undefined) return 'incomplete body';
	return 'unknown format';
}

/** The body of an answer that isn't a success. */
export interface OtherBody {
	/** Missing if it is no object. */
	readonly raw?: Body;
	readonly error: string;
	readonly looksLike: Why;
}

/**
 * The service's reference page has `{"success": true, "data": {…}}`, and for a refusal `{"success":
 * false, "is_error": true, "error": "…"}`. Web frameworks have `{"detail": …}`.
 */
export function readEnvelope(body: string): { readonly raw: Body } | OtherBody {
	const text = body.trim();
	const [raw] = parsedJson(text);
	if (!isRecord(raw)) return { error: '', looksLike: shapeOf(text, raw) };
	if (raw.success === true) return { raw };
	const error = errorText([raw.error, raw.detail, raw.message].find(Boolean) ?? '');
	// Only this is the service's own form.
	const isOwn = raw.success === false || raw.is_error === true;
	return { raw, error, looksLike: isOwn ? 'own error' : 'unknown format' };
}

/** The text of an error. Web frameworks in Python list what is wrong under 422: `[{"loc": […], "msg": "…"}]`. */
function errorText(error: unknown): string {
	if (isText(error)) return error;
	const problems = arrayOf(error)
		.filter(isRecord)
		.map(({ loc, msg }) => {
			const named = [arrayOf(loc).filter(isText).at(-1), msg];
			return named.filter(isText).join(': ');
		});
	return problems.filter((problem) => problem !== '').join('; ') || JSON.stringify(error);
}

function dataOf({ data }: Body): Body {
	if (isRecord(data)) return data;
	return {};
}

/**
 * The text of a success; in a customer's client, and in MCP's own form beside `success`,
 * `[{"type": "text", "text": "…"}]` takes its place. A blank one says nothing, so that the next place counts.
 */
export function textOf(raw: Body): string {
	const { text, content } = dataOf(raw);
	for (const place of [text, textsIn(content), raw.data, raw.text, textsIn(raw.content)]) {
		if (isText(place) && place.trim() !== '') return place;
	}
	return '';
}

function textsIn(content: unknown): string {
	const texts: string[] = [];
	for (const part of arrayOf(content)) {
		if (isRecord(part) && isText(part.text)) texts.push(part.text);
	}
	return texts.join('\n');
}

/** The parts of a success, as the service's reference page has them. */
export function answerOf(raw: Body): Answer {
	const { tool } = raw;
	const { content, quota: ofCall } = dataOf(raw);
	const quota = quotaSchema.safeParse(ofCall ?? raw.quota);
	return {
		tool: isText(tool) ? tool : undefined,
		text: textOf(raw),
		structured: structuredIn(raw),
		content: Array.isArray(content) ? content : undefined,
		quota: quota.data,
		raw,
	};
}

/** Characters of an answer's text that are kept with an execution; of a whole body twice as many. */
const maxText = 64_000;

/** An answer as n8n may save it with the execution: of one that is too long, the beginning of its text. */
export function keptAnswer(answer: Answer): Answer {
	const { tool, quota, excerpt, length = 0 } = answer;
	if (length <= 2 * maxText && answer.text.length <= maxText) return answer;
	const text = shorten(answer.text, maxText);
	const raw = { success: true, tool, data: { text, quota } };
	return { tool, quota, text, isCut: true, raw, ...(excerpt !== undefined && { excerpt }) };
}
