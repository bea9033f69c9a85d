import { parseExactJson } from '../parse/json';
import { isRecord } from '../parse/cell';
import type { LooksLike } from './failure';
import { quotaSchema, type Quota } from './quota';

/** The fields of an answer's body. */
export type Body = Readonly<Record<string, unknown>>;

/** An answer's body, where it is no success. */
export interface OtherBody {
	/** What it says for people, whole; empty where it says nothing. */
	readonly error: string;
	readonly looksLike: LooksLike;
	readonly quota?: Quota | undefined;
}

/**
 * Reads the text of an answer. Never throws; takes time in proportion to the text's length.
 *
 * On record (the service's reference page): `{"success": true, "data": {…}}`, and for a refusal
 * `{"success": false, "is_error": true, "error": "…"}`. Whatever else is JSON is shown as it is, such
 * as a web framework's `{"detail": …}`.
 */
export function readEnvelope(body: string): { readonly raw: Body } | OtherBody {
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

function dataOf({ data }: Body): Body {
	return isRecord(data) ? data : {};
}

/** What an item shows of an answer. */
export interface Answer {
	/** Missing where the answer does not name it. */
	readonly tool?: string | undefined;
	readonly text: string;
	readonly structured?: unknown;
	readonly content?: readonly unknown[] | undefined;
	readonly quota?: Quota | undefined;
	/** True where parts of it were too long to be kept. */
	readonly isCut?: boolean;
	/** The body exactly as it came; missing where there was no answer, or it was not kept. */
	readonly raw?: Readonly<Record<string, unknown>>;
}

/** The parts that an item shows of an answer. The form is that of the service's reference page. */
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

/** The allowance beside a success, in `data`, or beside a refusal (the reference page has both). */
function quotaOf(raw: Body): Quota | undefined {
	return quotaSchema.safeParse(dataOf(raw).quota ?? raw.quota).data;
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
	const { raw, tool, quota } = answer;
	const length = JSON.stringify(raw)?.length ?? 0;
	if (answer.text.length <= maxText && length <= 2 * maxText) return answer;
	const text = shorten(answer.text, maxText);
	return { tool, quota, text, isCut: true, raw: { success: true, tool, data: { text, quota } } };
}

/** The beginning of a text, without half a character at its end. */
export function shorten(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
