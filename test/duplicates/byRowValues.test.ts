import type { INodeParameters } from 'n8n-workflow';
import type { ArgumentName } from '../../nodes/AdspirerTikTok/arguments/argumentSchemas';
import { keyByArguments } from '../../nodes/AdspirerTikTok/key/idempotencyKey';
import { nodeName } from '../engine';
import { openWorkbench, output, type Workbench } from '../workbench';
import { byName, callsFor, keysFor, madeNames, named, refused, spoil, uuid } from './rowsByName';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const byValues = (parameters: INodeParameters = {}, options: INodeParameters = {}) =>
	byName({ duplicateProtection: 'arguments', ...parameters }, options);

describe('by row values', () => {
	it('makes one ad group of the same values in any number of executions', async () => {
		const first = await bench.run(named('A', 'B'), byValues());
		const second = await bench.run(named('B', 'A'), byValues());
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		expect(output(second).map((item) => item.adgroup_id)).toEqual(
			output(first)
				.map((item) => item.adgroup_id)
				.reverse(),
		);
		expect(new Set(keysFor(bench.sandbox, 'A')).size).toBe(1);
		expect(keysFor(bench.sandbox, 'A')).toHaveLength(2);
		for (const key of keysFor(bench.sandbox)) expect(key).toMatch(uuid);
	});

	it('makes another one as soon as the service has forgotten the first', async () => {
		await bench.run(named('A'), byValues());
		bench.sandbox.forgetKeys();
		await bench.run(named('A'), byValues());
		expect(madeNames(bench.sandbox)).toEqual(['A', 'A']);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
	});

	it('makes one of equal rows in one run, with one call and a hint', async () => {
		const run = await bench.run(named('A', 'B', 'A'), byValues());
		expect(callsFor(bench.sandbox)).toHaveLength(2);
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		const [first, , third] = output(run);
		expect(third).toEqual(first);
		expect(run.hints(nodeName.tested)).toEqual([
			expect.objectContaining({ message: expect.stringMatching(/rows 1 and 3/) }),
		]);
	});

	it('makes one of equal rows even when tries fail and the service forgets', async () => {
		spoil(bench.sandbox, 'B', refused, 2);
		const first = await bench.run(named('A', 'A', 'B'), byValues(), {
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});
		bench.sandbox.forgetKeys();
		const second = await bench.engine.run({ retryOf: first });
		expect(second.status).toBe('success');
		expect(madeNames(bench.sandbox)).toEqual(['A', 'B']);
		expect(output(second)[1]).toEqual(output(second)[0]);
	});

	it('takes another workflow, another node and other values for another intent', async () => {
		await bench.run(named('A'), byValues());
		await bench.run(named('A'), byValues(), {}, { workflowId: 'another' });
		await bench.run(named('A'), byValues(), { id: 'another' });
		await bench.run(named('A'), byValues({ budget: 51 }));
		expect(bench.sandbox.adGroups).toHaveLength(4);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(4);
	});

	it('pays no heed to the order in which values were given', async () => {
		const given = [
			'{"bid_price": 2, "gender": "GENDER_MALE", "dayparting": {"a": 1, "b": 2}}',
			'{"dayparting": {"b": 2, "a": 1}, "gender": "GENDER_MALE", "bid_price": 2}',
		];
		for (const additionalArguments of given) {
			await bench.run(named('A'), byValues({}, { additionalArguments }));
		}
		await bench.run(
			named('A'),
			byValues(
				{ targeting: { gender: 'GENDER_MALE' } },
				{ additionalArguments: '{"dayparting": {"a": 1, "b": 2}, "bid_price": 2}' },
			),
		);
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
		expect(bench.sandbox.adGroups).toHaveLength(1);
	});

	it('pays no heed to how a value was written, where it means the same', async () => {
		await bench.run([{ name: 'A', budget: 50, id: 1790000000001 }], byValues(written));
		await bench.run([{ name: ' A ', budget: '50.00', id: '1790000000001' }], byValues(written));
		expect(new Set(keysFor(bench.sandbox)).size).toBe(1);
	});
});

const written = {
	budget: '={{ $json.budget }}',
	campaignId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
};

/** Each argument with a value, and another one. */
const values: Record<ArgumentName, [unknown, unknown]> = {
	campaign_id: ['1', '2'],
	adgroup_name: ['A', 'B'],
	budget: [50, 50.01],
	budget_mode: ['BUDGET_MODE_DAY', 'BUDGET_MODE_TOTAL'],
	objective: ['TRAFFIC', 'REACH'],
	location_ids: [['1'], ['1', '2']],
	age_groups: [['AGE_18_24'], ['AGE_25_34']],
	gender: ['GENDER_MALE', 'GENDER_FEMALE'],
	schedule_start_time: ['2026-01-01 00:00:00', '2026-01-01 00:00:01'],
	schedule_end_time: ['2026-01-01 00:00:00', '2026-01-01 00:00:01'],
	pixel_id: ['1', '2'],
	optimization_event: ['FORM', 'SEARCH'],
	interest_category_ids: [['1'], ['2']],
	audience_ids: [['1'], ['2']],
	excluded_audience_ids: [['1'], ['2']],
	languages: [['en'], ['es']],
	placement_type: ['PLACEMENT_TYPE_AUTOMATIC', 'PLACEMENT_TYPE_NORMAL'],
	placements: [['PLACEMENT_TIKTOK'], ['PLACEMENT_PANGLE']],
	operating_systems: [['IOS'], ['ANDROID']],
	video_download_disabled: [true, false],
	comment_disabled: [true, false],
	billing_event: ['CPC', 'CPM'],
	optimization_goal: ['CLICK', 'REACH'],
	promotion_type: ['WEBSITE', 'APP_IOS'],
	advertiser_id: ['1', '2'],
};

it('makes another key for another value of any argument, and for one that is missing', () => {
	const place = { workflowId: 'w', nodeId: 'n' };
	const all = Object.entries(values).map(([name, [value]]): [string, unknown] => [name, value]);
	const keyWith = (given: Array<[string, unknown]>) =>
		keyByArguments(place, Object.fromEntries(given));
	const keys = Object.entries(values).flatMap(([name, [, other]]) => {
		const rest = all.filter(([another]) => another !== name);
		return [keyWith([...rest, [name, other]]), keyWith(rest)];
	});
	expect(keys).toHaveLength(50);
	expect(new Set([...keys, keyWith(all)]).size).toBe(51);
});
