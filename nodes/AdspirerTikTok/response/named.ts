import type { Creation } from '../contract/creation';
import { isRecord } from '../parse/cell';
import { maxText, objectsOf } from './envelope';
import { exactText, fieldsOf, labelKey, nameKey, withoutTicks, type Body } from './textForms';

/** By key, as labelKey compares them, the values that an answer gives; those only mentioned have a dot. */
export type Named = ReadonlyMap<string, readonly string[]>;

const mentioned = (key: string) => `.${key}`;

export const valuesOf = (named: Named, ...keys: readonly string[]): string[] =>
	keys.flatMap((key) => named.get(key) ?? []);

/** Characters; a longer line isn't read. */
const maxLineLength = 700;

const labelledLine = /^(?:[-*•] )?\**([A-Za-z][\w -]{0,40})\**:\**(.*)$/;

/** An ad group or an ad by its ID, or by its name in quotes, within a sentence. */
const inSentence =
	/\bad( ?group)?(?=\W)(?: ID\b)?[ :#(*`]{1,6}(?:["“`]([^"”`\n]{1,600})["”`]|(\d{15,25}))/gi;

/**
 * What an answer names: a value under its own key, or alone with its label on a line, such as `Ad Group
 * ID: 18…` or ``- **Ad Group ID:** `…` `` (the service's reference page and agent guidance). What it only
 * mentions, in other parts or in a sentence, may contradict, and gives no ID.
 */
export function namedIn(raw: Body, text: string): Named {
	const values = new Map<string, string[]>();
	const add = (label: string, value: string) => {
		const key = labelKey(label);
		if (value !== '') values.set(key, [...(values.get(key) ?? []), value].slice(0, 10));
	};
	const addInner = (key: string, value: unknown) => {
		for (const one of Array.isArray(value) ? value.slice(0, 10) : [value]) {
			if (Array.isArray(value)) add(mentioned(key), exactText(one));
			for (const [label, inner] of isRecord(one) ? fieldsOf(one) : []) {
				const isOfKey = /^(?:id|name)$/i.test(label);
				add(mentioned(isOfKey ? `${key}${label}` : label), exactText(inner));
			}
		}
	};
	for (const part of objectsOf(raw)) {
		for (const [key, value] of fieldsOf(part)) {
			add(key, exactText(value));
			addInner(labelKey(key).replace(/s$/, ''), value);
		}
	}
	for (const [, group = '', name = '', id = ''] of text.slice(0, 2_000).matchAll(inSentence)) {
		add(mentioned(`ad${group}name`), name);
		add(mentioned(`ad${group}id`), id);
	}
	// A longer text isn't kept, so what it names couldn't be checked.
	for (const line of text.length > maxText ? [] : text.split('\n')) {
		const [, label, value] =
			line.length > maxLineLength ? [] : (labelledLine.exec(line.trim()) ?? []);
		if (label !== undefined) add(label, withoutTicks(value));
	}
	return values;
}

/** The ID in a value such as "1800…" or "Spring (1800…)". */
const idWithin = (value: string) => /(?:^|\((?:ID:? ?)?`?)(\d{10,25})`?\)?$/.exec(value)?.[1];

/** What an answer calls a thing's ID, by the argument that holds it: by its key, and without "ID". */
function idsNamed(named: Named, argument: string): string[] {
	const key = labelKey(argument);
	const own = key === 'advertiserid' ? [key, 'accountid', 'adaccountid'] : [key];
	const keys = [...own, ...own.map(mentioned)];
	const under = valuesOf(named, ...keys).filter((value) => /^\d+$/.test(value));
	const beside = valuesOf(named, ...keys.map((one) => one.replace(/id$/, '')));
	return [...under, ...beside.flatMap((value) => idWithin(value) ?? [])];
}

/** The argument with the name of the thing whose ID is sent, too. */
const nameOfId = (sent: Body) =>
	Object.keys(sent).find((one) => one.endsWith('_name') && one.replace(/name$/, 'id') in sent);

/** True if an answer names another thing, parent or account than the row's, by an ID or by the name. */
export function namesOther(named: Named, sent: Body, nameOfNew?: string): boolean {
	const nameArgument = nameOfNew ?? nameOfId(sent) ?? '';
	const isOtherId = Object.entries(sent).some(([argument, value]) => {
		const id = exactText(value);
		const isId = argument.endsWith('_id') && id !== '';
		return isId && idsNamed(named, argument).some((one) => one !== id);
	});
	// The answer to a change may call the ID of its thing just that.
	const plainIds = nameOfNew === undefined ? valuesOf(named, 'id') : [];
	const given = new Set(Object.values(sent).map(exactText));
	if (plainIds.some((id) => /^\d{10,25}$/.test(id) && !given.has(id))) return true;
	const name = exactText(sent[nameArgument]);
	if (isOtherId || name === '') return isOtherId;
	const key = labelKey(nameArgument);
	return valuesOf(named, key, mentioned(key), 'name', key.replace(/name$/, ''))
		.map((one) => one.replace(/ \((?:ID:? ?)?`?\d{10,25}`?\)$/, ''))
		.some((one) => !/^\d{10,25}$/.test(one) && nameKey(one) !== nameKey(name));
}

/** The new thing's ID, or null if the answer doesn't name it for certain: a wrong ID is worse than none. */
export function newIdIn(
	named: Named,
	sent: Body,
	{ idKey, nameArgument, list }: Creation,
): string | null {
	if (namesOther(named, sent, nameArgument)) return null;
	const given = new Set(Object.values(sent).flat().map(String));
	const isNew = (one: string) => list.form.id.test(one) && !given.has(one);
	const [id = null] = valuesOf(named, labelKey(idKey)).filter(isNew);
	return idsNamed(named, idKey)
		.filter(isNew)
		.every((one) => one === id)
		? id
		: null;
}
