import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { words } from '../wordLines';
import { output, type Workbench } from '../workbench';

/** Map Automatically, with a campaign chosen in the form. */
export const automatic: INodeParameters = {
	mappingMode: 'autoMapInputData',
	campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
};

const isNamed = (row: IDataObject) =>
	Object.keys(row).some((heading) => /^ad (group|set) name$/i.test(heading));

/** The preview of a sheet with Map Automatically, in a workflow in New York. */
export async function checkSheet(
	bench: Pick<Workbench, 'run'>,
	rows: IDataObject[],
	parameters: INodeParameters = {},
) {
	const run = await bench.run(
		rows.map((row, at) => (isNamed(row) ? row : { 'Ad group': `Row ${at + 1}`, ...row })),
		{ ...automatic, operation: 'preview', ...parameters },
		{},
		{ settings: { timezone: 'America/New_York' } },
	);
	const lines = run.hints(nodeName.tested).flatMap(({ message }) => message.split('<br>'));
	// The first line counts the rows, and others say what any run is told.
	const toCheck = lines.slice(1).filter((line) => !/^(Campaign|Check one|Skipped:)/.test(line));
	return { items: output(run), toCheck };
}

/** A row of a sheet, and the arguments that it sends or part of what it is refused for. */
export type RowCase = readonly [row: IDataObject, outcome: IDataObject | string | RegExp];

/** Part of a message, in which "…" stands for any words, with "^" and "$" for its ends. */
const messageIn = (text: string) =>
	new RegExp(text.replace(/[.*+?()[\]{}|\\]|\$(?!$)/g, '\\$&').replaceAll('…', '.*'), 's');

/** As a spreadsheet gives a cell: digits are a number, unless they are in quotes. */
const cellIn = (text: string) =>
	/^-?\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : text.replace(/^"(.*)"$/, '$1');

/** A value to send: nothing, yes or no, a number, a list with a comma at its end, or a text. */
const sentIn = (text: string) => {
	if (text === '') return undefined;
	if (/^(?:true|false)$/.test(text)) return text === 'true';
	return text.endsWith(',') ? text.slice(0, -1).split(',') : cellIn(text);
};

function pairsIn<T>(text: string, valueIn: (value: string) => T) {
	const pairs = words(text).map((pair): [string, T] => {
		const [, name = '', value = ''] = /^(.+?) =(?: (.*))?$/s.exec(pair) ?? [];
		return [name, valueIn(value)];
	});
	return Object.fromEntries(pairs);
}

/**
 * Cases as lines of rows and their outcome: what is sent, or after "!" part of what is told.
 *
 *     Bid = $2 | Objective = Reach -> bid_price = 2 | gender = | placements = PLACEMENT_TIKTOK,
 *     Bid = low ¦ Bid = Auto -> ! 'Bid' … isn't a valid amount
 */
const rowLines = (table: string): RowCase[] =>
	table
		.replace(/^\s*\/\/.*\n/gm, '')
		.replace(/\n\s*(?=->|¦)/g, ' ')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.flatMap((line) => {
			const [rows = '', outcome = ''] = line.split(' -> ');
			const expected = outcome.startsWith('! ')
				? messageIn(outcome.slice(2))
				: pairsIn(outcome, sentIn);
			return rows.split(' ¦ ').map((row): RowCase => [pairsIn(row, cellIn), expected]);
		});

/** Holds rows, each a sheet of its own, to what becomes of them; all have some cells. */
export const expectRows = (
	bench: Pick<Workbench, 'run'>,
	own: IDataObject,
	cases: readonly RowCase[] | string,
) =>
	it.each(typeof cases === 'string' ? rowLines(cases) : cases)('%j', async (row, outcome) => {
		const [item] = (await checkSheet(bench, [{ ...own, ...row }])).items;
		if (typeof outcome === 'string' || outcome instanceof RegExp) {
			expect(item?.problems).toMatch(outcome);
			expect(item?.valid).toBe(false);
			return;
		}
		const sent = Object.keys(outcome).map((name) => [name, Object(item?.arguments)[name]]);
		expect([item?.problems, Object.fromEntries(sent)]).toEqual(['', outcome]);
	});
