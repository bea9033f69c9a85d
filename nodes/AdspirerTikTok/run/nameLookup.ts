import { sleep, type IExecuteFunctions } from 'n8n-workflow';
import { canonicalJson } from '../base/json';
import { inTurns } from '../base/turns';
import { isRecord } from '../base/values';
import { formatList, formatValue } from '../base/wording';
import type { Creation, Values } from '../contract/creation';
import type { ListForm } from '../contract/tools';
import type { Fault } from '../problems/problem';
import type { Failure } from '../response/failure';
import { type Result, failureOf } from '../response/readResponse';
import { nameKey } from '../response/textForms';
import type { ReadSheet } from '../rows/readRows';
import type { Name, ParsedRow } from '../rows/row';
import { groupsOf } from '../words/groups';
import { besideParent, isComparable } from './besideParent';
import { type RunWords, executePlan } from './executePlan';
import type { ExecutionScope, Journal } from './journal';
import { nameText } from './keys';
import { type AskedList, lists, namedListIn } from './listTools';
import { type Answers, type FoundIds, idsOf, isOfParent, wordsOf } from './names';
import { failsEveryCall, notSent } from './outcomes';
import { callFor, isRefusedAlone } from './plan';

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
	// What is in something that is named too can be looked up once that is known.
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
		const sent = new Set(readRows.filter(isToSend).map((row) => entityName(row, creation)));
		const rows: ParsedRow[] = [];
		for await (const row of inTurns(readRows)) {
			const isTwin = row.existingId !== undefined && sent.has(entityName(row, creation));
			const named = isTwin || isToSend(row) ? this.withIds(row) : row;
			let told = named;
			if (isComparable(named, creation)) {
				told = besideParent(named, creation, this.toldBy(named), this.complete);
				const isReadAgain = told !== named && isToSend(told);
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
			written: formatValue(cell.value),
			readAs: `${noun} ${formatList(ids)}`,
		};
		return { ...row, values, readings: [...row.readings, reading] };
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
			campaign_id = within.id;
		} else if (within) {
			const outer = this.find(within, row);
			if (!outer) this.later.add(nameText(within, advertiser_id));
			if (!outer || 'problem' in outer) return outer;
			[campaign_id] = outer.ids;
		}
		const answers: Answers = new Map();
		let isOpen = false;
		for (const keyword of wordsOf(name)) {
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
		if (lists[noun].isSearch && ++this.searches > maxSearches) return undefined;
		const question = { noun, args, row };
		this.questions.set(id, question);
		return question;
	}

	/** What a row's parent tells of it; undefined if no list that was asked for shows it. */
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
	const { tool, form, fixed } = lists[questions[0].noun];
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
		// What kept it from being asked for would have been said of it, too.
		return { failure: reason.because };
	}
	if (!('answer' in result)) return {};
	return await namedListIn(result.answer, form, asked);
}

function isToSend({ problems, existingId, skipped }: ParsedRow): boolean {
	return problems.length === 0 && (existingId ?? skipped) === undefined;
}

const entityName = ({ values }: ParsedRow, { nameArgument }: Creation) =>
	nameKey(String(values[nameArgument] ?? ''));
