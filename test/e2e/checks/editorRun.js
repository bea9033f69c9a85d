const assert = require('node:assert/strict');
const path = require('node:path');
const { Editor } = require('../host/editor');
const { Film } = require('../host/film');
const places = require('../host/places');
const { startOver } = require('../host/sandbox');
const { node, planWorkflow } = require('../host/workflows');

module.exports = async function editorRun({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url, { scale: 1.5 });
	const { page } = editor;
	await page.setViewportSize({ width: 1080, height: 760 });

	await check('a messy plan becomes ad groups with their ads, and bad rows say why', async () => {
		startOver(sandbox);
		sandbox.quota = { ...sandbox.quota, tier: 'plus', used: 12, limit: 150 };
		const film = new Film(page);
		const goesOn = { onError: 'continueRegularOutput' };
		await editor.openIn(rest, planWorkflow(instance, goesOn), node);
		await editor.loadInput();
		await editor.showTable('ndv-input-panel');
		await editor.widenOutput(-400);
		await film.show(4000, '12 rows of a media plan, as buyers write it');
		await editor.widenOutput(650);
		assert.match(await editor.executeStep(), /Ad groups: 6 created.*Ads: 7 created/);
		await editor.dismissMessages();
		await editor.showTable('output-panel');
		for (const column of ['adgroup_id', 'ad_id']) {
			await editor.part('output-panel').getByText(column).first().waitFor();
		}
		await film.show(
			6000,
			'One node: 6 ad groups, their 7 ads, and what to fix in the 5 other rows',
		);
		await editor.photograph('output.png');
		assert.deepEqual([sandbox.adGroups.length, sandbox.madeAds.length], [6, 7]);
		await editor.executeStep();
		await editor.dismissMessages();
		assert.deepEqual([sandbox.adGroups.length, sandbox.madeAds.length], [6, 7]);
		await film.show(4000, '12 rows → 6 ad groups → 7 ads, 5 refused. Run twice: still 6 and 7');
		const size = await film.write(path.join(places.docs, 'film.webp'));
		assert.ok(size < 3_000_000, `${size} bytes are too many for a README`);
		sandbox.quota = { ...sandbox.quota, limit: 10_000 };
	});

	await check('with Stop Workflow nothing is sent, and every bad row is named', async () => {
		startOver(sandbox);
		await editor.openIn(rest, planWorkflow(instance, { onError: 'stopWorkflow' }), node);
		await editor.widenOutput(250);
		await editor.executeStep();
		const message = await editor.part('node-error-message').innerText();
		assert.match(message, /5 of 12 rows.*nothing was sent/);
		const description = await editor.part('node-error-description').innerText();
		assert.match(description, /Sheet row 10: 'Age' is "18-30"/);
		assert.match(description, /On Error/);
		assert.equal(sandbox.adGroups.length, 0);
		await editor.photograph('error.png');
	});
};
