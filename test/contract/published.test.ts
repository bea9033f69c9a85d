import {
	adGroupArguments,
	someArguments,
} from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { tools } from '../../nodes/AdspirerTikTok/contract/tools';
import { publishedTable, type PublishedArgument } from '../rows/publishedTable';

const names = publishedTable.map(({ name }) => name);
const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);
const complete = { campaign_id: '1790000000000000001', adgroup_name: 'Autumn, UK', budget: 50 };

/** True where the schema takes the value for the argument. */
const takes = (name: string, value: unknown) => someArguments.safeParse({ [name]: value }).success;

/** A value as it is sent: in a list where the argument is one. */
const sent = ({ type }: PublishedArgument, value: unknown) => (type === 'array' ? [value] : value);

const published = ({ type, values, later, example }: PublishedArgument): unknown[] =>
	type === 'boolean' ? [true, false] : [...(values ?? []), ...(later ?? []), example ?? []].flat();

/** The lists that the form offers, by argument. */
const offered: Record<string, ReadonlyArray<{ readonly value: string }>> = {
	budget_mode: choices.budgetModes,
	objective: choices.objectives,
	age_groups: choices.ageGroups,
	gender: choices.genders,
	optimization_event: choices.optimizationEvents,
	languages: choices.languages,
	placement_type: choices.placementTypes,
	placements: choices.placements,
	operating_systems: choices.operatingSystems,
	billing_event: choices.billingEvents,
	optimization_goal: choices.optimizationGoals,
	promotion_type: choices.promotionTypes,
};
const valuesOffered = (name: string) =>
	(offered[name] ?? []).map(({ value }) => value).filter((value) => value !== '');

describe('the 25 published arguments', () => {
	it('are those of the schema', () => {
		expect(new Set(names).size).toBe(25);
		expect(Object.keys(adGroupArguments.shape).sort()).toEqual([...names].sort());
	});

	it('are required where the service requires them', () => {
		expect(adGroupArguments.safeParse(complete).success).toBe(true);
		for (const { name, required } of publishedTable) {
			const without = { ...complete, [name]: undefined };
			expect([name, adGroupArguments.safeParse(without).success]).toEqual([name, !required]);
		}
		expect(someArguments.parse({})).toEqual({});
	});

	it.each(all)('%s takes every published value as it is, and no other type', (name, argument) => {
		const values = published(argument);
		expect(values).not.toHaveLength(0);
		for (const value of values) {
			const given = { [name]: sent(argument, value) };
			expect(someArguments.parse(given)).toEqual(given);
		}
		const wrong = [null, '', [], [''], ['a', 'a'], {}, new Date(0), Symbol.iterator, NaN];
		for (const value of wrong)
			expect([name, value, takes(name, value)]).toEqual([name, value, false]);
		const samples = { string: '1', number: 5, boolean: true, array: ['1'] };
		for (const [type, value] of Object.entries(samples)) {
			if (type !== argument.type) expect([type, takes(name, value)]).toEqual([type, false]);
		}
	});

	it.each(all.filter(([, { values }]) => values))(
		'%s is offered in the form with the published values',
		(name, { values = [], later = [], open }) => {
			const own = valuesOffered(name);
			expect(new Set(own).size).toBe(own.length);
			expect(own).toEqual(expect.arrayContaining([...values, ...later]));
			if (!open) expect(own).toHaveLength(values.length + later.length);
		},
	);

	it.each(all)('%s takes every choice of the form', (name, argument) => {
		for (const value of valuesOffered(name)) {
			expect([value, takes(name, sent(argument, value))]).toEqual([value, true]);
		}
	});

	it('are open for newer values but for five', () => {
		const closed = ['budget_mode', 'age_groups', 'gender', 'placement_type', 'operating_systems'];
		for (const argument of publishedTable) {
			const { name, values } = argument;
			// Languages are codes, of which any may come.
			if (!values || name === 'languages') continue;
			const isOpen = takes(name, sent(argument, 'A_NEWER_VALUE'));
			expect([name, isOpen]).toEqual([name, !closed.includes(name)]);
			expect([name, takes(name, sent(argument, 'a newer value'))]).toEqual([name, false]);
		}
	});

	it('let further arguments through', () => {
		const further = { ...complete, bid_price: 2, dayparting: '1' };
		expect(adGroupArguments.parse(further)).toEqual(further);
	});
});

it('the tools are those that the service publishes, with what a call does', () => {
	const named = (does: { writes: boolean; free: boolean }) =>
		Object.values(tools)
			.filter(({ writes, free }) => writes === does.writes && free === does.free)
			.map(({ name }) => name);
	expect(named({ writes: true, free: false })).toEqual(
		['add', 'update', 'pause', 'resume', 'delete'].map((what) => `${what}_tiktok_ad_group`),
	);
	expect(named({ writes: false, free: true })).toEqual([
		'list_connected_accounts',
		'get_usage_status',
	]);
	expect(named({ writes: false, free: false })).toEqual([
		'get_tiktok_ad_group_details',
		'list_tiktok_ad_groups',
		'list_tiktok_campaigns',
		'search_tiktok_targeting',
	]);
});
