import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import type { Fault } from '../sandbox';
import { goodParameters, openWorkbench, output, type Workbench } from '../workbench';

const tool = 'add_tiktok_ad_group';
const id = '1800000000000000001';
const campaign = '1790000000000000001';
const raw = { options: { simplify: false } };

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench({
		quota: { used: 41, limit: 150, tier: 'plus', period_end: '2026-05-01' },
	});
});

afterEach(async () => await bench.close());

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

		const text = expect.stringContaining(id);
		expect(item).toEqual({
			success: true,
			tool,
			adgroup_id: id,
			campaign_id: campaign,
			adgroup_name: goodParameters.adgroupName,
			text,
			structured: {
				adgroup_id: id,
				campaign_id: campaign,
				adgroup_name: goodParameters.adgroupName,
				advertiser_id: '7000000000000000001',
				budget: 50,
				budget_mode: 'BUDGET_MODE_DAY',
			},
			content: [{ type: 'text', text }],
			quota: { used: 42, limit: 150, remaining: 108, tier: 'plus', period_end: '2026-05-01' },
			idempotency_key: bench.sandbox.calls[0]?.idempotencyKey,
		});
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

	it('is the envelope as it was returned where it is not simplified', async () => {
		answers(envelope);

		expect(await only(raw)).toEqual(envelope);
	});

	it('keeps keys that nobody knows in the parts of a simplified item', async () => {
		answers(envelope);
		const { structured, content, quota } = await only();

		expect(structured).toEqual(envelope.data.structured);
		expect(content).toEqual(envelope.data.content);
		expect(quota).toEqual({ ...envelope.data.quota, remaining: 14 });
	});

	it('has no part that the answer does not have', async () => {
		answers({ success: true, tool, data: { text: `Ad group ID: ${id}` } });

		expect(Object.keys(await only()).sort()).toEqual(
			[
				'success',
				'tool',
				'adgroup_id',
				'campaign_id',
				'adgroup_name',
				'text',
				'idempotency_key',
			].sort(),
		);
	});
});

describe('the ID of an ad group', () => {
	const shapes: Array<[string, Fault, string | null]> = [
		['out of the text where there is no structured part', { kind: 'answer-text-only' }, id],
		['with all its digits where it comes as a number', { kind: 'id-as-number' }, id],
		['null where the answer names none', { kind: 'no-id' }, null],
	];

	it.each(shapes)('is %s', async (_how, fault, expected) => {
		bench.sandbox.options.fault = () => fault;

		expect((await only()).adgroup_id).toBe(expected);
		expect(bench.sandbox.adGroups[0]?.adgroup_id).toBe(id);
	});

	it('keeps its digits in an item that is not simplified', async () => {
		bench.sandbox.options.fault = () => ({ kind: 'id-as-number' });

		expect(await only(raw)).toMatchObject({ data: { structured: { adgroup_id: id } } });
	});

	const texts: Array<[string, string | null]> = [
		[`Created ad group **Spring** (ID: ${id}) in campaign ${campaign}.`, id],
		[`Campaign ID: ${campaign}\nAdgroup_id = "${id}"`, id],
		[`Ad Group ID: ${id}; audience 1770000000000000009`, id],
		[`New: ${id}. Similar: 1800000000000000077.`, null],
		['Created, see TikTok Ads Manager.', null],
		['Created in account 7010000000000000009.', null],
		['Created. Your request 1730000000000000009 is done.', null],
	];

	it.each(texts)('is read from %j', async (text, expected) => {
		answers({ success: true, tool, data: { text } });

		expect((await only()).adgroup_id).toBe(expected);
	});

	it("is told from the row's own IDs, whichever field they stand in", async () => {
		const excluded = '1770000000000000009';
		answers({
			success: true,
			tool,
			data: { text: `Made ${id} in ${campaign} without ${excluded}` },
		});

		const item = await only({ targeting: { excludedAudienceIds: excluded } });
		expect(item.adgroup_id).toBe(id);
	});

	it.each([
		{ structured: { ad_group: { id } } },
		{ structured: { result: { adgroup_ids: [id] } } },
		{ structured: [{ adgroup_id: id }] },
		{ adGroupId: id },
		{ content: [{ type: 'text', text: `Ad group ID: ${id}` }] },
	])('is found in %j', async (data) => {
		answers({ success: true, tool, data });

		expect((await only()).adgroup_id).toBe(id);
	});
});

describe('a success in an odd shape is a success', () => {
	const shapes: Array<[string, object]> = [
		['no data', {}],
		['data that is null', { data: null }],
		['a quota in words', { data: { quota: 'unlimited' } }],
		['a quota without a limit', { data: { quota: { used: 3, limit: null, tier: 'enterprise' } } }],
		['a structured part that is a text', { data: { structured: 'created' } }],
		['a structured part that is null', { data: { structured: null } }],
		['content that is a text', { data: { content: 'created' } }],
		['a text that is a number', { data: { text: 7 } }],
		['a tool that is null', { tool: null, data: { text: 'Done' } }],
	];

	it.each(shapes)('with %s', async (_what, more) => {
		answers({ success: true, tool, ...more });

		expect(await only()).toMatchObject({
			success: true,
			tool,
			adgroup_id: null,
			idempotency_key: bench.sandbox.calls[0]?.idempotencyKey,
		});
		expect(await only(raw)).toEqual({ success: true, tool, ...more });
	});

	it('with a quota whose numbers are texts', async () => {
		answers({ success: true, tool, data: { quota: { used: '3', limit: '15', tier: 'free' } } });

		expect((await only()).quota).toEqual({ used: 3, limit: 15, remaining: 12, tier: 'free' });
	});

	it('and makes no alarm of a quota without a limit', async () => {
		answers({ success: true, tool, data: { quota: { used: 3, limit: null } } });
		const run = await bench.run([{}, {}], { adgroupName: '={{ $itemIndex }}' });

		expect(output(run)).toHaveLength(2);
		expect(output(run)[0]).not.toHaveProperty('quota.remaining');
		expect(run.hints(nodeName.tested)).toEqual([]);
	});
});

it('items come out in the order of the rows, paired, whatever order the answers arrive in', async () => {
	const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, at) => ({ name, delay: (6 - at) * 25 }));
	bench.sandbox.options.answerDelayMs = ({ arguments: { adgroup_name } }) =>
		rows.find(({ name }) => name === adgroup_name)?.delay ?? 0;
	const run = await bench.run(rows, { adgroupName: '={{ $json.name }}' });

	const items = run.items(nodeName.tested);
	expect(items.map(({ json }) => json.adgroup_name)).toEqual(rows.map(({ name }) => name));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(rows.map((_row, item) => ({ item })));
	const idOf = new Map(
		bench.sandbox.adGroups.map((group) => [group.arguments.adgroup_name, group.adgroup_id]),
	);
	expect(items.map(({ json }) => json.adgroup_id)).toEqual(rows.map(({ name }) => idOf.get(name)));
});
