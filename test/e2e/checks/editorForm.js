const assert = require('node:assert/strict');
const path = require('node:path');
const { mkdirSync } = require('node:fs');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const places = require('../host/places');
const { goodRows, nodeOf, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';

/** The node is found and filled in by clicking; the form shows and hides what belongs together. */
module.exports = async function editorForm({ check, instance, chromium }) {
	const { rest, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	try {
		await check('the node creator finds it under all three words, with both actions', async () => {
			const written = rowsWorkflow(instance, 'Empty', goodRows(1));
			written.nodes.pop();
			delete written.connections.Rows;
			await editor.openWorkflow((await rest.createWorkflow(written)).id);
			await editor.part('node-creator-plus-button').click();
			const creator = editor.part('node-creator');
			const found = creator.getByText(node, { exact: true }).first();
			for (const word of ['tiktok', 'ad group', 'adspirer']) {
				await editor.part('node-creator-search-bar').fill('');
				await found.waitFor({ state: 'hidden' });
				await editor.part('node-creator-search-bar').fill(word);
				await found.waitFor();
			}
			await found.click();
			await creator.getByText('Preview an ad group').waitFor();
			await creator.getByText('Create an ad group').click();
			await editor.field('campaignId').waitFor();
		});

		const open = async (change = () => {}) => {
			const written = rowsWorkflow(instance, 'Form', goodRows(2));
			change(nodeOf(written, node).parameters);
			await editor.openWorkflow((await rest.createWorkflow(written)).id);
			await editor.openNode(node);
		};

		await check('a lifetime budget makes End Time required, a daily one does not', async () => {
			await open();
			assert.equal(await editor.isMarked('scheduleEndTime'), false);
			await editor.choose('budgetMode', /^Lifetime/);
			await until('End Time to be marked', async () => await editor.isMarked('scheduleEndTime'));
			await editor.choose('budgetMode', /^Daily/);
			await until('the mark to go', async () => !(await editor.isMarked('scheduleEndTime')));
			assert.equal(await editor.field('scheduleEndTime').count(), 1);
		});

		await check('Manual brings the placements, which are required', async () => {
			assert.equal(await editor.field('placements').count(), 0);
			await editor.choose('placementType', /^Manual/);
			await editor.field('placements').waitFor();
			await until('the placements to be marked', async () => await editor.isMarked('placements'));
			await editor.choose('placements', /^Pangle/);
			await editor.choose('placementType', /^Service Default/);
			await editor.field('placements').waitFor({ state: 'detached' });
		});

		await check('Conversions brings both pixel fields, and going back hides them', async () => {
			for (const name of ['pixelId', 'optimizationEvent']) {
				assert.equal(await editor.field(name).count(), 0, name);
			}
			await editor.choose('objective', /^Conversions/);
			await editor.field('pixelId').waitFor();
			await editor.field('optimizationEvent').waitFor();
			await editor.field('pixelId').getByRole('textbox').fill('7090000000000000001');
			await editor.choose('objective', /^Traffic/);
			await editor.field('pixelId').waitFor({ state: 'detached' });
			await editor.field('optimizationEvent').waitFor({ state: 'detached' });
		});

		await check('a missing required field is marked, and the run does not start', async () => {
			await open((parameters) => {
				parameters.adgroupName = '';
				parameters.campaignId.value = '';
			});
			assert.equal(await editor.isMarked('adgroupName'), true);
			assert.equal(await editor.isMarked('campaignId'), true);
			await editor.part('node-execute-button').click();
			await page.getByText('Parameter "Ad Group Name" is required.').waitFor();
			await page.getByText('Parameter "Campaign" is required.').waitFor();
			await editor.dismissMessages();
		});

		await check('the form is photographed for the documents', async () => {
			await open((parameters) => {
				Object.assign(parameters, { objective: 'CONVERSIONS', budgetMode: 'BUDGET_MODE_TOTAL' });
				parameters.scheduleStartTime = '2027-03-01T00:00:00';
				parameters.scheduleEndTime = '2027-03-14T23:59:59';
				parameters.pixelId = '7090000000000000001';
				parameters.optimizationEvent = 'COMPLETE_PAYMENT';
			});
			await editor.part('execute-previous-node').first().click();
			await editor.part('ndv-input-panel').getByText('adgroup_name').first().waitFor();
			await editor.dismissMessages();
			await page.setViewportSize({ width: 1440, height: 1260 });
			mkdirSync(places.docs, { recursive: true });
			await editor.part('ndv').screenshot({ path: path.join(places.docs, 'form.png') });
		});
	} finally {
		await editor.close();
	}
};
