import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { goesOn } from '../duplicates/rowsByName';
import { hintsOf } from '../output/shown';
import { eachWorkbench, output } from '../workbench';
import { automatic } from './bench';

const bench = eachWorkbench();

const row = { 'Campaign ID': '1790000000000000001', 'Ad group': 'A', Budget: 50 };
const run = async (cells: IDataObject, parameters: INodeParameters = automatic) =>
	await bench.run([{ ...row, ...cells }], parameters, goesOn);

it.each<[cells: IDataObject, locations: string, searched: string, ofForm?: string]>([
	[{ Country: 'DE, AT', Zielregion: 'Tirol' }, '2921044,2763586', 'Tirol'],
	[{ Country: 'Japan', 地域: 'Osaka' }, '1853904', 'Osaka'],
	[{ Region: 'Berlin' }, '2950157', 'Berlin', '2921044'],
	// A country counts as one, and says nothing beside itself.
	[{ Region: 'Germany' }, '2921044', ''],
	[{ Country: 'DE', Region: '-' }, '2921044', ''],
])('%j targets %s', async (...[cells, locations, searched, ofForm]) => {
	const valuesForAllRows = { locations: ofForm ? [ofForm] : [] };
	await run(cells, { ...automatic, valuesForAllRows });
	const [call] = bench.sandbox.callsTo('add_tiktok_ad_group');
	expect(String(call?.arguments.location_ids)).toBe(locations);
	const asked = bench.sandbox.callsTo('search_tiktok_targeting').map(({ arguments: sent }) => sent);
	expect(asked.map(({ keyword }) => keyword).join()).toBe(searched);
	for (const { level_range: level } of asked) expect(level).toBe('TO_CITY');
});

it.each<[cells: IDataObject, message: string]>([
	[{ Region: 'Texas' }, `'Region' is "Texas", a US state.`],
	[{ Country: 'DE', Region: '≠Berlin' }, `'Region' is "≠Berlin", which isn't a country.`],
	[{ Country: 'Atlantis', Region: 'Berlin' }, `'Country' is "Atlantis"`],
	[{ Country: 'DE', Region: '2950157' }, `is "2950157", but the row has its countries elsewhere.`],
	[{ Country: 'DE', City: 'Berlin' }, "1 column needs your answer: 'City'."],
])('%j is refused without a call', async (cells, message) => {
	expect(output(await run(cells))[0]?.error).toContain(message);
	expect(bench.sandbox.calls).toEqual([]);
});

it('Check Rows makes no call, and says that Create looks them up', async () => {
	const preview = { ...automatic, operation: 'preview' };
	const done = await run({ Country: 'DE, AT', Region: 'Berlin' }, preview);
	const told = '; Locations: "Berlin" in Germany and Austria (looked up when created)';
	expect(output(done)[0]?.summary).toContain(told);
	expect(hintsOf(done).join()).toContain('Create looks up names, and refuses rows');
	expect(bench.sandbox.calls).toEqual([]);
});
