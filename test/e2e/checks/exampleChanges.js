const assert = require('node:assert/strict');
const { outputOf, succeeded } = require('../host/rest');
const { startOver } = require('../host/sandbox');
const {
	campaign,
	goodRows,
	importExample,
	nextYear,
	nodeOf,
	rowsWorkflow,
} = require('../host/workflows');

const byHand = 'Start by hand';
const otherCampaign = '1790000000000000002';
/** The IDs in the rows of the stand-ins, in their order. */
const idsInRows = ['1800000000000000101', '1800000000000000102', '1800000000000000103'];

module.exports = async function exampleChanges({ check, instance }) {
	const { rest, sandbox } = instance;
	const campaignOf = (value) => ({ __rl: true, mode: 'id', value });
	const add = (adgroup_name, more = {}) =>
		sandbox.addAdGroup({ campaign_id: campaign, adgroup_name, budget: 50, ...more });
	const statusOf = (adGroup) => (adGroup.deleted ? 'DELETE' : adGroup.status);
	const run = async (workflow, trigger = byHand) => succeeded(await rest.run(workflow, trigger));
	const importOver = async (file, rowsNode, adGroups) =>
		await importExample(instance, file, {
			change(written) {
				const { parameters } = nodeOf(written, rowsNode);
				idsInRows.forEach((id, at) => {
					assert.ok(parameters.jsCode.includes(id), id);
					parameters.jsCode = parameters.jsCode.replace(id, adGroups[at].adgroup_id);
				});
			},
		});

	await check('the marked ad groups of a sheet are paused, and their marks removed', async () => {
		startOver(sandbox);
		const adGroups = [add('A'), add('B'), add('C')];
		const file = 'stand-ins/pause-marked-rows.json';
		const workflow = await importOver(file, 'Rows of the sheet', adGroups);
		// Somebody deleted it at TikTok.
		adGroups[2].deleted = true;
		const execution = await run(workflow, 'Every hour');
		assert.deepEqual(adGroups.map(statusOf), ['DISABLE', 'ENABLE', 'DELETE']);
		const [first, second, ...more] = outputOf(execution, 'Write back to the sheet');
		assert.deepEqual(more, []);
		assert.deepEqual([first.row_number, first.Pause], [2, '']);
		assert.match(first.Result, /^paused on \d/);
		assert.deepEqual([second.row_number, second.Pause], [4, 'Yes']);
		assert.match(second.Result, /^Sheet row 4 .*does not exist/);
		assert.equal(sandbox.callsTo('pause_tiktok_ad_group').length, 2);
	});

	await check(
		'the ad groups of one execution are paused, then deleted, and no others',
		async () => {
			startOver(sandbox);
			const other = add('Of another day');
			const created = await run(
				await rest.createWorkflow(rowsWorkflow(instance, 'Mistake', goodRows(2, 'Mistake'))),
				'Start',
			);
			const { rawApiKey } = await rest.ask('POST', '/rest/api-keys', {
				label: 'Undo',
				expiresAt: null,
				scopes: ['execution:read'],
			});
			const { id, name } = await rest.createCredential(
				'This n8n',
				{ apiKey: rawApiKey, baseUrl: `${rest.url}/api/v1` },
				'n8nApi',
			);
			const importUndo = async (deletes) =>
				await importExample(instance, 'undo-an-execution.json', {
					others: { n8nApi: { id, name } },
					change(written) {
						const { assignments } = nodeOf(written, 'Which execution').parameters.assignments;
						assignments[0].value = created.id;
						assignments[1].value = deletes;
					},
				});
			// In the order of the rows, which isn't that of the calls.
			const mistakes = sandbox.adGroups
				.filter((adGroup) => adGroup !== other)
				.sort((one, another) => one.name.localeCompare(another.name));
			const listed = outputOf(await run(await importUndo(false)), 'Ad groups that it created');
			assert.deepEqual(
				listed.map(({ adgroup_id: listedId, adgroup_name: listedName }) => [listedId, listedName]),
				mistakes.map((adGroup) => [adGroup.adgroup_id, adGroup.name]),
			);
			assert.deepEqual(mistakes.map(statusOf), ['DISABLE', 'DISABLE']);
			await run(await importUndo(true));
			assert.deepEqual(mistakes.map(statusOf), ['DELETE', 'DELETE']);
			assert.equal(statusOf(other), 'ENABLE');
		},
	);

	await check('ad groups are copied once, with all their targeting or not at all', async () => {
		startOver(sandbox);
		const open = {
			...{ location_ids: ['6252001'], age_groups: null, gender: null, languages: [] },
			...{ operating_systems: [], placement_type: null, interest_category_ids: [] },
			...{ audience_ids: [], excluded_audience_ids: [], device_model_ids: [] },
			...{ schedule_start_time: '2020-01-01 00:00:00', schedule_end_time: null },
		};
		const narrow = {
			...{ location_ids: ['2635167', '2643743'], age_groups: ['AGE_18_24'], languages: ['en'] },
			...{ gender: 'GENDER_FEMALE', operating_systems: ['IOS'], interest_category_ids: ['15'] },
			...{ audience_ids: ['71'], excluded_audience_ids: ['72'], budget: 900 },
			...{ placement_type: 'PLACEMENT_TYPE_NORMAL', placements: ['PLACEMENT_TIKTOK'] },
			...{ budget_mode: 'BUDGET_MODE_TOTAL', comment_disabled: true },
			schedule_start_time: `${nextYear}-03-01 08:00:00`,
			schedule_end_time: `${nextYear}-03-31 20:30:00`,
			...{ billing_event: 'CPC', optimization_goal: 'CLICK', promotion_type: 'WEBSITE' },
			...{ bid_type: 'BID_TYPE_CUSTOM', bid_price: 0.5 },
		};
		add('A', open);
		add('B', narrow);
		add('C', { ...open, device_model_ids: ['9'] });
		add('D', { ...open, audience_ids: undefined });
		add('E', { ...open, optimization_event: 'COMPLETE_PAYMENT' });
		add('F', { ...open, schedule_end_time: '2020-02-01 00:00:00' });
		add('Old', open).deleted = true;
		sandbox.options = { lists: { showDeleted: true } };
		const workflow = await importExample(instance, 'copy-to-another-campaign.json', {
			change(written) {
				const set = (name, id) =>
					Object.assign(nodeOf(written, name).parameters, { campaignId: campaignOf(id) });
				set('Ad groups of the old campaign', campaign);
				set('Create the copies', otherCampaign);
			},
		});
		const notCopied = (execution) =>
			execution.data.resultData.runData['Not copied, with the reason']
				.flatMap((pass) => pass.data.main[0])
				.map(({ json }) => json.error);
		const reasons = notCopied(await run(workflow)).join('\n');
		// In the order of the names, which isn't that of the calls.
		const copies = () =>
			sandbox.adGroups
				.filter((one) => one.campaign_id === otherCampaign)
				.map((one) => one.arguments)
				.sort((one, another) => one.adgroup_name.localeCompare(another.adgroup_name));
		const [first, second, ...others] = copies();
		const named = { campaign_id: otherCampaign, objective: 'TRAFFIC' };
		const daily = { budget: 50, budget_mode: 'BUDGET_MODE_DAY', location_ids: ['6252001'] };
		assert.deepEqual(first, { ...named, adgroup_name: 'A', ...daily });
		assert.deepEqual(second, { ...named, adgroup_name: 'B', ...narrow });
		assert.deepEqual(others, []);
		assert.match(
			reasons,
			/^"C" .*: device_model_ids\..*\n"D" .* tell audience_ids\..*\n"E" .*pixel.*\n"F" .*ended/,
		);
		sandbox.forgetKeys();
		await run(workflow);
		assert.equal(copies().length, 2);
		sandbox.options = { lists: { form: 'text-only' } };
		const unread = notCopied(await run(workflow)).join('\n');
		assert.match(unread, /^(?:.* tell .*location_ids, age_groups.*(?:\n|$)){6}$/);
	});
};
