import type { LooksLike } from '../response/envelope';
import type { Failure, FailureReason } from '../response/failure';
import type { Account } from '../response/accounts';
import type { KeyStrategy } from '../rows/row';
import type { Work } from './rowOutcome';

/** Parts of sentences that several failures share, and what a failure's words are. */

/** What the words on a failure depend on beside the failure itself. */
export interface About {
	readonly work: Work;
	/** The duplicate protection of the row. */
	readonly protection: KeyStrategy['by'];
	/** What another row of the run is called within a sentence, by its place from 0. */
	readonly labelOf: (item: number) => string;
}

/** What a person reads of a failure. */
export interface Description {
	/** What happened, in one or two sentences that don't name the row. */
	readonly message: string;
	/** What to do about it. */
	readonly remedy: string;
	/**
	 * The same where the call may have been carried out, so that running the row again is not the next
	 * thing to do; may be empty. Missing where the remedy serves.
	 */
	readonly remedyIfOpen?: string;
}

/** Failures' reasons by their type. */
export type Reasons = {
	readonly [Type in FailureReason['type']]: Extract<FailureReason, { type: Type }>;
};

/** What to say of failures, by their reasons. */
export type Descriptions<Type extends FailureReason['type']> = {
	readonly [One in Type]: (reason: Reasons[One], about: About, failure: Failure) => Description;
};

/** True for Create. */
export function isCreation(work: Work): boolean {
	return 'did' in work && work.did === 'created';
}

/** A list in the form has no row. */
export function isForm(work: Work): boolean {
	return 'finds' in work && work.byId === true;
}

/** Joins sentences, without those that are missing. */
export function sentences(...parts: ReadonlyArray<string | undefined | false>): string {
	return parts.filter(Boolean).join(' ');
}

/** A text of the service as part of a sentence: one line, no Markdown marks, one full stop. */
export function serviceSentence(text: string): string {
	const lines = text
		.replace(/\*\*|`|^\s*(#+|[-*•])\s+/gm, '')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter((line) => line !== '');
	const joined = (line: string) => (/[.!?:;,]$/.test(line) ? line : `${line};`);
	const line = lines.map((part, at) => (at < lines.length - 1 ? joined(part) : part)).join(' ');
	return /[.!?…]$/.test(line) ? line : `${line}.`;
}

/** "A message: what the service says." or "A message." */
export function withReason(message: string, said: string | undefined): string {
	return said ? `${message}: ${serviceSentence(said)}` : `${message}.`;
}

/** "Adspirer says: …"; undefined where it said nothing. */
export function says(said: string | undefined): string | undefined {
	return said && `Adspirer says: ${serviceSentence(said)}`;
}

/** Ends a sentence about the creation of an ad group whose outcome is open. */
export const creationOpen = ', so the ad group may or may not have been created';

/** Ends a sentence about a call that may have been carried out; empty where nothing is left open. */
export function openEnd({ outcomeUnknown }: Failure, { work }: About): string {
	if (!('did' in work)) return '';
	if (isCreation(work)) return creationOpen;
	return outcomeUnknown ? `, so it isn't known whether the ad group was ${work.did}` : '';
}

/** Adspirer's own address. */
const usualBaseUrl = 'https://api.adspirer.ai';

export const setBaseUrl = `Set the Base URL of the Adspirer credential to Adspirer's own address, ${usualBaseUrl}.`;
/** What to do about answers that seem to come from somewhere else. */
export const checkBaseUrl = `Check the Base URL of the Adspirer credential. Normally it is ${usualBaseUrl}.`;
/** The same, where an answer may have been changed on its way. */
export const checkProxy =
	'Check the Base URL of the Adspirer credential, and any proxy between n8n and Adspirer.';

/** What to do about an error of the service's own, which may be the same on every retry. */
export function report({ sameEveryTime }: Failure, about: About): string {
	return sameEveryTime
		? "Every retry got the same error, so more retries won't help. Report it to Adspirer."
		: sentences(runAgain(about), 'If it happens again, report it to Adspirer.');
}

const goneAlready = "If the ad group is deleted already, Adspirer can't find it.";

/** How to try again; undefined for a creation, where it has to be looked for first. */
export function runAgain({ work }: About): string | undefined {
	if (isCreation(work)) return undefined;
	if (isForm(work)) return "Open the list again, or choose 'By ID' and enter the ID.";
	if ('finds' in work) return 'Run it again.';
	return work.did === 'deleted'
		? `Run the row again. ${goneAlready}`
		: 'Run the row again. Doing it twice is safe.';
}

/** What to do about a row that was refused for what it says. */
export function correctRow({ work }: About): string {
	const correct = 'Correct the row and run it again.';
	return 'did' in work && work.did === 'deleted' ? `${correct} ${goneAlready}` : correct;
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
