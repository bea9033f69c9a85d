import type { Creation } from '../contract/creation';
import { headingOfId, headingsIgnored, idOfOthers } from '../contract/headingIds';
import { answersOf, meaningsOf, namesOfRowMeanings } from '../contract/meanings';
import { formatList, formatValue, isEmpty, isRecord } from '../parse/cell';
import type { Facts, Fault, Problem, Told, Why } from '../problems/problem';
import { parseChoice, type Choice } from '../parse/choice';
import type { Sheet } from '../sheet/columns';
import { wordKey, type CellAnswer, type SheetAnswers } from '../sheet/sheet';
import type { ParameterReader } from './parameters';
import { rowParameters } from './settings';

/** One entry of what a person says: of a column, or of one word in it. */
type Entry = { readonly heading: string } & (
	| { readonly means: string }
	| { readonly cell: string; readonly answer: CellAnswer }
);

const ignore = 'ignore';

/** What a person can say of a column; what is about another thing means that it is ignored here. */
function choicesFor(creation: Creation): Choice[] {
	const answers = answersOf(creation).map(({ name, label }) => ({ value: name, name: label }));
	const names = new Set(answers.map(({ value }) => value));
	const others = [...(creation.columnsOfOthers ?? []), ...namesOfRowMeanings];
	return [
		{ value: ignore, name: 'Ignore' },
		{ value: 'auto', name: 'Auto' },
		...answers,
		...others.filter((name) => !names.has(name)).map((name) => ({ value: name, name })),
	];
}

const whatWordsDo: readonly Choice[] = [
	{ value: 'means', name: 'Means' },
	{ value: 'leave_blank', name: 'Leave the Cell Blank' },
	{ value: 'skip_row', name: 'Skip the Row' },
];

/** Columns are found by their exact headings, whatever blanks and capitals are typed. */
const keyOf = (heading: string) =>
	heading.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

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
	private choices: readonly Choice[] | undefined;

	constructor(
		private readonly creation: Creation,
		private readonly headings: ReadonlyMap<string, string>,
	) {}

	refuse(field: string, message: Fault): undefined {
		this.problems.push({ field, message });
	}

	/** The columns of a heading; an object's answer is that of all its columns: "Assignee.id". */
	private columnsOf(heading: string): string[] {
		const key = keyOf(heading);
		const columns = [...this.headings.keys()];
		const exact = columns.filter((written) =>
			[written, this.headings.get(written) ?? ''].some((text) => keyOf(text) === key),
		);
		if (exact.length > 0) return exact;
		return columns.filter((written) => keyOf(written).startsWith(`${key}.`));
	}

	/** What a column means, in the words of the form or of the API; undefined if that isn't known. */
	meaningOf(field: string, heading: string, written: unknown): string | undefined {
		const parsed = parseChoice(written, (this.choices ??= choicesFor(this.creation)));
		if ('value' in parsed) return parsed.value;
		const problem: Told = 'problem' in parsed ? parsed.problem : { why: 'empty answer' };
		const facts = { heading: { written: heading }, problem };
		this.refuse(field, { why: 'unknown answer', facts });
		return undefined;
	}

	/** Takes the entries of one source; what an earlier source says counts first. */
	take(field: string, entries: readonly Entry[]): void {
		const before = new Set(this.means.keys());
		const missing = new Set<string>();
		for (const entry of entries) {
			const columns = this.columnsOf(entry.heading);
			if (columns.length === 0) missing.add(entry.heading);
			for (const written of columns) {
				if ('answer' in entry) this.takeWord(written, entry.cell, entry.answer);
				else if (!before.has(written)) this.takeMeaning(field, written, entry.means);
			}
		}
		if (missing.size === 0) return;
		const facts = { headings: [...missing].map((written) => ({ written })) };
		this.warnings.push({ field, message: { why: 'answer for no column', facts } });
	}

	/** Takes what the form's last line ignores, where nothing else says anything of it. */
	takeOthers(field: string, choice: unknown): void {
		if (isEmpty(choice) || choice === 'auto') return;
		const headings = headingsIgnored(choice);
		if (!headings) return this.refuse(field, { why: 'other choice for all others' });
		const entries = headings.map((heading) => ({ heading, means: ignore }));
		this.take(field, entries);
	}

	private takeMeaning(field: string, written: string, meaning: string): void {
		if (meaning === 'auto') return;
		const means = meaningsOf(this.creation).has(meaning) ? meaning : ignore;
		const first = this.means.get(written) ?? means;
		this.means.set(written, first);
		const heading = { written: this.headings.get(written) };
		if (first !== means) this.refuse(field, { why: 'two answers', facts: { heading } });
	}

	private takeWord(written: string, cell: string, answer: CellAnswer): void {
		const words = this.words.get(written) ?? new Map<string, CellAnswer>();
		this.words.set(written, words);
		const key = wordKey(cell);
		if (!words.has(key)) words.set(key, answer);
	}

	fillDown(field: string, headings: readonly string[]): void {
		for (const heading of headings) {
			const filled = this.columnsOf(heading);
			for (const written of filled) this.filledDown.add(written);
			if (filled.length > 0) continue;
			// A sheet may have thousands, and each row tells of them.
			const columns = formatList([...this.headings.values()].map(formatValue));
			const facts = { heading: { written: heading }, columns };
			this.refuse(field, { why: 'fills down no column', facts });
		}
	}

	/** An entry of a list: { heading, means } of a column, { heading, cell, does, means } of a word. */
	entryOf(field: string, entry: unknown, at: number, isWord: boolean): Entry | undefined {
		const {
			heading,
			cell,
			does = 'means',
			means,
		}: Record<string, unknown> = isRecord(entry) ? entry : {};
		const place = places[at] ?? `${at + 1}th`;
		const refuse = (why: Why, facts: Facts) => this.refuse(field, { why, facts });
		if (typeof heading !== 'string' || isEmpty(heading)) {
			return refuse('entry without a heading', { place });
		}
		if (isEmpty(cell)) {
			if (isWord) return refuse('entry without a word', { place });
			const meaning = this.meaningOf(field, heading, means);
			return meaning === undefined ? undefined : { heading, means: meaning };
		}
		const facts = { word: { written: cell } };
		const action = parseChoice(does, whatWordsDo);
		if (!('value' in action)) return refuse('word that does nothing', facts);
		const word = { heading, cell: String(cell) };
		if (action.value === 'skip_row') return { ...word, answer: { does: 'skip_row' } };
		if (action.value === 'leave_blank') return { ...word, answer: { does: 'leave_blank' } };
		if (isEmpty(means)) return refuse('word without a meaning', facts);
		return { ...word, answer: { does: 'means', text: String(means) } };
	}
}

const places = ['first', 'second', 'third'];

/** A list, written as one or as JSON; undefined for anything else. */
function listIn(written: unknown): readonly unknown[] | undefined {
	if (isEmpty(written)) return [];
	if (Array.isArray(written)) return written;
	try {
		const parsed: unknown = typeof written === 'string' ? JSON.parse(written) : undefined;
		return Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
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
	const { problems, option } = rowParameters(reader, 0);
	const answers = new AnswerReader(creation, headings);
	const ofForm = reader.labelOf('columns');
	const { value: lines } = reader.value('columns.value', 0);
	const { [idOfOthers]: others, ...columns } = isRecord(lines) ? lines : {};
	const entries = Object.entries(columns).flatMap(([id, choice]) => {
		if (isEmpty(choice) || choice === 'auto') return [];
		const heading = headingOfId(id);
		const means = answers.meaningOf(ofForm, heading, choice);
		return means === undefined ? [] : [{ heading, means }];
	});
	answers.take(ofForm, entries);
	const ofAnswers = reader.labelOf('options.answers');
	const ofCells = reader.labelOf('options.cells');
	const list = listIn(option('answers'));
	if (!list) answers.refuse(ofAnswers, { why: 'answers that are no list' });
	const cells = option('cells');
	const words = isRecord(cells) && Array.isArray(cells.word) ? cells.word : [];
	const takeAll = (field: string, written: readonly unknown[], isWord: boolean) =>
		answers.take(
			field,
			written.flatMap((entry, at) => answers.entryOf(field, entry, at, isWord) ?? []),
		);
	takeAll(ofCells, words.map(asWord), true);
	takeAll(ofAnswers, list ?? [], false);
	// Last, since the form doesn't show what the option Answers says of them.
	answers.takeOthers(ofForm, others);
	answers.fillDown(reader.labelOf('options.fillDownColumns'), option('fillDownColumns'));
	answers.listsUnknown = option('unknownColumns') === 'list';
	answers.problems.unshift(...problems);
	return answers;
}

/** An entry of the form, whose heading is picked by its ID. */
function asWord(entry: unknown): unknown {
	if (!isRecord(entry) || typeof entry.heading !== 'string') return entry;
	return { ...entry, heading: headingOfId(entry.heading) };
}

/** What is wrong with words that are explained in columns of amounts, times and IDs, by what those mean. */
export function problemsOfWords(
	field: string,
	{ words }: SheetAnswers,
	{ columns, creation }: Sheet,
): Problem[] {
	const meanings = meaningsOf(creation);
	return [...words].flatMap(([written, answers]) => {
		const { heading = written, means = '' } = columns.get(written) ?? {};
		const isExplained = [...answers.values()].some(({ does }) => does === 'means');
		if (meanings.get(means)?.takesWords !== false || !isExplained) return [];
		return [{ field, message: { why: 'word for an amount', facts: { heading } } }];
	});
}
