import type { Creation } from '../contract/creation';
import { namesOther, objectsOf, valuesOf, type Statement } from './answer';
import { timeOf } from './lists';
import { exactText, fieldsOf, labelKey, nameKey, withoutNames } from './textForms';
import type { Body, Field } from './textForms';

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

const isNo = (value: unknown) => value === false || /^(?:false|no|0)$/i.test(exactText(value));
const isYes = (value: unknown) => value === true || /^(?:true|yes|1)$/i.test(exactText(value));

/** False for `errors: []`, `error: {}` and `error: "none"`, too. */
function holdsAny(value: unknown): boolean {
	if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
	const none = /^(?:no(?:ne| errors?)?|null|false|0+|ok|success|n\/a|-)$/i;
	return Boolean(value) && !none.test(exactText(value));
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
	// TikTok's own code is 0 if all went well, and HTTP's begins with 2. A minus is read as a space.
	[/^(?:status|result|response|tiktok)?code$/, saying(/^(?!(?:0+|2\d\d)$) ?\d+$/)],
];
const failuresOfReading: readonly Flag[] = [
	...failures,
	[/^status$/, saying(/^(?:fail(?:ed|ure)?|error)$/i)],
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

/** A state may have TikTok's name, such as ADGROUP_STATUS_DELETE. */
const showing = (words: RegExp): Flag => [
	stateKey,
	(value) => saying(words)(exactText(value).replace(/^(?:ADGROUP_|AD_)?STATUS_/i, '')),
];
const on: readonly Flag[] = [
	showing(/^(?:enabled?|active|on|running|live|delivering|delivery ok)$/i),
	[/^(?:is)?(?:enabled|active)$/, isYes],
	[/^(?:is)?paused$/, isNo],
];
const off: readonly Flag[] = [
	showing(/^(?:disabled?|paused?|inactive|off|stopped)$/i),
	[/^(?:resumed|(?:is)?(?:enabled|active))$/, isNo],
	[/^(?:is)?paused$/, isYes],
];
const gone = showing(/^deleted?$/i);
const notDone: Flag = [/^(?:is|was)?(?:deleted|updated|changed|applied)$/, isNo];

/** What shows another state than the one that a call was to bring about. */
const contradictions = {
	create: [],
	pause: [notDone, ...on, gone],
	resume: [notDone, ...off, gone],
	delete: [notDone, ...on],
	update: [notDone, gone],
} satisfies Record<string, readonly Flag[]>;

/** What a call was to do. */
type Kind = keyof typeof contradictions;

function kindOf({ sent = {}, creation, changes }: Called): Kind | undefined {
	if (creation) return 'create';
	if (!changes) return undefined;
	if (sent.confirm_delete === true) return 'delete';
	return sent.status === 'DISABLE' ? 'pause' : sent.status === 'ENABLE' ? 'resume' : 'update';
}

/** A code of the service's, such as AGE_18_24, or an ID. */
const code = /^(?:[A-Z]+(?:_[A-Z\d]+)+|\d{5,25})$/;

const numbersIn = (text: string) =>
	(text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((one) => Number(one.replaceAll(',', '')));

const codesOf = (value: unknown): string[] =>
	[...new Set([value].flat().flatMap((one) => exactText(one).split(/[,;|\s]+/)))].sort();

/** True for a value that certainly isn't the one that was sent; "Men" may well be. */
function isOther(shown: unknown, sent: unknown, argument: string): boolean {
	const text = exactText(shown);
	if (typeof sent === 'number') {
		const numbers = typeof shown === 'number' ? [shown] : numbersIn(text);
		return numbers.length > 0 && !numbers.includes(sent);
	}
	if (argument === 'name') {
		const [beginning = '', cut] = nameKey(text).split(/\s*(?:…|\.{3})$/);
		const name = nameKey(exactText(sent));
		return cut === undefined ? beginning !== '' && beginning !== name : !name.startsWith(beginning);
	}
	const [own, told] = [timeOf(sent), timeOf(shown)];
	if (own !== undefined) return told !== undefined && told !== own;
	const codes = codesOf(shown);
	// An empty list may stand for all of them.
	const isClear = codes.length > 0 && codes.every((one) => code.test(one));
	return isClear && codes.join() !== codesOf(sent).join();
}

/** What an answer to an update says of an argument, under its own key, that isn't what was sent. */
function otherValue(own: readonly Field[], sent: Body): string | undefined {
	for (const [argument, value] of Object.entries(sent)) {
		const shown = own.filter(({ key }) => key === labelKey(argument));
		const other = shown.find((one) => isOther(one.value, value, argument));
		if (other) return `it shows ${argument} ${[other.value].flat().map(String).join(', ')}`;
	}
	return undefined;
}

const hasAny = (fields: readonly Field[], flags: readonly Flag[]) =>
	fields.some(({ key, value }) => flags.some(([of, says]) => of.test(key) && says(value)));

/** What speaks against a success, in the answer's own words if it has some. */
interface Denial {
	readonly type: 'asks for confirmation' | 'contradictory';
	readonly said?: string | undefined;
}

/**
 * What speaks against what a call was to do. If the answer names a new ID, only what is certainly about
 * that counts, and no words; of a call that only reads neither, since they may be those of what is read.
 */
export function denialIn(answered: Answered, called: Called, isNamed: boolean): Denial | undefined {
	const { raw, text, statements } = answered;
	const kind = kindOf(called);
	if (!kind) {
		const part = [raw, ...objectsOf(raw)].find((one) => hasAny(fieldsOf(one), failuresOfReading));
		return part && { type: 'contradictory', said: exactText(part.error) || undefined };
	}
	if (kind !== 'create' && namesOther(statements, called.sent ?? {}))
		return { type: 'contradictory' };
	const own = statements.filter(({ isOwn }) => isOwn);
	const other = kind === 'update' ? otherValue(own, called.sent ?? {}) : undefined;
	if (other) return { type: 'contradictory', said: other };
	const all = isNamed ? own : statements;
	const flags = isNamed ? denials : [...denials, ...deferrals];
	if (hasAny(all, flags) || hasAny(own, contradictions[kind]))
		return { type: 'contradictory', said: valuesOf(all, 'error')[0] };
	if (isNamed) return undefined;
	const whole = text || valuesOf(statements, 'message').join('\n');
	const read = withoutOwn(whole.slice(0, maxReadLength), answered, kind === 'create');
	const first = firstSentence(read);
	// The changelog: "won't run unless the call explicitly passes confirm_delete".
	if (asksFirst.test(first) || asksAnywhere.test(read)) return { type: 'asks for confirmation' };
	const isTaken = kind === 'create' && (existed.test(first) || duplicate.test(first));
	const isJson = /^(?:[{[]|```)/.test(first);
	return isTaken || (!isJson && isDenied(first, kind)) ? { type: 'contradictory' } : undefined;
}

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
const verbs: Readonly<Record<Kind, RegExp>> = {
	create: /\b(?:created|added|made|launched|published|set up)\b/i,
	pause: /\b(?:paused|disabled?|stopped|deactivated|inactive|(?:switched|turned) off)\b/i,
	resume:
		/\b(?:resumed|enabled?|(?:re)?activated?|active|unpaused|running|live|(?:re)?started|(?:switched|turned) on)\b/i,
	delete: /\b(?:deleted|removed)\b/i,
	update: /\b(?:updated|changed|modified|edited|saved|applied)\b/i,
};
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
	const [heading = '', after = ''] = written.filter((line, at) => at === 0 || !nameLine.test(line));
	const beginning = heading.trimStart().startsWith('#') ? `${heading} ${after}` : heading;
	const [first = ''] = beginning.split(/(?<=[.!?])\s/);
	return first.slice(0, 1_000).replace(quotation, '""').trim();
}

const namesOfOthers = /^(?:campaign|account|advertiser|audience|pixel)name$/;

/**
 * A text without the names of the row, and those of several words that the answer names itself. A row
 * that is new has one name: another one may be words such as "Name: not allowed".
 */
function withoutOwn(text: string, { quoted, statements }: Answered, isNew: boolean): string {
	const others = statements
		.filter(({ key }) => (isNew ? namesOfOthers.test(key) : key.endsWith('name')))
		.map(({ value }) => exactText(value));
	return withoutNames(text, [...quoted, ...others.filter((name) => /\w\W+\w/.test(name))]);
}

/**
 * True if an answer that names an ID says that the thing was there before the row's first call, which
 * began at `since` (in milliseconds since 1970).
 */
export function saysExisted(answered: Answered, since: number): boolean {
	const own = answered.statements.filter(({ isOwn }) => isOwn);
	const isBefore = (error: number, ...keys: readonly string[]) =>
		valuesOf(own, ...keys).some((time) => (timeOf(time) ?? since) < since - error);
	// TikTok's own `create_time` is in UTC, by a clock that may differ; the zone of others isn't on record.
	if (isBefore(60_000, 'createtime') || hasAny(own, existence)) return true;
	const others = ['created', 'createdat', 'createdon', 'createdtime', 'creationtime'];
	if (isBefore(26 * 60 * 60_000, ...others)) return true;
	const told = valuesOf(own, 'error', 'message', 'note');
	const whole = [answered.text, ...told].join('\n').slice(0, maxReadLength);
	// A line may name what the new thing is in.
	const ofOthers = /^\W*(?:campaign|account|advertiser|audience|pixel)(?: name)?\**:/i;
	const saysIt = (text: string) =>
		text.split('\n').some((line) => existed.test(line) && !ofOthers.test(line)) ||
		duplicate.test(firstSentence(text));
	return saysIt(whole) && saysIt(withoutOwn(whole, answered, true));
}
