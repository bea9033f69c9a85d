import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { ListEntry } from '../../nodes/AdspirerTikTok/response/lists';
import { withNames } from '../../nodes/AdspirerTikTok/run/listTools';
import { resolveNames } from '../../nodes/AdspirerTikTok/run/resolveName';

/** A list that counts how often a name in it is looked at. */
function countingList(names: readonly string[]) {
	let looks = 0;
	const entries = names.map(
		(name, at): ListEntry => ({
			id: String(1_790_000_000_000_000 + at),
			get name() {
				looks++;
				return name;
			},
			nameIsCut: name.endsWith('...'),
			details: {},
		}),
	);
	return { list: { entries, unreadable: 0, isWhole: true }, looks: () => looks };
}

const campaign = (value: string) =>
	({ argument: 'campaign_id', noun: 'campaign', cell: { heading: 'Campaign', value } }) as const;

it('thousands of names, found or mistyped, take a look or two at each entry of a list', () => {
	const names = Array.from({ length: 10_000 }, (_, at) => `Campaign ${at}`);
	const { list, looks } = countingList(names);
	const answer = { list: withNames(list) };
	const found = Array.from({ length: 2_000 }, (_, at) =>
		resolveNames(campaign(at % 2 ? `Campaign ${at}` : `Campain ${at}`), adGroup, () => answer),
	);
	expect(found.filter((one) => 'ids' in one)).toHaveLength(1_000);
	expect(looks()).toBeLessThanOrEqual(2 * names.length);
});

it.each<[name: string, listed: string[], said: RegExp | string]>([
	['Sale US', ['Sale US', 'Sale'], '1790000000000000'],
	['Sale  US', ['Sale US'], '1790000000000000'],
	['Sale US', ['Sale US', 'Sale US'], /the name of several campaigns/],
	['Sale US 2027', ['Sale ...'], /isn't complete, and shows 1790000000000000 as one/],
	['Sale US 2027', ['Sale US 2027', 'Sale...'], /the name of several campaigns/],
	['Sale US 2027', ['Sale UK...', 'sale...'], /the account has no campaign of this name/],
	['Sale', ['Sale US...'], /the account has no campaign of this name/],
])('%s among %j', (name, listed, said) => {
	const { list } = countingList(listed);
	const found = resolveNames(campaign(name), adGroup, () => ({ list: withNames(list) }));
	if ('ids' in found) expect(found.ids).toEqual([said]);
	else expect(found.problem.message).toMatch(said);
});
