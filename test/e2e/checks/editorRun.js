const assert = require('node:assert/strict');
const path = require('node:path');
const { mkdirSync } = require('node:fs');
const { Editor } = require('../host/editor');
const places = require('../host/places');
const { goodRows, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';

/** The node is run by clicking; the output pane shows what came of it. */
module.exports = async function editorRun({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	const photograph = async (file) => {
		await editor.dismissMessages();
		mkdirSync(places.docs, { recursive: true });
		await editor.part('ndv').screenshot({ path: path.join(places.docs, file) });
	};
	const open = async (rows, parameters, more) => {
		sandbox.adGroups.splice(0);
		const written = rowsWorkflow(instance, 'Run by clicking', rows, parameters, more);
		await editor.openWorkflow((await rest.createWorkflow(written)).id);
		await editor.openNode(node);
	};

	try {
		await check('a run shows an item for each row, with the ID of its ad group', async () => {
			await open(goodRows(3, 'Spring'));
			await editor.executeStep();
			const output = editor.part('output-panel');
			await output.getByText('3 items').first().waitFor();
			await output.locator('[data-test-id="radio-button-table"]').click();
			for (const { adgroup_id } of sandbox.adGroups) {
				await output.getByText(adgroup_id, { exact: true }).first().waitFor();
			}
			await photograph('output.png');
			assert.equal(sandbox.adGroups.length, 3);
		});

		await check('Execute step once more, on purpose, makes the ad groups once more', async () => {
			const known = sandbox.adGroups.map(({ adgroup_id }) => adgroup_id);
			await editor.executeStep();
			const added = sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).slice(known.length);
			assert.equal(added.length, 3);
			await editor.part('output-panel').getByText(added[0], { exact: true }).first().waitFor();
		});

		await check('a bad row shows the message, what to do, and which row', async () => {
			await open([...goodRows(1), { adgroup_name: 'Bad budget', budget: '50 €' }]);
			await editor.executeStep();
			const message = await editor.part('node-error-message').innerText();
			assert.match(message, /^Row 2: Budget came as "50 €"/);
			const description = await editor.part('node-error-description').innerText();
			assert.match(description, /Nothing was sent/);
			assert.equal(sandbox.adGroups.length, 0);
			await photograph('error.png');
		});

		await check('a refused key shows where a new one is made', async () => {
			await open(goodRows(1));
			sandbox.options = { keys: ['sk_live_another'] };
			await editor.executeStep();
			const shown = await editor.part('output-panel').innerText();
			assert.match(shown, /adspirer\.ai\/keys/);
			sandbox.options = {};
		});

		await check('a failed row in a node that goes on is an item like the others', async () => {
			await open(
				[...goodRows(1), { adgroup_name: 'Bad budget', budget: 'fifty' }],
				{},
				{ onError: 'continueRegularOutput' },
			);
			await editor.executeStep();
			const output = editor.part('output-panel');
			await output.getByText('2 items').first().waitFor();
			await output.locator('[data-test-id="radio-button-table"]').click();
			await output.getByText('Row 2: Budget came as').first().waitFor();
		});
	} finally {
		sandbox.options = {};
		await page.close();
		await editor.close();
	}
};
