import type { IDataObject } from 'n8n-workflow';
import { nodeName, recordLog } from '../engine';
import { errorModes } from '../output/failing';
import { output } from '../workbench';
import { openOperationBench } from './operationBench';

/**
 * Bugs, planted into one step each: the step throws for an ad group of a certain ID. Jest allows
 * outside names in a mock's factory only where they begin with "mock".
 */
const mockIds = {
	reading: '1800000000000000771',
	telling: '1800000000000000772',
	ending: '1800000000000000773',
};
const mockBug = (step: keyof typeof mockIds, seen: unknown) => {
	if (JSON.stringify(seen)?.includes(mockIds[step])) throw new TypeError(`bug in ${step}`);
};

jest.mock('../../nodes/AdspirerTikTok/parse/id', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/parse/id')>(
		'../../nodes/AdspirerTikTok/parse/id',
	);
	const parseAdGroupId: typeof actual.parseAdGroupId = (value) => {
		mockBug('reading', value);
		return actual.parseAdGroupId(value);
	};
	return { ...actual, parseAdGroupId };
});

jest.mock('../../nodes/AdspirerTikTok/output/changedItem', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/output/changedItem')>(
		'../../nodes/AdspirerTikTok/output/changedItem',
	);
	const changedItem: typeof actual.changedItem = (id, more, answer, key) => {
		mockBug('telling', id);
		return actual.changedItem(id, more, answer, key);
	};
	return { ...actual, changedItem };
});

jest.mock('../../nodes/AdspirerTikTok/output/callSummary', () => {
	const actual = jest.requireActual<typeof import('../../nodes/AdspirerTikTok/output/callSummary')>(
		'../../nodes/AdspirerTikTok/output/callSummary',
	);
	const callSummaryHint: typeof actual.callSummaryHint = (work, done, failed, quota, now) => {
		mockBug('ending', failed);
		return actual.callSummaryHint(work, done, failed, quota, now);
	};
	return { ...actual, callSummaryHint };
});

const pause = { resource: 'adGroup', operation: 'pause', adgroupId: '={{ $json.id }}' };
const going = errorModes.filter((mode) => mode !== 'stopWorkflow');

async function openBench() {
	const bench = await openOperationBench();
	const ids = ['A', 'B'].map((adgroup_name) => {
		const args = { campaign_id: '1790000000000000001', adgroup_name };
		return bench.sandbox.addAdGroup(args).adgroup_id;
	});
	return { ...bench, ids };
}

describe.each(going)('with %s', (onError) => {
	const run = async (bench: Awaited<ReturnType<typeof openBench>>, id: string) => {
		const [first, last] = bench.ids;
		const rows: IDataObject[] = [{ id: first }, { id }, { id: last }];
		const ended = await bench.run(pause, rows, { onError });
		expect(ended.error).toBeUndefined();
		const isSplit = onError === 'continueErrorOutput';
		const good = isSplit ? ended.json(nodeName.success) : output(ended);
		expect(good.filter(({ success }) => success === true).map((item) => item.adgroup_id)).toEqual([
			first,
			last,
		]);
		return isSplit ? ended.json(nodeName.errors) : good.filter(({ success }) => success === false);
	};

	it('a bug in reading fails one row alone, before it is sent', async () => {
		const bench = await openBench();
		expect(await run(bench, mockIds.reading)).toMatchObject([
			{
				error: expect.stringContaining('bug in reading'),
				error_details: { kind: 'invalid', row: 2 },
			},
		]);
		expect(bench.sandbox.calls).toHaveLength(2);
	});

	it('a bug in telling fails one row alone, and leaves open what was done', async () => {
		const bench = await openBench();
		const { adgroup_id } = bench.sandbox.addAdGroup({ campaign_id: '1', adgroup_name: 'C' });
		const [added] = bench.sandbox.adGroups.slice(-1);
		if (added) added.adgroup_id = mockIds.telling;
		expect(adgroup_id).not.toBe(mockIds.telling);
		expect(await run(bench, mockIds.telling)).toMatchObject([
			{
				error: expect.stringMatching(
					/bug in telling.*so it isn't known whether the ad group was paused/,
				),
				error_details: { kind: 'server', row: 2, outcome_unknown: true },
			},
		]);
	});

	it('a bug in a hint costs no row anything, and is in the log', async () => {
		const bench = await openBench();
		const log = recordLog();
		expect(await run(bench, mockIds.ending)).toMatchObject([{ error_details: { row: 2 } }]);
		expect(log.map(({ message }) => message)).toEqual([
			"The Adspirer TikTok node couldn't show a hint",
		]);
	});
});
