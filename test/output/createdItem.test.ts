import type { IDataObject } from 'n8n-workflow';
import { goodParameters, eachWorkbench, output } from '../workbench';

const tool = 'add_tiktok_ad_group';
const id = '1800000000000000001';
const campaign = '1790000000000000001';
const raw = { options: { simplify: false, settleUnknown: false } };

const bench = eachWorkbench({
	quota: { used: 41, limit: 150, tier: 'plus', period_end: '2026-05-01' },
});

/** The service answers this body with 200. */
function answers(body: string | object): void {
	bench.sandbox.options.fault = () => ({ kind: 'status', status: 200, body });
}

async function only(parameters = {}): Promise<IDataObject> {
	const run = await bench.run([{}], parameters);
	expect(run.error).toBeUndefined();
	const [item, ...others] = output(run);
	expect(others).toEqual([]);
	return item ?? {};
}

describe('a created ad group', () => {
	it('is a simplified item', async () => {
		const item = await only();

		const expected = {
			success: true,
			adgroup_id: id,
			adgroup_name: goodParameters.adgroupName,
			campaign_id: campaign,
			warnings: '',
			summary: expect.stringMatching(/^Budget:\s50; 3\smore$/),
			idempotency_key: bench.sandbox.calls[0]?.idempotencyKey,
			calls_left: 108,
		};
		expect(item).toEqual(expected);
		// The keys that people look for come first, and those for machines last.
		expect(Object.keys(item)).toEqual(Object.keys(expected));
	});

	it("leaves the row's own columns as they are where that is asked for, and is in one place", async () => {
		const row = {
			...{ sheet: 'May', success: 'no', text: 'mine', warnings: 'mine', paused: 'mine' },
			...{ error: 'Row 1', error_details: '{}', adspirer: { success: false, tool: 'x' } },
		};
		const run = await bench.run([row], { options: { includeInputFields: true } });
		const alone = await bench.run([row]);
		expect(output(run)).toEqual([{ ...row, adspirer: { ...output(alone)[0], tool } }]);
	});

	const envelope = {
		success: true,
		tool,
		request_id: 'r-1',
		data: {
			text: 'Done',
			structured: { adgroup_id: id, review: { state: 'pending', notes: [null, 1.5, 'x'] } },
			content: [{ type: 'text', text: 'Done', annotations: {} }, { type: 'image' }],
			quota: { used: 1, limit: 15, tier: 'free', period_end: '2026-05-01', note: 'n' },
			advice: ['raise the budget'],
		},
	};

	it('is the envelope as it came, with keys that nobody knows, where it is not simplified', async () => {
		answers(envelope);

		expect(await only()).toMatchObject({ adgroup_id: id, calls_left: 14 });
		expect(await only(raw)).toEqual(envelope);
		const options = { ...raw.options, includeInputFields: true };
		expect(await only({ options })).toEqual({ adspirer: envelope });
	});
});

describe('a long answer', () => {
	const text = `Ad group ID: ${id} ${'x'.repeat(70_000)}`;

	it.each([true, false])('is cut, and says so, simplified: %s', async (simplify) => {
		answers({ success: true, tool, data: { text } });
		const item = await only({ options: { simplify, settleUnknown: false } });

		expect(item.truncated).toBe(simplify ? undefined : true);
		expect(String(item.answer)).toHaveLength(2_000);
		// The text, and the answer without an ID that can be read.
		expect(JSON.stringify(item).length).toBeLessThan(67_000);
	});
});

describe('the ID of an ad group', () => {
	it.each([true, false])(
		'is null if neither the answer nor the list has it, and the answer is shown, simplified: %s',
		async (simplify) => {
			bench.sandbox.options.fault = () => ({ kind: 'no-id' });
			bench.sandbox.options.missingTools = ['list_tiktok_ad_groups'];
			const item = await only({ options: { simplify } });

			expect(item.adgroup_id).toBe(simplify ? null : undefined);
			expect(item.answer).toMatch(/^\{"success":true,"tool":"add_tiktok_ad_group","data":\{/);
			expect(bench.sandbox.adGroups[0]?.adgroup_id).toBe(id);
		},
	);

	it('comes without the answer if it can be read, or a list has it', async () => {
		expect(await only()).not.toHaveProperty('answer');
		bench.sandbox.options.fault = ({ tool: called }) =>
			called === tool ? { kind: 'no-id' } : undefined;
		const item = await only({ adgroupName: 'Found in the list' });

		expect(item.adgroup_id).toMatch(/^18/);
		expect(item).not.toHaveProperty('answer');
	});
});
