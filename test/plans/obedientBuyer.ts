import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { idOfHeading } from '../../nodes/AdspirerTikTok/contract/meanings';
import { problemsOf } from '../rows/rowsSent';

/** A buyer's knowledge of a plan, given where a message asks for it. */
export const knowledge = z
	.object({
		/** The item that holds the headings, from 1, where they are below a title. */
		headings: z.number().optional(),
		/** The meanings of columns, by heading; 'ignore' if no row needs the column. */
		columns: z.record(z.string()).default({}),
		/** By heading, what a cell should say in words that the node knows; null takes its row out. */
		cells: z.record(z.record(z.string().nullable())).default({}),
		/** Options, and values for all rows, by words of the messages that ask for them. */
		options: z.record(z.record(z.string())).default({}),
		values: z.record(z.record(z.string())).default({}),
	})
	.strict();

type Knowledge = z.infer<typeof knowledge>;
type Problem = ReturnType<typeof problemsOf>[number];

/** The use of a word in a column, as the form holds it. */
type Word = { heading: string; cell: string } & (
	| { does: 'means'; means: string }
	| { does: 'leave_blank' | 'skip_row' }
);

/** A plan on the buyer's desk: the rows that are left, by their number, and the form. */
interface Desk {
	readonly rows: ReadonlyMap<number, IDataObject>;
	/** The answers on columns so far, by heading. */
	readonly columns: Readonly<Record<string, string>>;
	/** The answers on words in cells so far. */
	readonly words: readonly Word[];
	readonly options: Record<string, string>;
	readonly values: Record<string, string>;
}

const isMeantBy = (field: string, means: string) =>
	(field === 'Campaign' && means === 'campaign_id') ||
	(field === 'Ad Group Name' && means === 'adgroup_name') ||
	(field === 'Budget' && means.startsWith('budget') && means !== 'budget_mode');

/** Rows under the headings that one of them holds. */
function under(rows: Desk['rows'], line: number) {
	const headings = Object.entries(rows.get(line) ?? {});
	const named = (row: IDataObject) =>
		headings.flatMap(([key, heading]) => (key in row ? [[String(heading), row[key]]] : []));
	return new Map(
		[...rows].flatMap(([at, row]) => (at > line ? [[at, Object.fromEntries(named(row))]] : [])),
	);
}

/** A cell of a row with the path to it: a column within objects is called 'Deal.id'. */
type Place = readonly [heading: string, value: unknown];

function cellsOf(value: unknown, path: readonly string[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return [[path.at(-1) ?? '', value]];
	return Object.entries(value).flatMap(([key, one]) => cellsOf(one, [...path, key]));
}

const asking = z.object({
	problem_list: z.array(z.object({ columns: z.array(z.string()).default([]) }).passthrough()),
});

/** The columns of each problem of a row. Of many the message names some; the node shows all. */
const columnsIn = (item: IDataObject) =>
	asking.parse(item).problem_list.map(({ columns }) => columns);

interface Told {
	readonly at: number;
	readonly problem: Problem;
	readonly columns: readonly string[];
}

/** Says of columns what the buyer knows. Whoever knows nothing of one can't answer. */
function answer(desk: Desk, headings: readonly string[], { columns }: Knowledge): Desk {
	const said = headings.map((heading) => {
		const means = columns[heading];
		if (means === undefined) throw new RangeError(`The buyer knows nothing of '${heading}'`);
		return [idOfHeading(heading), means] as const;
	});
	return { ...desk, columns: { ...desk.columns, ...Object.fromEntries(said) } };
}

const isQuestion = ({ message }: Problem) => /^\d+ columns? needs? your answer: /.test(message);

/** Meanings of columns in which a tick lets a row go live. */
const letsGo = ['approved', 'approved_by', 'approved_on', 'status'];

/** The knowledge with what a message offers, except to whoever knows that a tick lets no row go live. */
function asOffered({ problem, columns: headings }: Told, known: Knowledge): Knowledge {
	const columns = { ...known.columns };
	for (const heading of headings) {
		const offer = `If a tick in '${heading}' lets its row go live, choose 'Approved'`;
		const isMeant = letsGo.includes(columns[heading] ?? '');
		if (isMeant && problem.message.includes(offer)) columns[heading] = 'approved';
	}
	return { ...known, columns };
}

/** The name that a message offers to be pasted, where it says. */
function nameOffered(message: string): Record<string, string> | undefined {
	const [, name, field] = /paste (.+) into '(.+?)' in 'Values for All Rows'/s.exec(message) ?? [];
	if (name === undefined) return undefined;
	return { [field === 'Ad Name' ? 'adName' : 'adgroupName']: `=${name}` };
}

/** Does what a problem of a row says, and nothing else. */
function follow(desk: Desk, told: Told, known: Knowledge): Desk {
	const { at, problem } = told;
	const { field, message } = problem;
	const { rows, columns, words, options, values } = desk;
	const row = rows.get(at);
	if (row === undefined) return desk;
	if (known.headings !== undefined && message.includes('Your headings are in line')) {
		return rows.has(known.headings) ? { ...desk, rows: under(rows, known.headings) } : desk;
	}
	if (isQuestion(problem)) return answer(desk, told.columns, asOffered(told, known));
	const sentence = `'${field}' ${message}`;
	const askedFor = (all: Knowledge['options']) =>
		Object.entries(all).find(([part]) => sentence.includes(part))?.[1];
	const option = askedFor(known.options);
	if (option) return { ...desk, options: { ...options, ...option } };
	if (message.includes("'Columns of Your Sheet'")) {
		const own = Object.entries(known.columns).filter(([heading, means]) =>
			message.startsWith('has no column') ? isMeantBy(field, means) : heading === field,
		);
		const [[heading] = []] = own;
		// Said for one row, it is said for all.
		if (heading !== undefined) {
			return idOfHeading(heading) in columns ? desk : answer(desk, [heading], known);
		}
	}
	const value = askedFor(known.values) ?? nameOffered(message);
	if (value) return { ...desk, values: { ...values, ...value } };
	const fields = field.split(' + ');
	// The cell to be cleared may be in the other column that the message names.
	const isOneOfTwo = message.includes('Clear the one that');
	const isAbout = (heading: string) =>
		fields.includes(heading) || (isOneOfTwo && message.includes(`'${heading}'`));
	const better = ([heading, cell]: Place) =>
		isAbout(heading) ? known.cells[heading]?.[String(cell)] : undefined;
	const wrong = cellsOf(row).find((place) => better(place) !== undefined);
	const out = { ...desk, rows: new Map([...rows].filter(([one]) => one !== at)) };
	// Whoever can't mend a row leaves it out.
	if (!wrong) return out;
	const [heading, cell] = wrong;
	const means = better(wrong);
	if (message.includes("in the option 'Words in Cells'")) {
		const word = { heading: idOfHeading(heading), cell: String(cell) };
		const emptied = means === '' ? 'leave_blank' : 'skip_row';
		const said: Word = means ? { ...word, does: 'means', means } : { ...word, does: emptied };
		const isSaid = words.some((one) => one.heading === word.heading && one.cell === word.cell);
		return isSaid ? desk : { ...desk, words: [...words, said] };
	}
	if (typeof means !== 'string') return out;
	const corrected: IDataObject = JSON.parse(JSON.stringify(row), (key, one: unknown) =>
		key === heading && String(one) === String(cell) ? means : one,
	);
	return { ...desk, rows: new Map([...rows, [at, corrected]]) };
}

const formOf = ({ columns, words, options, values }: Desk): INodeParameters => ({
	columns: { mappingMode: 'defineBelow', value: { ...columns } },
	valuesForAllRows: values,
	options: { ...options, ...(words.length > 0 && { cells: { word: [...words] } }) },
});

/**
 * Follows what Check Rows says of a plan until it refuses nothing.
 *
 * @param check what a preview says of rows, with what the form is to hold.
 * @param columns the answers on columns that the form holds already, by ID.
 * @returns the rows that are left and the form; what was told again after it had been followed.
 */
export async function obey(
	items: readonly IDataObject[],
	known: Knowledge,
	check: (rows: IDataObject[], form: INodeParameters) => Promise<IDataObject[]>,
	columns: Desk['columns'] = {},
) {
	let desk: Desk = {
		rows: new Map(items.map((row, at) => [at + 1, row])),
		columns,
		words: [],
		options: {},
		values: {},
	};
	const followed = new Set<string>();
	const again: string[] = [];
	for (let isDone = false; !isDone; ) {
		const places = [...desk.rows.keys()];
		const checked = await check([...desk.rows.values()], formOf(desk));
		const told = checked.flatMap((item, index) =>
			problemsOf(item).map((problem, which) => ({
				...{ at: places[index] ?? 0, problem, columns: columnsIn(item)[which] ?? [] },
			})),
		);
		isDone = told.length === 0;
		// The meanings of columns decide the problems of the rows, so questions come first.
		const questions = told.filter(({ problem }) => isQuestion(problem));
		for (const one of questions.length > 0 ? questions : told) {
			const { at, problem } = one;
			const key = `${at}: '${problem.field}' ${problem.message}`;
			if (followed.has(key)) again.push(key);
			followed.add(key);
			desk = follow(desk, one, known);
		}
		if (again.length > 0) break;
	}
	return { rows: desk.rows, form: formOf(desk), again };
}
