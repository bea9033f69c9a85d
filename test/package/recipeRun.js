/** Runs the field and the operation of CONTRIBUTING's recipes, in the copy that recipes.test.ts makes. */
const assert = require('node:assert/strict');
require('../../scripts/typescript');
const { openWorkbench, output } = require('../workbench.ts');

async function main() {
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

main().then(
	() => process.exit(0),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
