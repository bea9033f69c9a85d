import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { problemsOf } from '../rows/rowsSent';

/** What a buyer knows of a plan, and says where a message asks for it. */
export const knowledge = z
	.object({
		/** The item that holds the headings, from 1, where they are below a title. */
		headings: z.number().optional(),
		/** What columns mean, by heading. */
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

/** A plan on the buyer's desk: the rows that are left, by their number, and the form. */
interface Desk {
	readonly rows: ReadonlyMap<number, IDataObject>;
	/** What was said of columns; a heading may be a field, and filled down besides. */
	readonly columns: ReadonlyArray<{ heading: string; means: string }>;
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

interface Told {
	readonly at: number;
	readonly problem: Problem;
	/** What had been said of columns before. */
	readonly said: Desk['columns'];
}

/** Does what a problem of a row says, and nothing else. */
function follow(desk: Desk, { at, problem, said }: Told, known: Knowledge): Desk {
	const { field, message, remedy } = problem;
	const { rows, columns, options, values } = desk;
	const row = rows.get(at);
	if (row === undefined) return desk;
	if (known.headings !== undefined && message.includes('Your headings are in line')) {
		return rows.has(known.headings) ? { ...desk, rows: under(rows, known.headings) } : desk;
	}
	const told = `'${field}' ${message}`;
	const askedFor = (all: Knowledge['options']) =>
		Object.entries(all).find(([words]) => told.includes(words))?.[1];
	const option = askedFor(known.options);
	if (option) return { ...desk, options: { ...options, ...option } };
	const isSaid = (some: Desk['columns'], heading: string, means: string) =>
		some.some((one) => one.heading === heading && one.means === means);
	const say = (heading: string, means: string) =>
		isSaid(columns, heading, means) ? desk : { ...desk, columns: [...columns, { heading, means }] };
	if (message.startsWith('has no column')) {
		const [own] = Object.entries(known.columns).filter(([, means]) => isMeantBy(field, means));
		if (own) return say(...own);
	}
	const value = askedFor(known.values);
	if (value) return { ...desk, values: { ...values, ...value } };
	const { column = '', means } = remedy ?? {};
	const own = known.columns[column];
	if (own !== undefined && means === undefined && !isSaid(said, column, own))
		return say(column, own);
	let isOut = false;
	const corrected: IDataObject = JSON.parse(JSON.stringify(row), (key, cell: unknown) => {
		const better = field.split(' + ').includes(key) ? known.cells[key]?.[String(cell)] : undefined;
		isOut ||= better === null;
		return better ?? cell;
	});
	const isCorrected = JSON.stringify(corrected) !== JSON.stringify(row);
	if (!isOut && isCorrected) return { ...desk, rows: new Map([...rows, [at, corrected]]) };
	// Whoever doesn't know better does what is said, and leaves out what they can't mend.
	if (!isOut && remedy) return say(column, means ?? 'ignore');
	return { ...desk, rows: new Map([...rows].filter(([one]) => one !== at)) };
}

/**
 * Follows what Check Rows says of a plan until it refuses nothing.
 *
 * @param check what a preview says of rows, with what the form is to hold.
 * @returns the rows that are left and the form; what was told again after it had been followed.
 */
export async function obey(
	items: readonly IDataObject[],
	known: Knowledge,
	check: (rows: IDataObject[], form: INodeParameters) => Promise<IDataObject[]>,
) {
	let desk: Desk = {
		rows: new Map(items.map((row, at) => [at + 1, row])),
		columns: [],
		options: {},
		values: {},
	};
	const followed = new Set<string>();
	const again: string[] = [];
	const formOf = ({ columns, options, values }: Desk): INodeParameters => {
		return { valuesForAllRows: values, options: { ...options, columns: { column: [...columns] } } };
	};
	for (let isDone = false; !isDone; ) {
		const places = [...desk.rows.keys()];
		const checked = await check([...desk.rows.values()], formOf(desk));
		const { columns: said } = desk;
		const told = checked.flatMap((item, index) =>
			problemsOf(item).map((problem) => ({ at: places[index] ?? 0, problem })),
		);
		isDone = told.length === 0;
		for (const { at, problem } of told) {
			const key = `${at}: '${problem.field}' ${problem.message}`;
			if (followed.has(key)) again.push(key);
			followed.add(key);
			desk = follow(desk, { at, problem, said }, known);
		}
		if (again.length > 0) break;
	}
	return { rows: desk.rows, form: formOf(desk), again };
}
