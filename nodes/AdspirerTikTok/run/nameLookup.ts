import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { loopInTurns, machineClock } from '../client/clock';
import { openService } from '../client/service';
import { runInPool } from '../client/workerPool';
import type { Creation, Values } from '../contract/creation';
import { listRows } from '../output/words';
import { formatList, formatValue, isRecord } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { failure } from '../response/failure';
import { nameKey } from '../response/textForms';
import type { Name, ParsedRow } from '../rows/row';
import type { ExecutionScope } from './journal';
import { askForList, lists, type ListAnswer } from './listTools';
import { isRefused, planRows } from './plan';
import { failsEveryCall, next, poolStep } from './policy';
import { resolveNames, wordsOf, type Found } from './resolveName';

interface Query {
	readonly id: string;
	readonly noun: Name['noun'];
	readonly args: Values;
	/** Milliseconds for the call. */
	readonly timeout: number;
	/** Repeats after faults so far. */
	faults: number;
}

/** Repeats after faults; a list may use a call of the quota. */
const maxRetries = 2;

/** The most names that one run searches for, each with a call of its own. */
const maxSearches = 20;

const notAsked: ListAnswer = { failure: failure({ type: 'not sent', because: 'stopped' }) };

/**
 * Plans what is to be created. Names are looked up once all else is known to be good: a run that is refused
 * anyway asks for nothing.
 *
 * @returns the rows with the IDs that they name, and in `ended` what would fail every call of the run.
 */
export async function resolveAndPlan(
	context: IExecuteFunctions,
	read: readonly ParsedRow[],
	scope: ExecutionScope,
) {
	const { journal, creation } = scope;
	const answers = new Map<string, ListAnswer>();
	const find: Find = (name, row) => {
		const ids = journal.names[placeOf(name, row)];
		if (Array.isArray(ids)) return { ids: ids.map(String) };
		const outer = outerOf(name, row, find);
		if (outer?.found && 'problem' in outer.found) {
			return { field: outer.name.cell.heading, ...outer.found };
		}
		const answerFor = (word?: string) =>
			answers.get(idOf(name, argumentsFor(name, row, word, find)));
		if (wordsOf(name).some((word) => !answerFor(word))) return undefined;
		const resolved = resolveNames(name, creation, (word) => answerFor(word) ?? notAsked);
		if ('ids' in resolved) journal.names[placeOf(name, row)] = resolved.ids;
		return resolved;
	};
	const first = await collectLookups(read, creation, find);
	let { queries } = first;
	const rows = await withParents(first.rows, scope, find, answers);
	const plan = await planRows(rows, scope);
	if (queries.length === 0 || (isRefused(plan) && !context.continueOnFail())) return { rows, plan };
	// What is in something that is named too can be looked up once that is known.
	while (queries.length > 0) {
		const asked = await askForLists(context, queries, journal);
		// Reading a long list and finding names in it take a turn each.
		await sleep(0);
		const failures = [...asked.values()].flatMap((one) => ('failure' in one ? one.failure : []));
		const ended = failures.find(failsEveryCall);
		if (ended) return { rows, plan, ended };
		for (const { id } of queries) answers.set(id, asked.get(id) ?? notAsked);
		({ queries } = await collectLookups(rows, creation, find));
	}
	const found = await withNames(rows, creation, find);
	const told = await withParents(found, scope, find, answers);
	const checked = told.map((row) => checkedAgain(row, creation));
	const sure = refuseUnclearTwins(checked, creation);
	return { rows: sure, plan: await planRows(sure, scope) };
}

/** The lists to ask for, by rows that are good but for their names. Too many names are refused. */
export async function collectLookups(
	read: readonly ParsedRow[],
	creation: Creation,
	find: Find = () => undefined,
) {
	const queries = new Map<string, Query>();
	/** Lists that can be asked for once others are there. */
	const later = new Set<string>();
	let searches = 0;
	const rows = await withNames(read, creation, (wanted, row) => {
		const known = find(wanted, row);
		const isParent = wanted.argument === creation.parentArgument;
		if (known || (row.existingId !== undefined && !isParent)) return known;
		const outer = outerOf(wanted, row, find);
		const name = outer && !outer.found ? outer.name : wanted;
		if (name !== wanted) later.add(placeOf(name, row));
		const { noun, cell } = name;
		for (const word of wordsOf(name)) {
			const args = argumentsFor(name, row, word, find);
			const id = idOf(name, args);
			if (queries.has(id)) continue;
			if (lists[noun].isSearch && ++searches > maxSearches) {
				const why = `but a run searches for at most ${maxSearches} names. Enter the ${noun}'s ID, or run these rows separately.`;
				return { problem: `is ${formatValue(cell.value)}, ${why}` };
			}
			queries.set(id, { id, noun, args, timeout: row.options.timeout, faults: 0 });
		}
		return undefined;
	});
	return { rows, queries: [...queries.values()], calls: queries.size + later.size };
}

/** What the named thing is in, if that is named, too, and what is known of that. */
const outerOf = ({ within }: Name, row: ParsedRow, find: Find) =>
	within && 'cell' in within ? { name: within, found: find(within, row) } : undefined;

function argumentsFor(name: Name, row: ParsedRow, keyword: string | undefined, find: Find): Values {
	const { advertiser_id } = row.values;
	const { found } = outerOf(name, row, find) ?? {};
	const [ofName] = found && 'ids' in found ? found.ids : [];
	const campaignId = name.within && 'id' in name.within ? name.within.id : ofName;
	return {
		...(advertiser_id !== undefined && { advertiser_id }),
		...(campaignId !== undefined && { campaign_id: campaignId }),
		...(keyword !== undefined && { keyword }),
	};
}

const idOf = ({ noun }: Name, args: Values) => canonicalJson([noun, args]);

/** Where the journal keeps the IDs of a name. */
function placeOf({ noun, cell, within }: Name, { values }: ParsedRow): string {
	const outer = within && ('id' in within ? within.id : within.cell.value);
	return JSON.stringify([noun, values.advertiser_id, cell.value, outer]);
}

type Find = (name: Name, row: ParsedRow) => Found | undefined;

/**
 * Resolves the names of rows that are good otherwise; `find` gives nothing for one not looked up yet. A
 * row that has its ID is looked up only where a row to be sent may be the same, to know whether it is.
 */
async function withNames(
	rows: readonly ParsedRow[],
	creation: Creation,
	find: Find,
): Promise<ParsedRow[]> {
	const known: ParsedRow[] = [];
	const sent = new Set(rows.filter(isToSend).map((row) => entityName(row, creation)));
	for await (const row of loopInTurns()(rows)) {
		const isTwin = row.existingId !== undefined && sent.has(entityName(row, creation));
		const resolve = (one: ParsedRow, name: Name) => withName(one, name, creation, find);
		known.push(isTwin || isToSend(row) ? (row.names ?? []).reduce(resolve, row) : row);
	}
	return known;
}

const isToSend = ({ problems, existingId, skipped }: ParsedRow) =>
	problems.length === 0 && (existingId ?? skipped) === undefined;

const entityName = ({ values }: ParsedRow, { nameArgument }: Creation) =>
	nameKey(String(values[nameArgument] ?? ''));

/**
 * Refuses rows that may be what another row has the ID of: they have its name, and nobody knows the
 * parent that the other row names.
 */
function refuseUnclearTwins(rows: readonly ParsedRow[], creation: Creation): ParsedRow[] {
	const { parentArgument, parentNoun, noun } = creation;
	const unclear = new Map<string, ParsedRow>();
	for (const row of rows) {
		const isNamed = row.names?.some(({ argument }) => argument === parentArgument);
		if (row.existingId === undefined || !isNamed || parentArgument in row.values) continue;
		unclear.set(entityName(row, creation), row);
	}
	return rows.map((row) => {
		const other = isToSend(row) ? unclear.get(entityName(row, creation)) : undefined;
		if (!other) return row;
		const message = `may be that of ${listRows([other.name])}, which has this name and an ${noun} ID, but a ${parentNoun} that can't be looked up. Enter the ${parentNoun}'s ID there.`;
		return { ...row, problems: [{ field: row.labelOf(parentArgument), message }] };
	});
}

function withName(row: ParsedRow, name: Name, creation: Creation, find: Find): ParsedRow {
	const { argument, noun, cell } = name;
	const field = cell.heading;
	const found = row.values[argument] === undefined ? find(name, row) : undefined;
	if (!found) return row;
	if ('problem' in found) {
		if (row.existingId !== undefined) return row;
		const problem = { field: found.field ?? field, message: found.problem };
		return { ...row, problems: [...row.problems, problem] };
	}
	const { ids } = found;
	const value = argument === creation.parentArgument ? ids[0] : ids;
	const values = { ...row.values, [argument]: value };
	if (row.existingId !== undefined) return { ...row, values };
	const readAs = `${noun} ${formatList(ids)}`;
	const reading = { field, written: formatValue(cell.value), readAs };
	return { ...row, values, readings: [...row.readings, reading] };
}

/**
 * Compares rows with their parents, as far as a list that was asked for shows them: what a row leaves open
 * is its parent's, and a row that says something else is refused.
 */
async function withParents(
	rows: readonly ParsedRow[],
	{ creation, journal }: ExecutionScope,
	find: Find,
	answers: ReadonlyMap<string, ListAnswer>,
): Promise<ParsedRow[]> {
	const { parentArgument, toldByParent, parentLookup } = creation;
	if (!toldByParent) return [...rows];
	const compare = (row: ParsedRow) => {
		const { [parentArgument]: id, advertiser_id } = row.values;
		if (id === undefined || row.problems.length > 0 || row.skipped !== undefined) return row;
		const args = advertiser_id === undefined ? {} : { advertiser_id };
		const answer = answers.get(canonicalJson([parentLookup?.noun, args]));
		const list = answer && 'list' in answer ? answer.list : undefined;
		// A retry has to send the same.
		const place = JSON.stringify(['told', id]);
		const listed = place in journal.names ? undefined : list?.entries.find((one) => one.id === id);
		if (listed) journal.names[place] = toldByParent(listed);
		const known = journal.names[place];
		const told = isRecord(known) ? known : undefined;
		// A row that is done is only compared with others of its name.
		if (row.existingId !== undefined) return { ...row, values: { ...told, ...row.values } };
		const isNamed = row.names?.some(({ argument }) => argument === parentArgument);
		return told || isNamed ? besideParent(row, told ?? {}, creation) : row;
	};
	const compared: ParsedRow[] = [];
	for await (const row of loopInTurns()(rows)) compared.push(compare(row));
	return await withNames(compared, creation, find);
}

function besideParent(row: ParsedRow, told: Values, creation: Creation): ParsedRow {
	const { fields, parentNoun, toldByParent } = creation;
	const { values, labelOf, again } = row;
	const own = toldByParent?.({ details: values }) ?? {};
	const all = Object.entries(told);
	const nameOf = (argument: string, value: unknown) => {
		const { choices = [] } = fields.find((field) => field.argument === argument) ?? {};
		return choices.find((choice) => choice.value === value)?.name ?? String(value);
	};
	const problems = all
		.filter(([argument, value]) => values[argument] !== undefined && own[argument] !== value)
		.map(([argument, value]) => {
			const names = [values[argument], value].map((one) => nameOf(argument, one));
			const message = `is ${names[0]}, but the ${parentNoun}'s is ${names[1]}. Enter that, or another ${parentNoun}.`;
			return { field: labelOf(argument), message };
		});
	if (problems.length > 0) return { ...row, problems };
	// What its parent doesn't tell either is asked about.
	const missing = all.filter(([argument]) => values[argument] === undefined);
	const known = all.length === 0 || missing.length > 0 ? again?.(told) : undefined;
	if (!known) return row;
	const readings = missing.map(([argument, value]) => ({
		field: labelOf(argument),
		written: '(blank)',
		readAs: `${nameOf(argument, value)}, as the ${parentNoun} has it`,
	}));
	return { ...known, readings: [...known.readings, ...readings] };
}

/** Two names may turn out to be one audience, both included and excluded. */
function checkedAgain(row: ParsedRow, { rules }: Creation): ParsedRow {
	if (!isToSend(row) || !row.names?.length) return row;
	// What depends on the time was checked before.
	const { labelOf } = row;
	const broken = rules.broken(row.values, { now: 0, labelOf });
	const problems = broken.map(({ argument, message }) => ({ field: labelOf(argument), message }));
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
	if ('problem' in service) {
		return answers.set('', { failure: failure({ type: 'bad credential', ...service }) });
	}
	await runInPool<Query>(queries, {
		maxConcurrency: 4,
		run: async (query) => {
			const { id, noun, args, timeout, faults } = query;
			const answer = await askForList(service, lists[noun], args, timeout);
			answers.set(id, answer);
			if ('list' in answer) {
				journal.quota = answer.quota ?? journal.quota;
				return { heard: 'answer', next: { do: 'end' } };
			}
			const chance = machineClock.random();
			const history = { maxRetries, faults, chance };
			const decision = next(history, answer.failure, machineClock.now());
			if (decision.do === 'repeat') query.faults += 1;
			return { heard: 'nothing', next: poolStep(decision, maxRetries) };
		},
		stop: context.getExecutionCancelSignal(),
		graceMs: 0,
		clock: machineClock,
	});
	return answers;
}
