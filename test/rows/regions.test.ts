import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { goesOn } from '../duplicates/rowsByName';
import { hintsOf } from '../output/shown';
import { eachWorkbench, output } from '../workbench';
import { automatic } from './bench';
import { toldOf } from './rowsSent';

const bench = eachWorkbench();

const create = 'add_tiktok_ad_group';
const search = 'search_tiktok_targeting';
const preview = { ...automatic, operation: 'preview' };

async function run(cells: IDataObject[], parameters: INodeParameters = automatic) {
	const row = { 'Campaign ID': '1790000000000000001', Budget: 50, Objective: 'Traffic' };
	const rows = cells.map((cell, at) => ({ ...row, 'Ad group': `Group ${at}`, ...cell }));
	return await bench.run(rows, parameters, goesOn);
}

const sent = () => bench.sandbox.callsTo(create).map(({ arguments: call }) => call.location_ids);
const words = () => bench.sandbox.callsTo(search).map(({ arguments: call }) => call.keyword);

it.each<[cells: IDataObject, locations: string, searched: string]>([
	[{ Country: 'DE, AT', Zielregion: 'Berlin; Tirol' }, '2950157,2763586', 'Berlin,Tirol'],
	[{ Country: 'DE', 'Target city': 'Berlin, Munich' }, '2950157,2867714', 'Berlin,Munich'],
	[{ Country: 'AT', Region: 'Vienna' }, '2761369', 'Vienna'],
	[{ Country: 'FR', Région: 'Paris' }, '2988507', 'Paris'],
	[{ Country: 'Japan', 地域: 'Osaka' }, '1853904', 'Osaka'],
	// A country counts as one, and says nothing beside itself.
	[{ Region: 'Germany' }, '2921044', ''],
	[{ Country: 'Germany', Region: 'DE' }, '2921044', ''],
	[{ Country: 'DE', Region: '-' }, '2921044', ''],
])('%j targets %s', async (...[cells, locations, searched]) => {
	await run([cells]);
	expect([sent().join(), words().join()]).toEqual([locations, searched]);
	const level = { targeting_type: 'regions', level_range: 'TO_CITY' };
	for (const call of bench.sandbox.callsTo(search)) expect(call.arguments).toMatchObject(level);
});

const listed = 'Enter a name as Adspirer lists it, or its ID in place of the country.';
const single = "but a search finds no single region or city of this name in the row's countries.";

it.each<[cells: IDataObject, message: string]>([
	[
		{ Country: 'DE', Region: 'Tirol' },
		`'Region' is "Tirol", ${single} It finds "Tirol" (PROVINCE, Austria, 2763586). ${listed}`,
	],
	[
		{ Country: 'US', Region: 'Dallas-Ft. Worth' },
		`'Region' is "Dallas-Ft. Worth", ${single} It finds "Dallas-Ft. Worth" (DMA, United States, 200623). ${listed}`,
	],
	[
		{ Country: 'DE', Region: 'Atlantis' },
		`'Region' is "Atlantis", but a search finds no region of this name. ${listed}`,
	],
	[
		{ Country: 'DE', Region: 'Munich, Bavaria' },
		`'Region' includes "Munich", which is in Bavaria, a region of the same cell. Enter one of the two: the ads go to all that is entered.`,
	],
])('%j is refused with what was found', async (cells, message) => {
	const [item] = output(await run([cells]));
	expect([toldOf(item ?? {}), sent()]).toEqual([[message], []]);
});

it.each<[cells: IDataObject, message: string]>([
	[{ Country: '', Region: 'Berlin' }, 'the row has none to look for it in'],
	[{ Country: 'US', Region: 'CA' }, '"CA"'],
	[{ Country: 'DE', Region: '≠Berlin' }, `'Region' is "≠Berlin", which isn't a country.`],
	[{ Country: 'Atlantis', Region: 'Berlin' }, `'Country' is "Atlantis"`],
	[{ Country: 'DE', Region: '2950157' }, '"2950157"'],
	[{ Country: 'DE', City: 'Berlin' }, "1 column needs your answer: 'City'."],
])('%j is refused without a call', async (cells, message) => {
	const [item, other] = output(await run([cells]));
	expect(toldOf(item ?? {}).join()).toContain(message);
	expect([toldOf(item ?? {}).length, other, bench.sandbox.calls]).toEqual([1, undefined, []]);
});

it('Check Rows makes no call, and says that Create looks them up', async () => {
	const done = await run([{ Country: 'DE, AT', Region: 'Berlin' }, { Country: 'AT' }], preview);
	const [item] = output(done);
	const told = '; Locations: "Berlin" in Germany and Austria (looked up when created)';
	expect(item?.summary).toContain(told);
	expect(hintsOf(done)[0]).toContain('Create makes 3 calls: 1 list and 2 ad groups.');
	expect(bench.sandbox.calls).toEqual([]);
});
