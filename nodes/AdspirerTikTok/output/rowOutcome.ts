import type { IDataObject } from 'n8n-workflow';
import { eventLoopBreaks } from '../client/eventLoop';
import type { Creation } from '../contract/creation';
import { internalError } from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import { isCreated, type Done, type Failed, type Result } from '../response/result';
import type { ChangedValue, ParsedRow } from '../rows/row';

/** What an operation does to a thing, or finds. */
export type Action =
	| {
			/** Completes "the ad group was". */
			readonly verb: string;
			readonly noun: string;
			/** What it creates or changes. */
			readonly creation: Creation;
			readonly context?: undefined;
	  }
	| {
			readonly verb: 'found';
			/** One of what is found, such as "campaign". */
			readonly noun: string;
			readonly creation?: undefined;
			/** For a list in the form, which has no row: an ID can be entered instead. */
			readonly context?: 'form';
	  };

/** A row, as far as the output needs it. */
export type Row = Omit<ParsedRow, 'options'> & {
	readonly options: Pick<ParsedRow['options'], 'simplify' | 'includeInputFields'>;
};

/** What an answer gives: items, and what to say about them. */
export interface Output {
	readonly items: readonly IDataObject[];
	/** True if the answer lists nothing that can be read, so that its text is the only item. */
	readonly isText?: true;
	/** What to say about the answer besides its items. */
	readonly hint?: string;
}

/** Makes the output of a row that was done. */
export type OutputOf = (done: Done, row: Row, changed?: readonly ChangedValue[]) => Output;

/** A row with its result: what items, hints, errors and the log are made of. */
export interface RowOutcome<R extends Result = Result> {
	readonly row: Row;
	readonly result: R;
	/** Only if the result is an answer. */
	readonly output?: Output;
	/** How the row's values differ from those that an earlier try of the execution created it with. */
	readonly changed?: readonly ChangedValue[] | undefined;
}

/** A run of an operation: what it does, and one outcome for each row, in order. */
export interface Run {
	readonly action: Action;
	readonly outcomes: readonly RowOutcome[];
	/** Set if it needed more calls than were left. */
	readonly shortfall?: QuotaWatch['shortfall'];
}

/** Joins rows with their results. An answer that `outputOf` can't make items of fails its row alone. */
export async function rowOutcomes(
	rows: readonly Row[],
	resultOf: (item: number) => Pick<RowOutcome, 'result' | 'changed'> | undefined,
	outputOf: OutputOf,
): Promise<RowOutcome[]> {
	const outcomes: RowOutcome[] = [];
	const takeBreak = eventLoopBreaks();
	for (const row of rows) {
		const { result, changed } = resultOf(row.item) ?? {};
		if (!result) throw new RangeError('Row has no plan');
		try {
			const more = 'answer' in result && { output: outputOf(result, row, changed), changed };
			outcomes.push({ row, result, ...more });
		} catch (error) {
			const failure = internalError(error, result.key !== null);
			outcomes.push({ row, result: { failure, key: result.key } });
		}
		await takeBreak();
	}
	return outcomes;
}

/** The outcomes of rows that a bug in this node kept from being read: nothing was sent. */
export function brokenRun(action: Action, rows: number, error: unknown): Run {
	const result = { failure: internalError(error, false), key: null };
	const options = { simplify: true, includeInputFields: false };
	const none = { values: {}, problems: [], warnings: [], readings: [], unused: [], limit: 0 };
	const outcomes = Array.from({ length: rows }, (_, item) => {
		return { row: { ...none, options, labelOf: String, item, name: { item } }, result };
	});
	return { action, outcomes };
}

/** True for a row that was done. */
export function isDone(outcome: RowOutcome): outcome is RowOutcome<Done> {
	return 'answer' in outcome.result;
}

/** True for a row that failed or whose outcome is unknown. */
export function isFailed(outcome: RowOutcome): outcome is RowOutcome<Failed> {
	return 'failure' in outcome.result;
}

/** Sorts the rows of a run by what came of them, each kind in order. */
export function tally(outcomes: readonly RowOutcome[]) {
	const done = outcomes.filter(isDone);
	// What only a list shows was created by this execution.
	const isBefore = ({ result: { entity } }: RowOutcome<Done>) =>
		(entity?.alreadyCreated ?? 'found in list') !== 'found in list';
	const failures = outcomes.filter(isFailed);
	const sure = failures.filter(({ result }) => !result.failure.outcomeUnknown);
	return {
		done: done.filter((outcome) => !isBefore(outcome)),
		/** What no call of this execution created. */
		before: done.filter(isBefore),
		skipped: outcomes.filter(({ result }) => 'skipped' in result),
		/** Sent, and it isn't known whether it was carried out. */
		unknown: failures.filter(({ result }) => result.failure.outcomeUnknown),
		failed: sure.filter(({ result }) => result.failure.kind !== 'not_sent'),
		/** Nothing was sent for the row, for a reason that isn't its own. */
		notSent: sure.filter(({ result }) => result.failure.kind === 'not_sent'),
	};
}

/** The ID of what a row changes; undefined for a creation. */
export function changedId({ values }: Row, { creation }: Action): unknown {
	return creation && values[creation.idKey];
}

/** How many different things rows stand for; rows without an ID count once for each result. */
export function countOf(outcomes: readonly RowOutcome[], action: Action): number {
	const idOf = ({ row, result }: RowOutcome) =>
		isCreated(result) ? result.entity.id : 'answer' in result && changedId(row, action);
	return new Set(outcomes.map((outcome) => idOf(outcome) || outcome.result)).size;
}
