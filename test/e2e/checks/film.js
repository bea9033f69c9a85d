const assert = require('node:assert/strict');
const path = require('node:path');
const { Editor } = require('../host/editor');
const { Film } = require('../host/film');
const places = require('../host/places');
const { campaign, nextYear, node, nodeOf, rowsWorkflow } = require('../host/workflows');

const sheetNode = 'Media plan';

/** As buyers write it: amounts, dates, countries and ages in many forms. */
const sheet = [
	['US Women 18-34', 'US', '18-34', 'F', '$1,250.00', `Mar 1, ${nextYear}`],
	['UK + IE 25+', 'UK, Ireland', '25+', 'All', '$45', `1 March ${nextYear}`],
	['DACH Video', 'Deutschland; AT; CH', '25–54', 'M/F', '1.250,00 USD', `${nextYear}-03-01`],
	['Canada Men', 'Canada', '18-24, 25-34', 'men', '80 USD', `${nextYear}-03-01 09:00`],
	['Australia All', 'AU', 'All', '', '60', ''],
].map(([name, Country, Age, Gender, budget, start], at) => ({
	row_number: at + 2,
	'Ad group': name,
	Country,
	Age,
	Gender,
	'Daily budget': budget,
	'Start date': start,
	'Campaign ID': campaign,
}));

/** Makes the film of the README. */
module.exports = async function film({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	await check('a messy sheet becomes ad groups, and the film shows it', async () => {
		const written = rowsWorkflow(instance, 'Media plan to TikTok', sheet);
		const rows = nodeOf(written, 'Rows');
		rows.name = sheetNode;
		written.connections.Start.main[0][0].node = sheetNode;
		written.connections[sheetNode] = written.connections.Rows;
		delete written.connections.Rows;
		nodeOf(written, node).parameters = { resource: 'adGroup', operation: 'create' };
		sandbox.quota = { ...sandbox.quota, used: 38, limit: 150, tier: 'plus' };

		await page.setViewportSize({ width: 1280, height: 860 });
		const shot = new Film(page);
		await editor.openWorkflow((await rest.createWorkflow(written)).id);
		await editor.openNode(node);
		await editor.loadInput();
		await editor.showTable('ndv-input-panel');
		await editor.widenOutput(-350);
		await shot.show(3800, 'A media plan, as buyers write it');
		await editor.widenOutput(350);
		await shot.show(600, 'Map Automatically finds the columns by their headings');
		await shot.click(editor.field('mappingMode'), 800);
		const choice = page
			.getByRole('option', { name: /^Map Automatically/ })
			.filter({ visible: true });
		await shot.click(choice, 400);
		await editor.field('adgroupName').waitFor({ state: 'detached' });
		await shot.show(1800);
		await editor.part('node-execute-button').hover();
		await shot.show(800, 'All rows are checked before the first call');
		await editor.executeStep();
		await editor.dismissMessages();
		await editor.showTable('output-panel');
		await editor.widenOutput(250);
		await shot.show(4500, 'The node tells how it read the cells …');
		const summary = editor.part('output-panel').getByText(/^5 created/);
		await summary.scrollIntoViewIfNeeded();
		await shot.show(5000, '… and each row has the ID of its ad group');

		assert.equal(sandbox.adGroups.length, sheet.length);
		assert.equal(await editor.marked().count(), 0);
		const size = await shot.write(path.join(places.docs, 'film.webp'));
		assert.ok(size < 3_000_000, `${size} bytes are too many for a README`);
	});
};
