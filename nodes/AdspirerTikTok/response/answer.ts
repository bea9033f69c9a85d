import { isRecord } from '../base/values';
import type { Creation } from '../contract/creation';
import type { Why } from '../problems/problem';
import { type Quota, quotaSchema } from './quota';
import {
	type Body,
	type TextField,
	arrayOf,
	exactText,
	textFieldsOf,
	isText,
	labelKey,
	nameKey,
	parsedJson,
	shorten,
	withoutTicks,
} from './textForms';

export interface Answer {
	readonly tool?: string | undefined;
	readonly text: string;
	readonly structured?: unknown;
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

/** The kind of a body that holds no object. */
function shapeOf(text: string): Why {
	if (text === '') return 'empty body';
	if (text.startsWith('<')) return 'web page';
	return 'unknown format';
}

/** The body of an answer that isn't a success. */
export interface OtherBody {
	/** Missing if it is no object. */
	readonly raw?: Body;
	readonly error: string;
	readonly looksLike: Why;
	/** TikTok's own code, where the body has its wrapper. */
	readonly code?: string;
}

/**
 * The service's reference page has `{"success": true, "data": {…}}`, and for a refusal `{"success":
 * false, "is_error": true, "error": "…"}`. Web frameworks have `{"detail": …}`.
 */
export function readEnvelope(body: string): { readonly raw: Body } | OtherBody {
	const text = body.trim();
	const [raw] = parsedJson(text);
	if (!isRecord(raw)) return { error: '', looksLike: shapeOf(text) };
	const { success } = raw;
	const wrapped = answerParts(raw).filter(isOfTikTok);
	const refused = wrapped.find(({ code }) => exactText(code) !== '0');
	if (success === true && !refused) return { raw };
	const told = [raw.error, raw.detail, raw.message, refused?.message].find(Boolean) ?? '';
	let error = JSON.stringify(told);
	if (isText(told)) error = told;
	// Only this is the service's own form.
	const isOwn = typeof success === 'boolean' || raw.is_error === true;
	const looksLike = isOwn ? 'own error' : 'unknown format';
	return { raw, error, looksLike, code: exactText(refused?.code) };
}

/** TikTok wraps its answers: `{"code": 0, "message": "OK", "data": {…}}`. Any other code is a refusal. */
const isOfTikTok = ({ code, message }: Body) =>
	isText(message) && /^(?:0|\d{5})$/.test(exactText(code));

function dataOf({ data }: Body): Body {
	if (isRecord(data)) return data;
	return {};
}

/**
 * The text of a success; in a customer's client, and in MCP's own form beside `success`,
 * `[{"type": "text", "text": "…"}]` takes its place. A blank one says nothing, so that the next place counts.
 */
export function textOfAnswer(raw: Body): string {
	const { text, content } = dataOf(raw);
	for (const place of [text, textsIn(content), textsIn(raw.content)]) {
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
	const { quota: ofCall } = dataOf(raw);
	const quota = quotaSchema.safeParse(ofCall ?? raw.quota);
	return {
		tool: isText(tool) ? tool : undefined,
		text: textOfAnswer(raw),
		structured: structuredIn(raw),
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

/** The call, as far as reading its answer depends on it. */
export interface Called {
	/** The arguments that were sent. */
	readonly sent?: Body;
	/** True if the call changes something. */
	readonly changes?: boolean;
	/** The argument with the ID of what the call is about, such as `adgroup_id`. */
	readonly idKey?: string | undefined;
	/** Set if the answer names what was created. */
	readonly creation?: Creation | undefined;
}

/** Keys of the reference page, of its failures, and of a customer's client. */
const structuredKeys = ['structured', 'structured_content', 'structuredContent'];

/** The machine-readable part of an answer, in `data` or next to it; undefined if there is none. */
function structuredIn(raw: Body): unknown {
	for (const part of [raw.data, raw]) {
		if (!isRecord(part)) continue;
		for (const key of structuredKeys) {
			if (part[key] !== undefined && part[key] !== null) return part[key];
		}
	}
	return undefined;
}

/** The parts of an answer whose own keys count. The prose reference has a new ID in `data` itself. */
export function answerParts(raw: Body): Body[] {
	const parts = [structuredIn(raw), raw.data].filter(isRecord);
	return [...parts, ...parts.filter(isOfTikTok).map(dataOf)];
}

/**
 * All that an answer's parts say of what was called for, also in an object under its own key, such as `ad_group`.
 * TikTok itself answers with a list of IDs: `{"ad_ids": ["…"]}`.
 */
export function fieldsIn(raw: Body, { idKey = '' }: Called): TextField[] {
	const key = labelKey(idKey);
	const thing = key.replace(/id$/, '');
	const fields: TextField[] = [];
	for (const field of answerParts(raw).flatMap(textFieldsOf)) {
		fields.push(field);
		if (field.key === thing && isRecord(field.value)) fields.push(...textFieldsOf(field.value));
		if (field.key !== `${key}s`) continue;
		for (const value of arrayOf(field.value)) fields.push({ key, value });
	}
	return fields;
}

/** Source: the reference page and agent guidance: `Ad Group ID: 18…`, ``- **Ad Group ID:** `…` ``. */
const labelledLine = /^[^\p{L}\p{N}]{0,8}([A-Za-z][\w -]{0,40})\**:\**(.*)$/u;

/** The lines of a text that are a label and its value. Nobody writes one that is longer. */
export function labelsIn(text: string): TextField[] {
	const said: TextField[] = [];
	for (const line of text.split('\n')) {
		if (line.length > 700) continue;
		const [, label, value] = labelledLine.exec(line.trim()) ?? [];
		if (label === undefined) continue;
		said.push({ key: labelKey(label), value: withoutTicks(value) });
	}
	return said;
}

/** The texts and whole numbers under some keys. */
function textsUnder(said: readonly TextField[], ...keys: readonly string[]): string[] {
	const texts: string[] = [];
	for (const { key, value } of said) {
		if (!keys.includes(key)) continue;
		const text = exactText(value);
		if (text !== '') texts.push(text);
	}
	return texts;
}

/** True if something names another thing, parent or account than was sent, by its ID. */
export function namesOtherId(said: readonly TextField[], sent: Body): boolean {
	for (const [argument, value] of Object.entries(sent)) {
		const id = exactText(value);
		if (!argument.endsWith('_id') || id === '') continue;
		const keys = [labelKey(argument)];
		if (argument === 'advertiser_id') keys.push('accountid', 'adaccountid');
		if (textsUnder(said, ...keys).some((named) => /^\d+$/.test(named) && named !== id)) return true;
	}
	return false;
}

const idInAnswer = /^\d{10,25}$/;

/** True if an answer names something else than was sent: by an ID, or what is new by its name. */
export function namesOther(said: readonly TextField[], { sent = {}, creation }: Called): boolean {
	if (namesOtherId(said, sent)) return true;
	if (creation) {
		const { nameArgument, idKey } = creation;
		const several = `${labelKey(idKey)}s`;
		if (said.some(({ key, value }) => key === several && arrayOf(value).length > 1)) return true;
		const name = nameKey(exactText(sent[nameArgument]));
		const names = textsUnder(said, labelKey(nameArgument), 'name');
		return name !== '' && names.some((shown) => nameKey(shown) !== name);
	}
	// The answer to a change may call the ID of its thing just that.
	const ids = Object.values(sent).map(exactText);
	return textsUnder(said, 'id').some((id) => idInAnswer.test(id) && !ids.includes(id));
}

/** The IDs at the places on record of what was to be created, but for those that were sent. */
export function newIdsIn(
	said: readonly TextField[],
	sent: Body,
	{ idKey, list }: Creation,
): string[] {
	const sentIds = new Set(Object.values(sent).flat().map(String));
	const ids = new Set<string>();
	for (const id of textsUnder(said, labelKey(idKey))) {
		if (list.form.id.test(id) && !sentIds.has(id)) ids.add(id);
	}
	return [...ids];
}
