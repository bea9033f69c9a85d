import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench, output } from '../workbench';
import { cellTables } from './cells';
import type { CellTable, CellValue } from './cells/cellTable';
import { creation } from '../sandbox/calling';
import { filledIn, labelOfArgument, neededToo } from './filledIn';
import { problemsOf, sendRows } from './rowsSent';

/** Amounts of one account have to be in one currency, so that each has an account of its own. */
const accounts = Array.from({ length: 100 }, (_, at) => ({
	id: `${7010000000000000001n + BigInt(at)}`,
	name: `Account ${at}`,
}));
const bench = fileWorkbench({ accounts });

const titleOf = ({ argument, about = '' }: CellTable) => `${argument} ${about}`.trim();
const tables = cellTables.map((table): [string, CellTable] => [titleOf(table), table]);

/** A form that takes the table's column from `value`, and a name of its own for each row. */
function formFor({ argument, parameters }: CellTable) {
	const { parameters: needed } = neededToo(argument, undefined);
	return {
		adgroupName: '={{ $json.name }}',
		advertiserId: { __rl: true as const, mode: 'id', value: '={{ $json.account }}' },
		...filledIn(argument, '={{ $json.value }}', { ...needed, ...parameters }),
	};
}

/** One row for each cell. */
function rowsOf(table: CellTable, cells: readonly CellValue[]): IDataObject[] {
	return cells.map((value, at) => {
		const account = accounts[table.argument === 'budget' ? at : 0]?.id;
		return { name: `${titleOf(table)} ${at + 1}`, account, value };
	});
}

describe.each(tables)('a cell for %s', (_title, table) => {
	const { argument, read, nothing = [], refused } = table;
	const label = labelOfArgument(argument);
	const all = [...read.map(([cell]) => cell), ...nothing, ...refused.map(([cell]) => cell)];
	const form = formFor(table);

	it('is sent as what it means, left out, or refused before any call', async () => {
		const before = bench.sandbox.callsTo(creation).length;
		const { rows } = await sendRows(bench, rowsOf(table, all), form, table.settings);
		const good = [...read.map(([, sent]) => sent), ...nothing.map(() => undefined)];
		const received = rows.slice(0, good.length).map(({ sent, item }, at) => ({
			cell: all[at],
			...(sent ? { sent: sent[argument] } : { refused: item.error }),
		}));
		expect(received).toEqual(good.map((sent, at) => ({ cell: all[at], sent })));
		const created = bench.sandbox.callsTo(creation).length - before;
		expect(created).toBe(good.length);

		const told = rows.slice(good.length).map(({ item }) => problemsOf(item));
		expect(told).toEqual(
			refused.map(([, ...parts]) => [
				{ field: label, message: expect.stringMatching(inOrder(parts)) },
			]),
		);
	});

	it('is reported in a preview, where it is read as more than its own text', async () => {
		const more = { operation: 'preview' };
		const run = await bench.run(
			rowsOf(table, all),
			{ ...form, ...more },
			{},
			{ settings: table.settings ?? { timezone: 'UTC' } },
		);
		const items = output(run);
		expect(items.map(({ valid }) => valid)).toEqual([
			...read.map(() => true),
			...nothing.map(() => true),
			...refused.map(() => false),
		]);
		const readings = items
			.slice(0, read.length)
			.map(({ readings: text }, at) => [all[at], readingIn(String(text), label)]);
		expect(readings).toEqual(read.map(([cell, , readAs]) => [cell, readAs]));
	});
});

/** How a preview's readings say that the field was read. */
function readingIn(text: string, label: string): string | undefined {
	const match = new RegExp(
		`'${label}' (?:(?! was read as ).)* was read as (.*?)\\.(?= '|$)`,
		's',
	).exec(text);
	return match?.[1];
}

/** Matches texts that hold all of these, in this order, and end as a sentence. */
function inOrder(parts: readonly string[]): RegExp {
	const quoted = parts.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`${quoted.join('.*')}.*\\.$`, 'su');
}
