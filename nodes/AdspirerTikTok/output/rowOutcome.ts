import type { IDataObject } from 'n8n-workflow';
import type { QuotaWatch } from '../response/quota';
import { isCreated, type Done, type Failed, type Result } from '../response/result';
import { internalError } from '../response/failure';
import type { ChangedValue, ParsedRow as CreateRow } from '../rows/row';

/** What a call is to do. */
export interface Work {
	/** Create or change an ad group; completes "the ad group was". */
	readonly did?: string;
	/** Find things, such as "campaign". */
	readonly finds?: string;
	/** For a list in the form, which has no row: an ID can be entered instead. */
	readonly inForm?: true;
}

/** A row, as far as the output tells of it. */
export type Row = Omit<CreateRow, 'options'> & {
	readonly options: Pick<CreateRow['options'], 'simplify' | 'includeInputFields'>;
};

/** What an answer gives: items, and what to say beside them. */
export interface Output {
	readonly items: readonly IDataObject[];
	/** True where the answer lists nothing that can be read, so that its text is the only item. */
	readonly isText?: true;
	/** What is to be said of the answer beside its items. */
	readonly hint?: string;
}

/** A row and what it came to: the one thing that items, hints, errors and the log are made of. */
export interface RowOutcome<R extends Result = Result> {
	readonly row: Row;
	readonly result: R;
	/** Only where the result is an answer. */
	readonly output?: Output;
	/** How the row's values differ from those that an earlier try of the execution created it with. */
	readonly changed?: readonly ChangedValue[];
}

/** A run of an operation: what it does, and one outcome for each row, in order. */
export interface Run {
	readonly work: Work;
	readonly outcomes: readonly RowOutcome[];
	/** Where it needed more calls than were left. */
	readonly shortfall?: QuotaWatch['shortfall'];
}

/** Joins a row with its result. An answer that `outputOf` can't make items of fails that row alone. */
export function rowOutcome(
	row: Row,
	result: Result,
	outputOf: (done: Done, row: Row, changed: readonly ChangedValue[]) => Output,
	changed: readonly ChangedValue[] = [],
): RowOutcome {
	if (!('answer' in result)) return { row, result };
	try {
		return { row, result, output: outputOf(result, row, changed), changed };
	} catch (error) {
		return { row, result: { failure: internalError(error, result.key !== null), key: result.key } };
	}
}

/** The outcomes of rows that a bug in this node kept from being read: nothing was sent. */
export function brokenRun(work: Work, rows: number, error: unknown): Run {
	const result = { failure: internalError(error, false), key: null };
	const options = { simplify: true, includeInputFields: false };
	const none = { values: {}, problems: [], warnings: [], readings: [], unused: [], limit: 0 };
	const outcomes = Array.from({ length: rows }, (_, item) => {
		return { row: { ...none, options, labelOf: String, item, name: { item } }, result };
	});
	return { work, outcomes };
}

/** True for a row that was done. */
export function isDone(outcome: RowOutcome): outcome is RowOutcome<Done> {
	return 'answer' in outcome.result;
}

/** True for a row that failed, or of which it isn't known. */
export function isFailed(outcome: RowOutcome): outcome is RowOutcome<Failed> {
	return 'failure' in outcome.result;
}

/** Tells the rows of a run apart by what they came to, each in order. */
export function tally(outcomes: readonly RowOutcome[]) {
	const done = outcomes.filter(isDone);
	// An ad group that only the list shows was created by this execution.
	const isBefore = ({ result: { entity: adGroup } }: RowOutcome<Done>) =>
		(adGroup?.alreadyCreated ?? 'found in list') !== 'found in list';
	const failures = outcomes.filter(isFailed);
	const sure = failures.filter(({ result }) => !result.failure.outcomeUnknown);
	return {
		done: done.filter((outcome) => !isBefore(outcome)),
		/** An ad group that no call of this execution created. */
		before: done.filter(isBefore),
		skipped: outcomes.filter(({ result }) => 'skipped' in result),
		/** Sent, and nobody knows what came of it. */
		unknown: failures.filter(({ result }) => result.failure.outcomeUnknown),
		failed: sure.filter(({ result }) => result.failure.kind !== 'not_sent'),
		/** Nothing was sent for the row, for a reason that isn't its own. */
		notSent: sure.filter(({ result }) => result.failure.kind === 'not_sent'),
	};
}

/** How many different ad groups rows stand for; rows without one count once for each result. */
export function countOf(outcomes: readonly RowOutcome[]): number {
	const idOf = ({ row, result }: RowOutcome) =>
		isCreated(result) ? result.entity.id : 'answer' in result && row.values.adgroup_id;
	return new Set(outcomes.map((outcome) => idOf(outcome) || outcome.result)).size;
}
