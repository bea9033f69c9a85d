const assert = require('node:assert/strict');
const path = require('node:path');
const { mkdirSync } = require('node:fs');
const { Editor } = require('../host/editor');
const places = require('../host/places');
const { startOver } = require('../host/sandbox');
const { campaign, node, nodeOf, rowsWorkflow } = require('../host/workflows');

/** A small sheet as Google Sheets gives it, for Map Automatically. */
const sheet = [
	['US – 18-34 – Spring', 'US', '18-34', '$50'],
	['US – 35+ – Spring', 'US', '35+', '$80'],
	['UK – 18-34 – Spring', 'UK', '18-34', '$45'],
	['DE – All – Spring', 'Germany', 'All', '$60'],
].map(([name, Country, Age, budget], index) => ({
	row_number: index + 2,
	'Campaign ID': campaign,
	'Ad group': name,
	'Daily budget': budget,
	Country,
	Age,
}));

/** The node is run by clicking; the output pane shows what came of it. */
module.exports = async function editorRun({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	const output = editor.part('output-panel');
	const photograph = async (file) => {
		await editor.dismissMessages();
		mkdirSync(places.docs, { recursive: true });
		await editor.part('ndv').screenshot({ path: path.join(places.docs, file) });
	};
	const open = async (rows, change = () => {}, options = {}) => {
		startOver(sandbox, options);
		const written = rowsWorkflow(instance, 'Run by clicking', rows);
		change(nodeOf(written, node));
		await editor.openWorkflow((await rest.createWorkflow(written)).id);
		await editor.openNode(node);
	};
	const automatically = (tested) => {
		tested.parameters = {
			resource: 'adGroup',
			operation: 'create',
			mappingMode: 'autoMapInputData',
		};
	};
	const showTable = async () => {
		await output.locator('[data-test-id="radio-button-table"]').click();
		await output.locator('table').waitFor();
	};
	const createdIds = () => sandbox.adGroups.map(({ adgroup_id }) => adgroup_id);

	await check('a run shows a summary, and each row with the ID of its ad group', async () => {
		await open(sheet, automatically);
		sandbox.quota = { ...sandbox.quota, tier: 'plus', used: 38, limit: 150 };
		await page.setViewportSize({ width: 1600, height: 900 });
		const shown = await editor.executeStep();
		assert.match(shown, /4 created/);
		await output.getByText('4 items').first().waitFor();
		await showTable();
		for (const id of createdIds()) {
			await output.getByText(id, { exact: true }).first().waitFor();
		}
		assert.equal(sandbox.adGroups.length, 4);
		await editor.widenOutput(200);
		await photograph('output.png');
		sandbox.quota = { ...sandbox.quota, limit: 10_000 };
	});

	await check('bad rows show which, what is wrong, and what to do', async () => {
		const rows = structuredClone(sheet);
		rows[1].Age = '18-30';
		rows[3]['Daily budget'] = '1.5k';
		await open(rows, automatically);
		await editor.executeStep();
		const message = await editor.part('node-error-message').innerText();
		assert.match(message, /2 of 4 rows.*sheet rows 3 and 5.*nothing was sent/);
		const description = await editor.part('node-error-description').innerText();
		assert.match(description, /Sheet row 3 \(US – 35\+ – Spring\): 'Age' is "18-30"/);
		assert.match(description, /Sheet row 5 \(DE – All – Spring\): 'Daily budget' is "1\.5k"/);
		assert.match(description, /On Error/);
		assert.equal(sandbox.adGroups.length, 0);
		await photograph('error.png');
	});
};
