import type { IDataObject } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { type Groups, addTo, formatList, groupsOf, isRecord } from '../base/values';
import type { ChangedValue, Creation } from '../contract/creation';
import type { Tool } from '../contract/tools';
import type { Fault, Problem } from '../problems/problem';
import type { Done, Entity, Failed, Result } from '../response/readResponse';
import { type ParsedRow, type RowName, looksFirst } from '../rows/row';
import { type Line, asJson, asSentence, present, sentences } from './problemText';

/** The action of an operation on a thing. */
export interface Action {
	/** Completes "the ad group was"; "found" for what only reads. */
	readonly verb: string;
	readonly noun: string;
	readonly creation?: Creation;
	/** For a list in the form, which has no row: an ID can be entered instead. */
	readonly context?: 'form';
}

/** The output of a row: its items, whether they hold a text alone, and notes on a list. */
export interface Output {
	readonly items: readonly IDataObject[];
	readonly isText?: boolean;
	readonly hint?: Fault | undefined;
}

/** Makes the output of a row that was done. */
export type OutputOf = (
	done: Done,
	row: ParsedRow,
	changed?: readonly ChangedValue[],
) => Output | Promise<Output>;

/** The work for each row. */
export interface RunWork {
	readonly tool: Tool;
	readonly action: Action;
	readonly output: OutputOf;
}

/** The outcome of a row. */
export interface CameOf<R extends Result = Result> {
	readonly result: R;
	/** How the row's values differ from those that an earlier try of the execution created it with. */
	readonly changed?: readonly ChangedValue[];
	/** The part of a failed row that exists, as a sentence: the ad group of an ad. */
	readonly exists?: string | undefined;
}

/** A row with what came of it: what items, boxes, errors and the log are made of. */
export interface RowOutcome<R extends Result = Result> extends CameOf<R> {
	readonly row: ParsedRow;
	/** Set for a row that is equal to another one, and has its result. */
	readonly sameAs?: RowName | undefined;
	readonly output?: Output;
}

/** A row that was done. */
type DoneRow = RowOutcome<Done>;

/** A row that failed, whose outcome is unknown, or that wasn't sent. */
export type FailedRow = RowOutcome<Failed>;

export type SkippedRow = RowOutcome<Extract<Result, { readonly skipped: Fault }>>;

/** A run of an operation, with one outcome for each row, in order. */
export interface Run extends Pick<RunWork, 'tool' | 'action'> {
	readonly outcomes: readonly RowOutcome[];
	/** Set for a dry run, in which nothing is sent: the calls that Create makes before it creates anything. */
	readonly lookUps?: number;
	/** The run of things within this run's things: the ads of a media plan. */
	readonly inside?: InsideRun;
}

interface InsideRun extends Run {
	/** Its outcomes by the item of their row. */
	readonly byItem: ReadonlyMap<number, RowOutcome>;
	/** By item all that was to be created, also what came to no outcome of its own. */
	readonly rows: ReadonlyMap<number, ParsedRow>;
}

/** A run, and the one for what is in its things. */
export const partsOf = (run: Run): readonly Run[] => present([run, run.inside]);

/** Rows with what came of them, by item, and with the row whose outcome an equal one has: one that has its ID, or else the first of them. */
export function outcomesOf(rows: readonly ParsedRow[], plan: readonly CameOf[]): RowOutcome[] {
	const equal = new Map<number, RowName>();
	for (const group of groupsOf(rows, ({ item }) => plan[item]?.result)) {
		const first = group.find(({ existingId }) => existingId !== undefined) ?? group[0];
		for (const row of group) if (row !== first) equal.set(row.item, first.name);
	}
	return rows.map((row) => {
		const came = plan[row.item];
		if (!came) throw new RangeError('Row has no plan');
		const { result, changed, exists } = came;
		return { row, result, changed, exists, sameAs: equal.get(row.item) };
	});
}

/** The problems of a row that nothing was sent of. */
export function problemsOf(result: Result): readonly Problem[] {
	if (!('failure' in result) || result.failure.reason.type !== 'invalid') return [];
	return result.failure.reason.problems;
}

/** True for a row that failed, whose outcome is unknown, or that wasn't sent. */
export const isFailed = (outcome: RowOutcome): outcome is FailedRow => 'failure' in outcome.result;

const isSkipped = (outcome: RowOutcome): outcome is SkippedRow => 'skipped' in outcome.result;

const isDone = (outcome: RowOutcome): outcome is DoneRow => 'answer' in outcome.result;

/** Rows by what came of them, each kind in order, with those that have another row's outcome. */
export function tally(outcomes: readonly RowOutcome[]) {
	const made: DoneRow[] = [];
	const there: DoneRow[] = [];
	const open: FailedRow[] = [];
	const failed: FailedRow[] = [];
	/** In a dry run: what is ready to be sent. */
	const notSent: FailedRow[] = [];
	const skipped: SkippedRow[] = [];
	for (const outcome of outcomes) {
		if (isFailed(outcome)) {
			if (outcome.result.failure.outcomeUnknown) open.push(outcome);
			else if (isUnsent(outcome)) notSent.push(outcome);
			else failed.push(outcome);
		} else if (isSkipped(outcome)) skipped.push(outcome);
		else if (isDone(outcome) && isNew(outcome)) made.push(outcome);
		else if (isDone(outcome)) there.push(outcome);
	}
	return { made, there, open, failed, notSent, skipped };
}

/** True for a thing that only a list shows as this execution's. */
function isNew({ result }: DoneRow): boolean {
	const { alreadyCreated: how } = result.entity ?? {};
	return how === undefined || how === 'found in list';
}

/**
 * Those that this run created for certain: by a key of this execution alone, or after a look at what was there.
 * For the others the service may have answered for an earlier run's call, since the key is the same.
 */
export const surelyNew = ({ outcomes, inside }: Run, made: readonly RowOutcome[]) =>
	made.filter((outcome) => {
		const { row } = outcome;
		const { alreadyCreated: how, mayBeOlder = false } = entityOf(outcome) ?? {};
		if (row.strategy?.by === 'execution' || how === 'found in list') return !mayBeOlder;
		// A thing within a new one is new itself.
		const parent = outcomes[row.item];
		const isInNew = parent && isDone(parent) && isNew(parent);
		const isAsked = isInNew ? looksFirst(parent.row, inside !== undefined) : looksFirst(row);
		return isAsked && !mayBeOlder;
	});

/** True for a row that wasn't sent: in a dry run, one that is ready. */
export const isUnsent = ({ result }: RowOutcome) =>
	'failure' in result && result.failure.kind === 'not_sent' && !result.failure.outcomeUnknown;

/** The thing of a row, if it exists. */
export function entityOf({ result }: Partial<CameOf>): Entity | undefined {
	if (!result || !('answer' in result)) return undefined;
	return result.entity;
}

/** The ID that a row came with, which its item keeps, so that writing it back erases nothing. */
export const givenId = ({ existingId, refusedId }: Partial<ParsedRow> = {}) =>
	existingId ?? refusedId ?? null;

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

/** A thing about a row. */
interface OfRow {
	readonly row: Pick<ParsedRow, 'name'>;
}

/** The rows of what is about them. */
export const listRowsOf = (things: readonly OfRow[]) => listRows(things.map(({ row }) => row.name));

/**
 * A line for each kind, what most rows have first, and lesser ones last: "Rows 2 and 3, for example: 'Budget' …";
 * `isWhole` for one for each text.
 */
export async function linesOf<Outcome extends OfRow>(
	rows: readonly Outcome[],
	linesAbout: (outcome: Outcome) => readonly Line[],
	isWhole = false,
): Promise<string[]> {
	const groups: Groups<Line & OfRow> = new Map();
	for await (const outcome of inTurns(rows)) {
		const { row } = outcome;
		for (const line of linesAbout(outcome)) {
			let { kind } = line;
			if (isWhole) kind = line.text;
			addTo(groups, kind, { ...line, row });
		}
	}
	const rankOf = ([{ isLesser = false }]: readonly [Line, ...Line[]]) => Number(isLesser);
	const sorted = [...groups.values()].sort(
		(one, other) => rankOf(one) - rankOf(other) || other.length - one.length,
	);
	return sorted.map((group) => {
		const [{ text }] = group;
		let place = asSentence(listRowsOf(group));
		if (group.some((line) => line.text !== text)) place += ', for example';
		return `${place}: ${text}`;
	});
}

/** The outcome of the ad of a media plan's row; undefined for a row that came to none. */
export const adOf = ({ inside }: Run, { row }: RowOutcome): RowOutcome | undefined =>
	inside?.byItem.get(row.item);

/** A run of ad groups with that of their ads, which are in `rows` by item. */
export function withAds(run: Run, ads: Run, rows: InsideRun['rows']): Run {
	const byItem = new Map(ads.outcomes.map((ad) => [ad.row.item, ad]));
	return { ...run, inside: { ...ads, byItem, rows } };
}

/** The sentence about an ad group whose ad failed. */
export function besideAd({ id, paused }: Entity): string {
	const known = present([`ID ${id ?? 'unknown'}`, paused === 'yes' && 'paused']);
	return `Its ad group is there (${known.join(', ')}).`;
}

/** The texts of both in one, each once; undefined if neither has one. */
export function both(first: IDataObject, second: IDataObject, key: string): string | undefined {
	const texts = [first[key], second[key]].filter((text) => typeof text === 'string');
	if (texts.length === 0) return undefined;
	return sentences(...new Set(texts));
}

/** The item of a media plan's row, made of those of its ad group and of its ad, if any. */
export function planItem(
	ofAdGroup: IDataObject,
	ofAd: IDataObject | undefined,
	adGroup: RowOutcome,
	run: Run,
): IDataObject {
	const ad = adOf(run, adGroup);
	// Also of a row that came to no ad.
	const rowOfAd = run.inside?.rows.get(adGroup.row.item);
	const ids = {
		adgroup_id: entityOf(adGroup)?.id ?? givenId(adGroup.row),
		ad_id: entityOf(ad ?? {})?.id ?? givenId(rowOfAd),
	};
	const success = !isFailed(adGroup) && !(ad && isFailed(ad));
	const told = ofAd ?? {};
	const { error_details: details } = told;
	const created = { adgroup_id: ids.adgroup_id };
	const withAdGroup = isRecord(details) && { error_details: { ...details, created } };
	if (!isFailed(adGroup) && !adGroup.row.options.simplify) {
		const known = { ...ids, adgroup: ofAdGroup };
		if (!success) return { ...told, ...known, ...withAdGroup };
		return { success, ...known, ...(ofAd && { ad: ofAd }) };
	}
	const { ad_name: adName } = rowOfAd?.values ?? {};
	const { paused, already_created, idempotency_key, ...rest } = ofAdGroup;
	const wasThere = already_created === true;
	const isThere = wasThere && (!ofAd || told.already_created === true);
	// Something was made for a row whose ad alone is skipped.
	let { skipped } = rest;
	if (wasThere) skipped = told.skipped;
	const first = {
		success,
		...ids,
		adgroup_name: rest.adgroup_name,
		ad_name: told.ad_name ?? adName,
		campaign_id: rest.campaign_id,
		warnings: both(ofAdGroup, told, 'warnings'),
		summary: rest.summary,
		ad_summary: told.summary ?? '',
		skipped,
		adgroup_paused: paused,
		ad_paused: told.paused,
		paused: undefined,
		already_created: isThere || undefined,
		pause_error: both(ofAdGroup, told, 'pause_error'),
	};
	const keys = { idempotency_key, ad_idempotency_key: told.idempotency_key };
	// Keys that both have are the ad's: its call was the last.
	return asJson({ ...first, ...rest, ...told, ...withAdGroup, ...first, ...keys });
}
