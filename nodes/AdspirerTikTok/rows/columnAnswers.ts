import { z } from 'zod';
import {
	type Groups,
	addTo,
	formatList,
	formatValue,
	isEmpty,
	isRecord,
	jsonIn,
} from '../base/values';
import type { Creation } from '../contract/creation';
import {
	answersOf,
	headingOfId,
	headingsIgnored,
	headingsRemoved,
	idOfOthers,
	idOfProposals,
	meaningsOf,
	meaningsTakenOver,
	namesOfRowMeanings,
} from '../contract/meanings';
import { asSeen } from '../parse/text';
import type { Fault, Problem } from '../problems/problem';
import { type Sheet, together } from '../sheet/columns';
import { recognizedHeading } from '../sheet/recognizedHeadings';
import { type CellAnswer, type SheetAnswers, wordKey } from '../sheet/sheet';
import { saysYes } from '../sheet/signs';
import type { ParameterReader } from './parameters';
import { RowParameters } from './settings';

/** A person's answers about a sheet's columns. */
export interface ColumnAnswers extends SheetAnswers {
	/** By the heading as the rows have it: a meaning, 'ignore' or 'removed'. */
	readonly means: Map<string, string>;
	readonly words: Map<string, Map<string, CellAnswer>>;
	readonly filledDown: Set<string>;
	readonly mayBeBlank: Set<string>;
	/** True if columns that need an answer are only listed. */
	readonly listsUnknown: boolean;
	/** Of the parameters that can't be understood, under their labels. */
	readonly problems: Problem[];
	readonly warnings: Problem[];
}

const ignore = 'ignore';

/** A text, a number or a tick as a text; undefined where nothing is filled in. */
const optionalText = z
	.union([z.string(), z.number(), z.boolean()])
	.nullish()
	.transform((value) => (isEmpty(value) ? undefined : String(value)));

/** A person's answer about a column, or about one word in it. */
const answerSchema = z.object({
	heading: z.string().refine((heading) => !isEmpty(heading)),
	cell: optionalText,
	does: z.enum(['means', 'leave_blank', 'skip_row']).default('means'),
	means: optionalText,
});

type Entry = z.infer<typeof answerSchema>;

/** Columns are found by their exact headings, whatever blanks and capitals are typed. */
const headingKey = (heading: string) => asSeen(heading).toLowerCase();

/** Takes what the form and its options say of a sheet with these headings. */
class AnswerReader {
	readonly answers: ColumnAnswers;
	/** Of a meaning's name or label, what it is here: its name, or 'ignore' for what is about another thing. */
	private readonly meanings = new Map([
		[ignore, ignore],
		[together, together],
		['Ignore', ignore],
	]);

	/** The columns by what a person may call them. */
	private readonly named: Groups<string> = new Map();

	/** @param headings as people read them, by the headings as the rows have them. */
	constructor(
		creation: Creation,
		private readonly headings: ReadonlyMap<string, string>,
		listsUnknown: boolean,
	) {
		const keys = [...headings].map(([column, shown]) => {
			return { column, own: headingKey(column), shown: headingKey(shown) };
		});
		for (const { column, own, shown } of keys) {
			addTo(this.named, own, column);
			if (shown !== own) addTo(this.named, shown, column);
		}
		for (const name of [...(creation.columnsOfOthers ?? []), ...namesOfRowMeanings]) {
			this.meanings.set(name, ignore);
		}
		for (const name of meaningsOf(creation).keys()) this.meanings.set(name, name);
		for (const { name, label } of answersOf(creation)) this.meanings.set(label, name);
		this.answers = {
			means: new Map(),
			words: new Map(),
			filledDown: new Set(),
			mayBeBlank: new Set(),
			listsUnknown,
			problems: [],
			warnings: [],
		};
	}

	refuse(field: string, message: Fault): void {
		this.answers.problems.push({ field, message });
	}

	/** The columns of a heading; an object's answer is that of all its columns: "Assignee.id". */
	private columnsOf(heading: string): readonly string[] {
		const key = headingKey(heading);
		const exact = this.named.get(key);
		if (exact) return exact;
		const inner = [...this.named].filter(([name]) => String(name).startsWith(`${key}.`));
		return [...new Set(inner.flatMap(([, columns]) => columns))];
	}

	/** Takes the entries of one source; what an earlier source says counts first. */
	take(field: string, entries: readonly Entry[]): void {
		const before = new Set(this.answers.means.keys());
		const missing = new Set<string>();
		for (const entry of entries) {
			// A line of the form that nobody has answered.
			if (entry.cell === undefined && /^auto$/i.test(entry.means ?? '')) continue;
			const columns = this.columnsOf(entry.heading);
			if (columns.length === 0) missing.add(entry.heading);
			for (const column of columns) {
				if (entry.cell !== undefined) this.takeWord(column, entry.cell, entry);
				else if (!before.has(column)) this.takeMeaning(field, column, entry.means ?? '');
			}
		}
		if (missing.size === 0) return;
		const facts = { headings: [...missing].map((written) => ({ written })) };
		this.answers.warnings.push({ field, message: { why: 'answer for no column', facts } });
	}

	private takeMeaning(field: string, column: string, written: string): void {
		const meaning = this.meanings.get(written);
		const facts = { heading: { written: this.headings.get(column) }, word: { written } };
		if (meaning === undefined) return this.refuse(field, { why: 'unknown answer', facts });
		const first = this.answers.means.get(column) ?? meaning;
		this.answers.means.set(column, first);
		if (first !== meaning) this.refuse(field, { why: 'two answers', facts });
	}

	private takeWord(column: string, cell: string, { does, means: text = '' }: Entry): void {
		const words = this.answers.words.get(column) ?? new Map<string, CellAnswer>();
		this.answers.words.set(column, words);
		const key = wordKey(cell);
		if (words.has(key)) return;
		if (does === 'means') words.set(key, { does, text });
		else words.set(key, { does });
	}

	/** Those of some columns in which no word has an answer: one that has any counts. */
	withoutWords(headings: readonly string[]): string[] {
		return headings.filter((heading) =>
			this.columnsOf(heading).every((column) => !this.answers.words.has(column)),
		);
	}

	/** Adds the columns of an option that lists headings. */
	list(listed: Set<string>, field: string, headings: readonly string[]): void {
		for (const heading of headings) {
			const columns = this.columnsOf(heading);
			for (const column of columns) listed.add(column);
			if (columns.length > 0) continue;
			// A sheet may have thousands, and each row tells of them.
			const all = formatList([...this.headings.values()].map(formatValue));
			const facts = { heading: { written: heading }, columns: all };
			this.refuse(field, { why: 'lists no column', facts });
		}
	}

	/** Takes a list of entries, all of them about words if `areWords`. */
	takeList(field: string, list: readonly unknown[], areWords: boolean): void {
		const entries: Entry[] = [];
		for (const [at, written] of list.entries()) {
			const { data } = answerSchema.safeParse(written);
			const saysNothing = data?.does === 'means' && data.means === undefined;
			const isOfColumn = data?.cell === undefined;
			if (data && !saysNothing && !(isOfColumn && areWords)) entries.push(data);
			else this.refuse(field, { why: 'incomplete entry', facts: { number: at + 1 } });
		}
		this.take(field, entries);
	}
}

/** A list, written as one or as JSON; undefined for anything else. */
function listInJson(written: unknown): readonly unknown[] | undefined {
	if (isEmpty(written)) return [];
	const list = Array.isArray(written) ? written : jsonIn(written);
	if (Array.isArray(list)) return list;
	return undefined;
}

/** One answer for several columns. */
const answerEntriesOf = (headings: readonly string[], means: string): Entry[] =>
	headings.map((heading) => ({ heading, means, does: 'means', cell: undefined }));

/**
 * The answers about a sheet, from the form's columns and from options such as Words in Cells.
 *
 * @param headings as people read them, by the headings as the rows have them; what the form has besides is added.
 */
export function readColumnAnswers(
	reader: ParameterReader,
	creation: Creation,
	headings: Map<string, string>,
): ColumnAnswers {
	const row = new RowParameters(reader, 0);
	const ofForm = reader.labelOf('columns');
	const ofAnswers = reader.labelOf('options.answers');
	const { value: lines } = reader.value('columns.value', 0);
	const {
		[idOfOthers]: others,
		[idOfProposals]: proposals,
		...columns
	} = isRecord(lines) ? lines : {};
	addUnticked(headings, columns, creation);
	const taker = new AnswerReader(creation, headings, row.option('unknownColumns') === 'list');
	const { value: schema } = reader.value('columns.schema', 0);
	for (const heading of headingsRemoved(schema)) {
		if (headings.has(heading)) taker.answers.means.set(heading, 'removed');
	}
	const answered = Object.entries(columns).filter(([, choice]) => !isEmpty(choice));
	taker.take(
		ofForm,
		answered.flatMap(([id, choice]) => answerEntriesOf([headingOfId(id)], String(choice))),
	);
	if (!isEmpty(proposals) && proposals !== 'auto') {
		const accepted = [...meaningsTakenOver(proposals)];
		if (accepted.length === 0) taker.refuse(ofForm, { why: 'other choice for all proposals' });
		taker.take(
			ofForm,
			accepted.flatMap(([heading, means]) => answerEntriesOf([heading], means)),
		);
	}
	taker.takeList(reader.labelOf('options.cells'), wordEntries(row.option('cells')), true);
	const list = listInJson(row.option('answers'));
	if (list) taker.takeList(ofAnswers, list, false);
	else taker.refuse(ofAnswers, { why: 'answers that are no list' });
	// Last, since the form doesn't show what the option Column Answers says of them.
	let ignored: string[] | undefined = [];
	if (!isEmpty(others) && others !== 'auto') ignored = headingsIgnored(others);
	if (ignored) taker.take(ofForm, answerEntriesOf(taker.withoutWords(ignored), together));
	else taker.refuse(ofForm, { why: 'other choice for all others' });
	const { filledDown, mayBeBlank } = taker.answers;
	taker.list(filledDown, reader.labelOf('options.fillDownColumns'), row.option('fillDownColumns'));
	taker.list(mayBeBlank, reader.labelOf('options.blankColumns'), row.option('blankColumns'));
	taker.answers.problems.unshift(...row.problems);
	return taker.answers;
}

/** A person's answers about a sheet, for the option Column Answers of another workflow; empty if there are none. */
export function answersAsJson({ means, words }: ColumnAnswers, sheet: Sheet | undefined): string {
	const entries: unknown[] = [];
	for (const [heading, meaning] of means) {
		const isIgnored = sheet?.columns.get(heading)?.decision === 'ignored';
		if (isIgnored) entries.push({ heading, means: ignore });
		// What may decide isn't ignored together with others.
		else if (meaning !== together) entries.push({ heading, means: meaning });
	}
	for (const [heading, answers] of words) {
		for (const [cell, { does, ...more }] of answers) {
			if ('text' in more) entries.push({ heading, cell, means: more.text });
			else entries.push({ heading, cell, does });
		}
	}
	return entries.length > 0 ? JSON.stringify(entries) : '';
}

/** Adds the form's columns of ticks that no row has: some tables leave a box that isn't ticked out of its row. */
function addUnticked(
	headings: Map<string, string>,
	lines: Readonly<Record<string, unknown>>,
	creation: Creation,
): void {
	for (const [id, choice] of Object.entries(lines)) {
		const heading = headingOfId(id);
		let means = recognizedHeading(creation, heading)?.means;
		if (!isEmpty(choice) && choice !== 'auto') means = String(choice);
		if (saysYes(means) && !headings.has(heading)) headings.set(heading, heading);
	}
}

/** The entries of the form, whose headings are picked by their IDs. */
function wordEntries(cells: unknown): readonly unknown[] {
	if (!isRecord(cells) || !Array.isArray(cells.word)) return [];
	return cells.word.map((entry: unknown) => {
		if (!isRecord(entry) || typeof entry.heading !== 'string') return entry;
		return { ...entry, heading: headingOfId(entry.heading) };
	});
}

/** The problems of words that are explained in columns of amounts, times and IDs. */
export function problemsOfWords(
	field: string,
	{ words }: SheetAnswers,
	{ columns, creation }: Sheet,
): Problem[] {
	const problems: Problem[] = [];
	for (const [written, answers] of words) {
		const { heading = written, means = '' } = columns.get(written) ?? {};
		const takesWords = meaningsOf(creation).get(means)?.takesWords ?? true;
		const isExplained = [...answers.values()].some(({ does }) => does === 'means');
		if (takesWords || !isExplained) continue;
		problems.push({ field, message: { why: 'word for an amount', facts: { heading } } });
	}
	return problems;
}
