import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { loopInTurns } from '../client/clock';
import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import { problemsIn } from '../contract/rules';
import { maxResults, type ListForm } from '../contract/tools';
import { describe } from '../output/describe';
import { listRows } from '../output/rowOutcome';
import { formatList, formatValue, isRecord, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { parseTikTokId } from '../parse/text';
import type { Failure } from '../response/failure';
import { isInOther, readList } from '../response/lists';
import type { Result } from '../response/result';
import { nameKey } from '../response/textForms';
import type { Name, ParsedRow } from '../rows/row';
import { executePlan } from './executePlan';
import type { ExecutionScope } from './journal';
import { lists, withNames, type AskedList } from './listTools';
import { callFor, isRefusedAlone, nameText, notSent } from './plan';
import { failsEveryCall } from './call';

type Found = { readonly ids: readonly string[] } | { readonly problem: Problem };

interface Question {
	readonly noun: Name['noun'];
	readonly args: Values;
	/** The first that needs it; its options count. */
	readonly row: ParsedRow;
	answer?: AskedList;
}

/** The most names that one run searches for, each with a call of its own. */
const maxSearches = 20;

const notAsked = { failure: notSent, key: null };

/** Rows with the IDs of what they name. */
interface ResolvedRows {
	readonly rows: readonly ParsedRow[];
	/** What lists showed, for the journal. */
	readonly names: Readonly<Record<string, unknown>>;
	/** What would fail every call of the run, if that is known. */
	readonly ended?: Failure;
}

/** Asks for what the rows of a run name. */
export async function resolveNames(
	context: IExecuteFunctions,
	read: readonly ParsedRow[],
	scope: ExecutionScope,
): Promise<ResolvedRows> {
	const lookup = new NameLookup(scope);
	const { names } = lookup;
	const written = await lookup.resolve(read);
	const goesOn = context.continueOnFail();
	// A run that is refused anyway asks for no list.
	if (!goesOn && written.some((row) => isRefusedAlone(row, scope))) return { rows: written, names };
	let rows = written;
	// What is in something that is named too can be looked up once that is known.
	while (lookup.open.length > 0) {
		const ended = await lookup.ask(context);
		if (ended) return { rows: written, names, ended };
		rows = await lookup.resolve(read);
	}
	return { rows: refuseUnclearTwins(rows, scope.creation), names };
}

/** Looks up what the rows of a run name, and compares rows with their parents. */
export class NameLookup {
	private readonly questions = new Map<string, Question>();
	/** Lists that can be asked for once what narrows them is known. */
	private readonly later = new Set<string>();
	private searches = 0;
	/** The IDs that names stand for, and what parents tell: kept, since a retry has to send the same. */
	readonly names: Record<string, unknown>;

	constructor(private readonly scope: ExecutionScope) {
		this.names = { ...scope.journal.names };
	}

	get open(): Question[] {
		return [...this.questions.values()].filter(({ answer }) => !answer);
	}

	/** How many lists the names take. */
	get calls(): number {
		return this.questions.size + this.later.size;
	}

	/** Rows with what is known of their names. One with its ID has to be known if a row to be sent may be it. */
	async resolve(read: readonly ParsedRow[]): Promise<ParsedRow[]> {
		const { creation } = this.scope;
		const sent = new Set(read.filter(isToSend).map((row) => entityName(row, creation)));
		const rows: ParsedRow[] = [];
		for await (const row of loopInTurns()(read)) {
			const isTwin = row.existingId !== undefined && sent.has(entityName(row, creation));
			const named = isTwin || isToSend(row) ? this.withIds(row) : row;
			const told = this.besideParent(named);
			const isReadAgain = told !== named && isToSend(told);
			rows.push(checkedAgain(isReadAgain ? this.withIds(told) : told, creation));
		}
		return rows;
	}

	/** Asks for the open lists. Returns what would fail every call of the run. */
	async ask(context: IExecuteFunctions): Promise<Failure | undefined> {
		const { open } = this;
		const { journal } = this.scope;
		const failures = [...new Set(open.map(({ noun }) => noun))].map(async (noun) => {
			const asked = open.filter((one) => one.noun === noun);
			const { tool, form, fixed } = lists[noun];
			const plan = asked.map(({ args, row }) =>
				callFor({ ...row, values: { ...fixed, ...args } }, null),
			);
			const { executed, quota } = await executePlan(context, { tool, plan, stopsAtFailure: false });
			journal.quota = quota.last ?? journal.quota;
			for (const [at, question] of asked.entries()) {
				question.answer = answerIn(executed[at]?.result ?? notAsked, form, question.args);
			}
			return executed.flatMap(({ result }) => ('failure' in result ? result.failure : []));
		});
		const all = (await Promise.all(failures)).flat();
		// Reading a long list and finding names in it take a turn each.
		await sleep(0);
		return all.find(failsEveryCall);
	}

	private withIds(row: ParsedRow): ParsedRow {
		return (row.names ?? []).reduce((one, name) => this.withId(one, name), row);
	}

	private withId(row: ParsedRow, name: Name): ParsedRow {
		const { argument, noun, cell } = name;
		const found = row.values[argument] === undefined ? this.find(name, row) : undefined;
		if (!found) return row;
		if ('problem' in found) {
			if (row.existingId !== undefined) return row;
			return { ...row, problems: [...row.problems, found.problem] };
		}
		const { ids } = found;
		const value = argument === this.scope.creation.parentArgument ? ids[0] : ids;
		const values = { ...row.values, [argument]: value };
		if (row.existingId !== undefined) return { ...row, values };
		const written = formatValue(cell.value);
		const reading = { field: cell.heading, written, readAs: `${noun} ${formatList(ids)}` };
		return { ...row, values, readings: [...row.readings, reading] };
	}

	/** Undefined as long as a list has to be asked for first. */
	private find(name: Name, row: ParsedRow): Found | undefined {
		const { noun, cell, within } = name;
		const { names } = this;
		const { advertiser_id } = row.values;
		const place = nameText(name, advertiser_id);
		const known = names[place];
		if (Array.isArray(known)) return { ids: known.map(String) };
		const isNamed = within !== undefined && 'cell' in within;
		const outer = isNamed ? this.find(within, row) : { ids: within ? [within.id] : [] };
		if (isNamed && !outer) this.later.add(nameText(within, advertiser_id));
		if (!outer || 'problem' in outer) return outer;
		const [campaign_id] = outer.ids;
		const argumentsFor = (keyword?: string) => ({ advertiser_id, campaign_id, keyword });
		const questions = wordsOf(name).map((word) => this.question(noun, argumentsFor(word), row));
		if (questions.includes(undefined)) {
			const message = `is ${formatValue(cell.value)}, but a run searches for at most ${maxSearches} names. Enter the ${noun}'s ID, or run these rows separately.`;
			return { problem: { field: cell.heading, message } };
		}
		if (questions.some((one) => !one?.answer)) return undefined;
		const answerFor = (word?: string) =>
			this.questions.get(idOf(noun, argumentsFor(word)))?.answer ?? notAsked;
		const found = idsOf(name, this.scope.creation, answerFor);
		if ('ids' in found) names[place] = found.ids;
		return found;
	}

	/** Undefined for one search too many; of a row that has its ID, for all but its parent's. */
	private question(noun: Name['noun'], args: Values, row: ParsedRow): Question | undefined {
		const id = idOf(noun, args);
		const known = this.questions.get(id);
		if (known || (row.existingId !== undefined && !isOfParent(noun))) return known;
		if (lists[noun].isSearch && ++this.searches > maxSearches) return undefined;
		const question = { noun, args, row };
		this.questions.set(id, question);
		return question;
	}

	/** What a row leaves open is its parent's, as far as a list shows that; what contradicts it is refused. */
	private besideParent(row: ParsedRow): ParsedRow {
		const { fields, parentArgument, parentNoun, toldByParent } = this.scope.creation;
		const { values, labelOf } = row;
		const hasParent = values[parentArgument] !== undefined && row.skipped === undefined;
		if (!toldByParent || !hasParent || row.problems.length > 0) return row;
		const told = this.toldByParent(row);
		// A row that is done is only compared with others of its name.
		if (row.existingId !== undefined) return { ...row, values: { ...told, ...values } };
		if (!told && !isNamed(row, this.scope.creation)) return row;
		const all = Object.entries(told ?? {});
		const own = toldByParent({ details: values });
		const choiceOf = (argument: string, value: unknown) => {
			const { choices = [] } = fields.find((field) => field.argument === argument) ?? {};
			return nameOf(choices, String(value));
		};
		const problems = all
			.filter(([argument, value]) => values[argument] !== undefined && own[argument] !== value)
			.map(([argument, value]) => {
				const names = [values[argument], value].map((one) => choiceOf(argument, one));
				const message = `is ${names[0]}, but the ${parentNoun}'s is ${names[1]}. Enter that, or another ${parentNoun}.`;
				return { field: labelOf(argument), message };
			});
		if (problems.length > 0) return { ...row, problems };
		// What its parent doesn't tell either is asked about.
		const missing = all.filter(([argument]) => values[argument] === undefined);
		const isAgain = all.length === 0 || missing.length > 0;
		const known = isAgain ? row.again?.(told ?? {}) : undefined;
		if (!known) return row;
		const readings = missing.map(([argument, value]) => ({
			field: labelOf(argument),
			written: '(blank)',
			readAs: `${choiceOf(argument, value)}, as the ${parentNoun} has it`,
		}));
		return { ...known, readings: [...known.readings, ...readings] };
	}

	/** What a row's parent tells of it. */
	private toldByParent({ values }: ParsedRow): Values | undefined {
		const { parentArgument, parentLookup, toldByParent } = this.scope.creation;
		const { [parentArgument]: id, advertiser_id } = values;
		const { names } = this;
		const place = JSON.stringify(['told', id]);
		if (!(place in names) && parentLookup) {
			const { answer } = this.questions.get(idOf(parentLookup.noun, { advertiser_id })) ?? {};
			const listed = answer?.list?.entries.find((one) => one.id === id);
			if (listed) names[place] = toldByParent?.(listed);
		}
		const known = names[place];
		return isRecord(known) ? known : undefined;
	}
}

const idOf = (noun: Name['noun'], args: Values) => canonicalJson([noun, args]);

function answerIn(result: Result, form: ListForm, asked: Values): AskedList {
	if ('failure' in result) {
		const { reason } = result.failure;
		// What kept it from being asked for would have been said of it, too.
		const isOther = reason.type === 'not sent' && reason.because !== 'stopped';
		return { failure: isOther ? reason.because : result.failure };
	}
	const list = 'answer' in result ? readList(result.answer.raw, form, asked) : undefined;
	return { list: list && withNames(list) };
}

const isToSend = ({ problems, existingId, skipped }: ParsedRow) =>
	problems.length === 0 && (existingId ?? skipped) === undefined;

const isNamed = ({ names }: ParsedRow, { parentArgument }: Creation) =>
	names?.some(({ argument }) => argument === parentArgument) ?? false;

const entityName = ({ values }: ParsedRow, { nameArgument }: Creation) =>
	nameKey(String(values[nameArgument] ?? ''));

/** Two names may turn out to be one audience, both included and excluded. */
function checkedAgain(row: ParsedRow, { rules }: Creation): ParsedRow {
	const { names = [], values, labelOf } = row;
	const isKnown = names.every(({ argument }) => values[argument] !== undefined);
	if (!isToSend(row) || names.length === 0 || !isKnown) return row;
	// What depends on the time was checked before.
	return { ...row, problems: problemsIn(rules, values, { now: 0, labelOf }) };
}

/** Refuses rows of the name of one that has an ID and names a parent that nobody knows: they may be it. */
function refuseUnclearTwins(rows: readonly ParsedRow[], creation: Creation): ParsedRow[] {
	const { parentArgument, parentNoun, noun } = creation;
	const isUnclear = (row: ParsedRow) =>
		row.existingId !== undefined && isNamed(row, creation) && !(parentArgument in row.values);
	const unclear = new Map(rows.filter(isUnclear).map((row) => [entityName(row, creation), row]));
	return rows.map((row) => {
		const other = isToSend(row) ? unclear.get(entityName(row, creation)) : undefined;
		if (!other) return row;
		const message = `may be that of ${listRows([other.name])}, which has this name and an ${noun} ID, but a ${parentNoun} that can't be looked up. Enter the ${parentNoun}'s ID there.`;
		return { ...row, problems: [{ field: row.labelOf(parentArgument), message }] };
	});
}

const split = (text: string, separator: RegExp) =>
	text
		.split(separator)
		.map((part) => part.trim())
		.filter((part) => part !== '');

/** True for what a row is in, or what that is in: there is one. */
const isOfParent = (noun: Name['noun']) => noun === 'campaign' || noun === 'ad group';

/** The search terms for the names in a cell; undefined for a whole list. */
function wordsOf({ noun, cell }: Name): Array<string | undefined> {
	if (!lists[noun].isSearch) return [undefined];
	const parts = split(String(cell.value), /[,;|\n、]/);
	return parts.filter((part) => !('value' in parseTikTokId(part)));
}

/** Finds what a cell names: the one parent of a row, or several names and IDs, a search's by `word`. */
function idsOf(name: Name, creation: Creation, listOf: (word?: string) => AskedList): Found {
	const { noun, cell } = name;
	const isOne = isOfParent(noun);
	const text = String(cell.value).trim();
	const find = (one: string) => {
		const id = isOne ? undefined : parseTikTokId(one);
		if (id && 'value' in id) return { id: id.value };
		const word = lists[noun].isSearch ? split(one, /[,|]/)[0] : undefined;
		return resolveName(one, name, creation, listOf(word));
	};
	const ids = new Set<string>();
	for (const one of isOne ? [text] : namesIn(text, (part) => 'id' in find(part))) {
		const found = find(one);
		if ('refused' in found) {
			const { refused } = found;
			const said = one === text ? refused : refused.replace(/^is /, 'includes ');
			return { problem: { field: cell.heading, message: said } };
		}
		ids.add(found.id);
	}
	return { ids: [...ids] };
}

/** The names in a text. A comma or a bar may be part of one, if something is called that. */
function namesIn(text: string, isName: (part: string) => boolean): string[] {
	return split(text, /[;\n、]/).flatMap((piece) => {
		if (isName(piece)) return [piece];
		const parts = piece.split(/([,|])/);
		const names: string[] = [];
		while (parts.length > 0) {
			const length = [1, 3, 5].find((most) => isName(parts.slice(0, most).join(''))) ?? 1;
			const own = parts.splice(0, length + 1).slice(0, length);
			names.push(own.join('').trim());
		}
		return names.filter((name) => name !== '');
	});
}

/** Finds the one thing of a name, only if it is certainly the only one: a wrong parent costs money. */
function resolveName(
	name: string,
	{ argument, noun, within }: Name,
	{ parentArgument, refusesParent }: Creation,
	{ failure, list }: AskedList,
): { readonly id: string } | { readonly refused: string } {
	const enterId = `Enter the ${noun}'s ID.`;
	const refused = (what: string) => ({ refused: `is ${formatValue(name)}, ${what}` });
	if (failure) {
		const { message, remedy } = describe(failure, { action: { verb: 'found', noun } });
		// Without the right account nothing can be created either.
		const isOfAccount = ['multiple_accounts', 'forbidden'].includes(failure.kind);
		return refused(`a name that can't be looked up. ${message} ${isOfAccount ? remedy : enterId}`);
	}
	if (!list) return refused(`a name, but Adspirer's list of ${noun}s can't be read. ${enterId}`);
	const key = nameKey(name);
	// What the list shows under the name, or as its beginning.
	const cut = list.cut.flatMap((one) => (key.startsWith(one.beginning) ? one.entry : []));
	const outer = within && 'cell' in within ? within : undefined;
	const found = [...new Set([...(list.byName.get(key) ?? []), ...cut])].filter(
		(one) => !outer || !isInOther(one, outer.argument, outer.cell.value),
	);
	const [entry] = found;
	const ids = formatList(found.map(({ id }) => id));
	if (found.length > 1) return refused(`the name of several ${noun}s (${ids}). ${enterId}`);
	const whyNot = entry && argument === parentArgument ? refusesParent?.(entry) : undefined;
	if (whyNot !== undefined) return refused(whyNot);
	// A search that finds fewer than it may has no other of this name.
	const { isSearch = false } = lists[noun];
	const isAll = isSearch && list.unreadable === 0 && list.entries.length < maxResults;
	const isOnly = list.isWhole || (entry !== undefined && isAll);
	if (!isOnly || entry?.nameIsCut || !/^\d*$/.test(entry?.id ?? '')) {
		const shown = entry ? `, and shows ${ids} as one that may be it` : '';
		return refused(`a name, but Adspirer's list of ${noun}s isn't complete${shown}. ${enterId}`);
	}
	if (entry) return { id: entry.id };
	const none = isSearch ? 'a search finds no' : `the ${within ? 'campaign' : 'account'} has no`;
	return refused(`but ${none} ${noun} of this name. ${enterId}`);
}
