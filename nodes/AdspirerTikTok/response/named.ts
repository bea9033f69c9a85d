import type { Creation } from '../contract/creation';
import { maxText, objectsOf } from './envelope';
import { exactText, fieldsOf, labelKey, nameKey, withoutTicks, type Body } from './textForms';

/** The values that an answer gives for a key, as labelKey compares them. */
export type Named = ReadonlyMap<string, readonly string[]>;

export const valuesOf = (named: Named, ...keys: readonly string[]): string[] =>
	keys.flatMap((key) => named.get(key) ?? []);

/** Characters; a longer line isn't read. */
const maxLineLength = 700;

const labelledLine = /^(?:[-*•] )?\**([A-Za-z][\w -]{0,40})\**:\**(.*)$/;

/**
 * What an answer names. Sources: the service's reference page and agent guidance: a value under its own
 * key, or alone with its label on a line: `Ad Group ID: 18…`, ``- **Ad Group ID:** `…` ``.
 */
export function namedIn(raw: Body, text: string): Named {
	const values = new Map<string, string[]>();
	const add = (label: string, value: string) => {
		const key = labelKey(label);
		if (value !== '') values.set(key, [...(values.get(key) ?? []), value].slice(0, 10));
	};
	for (const part of objectsOf(raw)) {
		for (const [key, value] of fieldsOf(part)) add(key, exactText(value));
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
	const keys = key === 'advertiserid' ? [key, 'accountid'] : [key];
	const under = valuesOf(named, ...keys).filter((value) => /^\d+$/.test(value));
	const beside = valuesOf(named, ...keys.map((one) => one.replace(/id$/, '')));
	return [...under, ...beside.flatMap((value) => idWithin(value) ?? [])];
}

/** The argument with the name of the thing whose ID is sent, too. */
const nameOfId = (sent: Body) =>
	Object.keys(sent).find((one) => one.endsWith('_name') && one.replace(/name$/, 'id') in sent);

/** True if an answer names another thing, parent or account than the row's, by an ID or by the name. */
export function namesOther(named: Named, sent: Body, nameArgument = nameOfId(sent) ?? ''): boolean {
	const isOtherId = Object.entries(sent).some(([argument, value]) => {
		const id = exactText(value);
		const isId = argument.endsWith('_id') && id !== '';
		return isId && idsNamed(named, argument).some((one) => one !== id);
	});
	const name = exactText(sent[nameArgument]);
	if (isOtherId || name === '') return isOtherId;
	const key = labelKey(nameArgument);
	return valuesOf(named, key, 'name', key.replace(/name$/, ''))
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
