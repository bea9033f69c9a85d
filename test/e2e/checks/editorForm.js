const assert = require('node:assert/strict');
const { Columns } = require('../host/columns');
const { Editor } = require('../host/editor');
const { startOver } = require('../host/sandbox');
const {
	campaign,
	nextYear,
	node,
	nodeOf,
	planWorkflow,
	rowsWorkflow,
} = require('../host/workflows');

/** The node is filled in by clicking; the form shows and hides what belongs together. */
module.exports = async function editorForm({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url, { scale: 1.5 });
	const { page } = editor;
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
		const row = Object.fromEntries(columns);
		const written = rowsWorkflow(instance, 'Form', [row]);
		const { parameters } = nodeOf(written, node);
		parameters.campaignId = { __rl: true, mode: 'list', value: '' };
		delete parameters.adgroupName;
		delete parameters.budget;
		await editor.openIn(rest, written, node);
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

	await check('the columns of a plan are photographed, and what Check Rows says', async () => {
		startOver(sandbox);
		const written = planWorkflow(instance);
		const { columns } = nodeOf(written, node).parameters;
		// As somebody sees it who hasn't answered yet.
		for (const heading of Object.keys(columns.value)) columns.value[heading] = 'auto';
		await editor.openIn(rest, written, node);
		await page.setViewportSize({ width: 1200, height: 1000 });
		await editor.loadInput();
		await editor.closeNode();
		await editor.openNode(node);
		const form = new Columns(editor);
		await form.shown((all) => [...all.values()].some(({ choice }) => /needs your/.test(choice)));
		await editor.photograph('columns.png');
		const answered = planWorkflow(instance);
		nodeOf(answered, node).parameters.operation = 'preview';
		await editor.openIn(rest, answered, node);
		await page.setViewportSize({ width: 1400, height: 800 });
		await editor.loadInput();
		await editor.closeNode();
		await editor.openNode(node);
		await form.shown((all) => all.size > 0);
		await editor.widenOutput(650);
		await editor.executeStep();
		await editor.dismissMessages();
		await editor.showTable('output-panel');
		await editor.photograph('check.png');
	});
};
