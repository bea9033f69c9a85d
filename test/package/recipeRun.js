/** Runs the field, the operation and the language of CONTRIBUTING's recipes, in the copy that recipes.test.ts makes. */
const assert = require('node:assert/strict');
require('../../scripts/typescript');
const { openWorkbench, output } = require('../workbench.ts');

async function runFieldAndOperation() {
	const bench = await openWorkbench();
	const row = { 'Campaign ID': '1790000000000000001', 'Ad group': 'A', Budget: 50, Country: 'US' };
	const mapped = { mappingMode: 'autoMapInputData' };
	await bench.run([{ ...row, 'Sound start': 'muted' }], mapped);
	await bench.run([{}], { delivery: { soundStart: 'START_WITH_SOUND' } });
	assert.deepEqual(
		bench.sandbox.adGroups.map((adGroup) => adGroup.arguments.sound_start),
		['START_MUTED', 'START_WITH_SOUND'],
	);

	const run = () => ({ ok: true, text: 'Archived', structured: {} });
	const tool = { billable: true, writes: true, run };
	bench.sandbox.options.moreTools = { archive_tiktok_ad_group: tool };
	const archive = { operation: 'archive', adgroupId: '1800000000000000001' };
	const [item] = output(await bench.run([{}], archive));
	assert.deepEqual([item.success, item.archived], [true, true]);
	const [call, ...others] = bench.sandbox.callsTo('archive_tiktok_ad_group');
	assert.deepEqual([call.arguments, others], [{ adgroup_id: '1800000000000000001' }, []]);
	await bench.close();
}

/** A sheet in the language. */
const sheet = {
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
	Tundi: 'tolapi 6-23',
};

async function runLanguage() {
	const bench = await openWorkbench();
	const run = await bench.run([sheet], { mappingMode: 'autoMapInputData' });
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

runFieldAndOperation()
	.then(runLanguage)
	.then(
		() => process.exit(0),
		(error) => {
			console.error(error);
			process.exit(1);
		},
	);
