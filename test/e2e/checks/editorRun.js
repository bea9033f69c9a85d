const assert = require('node:assert/strict');
const { Editor } = require('../host/editor');
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
	const open = async (rows) => {
		startOver(sandbox);
		const written = rowsWorkflow(instance, 'Run by clicking', rows);
		const create = { resource: 'adGroup', operation: 'create' };
		nodeOf(written, node).parameters = { ...create, mappingMode: 'autoMapInputData' };
		await editor.openIn(rest, written, node);
	};

	await check('a run shows a summary, and each row with the ID of its ad group', async () => {
		await open(sheet);
		sandbox.quota = { ...sandbox.quota, tier: 'plus', used: 38, limit: 150 };
		await page.setViewportSize({ width: 1600, height: 900 });
		const shown = await editor.executeStep();
		assert.match(shown, /4 created/);
		await output.getByText('4 items').first().waitFor();
		await editor.showTable('output-panel');
		for (const { adgroup_id: id } of sandbox.adGroups) {
			await output.getByText(id, { exact: true }).first().waitFor();
		}
		assert.equal(sandbox.adGroups.length, 4);
		await editor.widenOutput(200);
		await editor.photograph('output.png');
		sandbox.quota = { ...sandbox.quota, limit: 10_000 };
	});

	await check('bad rows show which, what is wrong, and what to do', async () => {
		const rows = structuredClone(sheet);
		rows[1].Age = '18-30';
		rows[3]['Daily budget'] = '1.5k';
		await open(rows);
		await editor.executeStep();
		const message = await editor.part('node-error-message').innerText();
		assert.match(message, /2 of 4 rows.*sheet rows 3 and 5.*nothing was sent/);
		const description = await editor.part('node-error-description').innerText();
		assert.match(description, /Sheet row 3 \(US – 35\+ – Spring\): 'Age' is "18-30"/);
		assert.match(description, /Sheet row 5 \(DE – All – Spring\): 'Daily budget' is "1\.5k"/);
		assert.match(description, /On Error/);
		assert.equal(sandbox.adGroups.length, 0);
		await editor.photograph('error.png');
	});
};
