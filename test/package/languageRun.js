/** Sends a sheet in the language of CONTRIBUTING's recipe, in the copy that recipes.test.ts makes. */
const assert = require('node:assert/strict');
require('../../scripts/typescript');
const { openWorkbench } = require('../workbench.ts');

const row = {
	Nukta: 'for the planner',
	Kampo: '1790000000000000001',
	'Grupo nalo': 'A',
	Fino: 'visiti',
	Tera: 'Tevala ke US',
	'Ruma solin (EUR)': '50',
	Alku: '1va keva 2035',
	Loru: '30 Keva 2035',
	Ika: '18 zo 34 nomi',
	Suko: 'Mira',
	Tundi: 'tolapi 6 zo 23',
};

async function main() {
	const bench = await openWorkbench();
	const run = await bench.run([row], { mappingMode: 'autoMapInputData' });
	assert.equal(run.error, undefined);
	const [{ arguments: sent }, ...others] = bench.sandbox.adGroups;
	const workday = `${'0'.repeat(12)}${'1'.repeat(34)}00`;
	assert.deepEqual(others, []);
	assert.deepEqual(sent, {
		campaign_id: '1790000000000000001',
		adgroup_name: 'A',
		objective: 'TRAFFIC',
		budget_mode: 'BUDGET_MODE_DAY',
		budget: 50,
		location_ids: ['2921044', '6252001'],
		// The workflow's zone is New York.
		schedule_start_time: '2035-04-01 04:00:00',
		schedule_end_time: '2035-05-01 03:59:59',
		age_groups: ['AGE_18_24', 'AGE_25_34'],
		gender: 'GENDER_FEMALE',
		dayparting: workday.repeat(5) + '0'.repeat(96),
	});
	await bench.close();
}

main().then(
	() => process.exit(0),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
