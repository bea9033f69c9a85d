import { parseExactJson } from '../parse/json';
import { isRecord } from '../parse/cell';
import { quotaSchema, type Quota } from './quota';
import type { Answer } from './result';

/** What a body looks like that the service would not have written itself. */
export type LooksLike = 'nothing' | 'a web page' | 'cut-off JSON' | 'other JSON' | 'text';

/** The fields of an answer's body. */
export type Body = Readonly<Record<string, unknown>>;

/** An answer's body: a success, a refusal, or nothing that the service would have written itself. */
export type Envelope =
	| { readonly kind: 'success'; readonly raw: Body }
	| {
			readonly kind: 'refusal';
			/** What it says for people, whole. */
			readonly error: string | undefined;
			/** False for a body of other make, such as a web framework's `{"detail": …}`. */
			readonly isOwn: boolean;
			readonly raw: Body;
	  }
	| { readonly kind: 'unreadable'; readonly looksLike: LooksLike };

/**
 * Reads the text of an answer. Never throws; takes time in proportion to the text's length.
 *
 * On record (the service's reference page): `{"success": true, "data": {…}}`, and for a refusal
 * `{"success": false, "is_error": true, "error": "…"}`. Whatever else is JSON is shown as it is.
 */
export function readEnvelope(body: string): Envelope {
	const text = body.trim();
	if (text === '') return { kind: 'unreadable', looksLike: 'nothing' };
	if (text.startsWith('<')) return { kind: 'unreadable', looksLike: 'a web page' };
	if (!text.startsWith('{') && !text.startsWith('[')) {
		return { kind: 'unreadable', looksLike: 'text' };
	}
	const raw = jsonOrNothing(text);
	if (raw === undefined) return { kind: 'unreadable', looksLike: 'cut-off JSON' };
	if (!isRecord(raw)) return { kind: 'unreadable', looksLike: 'other JSON' };
	if (raw.success === true) return { kind: 'success', raw };
	const isOwn = raw.success === false || raw.is_error === true;
	const error = asText(raw.error) ?? asText(raw.detail) ?? asText(raw.message);
	return isOwn || error !== undefined
		? { kind: 'refusal', error, isOwn, raw }
		: { kind: 'unreadable', looksLike: 'other JSON' };
}

/** Undefined for a text that is broken, cut off, or nested deeper than any answer is. */
function jsonOrNothing(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

/** A text as it is; anything else as its JSON, which says more than nothing. */
function asText(value: unknown): string | undefined {
	if (value === undefined || value === null) return undefined;
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return text.trim() || undefined;
}

/** The parts that an item shows of an answer. The form is that of the service's reference page. */
export function answerOf(raw: Body): Answer {
	const { tool } = raw;
	const data = isRecord(raw.data) ? raw.data : {};
	const content = Array.isArray(data.content) ? data.content : undefined;
	const [structured] = machineReadable(raw);
	const quota = quotaOf(raw);
	return {
		...(typeof tool === 'string' && tool.length <= 200 && { tool }),
		text: typeof data.text === 'string' ? data.text : contentText(content),
		...(structured !== undefined && { structured }),
		...(content !== undefined && { content }),
		...(quota !== undefined && { quota }),
		raw,
	};
}

/** The allowance beside a success, in `data`, or beside a refusal (the reference page has both). */
export function quotaOf(raw: Body): Quota | undefined {
	const data = isRecord(raw.data) ? raw.data : {};
	const read = quotaSchema.safeParse(data.quota ?? raw.quota);
	return read.success ? read.data : undefined;
}

/**
 * Where an answer may have its machine-readable part: under `structured` (the reference page),
 * `structured_content` (its failures) or `structuredContent` (a customer's client).
 */
function machineReadable(raw: Body): unknown[] {
	const data = isRecord(raw.data) ? raw.data : {};
	return [data, raw]
		.flatMap((part) => [part.structured, part.structured_content, part.structuredContent])
		.filter((part) => part !== undefined && part !== null);
}

/** The same with `data` itself, where the prose reference has the ID of what was created. */
export function objectsOf(raw: Body): Body[] {
	return [...machineReadable(raw), raw.data].filter(isRecord);
}

/** `[{"type": "text", "text": "…"}]`, as a customer's client reads it. */
function contentText(content: readonly unknown[] = []): string {
	return content
		.flatMap((part) => (isRecord(part) && typeof part.text === 'string' ? [part.text] : []))
		.join('\n');
}

/** So much of a text, or of the JSON of anything else, is kept with an execution, in characters. */
const maxPart = 64_000;

/**
 * An answer as it may be kept: n8n saves every item with the execution. A longer text is cut, and
 * any other part that is longer is left out; `isCut` says so.
 */
export function keptAnswer(answer: Answer): Answer {
	const { raw, text, structured, content, ...rest } = answer;
	const { kept, isCut } = keptParts({ text, structured, content });
	const whole = raw && keptParts(isRecord(raw.data) ? { ...raw, data: undefined } : raw);
	const data = isRecord(raw?.data) ? keptParts(raw.data) : undefined;
	if (!isCut && !whole?.isCut && !data?.isCut) return answer;
	return {
		...rest,
		text: typeof kept.text === 'string' ? kept.text : '',
		...(kept.structured !== undefined && { structured: kept.structured }),
		...(Array.isArray(kept.content) && { content: kept.content }),
		isCut: true,
		...(whole && { raw: { ...whole.kept, ...(data && { data: data.kept }) } }),
	};
}

/** What is kept of an object's values, each by itself; all that is unknown shares one allowance. */
function keptParts(parts: Body): { readonly kept: Record<string, unknown>; isCut: boolean } {
	const kept: Record<string, unknown> = {};
	let isCut = false;
	let shared = maxPart;
	for (const [key, value] of Object.entries(parts)) {
		const isText = typeof value === 'string';
		const length = isText ? value.length : (JSON.stringify(value)?.length ?? 0);
		const isShown = /^(?:text|error|structured(?:_content|Content)?|content)$/.test(key);
		const most = isShown ? maxPart : shared;
		if (!isShown) shared -= Math.min(length, shared);
		if (length <= most) kept[key] = value;
		else isCut = true;
		if (length > most && isText) kept[key] = shorten(value, most);
	}
	return { kept, isCut };
}

/** The beginning of a text, without half a character at its end. */
export function shorten(text: string, length: number): string {
	return text.length <= length ? text : `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
