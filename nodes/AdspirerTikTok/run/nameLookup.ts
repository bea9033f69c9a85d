import type { IExecuteFunctions } from 'n8n-workflow';
import { machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool } from '../client/workerPool';
import { next, poolStep } from './policy';
import type { Creation } from '../contract/creation';
import type { ExecutionScope } from './executionScope';
import { isRefused, planRows } from './plan';
import { formatList, formatValue } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { failure } from '../response/failure';
import { eventLoopBreaks } from '../client/eventLoop';
import type { Name, ParsedRow } from '../rows/row';
import { badCredential } from './executePlan';
import { resolveNames, wordsToSearch, type Found } from './resolveName';
import { askForList, lists, type Arguments, type ListAnswer } from './listTools';

/** A list to ask for, to look up names. */
interface Query {
	readonly id: string;
	readonly noun: Name['noun'];
	readonly args: Arguments;
	/** Milliseconds for the call. */
	readonly timeout: number;
	/** Repeats after faults so far. */
	faults: number;
}

/** Repeats after faults; a list may use a call of the quota. */
const maxRetries = 2;

/** The most names that one run searches for, each with a call of its own. */
const maxSearches = 20;

/**
 * Plans what is to be created. Names in rows are looked up in the lists of their account once all else
 * is known to be good: a run that is refused anyway asks for nothing.
 *
 * @returns the rows with the IDs that they name, and in `ended` what would fail every call of the run.
 */
export async function resolveAndPlan(
	context: IExecuteFunctions,
	read: readonly ParsedRow[],
	scope: ExecutionScope,
) {
	const { names: known } = scope.journal;
	const fromJournal = (name: Name, row: ParsedRow) => {
		const ids = known[placeOf(name, row)];
		return Array.isArray(ids) ? { ids: ids.map(String) } : undefined;
	};
	const { rows, queries } = await collectLookups(await withNames(read, fromJournal));
	const plan = await planRows(rows, scope);
	if (queries.length === 0 || (isRefused(plan) && !context.continueOnFail())) return { rows, plan };
	const answers = await askForLists(context, queries, scope.journal);
	for (const answer of answers.values()) {
		if (!('failure' in answer)) continue;
		const { kind, reason } = answer.failure;
		const endsRun = kind === 'unauthorized' || kind === 'quota' || reason.type === 'bad credential';
		if (endsRun) return { rows, plan, ended: answer.failure };
	}
	const notAsked: ListAnswer = { failure: failure({ type: 'not sent', because: 'stopped' }) };
	const byPlace = new Map<string, Found>();
	const found = await withNames(rows, (name, row) => {
		const place = placeOf(name, row);
		const answerFor = (word?: string) =>
			answers.get(idOf(name, argumentsFor(row, word))) ?? notAsked;
		const ids = byPlace.get(place) ?? resolveNames(name, answerFor);
		byPlace.set(place, ids);
		if ('ids' in ids) known[place] = ids.ids;
		return ids;
	});
	const checked = found.map((row) => checkedAgain(row, scope.creation));
	return { rows: checked, plan: await planRows(checked, scope) };
}

/** The lists to ask for, by rows that are good except for their names. Too many names are refused. */
export async function collectLookups(read: readonly ParsedRow[]) {
	const queries = new Map<string, Query>();
	let searches = 0;
	const rows = await withNames(read, (name, row) => {
		const { isSearch } = lists[name.noun];
		for (const word of isSearch ? wordsToSearch(name) : [undefined]) {
			const args = argumentsFor(row, word);
			const id = idOf(name, args);
			if (queries.has(id)) continue;
			if (isSearch && ++searches > maxSearches) return tooMany(name);
			queries.set(id, { id, noun: name.noun, args, timeout: row.options.timeout, faults: 0 });
		}
		return undefined;
	});
	return { rows, queries: [...queries.values()] };
}

const tooMany = ({ noun, cell }: Name): Found => ({
	problem: `is ${formatValue(cell.value)}, but a run searches for at most ${maxSearches} names. Enter the ${noun}'s ID, or run these rows by themselves.`,
});

const argumentsFor = ({ values: { advertiser_id } }: ParsedRow, keyword?: string): Arguments => ({
	...(advertiser_id !== undefined && { advertiser_id }),
	...(keyword !== undefined && { keyword }),
});

const idOf = ({ noun }: Name, args: Arguments) => canonicalJson([noun, args]);

/** Where the journal keeps the IDs of a name. */
const placeOf = ({ noun, cell }: Name, { values }: ParsedRow) =>
	JSON.stringify([noun, values.advertiser_id, cell.value]);

type Find = (name: Name, row: ParsedRow) => Found | undefined;

/** Resolves the names of rows that are good otherwise; `find` gives nothing for one not looked up yet. */
async function withNames(rows: readonly ParsedRow[], find: Find): Promise<ParsedRow[]> {
	const takeBreak = eventLoopBreaks();
	const known: ParsedRow[] = [];
	for (const row of rows) {
		const { names = [], problems, existingId, skipped } = row;
		const isGood = problems.length === 0 && (existingId ?? skipped) === undefined;
		known.push(isGood ? names.reduce((one, name) => withName(one, name, find), row) : row);
		await takeBreak();
	}
	return known;
}

function withName(row: ParsedRow, name: Name, find: Find): ParsedRow {
	const { argument, noun, cell } = name;
	const { heading: field, value } = cell;
	const found = row.values[argument] === undefined ? find(name, row) : undefined;
	if (!found) return row;
	if ('problem' in found) {
		return { ...row, problems: [...row.problems, { field, message: found.problem }] };
	}
	const { ids } = found;
	const reading = { field, written: formatValue(value), readAs: `${noun} ${formatList(ids)}` };
	const values = { ...row.values, [argument]: noun === 'campaign' ? ids[0] : ids };
	return { ...row, values, readings: [...row.readings, reading] };
}

/** Two names may turn out to be one audience, both included and excluded. */
function checkedAgain(row: ParsedRow, { rules }: Creation): ParsedRow {
	if (row.problems.length > 0 || !row.names?.length) return row;
	// What depends on the time was checked before.
	const broken = rules.broken(row.values, { now: 0, headingOf: row.labelOf });
	const problems = broken.map(({ argument, message }) => ({
		field: row.labelOf(argument),
		message,
	}));
	return { ...row, problems };
}

/** Asks for lists, several at a time. */
async function askForLists(
	context: IExecuteFunctions,
	queries: readonly Query[],
	journal: ExecutionScope['journal'],
): Promise<ReadonlyMap<string, ListAnswer>> {
	const answers = new Map<string, ListAnswer>();
	const service = await openService(context);
	if ('problem' in service) return answers.set('', { failure: badCredential(service) });
	const history = { maxRetries, unknownCalls: 0, isSent: false };
	await runInPool<Query>(queries, {
		maxConcurrency: 4,
		run: async (query) => {
			const answer = await askForList(service, query.noun, query.args, query.timeout);
			answers.set(query.id, answer);
			if ('list' in answer) journal.quota = answer.quota ?? journal.quota;
			if ('list' in answer) return { heard: 'answer', next: { do: 'end' } };
			const [now, chance] = [machineClock.now(), machineClock.random()];
			const decision = next({ ...history, faults: query.faults, chance }, answer.failure, now);
			if (decision.do === 'repeat') query.faults += 1;
			return { heard: 'nothing', next: poolStep(decision, maxRetries) };
		},
		stop: context.getExecutionCancelSignal(),
		graceMs: 0,
		clock: machineClock,
	});
	return answers;
}
