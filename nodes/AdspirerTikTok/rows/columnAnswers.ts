import type { Creation } from '../contract/creation';
import { headingOfId, headingsIgnored, idOfOthers } from '../contract/headingIds';
import { answersOf, meaningsOf, namesOfRowMeanings } from '../contract/meanings';
import { isEmpty, isRecord } from '../base/values';
import { formatList, formatValue } from '../base/wording';
import type { Fault, Problem, Told } from '../problems/problem';
import { parseChoice, type Choice } from '../parse/choice';
import type { Sheet } from '../sheet/columns';
import { wordKey, type CellAnswer, type SheetAnswers } from '../sheet/sheet';
import type { ParameterReader } from './parameters';
import { RowParameters } from './settings';

/** One entry of what a person says: of a column, or of one word in it. */
type Entry = { readonly heading: string } & (
	| { readonly means: string }
	| { readonly cell: string; readonly answer: CellAnswer }
);

const ignore = 'ignore';

/** What a person can say of a column; what is about another thing means that it is ignored here. */
function choicesFor(creation: Creation): Choice[] {
	const choices: Choice[] = [
		{ value: ignore, name: 'Ignore' },
		{ value: 'auto', name: 'Auto' },
	];
	for (const { name, label } of answersOf(creation)) choices.push({ value: name, name: label });
	const known = new Set(choices.map(({ value }) => value));
	for (const name of [...(creation.columnsOfOthers ?? []), ...namesOfRowMeanings]) {
		if (!known.has(name)) choices.push({ value: name, name });
	}
	return choices;
}

const whatWordsDo: readonly Choice[] = [
	{ value: 'means', name: 'Means' },
	{ value: 'leave_blank', name: 'Leave the Cell Blank' },
	{ value: 'skip_row', name: 'Skip the Row' },
];

/** Columns are found by their exact headings, whatever blanks and capitals are typed. */
const keyOf = (heading: string) =>
	heading.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** The columns of a heading; an object's answer is that of all its columns: "Assignee.id". */
function columnsOf(headings: ReadonlyMap<string, string>, heading: string): string[] {
	const key = keyOf(heading);
	const exact: string[] = [];
	const inner: string[] = [];
	for (const [written, shown] of headings) {
		const keyOfColumn = keyOf(written);
		if (keyOfColumn === key || keyOf(shown) === key) exact.push(written);
		else if (keyOfColumn.startsWith(`${key}.`)) inner.push(written);
	}
	if (exact.length > 0) return exact;
	return inner;
}

/** Reads what the form and its options say, and keeps what is wrong under their labels. */
class AnswerReader implements SheetAnswers {
	readonly problems: Problem[] = [];
	readonly warnings: Problem[] = [];
	/** By the heading as the rows have it: a meaning, or 'ignore'. */
	readonly means = new Map<string, string>();
	readonly words = new Map<string, Map<string, CellAnswer>>();
	readonly filledDown = new Set<string>();
	/** True if columns that need an answer are only listed. */
	listsUnknown = false;
	private readonly choices: readonly Choice[];

	constructor(
		private readonly creation: Creation,
		private readonly headings: ReadonlyMap<string, string>,
	) {
		this.choices = choicesFor(creation);
	}

	refuse(field: string, message: Fault): undefined {
		this.problems.push({ field, message });
	}

	/** What a person says of a column, in the words of the form or of the API; undefined if that isn't known. */
	entryOf(field: string, heading: string, means: unknown): Entry | undefined {
		const parsed = parseChoice(means, this.choices);
		if ('value' in parsed) return { heading, means: parsed.value };
		let problem: Told = { why: 'empty answer' };
		if ('problem' in parsed) ({ problem } = parsed);
		const facts = {
			heading: { written: heading },
			problem,
		};
		return this.refuse(field, { why: 'unknown answer', facts });
	}

	/** Takes the entries of one source; what an earlier source says counts first. */
	take(field: string, entries: readonly Entry[]): void {
		const before = new Set(this.means.keys());
		const missing = new Set<string>();
		for (const entry of entries) {
			const columns = columnsOf(this.headings, entry.heading);
			if (columns.length === 0) missing.add(entry.heading);
			for (const written of columns) {
				if ('answer' in entry) this.takeWord(written, entry.cell, entry.answer);
				else if (!before.has(written)) this.takeMeaning(field, written, entry.means);
			}
		}
		if (missing.size === 0) return;
		const facts = { headings: [...missing].map((written) => ({ written })) };
		this.warnings.push({
			field,
			message: { why: 'answer for no column', facts },
		});
	}

	/** Takes what the form's last line ignores, where nothing else says anything of it. */
	ignoreOthers(field: string, choice: unknown): void {
		if (isEmpty(choice) || choice === 'auto') return;
		const headings = headingsIgnored(choice);
		if (!headings) return this.refuse(field, { why: 'other choice for all others' });
		this.take(
			field,
			headings.map((heading) => ({ heading, means: ignore })),
		);
	}

	private takeMeaning(field: string, written: string, meaning: string): void {
		if (meaning === 'auto') return;
		let means = ignore;
		if (meaningsOf(this.creation).has(meaning)) means = meaning;
		const first = this.means.get(written) ?? means;
		this.means.set(written, first);
		if (first === means) return;
		const heading = { written: this.headings.get(written) };
		this.refuse(field, {
			why: 'two answers',
			facts: { heading },
		});
	}

	private takeWord(written: string, cell: string, answer: CellAnswer): void {
		const words = this.words.get(written) ?? new Map<string, CellAnswer>();
		this.words.set(written, words);
		const key = wordKey(cell);
		if (!words.has(key)) words.set(key, answer);
	}

	fillDown(field: string, headings: readonly string[]): void {
		for (const heading of headings) {
			const filled = columnsOf(this.headings, heading);
			for (const written of filled) this.filledDown.add(written);
			if (filled.length > 0) continue;
			// A sheet may have thousands, and each row tells of them.
			const columns = formatList([...this.headings.values()].map(formatValue));
			const facts = {
				heading: { written: heading },
				columns,
			};
			this.refuse(field, { why: 'fills down no column', facts });
		}
	}

	/** Takes a list of { heading, means } of a column, and { heading, cell, does, means } of a word. */
	takeList(field: string, list: readonly unknown[], areWords: boolean): void {
		const entries: Entry[] = [];
		for (const [at, written] of list.entries()) {
			const facts = { place: places[at] ?? `${at + 1}th` };
			const { heading, ...said }: Record<string, unknown> = isRecord(written) ? written : {};
			let entry: Entry | undefined;
			if (typeof heading !== 'string' || isEmpty(heading)) {
				this.refuse(field, { why: 'entry without a heading', facts });
			} else if (!isEmpty(said.cell)) {
				entry = this.wordOf(field, heading, said);
			} else if (areWords) {
				this.refuse(field, { why: 'entry without a word', facts });
			} else {
				entry = this.entryOf(field, heading, said.means);
			}
			if (entry) entries.push(entry);
		}
		this.take(field, entries);
	}

	private wordOf(
		field: string,
		heading: string,
		{ cell, does = 'means', means }: Record<string, unknown>,
	): Entry | undefined {
		const facts = { word: { written: cell } };
		const action = parseChoice(does, whatWordsDo);
		if (!('value' in action)) return this.refuse(field, { why: 'word that does nothing', facts });
		const word = { heading, cell: String(cell) };
		const { value } = action;
		if (value === 'skip_row' || value === 'leave_blank') {
			return {
				...word,
				answer: { does: value },
			};
		}
		if (isEmpty(means)) return this.refuse(field, { why: 'word without a meaning', facts });
		return {
			...word,
			answer: { does: 'means', text: String(means) },
		};
	}
}

const places = ['first', 'second', 'third'];

/** A list, written as one or as JSON; undefined for anything else. */
function listIn(written: unknown): readonly unknown[] | undefined {
	if (isEmpty(written)) return [];
	if (Array.isArray(written)) return written;
	if (typeof written !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(written);
		if (Array.isArray(parsed)) return parsed;
	} catch {
		// No JSON is no list, either.
	}
	return undefined;
}

/**
 * What the form's columns and the options Answers, Words in Cells and Fill Down Columns say of a sheet.
 *
 * @param headings as people read them, by the headings as the rows have them.
 */
export function readColumnAnswers(
	reader: ParameterReader,
	creation: Creation,
	headings: ReadonlyMap<string, string>,
) {
	const row = new RowParameters(reader, 0);
	const answers = new AnswerReader(creation, headings);
	const ofForm = reader.labelOf('columns');
	const { value: lines } = reader.value('columns.value', 0);
	const { [idOfOthers]: others, ...columns } = isRecord(lines) ? lines : {};
	const entries: Entry[] = [];
	for (const [id, choice] of Object.entries(columns)) {
		if (isEmpty(choice) || choice === 'auto') continue;
		const entry = answers.entryOf(ofForm, headingOfId(id), choice);
		if (entry) entries.push(entry);
	}
	answers.take(ofForm, entries);
	const ofAnswers = reader.labelOf('options.answers');
	const list = listIn(row.option('answers'));
	if (!list) answers.refuse(ofAnswers, { why: 'answers that are no list' });
	answers.takeList(reader.labelOf('options.cells'), wordsIn(row.option('cells')), true);
	answers.takeList(ofAnswers, list ?? [], false);
	// Last, since the form doesn't show what the option Answers says of them.
	answers.ignoreOthers(ofForm, others);
	answers.fillDown(reader.labelOf('options.fillDownColumns'), row.option('fillDownColumns'));
	answers.listsUnknown = row.option('unknownColumns') === 'list';
	answers.problems.unshift(...row.problems);
	return answers;
}

/** The entries of the form, whose headings are picked by their IDs. */
function wordsIn(cells: unknown): readonly unknown[] {
	if (!isRecord(cells) || !Array.isArray(cells.word)) return [];
	return cells.word.map((entry: unknown) => {
		if (!isRecord(entry) || typeof entry.heading !== 'string') return entry;
		return { ...entry, heading: headingOfId(entry.heading) };
	});
}

/** What is wrong with words that are explained in columns of amounts, times and IDs, by what those mean. */
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
		problems.push({
			field,
			message: {
				why: 'word for an amount',
				facts: { heading },
			},
		});
	}
	return problems;
}
