import { parseExactJson } from '../parse/exactJson';
import { isRecord } from '../parse/values';

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
