import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { filledIn, neededToo, sentAtLeast } from './filledIn';
import { publishedTable, type PublishedArgument } from './publishedTable';
import { problemsOf, sendRows } from './rowsSent';

const account = '7010000000000000001';
const bench = fileWorkbench({ accounts: [{ id: account, name: 'Acme' }] });

const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);

it.each(all)('%s: what is chosen or typed reaches the service', async (name, argument) => {
	const { type, control, values = [], example = values.at(-1) ?? true } = argument;
	const typed = control === 'string' ? String(example) : example;
	const value = name === 'advertiser_id' ? account : control === 'multiOptions' ? [typed] : typed;
	const { parameters, sent } = neededToo(name);
	const form = filledIn(name, value, { adgroupName: `Wire ${name}`, ...parameters });
	const { rows } = await sendRows(bench, [{}], form);
	const expected = name === 'advertiser_id' ? account : type === 'array' ? [example] : example;
	expect(rows[0]?.sent).toMatchObject({ ...sent, [name]: expected });
});

describe('a blank cell', () => {
	// Undefined stands for a row that has no such field.
	const blanks = ['', '   ', '\u00a0', '\n', null, [], ['', null], undefined];
	const listsOfNothing = [',', ' ; ', '[]', '[""]', '||', [null], [['']]];
	const optional = all.filter(([name, { required }]) => !required && name !== 'placements');
	/** Sends a row for each value of an argument. */
	const send = async (
		name: string,
		values: ReadonlyArray<IDataObject[string]>,
		isBlank = false,
	) => {
		const rows = values.map((value, at) => ({
			...{ name: `Blank ${name} ${at}` },
			...(value !== undefined && { value }),
		}));
		const form = filledIn(name, '={{ $json.value }}', neededToo(name, isBlank).parameters);
		return await sendRows(bench, rows, { adgroupName: '={{ $json.name }}', ...form });
	};

	it.each(optional)('%s: is not sent', async (name, { type }) => {
		const values = type === 'array' ? [...blanks, ...listsOfNothing] : blanks;
		const { rows } = await send(name, values, true);
		const same = { ...sentAtLeast, ...neededToo(name, true).sent, [name]: undefined };
		expect(rows.map((row) => row.sent)).toEqual(
			values.map((_value, at) => ({ ...same, adgroup_name: `Blank ${name} ${at}` })),
		);
	});

	it.each(all.filter(([name, { required }]) => required || name === 'placements'))(
		'%s: is refused, since it is needed',
		async (name) => {
			const before = bench.sandbox.calls.length;
			const { rows: refused } = await send(name, blanks);
			expect(bench.sandbox.calls).toHaveLength(before);
			const message = expect.stringMatching(/^is empty.*\. [A-Z]/);
			expect(refused.map(({ item }) => problemsOf(item))).toEqual(
				blanks.map(() => [expect.objectContaining({ message })]),
			);
		},
	);
});
