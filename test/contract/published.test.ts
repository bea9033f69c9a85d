import { fields } from '../../nodes/AdspirerTikTok/contract/fields';
import { tools } from '../../nodes/AdspirerTikTok/contract/tools';
import { parserOf } from '../parse/cells/cell';
import { publishedTable, type PublishedArgument } from '../rows/publishedTable';

/** A value as it is sent: in a list where the argument is one. */
const sent = ({ type }: PublishedArgument, value: unknown) => (type === 'array' ? [value] : value);

const published = ({ type, values, later, example }: PublishedArgument): unknown[] =>
	type === 'boolean' ? [true, false] : [...(values ?? []), ...(later ?? []), example ?? []].flat();

describe('the 25 published arguments, and those beyond them that have a field', () => {
	it('are those that have a field', () => {
		expect(publishedTable.filter(({ beyond }) => !beyond)).toHaveLength(25);
		expect(Object.keys(fields).sort()).toEqual(publishedTable.map(({ name }) => name).sort());
	});

	it.each(publishedTable)('$name is read as each published value', (argument) => {
		const parse = parserOf(argument.name, { zone: 'UTC' });
		for (const value of published(argument)) {
			const form = sent(argument, value);
			expect(parse(form)).toMatchObject({ value: form });
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
