import { isRecord } from '../parse/cell';
import { timeOf } from './lists';
import { valuesOf, type Named } from './named';
import { exactText, fieldsOf, jsonIn, labelKey, withoutNames, type Body } from './textForms';

/**
 * What an answer says for and against what a call was to do, in its fields and in its words. The table
 * of what follows from it is in docs/guarantees.md.
 */

/** More fields than any answer has; what is beyond isn't read. */
const maxFieldsRead = 20_000;
const maxReadLength = 10_000;

/** The parts of an answer, as far as this is about them. */
export interface Answered {
	readonly raw: Body;
	readonly text: string;
	readonly named: Named;
	/** The row's values, which a text may quote. */
	readonly own: readonly unknown[];
}

/** The fields of a part by their keys, as labelKey compares them. */
type Fields = ReadonlyArray<readonly [key: string, value: unknown]>;

const keyed = (part: object): Fields =>
	fieldsOf(part).map(([label, value]) => [labelKey(label), value]);

/** Keys under which an answer goes on about the same thing, and not about another one next to it. */
const sameThing =
	/^(?:data|results?|response|structured(?:content)?|outputs?|body|payload|content|text|details?|operation|outcome|status|tiktok|(?:tiktok|api|raw|tool)(?:response|result|data))$/;

/** Content that comes with a text, by its type. */
const otherContent = /^(?:image|video|audio|resource)/i;

/**
 * The parts of an answer at all levels, those in its text too; with the keys of a thing, such as
 * "adgroup", only those that are certainly about it, and not about a thumbnail that failed next to it.
 */
function partsOf({ raw, named }: Answered, things?: readonly string[]): Fields[] {
	const labels: Fields = [...named].flatMap(([key, values]) =>
		values.map((value) => [key, value] as const),
	);
	const parts = [labels];
	const queue: unknown[] = [raw];
	let read = 0;
	for (const part of queue) {
		const isList = Array.isArray(part);
		const isPart = isRecord(part) && (!things || !otherContent.test(exactText(part.type)));
		if (!isPart && !isList) continue;
		const fields = keyed(part);
		if (isPart) parts.push(fields);
		read += fields.length;
		if (read > maxFieldsRead) break;
		for (const [key, value] of fields) {
			const isAbout = things?.includes(key.replace(/s$/, '')) !== false || sameThing.test(key);
			if (!isList && !isAbout) continue;
			if (typeof value === 'string') queue.push(...jsonIn(value));
			else queue.push(value);
		}
	}
	return parts;
}

const isNo = (value: unknown) =>
	value === false || value === 0 || /^(?:false|no|0)$/i.test(exactText(value));
const isYes = (value: unknown) =>
	value === true || value === 1 || /^(?:true|yes|1)$/i.test(exactText(value));

/** False for `errors: []`, `error: {}` and `error: "none"`, too. */
function holdsAny(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	return (
		Boolean(value) &&
		!/^(?:no(?:ne| errors?)?|null|false|0+|ok|success|n\/a|-)$/i.test(exactText(value))
	);
}

const stateKey =
	/^(?:(?:new|current|creation|operation|operating|adgroup|ad)?stat(?:us|e)|result|outcome)$/;
const failing =
	/\b(?:fail\w*|error\w*|unsuccessful|reject\w*|refused|denied|declined|abort\w*|cancell?ed|not (?:created|added|updated|changed|paused|resumed|deleted|done))\b|^[45]\d\d$/i;
const deferring = /^(?:queued|preview|dry run|draft|pending|scheduled|await\w*|requires? \w+)\b/i;

const saying = (words: RegExp) => (value: unknown) =>
	words.test(exactText(value).replace(/[_-]+/g, ' '));

type Flag = readonly [key: RegExp, says: (value: unknown) => boolean];

/** Fields that report a failure. */
const failures: readonly Flag[] = [
	[/^(?:is|was)?(?:success(?:ful)?|succeeded|ok)$/, isNo],
	[
		/^(?:is|has|was)?(?:err(?:or(?:ed|s)?)?|fail(?:ed|ures?)|exceptions?)(?:message|msg|code|no|text|details?|reason|type|count|list|(?:ad(?:group)?)?ids?)?$/,
		holdsAny,
	],
	// TikTok's own code is 0 if all went well, and HTTP's begins with 2.
	[
		/^(?:status|result|response|tiktok)?code$/,
		(value) => /^(?!(?:0+|2\d\d)$)-?\d+$/.test(exactText(value)),
	],
];
/** Those that deny what was to be done, whatever else the answer says. */
const denials: readonly Flag[] = [
	...failures,
	[stateKey, saying(failing)],
	[/^(?:is)?(?:preview|dryrun|simulat\w{2,5})$/, isYes],
	[/^(?:requires|needs)?(?:confirmation|approval)(?:required|needed)?$/, isYes],
];
/** Those that put it off, which count where no new ID is named. */
const deferrals: readonly Flag[] = [
	[/^(?:was)?created$/, isNo],
	[stateKey, saying(deferring)],
];
/** What says that the thing was there before. */
const existence: readonly Flag[] = [
	[/^(?:is|was)?(?:(?:newly)?created|new)$/, isNo],
	[/^(?:is|was)?(?:already(?:existed|exists|created)|exist(?:ed|ing)|duplicated?|reused)$/, isYes],
	[
		/^(?:status|result|outcome|action|operation)$/,
		saying(/^(?:already )?exist\w{0,4}$|^(?:duplicated?|reused?|found|unchanged)$/i),
	],
];

const hasAny = (fields: Fields, flags: readonly Flag[]) =>
	fields.some(([key, value]) => flags.some(([of, says]) => of.test(key) && says(value)));

/** True for a part of any answer that reports a failure; the state may be that of what is read. */
export const reportsFailure = (part: Body) =>
	hasAny(keyed(part), [...failures, [/^status$/, saying(/^(?:fail(?:ed|ure)?|error)$/i)]]);

/** What speaks against what a call was to do, in the answer's own words if it has some. */
export interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly said?: string | undefined;
}

const contradiction = (part: Fields): Denial => ({
	type: 'contradictory',
	said: part.flatMap(([key, value]) => (key === 'error' ? exactText(value) : [])).find(Boolean),
});

/** What speaks against a creation. Words count only if the answer doesn't name the new ID. */
export function denialOfNew(
	answered: Answered,
	thing: string,
	isNamed: boolean,
): Denial | undefined {
	const flags = isNamed ? denials : [...denials, ...deferrals];
	const part = partsOf(answered, isNamed ? [thing] : undefined).find((one) => hasAny(one, flags));
	if (part) return contradiction(part);
	return isNamed ? undefined : denialInWords(answered, 'create');
}

/** What speaks against a change. The ID in its answer is only an echo, so that words always count. */
export function denialOfChange(answered: Answered, sent: Body): Denial | undefined {
	const things = Object.keys(sent).map((argument) => labelKey(argument).replace(/id$/, ''));
	const kind = changeOf(sent);
	const about = partsOf(answered, things);
	const part =
		partsOf(answered).find((one) => hasAny(one, [...denials, ...deferrals])) ??
		about.find((one) => hasAny(one, [notDone, ...contradictions[kind]]));
	if (part) return contradiction(part);
	return denialInWords(answered, kind);
}

function changeOf({ status, confirm_delete: isDeletion }: Body): keyof typeof contradictions {
	if (isDeletion === true) return 'delete';
	return status === 'DISABLE' ? 'pause' : status === 'ENABLE' ? 'resume' : 'update';
}

const on = /^(?:enabled?|active|on|running|live|delivering|delivery ok)$/i;
const off = /^(?:disabled?|paused?|inactive|off|stopped)$/i;
const gone = /^deleted?$/i;

const showing = (states: RegExp[]) => (value: unknown) =>
	states.some((state) => saying(state)(exactText(value).replace(/^(?:ADGROUP_|AD_)?STATUS_/i, '')));

/** What shows another state than the one that a change was to bring about. */
const contradictions = {
	pause: [
		[/^(?:is)?paused$/, isNo],
		[/^(?:is)?(?:enabled|active)$/, isYes],
		[stateKey, showing([on, gone])],
	],
	resume: [
		[/^(?:resumed|(?:is)?(?:enabled|active))$/, isNo],
		[/^(?:is)?paused$/, isYes],
		[stateKey, showing([off, gone])],
	],
	delete: [[stateKey, showing([on])]],
	update: [[stateKey, showing([gone])]],
} satisfies Record<string, readonly Flag[]>;

const notDone: Flag = [/^(?:is|was)?(?:deleted|updated|changed|applied)$/, isNo];

/** Words that ask for a confirmation wherever they stand: as a call has it, or with a "please". */
export const asksAnywhere =
	/\bconfirm(?:_\w{1,40})?["'`]{0,2}\s?[:=]\s?["'`]{0,2}true\b|\bplease confirm (?:before|that|to|by|with|whether|if)\b/i;
const asksFirst =
	/^\W*confirmation (?:is )?(?:required|needed)\b|\brequires (?:your |explicit )?confirmation\b/i;

/** Words and signs that deny or put off what was asked for, but not "0 failed" or "without error". */
const denial =
	/[❌✘✗⛔🚫?]|(?<!\b(?:no|0|without) )\b(?:failed|failure|errors?)\b|\b(?:cannot|unable|unsuccessful|rejected|refused|denied|invalid|queued|preview|dry run|draft|simulat\w*|awaiting|approv(?:e|al)|not|never|nothing|(?:no|0) (?:of \d{1,4} )?(?:ad ?group|ad|change)s?|(?:request|job|task) (?:was |has been )?(?:created|added|submitted))\b|\b(?:could|did|was|were|has|have|wo|does|ca|is)n['’]t\b/iu;

/** Words and signs of a sentence that puts something off, unless it says that it was done. */
const doubt =
	/[⚠⏳⏸]|\b(?:pending|wait\w*|scheduled|submitted|accepted|received|ready|review|validat\w*|creating|creation|progress|process\w*|later|again|sorry|skipped|missing|required?|too (?:low|high|long|many)|blocked|cancell?ed|aborted|timed|permission|exceed\w*|wrong|(?:un)?supported|unavailable|hold|working|reply|confirm\w*|want|please)\b/iu;

/** What isn't so yet, before what was done; in small letters, since a name may be "May sale". */
const notYet =
	/\b(?:will|would|shall|should|could|can|may|might|must|be|being|if|once|when|before|until|unless)\b/;

/** What was done, in the words for it. */
const verbs = {
	create: /\b(?:created|added|made|launched|published|set up)\b/i,
	pause: /\b(?:paused|disabled?|stopped|deactivated|inactive|(?:switched|turned) off)\b/i,
	resume:
		/\b(?:resumed|enabled?|(?:re)?activated?|active|unpaused|running|live|(?:re)?started|(?:switched|turned) on)\b/i,
	delete: /\b(?:deleted|removed)\b/i,
	update: /\b(?:updated|changed|modified|edited|saved|applied)\b/i,
};
type Kind = keyof typeof verbs;
const anyDone = /\b(?:done|success\w*|completed?|ok(?:ay)?)\b|[✅✔☑]/iu;

/** True for a sentence that denies, puts off, or says that something else was done. */
function isDenied(sentence: string, kind: Kind): boolean {
	if (denial.test(sentence)) return true;
	const [before = '', after] = sentence
		.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())
		.split(verbs[kind]);
	if (after !== undefined || notYet.test(before)) return notYet.test(before);
	const isState = kind === 'pause' || kind === 'resume';
	const others = Object.entries(verbs).filter(([one]) => !(isState && one === 'update'));
	const isOther = others.some(([, words]) => words.test(sentence));
	return isOther || (doubt.test(sentence) && !anyDone.test(sentence));
}

const existed =
	/\bcreated (?:previously|earlier|before)\b|\b(?:previously created|existed before)\b|\balready (?:exist(?:s|ed|ing)?|(?:been )?created|there)\b|\bexist(?:s|ed) already\b|\b(?:found|reused?|return(?:ed|ing)) (?:an |the )?existing\b/i;
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
	return first.slice(0, 1_000).replace(quotation, '""').trim();
}

const namesOfOthers = /^\.?(?:campaign|account|advertiser|audience|pixel)name$/;

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

function denialInWords(answered: Answered, kind: Kind): Denial | undefined {
	const isNew = kind === 'create';
	const messages = partsOf(answered).flatMap((part) =>
		part.flatMap(([key, value]) => (key === 'message' ? exactText(value) : [])),
	);
	const whole = (answered.text || messages.join('\n')).slice(0, maxReadLength);
	const read = withoutOwn(whole, answered, isNew);
	const first = firstSentence(read);
	// The changelog: "won't run unless the call explicitly passes confirm_delete".
	if (asksFirst.test(first) || asksAnywhere.test(read)) return { type: 'asks for confirmation' };
	const isTaken = isNew && [existed, duplicate].some((words) => words.test(first));
	const isJson = /^(?:[{[]|```)/.test(first);
	return isTaken || (!isJson && isDenied(first, kind)) ? { type: 'contradictory' } : undefined;
}

/** Two clocks may differ by as much, in milliseconds. */
const clockError = 60_000;

/** TikTok's own `create_time` is in UTC; the zone of any other time isn't on record. */
const anyZone = 26 * 60 * 60_000;

const createdKeys = ['created', 'createdat', 'createdon', 'createdtime', 'creationtime'];

/** A line that names what the new thing is in. */
const ofOthers = /^\W*(?:campaign|account|advertiser|audience|pixel)(?: name)?\**:/i;

/**
 * True if an answer that names an ID says that the thing was there before the row's first call, which
 * began at `since` (in milliseconds since 1970).
 */
export function saysExisted(answered: Answered, thing: string, since: number): boolean {
	const parts = partsOf(answered, [thing]);
	const isBefore = (keys: readonly string[], error: number) =>
		valuesOf(answered.named, ...keys).some((time) => (timeOf(time) ?? since) < since - error);
	if (isBefore(['createtime'], clockError) || isBefore(createdKeys, anyZone)) return true;
	if (parts.some((part) => hasAny(part, existence))) return true;
	const told = parts.flatMap((part) =>
		part.flatMap(([key, value]) => (/^(?:error|message|note)$/.test(key) ? exactText(value) : [])),
	);
	const whole = [answered.text, ...told].join('\n').slice(0, maxReadLength);
	const saysIt = (text: string) =>
		text.split('\n').some((line) => existed.test(line) && !ofOthers.test(line)) ||
		duplicate.test(firstSentence(text));
	return saysIt(whole) && saysIt(withoutOwn(whole, answered, true));
}
