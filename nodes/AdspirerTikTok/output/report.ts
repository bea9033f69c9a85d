import type { NodeExecutionHint } from 'n8n-workflow';
import { inTurns } from '../base/turns';
import { type Groups, addTo, formatList, formatValue, groupsOf, pluralize } from '../base/values';
import type { Creation } from '../contract/creation';
import { formatAmount } from '../parse/money';
import { type Quota, type QuotaWatch, remaining } from '../response/quota';
import { looksFirst } from '../rows/row';
import { describeRow } from './describe';
import {
	type Action,
	type FailedRow,
	type RowOutcome,
	type Run,
	type SkippedRow,
	entityOf,
	isFailed,
	isUnsent,
	linesOf,
	listRowsOf,
	partsOf,
	problemsOf,
	surelyNew,
	tally,
} from './outcome';
import {
	type Line,
	type Lines,
	agree,
	asSentence,
	dayOf,
	fillIn,
	present,
	sentences,
	textOf,
} from './problemText';
import {
	type ShownRow,
	checksOf,
	notChanged,
	readingLines,
	unusedColumns,
	whyNotPaused,
} from './rowWarnings';

/** A row of a run with what was done, or would be. */
type ToldRow = RowOutcome & ShownRow & { readonly action: Action };

/** The same with what is to be checked about it. */
type CheckedRow = ToldRow & { readonly checks: readonly Line[] };

const isPaused = (outcome: RowOutcome) => entityOf(outcome)?.paused === 'yes';

/** True for what was to start paused and isn't, or may not be. */
const isUnpaused = (outcome: RowOutcome) => (entityOf(outcome)?.paused ?? 'yes') !== 'yes';

/** True for a row that has to be corrected before anything is sent of it. */
const isRefusedRow = ({ result }: RowOutcome) => problemsOf(result).length > 0;

const isAlone = ({ sameAs }: RowOutcome) => sameAs === undefined;

/** True for what a dry run would send: once for all rows that share it. */
const isToSend = (outcome: RowOutcome) => isUnsent(outcome) && isAlone(outcome);

const counted = (rows: readonly unknown[], what: string) =>
	rows.length > 0 && `${rows.length} ${what}`;

/** "42 created, 2 failed." or "60 ad groups found, 50 in the output."; of two things "Ad groups: 2 created. Ads: 5 created." */
export function countsOf(run: Run): string {
	const { inside, outcomes, lookUps } = run;
	const isCheck = lookUps !== undefined;
	if (!inside) return `${countsOfPart(run, run, isCheck)}.`;
	const told: string[] = [];
	for (const part of partsOf(run)) {
		// Rows share their ad groups by nature, also by an ID of their own, and a refused row is none.
		const ids = new Set<unknown>();
		const own = part.outcomes.filter((outcome) => {
			if (!isAlone(outcome) || isRefusedRow(outcome)) return false;
			const { id = null } = entityOf(outcome) ?? {};
			return id === null || (!ids.has(id) && ids.add(id));
		});
		const counts = countsOfPart(run, { ...part, outcomes: own }, isCheck);
		told.push(`${asSentence(part.action.noun)}s: ${counts}.`);
	}
	const { length: refused } = outcomes.filter(isRefusedRow);
	const rows = `${pluralize(refused, 'row')} ${agree(refused, 'needs', 'need')} a correction.`;
	return sentences(...told, refused > 0 && rows);
}

function countsOfPart(run: Run, { action, outcomes }: Run, isCheck: boolean): string {
	const { verb, noun } = action;
	const { made, there, open, failed, notSent, skipped } = tally(outcomes);
	const own = [...made, ...there].filter(isAlone);
	const alone = made.filter(isAlone);
	let wrong = 'failed';
	if (isCheck) wrong = 'to correct';
	const sharing = [...made, ...there, ...notSent].filter((outcome) => !isAlone(outcome));
	const known: readonly RowOutcome[] = verb === 'created' ? surelyNew(run, alone) : alone;
	const others = alone.filter((outcome) => !known.includes(outcome));
	let first = [counted(known, verb), counted(others, `${verb}, now or in an earlier run`)];
	if (isCheck) first = [`${notSent.filter(isAlone).length} ready`];
	if (verb === 'found') first = foundParts(alone, noun);
	const counts = present([
		...first,
		counted(there.filter(isAlone), 'already there'),
		counted(own.filter(isPaused), 'of them paused'),
		counted(own.filter(isUnpaused), "couldn't be paused"),
		verb !== 'found' && counted(sharing, `with the ${noun} of another row`),
		counted(open, 'unknown'),
		counted(failed, wrong),
		!isCheck && counted(notSent.filter(isAlone), 'not sent'),
		counted(skipped, 'skipped'),
	]);
	if (counts.length > 0) return counts.join(', ');
	if (verb === 'found') return `No ${noun}s found`;
	return `0 ${verb}`;
}

function foundParts(outcomes: readonly RowOutcome[], noun: string) {
	let [found, shown, unread] = [0, 0, 0];
	for (const { row, output } of outcomes) {
		const { items = [], isText = false } = output ?? {};
		if (isText) unread += 1;
		else found += items.length;
		if (!isText) shown += Math.min(items.length, row.limit);
	}
	return [
		found > 0 && `${pluralize(found, noun)} found`,
		shown < found && `${shown} in the output`,
		unread > 0 && `${pluralize(unread, 'answer')} couldn't be read`,
	];
}

/** "57 of 150 calls left until 1 Dec." */
function quotaLine(quota: Quota | undefined): string {
	const left = quota && remaining(quota);
	if (left === undefined) return '';
	const { used, limit, period_end: end } = quota ?? {};
	if (Number(used) > Number(limit)) {
		return `${used} of ${limit} calls used. On the Plus plan, each further call costs 0.50 USD.`;
	}
	return `${left} of ${limit} calls left${dayOf(' until', end)}.`;
}

/** Lines on things that exist or were changed, or may have been, with their keys. */
export function madeLines({ outcomes, action }: Run): string[] {
	const { verb, noun, creation } = action;
	if (!creation) return [];
	const rows = tally(outcomes);
	const idOf = ({ row, result }: RowOutcome) =>
		entityOf({ result })?.id ?? row.values[creation.idKey] ?? result;
	const done = [...rows.made, ...rows.there].sort((one, other) => one.row.item - other.row.item);
	const made = groupsOf(done, idOf);
	const open = groupsOf(rows.open, ({ result }) => result);
	let state = `${agree(made.length, 'was', 'were')} ${verb}`;
	if (verb === 'created') state = agree(made.length, 'exists', 'exist');
	let these = `these ${open.length} ${noun}s were`;
	if (open.length === 1) these = `this ${noun} was`;
	return present([
		made.length > 0 && `${pluralize(made.length, noun)} ${state}:`,
		...made.map((group) => madeLine(group, action)),
		open.length > 0 && `It isn't known whether ${these} ${verb}:`,
		...open.map((group) => madeLine(group, action)),
	]);
}

/** "Rows 1 and 2: Women, ID 18…, paused" of rows with one outcome. */
function madeLine(
	group: readonly [RowOutcome, ...RowOutcome[]],
	{ verb, creation }: Action,
): string {
	const [{ row, result }] = group;
	const entity = entityOf({ result });
	const id = entity?.id ?? row.values[creation?.idKey ?? ''];
	const notPaused = entity && creation && whyNotPaused(entity, creation);
	let known = `key ${result.key}`;
	if (entity || id !== undefined) known = `ID ${String(id ?? 'unknown')}`;
	const told = present([
		entity?.name ?? (verb === 'created' && row.name.name),
		known,
		entity?.paused === 'yes' && 'paused',
		notPaused && textOf(notPaused),
	]);
	return `${asSentence(listRowsOf(group))}: ${told.join(', ')}`;
}

/** Why a row failed, with what to do unless its problems say it; in a box only what is done once for all rows. */
export function whyFailed(outcome: FailedRow, action: Action, isBox: boolean): Line[] {
	const { reasons, toDo } = describeRow(outcome, action);
	const { reason, abortScope } = outcome.result.failure;
	if (reason.type === 'invalid') return reasons;
	if (isBox && (abortScope === 'row' || reason.type === 'not sent')) return reasons;
	return reasons.map(({ kind, text }) => ({ kind, text: sentences(text, toDo) }));
}

/** As many skipped values, campaigns or lines as anybody reads in a box. */
const most = 6;

/** "Skipped: 'Status' is "Draft" (rows 1 and 5), "On hold" (8)." */
async function skippedLine(run: Run): Promise<string | false> {
	const skipped = partsOf(run).flatMap(({ outcomes }) => tally(outcomes).skipped);
	if (skipped.length === 0) return false;
	const bySaid: Groups<SkippedRow> = new Map();
	for await (const row of inTurns(skipped)) addTo(bySaid, textOf(row.result.skipped), row);
	const told = groupsOf([...bySaid.values()], ([{ result }]) => {
		const { why, facts } = result.skipped;
		if (why === 'skipped for a cell') return facts?.heading;
		return why;
	}).map(skippedFor);
	const isAll = skipped.length > 1 && skipped.length === run.outcomes.length;
	return sentences(
		`Skipped: ${told.join('; ')}.`,
		isAll && "If a column means something else, say so in 'Columns of Your Sheet'.",
	);
}

/** The words about the rows that one column skips, for each of its values. */
function skippedFor(values: ReadonlyArray<readonly [SkippedRow, ...SkippedRow[]]>): string {
	const parts = values.slice(0, most).map((rows, at) => {
		const { skipped } = rows[0].result;
		const places = listRowsOf(rows);
		if (at === 0) return `${textOf(skipped)} (${places})`;
		const { value = textOf(skipped) } = skipped.facts ?? {};
		return `${fillIn('{value}', { value })} (${places.replace(/^\D+/, '')})`;
	});
	const more = values.length - most;
	if (more > 0) parts.push(`${more} more`);
	return parts.join(', ');
}

/** The calls that Create makes: "Create makes 12 calls: 1 list, 3 ad groups, 3 pauses and 5 ads." */
function callsLine(run: Run): string | false {
	const { lookUps = 0 } = run;
	const ready: Array<readonly [number, string]> = [];
	let pauses = 0;
	for (const { action, outcomes } of partsOf(run)) {
		const sent = outcomes.filter(isToSend);
		ready.push([sent.length, action.noun]);
		pauses += sent.filter(({ row }) => row.options.startPaused).length;
	}
	const [things = [0, ''], ...inside] = ready;
	const counts = [[lookUps + listsFor(run), 'list'], things, [pauses, 'pause'], ...inside] as const;
	const told = counts.filter(([count]) => count > 0);
	if (told.length === 0) return false;
	const sum = told.reduce((all, [count]) => all + count, 0);
	const kinds = formatList(told.map(([count, noun]) => pluralize(count, noun)));
	return `Create makes ${pluralize(sum, 'call')}: ${kinds}.`;
}

const parentOf = ({ row }: RowOutcome, { parentArgument }: Creation) =>
	String(row.values[parentArgument] ?? formatValue(row.names?.[0]?.cell.value));

/** How many lists are asked for what is there, each once: of a campaign's ad groups, and of an ad group's ads. */
function listsFor({ action, outcomes, inside }: Run): number {
	const asked = new Set<unknown>();
	for (const outcome of outcomes) {
		const isAsked = isToSend(outcome) && looksFirst(outcome.row, inside !== undefined);
		if (isAsked && action.creation) asked.add(parentOf(outcome, action.creation));
	}
	for (const ad of inside?.outcomes ?? []) {
		const adGroup = entityOf(outcomes[ad.row.item] ?? {});
		if (adGroup && isToSend(ad) && looksFirst(ad.row)) asked.add(adGroup.id);
	}
	return asked.size;
}

/** The amounts that rows would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLine(outcomes: readonly RowOutcome[], creation: Creation): string | undefined {
	const { spending, parentNoun } = creation;
	if (!spending) return undefined;
	const groups = groupsOf(outcomes, (outcome) => parentOf(outcome, creation));
	const told = groups.slice(0, most).map((group) => {
		const sums = new Map<string, number>();
		for (const { row } of group) {
			const { amount, period } = spending(row.values);
			if (amount > 0) sums.set(period, (sums.get(period) ?? 0) + amount);
		}
		const list = [...sums].sort().map(([period, sum]) => `${formatAmount(sum)} ${period}`);
		const parent = `${asSentence(parentNoun)} ${parentOf(group[0], creation)}`;
		return `${parent}: ${list.join(' and ')} in ${pluralize(group.length, 'row')}.`;
	});
	const more = groups.length - most;
	return sentences(...told, more > 0 && `… and ${pluralize(more, `more ${parentNoun}`)}.`);
}

const givesTime = ({ row, creation }: ToldRow) =>
	creation?.fields.some(({ type, argument }) => type === 'dateTime' && argument in row.values);

/** Two sources disagree on how the service reads times. */
const timesAreUnclear =
	"Check one start in TikTok Ads Manager first: sources disagree on whether times count as UTC or in the ad account's time zone.";

/**
 * The boxes of a run or a dry run, two at most: what happened (or would happen) with what somebody has to do, and
 * what is good to know. If it `ended` with an error, that says what was done.
 */
export async function boxesOf(
	run: Run,
	{ quota, ended = false }: { readonly quota?: QuotaWatch; readonly ended?: boolean } = {},
): Promise<NodeExecutionHint[]> {
	const isCheck = run.lookUps !== undefined;
	const rows = partsOf(run).flatMap(({ action, outcomes }) =>
		outcomes.map((outcome): ToldRow => ({ ...outcome, action, creation: action.creation })),
	);
	const failed: Array<ToldRow & FailedRow> = [];
	for (const row of rows)
		if (!ended && isFailed(row) && !(isCheck && isUnsent(row))) failed.push(row);
	// Nothing more is said about rows that weren't created, but in a dry run.
	const shown: CheckedRow[] = [];
	for await (const row of inTurns(rows)) {
		if (isCheck || row.row.problems.length === 0) shown.push({ ...row, checks: checksOf(row) });
	}
	const causes = await linesOf(failed, (row) => whyFailed(row, row.action, true));
	const toCheck = await linesOf(shown, ({ checks }) => checks.filter((line) => !line.isLesser));
	const isBad = rows.some(isUnpaused);
	const first = sentences(countsOf(run), isCheck && callsLine(run), quotaLine(quota?.last));
	const happened = [
		!ended && first,
		...firstLines([...causes, ...toCheck]),
		await skippedLine(run),
	];
	return present([
		box(happened, isBad || causes.length > 0 || toCheck.length > 0),
		box(await goodToKnow(run, shown), false),
	]);
}

/** Lines that nobody has to act on: sums, look-ups, columns, and cells that the others of their column settle. */
async function goodToKnow(run: Run, shown: readonly CheckedRow[]): Promise<Lines> {
	const { lookUps, action, outcomes } = run;
	const isCheck = lookUps !== undefined;
	const lesser = await linesOf(shown, ({ checks }) => checks.filter((line) => line.isLesser));
	const readings = await linesOf(shown, (row) => [
		...notChanged(row),
		...readingLines(row.row, true),
	]);
	return [
		isCheck && action.creation && spendingLine(outcomes.filter(isToSend), action.creation),
		isCheck && shown.some((row) => isUnsent(row) && givesTime(row)) && timesAreUnclear,
		lookUps && "Create looks up names, and refuses rows whose names it doesn't find.",
		unusedColumns(shown.flatMap(({ row }) => row.unused)),
		...firstLines([...lesser, ...readings]),
	];
}

/** As many lines about rows as a box has. */
const mostLines = 3;

function firstLines(lines: readonly string[]): Lines {
	const more = lines.length - mostLines;
	return [...lines.slice(0, mostLines), more > 0 && `… and ${more} more, in the rows.`];
}

/** A box above the node's output. n8n shows its message as HTML, so all lines are escaped here. */
export function box(all: Lines, isWarning: boolean): NodeExecutionHint | undefined {
	const lines = present(all);
	if (lines.length === 0) return undefined;
	let type: NodeExecutionHint['type'] = 'info';
	if (isWarning) type = 'warning';
	return {
		message: lines.map(escaped).join('<br>'),
		type,
		location: 'outputPane',
	};
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
