import '../model/fasterClock';
import fc from '../fastCheck';
import { recordLog } from '../engine';
import type { Fault } from '../sandbox';
import { apiKey, eachWorkbench, openList } from '../workbench';
import { errorModes } from './failing';
import { everyText, expectNoKey, holdsKey, keyForms } from './noKey';

const bench = eachWorkbench();

/** The key was really used, so that its absence elsewhere says something. */
function expectKeySent(): void {
	expect(bench.sandbox.calls.at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`);
}

/** A service that writes the key, in one of its forms, wherever it can. */
function echoesOf(form: string): Fault[] {
	const headers = {
		'x-received': `Bearer ${form}`,
		'retry-after': '0',
		'set-cookie': `key=${form}`,
	};
	const error = `The key ${form} is not welcome. You have 2 accounts connected. Please specify which account to use:\n - ${form} (advertiser_id="${form}")`;
	const refusal = {
		success: false,
		error,
		structured_content: { key: form },
		quota: { used: 1, limit: 2, tier: form, period_end: form, upgrade_url: form },
	};
	const success = {
		success: true,
		tool: form,
		[form]: form,
		data: {
			text: `Signed in with ${form}`,
			structured: { [form]: { received: `Bearer ${form}` } },
			content: [{ type: 'text', text: form }],
			quota: { used: 1, limit: 2, tier: form, period_end: form },
		},
	};
	const id = '1790000000000000001';
	const list = {
		text: `| ID | Name | Status |\n|---|---|---|\n| ${id} | Spring ${form} | ${form} |`,
		structured: { campaigns: [{ id, name: form }] },
	};
	// Not by JSON.stringify: an escaped form is to arrive as it is, and to become the key by parsing.
	const written = (body: object) => JSON.stringify(body).replaceAll('\\\\u', '\\u');
	const page = `<html><body>Authorization: Bearer ${form}</body></html>`;
	return [
		...[200, 400, 401, 402, 403, 404, 409, 429, 500].map(
			(status): Fault => ({ kind: 'status', status, body: written(refusal), headers }),
		),
		...[200, 502].map((status): Fault => ({ kind: 'status', status, body: page, headers })),
		{ kind: 'status', status: 200, body: written(success), headers },
		{ kind: 'status', status: 200, body: written({ success: true, data: { text: list.text } }) },
		{ kind: 'redirect', location: `http://127.0.0.1:9/?key=${form}` },
		// A list that was read is kept.
		{ kind: 'status', status: 200, body: written({ success: true, data: list }) },
	];
}

test.each(Object.entries(keyForms))(
	'a service that repeats the key, %s, gets it into no run and no list, whatever it answers',
	async (_form, form) => {
		for (const fault of echoesOf(form)) {
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
	},
);

/** What a cleaning of ours, or a reader of Markdown and HTML, takes out of a text. */
const marks = [
	...['\0', '\u0007', '\b', '\r', '\u001b', '\u007f', '\u0085', '\u061c', '\u200e'],
	...['\u2028', '\u2029', '\u202e', '\u2066', '\u2069'],
	...['*', '**', '***', '`', '``', '```', '\\', '\n', '\n- ', '\n# ', '  '],
	// Escaped once more, as JSON within JSON has it.
	...['\\u0000', '\\u001b', '\\u202E', '\\u2028', '\\r'],
];

/** The key with marks in it: some of them, somewhere, or between all of its characters. */
const disguised = fc
	.tuple(
		fc.array(fc.tuple(fc.nat({ max: apiKey.length }), fc.constantFrom(...marks)), {
			minLength: 1,
			maxLength: 4,
		}),
		fc.option(fc.constantFrom(...marks), { freq: 8 }),
	)
	.map(([some, everywhere]) => {
		const chars = apiKey.split('');
		for (const [at, mark] of some) chars[at] = mark + (chars[at] ?? '');
		return chars.join(everywhere ?? '');
	});

const nameOfAccount = (trial: number) => String(7_000_000_000_000_000_000n + BigInt(trial));

test('a key that an answer breaks up is put together by nothing that shows the answer', async () => {
	const log = recordLog();
	let trial = 0;
	const way = fc.record({
		form: disguised,
		kind: fc.nat(),
		onError: fc.constantFrom(...errorModes),
		simplify: fc.boolean(),
	});
	await fc.assert(
		fc.asyncProperty(way, async ({ form, kind, onError, simplify }) => {
			const faults = echoesOf(form).filter(({ kind: one }) => one === 'status');
			const fault = faults[kind % faults.length];
			bench.sandbox.options.fault = () => fault && { ...fault, headers: {} };
			const options = { maxRetries: 0, settleUnknown: false, simplify };
			expectNoKey(await bench.run([{}], { options }, { onError }), log);
			const account = { __rl: true, mode: 'id', value: nameOfAccount(++trial) };
			const shown = await openList(bench.engine, 'campaignId', { advertiserId: account }).catch(
				(thrown: unknown) => thrown,
			);
			expect(everyText(shown).filter(holdsKey)).toEqual([]);
		}),
		{ numRuns: 300 },
	);
	expectKeySent();
});
