const assert = require('node:assert/strict');
const { Editor } = require('../host/editor');
const { campaign, goodRows, nextYear, node, nodeOf, rowsWorkflow } = require('../host/workflows');

/** The node is found and filled in by clicking; the form shows and hides what belongs together. */
module.exports = async function editorForm({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url, { scale: 1.5 });
	const { page } = editor;
	const open = async (change = () => {}, rows = goodRows(2)) => {
		const written = rowsWorkflow(instance, 'Form', rows);
		change(nodeOf(written, node).parameters);
		await editor.openIn(rest, written, node);
	};
	await check('the node creator finds it by what people type, with its actions', async () => {
		const written = rowsWorkflow(instance, 'Empty', goodRows(1));
		written.nodes.pop();
		delete written.connections.Rows;
		await editor.openWorkflow((await rest.createWorkflow(written)).id);
		await editor.part('node-creator-plus-button').click();
		const creator = editor.part('node-creator');
		const search = editor.part('node-creator-search-bar');
		const found = creator.getByText(node, { exact: true }).first();
		for (const words of ['tiktok', 'tik tok', 'TikTok Ads', 'ad groups', 'pause', 'adspirer']) {
			await search.fill('zzzz');
			await found.waitFor({ state: 'hidden' });
			await search.fill(words);
			await found.waitFor().catch((reason) => {
				throw new Error(`"${words}" doesn't find the node`, { cause: reason });
			});
		}
		await found.click();
		await creator.getByText('Check rows without creating').waitFor();
		await creator
			.getByText(/^Create ad group/)
			.first()
			.click();
		await editor.field('campaignId').waitFor();
	});

	await check('columns are dragged into fields, and the form is photographed', async () => {
		sandbox.options = {
			accounts: [{ id: '7010000000000000001', name: 'Acme Outdoor' }],
			campaigns: [{ id: campaign, name: 'Spring Sale', objective: 'CONVERSIONS' }],
		};
		const columns = [
			['Ad group', 'US – Women 18-34 – Spring', 'adgroupName'],
			['Country', 'US', 'locations'],
			['Objective', 'Website Conversions', 'objective'],
			['Daily budget', '$1,250.00', 'budget'],
			['Start date', `Mar 1, ${nextYear}`, 'scheduleStartTime'],
			['Pixel', '7090000000000000001', 'pixelId'],
			['Event', 'Complete Payment', 'optimizationEvent'],
			['Age', '18-34'],
			['Gender', 'F'],
			['Language', 'English'],
		];
		await open(
			(parameters) => {
				parameters.campaignId = { __rl: true, mode: 'list', value: '' };
				delete parameters.adgroupName;
				delete parameters.budget;
			},
			[Object.fromEntries(columns)],
		);
		await page.setViewportSize({ width: 1200, height: 1100 });
		await editor.openList('advertiserId');
		await editor.pickFromList('advertiserId', /^Acme Outdoor/);
		await editor.openList('campaignId');
		await editor.pickFromList('campaignId', /^Spring Sale/);
		await editor.loadInput();
		for (const [column, , field] of columns) if (field) await editor.dragColumn(column, field);
		assert.equal(await editor.marked().count(), 0);
		// As somebody sees it who comes back to it: the rules follow the loaded rows.
		await editor.closeNode();
		await editor.openNode(node);
		await editor.photograph('form.png');
	});
};
