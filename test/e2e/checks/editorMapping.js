const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { startOver } = require('../host/sandbox');
const { node, nodeOf, nodeType, rowsWorkflow } = require('../host/workflows');
const mediaPlan = require('./mediaPlan');

/** A whole media plan is brought into the node, by dragging its columns and by its headings. */
module.exports = async function editorMapping({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);

	/** Opens the node with nothing filled in but what is given. */
	const open = async (rows, parameters = {}) => {
		const written = rowsWorkflow(instance, 'Media plan', rows);
		nodeOf(written, node).parameters = { resource: 'adGroup', operation: 'create', ...parameters };
		await editor.openIn(rest, written, node);
	};
	/** What the service received for each row of the plan, in the plan's order. */
	const received = () => {
		const all = sandbox.callsTo('add_tiktok_ad_group').map((call) => call.arguments);
		return mediaPlan.sent.map(({ adgroup_name: name }) =>
			all.find((one) => one.adgroup_name === name),
		);
	};
	const waitFor = async (...names) => {
		for (const name of names) {
			await until(
				`${name} to be in the form`,
				async () => (await editor.field(name).count()) === 1,
			);
		}
	};

	const types = await rest.ask('GET', '/types/nodes.json');
	const { properties } = types.find(({ name }) => name === nodeType);
	const collections = properties.filter(({ type }) => type === 'collection');
	/** Adds a field that is a setting of a collection, such as the age groups of the targeting. */
	const addToForm = async (field) => {
		for (const { placeholder, options } of collections) {
			const option = options.find(({ name }) => name === field);
			if (!option || (await editor.field(field).count()) > 0) continue;
			await editor.part('ndv').getByPlaceholder(placeholder, { exact: true }).click();
			await editor.page.getByRole('option', { name: option.displayName, exact: true }).click();
		}
	};

	/** Drags a column of the loaded input into a field, with the mouse. */
	const drag = async (column, name) => {
		const { page } = editor;
		const pill = editor
			.part('ndv-input-panel')
			.locator('[data-test-id="run-data-schema-node-name"]')
			.getByText(column, { exact: true });
		const field = editor.field(name);
		await pill.scrollIntoViewIfNeeded();
		await field.scrollIntoViewIfNeeded();
		// A form that is still being drawn moves, and the mouse would miss.
		for (const part of [pill, field]) await part.hover({ trial: true });
		const middle = async (part) => {
			const { x, y, width, height } = await part.boundingBox();
			return [x + width / 2, y + height / 2];
		};
		const [x, y] = await middle(pill);
		await page.mouse.move(x, y);
		await page.mouse.down();
		await page.mouse.move(x + 20, y + 5, { steps: 5 });
		await page.mouse.move(...(await middle(field)), { steps: 15 });
		await page.mouse.up();
		// The value below the field moves everything under it, and a later drag would miss.
		await field.locator('.cm-content').getByText(column).waitFor();
	};

	const mapped = {
		objective: '={{ $json.Objective }}',
		placementType: '={{ $json["Placement type"] }}',
		budgetMode: '={{ $json["Budget type"] }}',
	};
	await check('pixel and placements can be mapped before any data is loaded', async () => {
		await open(mediaPlan.plan, mapped);
		await waitFor('pixelId', 'optimizationEvent', 'scheduleEndTime', 'placements');
	});

	await check('nor do words in the first row that want neither hide them', async () => {
		await open([{ Objective: 'Traffic', 'Placement type': 'Automatic' }], mapped);
		await editor.loadInput();
		// The editor applies its display rules to loaded rows when the form is opened.
		await editor.closeNode();
		await editor.openNode(node);
		await waitFor('pixelId', 'optimizationEvent', 'placements');
	});

	await check('every column of a media plan is dragged in; nothing is red', async () => {
		startOver(sandbox);
		await open(mediaPlan.plan);
		await editor.loadInput();
		for (const [column, field] of mediaPlan.fields) {
			await addToForm(field);
			await drag(column, field);
			assert.equal(await editor.isMarked(field), false, `'${column}' is marked red`);
		}
		assert.deepEqual(await editor.marks(), []);
	});

	await check('its run creates what the sheet says', async () => {
		await editor.executeStep();
		assert.deepEqual(received(), mediaPlan.sent);
		assert.equal(sandbox.adGroups.length, mediaPlan.sent.length);
		assert.deepEqual(await editor.marks(), []);
	});

	await check('Map Automatically asks for account and campaign alone', async () => {
		await open(mediaPlan.plan);
		await editor.choose('mappingMode', /^Map Automatically/);
		await editor.field('adgroupName').waitFor({ state: 'detached' });
		await waitFor('advertiserId', 'campaignId');
		for (const name of ['budget', 'locations', 'objective', 'scheduleStartTime', 'pixelId']) {
			assert.equal(await editor.field(name).count(), 0, name);
		}
		assert.deepEqual(await editor.marks(), []);
	});

	await check('its run creates the same, and names columns without a use', async () => {
		startOver(sandbox);
		const rows = mediaPlan.plan.map((row) => ({ ...row, Mood: 'sunny' }));
		await open(rows, { mappingMode: 'autoMapInputData' });
		const shown = await editor.executeStep();
		assert.deepEqual(received(), mediaPlan.sent);
		assert.match(shown, /2 created/);
		assert.match(shown, /Unused columns[^\n]*'Mood'/);
	});

	await check('markup in a heading or a cell is shown as text', async () => {
		const link = '<a href="https://elsewhere.example">Sign in</a>';
		const rows = [{ ...mediaPlan.plan[0], [link]: 'now', Budget: `<img src="x">${link}` }];
		await open(rows, { mappingMode: 'autoMapInputData' });
		const shown = await editor.executeStep();
		assert.match(shown, /Sign in/);
		assert.equal(await editor.page.locator('a[href*="elsewhere.example"]').count(), 0);
		assert.equal(await editor.page.locator('img[src="x"]').count(), 0);
	});
};
