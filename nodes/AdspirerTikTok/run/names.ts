import { sleep, type IExecuteFunctions } from 'n8n-workflow';

import { inTurns } from '../base/turns';
import { canonicalJson, formatList, formatValue, groupsOf, isRecord } from '../base/values';
import type { Creation, Values } from '../contract/creation';
import { type ListForm, maxResults } from '../contract/tools';
import { parseTikTokId } from '../parse/text';
import type { Facts, Fault, Problem, Why } from '../problems/problem';
import type { Failure } from '../response/failure';
import { type Result, failureOf } from '../response/readResponse';
import { nameKey } from '../response/textForms';
import { besideParent, isComparable } from '../rows/compareRows';
import type { ReadSheet } from '../rows/readRows';
import { type Name, type ParsedRow, placesAround } from '../rows/row';
import { type AskedList, listTools, namedListIn, regionNamed } from './askedLists';
import { type RunWords, executePlan } from './executePlan';
import type { ExecutionScope, Journal } from './journal';
import { nameText } from './keys';
import { failsEveryCall, notSent } from './outcomes';
import { callFor, isRefusedAlone } from './plan';

export type FoundIds = { readonly ids: readonly string[] } | { readonly problem: Problem };

/** The lists that were asked for, by the word that each was searched by. */
type LookupAnswers = Map<string | undefined, AskedList>;

interface LookupContext {
	readonly creation: Creation;
	readonly words: RunWords;
	readonly answers: LookupAnswers;
}

function split(text: string, separator: RegExp): string[] {
	const parts = text.split(separator).map((part) => part.trim());
	return parts.filter((part) => part !== '');
}

/** True for what a row is in, or what that is in: there is one. */
const isOfParent = (noun: Name['noun']) => noun === 'campaign' || noun === 'ad group';

/** The search terms for the names in a cell; undefined for a whole list. */
function searchWords({ noun, cell }: Name): Array<string | undefined> {
	if (!listTools[noun].isSearch) return [undefined];
	const parts = split(String(cell.value), /[,;|\n、]/);
	return parts.filter((part) => !('value' in parseTikTokId(part)));
}

/** Finds what a cell names: the one parent of a row, or several names and IDs. */
function idsOf(name: Name, about: LookupContext): FoundIds {
	const { noun, cell } = name;
	const text = String(cell.value).trim();
	const isName = (part: string) => find(part, name, about).refused === undefined;
	const names = isOfParent(noun) ? [text] : namesInCell(text, isName);
	const ids = new Set(placesAround(name));
	for (const written of names) {
		const found = find(written, name, about);
		const { id, country = '', inside = '', refused: whyNot } = found;
		if (id !== undefined && (inside === written || !names.includes(inside))) {
			// A region is targeted in place of its country.
			ids.delete(country);
			ids.add(id);
			continue;
		}
		const refused = whyNot ?? { why: 'region in another', is: written, facts: { inside } };
		let message: Problem['message'] = refused;
		if (written !== text) message = { entries: [refused], isAlone: false };
		return { problem: { field: cell.heading, message } };
	}
	return { ids: [...ids] };
}

/** The names in a text. A comma or a bar may be part of one, if something is called that. */
function namesInCell(text: string, isName: (part: string) => boolean): string[] {
	const names: string[] = [];
	for (const piece of split(text, /[;\n、]/)) {
		if (isName(piece)) {
			names.push(piece);
			continue;
		}
		const parts = piece.split(/([,|])/);
		while (parts.length > 0) {
			const length = [1, 3, 5].find((most) => isName(parts.slice(0, most).join('')));
			const name = parts
				.splice(0, length ?? 1)
				.join('')
				.trim();
			if (name !== '') names.push(name);
			// The text between two names.
			parts.shift();
		}
	}
	return names;
}

/** One thing by its ID, of a region with what it is in; or why there is none. */
interface FoundName extends Partial<Record<'id' | 'country' | 'inside', string>> {
	readonly refused?: Fault;
}

/** Finds one thing by its ID or name, if it is certainly the only one: a wrong parent costs money. */
function find(written: string, name: Name, { creation, words, answers }: LookupContext): FoundName {
	const { argument, noun, within } = name;
	const id = parseTikTokId(written);
	if (!isOfParent(noun) && 'value' in id) return { id: id.value };
	const { isSearch = false } = listTools[noun];
	const [word] = isSearch ? split(written, /[,|]/) : [];
	const asked: AskedList = answers.get(word) ?? { failure: notSent };
	const { failure, list } = asked;
	const isRegion = noun === 'region';
	const usual: Why = isRegion ? 'enter a name as listed' : 'enter its ID';
	const refused = (why: Why, more?: Facts, remedy: Why = usual) => ({
		refused: {
			why,
			is: written,
			remedy,
			facts: { noun, ...more },
		},
	});
	if (failure) {
		const { message: cause, toDo } = words.whyFailed(failure, noun);
		// Without the right account nothing can be created either.
		const isOfAccount = failure.kind === 'multiple_accounts' || failure.kind === 'forbidden';
		const remedy = isOfAccount ? 'find the account first' : 'not looked up';
		return refused('not looked up', { cause, toDo }, remedy);
	}
	if (!list) return refused('list not readable');
	// A search that finds fewer than it may has no other of this name.
	const isAll = isSearch && list.unreadable === 0 && list.entries.length < maxResults;
	const isComplete = list.isWhole || isAll;
	if (isRegion && isComplete) {
		const { place, found } = regionNamed(written, list, placesAround(name));
		if (place) return place;
		return refused(found.length > 0 ? 'not one region' : 'not found by a search', { found });
	}
	const key = nameKey(written);
	// Entries under the name, or under its beginning.
	const listed = new Set(list.byName.get(key));
	for (const length of list.lengths) {
		for (const cut of list.byBeginning.get(key.slice(0, length)) ?? []) listed.add(cut);
	}
	const matches = [...listed];
	const [entry] = matches;
	const ids = matches.map((match) => match.id);
	if (matches.length > 1) return refused('name of several', { ids });
	if (entry) {
		const isParent = argument === creation.parentArgument;
		const whyNot = isParent && creation.refusesParent?.(entry);
		if (whyNot) return { refused: { why: whyNot, is: written } };
		const isOnly = isComplete && !entry.nameIsCut;
		if (isOnly && /^\d*$/.test(entry.id)) return { id: entry.id };
		return refused('only one that may be it', { ids });
	}
	if (!list.isWhole) return refused('list not complete');
	if (isSearch) return refused('not found by a search');
	return refused(within ? 'not in the campaign' : 'not in the account');
}

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

/**
 * Asks for what the rows of a run name. Returns the rows with the IDs of that, what lists showed, for the
 * journal, and what would fail every call of the run, if that is known.
 */
export async function resolveNames(
	context: IExecuteFunctions,
	{ rows: readRows, complete }: Pick<ReadSheet, 'rows' | 'complete'>,
	scope: ExecutionScope,
	words: RunWords,
) {
	const lookup = new NameLookup(scope, words, complete);
	const { names } = lookup;
	const written = await lookup.resolve(readRows);
	const stops = !context.continueOnFail();
	// A run that is refused anyway asks for no list.
	if (stops && written.some((row) => isRefusedAlone(row, scope))) return { rows: written, names };
	let rows = written;
	// A name within another name can be looked up once that one is known.
	while (lookup.unanswered.length > 0) {
		const ended = await lookup.ask(context);
		if (ended) return { rows: written, names, ended };
		rows = await lookup.resolve(readRows);
	}
	return { rows, names };
}

/** Looks up what the rows of a run name, and compares rows with their parents. */
export class NameLookup {
	private readonly questions = new Map<string, Question>();
	/** Lists that can be asked for once what narrows them is known. */
	private readonly later = new Set<string>();
	private searches = 0;
	/** The IDs that names stand for, and what parents tell: kept, since a retry has to send the same. */
	readonly names: Record<string, unknown>;

	constructor(
		private readonly scope: ExecutionScope,
		private readonly words: RunWords,
		private readonly complete: ReadSheet['complete'],
	) {
		this.names = { ...scope.journal.names };
	}

	get unanswered(): Question[] {
		return [...this.questions.values()].filter(({ answer }) => !answer);
	}

	/** How many lists the names take. */
	get calls(): number {
		return this.questions.size + this.later.size;
	}

	/** Rows with what is known of their names. One with its ID has to be known if a row to be sent may be it. */
	async resolve(readRows: readonly ParsedRow[]): Promise<ParsedRow[]> {
		const { creation } = this.scope;
		const sent = new Set(readRows.filter(mayBeSent).map((row) => entityName(row, creation)));
		const rows: ParsedRow[] = [];
		for await (const row of inTurns(readRows)) {
			const isTwin = row.existingId !== undefined && sent.has(entityName(row, creation));
			const named = isTwin || mayBeSent(row) ? this.withIds(row) : row;
			let told = named;
			if (isComparable(named, creation)) {
				told = besideParent(named, creation, this.toldBy(named), this.complete);
				const isReadAgain = told !== named && mayBeSent(told);
				if (isReadAgain) told = this.withIds(told);
			}
			rows.push(told);
		}
		return rows;
	}

	/** Asks for the open lists. Returns what would fail every call of the run. */
	async ask(context: IExecuteFunctions): Promise<Failure | undefined> {
		const { words } = this;
		const { journal } = this.scope;
		const byNoun = groupsOf(this.unanswered, ({ noun }) => noun);
		const asking = byNoun.map(async (same) => await askAll(same, context, words, journal));
		const failures = await Promise.all(asking);
		// Reading a long list and finding names in it take a turn each.
		await sleep(0);
		return failures.find((why) => why !== undefined);
	}

	private withIds(row: ParsedRow): ParsedRow {
		let named = row;
		for (const name of row.names ?? []) named = this.withId(named, name);
		return named;
	}

	private withId(row: ParsedRow, name: Name): ParsedRow {
		const { argument, noun, cell } = name;
		if (row.values[argument] !== undefined) return row;
		const resolved = this.find(name, row);
		if (!resolved) return row;
		if ('problem' in resolved) {
			if (row.existingId !== undefined) return row;
			return { ...row, problems: [...row.problems, resolved.problem] };
		}
		const { ids } = resolved;
		const isParent = argument === this.scope.creation.parentArgument;
		const values = { ...row.values, [argument]: isParent ? ids[0] : ids };
		if (row.existingId !== undefined) return { ...row, values };
		const reading = {
			field: cell.heading,
			argument,
			written: formatValue(cell.value),
			readAs: `${noun === 'region' ? 'locations' : noun} ${formatList(ids)}`,
		};
		return { ...row, values, readings: [reading, ...row.readings] };
	}

	/** Undefined as long as a list has to be asked for first. */
	private find(name: Name, row: ParsedRow): FoundIds | undefined {
		const { noun, cell, within } = name;
		const { names } = this;
		const { advertiser_id } = row.values;
		const place = nameText(name, advertiser_id);
		const known = names[place];
		if (Array.isArray(known)) return { ids: known.map(String) };
		let campaign_id: string | undefined;
		if (within && 'id' in within) {
			if (noun !== 'region') campaign_id = within.id;
		} else if (within) {
			const outer = this.find(within, row);
			if (!outer) this.later.add(nameText(within, advertiser_id));
			if (!outer || 'problem' in outer) return outer;
			[campaign_id] = outer.ids;
		}
		const answers: LookupAnswers = new Map();
		let isOpen = false;
		for (const keyword of searchWords(name)) {
			const question = this.question(noun, { advertiser_id, campaign_id, keyword }, row);
			if (!question) {
				const message: Fault = {
					why: 'too many searches',
					is: cell.value,
					facts: { most: maxSearches, noun },
				};
				return { problem: { field: cell.heading, message } };
			}
			if (question.answer) answers.set(keyword, question.answer);
			else isOpen = true;
		}
		if (isOpen) return undefined;
		const { words } = this;
		const resolved = idsOf(name, { creation: this.scope.creation, words, answers });
		if ('ids' in resolved) names[place] = resolved.ids;
		return resolved;
	}

	/** Undefined for one search too many; of a row that has its ID, for all but its parent's. */
	private question(noun: Name['noun'], args: Values, row: ParsedRow): Question | undefined {
		const id = idOf(noun, args);
		const asked = this.questions.get(id);
		if (asked) return asked;
		if (row.existingId !== undefined && !isOfParent(noun)) return undefined;
		if (listTools[noun].isSearch && ++this.searches > maxSearches) return undefined;
		const question = { noun, args, row };
		this.questions.set(id, question);
		return question;
	}

	/** The values that follow from a row's parent; undefined if no list shows it. */
	private toldBy(row: ParsedRow): Values | undefined {
		const { parentArgument, parentLookup, toldByParent } = this.scope.creation;
		const { [parentArgument]: id, advertiser_id } = row.values;
		const { names } = this;
		const place = JSON.stringify(['told', id]);
		if (!(place in names) && parentLookup) {
			const { answer } = this.questions.get(idOf(parentLookup.noun, { advertiser_id })) ?? {};
			const listed = answer?.list?.entries.find((entry) => entry.id === id);
			if (listed) names[place] = toldByParent?.(listed);
		}
		const known = names[place];
		return isRecord(known) ? known : undefined;
	}
}

const idOf = (noun: Name['noun'], args: Values) => canonicalJson([noun, args]);

/** Asks for lists of the same kind. Returns what would fail every call of the run. */
async function askAll(
	questions: readonly [Question, ...Question[]],
	context: IExecuteFunctions,
	words: RunWords,
	journal: Journal,
): Promise<Failure | undefined> {
	const { tool, form, fixed } = listTools[questions[0].noun];
	const plan = questions.map(({ args, row }) =>
		callFor({ ...row, values: { ...fixed, ...args } }, null),
	);
	const { executed, quota } = await executePlan(context, {
		tool,
		plan,
		stopsAtFailure: false,
		words,
	});
	journal.quota = quota.last ?? journal.quota;
	let why: Failure | undefined;
	for (const [at, question] of questions.entries()) {
		const { result } = executed[at] ?? { result: notAsked };
		question.answer = await answerIn(result, form, question.args);
		const failed = failureOf(result);
		if (failed && failsEveryCall(failed)) why ??= failed;
	}
	return why;
}

async function answerIn(result: Result, form: ListForm, asked: Values): Promise<AskedList> {
	if ('failure' in result) {
		const { failure } = result;
		const { reason } = failure;
		if (reason.type !== 'not sent' || reason.because === 'stopped') return { failure };
		// The reason that kept the list from being asked for counts for this name, too.
		return { failure: reason.because };
	}
	if (!('answer' in result)) return {};
	return await namedListIn(result.answer, form, asked);
}

function mayBeSent({ problems, existingId, skipped }: ParsedRow): boolean {
	return problems.length === 0 && (existingId ?? skipped) === undefined;
}

const entityName = ({ values }: ParsedRow, { nameArgument }: Creation) =>
	nameKey(String(values[nameArgument] ?? ''));
