import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { openWorkbench, output, type Workbench } from '../workbench';

/**
 * Where an expression only names a field, the node reads it from the row by itself. In brackets it is
 * the same expression, but one that n8n evaluates: what comes of the two must not differ.
 */
let bench: Workbench;

beforeAll(async () => {
	bench = await openWorkbench();
});

afterAll(async () => await bench.close());

const rows: IDataObject[] = [
	{ name: 'Plain', 'Ad group': 'With a space', inner: { name: 'Inside', list: ['a', 'b'] } },
	{ name: 'Nothing inside' },
	{ name: 'Null inside', inner: null },
	{ name: 'Text inside', inner: 'text' },
	{ name: 'Number inside', inner: 7 },
	{ name: 'List inside', inner: ['first', { name: 'second' }] },
	{ name: null },
	{ name: 1234567 },
	{ name: true },
	{ name: '' },
	{ name: '={{ 1 + 1 }}' },
	{ name: ['a', 'b'] },
	{ name: { deep: 'object' } },
	{ name: 'Größe', größe: 'Umlaut', $dollar: 'Dollar', class: 'reserved word' },
	{ name: new Date(86_400_000).toISOString(), constructor: 'own', toString: 'own' },
];

const fields = [
	'$json.name',
	'$json["name"]',
	"$json['Ad group']",
	'$json["Ad group"]',
	'$json.inner.name',
	'$json.inner?.name',
	'$json?.inner?.["name"]',
	'$json.inner.list[1]',
	'$json.inner.list.map',
	'$json.inner[1].name',
	'$json.inner["0"]',
	'$json.inner.length',
	'$json.name.length',
	'$json.größe',
	'$json.$dollar',
	'$json.class',
	'$json["constructor"]',
	'$json.toString',
	'$json.valueOf',
	'$json.__proto__',
	'$json.name.trim',
];

async function previews(input: IDataObject[], parameters: INodeParameters): Promise<IDataObject[]> {
	return output(await bench.run(input, { operation: 'preview', ...parameters }));
}

/** What comes of all rows where three kinds of parameters have the same expression. */
async function previewsBy(expression: string): Promise<IDataObject[]> {
	return await previews(rows, {
		adgroupName: expression,
		campaignId: { __rl: true, mode: 'id', value: expression },
		targeting: { locationIds: expression, ageGroups: ['AGE_18_24', 'AGE_25_34'] },
	});
}

test.each(fields)('%s is what n8n makes of it', async (field) => {
	const read = await previewsBy(`={{ ${field} }}`);
	const evaluated = await previewsBy(`={{ (${field}) }}`);

	expect(read).toHaveLength(rows.length);
	expect(read).toEqual(evaluated);
});

test('a list of expressions, and whole fields by expression, are what n8n makes of them', async () => {
	const both = async (parameters: (code: (field: string) => string) => INodeParameters) => {
		const read = await previews(
			rows,
			parameters((field) => `={{ ${field} }}`),
		);
		const evaluated = await previews(
			rows,
			parameters((field) => `={{ (${field}) }}`),
		);
		expect(read).toEqual(evaluated);
	};
	await both((code) => ({ targeting: { ageGroups: [code('$json.name'), 'AGE_18_24'] } }));
	await both((code) => ({ targeting: code('$json.inner') }));
	await both((code) => ({ campaignId: code('$json.inner') }));
	await both((code) => ({ options: { additionalArguments: code('$json.inner') } }));
});

test('text behind a field is left to n8n too', async () => {
	const found = await previews([{ name: 'One' }, { name: 'Two' }], {
		adgroupName: '={{ $json.name }}, spring',
	});

	expect(found.map((item) => item.request)).toMatchObject([
		{ body: { arguments: { adgroup_name: 'One, spring' } } },
		{ body: { arguments: { adgroup_name: 'Two, spring' } } },
	]);
});

test('text before a field, calls and operators are left to n8n', async () => {
	const found = await previews([{ name: 'One' }, { name: 'Three' }], {
		adgroupName: '=Ad group {{ $json.name }}',
		campaignId: { __rl: true, mode: 'id', value: '={{ $json.name.length + 1 }}' },
		targeting: { languages: '={{ $json.name.toLowerCase().slice(0, 2) }}' },
	});

	expect(found.map((item) => item.request)).toMatchObject([
		{ body: { arguments: { adgroup_name: 'Ad group One', campaign_id: '4', languages: ['on'] } } },
		{
			body: { arguments: { adgroup_name: 'Ad group Three', campaign_id: '6', languages: ['th'] } },
		},
	]);
});

test('an expression that fails in one row is told for that row alone', async () => {
	const found = await previews([{ name: 'One' }, { name: 'Two' }, { name: 'Three' }], {
		adgroupName: '={{ $json.name === "Two" ? $("No such node").item.json.x : $json.name }}',
	});

	expect(found.map((item) => item.valid)).toEqual([true, false, true]);
});
