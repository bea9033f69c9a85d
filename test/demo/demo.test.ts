import { apiKey, fileWorkbench } from '../workbench';
import { runSheet } from './runSheet';
import { ownSheet, readSheet } from './sheet';

const bench = fileWorkbench();

it('creates six of its twelve rows, one of them twice the same, and refuses five for five reasons', async () => {
	const rows = readSheet(ownSheet);
	const target = { baseUrl: bench.sandbox.url, key: apiKey };
	const { items, hints } = await runSheet('create', rows, target);
	expect(hints[0]).toMatch(/^6 created, .*5 failed\./);
	expect(bench.sandbox.adGroups).toHaveLength(6);
	expect(items.filter(({ adgroup_id: id }) => id === items[0]?.adgroup_id)).toHaveLength(2);
	const reasons = items.flatMap(({ error }) => (error === undefined ? [] : String(error)));
	expect(reasons).toEqual([
		expect.stringMatching(/'Age' is "18-30", but TikTok's age groups/),
		expect.stringMatching(/'Start date' is "31\/11\/.*doesn't exist/),
		expect.stringMatching(/'End date' is empty, but a lifetime budget/),
		expect.stringMatching(/'Campaign ID' is "1.79E\+18". Its last digits/),
		expect.stringMatching(/'Daily budget' is "1.5k"/),
	]);
	await runSheet('create', rows, target);
	expect(bench.sandbox.adGroups).toHaveLength(6);
});
