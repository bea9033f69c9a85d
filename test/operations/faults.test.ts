import '../fastClock';
import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { output } from '../workbench';
import { hintsOf, openOperationBench, type OperationBench } from './operationBench';

const campaign = '1790000000000000001';
const account = { advertiserId: { __rl: true, mode: 'id', value: '={{ $json.account }}' } };
const adGroup = (operation: string, more: INodeParameters = {}): INodeParameters => ({
	...account,
	resource: 'adGroup',
	operation,
	adgroupId: '={{ $json.id }}',
	...more,
});

/** Every operation that makes calls but the creation, with two rows that aren't equal. */
const operations: Array<[string, INodeParameters, 'writes' | 'reads']> = [
	['pause', adGroup('pause'), 'writes'],
	['resume', adGroup('resume'), 'writes'],
	['delete', adGroup('delete'), 'writes'],
	['update', adGroup('update', { updateFields: { budget: 70 } }), 'writes'],
	['get', adGroup('get'), 'reads'],
	['get many ad groups', adGroup('getAll'), 'reads'],
	[
		'search',
		{
			...account,
			resource: 'targeting',
			operation: 'search',
			targetingType: '={{ $json.type }}',
		},
		'reads',
	],
	['get many campaigns', { ...account, resource: 'campaign', operation: 'getAll' }, 'reads'],
];

async function openBench() {
	const bench = await openOperationBench({
		accounts: [
			{ id: '701', name: 'One' },
			{ id: '702', name: 'Two' },
		],
	});
	const rows = ['701', '702'].map((advertiser_id, at): IDataObject => {
		const args = { campaign_id: campaign, adgroup_name: `No. ${at}`, budget: 50 };
		const { adgroup_id: id } = bench.sandbox.addAdGroup({ ...args, advertiser_id });
		const type = ['interest_categories', 'regions'][at] ?? '';
		return { id, account: advertiser_id, type, note: `note ${at}` };
	});
	return { ...bench, rows };
}

interface Expected {
	readonly fault: Fault;
	readonly kind: string;
	readonly status: number | null;
	/** Begins the sentence after the row's name. */
	readonly says: RegExp;
	readonly whatToDo: RegExp;
	/** Every other call would fail, too. */
	readonly endsAll?: true;
	/** Whether it was done isn't known, where the operation changes something. */
	readonly open?: true;
}

const refusal = (status: number, error: string): Fault => ({
	kind: 'status',
	status,
	body: { success: false, is_error: true, error },
});

const faults: Array<[string, Expected]> = [
	[
		'401',
		{
			fault: refusal(401, 'Invalid API key'),
			kind: 'unauthorized',
			status: 401,
			says: /^Adspirer didn't accept the API key/,
			whatToDo: /adspirer\.ai\/keys/,
			endsAll: true,
		},
	],
	[
		'402',
		{
			fault: refusal(402, 'Monthly quota exceeded'),
			kind: 'quota',
			status: 402,
			says: /quota is used up/,
			whatToDo: /[Uu]pgrade/,
			endsAll: true,
		},
	],
	[
		'404 Tool not found',
		{
			fault: refusal(404, 'Tool not found: x'),
			kind: 'not_found',
			status: 404,
			says: /^Your plan or version of Adspirer doesn't offer this action: /,
			whatToDo: /plan at https:\/\/adspirer\.ai/,
			endsAll: true,
		},
	],
	[
		'429',
		{
			fault: { kind: 'throttle' },
			kind: 'rate_limited',
			status: 429,
			says: /too busy/,
			whatToDo: /Try again in a few minutes/,
		},
	],
	[
		'500',
		{
			fault: refusal(500, 'Internal error: x'),
			kind: 'server',
			status: 500,
			says: /^Adspirer had an error \(status 500\)/,
			whatToDo: /again/,
			open: true,
		},
	],
	[
		'a time-out',
		{
			fault: { kind: 'stall' },
			kind: 'network',
			status: null,
			says: /^Adspirer didn't answer in time/,
			whatToDo: /again/,
			open: true,
		},
	],
];

/** One call after the other and no retries; the first row alone gives up soon where nothing comes. */
const optionsFor = ({ kind }: Fault): INodeParameters => ({
	maxRetries: 0,
	maxConcurrency: 1,
	...(kind === 'stall' && { timeout: '={{ $json.account === "701" ? 40 : 120000 }}' }),
});

/** The first call meets the fault, all others go well. */
function onceWith({ sandbox }: Pick<OperationBench, 'sandbox'>, fault: Fault): void {
	let isFirst = true;
	sandbox.options.fault = () => {
		const now = isFirst ? fault : undefined;
		isFirst = false;
		return now;
	};
}

describe.each(operations)('%s', (_operation, parameters, effect) => {
	it.each(faults)('ends with %s: nothing more is sent', async (_what, expected) => {
		const bench = await openBench();
		onceWith(bench, expected.fault);
		const ended = await bench.run(
			{ ...parameters, options: optionsFor(expected.fault) },
			bench.rows,
		);
		const [, sentence = ''] = /^Row 1[^:]*: (.*)$/s.exec(ended.error?.message ?? '') ?? [];
		expect(sentence).toMatch(expected.says);
		expect(ended.error?.description).toMatch(expected.whatToDo);
		expect(ended.error?.description).toMatch(/Row 2 wasn't sent\./);
		expect(bench.sandbox.calls).toHaveLength(1);
	});

	const modes: OnError[] = ['continueRegularOutput', 'continueErrorOutput'];
	it.each(
		faults.flatMap(([what, expected]) => modes.map((mode) => [what, mode, expected] as const)),
	)('goes on after %s with %s', async (_what, onError, expected) => {
		const bench = await openBench();
		onceWith(bench, expected.fault);
		const ended = await bench.run(
			{ ...parameters, options: optionsFor(expected.fault) },
			bench.rows,
			{ onError },
		);
		const isSplit = onError === 'continueErrorOutput';
		const bad = isSplit
			? ended.json(nodeName.errors)
			: output(ended).filter(({ success, error }) => success === false || error !== undefined);
		expect(bad).toHaveLength(expected.endsAll ? 2 : 1);
		const isOpen = effect === 'writes' && expected.open === true;
		const [first, second] = bad;
		expect(first).toMatchObject({
			...(isSplit ? { note: 'note 0' } : { success: false }),
			error: expect.stringMatching(/^Row 1/),
			error_details: {
				kind: expected.kind,
				http_status: expected.status,
				row: 1,
				what_to_do: expect.stringMatching(expected.whatToDo),
			},
		});
		expect(first?.error).toMatch(new RegExp(`: .*${expected.says.source.replace('^', '')}`));
		expect(JSON.stringify(first).includes('outcome_unknown')).toBe(isOpen);
		if (expected.endsAll) expect(second).toMatchObject({ error_details: { kind: 'not_sent' } });
		expect(bench.sandbox.calls).toHaveLength(expected.endsAll ? 1 : 2);
		expect(JSON.stringify(ended.items(nodeName.tested))).not.toMatch(/may have been created/);
		expect(hintsOf(ended).at(-1)).toMatch(
			isOpen ? /1 unknown/ : expected.endsAll ? /1 failed, 1 not sent/ : /1 failed/,
		);
	});
});
