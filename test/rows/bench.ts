import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { output, type Workbench } from '../workbench';

/** Map Automatically, with a campaign chosen in the form. */
export const automatic: INodeParameters = {
	mappingMode: 'autoMapInputData',
	campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
};

const isNamed = (row: IDataObject) =>
	Object.keys(row).some((heading) => /^ad (group|set) name$/i.test(heading));

/** What a preview says of a sheet with Map Automatically, in a workflow in New York. */
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

/** Holds rows, each a sheet of its own, to what becomes of them; all have some cells. */
export const expectRows = (
	bench: Pick<Workbench, 'run'>,
	own: IDataObject,
	cases: readonly RowCase[],
) =>
	it.each(cases)('%j', async (row, outcome) => {
		const [item] = (await checkSheet(bench, [{ ...own, ...row }])).items;
		if (typeof outcome === 'string' || outcome instanceof RegExp) {
			expect(item?.problems).toMatch(outcome);
			expect(item?.valid).toBe(false);
			return;
		}
		const sent = Object.keys(outcome).map((name) => [name, Object(item?.arguments)[name]]);
		expect([item?.problems, Object.fromEntries(sent)]).toEqual(['', outcome]);
	});
