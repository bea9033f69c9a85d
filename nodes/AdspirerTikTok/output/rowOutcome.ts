import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import type { ChangedValue, Creation } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { formatList } from '../base/wording';
import { internalError } from '../response/failure';
import type { QuotaWatch } from '../response/quota';
import type { Done, Failed, Result } from '../response/result';
import type { Fault } from '../problems/problem';
import type { ParsedRow, RowName } from '../rows/row';
import { addTo, groupsOf, type Groups } from '../words/groups';
import { entityIn, plainItem } from './plain';
import type { Line } from './problemText';
import { asSentence } from './words';

/** What an operation does to a thing. */
export interface Action {
	/** Completes "the ad group was"; "found" for what only reads. */
	readonly verb: string;
	readonly noun: string;
	readonly creation?: Creation;
	/** For a list in the form, which has no row: an ID can be entered instead. */
	readonly context?: 'form';
}

/** A row, as far as the output needs it. */
export type Row = Omit<ParsedRow, 'options'> & {
	readonly options: Pick<ParsedRow['options'], 'simplify' | 'includeInputFields' | 'zone'>;
};

interface Output {
	readonly items: readonly IDataObject[];
	readonly isText?: boolean;
	readonly hint?: Fault | undefined;
}

/** Makes the output of a row that was done. */
export type OutputOf = (
	done: Done,
	row: Row,
	changed?: readonly ChangedValue[],
) => Output | Promise<Output>;

/** What is done for each row. */
export interface Work {
	readonly tool: Tool;
	readonly action: Action;
	readonly output: OutputOf;
}

/** A row with its result: what items, hints, errors and the log are made of. */
export interface RowOutcome<R extends Result = Result> {
	readonly row: Row;
	readonly result: R;
	readonly output?: Output;
	/** How the row's values differ from those that an earlier try of the execution created it with. */
	readonly changed?: readonly ChangedValue[];
	/** Set for a row that is equal to another one, and has its result. */
	readonly sameAs?: RowName | undefined;
	/** What is there of the row although it failed, as a sentence: the ad group of an ad. */
	readonly exists?: string | undefined;
}

/** A row that was done. */
export type DoneRow = RowOutcome<Done>;

/** A row that failed or whose outcome is unknown. */
export type FailedRow = RowOutcome<Failed>;

/** A run of an operation, with one outcome for each row, in order. */
export interface Run extends Pick<Work, 'tool' | 'action'> {
	readonly outcomes: readonly RowOutcome[];
	readonly shortfall?: QuotaWatch['shortfall'];
	/** What was created in what this run created, for some of its rows: the ads of a media plan. */
	readonly inside?: InsideRun;
}

interface InsideRun extends Run {
	/** Its outcomes by the item of their row. */
	readonly byItem: ReadonlyMap<number, RowOutcome>;
	/** By item the names of all that was to be created, also of what came to no outcome of its own. */
	readonly names: ReadonlyMap<number, unknown>;
}

/** A run, and the one for what is in its things. */
export const partsOf = (run: Run): readonly Run[] => (run.inside ? [run, run.inside] : [run]);

/** By item, the row whose outcome an equal one has: one that has its ID, or else the first of them. */
export function equalRows(
	rows: readonly Row[],
	outcomeOf: (item: number) => unknown,
): ReadonlyMap<number, RowName> {
	const equal = new Map<number, RowName>();
	for (const group of groupsOf(rows, ({ item }) => outcomeOf(item))) {
		const first = group.find(({ existingId }) => existingId !== undefined) ?? group[0];
		for (const row of group) if (row !== first) equal.set(row.item, first.name);
	}
	return equal;
}

/** Joins rows with their results. What `output` throws changes no outcome but that of a row that only reads. */
export async function runOf(
	{ tool, action, output: outputOf }: Work,
	rows: readonly Row[],
	resultOf: (item: number) => Pick<RowOutcome, 'result' | 'changed'> | undefined,
): Promise<Run> {
	const outcomes: RowOutcome[] = [];
	const equal = equalRows(rows, (item) => resultOf(item)?.result);
	for await (const row of inTurns(rows)) {
		const { result, changed } = resultOf(row.item) ?? {};
		if (!result) throw new RangeError('Row has no plan');
		const outcome = {
			row,
			result,
			sameAs: equal.get(row.item),
		};
		if (!('answer' in result)) {
			outcomes.push(outcome);
			continue;
		}
		try {
			const output = await outputOf(result, row, changed);
			outcomes.push({
				...outcome,
				output,
				changed,
			});
		} catch (error) {
			if (action.verb === 'found') {
				outcomes.push({ row, result: brokenResult(error) });
			} else {
				const items = [plainItem(outcome, action, error)];
				outcomes.push({
					...outcome,
					output: { items },
				});
			}
		}
	}
	return {
		tool,
		action,
		outcomes,
	};
}

/** What a bug in this node makes of a row of which nothing was sent. */
const brokenResult = (error: unknown) => ({ failure: internalError(error, false), key: null });

/** The outcomes of rows that a bug in this node kept from being read: nothing was sent. */
export function brokenRun({ tool, action }: Work, rows: number, error: unknown): Run {
	const result = brokenResult(error);
	const none = {
		values: {},
		problems: [],
		warnings: [],
		readings: [],
		unused: [],
		limit: 0,
		options: {
			simplify: true,
			includeInputFields: false,
			zone: 'utc',
		},
		labels: new Map(),
	};
	const outcomes: RowOutcome[] = [];
	for (let item = 0; item < rows; item += 1) {
		const row = {
			...none,
			item,
			name: { item },
		};
		outcomes.push({ row, result });
	}
	return {
		tool,
		action,
		outcomes,
	};
}

const isDone = (outcome: RowOutcome): outcome is DoneRow => 'answer' in outcome.result;

/** True for a row that failed or whose outcome is unknown. */
export const isFailed = (outcome: RowOutcome): outcome is FailedRow => 'failure' in outcome.result;

/** A run's rows by their outcome, each kind in order; `all` that are done with those that have another's. */
export function tally(outcomes: readonly RowOutcome[]) {
	const all: DoneRow[] = [];
	const done: DoneRow[] = [];
	const before: DoneRow[] = [];
	const skipped: RowOutcome[] = [];
	const unknown: FailedRow[] = [];
	const failed: FailedRow[] = [];
	const notSent: FailedRow[] = [];
	for (const outcome of outcomes) {
		if (isFailed(outcome)) {
			const { kind, outcomeUnknown } = outcome.result.failure;
			if (outcomeUnknown) unknown.push(outcome);
			else if (kind === 'not_sent') notSent.push(outcome);
			else failed.push(outcome);
		} else if (isDone(outcome)) {
			const { alreadyCreated } = outcome.result.entity ?? {};
			// What only a list shows was created by this execution.
			const isNew = alreadyCreated === undefined || alreadyCreated === 'found in list';
			all.push(outcome);
			if (outcome.sameAs) continue;
			if (isNew) done.push(outcome);
			else before.push(outcome);
		} else skipped.push(outcome);
	}
	return {
		all,
		done,
		before,
		skipped,
		unknown,
		failed,
		notSent,
	};
}

/** True for a row that has to be corrected before anything is sent of it. */
export const isRefusedRow = (outcome: RowOutcome) =>
	isFailed(outcome) && outcome.result.failure.reason.type === 'invalid';

/** What a row creates, if it exists. */
export const entityOf = ({ result }: Partial<RowOutcome>) => result && entityIn(result);

/** A message with its row: "Sheet row 4 (US – 25-34): …". */
export function rowLine(row: RowName, message: string): string {
	const number = asSentence(listRows([row]));
	if (row.name === undefined) return `${number}: ${message}`;
	return `${number} (${row.name}): ${message}`;
}

/** "row 3", "sheet rows 2 and 6", "rows 1–10 and 12", or of more than ten "rows 1, 3, 5 and 20 more". */
export function listRows(rows: readonly RowName[]): string {
	let noun = 'sheet row';
	let numbers = rows.flatMap(({ sheetRow }) => sheetRow ?? []);
	if (numbers.length < rows.length) {
		noun = 'row';
		numbers = rows.map(({ item }) => item + 1);
	}
	const different = [...new Set(numbers)].sort((one, other) => one - other);
	if (different.length !== 1) noun += 's';
	const ranges: number[][] = [];
	for (const number of different) {
		const range = ranges.at(-1);
		if (range?.at(-1) === number - 1) range.push(number);
		else ranges.push([number]);
	}
	const listed: string[] = [];
	for (const range of ranges.slice(0, 10)) {
		if (range.length > 2) listed.push(`${range[0]}–${range.at(-1)}`);
		else listed.push(...range.map(String));
	}
	const more = ranges.slice(10).flat().length;
	if (more > 0) listed.push(`${more} more`);
	return `${noun} ${formatList(listed, 'and', listed.length)}`;
}

/** What is about a row. */
interface OfRow {
	readonly row: Pick<Row, 'name'>;
}

/** The rows of what is about them. */
export const listRowsOf = (things: readonly OfRow[]) => listRows(things.map(({ row }) => row.name));

interface RankedLine extends Line, OfRow {
	readonly rank: number;
}

/**
 * A line for each kind: "Rows 2 and 3, for example: 'Budget' …". The first rank of lines comes first, and
 * of one rank what most rows have.
 */
export async function linesOf<Outcome extends OfRow>(
	rows: readonly Outcome[],
	ranksOf: (outcome: Outcome) => ReadonlyArray<readonly Line[]>,
	preposition = '',
): Promise<string[]> {
	const groups: Groups<RankedLine> = new Map();
	for await (const outcome of inTurns(rows)) {
		const { row } = outcome;
		for (const [rank, lines] of ranksOf(outcome).entries()) {
			for (const line of lines) {
				const ranked = {
					...line,
					rank,
					row,
				};
				addTo(groups, `${rank} ${line.kind}`, ranked);
			}
		}
	}
	const sorted = [...groups.values()].sort(
		(one, other) => one[0].rank - other[0].rank || other.length - one.length,
	);
	return sorted.map((group) => toldOfAll(group, preposition));
}

function toldOfAll(group: readonly [RankedLine, ...RankedLine[]], preposition: string): string {
	const [{ text, once }] = group;
	const where = asSentence(preposition + listRowsOf(group));
	const differ = group.some((line) => line.text !== text);
	if (once) {
		// What is set once for all rows comes before the cell of one of them.
		const { remedy, cause } = once;
		const toDo = `${where}: ${remedy.charAt(0).toLowerCase()}${remedy.slice(1)}`;
		if (differ) return `${toDo} For example: ${cause}`;
		return `${toDo} ${cause}`;
	}
	if (differ) return `${where}, for example: ${text}`;
	return `${where}: ${text}`;
}
