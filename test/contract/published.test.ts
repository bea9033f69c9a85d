import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { fields } from '../../nodes/AdspirerTikTok/contract/fields';
import { tools } from '../../nodes/AdspirerTikTok/contract/tools';
import { publishedTable, type PublishedArgument } from '../rows/publishedTable';

/** True if the value is in the argument's own form, so that it can be sent as it is. */
const takes = (name: string, value: unknown) =>
	adGroup.rules.checkAdditional({ [name]: value }).problems.length === 0;

/** A value as it is sent: in a list where the argument is one. */
const sent = ({ type }: PublishedArgument, value: unknown) => (type === 'array' ? [value] : value);

const published = ({ type, values, later, example }: PublishedArgument): unknown[] =>
	type === 'boolean' ? [true, false] : [...(values ?? []), ...(later ?? []), example ?? []].flat();

describe('the 25 published arguments, and those beyond them that have a field', () => {
	it('are those that have a field', () => {
		expect(publishedTable.filter(({ beyond }) => !beyond)).toHaveLength(25);
		expect(Object.keys(fields).sort()).toEqual(publishedTable.map(({ name }) => name).sort());
	});

	it.each(publishedTable)('$name takes every published value, and no other type', (argument) => {
		const { name } = argument;
		const values = published(argument);
		expect(values).not.toHaveLength(0);
		for (const value of values) {
			expect([value, takes(name, sent(argument, value))]).toEqual([value, true]);
		}
		const wrong = ['', [], [''], ['a', 'a'], {}, new Date(0), NaN];
		for (const value of wrong)
			expect([name, value, takes(name, value)]).toEqual([name, value, false]);
		const samples = { string: '1', number: 5, boolean: true, array: ['1'] };
		for (const [type, value] of Object.entries(samples)) {
			if (type !== argument.type) expect([type, takes(name, value)]).toEqual([type, false]);
		}
	});

	it('are open for newer values, except for five', () => {
		const closed = ['budget_mode', 'age_groups', 'gender', 'placement_type', 'operating_systems'];
		for (const argument of publishedTable) {
			const { name, values } = argument;
			// Languages are codes, and any code may come.
			if (!values || name === 'languages') continue;
			const isOpen = takes(name, sent(argument, 'A_NEWER_VALUE'));
			expect([name, isOpen]).toEqual([name, !closed.includes(name)]);
			expect([name, takes(name, sent(argument, 'a newer value'))]).toEqual([name, false]);
		}
	});
});

it('the tools that change something, and those that are free, are known', () => {
	const named = (what: 'writes' | 'free') =>
		Object.values(tools).flatMap((tool) => (tool[what] ? [tool.name] : []));
	const all = Object.values(tools).map(({ name }) => name);
	expect(named('writes')).toEqual(all.filter((name) => !/^(get|list|search)_/.test(name)));
	expect(named('free')).toEqual(['list_connected_accounts', 'get_usage_status']);
});
