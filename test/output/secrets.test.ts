import '../model/fasterClock';
import { recordLog } from '../engine';
import type { Fault } from '../sandbox';
import { apiKey, eachWorkbench, openList } from '../workbench';
import { errorModes } from './failing';
import { everyText, expectNoKey, holdsKey } from './noKey';

const bench = eachWorkbench();

/** The key was really used, so that its absence elsewhere says something. */
function expectKeySent(): void {
	expect(bench.sandbox.calls.at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`);
}

/** A service that writes the key wherever it can. */
function echoes(): Fault[] {
	const headers = {
		'x-received': `Bearer ${apiKey}`,
		'retry-after': '0',
		'set-cookie': `key=${apiKey}`,
	};
	const error = `The key ${apiKey} is not welcome. You have 2 accounts connected. Please specify which account to use:\n - ${apiKey} (advertiser_id="${apiKey}")`;
	const refusal = {
		success: false,
		error,
		structured_content: { key: apiKey },
		quota: { used: 1, limit: 2, tier: apiKey, period_end: apiKey, upgrade_url: apiKey },
	};
	const success = {
		success: true,
		tool: apiKey,
		[apiKey]: apiKey,
		data: {
			text: `Signed in with ${apiKey}`,
			structured: { [apiKey]: { received: `Bearer ${apiKey}` } },
			content: [{ type: 'text', text: apiKey }],
			quota: { used: 1, limit: 2, tier: apiKey, period_end: apiKey },
		},
	};
	const id = '1790000000000000001';
	const list = {
		text: `| ID | Name | Status |\n|---|---|---|\n| ${id} | Spring ${apiKey} | ${apiKey} |`,
		structured: { campaigns: [{ id, name: apiKey }] },
	};
	const page = `<html><body>Authorization: Bearer ${apiKey}</body></html>`;
	return [
		...[200, 400, 401, 402, 403, 404, 409, 429, 500].map(
			(status): Fault => ({ kind: 'status', status, body: JSON.stringify(refusal), headers }),
		),
		...[200, 502].map((status): Fault => ({ kind: 'status', status, body: page, headers })),
		{ kind: 'status', status: 200, body: JSON.stringify(success), headers },
		{
			kind: 'status',
			status: 200,
			body: JSON.stringify({ success: true, data: { text: list.text } }),
		},
		{ kind: 'redirect', location: `http://127.0.0.1:9/?key=${apiKey}` },
		// A list that was read is kept.
		{ kind: 'status', status: 200, body: JSON.stringify({ success: true, data: list }) },
	];
}

test('a service that repeats the key gets it into no run and no list, whatever it answers', async () => {
	for (const fault of echoes()) {
		bench.sandbox.options.fault = () => fault;
		const log = recordLog();
		for (const onError of errorModes) {
			for (const simplify of [true, false]) {
				const options = { maxRetries: 0, settleUnknown: false, simplify };
				expectNoKey(await bench.run([{}], { options }, { onError }), log);
			}
		}
		expectKeySent();
		for (const parameter of ['campaignId', 'advertiserId']) {
			const shown = await openList(bench.engine, parameter).catch((thrown: unknown) => thrown);
			expect(everyText(shown).filter(holdsKey)).toEqual([]);
		}
	}
});
