const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const path = require('node:path');
const { Editor } = require('../host/editor');
const { Film } = require('../host/film');
const places = require('../host/places');
const { startOver } = require('../host/sandbox');
const { node, nodeOf, rowsWorkflow } = require('../host/workflows');

const [sheetNode, groupNode, adNode] = ['Media plan', 'Ad groups', 'Ads'];

/** The demo's sheet, with what is messy first, → its ad groups → their ads. */
function planWorkflow(instance, onError) {
	const { ownAnswers, ownSheet, readSheet } = require('../../demo/sheet.ts');
	const rows = readSheet(ownSheet).map(
		({ row_number, 'Ad group': name, 'Campaign ID': id, Objective, ...row }) => ({
			...{ row_number, 'Ad group': name, Country: row.Country, Age: row.Age, ...row },
			...{ Objective, 'Campaign ID': id },
		}),
	);
	const written = rowsWorkflow(instance, 'Media plan to TikTok', rows, {}, { onError });
	const adGroups = nodeOf(written, node);
	nodeOf(written, 'Rows').name = sheetNode;
	adGroups.name = groupNode;
	const columns = { mappingMode: 'defineBelow', value: ownAnswers };
	const create = { operation: 'create', mappingMode: 'autoMapInputData', columns };
	const ads = { ...adGroups, id: randomUUID(), name: adNode, position: [660, 0] };
	ads.parameters = { resource: 'ad', ...create };
	adGroups.parameters = { resource: 'adGroup', ...create, options: { includeInputFields: true } };
	written.nodes.push(ads);
	const to = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	written.connections = {
		...{ Start: to(sheetNode), [sheetNode]: to(groupNode), [groupNode]: to(adNode) },
	};
	return written;
}

module.exports = async function editorRun({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url, { scale: 1.5 });
	const { page } = editor;
	await page.setViewportSize({ width: 1080, height: 760 });

	await check('a messy plan becomes ad groups with their ads, and bad rows say why', async () => {
		startOver(sandbox);
		sandbox.quota = { ...sandbox.quota, tier: 'plus', used: 12, limit: 150 };
		const film = new Film(page);
		await editor.openIn(rest, planWorkflow(instance, 'continueRegularOutput'), groupNode);
		await editor.loadInput();
		await editor.showTable('ndv-input-panel');
		await editor.widenOutput(-400);
		await film.show(4000, '12 rows of a media plan, as buyers write it');
		await editor.widenOutput(650);
		assert.match(await editor.executeStep(), /6 created/);
		await editor.dismissMessages();
		await editor.showTable('output-panel');
		await editor.part('output-panel').getByText('adgroup_id').first().scrollIntoViewIfNeeded();
		await film.show(5000, 'Map Automatically: 6 ad groups, each created once');
		await editor.closeNode();
		await editor.openNode(adNode);
		await editor.widenOutput(650);
		assert.match(await editor.executeStep(), /7 created/);
		await editor.dismissMessages();
		await editor.showTable('output-panel');
		await film.show(5000, 'Their 7 ads, and what to fix in the 5 refused rows');
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
		await editor.openIn(rest, planWorkflow(instance, 'stopWorkflow'), groupNode);
		await editor.widenOutput(250);
		await editor.executeStep();
		const message = await editor.part('node-error-message').innerText();
		assert.match(message, /4 of 12 rows.*nothing was sent/);
		const description = await editor.part('node-error-description').innerText();
		assert.match(description, /Sheet row 10 \(UK \| 18-30 \| Spring sale\): 'Age' is "18-30"/);
		assert.match(description, /On Error/);
		assert.equal(sandbox.adGroups.length, 0);
		await editor.photograph('error.png');
	});
};
