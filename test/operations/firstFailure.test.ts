import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { openOperationBench } from './operationBench';

/** Three rows, of which Adspirer refuses the second. */
async function pauseThree(onError: 'stopWorkflow' | 'continueRegularOutput') {
	const bench = await openOperationBench();
	const rows = [1, 2, 3].map((at): IDataObject => {
		const { adgroup_id: id } = bench.sandbox.addAdGroup({
			campaign_id: '1790000000000000001',
			adgroup_name: `No. ${at}`,
		});
		return { id };
	});
	const refused = rows[1]?.id;
	bench.sandbox.options.fault = ({ arguments: given }) =>
		given.adgroup_id === refused ? { kind: 'status', status: 403 } : undefined;
	const parameters = {
		resource: 'adGroup',
		operation: 'pause',
		adgroupId: '={{ $json.id }}',
		options: { maxConcurrency: 1 },
	};
	const run = await bench.run(parameters, rows, { onError });
	const called = bench.sandbox.calls.map(({ arguments: given }) => given.adgroup_id);
	return { run, called, ids: rows.map(({ id }) => id) };
}

it('where the workflow stops at an error, no change is sent after the first failure', async () => {
	const { run, called, ids } = await pauseThree('stopWorkflow');
	expect(run.status).toBe('error');
	expect(called).toEqual(ids.slice(0, 2));
});

it('where the node goes on, the other rows are changed', async () => {
	const { run, called, ids } = await pauseThree('continueRegularOutput');
	expect(called).toEqual(ids);
	expect(run.json(nodeName.tested).map(({ success }) => success)).toEqual([true, false, true]);
});
