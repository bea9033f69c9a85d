import '../model/fasterClock';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { idempotencyKey, identityOf } from '../../nodes/AdspirerTikTok/run/keys';
import { eachRowBench } from './rowsByName';
import type { DuplicateProtection } from '../../nodes/AdspirerTikTok/rows/settings';

const bench = eachRowBench();

const spring = {
	parentId: '1790000000000000001',
	name: 'Spring, US, 18-34',
};
const summer = { ...spring, name: 'Été 2026 – DE' };
const otherCampaign = { ...spring, parentId: '1790000000000000002' };

/** The instance, the execution, the workflow, the node, the pass of a loop and the item. */
const first = ['instance', '1001', 'workflow1', 'node-1-0', 0, 0];

const name: DuplicateProtection = { by: 'name' };
const execution: DuplicateProtection = { by: 'execution' };
const own = (customKey: string): DuplicateProtection => ({ by: 'custom', customKey });
const deal = own('deal 7 é');
const ownUuid = own(['01890a5d', 'ac96', '774b', 'bcce', 'b302099a8057'].join('-'));

/**
 * Schedules and saved workflows depend on these keys: with other ones, everything they have created
 * is created again. If this test fails, change the code and not the test.
 */
describe('keys that never change', () => {
	it.each([
		[name, spring, first, 'a454afdc-72e3-5cbe-aea1-1b071f4a4550'],
		[name, summer, first, 'a9fd4c30-4f76-5bc5-982b-c9c30ab268bf'],
		[execution, spring, first, 'b653f514-d648-5ec7-82f7-1e652f588fd4'],
		[execution, spring, [...first.slice(0, 4), 1, 2], '29aa2a10-1326-590e-8a08-8bc9371721a3'],
		[execution, summer, first, 'bb8e2779-f0d2-5bd7-af2b-5afad2666401'],
		[deal, spring, first, 'eafb7a4b-8e5c-5111-bce5-9fe299a65e31'],
		[ownUuid, spring, first, '075fa2ac-bab9-5cd5-9a3c-b2cd827c7ebb'],
	])('%j, %j', (strategy, identity, place, key) => {
		expect(idempotencyKey(strategy, 'add_tiktok_ad_group', identity, place)).toBe(key);
	});

	it('go out as they are', async () => {
		await bench.run([{}], { options: { startPaused: true } });
		const keys = bench.sandbox.calls.map(({ idempotencyKey }) => idempotencyKey);
		expect(keys.filter(Boolean)).toEqual([
			'a454afdc-72e3-5cbe-aea1-1b071f4a4550',
			'4d073914-776f-5e71-85c2-5debbf2e605c',
		]);
	});
});

describe('what nobody can see is no difference between keys', () => {
	it.each([
		['white space', deal, ' deal  7\u00a0é'],
		['another Unicode form', deal, 'deal 7 é'.normalize('NFD')],
		['capitals in a UUID', ownUuid, ' 01890A5D-AC96-774B-BCCE-B302099A8057'],
	])('%s', (_what, one, other) => {
		const keyOf = (strategy: DuplicateProtection) =>
			idempotencyKey(strategy, 'add_tiktok_ad_group', spring, first);
		expect(keyOf(own(other))).toBe(keyOf(one));
	});
});

describe('what nobody can see is no difference between rows', () => {
	const sent = { campaign_id: '1790000000000000001', adgroup_name: 'Été 2026' };
	it.each([
		['the account, since a campaign has one', { advertiser_id: '7000000000000000001' }],
		['a zero before the campaign’s ID', { campaign_id: '01790000000000000001' }],
		['white space around the name', { adgroup_name: ' Été 2026 ' }],
		['another kind of white space', { adgroup_name: 'Été\u00a0\u00a02026' }],
		['another Unicode form', { adgroup_name: 'Été 2026'.normalize('NFD') }],
	])('%s', (_what, more) => {
		expect(identityOf(adGroup, { ...sent, ...more })).toEqual(identityOf(adGroup, sent));
	});
});

describe('what is in a key', () => {
	const keyOf = (strategy: DuplicateProtection, identity = spring, place = first, tool = '') =>
		idempotencyKey(strategy, tool, identity, place);
	const places = ['another', '1002', 'workflow2', 'node-2-0', 1, 1].map((other, at) =>
		first.map((value, index) => (index === at ? other : value)),
	);

	it.each([
		['name', name, { tool: true, campaign: true, name: true, place: false }],
		['execution', execution, { tool: true, campaign: true, name: true, place: true }],
		['own key', deal, { tool: true, campaign: true, name: false, place: false }],
		['own UUID', ownUuid, { tool: true, campaign: false, name: false, place: false }],
	])('by %s', (_by, strategy, parts) => {
		const key = keyOf(strategy);
		expect({
			tool: keyOf(strategy, spring, first, 'add_tiktok_ad') !== key,
			campaign: keyOf(strategy, otherCampaign) !== key,
			name: keyOf(strategy, summer) !== key,
			place: places.every((place) => keyOf(strategy, spring, place) !== key),
		}).toEqual(parts);
		if (!parts.place) {
			expect(places.every((place) => keyOf(strategy, spring, place) === key)).toBe(true);
		}
	});
});
