import type { Creation } from '../contract/creation';
import { labelledLine, namesOther, objectsOf, valuesOf, type Statement } from './answer';
import { flagsOf, hasAny } from './flags';
import { timeOf } from './lists';
import keys from './keys.json';
import phrases from './phrases.json';
import {
	casedWordsOf,
	exactText,
	fieldsOf,
	hasPhrase,
	isText,
	labelKey,
	nameKey,
	withoutNames,
	wordsOf,
	type Body,
	type Field,
} from './textForms';

/** Characters of a text whose words are read. */
export const maxReadLength = 10_000;

/** What was called, as far as reading the answer depends on it. */
export interface Called {
	/** The row's values; an answer may quote them. */
	readonly sent?: Body;
	/** Names of the row that aren't sent, such as a campaign's that was looked up. */
	readonly names?: readonly unknown[];
	/** True if the call changes something: its answer may deny that in words. */
	readonly changes?: boolean;
	/** Set if the answer names what was created. */
	readonly creation?: Creation | undefined;
	/** When the row's first call began, in milliseconds since 1970. */
	readonly since?: number | undefined;
}

/** An answer, as far as this is about it. */
interface Answered {
	readonly raw: Body;
	readonly text: string;
	/** What it says, unless the call only reads. */
	readonly statements: readonly Statement[];
	/** The row's values, which a text may quote. */
	readonly quoted: readonly unknown[];
}

const failuresOfReading = flagsOf('failure', 'failureOfReading');
/** What denies that something was done, whatever else the answer says. */
const denials = flagsOf('failure', 'denial');
/** What puts it off counts only where no new ID is named. */
const denialsWithoutId = flagsOf('failure', 'denial', 'deferral');
/** What says that the thing was there before. */
const existence = flagsOf('existence');

/** What shows another state than the one that a call was to bring about. */
const contradictions = {
	create: flagsOf(),
	pause: flagsOf('notDone', 'on', 'gone'),
	resume: flagsOf('notDone', 'off', 'gone'),
	delete: flagsOf('notDone', 'on'),
	update: flagsOf('notDone', 'gone'),
};

/** What a call was to do. */
type Kind = keyof typeof contradictions;

const kinds: readonly Kind[] = ['create', 'pause', 'resume', 'delete', 'update'];

function kindOf({ sent = {}, creation, changes }: Called): Kind | undefined {
	if (creation) return 'create';
	if (!changes) return undefined;
	if (sent.confirm_delete === true) return 'delete';
	if (sent.status === 'DISABLE') return 'pause';
	if (sent.status === 'ENABLE') return 'resume';
	return 'update';
}

/** A code of the service's, such as AGE_18_24, or an ID. */
const code = /^(?:[A-Z]+(?:_[A-Z\d]+)+|\d{5,25})$/;

function numbersIn(text: string): number[] {
	const written = text.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
	return written.map((number) => Number(number.replaceAll(',', '')));
}

function codesOf(value: unknown): string[] {
	const codes = new Set<string>();
	for (const part of [value].flat()) {
		for (const text of exactText(part).split(/[,;|\s]+/)) codes.add(text);
	}
	return [...codes].sort();
}

/** True for a value that certainly isn't the one that was sent; "Men" may well be. */
function isOther(shown: unknown, sent: unknown, argument: string) {
	const text = exactText(shown);
	if (typeof sent === 'number') {
		if (typeof shown === 'number') return shown !== sent;
		const numbers = numbersIn(text);
		return numbers.length > 0 && !numbers.includes(sent);
	}
	if (argument === 'name') {
		const [beginning = '', cut] = nameKey(text).split(/\s*(?:…|\.{3})$/);
		const name = nameKey(exactText(sent));
		if (cut !== undefined) return !name.startsWith(beginning);
		return beginning !== '' && beginning !== name;
	}
	const time = timeOf(sent);
	if (time !== undefined) return (timeOf(shown) ?? time) !== time;
	const codes = codesOf(shown);
	// An empty list may stand for all of them.
	const isClear = codes.length > 0 && codes.every((shownCode) => code.test(shownCode));
	return isClear && codes.join() !== codesOf(sent).join();
}

/** What an answer to an update says of an argument, under its own key, that isn't what was sent. */
function otherValue(fields: readonly Field[], sent: Body): string | undefined {
	for (const [argument, value] of Object.entries(sent)) {
		const key = labelKey(argument);
		for (const field of fields) {
			if (field.key !== key || !isOther(field.value, value, argument)) continue;
			const shown = [field.value].flat().map(String);
			return `it shows ${argument} ${shown.join(', ')}`;
		}
	}
	return undefined;
}

/** What speaks against a success, in the answer's own words if it has some. */
export interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly said?: string | undefined;
}

/**
 * What speaks against what a call was to do. If the answer names a new ID, only what is certainly about
 * that counts, and no words; of a call that only reads neither, since they may be those of what is read.
 */
export function denialIn(answered: Answered, called: Called, isNamed: boolean): Denial | undefined {
	const { raw, text, statements } = answered;
	const { sent = {} } = called;
	const kind = kindOf(called);
	if (!kind) {
		for (const part of [raw, ...objectsOf(raw)]) {
			if (!hasAny(fieldsOf(part), failuresOfReading)) continue;
			return { type: 'contradictory', said: exactText(part.error) || undefined };
		}
		return undefined;
	}
	if (kind !== 'create' && namesOther(statements, sent)) return { type: 'contradictory' };
	const ofThing = statements.filter(({ isOwn }) => isOwn);
	if (kind === 'update') {
		const said = otherValue(ofThing, sent);
		if (said !== undefined) return { type: 'contradictory', said };
	}
	let counted = statements;
	let flags = denialsWithoutId;
	if (isNamed) {
		counted = ofThing;
		flags = denials;
	}
	const isThere = kind === 'create' && !isNamed && hasAny(ofThing, existence);
	if (isThere || hasAny(counted, flags) || hasAny(ofThing, contradictions[kind])) {
		return { type: 'contradictory', said: valuesOf(counted, 'error')[0] };
	}
	const texts = text === '' ? valuesOf(statements, 'message') : [text];
	// Beside a text that names the ID a message may be about anything.
	if (text !== '' && !isNamed) texts.push(...valuesOf(ofThing, 'message'));
	for (const said of texts) {
		const type = proseDenial(said, answered, kind, isNamed);
		if (type) return { type };
	}
	return undefined;
}

/** What the first line of a text denies, if anything. */
function proseDenial(
	text: string,
	answered: Answered,
	kind: Kind,
	isNamed: boolean,
): Denial['type'] | undefined {
	const prose = withoutOwn(text.slice(0, maxReadLength), answered, kind, isNamed);
	const line = firstLine(prose, isNamed);
	const first = firstSentence(line);
	let asks = asksFirst(isNamed ? first : line);
	// The changelog: "won't run unless the call explicitly passes confirm_delete".
	if (!isNamed) asks ||= confirmArgument.test(prose);
	if (asks) return 'asks for confirmation';
	const isJson = /^(?:[{[]|```)/.test(first);
	if (isJson) return undefined;
	const isTaken = kind === 'create' && !isNamed && hasPhrase(wordsOf(first), saidBefore);
	if (isTaken || isDenied(first, kind, isNamed)) return 'contradictory';
	return undefined;
}

/** An argument that a call has to pass. It counts wherever it stands, since nobody writes it by chance. */
export const confirmArgument = /\bconfirm(?:_\w{1,40})?["'`]{0,2}\s?[:=]\s?["'`]{0,2}true\b/i;

function asksFirst(line: string) {
	const words = wordsOf(line.replace(/^\P{L}+/u, '').replace(quotation, '""'));
	if (phrases.confirmationFirst.some((phrase) => words.startsWith(` ${phrase} `))) return true;
	return hasPhrase(words, phrases.confirmation);
}

/** The words before the ones that say that it was done; all if none do. */
function wordsBeforeDone(words: string, kind: Kind): string {
	let before = words;
	for (const verb of phrases[kind]) {
		const at = words.indexOf(` ${verb} `);
		if (at >= 0 && at < before.length) before = words.slice(0, at + 1);
	}
	return before;
}

/**
 * True for a first line that denies, puts off, or says that something else was done. If the ID is named,
 * only what is denied before "created" counts: what follows is about something else.
 */
function isDenied(sentence: string, kind: Kind, isNamed: boolean) {
	// But for those of "0 failed" and "without error".
	const counted = sentence.replace(/\b(?:no|0|without) (?:failed|failure|errors?)\b/gi, '');
	const words = wordsOf(counted);
	const before = wordsBeforeDone(words, kind);
	if (isNamed) return hasPhrase(before, phrases.denial);
	if (hasPhrase(words, phrases.denial) || isNotYet(sentence, before)) return true;
	if (before !== words) return false;
	const isState = kind === 'pause' || kind === 'resume';
	for (const verb of kinds) {
		const isSame = isState && verb === 'update';
		if (!isSame && hasPhrase(words, phrases[verb])) return true;
	}
	return hasPhrase(words, phrases.doubt) && !hasPhrase(words, phrases.done);
}

/** True if something isn't so yet, in small letters: a name may be "May sale". */
function isNotYet(sentence: string, before: string) {
	const small = sentence.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
	const cased = casedWordsOf(small);
	const said = phrases.notYet.filter((word) => hasPhrase(before, [word]));
	return hasPhrase(cased, said);
}

/** What says in a first line that the thing was there before. */
const saidBefore = [...phrases.existence, ...phrases.duplicate];

/** Words in quotes or brackets are likely a name, except for a value after a colon, or JSON. */
const quotation = /(?<!\w|:\s?)(?:["'`“][^"'`“”]{1,600}["'`”]|\[[^[\]]{1,600}\])(?![\w:(])/g;

/** What a sentence has that tells what came of a call. */
const telling = [
	...phrases.denial,
	...phrases.doubt,
	...phrases.done,
	...phrases.notYet,
	...phrases.existence,
	...phrases.duplicate,
	...kinds.flatMap((verb) => phrases[verb]),
];

const nameLine = /^[^\p{L}\p{N}]*(?:[\w ]{0,30}\b)?name\**:/iu;

/** A heading, a rule, or what only says that something follows. */
const opensText = /^\s*(?:#|(?:[-*_]\s*){3,}$)|:\**\s*$/;

/**
 * The first line of a text, with the headings above it, and without names as far as they are known. Where the
 * ID is named, what a line says behind a label isn't prose.
 */
function firstLine(text: string, isNamed: boolean): string {
	let beginning = '';
	for (const line of text.split('\n')) {
		const isFirst = beginning === '';
		if (line.trim() === '' || (!isFirst && nameLine.test(line))) continue;
		beginning += isFirst ? line : ` ${line}`;
		if (!opensText.test(line)) break;
	}
	if (!isNamed) return beginning;
	return labelledLine.exec(beginning.trim())?.[1] ?? beginning;
}

/** The first sentence that says anything of what was called: "Oops!" and "1." don't. */
function firstSentence(line: string): string {
	const sentences = line.split(/(?<=[.!?])\s/, 20);
	const first = sentences.find((sentence) => hasPhrase(wordsOf(sentence), telling)) ?? '';
	return first.slice(0, 1_000).replace(quotation, '""').trim();
}

/**
 * A text without the names of the row, and those of several words that the answer names itself. A row
 * that is new has one name: another one may be words such as "Name: not allowed".
 */
function withoutOwn(text: string, answered: Answered, kind: Kind, isNamed: boolean): string {
	const names = [...answered.quoted];
	for (const { key, value } of answered.statements) {
		let isName = key.endsWith('name');
		if (kind === 'create') isName = keys.namesOfOthers.includes(key);
		if (isName && isText(value) && /\w\W+\w/.test(value)) names.push(value);
	}
	return withoutNames(text, names, isNamed);
}

const hasEarlier = (times: readonly string[], limit: number) =>
	times.some((time) => (timeOf(time) ?? limit) < limit);

/**
 * True if an answer that names an ID says that the thing was there before the row's first call, which
 * began at `since` (in milliseconds since 1970).
 */
export function saysExisted(answered: Answered, since: number): boolean {
	const ofThing = answered.statements.filter(({ isOwn }) => isOwn);
	if (hasAny(ofThing, existence)) return true;
	// TikTok's own `create_time` is in UTC, by a clock that may differ; the zone of others isn't on record.
	if (hasEarlier(valuesOf(ofThing, 'createtime'), since - 60_000)) return true;
	const labels = ['created', 'createdat', 'createdon', 'createdtime', 'creationtime'];
	if (hasEarlier(valuesOf(ofThing, ...labels), since - 26 * 60 * 60_000)) return true;
	const told = valuesOf(ofThing, 'error', 'message', 'note');
	const whole = [answered.text, ...told].join('\n').slice(0, maxReadLength);
	return saysExistence(whole) && saysExistence(withoutOwn(whole, answered, 'create', false));
}

/** A line that names what the new thing is in. */
const lineOfOthers = /^\W*(?:campaign|account|advertiser|audience|pixel)(?: name)?\**:/i;

/** True for a text with a line that says that something was there before; "duplicate" only as its first. */
function saysExistence(text: string) {
	const first = firstSentence(firstLine(text, false));
	if (hasPhrase(wordsOf(first), phrases.duplicate)) return true;
	for (const line of text.split('\n')) {
		if (!lineOfOthers.test(line) && hasPhrase(wordsOf(line), phrases.existence)) return true;
	}
	return false;
}
