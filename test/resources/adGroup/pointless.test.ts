import '../../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import type { Fault, ReceivedCall, SandboxOptions } from '../../sandbox';
import { creation } from '../../sandbox/calling';
import { eachWorkbench, output } from '../../workbench';
import { sheetParameters, sheetRows } from './rows';

const rowCount = 100;
const mostAtOnce = 10;
const parameters = sheetParameters({ maxConcurrency: mostAtOnce });

const account = '7000000000000000001';

const goesOn = { onError: 'continueRegularOutput' } as const;

const bench = eachWorkbench({ answerDelayMs: 5 });

/** Changes the service once this many ad groups exist. */
function whenCreated(count: number, change: (options: SandboxOptions) => void): void {
	bench.sandbox.options.fault = () => {
		if (bench.sandbox.adGroups.length >= count) change(bench.sandbox.options);
		return undefined;
	};
}

interface Cause {
	readonly status: number;
	readonly kind: string;
	/** Part of what a row that was not sent says of the cause. */
	readonly said: string;
	readonly prepare: () => void;
}

const several = [
	{ id: '71', name: 'One' },
	{ id: '72', name: 'Two' },
];
const notFound: Fault = {
	kind: 'status',
	status: 404,
	body: { success: false, error: 'Tool not found: add_tiktok_ad_group' },
};

const causes: Cause[] = [
	{
		status: 401,
		kind: 'unauthorized',
		said: "Adspirer didn't accept the API key",
		prepare: () => whenCreated(60, (options) => (options.keys = [])),
	},
	{
		status: 404,
		kind: 'not_found',
		said: "Your plan or version of Adspirer doesn't offer this action",
		prepare: () => whenCreated(60, (options) => (options.fault = () => notFound)),
	},
];

const answered = (status: number) =>
	bench.sandbox.calls.filter((call) => call.answeredStatus === status);

const ofKind = (items: IDataObject[], kind: string) =>
	items.filter((item) => item.success === false && item.error_kind === kind);

describe.each(causes)('after the first $status ($kind)', ({ status, kind, said, prepare }) => {
	test('nothing is sent beyond what was under way, and rows not sent say why', async () => {
		prepare();
		// Whether a row names its account or not.
		const rows = sheetRows(rowCount).map((row, at) => ({ ...row, account: at % 2 ? account : '' }));
		const advertiserId = { __rl: true, mode: 'id', value: '={{ $json.account }}' };
		const items = output(await bench.run(rows, { ...parameters, advertiserId }, goesOn));
		const created = items.filter((item) => item.success === true);
		const unsent = ofKind(items, 'not_sent');

		expect(answered(status).length).toBeLessThanOrEqual(mostAtOnce);
		expect(items).toHaveLength(rowCount);
		expect(created).toHaveLength(bench.sandbox.adGroups.length);
		expect(ofKind(items, kind)).toHaveLength(answered(status).length);
		expect(created.length + answered(status).length).toBe(bench.sandbox.callsTo(creation).length);
		expect(unsent).toHaveLength(rowCount - bench.sandbox.callsTo(creation).length);
		for (const item of unsent) {
			expect(item.error).toContain('Not sent, because an earlier row failed.');
			expect(item.error).toContain(said);
		}
	});
});

test('rows that name an account go on after a demand to name one', async () => {
	bench.sandbox.options.accounts = several;
	const rows = sheetRows(rowCount).map((row, index) => ({
		...row,
		account: index % 2 === 0 ? '' : '72',
	}));
	const advertiserId = { __rl: true, mode: 'id', value: '={{ $json.account }}' };
	const items = output(await bench.run(rows, { ...parameters, advertiserId }, goesOn));
	const withAccount = items.filter((_, index) => index % 2 === 1);
	const without = items.filter((_, index) => index % 2 === 0);
	const demanded = ({ answeredStatus }: ReceivedCall) => answeredStatus === 400;

	expect(withAccount.every((item) => item.success === true)).toBe(true);
	expect(bench.sandbox.adGroups).toHaveLength(rowCount / 2);
	expect(bench.sandbox.calls.filter(demanded).length).toBeLessThanOrEqual(mostAtOnce);
	const kinds = new Set(without.map((item) => item.error_kind));
	expect(kinds).toEqual(new Set(['multiple_accounts', 'not_sent']));
	expect(ofKind(without, 'multiple_accounts')[0]?.error).toContain(String(several[0]?.id));
});
