import type { Problem } from '../parse/cell';
import type { Account } from '../response/accounts';
import type { LooksLike, Failure, FailureReason } from '../response/failure';
import type { KeyStrategy } from '../rows/row';
import { isCreation, isForm, type Work } from './rowOutcome';

/** What a failure's words are and depend on, and the parts of sentences that several of them share. */

/** What the words on a failure depend on beside its reason. */
export interface Context {
	readonly failure: Failure;
	readonly work: Work;
	/** True for Create. */
	readonly isNew: boolean;
	/** The duplicate protection of the row. */
	readonly protection: KeyStrategy['by'];
	/** What another row of the run is called within a sentence, by its place from 0. */
	readonly labelOf: (item: number) => string;
	/** Ends a sentence about a call that may have been carried out; empty where nothing is open. */
	readonly open: string;
	/** How to try again; undefined for a creation, where it has to be looked for first. */
	readonly again: string | undefined;
}

/** What a person reads of a failure. */
export interface Description {
	/** What happened, in one or two sentences that don't name the row; a last full stop may be missing. */
	readonly message: string;
	/** What the service said; it ends the message. */
	readonly said?: string | undefined;
	/**
	 * What to do about the cause. Where the call may have been carried out, that isn't to run the row
	 * again; it may be empty then.
	 */
	readonly remedy: string;
}

/** Failures' reasons by their type. */
export type Reasons = {
	readonly [Type in FailureReason['type']]: Extract<FailureReason, { type: Type }>;
};

/** What to say of failures, by their reasons. */
export type Descriptions<Type extends FailureReason['type']> = {
	readonly [One in Type]: (reason: Reasons[One], context: Context) => Description;
};

/** Joins sentences, without those that are missing. */
export function sentences(...parts: ReadonlyArray<string | undefined | false>): string {
	return parts.filter(Boolean).join(' ');
}

/** Ends a sentence with a full stop, unless it has an end already. */
export function endSentence(text: string): string {
	return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop. */
export function serviceSentence(text: string): string {
	const lines = text
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const joined = (line: string) => (/[.!?:;,]$/.test(line) ? line : `${line};`);
	return endSentence(
		lines.map((part, at) => (at < lines.length - 1 ? joined(part) : part)).join(' '),
	);
}

/** "Adspirer says: …"; undefined where it said nothing. */
export function says(said: string | undefined): string | undefined {
	return said && `Adspirer says: ${serviceSentence(said)}`;
}

/** "'Billing Event' is CPC, but …", for problems as for warnings. */
export function problemSentences(problems: readonly Problem[]): string[] {
	return problems.map(({ field, message }) => `'${field}' ${message}`);
}

/** Ends a sentence about a call that may have been carried out; empty where nothing is left open. */
export function openEnd({ outcomeUnknown }: Failure, work: Work): string {
	if (!outcomeUnknown || !('did' in work)) return '';
	return isCreation(work)
		? ', so the ad group may or may not have been created'
		: `, so it isn't known whether the ad group was ${work.did}`;
}

/** What to say where a deletion fails. */
export function goneAlready(work: Work): string | false {
	return (
		'did' in work &&
		work.did === 'deleted' &&
		"If the ad group is deleted already, Adspirer can't find it."
	);
}

/** How to try again; undefined for a creation, where it has to be looked for first. */
export function runAgain(work: Work): string | undefined {
	if (isCreation(work)) return undefined;
	if (isForm(work)) return "Open the list again, or choose 'By ID' and enter the ID.";
	if ('finds' in work) return 'Run it again.';
	return `Run the row again. ${goneAlready(work) || 'Doing it twice is safe.'}`;
}

/** Completes "The answer …". */
export const whatItWas: Record<LooksLike, string> = {
	nothing: 'was empty',
	'a web page': 'was a web page',
	'cut-off JSON': 'was incomplete',
	'other JSON': 'had an unknown format',
	text: 'was plain text',
};

/** The item holds them all; more than these nobody reads in a sentence. */
const maxAccounts = 10;

/** "Acme EU (701), Acme US (702) and 3 more". */
export function listAccounts(accounts: readonly Account[]): string {
	const listed = accounts.slice(0, maxAccounts).map(({ name, id }) => `${name} (${id})`);
	const more = accounts.length - listed.length;
	return listed.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

const look = "Look for the ad group's name in TikTok Ads Manager.";

/** How a row is created although its key is known to the service. */
const withAnotherKey: Record<KeyStrategy['by'], string> = {
	name: "run only this row with 'Duplicate Protection' set to By Execution",
	custom: "run the row again with another 'Duplicate Key'",
	execution: 'run the row again in a new execution',
};

/** For a row that was refused, because an ad group like it is there or its key was used before. */
export function lookForName(protection: KeyStrategy['by']): string {
	return `${look} If it is there, remove or rename the row. If it isn't, ${withAnotherKey[protection]}.`;
}

/**
 * For a row of which nobody knows what came of it. Under the same key it is safe to send it again,
 * but pointless where the service refuses that key, or answers it with one and the same error.
 */
export function adviceToCheck(
	{ reason, sameEveryTime }: Failure,
	protection: KeyStrategy['by'],
): string {
	const isPointless =
		sameEveryTime || reason.type === 'key reused' || reason.type === 'already exists';
	if (isPointless) return `${look} If it isn't there, ${withAnotherKey[protection]}.`;
	const run = reason.type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const again =
		protection === 'execution'
			? `${run} with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'`
			: run;
	return `${look} If it isn't there, ${again}.`;
}

/** Adspirer's own address. */
export const usualBaseUrl = 'https://api.adspirer.ai';
export const checkBaseUrl = `Check the Base URL of the Adspirer credential. Normally it is ${usualBaseUrl}.`;
/** For an answer that may have been changed on its way. */
export const checkProxy =
	'Check the Base URL of the Adspirer credential, and any proxy between n8n and Adspirer.';
