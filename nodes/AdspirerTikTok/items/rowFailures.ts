import type { Problem } from '../arguments/readArguments';
import type { Failure } from '../envelope/failure';
import type { JournalEntry } from '../journal/journal';

const unsent = { status: null, retry: 'never', outcomeUnknown: false, dooms: 'nobody' } as const;

/** A message with the row it is about, counted from 1 as people count. */
export function rowLine(item: number, message: string): string {
	return `Row ${item + 1}: ${message}`;
}

/** One line for all that is wrong with a row. */
export function problemLine(problems: readonly Problem[]): string {
	return problems.map(({ field, message }) => `${field} ${message}`).join(' ');
}

/** A row that was refused here, before anything was sent. */
export function invalidRow(problems: readonly Problem[]): Failure {
	return {
		...unsent,
		kind: 'invalid',
		message: problemLine(problems),
		wayOut: 'Correct the row and run it again.',
		problems,
	};
}

/** A row that was not sent because of another one. */
export function notSent(because: Failure | 'stopped'): Failure {
	return {
		...unsent,
		kind: 'not_sent',
		message:
			because === 'stopped'
				? 'The row was not sent, because the execution was stopped.'
				: `The row was not sent, because of an earlier row: ${because.message}`,
		wayOut:
			because === 'stopped'
				? 'n8n may not keep what a stopped execution did, so take out the rows that were created before you run the workflow again.'
				: because.wayOut,
	};
}

/** A row that an earlier try of this execution created with other values than it has now. */
export function changedSinceCreated(entry: Extract<JournalEntry, { state: 'created' }>): Failure {
	const id = entry.adgroupId === null ? '' : ` (ID ${entry.adgroupId})`;
	return {
		...unsent,
		kind: 'conflict',
		message: `The row was created before by this execution as the ad group "${entry.adgroupName}"${id}, with other values than it has now.`,
		wayOut:
			'Change that ad group in TikTok Ads Manager if the new values are meant. To create a further ad group, run the workflow anew instead of retrying the execution.',
	};
}

/** A row that was sent before with other values, and of which it is not known what became. */
export function changedSinceSent(): Failure {
	return {
		...unsent,
		kind: 'conflict',
		outcomeUnknown: true,
		message:
			'The row was sent before by this execution with other values than it has now, and no answer came, so it may exist already.',
		wayOut:
			'Look in TikTok Ads Manager whether the ad group is there. If it is not, run the workflow anew instead of retrying the execution.',
	};
}

/** A row whose own key another row of the same run has, with other values. */
export function keyTaken(byItem: number): Failure {
	const problem = {
		field: 'Duplicate Key',
		message: `is the same as in row ${byItem + 1}, but the other values differ. Give each ad group a key of its own.`,
	};
	return { ...invalidRow([problem]) };
}
