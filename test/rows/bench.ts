import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName } from '../engine';
import { output, type Workbench } from '../workbench';

/** Map Automatically, with a campaign chosen in the form. */
export const automatic: INodeParameters = {
	mappingMode: 'autoMapInputData',
	campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
};

/** What a preview says of a sheet with Map Automatically, in a workflow in New York. */
export async function checkSheet(
	bench: Pick<Workbench, 'run'>,
	rows: IDataObject[],
	parameters: INodeParameters = {},
) {
	const run = await bench.run(
		rows.map((row, at) => ({ 'Ad group': `Row ${at + 1}`, ...row })),
		{ ...automatic, operation: 'preview', ...parameters },
		{},
		{ settings: { timezone: 'America/New_York' } },
	);
	const boxes = run.hints(nodeName.tested).slice(1);
	const toCheck = boxes.flatMap(({ type, message }) =>
		type === 'warning' ? message.split('<br>') : [],
	);
	return { items: output(run), toCheck };
}
