import type { Account, Failure } from '../response/failure';
import type { KeyStrategy } from '../rows/row';
import { isCreation, isForm, type Work } from './rowOutcome';
import { sentences } from './words';

/** What a failure's words are and depend on, and the parts of sentences that several of them share. */

/** What the words on a failure depend on beside its reason. */
export interface Context {
	readonly failure: Failure;
	readonly work: Work;
	/** The duplicate protection of the row. */
	readonly protection: KeyStrategy['by'];
	/** What another row of the run is called within a sentence, by its place from 0. */
	readonly labelOf: (item: number) => string;
	/** How to try again; undefined for a creation, where it has to be looked for first. */
	readonly again: string | undefined;
}

/** What a person is told of a reason. */
export interface Description {
	/** What happened, without the row and the last full stop; the service's own words follow it. */
	readonly message: string;
	/** What to do about the cause. */
	readonly remedy?: string | undefined;
	/** What to do with the row then; left out where the call may have been carried out. */
	readonly next?: string;
	/** True where the message has everything that the service's own words say. */
	readonly isWhole?: boolean;
}

/** Ends a sentence about a call that may have been carried out; empty for one that only reads. */
export function openEnd(work: Work): string {
	if (!('did' in work)) return '';
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

/** An ad group with the row's name is there, or may be. */
export function nameTaken(
	protection: KeyStrategy['by'],
	id: string | null | undefined,
	isOther: boolean,
): Description {
	const exists = id
		? `already exists in the campaign (ID ${id})`
		: 'may already exist in the campaign';
	const message = `An ad group with this name ${exists}${isOther ? ', with different values' : ''}`;
	if (!id)
		return {
			message,
			next: `${look} If it is there, remove or rename the row. If it isn't, ${withAnotherKey[protection]}.`,
		};
	const onPurpose =
		isOther &&
		protection === 'name' &&
		"To create another one on purpose, run only this row with 'Duplicate Protection' set to By Execution.";
	return { message, remedy: sentences('Change it with Update, or rename the row.', onPurpose) };
}

/** The user's own key is that of another ad group. */
export function keyTaken(id?: string | null): Description {
	return {
		message: `This 'Duplicate Key' was used before for an ad group with different values${id ? ` (ID ${id})` : ''}`,
		next: "To create another ad group, use another 'Duplicate Key'. To keep the first one as it is, remove the row.",
	};
}

/**
 * For a row of which nobody knows what came of it. Under the same key it is safe to send it again,
 * but pointless where the service refuses that key, or answers it with one and the same error.
 */
export function adviceToCheck(
	{ reason: { type }, sameEveryTime }: Failure,
	protection: KeyStrategy['by'],
): string {
	const isPointless = sameEveryTime || type === 'key reused' || type === 'already exists';
	const run = type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const withItsKey =
		protection === 'execution'
			? " with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'"
			: '';
	return `${look} If it isn't there, ${isPointless ? withAnotherKey[protection] : run + withItsKey}.`;
}
