import { isRecord } from '../parse/cell';
import { parseExactJson } from '../parse/json';
import { timeOf } from './lists';
import { valuesOf, type Named } from './named';
import { exactText, fieldsOf, labelKey, withoutNames, type Body } from './textForms';

/**
 * What an answer says for and against what a call was to do, in its fields and in its words. The table
 * of what follows from it is in docs/guarantees.md.
 */

/** More parts, or a longer text, than any answer has; what is beyond isn't read. */
const maxParts = 10_000;
const maxReadLength = 10_000;

/** Keys under which an answer goes on about the same thing, and not about another one next to it. */
const sameThing =
	/^(?:data|results?|response|structured(?:content)?|outputs?|body|payload|content|operation|outcome|(?:tiktok|api|raw|tool)(?:response|result|data))$/;

/** Content that comes with a text, by its type. */
const otherContent = /^(?:image|video|audio|resource)/i;

/**
 * The parts of an answer at all levels; with the key of a thing, such as "adgroup", only those that are
 * certainly about that thing, and not about a thumbnail that failed next to it.
 */
function partsOf({ raw, text }: Answered, things?: readonly string[]): Body[] {
	const parts: Body[] = [];
	const queue: unknown[] = [raw, jsonIn(text)];
	for (const part of queue) {
		const isList = Array.isArray(part);
		if (isRecord(part) && (!things || !otherContent.test(exactText(part.type)))) parts.push(part);
		else if (!isList) continue;
		for (const [key, value] of fieldsOf(part)) {
			if (queue.length >= maxParts) break;
			const name = labelKey(key).replace(/s$/, '');
			const isSame = isList || things?.includes(name) !== false || sameThing.test(name);
			if (isSame && typeof value === 'object') queue.push(value);
		}
	}
	return parts;
}

function jsonIn(text: string): unknown {
	if (!text.trimStart().startsWith('{') || text.length > maxReadLength) return undefined;
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

const isNo = (value: unknown) => value === false || exactText(value).toLowerCase() === 'false';
const isYes = (value: unknown) => value === true || exactText(value).toLowerCase() === 'true';

/** False for `errors: []`, `error: {}` and `error: "none"`, too. */
function holdsAny(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return Boolean(value) && !/^(?:no(?:ne| errors?)?|null|false|0)$/i.test(exactText(value));
}

/** True for a part of any answer that reports a failure. */
export function reportsFailure(part: Body): boolean {
	const { success, ok, is_error: isError, isError: isMcpError, status, error, errors, code } = part;
	return (
		isNo(success) ||
		isNo(ok) ||
		isYes(isError) ||
		isYes(isMcpError) ||
		/^(?:fail(?:ed|ure)?|error)$/i.test(exactText(status)) ||
		holdsAny(error) ||
		holdsAny(errors) ||
		// TikTok's own code is 0 if all went well, and HTTP's begins with 2.
		/^(?!(?:0+|2\d\d)$)-?\d+$/.test(exactText(code))
	);
}

const failedStatus =
	/^(?:errored|unsuccessful|not[ _](?:created|updated|paused|resumed|deleted)|reject(?:ed)?|refused|denied|abort(?:ed)?|cancel(?:l?ed)?|[45]\d\d)$/i;
const deferredStatus = /^(?:queued|preview|dry[ _]run|draft|awaiting[ _]\w{1,20})$/i;

/** True for a part of the answer to a change that denies it, or puts it off. */
function denies(part: Body, isNamed: boolean): boolean {
	const { status, result, outcome, status_code: statusCode, created, preview, dry_run: dry } = part;
	const states = [status, result, outcome, statusCode].map(exactText);
	return (
		reportsFailure(part) ||
		[result, outcome].some((state) => /^(?:fail(?:ed|ure)?|error)$/i.test(exactText(state))) ||
		states.some((state) => failedStatus.test(state)) ||
		(!isNamed && (isNo(created) || states.some((state) => deferredStatus.test(state)))) ||
		isYes(preview) ||
		isYes(dry)
	);
}

/** Words that ask for a confirmation wherever they stand: as a call has it, or with a "please". */
export const asksAnywhere =
	/\bconfirm(?:_\w{1,40})?["'`]{0,2}\s?[:=]\s?["'`]{0,2}true\b|\bplease confirm (?:before|that|to|by|with|whether|if)\b/i;
const asksFirst =
	/^\W*confirmation (?:is )?(?:required|needed)\b|\brequires (?:your |explicit )?confirmation\b/i;

/** Words and signs that deny or put off what was asked for, but not "0 failed" or "without error". */
const denial =
	/[❌✘✗⛔🚫]|(?<!\b(?:no|0|without) )\b(?:failed|failure|errors?)\b|\b(?:cannot|unable to|unsuccessful|rejected|refused|denied|invalid|queued|preview|dry run|awaiting|approve|not (?:been |yet )?(?:created|added|made|updated|changed|paused|stopped|resumed|enabled|deleted|removed|done|possible|allowed|found)|nothing was|no (?:ad ?group|ad|change)s? (?:was|were|has|have)|(?:could|did|was|were|has|wo|does)n['’]t|(?:could|did|will|can) not)\b/iu;

const existed = /\balready (?:exist(?:s|ed|ing)?|(?:been )?created|there)\b/i;
const duplicate = /\bduplicate[ds]?\b/i;

/** Words in quotes or brackets are likely a name, except for a value after a colon, or JSON. */
const quotation = /(?<!\w|:\s?)(?:["'`“][^"'`“”]{1,600}["'`”]|\[[^[\]]{1,600}\])(?![\w:(])/g;

const nameLine = /^[^\p{L}\p{N}]*(?:[\w ]{0,30}\b)?name\**:/iu;

/** The first sentence of a text, with its heading, and without names as far as they are known. */
function firstSentence(text: string): string {
	const written = text.split('\n').filter((line) => line.trim() !== '');
	const lines = written.filter((line, at) => at === 0 || !nameLine.test(line));
	const [heading = '', after = ''] = lines;
	const beginning = heading.trimStart().startsWith('#') ? `${heading} ${after}` : heading;
	const [first = ''] = beginning.split(/(?<=[.!?])\s/);
	return first.replace(quotation, '""');
}

/** The answer to a change. */
export interface Answered {
	readonly raw: Body;
	readonly text: string;
	readonly named: Named;
	/** The row's values, which a text may quote. */
	readonly own: readonly unknown[];
}

const namesOfOthers = /^(?:campaign|account|advertiser|audience|pixel)name$/;

/**
 * A text without the names of the row, and those of several words that the answer names itself. A row
 * that is new has one name: another one may be words such as "Name: not allowed".
 */
function withoutOwn(text: string, { own, named }: Answered, isNew: boolean): string {
	const others = [...named].flatMap(([key, values]) =>
		(isNew ? namesOfOthers.test(key) : key.endsWith('name')) ? values : [],
	);
	return withoutNames(text, [...own, ...others.filter((name) => /\w\W+\w/.test(name))]);
}

/** What speaks against what a call was to do, and the part of the answer that says so. */
export interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly part?: Body;
}

/** What speaks against a creation. Words count only if the answer doesn't name the new ID. */
export function denialOfNew(answered: Answered, thing: string, isNamed: boolean) {
	const part = partsOf(answered, isNamed ? [thing] : undefined).find((one) => denies(one, isNamed));
	if (part) return { type: 'contradictory', part } as const;
	return isNamed ? undefined : denialInWords(answered, true);
}

/** What speaks against a change. The ID in its answer is only an echo, so that words always count. */
export function denialOfChange(answered: Answered, sent: Body): Denial | undefined {
	const things = Object.keys(sent).map((argument) => labelKey(argument).replace(/id$/, ''));
	const states = [...answered.named].flatMap(([key, values]) =>
		stateKey.test(key) ? values.map((status) => ({ status })) : [],
	);
	const part =
		partsOf(answered).find((one) => denies(one, false)) ??
		[...partsOf(answered, things), ...states].find((one) => contradicts(one, sent));
	return part ? { type: 'contradictory', part } : denialInWords(answered, false);
}

function denialInWords(answered: Answered, isNew: boolean): Denial | undefined {
	const messages = () => partsOf(answered).map(({ message }) => exactText(message));
	const whole = (answered.text || messages().join('\n')).slice(0, maxReadLength);
	const denials = isNew ? [denial, existed, duplicate] : [denial];
	const isDenied = (first: string) => denials.some((words) => words.test(first));
	// Almost no text does any of this, and taking names out is slow.
	const first = firstSentence(whole);
	if (!asksAnywhere.test(whole) && !asksFirst.test(first) && !isDenied(first)) return undefined;
	const read = withoutOwn(whole, answered, isNew);
	const begins = firstSentence(read);
	// The changelog: "won't run unless the call explicitly passes confirm_delete".
	if (asksAnywhere.test(read) || asksFirst.test(begins)) return { type: 'asks for confirmation' };
	return isDenied(begins) ? { type: 'contradictory' } : undefined;
}

const isOn = /^(?:enabled?|active|on|running|live|delivering|delivery_ok)$/i;
const isOff = /^(?:disabled?|paused?|inactive|off|stopped)$/i;

const stateKey = /^(?:new|current|operation|operating|adgroup|ad)?stat(?:us|e)$/;

/** True for a part that shows another state than the one that the call was to bring about. */
function contradicts(part: Body, { status: wanted, confirm_delete: isDeletion }: Body): boolean {
	const { paused, resumed, deleted, updated, changed, enabled } = part;
	const states = fieldsOf(part)
		.filter(([label]) => stateKey.test(labelKey(label)))
		.map(([, state]) => exactText(state).replace(/^(?:ADGROUP_|AD_)?STATUS_/i, ''));
	const shows = (state: RegExp) => states.some((one) => state.test(one));
	if ([deleted, updated, changed].some(isNo)) return true;
	if (wanted === 'DISABLE') return isNo(paused) || isYes(enabled) || shows(isOn);
	if (wanted === 'ENABLE') return [resumed, enabled].some(isNo) || isYes(paused) || shows(isOff);
	return isDeletion === true && shows(isOn);
}

/** Two clocks may differ by as much, in milliseconds. */
const clockError = 60_000;

/** TikTok's own `create_time` is in UTC; the zone of any other time isn't on record. */
const anyZone = 26 * 60 * 60_000;

/** A line that names what the new thing is in. */
const ofOthers = /^\W*(?:campaign|account|advertiser|audience|pixel)(?: name)?\**:/i;

const existedKey = /^(?:is|was)?(?:already(?:existed|exists|created)|existing|duplicated?)$/;

/** True for a field that says that the thing was there before. */
function saysSo([label, value]: [string, unknown]): boolean {
	const key = labelKey(label);
	if (key === 'created') return isNo(value);
	if (!/^(?:status|result|outcome|action)$/.test(key)) return existedKey.test(key) && isYes(value);
	return /^(?:already[ _])?exist(?:s|ed|ing)$|^duplicated?$/i.test(exactText(value));
}

/**
 * True if an answer that names an ID says that the thing was there before the row's first call, which
 * began at `since` (in milliseconds since 1970).
 */
export function saysExisted(answered: Answered, thing: string, since: number): boolean {
	const parts = partsOf(answered, [thing]);
	const isBefore = (keys: readonly string[], error: number) =>
		valuesOf(answered.named, ...keys).some((time) => (timeOf(time) ?? since) < since - error);
	if (isBefore(['createtime'], clockError) || isBefore(['created', 'createdat'], anyZone))
		return true;
	if (parts.some((part) => fieldsOf(part).some(saysSo))) return true;
	const errors = parts.map(({ error }) => exactText(error));
	const whole = [answered.text, ...errors].join('\n').slice(0, maxReadLength);
	const saysIt = (text: string) =>
		text.split('\n').some((line) => existed.test(line) && !ofOthers.test(line)) ||
		duplicate.test(firstSentence(text));
	return saysIt(whole) && saysIt(withoutOwn(whole, answered, true));
}
