import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { eachOperationBench, goesOn } from '../operations/operationBench';
import { hintsOf } from '../output/shown';
import { output } from '../workbench';

const bench = eachOperationBench();
const campaign = '1790000000000000001';

/** Ad groups of the sandbox, of which the thousandth has an ID that ends in zeros. */
function adGroups() {
	for (let at = 0; at <= 1000; at++) {
		bench.sandbox.addAdGroup({ campaign_id: campaign, adgroup_name: `No. ${at}`, budget: 50 });
	}
}

const inZeros = '1800000000000001000';
const alsoInZeros = '1800000000000002000';
const exact = '1800000000000000001';

const operation = (name: string, more: INodeParameters = {}): INodeParameters => ({
	resource: 'adGroup',
	operation: name,
	adgroupId: '={{ $json.id }}',
	...(name === 'update' && { updateFields: { budget: 60 } }),
	...more,
});

const doubt =
	/'Ad Group' is 1800000000000001000, which ends in zeros, as if a spreadsheet rounded it\. Compare it/;
const rounded =
	/'Ad Group' is 180000000000000[12]000, which ends in zeros, as all IDs here do: a spreadsheet rounded them\. Format the column as text/;
const all = ['update', 'pause', 'resume', 'delete'];

describe.each(all)('an ID that ends in zeros: %s', (name) => {
	beforeEach(adGroups);
	const runWith = async (ids: readonly string[], more: INodeParameters = {}) => {
		const rows = ids.map((id) => ({ id }));
		return await bench.run(operation(name, more), rows, goesOn);
	};

	it('is right among others that do not', async () => {
		const run = await runWith([exact, inZeros]);
		expect(output(run)).toMatchObject([{ success: true }, { success: true, adgroup_id: inZeros }]);
		expect(hintsOf(run).join()).not.toContain('zeros');
	});

	it('was rounded where all others end in zeros, too', async () => {
		const items = output(await runWith([inZeros, alsoInZeros]));
		expect(items.map(({ error }) => error)).toEqual([
			...[expect.stringMatching(rounded), expect.stringMatching(rounded)],
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('alone is taken with a warning, unless that can’t be undone', async () => {
		// The same ID twice is one.
		const [item] = output(await runWith([inZeros, inZeros]));
		if (name === 'delete') {
			const remedy = 'choose it from the list in the node, or delete it there';
			expect(item?.error).toMatch(doubt);
			expect(item?.error).toContain(remedy);
			expect(bench.sandbox.calls).toEqual([]);
			return;
		}
		expect(item).toMatchObject({ success: true, warnings: expect.stringMatching(doubt) });
		expect(bench.sandbox.calls).toHaveLength(1);
	});

	it('that was chosen from the list in the form is exact', async () => {
		const adgroupId = { __rl: true, mode: 'list', value: inZeros };
		const [item] = output(await bench.run(operation(name, { adgroupId }), [{}], goesOn));
		expect(item).toMatchObject({ success: true, adgroup_id: inZeros });
		expect(item?.warnings ?? '').not.toContain('zeros');
	});
});

describe('in Create', () => {
	const row = (more: IDataObject): IDataObject => ({
		'Ad group': `Row ${String(more.at ?? 1)}`,
		Country: 'US',
		'Daily budget': 50,
		'Campaign ID': campaign,
		...more,
	});
	const create = (rows: IDataObject[]) =>
		bench.run(
			{ resource: 'adGroup', operation: 'create', mappingMode: 'autoMapInputData' },
			rows,
			goesOn,
		);
	const told = async (rows: IDataObject[]) =>
		output(await create(rows)).map((item) =>
			item.success ? String(item.warnings ?? '') : String(item?.error),
		);

	it('rows with rounded IDs of their own are refused, and keep them in their items', async () => {
		const ids = [inZeros, alsoInZeros];
		const items = output(await create(ids.map((id, at) => row({ at, 'Ad group ID': id }))));
		expect(items).toMatchObject(ids.map((adgroup_id) => ({ success: false, adgroup_id })));
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('a campaign whose ID ends in zeros is taken alone, and refused with another like it', async () => {
		const id = (end: string) => `179000000000000${end}`;
		bench.sandbox.options.campaigns = [id('1000'), id('2000'), campaign].map((one) => ({
			id: one,
			name: one,
		}));
		const alone = await told([row({ 'Campaign ID': id('1000') })]);
		expect(alone[0]).toContain(`'Campaign ID' is ${id('1000')}, which ends in zeros, as if`);
		expect(bench.sandbox.adGroups).toHaveLength(1);
		const both = [id('1000'), id('2000')].map((one, at) => row({ at, 'Campaign ID': one }));
		for (const text of await told(both)) expect(text).toContain('as all IDs here do');
		// A draft doesn't show what the others are.
		const [beside] = await told([...both, row({ at: 9, Status: 'Draft' })]);
		expect(beside).toContain('as all IDs here do');
		expect(bench.sandbox.adGroups).toHaveLength(1);
		expect(await told([...both, row({ at: 9 })])).toEqual(
			['', '', ''].map(() => expect.not.stringContaining('zeros')),
		);
	});

	it('rows whose own IDs were rounded pass for none that is done', async () => {
		const rows = [inZeros, alsoInZeros].map((id, at) => row({ at, 'Ad group ID': id }));
		for (const text of await told(rows)) expect(text).toContain('as all IDs here do');
		expect(await told([row({ 'Ad group ID': inZeros })])).toEqual([
			expect.not.stringContaining('rounded them'),
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});
});
