import { isRecord } from '../parse/values';
import {
	asId,
	isGroupLabel,
	isIdLabel,
	isOfAnother,
	isStateOfAnother,
	labelWords,
} from './adgroupIdLabel';
import { idsInText } from './adgroupIdText';
import { jsonOrNothing } from './envelope';

/** More than any real answer has: an ID that may have a rival in what is not read is not certain. */
const maxParts = 10_000;
const maxTextLength = 30_000;
const maxKeys = 2000;
const maxJsonDepth = 3;

/** Keys whose text is written for people, and may name the ID behind a label. */
const textKey =
	/^(?:text|texts|message|msg|summary|markdown|content|contents|parts|result|output|response|body|data|structured|structured content|details?|description)$/;
const partsKey = /^(?:contents?|parts)$/;
/** Keys whose value says what the object around it is. */
const describingKey =
	/^(?:type|role|kind|relation|relationship|status|state|action|operation|outcome|origin|reason|notes?|label|match)$/;

interface Part {
	readonly value: unknown;
	readonly key: string;
	readonly jsonDepth: number;
}

/**
 * The new ad group's ID, or null where no answer names it for certain: a wrong one is worse than
 * none. An ID counts only behind a key or label that says "ad group ID", at any depth and in any
 * text; not in an object, list, sentence or section that speaks of another ad group, nor in a list
 * of several. Where several differ, none is certain.
 *
 * @param raw the answer's body.
 * @param own values of the row's arguments: an ID among them, or within one, is not the answer.
 */
export function adgroupIdIn(raw: unknown, own: readonly unknown[]): string | null {
	const given = own
		.flat()
		.map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''));
	const names = given.filter((text) => !/^\d*$/.test(text)).slice(0, 100);
	const found = idsIn(raw, names, given);
	if (!found) return null;
	const others = [...found].filter((id) => !given.some((text) => text.includes(id)));
	return others.length === 1 ? (others[0] ?? null) : null;
}

/** Undefined where the answer has more parts or text than can be read. */
function idsIn(
	raw: unknown,
	names: readonly string[],
	given: readonly string[],
): Set<string> | undefined {
	const found = new Set<string>();
	const textsRead = new Set<string>();
	let lengthRead = 0;
	const open: Part[] = [{ value: raw, key: '', jsonDepth: 0 }];
	for (let parts = 0, part = open.pop(); part; part = open.pop()) {
		if (++parts > maxParts || open.length > maxParts) return undefined;
		const { value, key, jsonDepth } = part;
		if (typeof value === 'string') {
			if (!textKey.test(key) || textsRead.has(value)) continue;
			textsRead.add(value);
			lengthRead += value.length;
			if (lengthRead > maxTextLength) return undefined;
			for (const block of blocksOf(value)) {
				const json = jsonDepth < maxJsonDepth ? jsonIn(block) : undefined;
				if (json !== undefined) open.push({ value: json, key, jsonDepth: jsonDepth + 1 });
				else for (const id of idsInText(block, names)) found.add(id);
			}
		} else if (Array.isArray(value)) {
			// A list of several may hold other ad groups; the parts of a text are no such list.
			if (value.length > 1 && !partsKey.test(key)) continue;
			for (const entry of value) open.push({ value: entry, key, jsonDepth });
		} else if (isRecord(value)) {
			if (Object.keys(value).length > maxKeys) return undefined;
			if (isAboutAnother(value) || isOfOtherRow(value, given)) continue;
			for (const [name, inner] of Object.entries(value)) {
				const words = labelWords(name);
				if (isOfAnother(words)) continue;
				const id = idUnder(words, inner, given);
				if (id !== undefined) found.add(id);
				if (typeof inner === 'string' || typeof inner === 'object') {
					open.push({ value: inner, key: words, jsonDepth });
				}
			}
		}
	}
	return found;
}

function idUnder(words: string, value: unknown, given: readonly string[]): string | undefined {
	if (isIdLabel(words)) {
		return asId(Array.isArray(value) && value.length === 1 ? value[0] : value);
	}
	if (!isGroupLabel(words) || !isRecord(value)) return undefined;
	return isAboutAnother(value) || isOfOtherRow(value, given)
		? undefined
		: asId(value.id ?? value.ID);
}

/** An object with the name or the campaign of another ad group than the row's. */
function isOfOtherRow(value: Record<string, unknown>, given: readonly string[]): boolean {
	if (given.length === 0) return false;
	return Object.entries(value).some(([key, told]) => {
		if (typeof told !== 'string' || told.trim() === '') return false;
		const words = labelWords(key);
		if (words === 'campaign id') return asId(told) !== undefined && !given.includes(told.trim());
		if (!/^(?:ad ?group )?name$/.test(words)) return false;
		const name = plainName(told);
		const start = name.replace(/(?:…|\.{3})$/, '');
		return !given.some((own) =>
			start === name ? plainName(own) === name : plainName(own).startsWith(start),
		);
	});
}

function plainName(name: string): string {
	return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** An object that says of itself that it is another ad group, or no new one. */
function isAboutAnother(value: Record<string, unknown>): boolean {
	return Object.entries(value).some(([key, state]) => {
		if (typeof state === 'object' || typeof state === 'number') return false;
		const words = labelWords(key);
		// An error's mark beside a success is weighed by the reader of the answer.
		if (state === true) return !/^(?:is )?error$/.test(words) && isOfAnother(words);
		if (state === false || state === 'false')
			return /^(?:is |was )?(?:newly )?(?:new|created)$/.test(words);
		return (
			typeof state === 'string' && describingKey.test(words) && isStateOfAnother(labelWords(state))
		);
	});
}

/** The text, and the blocks of code in it, each for itself. */
function blocksOf(text: string): string[] {
	return text
		.split('```')
		.map((block, at) => (at % 2 === 0 ? block : block.replace(/^[a-z]{0,20}\s*\n/i, '')).trim())
		.filter((block) => block !== '');
}

function jsonIn(block: string): unknown {
	return /^[{[]/.test(block) ? jsonOrNothing(block) : undefined;
}
