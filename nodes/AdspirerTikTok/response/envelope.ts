import { parseExactJson } from '../parse/exactJson';
import { isRecord } from '../parse/values';

/** What a body looks like that the service would not have written itself. */
export type LooksLike = 'nothing' | 'a web page' | 'cut-off JSON' | 'other JSON' | 'text';

/** An answer's body: a success, a refusal, or nothing that the service would have written itself. */
export type Envelope =
	| { readonly kind: 'success'; readonly raw: Readonly<Record<string, unknown>> }
	| {
			readonly kind: 'refusal';
			/** What it says for people, whole. */
			readonly error: string | undefined;
			/** False for a body of other make, such as a web framework's `{"detail": …}`. */
			readonly isOwn: boolean;
			readonly raw: Readonly<Record<string, unknown>>;
	  }
	| { readonly kind: 'unreadable'; readonly looksLike: LooksLike };

/** "Failed", "TOOL_ERROR" or "Bad Request": another key may say why. */
const saysNothing =
	/^(?:[a-z]{1,40}(?:_[a-z]{1,40}){1,9}|(?:(?:the|an?|tool|request|tiktok|api|unknown|execution)\s){0,3}(?:error|failed|failure)|bad request|unprocessable (?:entity|content)|not found|forbidden|conflict|(?:internal )?server error)\W{0,3}$/i;

/** Reads the text of an answer. Never throws; takes time in proportion to the text's length. */
export function readEnvelope(body: string): Envelope {
	const text = body.trim();
	if (text === '') return { kind: 'unreadable', looksLike: 'nothing' };
	if (text.startsWith('<')) return { kind: 'unreadable', looksLike: 'a web page' };
	const isJson = /^[{[]/.test(text);
	const parsed = isJson ? jsonOrNothing(text) : undefined;
	if (parsed === undefined) {
		return { kind: 'unreadable', looksLike: isJson ? 'cut-off JSON' : 'text' };
	}
	if (!isRecord(parsed)) return { kind: 'unreadable', looksLike: 'other JSON' };
	if (parsed.success === true) return { kind: 'success', raw: parsed };
	const isOwn = parsed.success === false || parsed.success === 'false' || parsed.is_error === true;
	const { error: said, detail, message, errors, structured_content: structured } = parsed;
	const places = isOwn
		? [
				said,
				detail,
				message,
				errors,
				structured,
				parsed.data,
				parsed.content,
				parsed.reason,
				parsed.text,
			]
		: [said, detail, message, errors];
	const texts = places.flatMap((place) => errorText(place) ?? []);
	const error = texts.find((text) => !saysNothing.test(text)) ?? texts[0];
	return error !== undefined || isOwn
		? { kind: 'refusal', error, isOwn, raw: parsed }
		: { kind: 'unreadable', looksLike: 'other JSON' };
}

/** Undefined for a text that is broken, cut off, or nested deeper than any answer is. */
export function jsonOrNothing(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

/** More findings than anybody reads. */
const maxFindings = 50;

/**
 * What an error says for people. The service writes a text; a web framework in front of it may
 * write a list of findings such as `{"loc": ["body", "budget"], "msg": "field required"}`.
 */
export function errorText(value: unknown, depth = 0): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	if (depth > 3) return undefined;
	if (Array.isArray(value)) {
		const parts = value.slice(0, maxFindings).flatMap((part) => errorText(part, depth + 1) ?? []);
		return parts.join('\n') || undefined;
	}
	if (!isRecord(value)) return undefined;
	const {
		error,
		detail,
		message,
		msg,
		reason,
		description,
		title,
		text: words,
		errors,
		code,
		loc,
	} = value;
	const said = [error, detail, message, msg, reason, description, title, words, errors];
	const text =
		said.reduce<string | undefined>(
			(found, inner) => found ?? errorText(inner, depth + 1),
			undefined,
		) ?? (typeof code === 'string' || typeof code === 'number' ? `code ${code}` : undefined);
	const place: unknown = Array.isArray(loc) ? loc.at(-1) : undefined;
	return text !== undefined && typeof place === 'string' ? `${place}: ${text}` : text;
}

/** Keys whose values say, in words or as a code, what a refusal is about. */
const tellingKey =
	/^(?:errors?|details?|messages?|msg|reason|description|title|text|type|(?:err(?:or)?)?code|retryafter|result|data|content|structured(?:content)?)$/;
const maxTexts = 100;

/**
 * Every text and code in a refusal, whichever key it is under: the error may say no more than
 * "Failed" where the detail beside it says that TikTok gave no answer.
 */
export function textsOfRefusal(raw: Readonly<Record<string, unknown>>): string[] {
	const texts = new Set<string>();
	const open: Array<{ value: unknown; key: string; depth: number }> = [
		{ value: raw, key: '', depth: 0 },
	];
	for (let part = open.shift(); part && texts.size < maxTexts; part = open.shift()) {
		const { value, key, depth } = part;
		if (typeof value === 'string' || typeof value === 'number') {
			if (key === 'retryafter') texts.add(Number(value) > 0 ? `Retry after: ${value}` : '');
			else texts.add(key.endsWith('code') ? `code: ${value}` : String(value));
		} else if (depth > 4) {
			continue;
		} else if (Array.isArray(value)) {
			for (const inner of value.slice(0, maxFindings))
				open.push({ value: inner, key, depth: depth + 1 });
		} else if (isRecord(value)) {
			for (const [name, inner] of Object.entries(value).slice(0, maxFindings)) {
				const words = name
					.slice(0, 40)
					.toLowerCase()
					.replace(/[^a-z]/g, '');
				if (tellingKey.test(words)) open.push({ value: inner, key: words, depth: depth + 1 });
			}
		}
	}
	return [...texts];
}
