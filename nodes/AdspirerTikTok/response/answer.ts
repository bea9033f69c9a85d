import type { Creation } from '../contract/creation';
import { isRecord } from '../base/values';
import type { Why } from '../problems/problem';
import keys from './keys.json';
import { quotaSchema, type Quota } from './quota';
import {
	arrayOf,
	exactText,
	fieldsOf,
	isText,
	jsonIn,
	labelKey,
	nameKey,
	parsedJson,
	shorten,
	withoutTicks,
	type Body,
	type Field,
} from './textForms';

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

/**
 * The text of an error. Web frameworks in Python list what is wrong with a request, under 422:
 * `[{"loc": ["body", "arguments", "budget"], "msg": "Field required"}]`.
 */
function errorText(error: unknown): string {
	if (isText(error)) return error;
	const problems: string[] = [];
	for (const problem of arrayOf(error)) {
		if (!isRecord(problem) || !isText(problem.msg)) return JSON.stringify(error);
		const argument = arrayOf(problem.loc).filter(isText).slice(-1);
		problems.push([...argument, problem.msg].join(': '));
	}
	if (problems.length === 0 || problems.includes('')) return JSON.stringify(error);
	return problems.join('; ');
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
		tool: isText(tool) && tool.length <= 200 ? tool : undefined,
		text: textOf(raw),
		structured: machineReadable(raw)[0],
		content: Array.isArray(content) ? content : undefined,
		quota: quota.data,
		raw,
	};
}

/** Keys of the reference page, of its failures, and of a customer's client. */
function machineReadable(raw: Body): unknown[] {
	const parts: unknown[] = [];
	for (const part of [dataOf(raw), raw]) {
		parts.push(part.structured, part.structured_content, part.structuredContent);
	}
	return parts.filter((part) => part !== undefined && part !== null);
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
	return {
		tool,
		quota,
		text,
		isCut: true,
		raw: {
			success: true,
			tool,
			data: { text, quota },
		},
		...(excerpt !== undefined && { excerpt }),
	};
}

/**
 * One thing that an answer says: a field at any level, a line with a label, or a name in a sentence. The
 * "id" and the "name" of an inner part have its own key before theirs.
 */
export interface Statement extends Field {
	/** True where the new ID may stand: in a part on record, or alone with its label on a line. */
	readonly isDirect?: boolean;
	/** True if it is certainly about the thing itself, and not about a thumbnail that failed next to it. */
	readonly isOwn: boolean;
}

/** More than any answer says; what is beyond isn't read. */
const maxStatements = 20_000;

const singular = (key: string) => key.replace(/s$/, '');

/** All that an answer says, in its text, in its fields, and in JSON within them; `things` are its thing's keys. */
export function statementsIn(raw: Body, text: string, things: readonly string[]): Statement[] {
	const statements: Statement[] = [];
	const direct = new Set<object>(objectsOf(raw));
	const whole: unknown = raw;
	const queue = [
		{
			part: whole,
			of: 'answer',
			isOwn: true,
		},
	];
	for (const { part, of, isOwn: isOfOwn } of queue) {
		if (statements.length > maxStatements) break;
		if (typeof part !== 'object' || part === null) continue;
		const isList = Array.isArray(part);
		const isDirect = direct.has(part);
		const type = exactText(Reflect.get(part, 'type'));
		const isOwn = isOfOwn && !/^(?:image|video|audio|resource)/i.test(type);
		for (const field of fieldsOf(part)) {
			const { value } = field;
			let { key } = field;
			if (isList) key = singular(of);
			// True where the answer goes on about the same thing, and not about another one next to it.
			const isSame = isList || things.includes(singular(key)) || keys.sameThing.includes(key);
			let inner: unknown[] = [value];
			if (isText(value)) inner = jsonIn(value);
			for (const next of inner) {
				queue.push({
					part: next,
					of: key,
					isOwn: isOwn && isSame,
				});
			}
			if (!isDirect && (key === 'id' || key === 'name')) key = singular(of) + key;
			statements.push({
				key,
				value,
				isDirect,
				isOwn,
			});
		}
	}
	return [...statementsOfText(text), ...statements];
}

/** The service's reference page and agent guidance: `Ad Group ID: 18…`, ``- **Ad Group ID:** `…` ``. */
export const labelledLine = /^[^\p{L}\p{N}]{0,8}([A-Za-z][\w -]{0,40})\**:\**(.*)$/u;

/** An ad group or an ad by its ID, or by its name in quotes, within a sentence. */
const inSentence =
	/\bad( ?group)?(?=\W)(?: ID\b)?[ :#(*`]{1,6}(?:["“`]([^"”`\n]{1,600})["”`]|(\d{15,25}))/gi;

function statementsOfText(text: string): Statement[] {
	const statements: Statement[] = [];
	for (const line of text.split('\n', maxStatements)) {
		// A longer line isn't read.
		if (line.length > 700) continue;
		const [, label, value] = labelledLine.exec(line.trim()) ?? [];
		if (label === undefined) continue;
		statements.push({
			key: labelKey(label),
			value: withoutTicks(value),
			isDirect: true,
			isOwn: true,
		});
	}
	for (const [, group = '', name, id] of text.slice(0, 2_000).matchAll(inSentence)) {
		let key = labelKey(`ad${group}`);
		key += name === undefined ? 'id' : 'name';
		statements.push({
			key,
			value: name ?? id,
			isOwn: false,
		});
	}
	return statements;
}

/** The texts and whole numbers that an answer says under some keys. */
export function valuesOf(statements: readonly Field[], ...keys: readonly string[]): string[] {
	const values: string[] = [];
	for (const { key, value } of statements) {
		if (!keys.includes(key)) continue;
		const text = exactText(value);
		if (text !== '') values.push(text);
	}
	return values;
}

/** What an answer calls a thing's ID, by the argument that holds it: by its key, and without "ID". */
function idsNamed(statements: readonly Field[], argument: string): string[] {
	const key = labelKey(argument);
	const keys = [key];
	if (key === 'advertiserid') keys.push('accountid', 'adaccountid');
	const ids = valuesOf(statements, ...keys).filter((value) => /^\d+$/.test(value));
	const things = keys.map((idKey) => idKey.replace(/id$/, ''));
	for (const value of valuesOf(statements, ...things)) {
		// Such as "1800…" or "Spring (1800…)".
		const [, id] = /(?:^|\((?:ID:? ?)?`?)(\d{10,25})`?\)?$/.exec(value) ?? [];
		if (id !== undefined) ids.push(id);
	}
	return ids;
}

/** True if something names another thing, parent or account than was sent, by its ID. */
export function namesOtherId(fields: readonly Field[], sent: Body): boolean {
	for (const [argument, value] of Object.entries(sent)) {
		const id = exactText(value);
		if (!argument.endsWith('_id') || id === '') continue;
		if (idsNamed(fields, argument).some((named) => named !== id)) return true;
	}
	return false;
}

const longId = /^\d{10,25}$/;

/** True if an answer names another thing, parent or account than the row's, by an ID or by the name. */
export function namesOther(statements: readonly Statement[], sent: Body, nameOfNew?: string) {
	if (namesOtherId(statements, sent)) return true;
	let nameArgument = nameOfNew;
	if (nameArgument === undefined) {
		// The answer to a change may call the ID of its thing just that, and its name may be sent with it.
		const values = Object.values(sent).map(exactText);
		for (const id of valuesOf(statements, 'id')) {
			if (longId.test(id) && !values.includes(id)) return true;
		}
		nameArgument = Object.keys(sent).find(
			(argument) => argument.endsWith('_name') && argument.replace(/name$/, 'id') in sent,
		);
	}
	const name = exactText(sent[nameArgument ?? '']);
	if (name === '') return false;
	const key = labelKey(nameArgument ?? '');
	const named = namesUnder(statements, key, 'name', key.replace(/name$/, ''));
	return named.some((shown) => nameKey(shown) !== nameKey(name));
}

/** The names under some keys, without IDs. */
export function namesUnder(fields: readonly Field[], ...keys: readonly string[]): string[] {
	const names: string[] = [];
	for (const text of valuesOf(fields, ...keys)) {
		const name = text.replace(/ \((?:ID:? ?)?`?\d{10,25}`?\)$/, '');
		if (!longId.test(name)) names.push(name);
	}
	return names;
}

/** The IDs that an answer gives for what was to be created, but for those that were sent. */
function newIdsIn(statements: readonly Statement[], sent: Body, { idKey, list }: Creation) {
	const sentIds = new Set(Object.values(sent).flat().map(String));
	return idsNamed(statements, idKey).filter((id) => list.form.id.test(id) && !sentIds.has(id));
}

/** True if an error names an ID of what was to be created, anywhere in it: then it may be there. */
export function errorNamesNew(raw: Body, error: string, sent: Body, creation: Creation): boolean {
	const thing = labelKey(creation.idKey).replace(/id$/, '');
	return newIdsIn(statementsIn(raw, error, [thing]), sent, creation).length > 0;
}

/** The new thing's ID, or null if the answer doesn't name it for certain: a wrong ID is worse than none. */
export function newIdIn(statements: readonly Statement[], sent: Body, creation: Creation) {
	const { idKey, nameArgument } = creation;
	if (namesOther(statements, sent, nameArgument)) return null;
	const newIds = newIdsIn(statements, sent, creation);
	const direct = statements.filter(({ isDirect }) => isDirect);
	const id = valuesOf(direct, labelKey(idKey)).find((named) => newIds.includes(named)) ?? null;
	if (newIds.some((named) => named !== id)) return null;
	return id;
}
