import type { Creation } from '../contract/creation';
import { objectsOf, textOf } from './envelope';
import {
	exactText,
	fieldsOf,
	jsonIn,
	labelKey,
	nameKey,
	withoutTicks,
	type Body,
	type Field,
} from './textForms';

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

/** Keys under which an answer goes on about the same thing, and not about another one next to it. */
const sameThing =
	/^(?:data|results?|response|structured(?:content)?|outputs?|body|payload|content|text|details?|operation|outcome|status|tiktok|(?:tiktok|api|raw|tool)(?:response|result|data))$/;

/** Content that comes with a text, by its type. */
const otherContent = /^(?:image|video|audio|resource)/i;

const singular = (key: string) => key.replace(/s$/, '');

/** All that an answer says, in its text, in its fields, and in JSON within them; `things` are its thing's keys. */
export function statementsIn(raw: Body, things: readonly string[]): Statement[] {
	const found: Statement[] = [];
	const direct = new Set<object>(objectsOf(raw));
	const queue: Array<{ part: unknown; of: string; isOwn: boolean }> = [
		{ part: raw, of: 'answer', isOwn: true },
	];
	for (const { part, of, isOwn: isOfOwn } of queue) {
		if (typeof part !== 'object' || part === null || found.length > maxStatements) continue;
		const isList = Array.isArray(part);
		const isDirect = direct.has(part);
		const isOwn = isOfOwn && !otherContent.test(exactText(Reflect.get(part, 'type')));
		for (const { key: ownKey, value } of fieldsOf(part)) {
			const key = isList ? singular(of) : ownKey;
			const isOfPart = !isDirect && /^(?:id|name)$/.test(key);
			found.push({ key: isOfPart ? singular(of) + key : key, value, isDirect, isOwn });
			const isSame = isList || things.includes(singular(key)) || sameThing.test(key);
			for (const inner of typeof value === 'string' ? jsonIn(value) : [value])
				queue.push({ part: inner, of: key, isOwn: isOwn && isSame });
		}
	}
	return [...statementsOfText(textOf(raw)), ...found];
}

/** Characters; a longer line isn't read. */
const maxLineLength = 700;

/** The service's reference page and agent guidance: `Ad Group ID: 18…`, ``- **Ad Group ID:** `…` ``. */
const labelledLine = /^(?:[-*•] )?\**([A-Za-z][\w -]{0,40})\**:\**(.*)$/;

/** An ad group or an ad by its ID, or by its name in quotes, within a sentence. */
const inSentence =
	/\bad( ?group)?(?=\W)(?: ID\b)?[ :#(*`]{1,6}(?:["“`]([^"”`\n]{1,600})["”`]|(\d{15,25}))/gi;

function statementsOfText(text: string): Statement[] {
	const labelled = text.split('\n', maxStatements).flatMap((line) => {
		const [, label, value] =
			line.length > maxLineLength ? [] : (labelledLine.exec(line.trim()) ?? []);
		if (label === undefined) return [];
		return [{ key: labelKey(label), value: withoutTicks(value), isDirect: true, isOwn: true }];
	});
	const mentioned = Array.from(text.slice(0, 2_000).matchAll(inSentence)).map(
		([, group = '', name, id]) => ({
			key: labelKey(`ad${group}${name === undefined ? 'id' : 'name'}`),
			value: name ?? id,
			isOwn: false,
		}),
	);
	return [...labelled, ...mentioned];
}

/** The texts and whole numbers that an answer says under some keys. */
export const valuesOf = (statements: readonly Statement[], ...keys: readonly string[]): string[] =>
	statements.flatMap(({ key, value }) => (keys.includes(key) && exactText(value)) || []);

/** The ID in a value such as "1800…" or "Spring (1800…)". */
const idWithin = (value: string) => /(?:^|\((?:ID:? ?)?`?)(\d{10,25})`?\)?$/.exec(value)?.[1];

/** What an answer calls a thing's ID, by the argument that holds it: by its key, and without "ID". */
function idsNamed(statements: readonly Statement[], argument: string): string[] {
	const key = labelKey(argument);
	const keys = key === 'advertiserid' ? [key, 'accountid', 'adaccountid'] : [key];
	const under = valuesOf(statements, ...keys).filter((value) => /^\d+$/.test(value));
	const beside = valuesOf(statements, ...keys.map((one) => one.replace(/id$/, '')));
	return [...under, ...beside.flatMap((value) => idWithin(value) ?? [])];
}

/** The argument with the name of the thing whose ID is sent, too. */
const nameOfId = (sent: Body) =>
	Object.keys(sent).find((one) => one.endsWith('_name') && one.replace(/name$/, 'id') in sent);

/** True if an answer names another thing, parent or account than the row's, by an ID or by the name. */
export function namesOther(
	statements: readonly Statement[],
	sent: Body,
	nameOfNew?: string,
): boolean {
	const given = new Set(Object.values(sent).map(exactText));
	const isOtherId = Object.keys(sent).some(
		(argument) =>
			argument.endsWith('_id') &&
			exactText(sent[argument]) !== '' &&
			idsNamed(statements, argument).some((one) => one !== exactText(sent[argument])),
	);
	// The answer to a change may call the ID of its thing just that.
	const plainIds = nameOfNew === undefined ? valuesOf(statements, 'id') : [];
	if (isOtherId || plainIds.some((id) => /^\d{10,25}$/.test(id) && !given.has(id))) return true;
	const nameArgument = nameOfNew ?? nameOfId(sent) ?? '';
	const name = exactText(sent[nameArgument]);
	const key = labelKey(nameArgument);
	return valuesOf(statements, key, 'name', key.replace(/name$/, ''))
		.map((one) => one.replace(/ \((?:ID:? ?)?`?\d{10,25}`?\)$/, ''))
		.some((one) => name !== '' && !/^\d{10,25}$/.test(one) && nameKey(one) !== nameKey(name));
}

/** The new thing's ID, or null if the answer doesn't name it for certain: a wrong ID is worse than none. */
export function newIdIn(
	statements: readonly Statement[],
	sent: Body,
	{ idKey, nameArgument, list }: Creation,
): string | null {
	if (namesOther(statements, sent, nameArgument)) return null;
	const given = new Set(Object.values(sent).flat().map(String));
	const isNew = (one: string) => list.form.id.test(one) && !given.has(one);
	const direct = statements.filter(({ isDirect }) => isDirect);
	const [id = null] = valuesOf(direct, labelKey(idKey)).filter(isNew);
	const isOnly = idsNamed(statements, idKey).every((one) => one === id || !isNew(one));
	return isOnly ? id : null;
}
