import type { Creation } from '../contract/creation';
import { headingOfId, headingsIgnored, idOfOthers } from '../contract/headingIds';
import { answersOf, meaningsOf, namesOfRowMeanings } from '../contract/meanings';
import { formatList, formatValue, isEmpty, isRecord } from '../parse/cell';
import type { Fault, Problem, Told } from '../problems/problem';
import { parseChoice, type Choice } from '../parse/choice';
import type { Sheet } from '../sheet/columns';
import { wordKey, type CellAnswer, type SheetAnswers } from '../sheet/sheet';
import type { ParameterReader } from './parameters';
import { rowParameters } from './settings';

/** What a person says of a sheet's columns and words, with what is wrong with it. */
export interface ColumnAnswers extends SheetAnswers {
	/** By the heading as the rows have it: a meaning, or 'ignore'. */
	readonly means: ReadonlyMap<string, string>;
	/** True if columns that need an answer are only listed. */
	readonly listsUnknown: boolean;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
}

/** One entry of what a person says: of a column, or of one word in it. */
type Entry = { readonly heading: string } & (
	| { readonly means: string }
	| { readonly cell: string; readonly answer: CellAnswer }
);

const ignore = 'ignore';

/** What a person can say of a column; what is about another thing means that it is ignored here. */
function choicesFor(creation: Creation): Choice[] {
	const own = answersOf(creation).map(({ name, label }) => ({ value: name, name: label }));
	const known = new Set(own.map(({ value }) => value));
	const others = [...(creation.columnsOfOthers ?? []), ...namesOfRowMeanings];
	return [
		{ value: ignore, name: 'Ignore' },
		{ value: 'auto', name: 'Auto' },
		...own,
		...others.filter((name) => !known.has(name)).map((name) => ({ value: name, name })),
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

/** A list of headings; one with a comma is in double quotes. */
const listedHeadings = (list: string): string[] =>
	[...list.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|[^,;\n]+/g)]
		.map(([all, quoted]) => quoted?.replaceAll('""', '"') ?? all.trim())
		.filter((heading) => !isEmpty(heading));

/** Reads what the form and its options say, and keeps what is wrong under their labels. */
class AnswerReader {
	readonly problems: Problem[] = [];
	readonly warnings: Problem[] = [];
	readonly means = new Map<string, string>();
	readonly words = new Map<string, Map<string, CellAnswer>>();
	readonly filledDown = new Set<string>();
	private choices: readonly Choice[] | undefined;

	constructor(
		private readonly creation: Creation,
		private readonly headings: ReadonlyMap<string, string>,
	) {}

	refuse(field: string, message: Fault): void {
		this.problems.push({ field, message });
	}

	/** The columns of a heading; an object's answer is that of all its columns: "Assignee.id". */
	private columnsOf(heading: string): string[] {
		const key = keyOf(heading);
		const isSame = (text: string) => keyOf(text) === key;
		const exact = [...this.headings].filter(([written, shown]) => isSame(written) || isSame(shown));
		const found =
			exact.length > 0
				? exact
				: [...this.headings].filter(([written]) => keyOf(written).startsWith(`${key}.`));
		return found.map(([written]) => written);
	}

	/** The columns that are named, with a word where there are none. */
	private namedColumns(field: string, headings: readonly string[]): string[] {
		const missing = headings.filter((heading) => this.columnsOf(heading).length === 0);
		if (missing.length > 0) {
			const facts = { headings: [...new Set(missing)].map((written) => ({ written })) };
			this.warnings.push({ field, message: { why: 'answer for no column', facts } });
		}
		return headings.flatMap((heading) => this.columnsOf(heading));
	}

	/** What a column means, in the words of the form or of the API; undefined if that isn't known. */
	meaningOf(field: string, heading: string, written: unknown): string | undefined {
		const choices = (this.choices ??= choicesFor(this.creation));
		const parsed = parseChoice(written, choices);
		if ('value' in parsed) return parsed.value;
		const problem: Told = 'problem' in parsed ? parsed.problem : { why: 'empty answer' };
		this.refuse(field, {
			why: 'unknown answer',
			facts: { heading: { written: heading }, problem },
		});
		return undefined;
	}

	/** Takes the entries of one source; what an earlier source says counts first. */
	take(field: string, entries: readonly Entry[]): void {
		const before = new Set(this.means.keys());
		this.namedColumns(field, [...new Set(entries.map(({ heading }) => heading))]);
		for (const entry of entries) {
			for (const written of this.columnsOf(entry.heading)) {
				if ('answer' in entry) this.takeWord(written, entry.cell, entry.answer);
				else if (!before.has(written)) this.takeMeaning(field, written, entry.means);
			}
		}
	}

	/** Takes what the form's last line ignores, where no other line says anything of it. */
	takeOthers(field: string, choice: unknown): void {
		if (isEmpty(choice) || choice === 'auto') return;
		const headings = headingsIgnored(choice);
		if (!headings) return this.refuse(field, { why: 'other choice for all others' });
		const entries = headings.map((heading) => ({ heading, means: ignore }));
		this.take(field, entries);
	}

	private takeMeaning(field: string, written: string, named: string): void {
		if (named === 'auto') return;
		const means = meaningsOf(this.creation).has(named) ? named : ignore;
		const known = this.means.get(written) ?? means;
		this.means.set(written, known);
		if (known === means) return;
		const heading = { written: this.headings.get(written) };
		this.refuse(field, { why: 'two answers', facts: { heading } });
	}

	private takeWord(written: string, cell: string, answer: CellAnswer): void {
		const words = this.words.get(written) ?? new Map<string, CellAnswer>();
		this.words.set(written, words);
		const key = wordKey(cell);
		if (!words.has(key)) words.set(key, answer);
	}

	fillDown(field: string, headings: readonly string[]): void {
		for (const heading of headings) {
			const found = this.columnsOf(heading);
			for (const written of found) this.filledDown.add(written);
			if (found.length > 0) continue;
			// A sheet may have thousands, and each row tells of them.
			const columns = formatList([...this.headings.values()].map(formatValue));
			const facts = { heading: { written: heading }, columns };
			this.refuse(field, { why: 'fills down no column', facts });
		}
	}

	/** An entry of a list: { heading, means } of a column, { heading, cell, does, means } of a word. */
	entryOf(field: string, one: unknown, place: string, isWord: boolean): Entry | undefined {
		const {
			heading,
			cell,
			does = 'means',
			means,
		}: Record<string, unknown> = isRecord(one) ? one : {};
		if (typeof heading !== 'string' || isEmpty(heading)) {
			this.refuse(field, { why: 'entry without a heading', facts: { place } });
			return undefined;
		}
		if (isEmpty(cell) && isWord) {
			this.refuse(field, { why: 'entry without a word', facts: { place } });
			return undefined;
		}
		if (isEmpty(cell)) {
			const meaning = this.meaningOf(field, heading, means);
			if (meaning === undefined) return undefined;
			return { heading, means: meaning };
		}
		const facts = { word: { written: cell } };
		const action = parseChoice(does, whatWordsDo);
		if (!('value' in action)) {
			this.refuse(field, { why: 'word that does nothing', facts });
			return undefined;
		}
		if (action.value !== 'means') {
			const answer = { does: action.value === 'skip_row' ? 'skip_row' : 'leave_blank' } as const;
			return { heading, cell: String(cell), answer };
		}
		if (isEmpty(means)) {
			this.refuse(field, { why: 'word without a meaning', facts });
			return undefined;
		}
		return { heading, cell: String(cell), answer: { does: 'means', text: String(means) } };
	}
}

/** A list, written as one or as JSON; undefined for anything else. */
function listIn(written: unknown): readonly unknown[] | undefined {
	if (isEmpty(written)) return [];
	if (Array.isArray(written)) return written;
	if (typeof written !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(written);
		if (Array.isArray(parsed)) return parsed;
		return undefined;
	} catch {
		return undefined;
	}
}

const places = ['first', 'second', 'third'];

const placeOf = (at: number) => places[at] ?? `${at + 1}th`;

/**
 * What the form's columns and the options Answers, Words in Cells and Fill Down Columns say of a sheet.
 *
 * @param headings as people read them, by the headings as the rows have them.
 */
export function readColumnAnswers(
	reader: ParameterReader,
	creation: Creation,
	headings: ReadonlyMap<string, string>,
): ColumnAnswers {
	const { problems, option } = rowParameters(reader, 0);
	const answers = new AnswerReader(creation, headings);
	const ofForm = reader.labelOf('columns');
	const written = reader.value('columns.value', 0).value;
	const lines = Object.entries(isRecord(written) ? written : {});
	answers.take(
		ofForm,
		lines.flatMap(([id, choice]) => {
			if (isEmpty(choice) || choice === 'auto' || id === idOfOthers) return [];
			const heading = headingOfId(id);
			const means = answers.meaningOf(ofForm, heading, choice);
			if (means === undefined) return [];
			return [{ heading, means }];
		}),
	);
	answers.takeOthers(ofForm, isRecord(written) ? written[idOfOthers] : undefined);
	const ofAnswers = reader.labelOf('options.answers');
	const ofCells = reader.labelOf('options.cells');
	const list = listIn(option('answers'));
	if (!list) answers.refuse(ofAnswers, { why: 'answers that are no list' });
	const cells = option('cells');
	const words = isRecord(cells) && Array.isArray(cells.word) ? cells.word : [];
	const ofWord = (one: unknown, at: number) =>
		answers.entryOf(ofCells, asWord(one), placeOf(at), true) ?? [];
	const ofList = (one: unknown, at: number) =>
		answers.entryOf(ofAnswers, one, placeOf(at), false) ?? [];
	answers.take(ofCells, words.flatMap(ofWord));
	answers.take(ofAnswers, (list ?? []).flatMap(ofList));
	answers.fillDown(
		reader.labelOf('options.fillDownColumns'),
		listedHeadings(option('fillDownColumns')),
	);
	const { means, words: ofWords, filledDown, warnings } = answers;
	const listsUnknown = option('unknownColumns') === 'list';
	const all = [...problems, ...answers.problems];
	return { means, words: ofWords, filledDown, listsUnknown, warnings, problems: all };
}

/** An entry of the form, whose heading is picked by its ID. */
function asWord(one: unknown): unknown {
	if (!isRecord(one) || typeof one.heading !== 'string') return one;
	return { ...one, heading: headingOfId(one.heading) };
}

/** What is wrong with words that are explained in columns of amounts, times and IDs, by what those mean. */
export function problemsOfWords(
	field: string,
	{ words }: Pick<ColumnAnswers, 'words'>,
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
