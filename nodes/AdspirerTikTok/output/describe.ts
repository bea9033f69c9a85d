import { formatList, withArticle } from '../base/wording';
import type { Fact, Facts, Fault, Problem, Why } from '../problems/problem';
import { wasSent, type Failure, type FailureReason } from '../response/failure';
import { labelOf, type ParsedRow } from '../rows/row';
import { filled, lineOf, problemLines, type Line } from './problemText';
import { listRows, rowLine, type Action, type FailedRow } from './rowOutcome';
import table from './sentences.json';
import { asSentence, dayOf, sentences } from './words';

/** What the wording depends on besides: the row that failed. */
interface About {
	readonly action: Action;
	readonly row?: Pick<ParsedRow, 'labels' | 'strategy'>;
	/** What is there of the row all the same. */
	readonly exists?: string | undefined;
}

/**
 * An entry of the table, to be filled in: what happened, what to do about the cause (or `unsafe`, if the
 * call may have arrived and repeating it isn't safe), and then with the row, unless it may be done. A part
 * in brackets is left out if the first fact that it names isn't known.
 */
interface Description extends Partial<Record<'remedy' | 'unsafe' | 'next', string>> {
	readonly message: string;
	/** True if it is to be reported, should it happen again. */
	readonly isReported?: boolean;
}

/** How to try again; undefined for a creation, which has to be looked for first. */
function tryAgain({ verb, noun, context }: Action): string | undefined {
	if (verb === 'created') return undefined;
	if (context === 'form') return "Open the list again, or choose 'By ID' and enter the ID.";
	if (verb === 'found') return 'Run it again.';
	if (verb === 'deleted')
		return `Run the row again. If the ${noun} is deleted already, Adspirer can't find it.`;
	return 'Run the row again. Doing it twice is safe.';
}

const look = ({ noun }: Action) => `Look for the ${noun}'s name in TikTok Ads Manager.`;

/** How a row is created although the service knows its key. */
const withAnotherKey = ({ creation }: Action) =>
	`${creation?.runAgain ?? 'run only this row'} with 'Duplicate Protection' set to By Execution`;

function entryFor({ reason }: Failure, { action, row }: About): keyof typeof table {
	const isNew = action.verb === 'created';
	switch (reason.type) {
		case 'not sent':
			if (reason.outage) return 'outage';
			return 'execution stopped';
		case 'no parent':
			if (reason.because === 'not paused') return 'parent not paused';
			return 'parent without ID';
		case 'not checked':
			if (reason.incomplete) return 'incomplete list';
			return 'no list';
		case 'not settled':
			if (reason.inList) return 'not listed';
			return reason.type;
		case 'other values':
			if (reason.where === 'other run') return `${reason.by} in other run`;
			if (reason.by === 'key') return 'key taken';
			return nameTaken(reason.existingId);
		case 'no response':
			if (reason.reason === 'not sent') return 'not sendable';
			return reason.reason;
		case 'key reused':
			// The key of a change is new each time, so only the row's own earlier call can have it.
			if (!isNew) return 'key in progress';
			if (row?.strategy?.by === 'custom') return 'key taken';
			return 'name may be taken';
		case 'not found':
			if (isNew && row) return 'parent not found';
			return reason.type;
		case 'already exists':
			if (isNew) return nameTaken(reason.existingId);
			return reason.type;
		case 'server error':
			if (reason.said === undefined) return 'server error without words';
			return reason.type;
		case 'rejected':
			if (reason.said === undefined) return 'rejected without words';
			if (action.context === 'form') return 'rejected in the form';
			return reason.type;
		default:
			return reason.type;
	}
}

function nameTaken(id: string | null | undefined) {
	if (id) return 'name taken';
	return 'name may be taken';
}

/** How texts may speak of the manual campaigns that TikTok's API takes no more of: see docs/limits.md. */
const endOfManual = /\bmanual\w*\b.{0,60}\bcampaign|\bcampaign.{0,60}\bmanual\b/i;

/** All that reasons tell, each as far as it does. */
interface Details {
	readonly type: FailureReason['type'];
	readonly existingId?: string | null;
	readonly location?: string | undefined;
	readonly accounts?: ReadonlyArray<Readonly<Record<'name' | 'id', string>>> | undefined;
	readonly problems?: readonly Problem[];
	readonly problem?: Fault;
	readonly code?: string;
	readonly message?: string;
	readonly looksLike?: Why;
}

/** What to do, as far as it depends on the row and on what it asks for. */
function adviceFor({ reason }: Failure, { action, row }: About): Facts {
	const { noun, creation, verb } = action;
	const protection = row?.strategy?.by;
	const one = withArticle(noun);
	const anew = withAnotherKey(action);
	const facts: Record<string, Fact> = {
		anew,
		sent: 'call',
		look: look(action),
		again: tryAgain(action),
		correct: { why: 'correct the row' },
		// For when something other than Adspirer may be at the address.
		checkAddress: { why: 'check the address' },
		rename: { why: 'rename or change elsewhere', facts: { one } },
	};
	if (endOfManual.test(reason.said ?? '')) facts.correct = { why: 'manual campaigns end' };
	// Adspirer has no tool that changes an ad.
	const canUpdate = creation?.fields.some(({ update }) => update);
	if (canUpdate) facts.rename = { why: 'rename or update' };
	if (reason.type !== 'already exists') {
		facts.different = 'different';
		if (protection === 'name') facts.onPurpose = anew;
	}
	if (verb !== 'created') return facts;
	facts.sent = 'row';
	// A refusal that is remembered under its key outlives its cause.
	if (protection !== 'execution') {
		facts.remembered = {
			why: 'first answer repeated',
			facts: { Anew: asSentence(anew) },
		};
	}
	return facts;
}

function factsOf(failure: Failure, about: About): Facts {
	const { reason, status, quota } = failure;
	const { action, row } = about;
	const { noun, creation } = action;
	const details: Details = reason;
	const { message, problem, looksLike, accounts = [], problems = [] } = details;
	const one = withArticle(noun);
	const named = accounts.map(({ name, id }) => `${name} (${id})`);
	const { used, limit, tier, period_end: end, upgrade_url: upgradeUrl } = quota ?? {};
	return {
		...adviceFor(failure, about),
		noun,
		one,
		message,
		problem,
		One: asSentence(one),
		parent: creation?.parentNoun,
		parentField: creation && row && labelOf(row, creation.parentArgument),
		status: status ?? undefined,
		problems: problemLines(problems).join(' '),
		looksLike: looksLike && { why: looksLike },
		location: details.location || 'elsewhere',
		code: details.code || undefined,
		existingId: details.existingId || undefined,
		used: limit ? used : undefined,
		limit: limit ?? undefined,
		onPlan: tier && ` on the ${tier} plan`,
		resets: dayOf(' on', end),
		upgradeUrl: upgradeUrl ?? 'https://adspirer.ai',
		accounts: formatList(named, 'and', 10) || undefined,
		// What TikTok takes at most, for most calls 30 seconds.
		seconds: (creation?.repeatAfter ?? 30_000) / 1000,
	};
}

/** Fills in an entry of the table, without the parts in brackets whose first fact isn't known. */
function said(text = '', facts: Facts): string {
	const optional = /\[([^{\]]*\{(\w+)\}[^\]]*)\]/g;
	const whole = text.replace(optional, (_, part: string, fact: string) => {
		if (facts[fact] === undefined) return '';
		return part;
	});
	return filled(whole, facts);
}

/** A sentence, followed by the service's own words, if any, in one line and without Markdown. */
function withService(what: string, said: string): string {
	const lines = said
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.trim()
		.replace(/(?<![\s.!?:;,])\s*\n\s*/g, '; ')
		.replace(/\s+/g, ' ');
	let text = what;
	if (lines !== '') text += `: ${lines}`;
	if (/[.!?…]$/.test(text)) return text;
	return `${text}.`;
}

/** The service's own words, unless the table's say all. */
function wordsToAdd({ reason, quota }: Failure): string {
	const { accounts = [] }: Details = reason;
	if (reason.type === 'account required' && accounts.length > 0) return '';
	if (reason.type === 'unauthorized') return '';
	if (reason.type === 'quota spent' && quota !== undefined) return '';
	return reason.said ?? '';
}

/** What happened, what to do about its cause, and all that is to do, if nothing else says so. */
interface Described {
	readonly message: string;
	readonly remedy: string;
	readonly toDo: string;
	/** The same for messages that differ only by their values. */
	readonly kind: string;
}

export function describe(failure: Failure, about: About): Described {
	const { reason, outcomeUnknown } = failure;
	if (reason.type === 'not sent' && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is unknown says nothing about this one.
		const cause = describe({ ...reason.because, outcomeUnknown }, about);
		const { remedy } = cause;
		return saying(failure, about, { what: `an earlier row failed. ${cause.message}`, remedy });
	}
	const facts = factsOf(failure, about);
	const entry: Description = table[entryFor(failure, about)];
	const again = tryAgain(about.action);
	const { message, unsafe, isReported } = entry;
	let toDo = said(entry.remedy, facts);
	if (unsafe !== undefined) toDo = again ?? said(unsafe, facts);
	if (isReported) toDo = sentences(again, 'If it happens again, report it to Adspirer.');
	const remedy = sentences(!outcomeUnknown && said(entry.next, facts), toDo);
	const saysAgain = isReported || unsafe !== undefined;
	return saying(failure, about, { what: said(message, facts), remedy, saysAgain });
}

/** An entry of the table, filled in. */
interface Filled {
	readonly what: string;
	readonly remedy: string;
	/** True if the remedy says that it may be done again. */
	readonly saysAgain?: boolean;
}

function saying(failure: Failure, about: About, entry: Filled): Described {
	const { remedy, saysAgain } = entry;
	const { reason, outcomeUnknown, afterUnknownCall, kind } = failure;
	const { verb, noun } = about.action;
	let { what } = entry;
	if (reason.type === 'not sent') {
		let start = 'Not sent';
		if (outcomeUnknown) start = 'Not sent again';
		what = `${start}, because ${what}`;
	}
	if (outcomeUnknown && !afterUnknownCall && verb !== 'found') {
		what += `, so it isn't known whether the ${noun} was ${verb}`;
	}
	const message = withService(what, wordsToAdd(failure));
	// What differs from row to row makes no other kind.
	const told = { message, remedy, kind: message.replace(/"[^"]*"|\d+/g, '') };
	if (verb === 'found') return { ...told, toDo: remedy };
	let check = `Look in TikTok Ads Manager to see whether the ${noun} was ${verb}.`;
	let done = 'changed';
	if (verb === 'created') {
		check = lookFirst(failure, about);
		done = verb;
	} else if (saysAgain) {
		check = '';
	}
	const isNothingDone =
		!outcomeUnknown && wasSent(failure) && kind !== 'conflict' && about.exists === undefined;
	const toDo = sentences(
		afterUnknownCall &&
			`An earlier call for this row got no answer, so the ${noun} may have been ${verb}.`,
		remedy,
		outcomeUnknown && check,
		isNothingDone && `Nothing was ${done} for this row.`,
	);
	return { ...told, toDo };
}

/** Half an hour after the last call for a row nothing keeps it from being sent again. */
function lookFirst({ reason: { type } }: Failure, { action }: About): string {
	let next = 'run only this row again in half an hour';
	if (type === 'rejected') next = 'correct the row and run it again in half an hour';
	if (type === 'key reused' || type === 'already exists') next = withAnotherKey(action);
	// It would be asked for again.
	if (type === 'asks for confirmation') next = 'create it there';
	return `${look(action)} If it isn't there, ${next}.`;
}

/** The same about a row, with one readable line that says which row it is and what happened. */
export function describeRow({ row, result, sameAs, exists }: FailedRow, action: Action) {
	const texts = describe(result.failure, { action, row, exists });
	const { message: text, kind } = texts;
	const { reason } = result.failure;
	// Rows of a media plan share their ad groups by nature.
	const isTold = sameAs && !action.creation?.isOfPart;
	const equal = isTold && `This row has the outcome of ${listRows([sameAs])}.`;
	let reasons: Line[] = [{ kind, text }];
	// One problem at a time, as other rows may have it too.
	if (reason.type === 'invalid') reasons = reason.problems.map(lineOf);
	return { ...texts, line: rowLine(row.name, sentences(exists, text, equal)), reasons };
}
