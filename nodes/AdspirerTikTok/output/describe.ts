import { formatList, withArticle } from '../base/values';
import type { Fact, Facts, Fault, Problem, Why } from '../problems/problem';
import type { Failure, FailureReason } from '../response/failure';
import { type ParsedRow, labelOf } from '../rows/row';
import { type Action, type FailedRow, listRows, rowLine } from './outcome';
import { asSentence, dayOf, fillIn, lineOf, problemLines, sentences } from './problemText';
import table from './sentences.json';

/** The row that failed, on which the wording depends, too. */
interface FailureContext {
	readonly action: Action;
	readonly row?: Pick<ParsedRow, 'cells' | 'labels' | 'strategy'>;
}

/**
 * An entry of the table, to be filled in: what happened, and what to do. A part in brackets is left out if
 * the first fact that it names isn't known; {known} and {isNew} only say whether a part counts.
 */
interface Description {
	readonly message: string;
	readonly toDo?: string;
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

const look = ({ noun }: Action) => `Look for the ${noun}'s name in TikTok Ads Manager`;

/** How a row is created although the service knows its key. */
const withAnotherKey = ({ creation }: Action) =>
	`${creation?.runAgain ?? 'run only this row'} with 'Duplicate Protection' set to By Execution`;

/** TikTok's words: "This endpoint does not support Upgraded Smart+ campaigns". */
const smartPlus = /\bsupport\b.*\bsmart ?(?:\+|plus)/i;

/** The entry for a reason: that of its type, unless it has several. */
function entryFor({ reason }: Failure, { action, row }: FailureContext): keyof typeof table {
	const isNew = action.verb === 'created';
	switch (reason.type) {
		case 'not sent':
			if (reason.outage) return 'outage';
			return 'execution stopped';
		case 'no parent':
			return reason.because;
		case 'other values':
			if (reason.where === 'other run') return 'in other run';
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
		case 'rejected':
			if (smartPlus.test(reason.said ?? '')) return 'Smart+ campaign';
			return reason.type;
		case 'already exists':
			if (isNew) return nameTaken(reason.existingId);
			return reason.type;
		default:
			return reason.type;
	}
}

function nameTaken(id: string | null | undefined) {
	if (id) return 'name taken';
	return 'name may be taken';
}

/** All that reasons tell, each as far as it does. */
interface FailureDetails {
	readonly type: FailureReason['type'];
	readonly existingId?: string | null;
	readonly location?: string | undefined;
	readonly accounts?: ReadonlyArray<Readonly<Record<'name' | 'id', string>>> | undefined;
	readonly problems?: readonly Problem[];
	readonly problem?: Fault;
	readonly code?: string;
	readonly looksLike?: Why;
	readonly by?: 'name' | 'key';
	readonly inList?: 'not shown';
}

/** The facts for the blanks of the table; unknown ones are undefined. */
function factsOf(failure: Failure, { action, row }: FailureContext): Facts {
	const { reason, outcomeUnknown } = failure;
	const { noun, creation, verb, context } = action;
	const protection = row?.strategy?.by;
	const again = tryAgain(action);
	const anew = withAnotherKey(action);
	const one = withArticle(noun);
	const facts: Record<string, Fact> = {
		...factsTold(failure, creation?.parentNoun),
		noun,
		one,
		One: asSentence(one),
		parent: creation?.parentNoun,
		parentField: creation && row && labelOf(row, creation.parentArgument),
		again,
		anew,
		correct: { why: 'correct the row' },
		look: look(action),
		sent: 'call',
		// For when something other than Adspirer may be at the address.
		checkAddress: { why: 'check the address' },
		// Adspirer has no tool that changes an ad.
		rename: { why: 'rename or change elsewhere', facts: { one } },
		// TikTok takes 30 seconds at most, for most calls.
		seconds: (creation?.repeatAfter ?? 30_000) / 1000,
	};
	if (!outcomeUnknown) facts.known = '';
	if (context === 'form') facts.correct = again;
	if (creation?.fields.some(({ update }) => update)) facts.rename = { why: 'rename or update' };
	if (reason.type !== 'already exists') {
		facts.different = 'different';
		if (protection === 'name') facts.onPurpose = anew;
	}
	if (verb !== 'created') return facts;
	facts.isNew = '';
	facts.sent = 'row';
	// A refusal that is remembered under its key outlives its cause.
	if (protection !== 'execution' && !outcomeUnknown) {
		facts.remembered = { why: 'first answer repeated', facts: { Anew: asSentence(anew) } };
	}
	return facts;
}

/** The facts of the failure itself. */
function factsTold({ reason, status, quota }: Failure, parent = ''): Facts {
	const details: FailureDetails = reason;
	const { problem, accounts = [], problems = [], existingId, code, location } = details;
	const { used, limit, tier, period_end: end, upgrade_url: upgradeUrl } = quota ?? {};
	const named = accounts.map(({ name, id }) => `${name} (${id})`);
	const looksLike = details.looksLike && { why: details.looksLike };
	const facts: Record<string, Fact> = {
		problem,
		problems: problemLines(problems).join(' '),
		looksLike,
		status: status ?? undefined,
		location: location || 'elsewhere',
		code: code || undefined,
		existingId: existingId || undefined,
		same: `name and ${parent}`,
		onPlan: tier && ` on the ${tier} plan`,
		resets: dayOf(' on', end),
		upgradeUrl: upgradeUrl ?? 'https://adspirer.ai',
		accounts: formatList(named, 'and', 10) || undefined,
	};
	if (details.by === 'key') facts.same = "'Duplicate Key'";
	if (details.inList) facts.inList = '';
	if (limit) facts.usage = `${used} of ${limit} calls`;
	if (reason.said === undefined) {
		facts.silent = '';
		facts.unsaid = looksLike;
	}
	return facts;
}

/** Fills in an entry of the table, without the parts in brackets whose first fact isn't known. */
function said(text: string, facts: Facts): string {
	const optional = /\[([^{\]]*\{(\w+)\}[^\]]*)\]/g;
	const whole = text.replace(optional, (_, part: string, fact: string) => {
		if (facts[fact] === undefined) return '';
		return part;
	});
	return fillIn(whole, facts).trim();
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
	const { accounts = [] }: FailureDetails = reason;
	if (reason.type === 'account required' && accounts.length > 0) return '';
	if (reason.type === 'unauthorized') return '';
	if (reason.type === 'quota spent' && quota !== undefined) return '';
	return reason.said ?? '';
}

/** The message of a failure, and its remedy. */
interface Described {
	readonly message: string;
	readonly toDo: string;
	/** The same for messages that differ only by their values. */
	readonly kind: string;
}

/** A failure in words; without a row, that of a list. */
export function describe(failure: Failure, about: FailureContext): Described {
	const { reason, outcomeUnknown, afterUnknownCall } = failure;
	const { verb, noun } = about.action;
	const isOpen = outcomeUnknown && verb !== 'found';
	const told = fromTable(failure, about);
	let { message: what } = told;
	if (reason.type === 'not sent') {
		let start = 'Not sent';
		if (outcomeUnknown) start = 'Not sent again';
		what = `${start}, because ${what}`;
	}
	if (isOpen && !afterUnknownCall) what += `, so it isn't known whether the ${noun} was ${verb}`;
	const message = withService(what, wordsToAdd(failure));
	const toDo = sentences(
		isOpen &&
			afterUnknownCall &&
			`An earlier call for this row got no answer, so the ${noun} may have been ${verb}.`,
		isOpen && howToFindOut(failure, about, told.toDo),
		told.toDo,
	);
	// Values that differ from row to row make no other kind.
	return { message, toDo, kind: message.replace(/"[^"]*"|\d+/g, '') };
}

/** The entry of the table, or the failure of another row, for which this one wasn't sent. */
function fromTable(failure: Failure, about: FailureContext): { message: string; toDo: string } {
	const { reason, outcomeUnknown } = failure;
	if (reason.type === 'not sent' && reason.because !== 'stopped' && !reason.outage) {
		// Whether the other row's outcome is unknown says nothing about this one.
		const cause = { ...reason.because, outcomeUnknown };
		const { toDo } = fromTable(cause, about);
		return { message: `an earlier row failed. ${describe(cause, about).message}`, toDo };
	}
	const { message, toDo = '' }: Description = table[entryFor(failure, about)];
	const facts = factsOf(failure, about);
	return { message: said(message, facts), toDo: said(toDo, facts) };
}

/** How to find out what came of a row. Half an hour after its last call nothing keeps it from being sent again. */
function howToFindOut(
	{ reason: { type } }: Failure,
	{ action }: FailureContext,
	toDo: string,
): string {
	const again = tryAgain(action);
	if (again !== undefined) {
		if (toDo.includes(again)) return '';
		return `Look in TikTok Ads Manager to see whether the ${action.noun} was ${action.verb}.`;
	}
	let next = 'run only this row again in half an hour';
	if (type === 'key reused' || type === 'already exists') {
		next = `${withAnotherKey(action)}, or rename the row`;
	}
	return `${look(action)}: if it isn't there, ${next}.`;
}

/** The same about a row, with one readable line that says which row it is and what happened. */
export function describeRow({ row, result, sameAs, exists }: FailedRow, action: Action) {
	const texts = describe(result.failure, { action, row });
	const { message: text, kind } = texts;
	const { reason } = result.failure;
	// Rows of a media plan share their ad groups by nature.
	const isTold = sameAs && !action.creation?.isOfPart;
	const equal = isTold && `This row has the outcome of ${listRows([sameAs])}.`;
	const line = rowLine(row.name, sentences(exists, text, equal));
	if (reason.type !== 'invalid') {
		const [firstStep] = texts.toDo.split(/(?<=[.!?]) (?=\p{Lu})/u, 1);
		return { ...texts, line, firstStep, reasons: [{ kind, text }] };
	}
	// One problem at a time, as other rows may have it too. Each says what to do itself.
	return { ...texts, line, firstStep: '', reasons: reason.problems.map(lineOf) };
}
