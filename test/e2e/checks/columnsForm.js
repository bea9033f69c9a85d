const assert = require('node:assert/strict');
const { Columns } = require('../host/columns');
const { Editor } = require('../host/editor');
const { progress } = require('../host/report');
const { nextYear, node, nodeOf, rowsWorkflow } = require('../host/workflows');

/** Long enough for a busy machine; what it took is told. */
const patience = 30_000;

const plan = {
	'Ad group': 'US',
	'Daily budget': '50',
	Country: 'US',
	'Zweck 7': 'Traffic',
	'Copy 4 x': 'New in',
	Placement: 'TikTok',
};

/** The columns that a person answers first, a known one too, and with what. */
const answers = [
	['Zweck 7', /^Objective$/, 'objective'],
	['Copy 4 x', /^Ignore$/, 'ignore'],
	['Placement', /^Placement Type$/, 'placement_type'],
];

const { Placement, ...oneLess } = plan;
const { 'Copy 4 x': copy, ...others } = plan;

/** The later inputs, and the column of each that is ignored then; no row is no input. */
const inputs = [
	['after a page reload, without input', undefined, 'Ad group'],
	['with another input', { Name: 'X', Land: 'DE', Betrag: '12' }, 'Name'],
	['with a column more', { ...plan, 'Fee 9 y': 'yes' }, 'Fee 9 y'],
	['with a column less', oneLess, 'Daily budget'],
	['with a column renamed', { ...others, 'Copy 5 x': copy }, 'Copy 5 x'],
	['with the first input again', plan, 'Country'],
];

/** Columns of a full plan, which are all known. */
const known = [
	...['Campaign ID', 'Ad group', 'Country', 'Objective', 'Daily budget', 'Lifetime budget'],
	...['Budget type', 'Start date', 'End date', 'Placement type', 'Placement', 'Pixel ID'],
	...['Conversion event', 'Age', 'Gender', 'Language', 'OS', 'Interests', 'Custom audiences'],
	...['Excluded audiences', 'Billing event', 'Frequency cap', 'Dayparting', 'Bid', 'Status'],
];

/** Names that objects have, and signs that end a path, a text or an expression. */
const odd = [
	...['a"]b', 'constructor', '__proto__', 'prototype', 'toString', '=Sum'],
	...['He said "hi"', "it's", 'a.b', 'a[0]', 'Line\nbreak', 'back\\slash', '{{ 1 }}', '<b>x</b>'],
	...['heading:x', '100%', 'length', 'value', 'Größe 通貨', 'trail '],
];

/** The line that ignores all others at once. */
const allOthers = 'heading:others';

/** The line that takes over at once what columns are proposed to be. */
const allProposals = 'heading:proposals';

const columnsOf = (lines) =>
	[...lines.keys()].filter((id) => ![allOthers, allProposals].includes(id));

const objectOf = (headings) =>
	JSON.parse(`{${headings.map((one, at) => `${JSON.stringify(one)}:"cell ${at}"`).join()}}`);

/** Rows → the node, where n8n publishes them: by a trigger that it can start. */
function workflowOf(instance, name, rows) {
	const written = rowsWorkflow(instance, name, [], { mappingMode: 'autoMapInputData' });
	const trigger = nodeOf(written, 'Start');
	trigger.type = 'n8n-nodes-base.scheduleTrigger';
	trigger.parameters = { rule: { interval: [{ field: 'months' }] } };
	setRows(written, rows);
	return written;
}

/** As text, since `__proto__` in an object of code is no column. */
function setRows(workflow, rows) {
	const text = JSON.stringify(JSON.stringify(rows));
	nodeOf(workflow, 'Rows').parameters.jsCode =
		`return JSON.parse(${text}).map((json) => ({ json }));`;
}

module.exports = async function columnsForm({ check, instance, chromium }) {
	const { rest, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const columns = new Columns(editor);
	await editor.page.setViewportSize({ width: 1300, height: 1200 });

	const stored = async (id) => await rest.ask('GET', `/rest/workflows/${id}`);
	const columnsIn = (workflow) => nodeOf(workflow, node).parameters.columns;
	const answersIn = (workflow) =>
		Object.fromEntries(
			Object.entries(columnsIn(workflow).value).filter(([, choice]) => choice !== 'auto'),
		);
	const change = async (id, rows) => {
		const workflow = await stored(id);
		setRows(workflow, rows);
		const { name, nodes, connections, settings, versionId } = workflow;
		const changed = { name, nodes, connections, settings, versionId };
		await rest.ask('PATCH', `/rest/workflows/${id}`, changed);
	};
	/** As n8n's Publish does, which refuses a form with a choice that isn't offered. */
	const publish = async (id) => {
		await rest.activate(id);
		await rest.deactivate(id);
	};
	const reopen = async () => {
		await editor.closeNode();
		await editor.openNode(node);
	};
	/** Opens a workflow's node once the node before it has run: n8n lists columns when a node is opened. */
	const openWith = async (id) => {
		await editor.openWorkflow(id);
		await editor.openNode('Rows');
		await editor.executeStep();
		await editor.dismissMessages();
		await editor.closeNode();
		await editor.openNode(node);
	};

	let id;
	await check('each column has a line, and what a person answers is saved', async () => {
		({ id } = await rest.createWorkflow(workflowOf(instance, 'Columns', [plan])));
		await editor.openWorkflow(id);
		await editor.openNode(node);
		await editor.loadInput();
		await editor.part('ndv').getByText('To see the columns of your sheet').waitFor();
		await reopen();
		const lines = await columns.shown((all) => columnsOf(all).length === 6);
		assert.deepEqual(lines.get('Zweck 7'), {
			label: 'Zweck 7',
			choice: 'Auto (needs your answer)',
		});
		assert.deepEqual(lines.get('Daily budget'), {
			label: 'Daily budget',
			choice: 'Auto (Daily Budget)',
		});
		for (const [heading, words, value] of answers) await columns.answer(heading, words, value);
		await reopen();
		const again = await columns.shown((all) => all.get('Zweck 7')?.choice === 'Objective');
		assert.equal(again.get('Copy 4 x').choice, 'Ignore');
		await publish(id);
	});

	/** All that was answered so far. */
	const expected = Object.fromEntries(answers.map(([heading, , value]) => [heading, value]));
	for (const [when, row, next] of inputs) {
		await check(`no answer is lost ${when}, and publishing works`, async () => {
			if (row) await change(id, [row]);
			if (row) await openWith(id);
			else {
				await editor.openWorkflow(id);
				await editor.openNode(node);
			}
			const labelOf = (heading) =>
				row && !(heading in row) ? `${heading} (not in this input)` : heading;
			const headings = [...Object.keys(expected), ...Object.keys(row ?? plan)];
			const lines = await columns.shown((all) =>
				headings.every((one) => all.get(one)?.label === labelOf(one)),
			);
			for (const [heading, words] of answers) assert.match(lines.get(heading).choice, words);
			// Whatever the editor holds by now is saved with the next answer.
			await columns.answer(next, /^Ignore$/, 'ignore');
			expected[next] = 'ignore';
			assert.deepEqual(answersIn(await stored(id)), expected);
			await publish(id);
		});
	}

	const chooseOperation = async (name) => {
		await editor.field('operation').click();
		const choice = editor.page.locator('.el-select-dropdown__item').filter({ visible: true });
		await choice.filter({ hasText: name }).first().click();
	};

	await check(
		'Check Columns has the answers of Create, and Create those of Check Columns',
		async () => {
			await chooseOperation(/^Check Columns/);
			await columns.shown((all) => all.get('Zweck 7')?.choice === 'Objective');
			await columns.answer('Placement', /^Ignore$/, 'ignore');
			const both = { ...expected, Placement: 'ignore' };
			assert.deepEqual(answersIn(await stored(id)), both);
			await publish(id);
			for (const name of [/^Check Rows/, /^Create/]) {
				await chooseOperation(name);
				await columns.shown((all) => all.get('Placement')?.choice === 'Ignore');
				assert.deepEqual(answersIn(await stored(id)), both);
			}
			await publish(id);
		},
	);

	await check('odd headings break neither the list nor publishing', async () => {
		const made = await rest.createWorkflow(workflowOf(instance, 'Odd', [objectOf(odd)]));
		await openWith(made.id);
		const lines = await columns.shown((all) => columnsOf(all).length === odd.length);
		const ids = columnsOf(lines);
		for (const one of ids.slice(1)) await columns.choose(one, /^Ignore$/);
		await columns.answer(ids[0], /^Ignore$/, 'ignore');
		await publish(made.id);
		assert.equal(Object.keys(answersIn(await stored(made.id))).length, odd.length);
		await editor.openWorkflow(made.id);
		await editor.openNode(node);
		const again = await columns.shown((all) => columnsOf(all).length === odd.length);
		assert.deepEqual(new Set(ids.map((one) => again.get(one).choice)), new Set(['Ignore']));
		await publish(made.id);
	});

	await check('all columns that are left are ignored at once, by name', async () => {
		const rows = [{ ...plan, KPI: 'CTR', 'Notes, old': 'a' }];
		const made = await rest.createWorkflow(workflowOf(instance, 'Others', rows));
		await openWith(made.id);
		await columns.shown((all) => all.has(allOthers));
		await columns.answer('Zweck 7', /^Objective$/, 'objective');
		const left = ['Zweck 7', 'Copy 4 x', 'KPI', 'Notes, old'];
		await columns.answer(
			allOthers,
			/^Ignore 4 columns nothing is known of: /,
			JSON.stringify(left),
		);
		await publish(made.id);
		await reopen();
		const lines = await columns.shown((all) => all.get('KPI')?.choice === 'Auto (ignored)');
		assert.equal(lines.get('Zweck 7').choice, 'Objective');
		assert.equal(lines.get(allOthers).label, 'All others (3 columns ignored)');
		assert.match(lines.get(allOthers).choice, /^Ignore 3 columns nothing is known of: Copy 4 x, /);
		await publish(made.id);
		await change(made.id, [{ ...rows[0], Fee: '12', Gender: 'F' }]);
		await openWith(made.id);
		const later = await columns.shown((all) => all.has('Fee'));
		const fee = { label: 'Fee', choice: 'Auto (needs your answer)' };
		assert.deepEqual(later.get('Fee'), fee);
		assert.equal(later.get('Gender').choice, 'Auto (Gender)');
		assert.equal(later.get(allOthers).label, 'All others (1 column)');
		assert.match(later.get(allOthers).choice, /^Ignore 3 columns nothing is known of: Copy 4 x, /);
		await publish(made.id);
	});

	await check('what may decide keeps its own line, and is photographed', async () => {
		const strange = {
			Handset: 'iOS',
			Runs: `1-31 March ${nextYear}`,
			'QA folder': 'a',
			KPI: 'CTR',
		};
		const made = await rest.createWorkflow(
			workflowOf(instance, 'Evidence', [{ ...plan, 'Zweck 7': '', ...strange }]),
		);
		await openWith(made.id);
		await columns.shown((all) => all.has(allOthers));
		await columns.choose(allOthers, /^Ignore 3 columns nothing is known of: /);
		const lines = await columns.shown((all) => /^Ignore 3/.test(all.get(allOthers)?.choice));
		for (const heading of ['Handset', 'Runs']) {
			assert.equal(lines.get(heading).choice, 'Auto (needs your answer)');
		}
		await editor.photograph('all-others.png');
	});

	await check('what columns are proposed to be is taken over at once', async () => {
		const rows = [{ ...plan, 'Timeline - Start': `${nextYear}-03-01`, 'Geo (lookup)': 'US' }];
		delete rows[0].Country;
		const made = await rest.createWorkflow(workflowOf(instance, 'Proposals', rows));
		await openWith(made.id);
		const offered = await columns.shown((all) => all.has(allProposals));
		assert.equal(offered.get(allProposals).label, 'All proposals (2 columns)');
		await columns.choose(allProposals, /^Take over 2 columns: /);
		await columns.answer('Zweck 7', /^Objective$/, 'objective');
		await publish(made.id);
		await reopen();
		const lines = await columns.shown(
			(all) => all.get('Geo (lookup)')?.choice === 'Auto (Locations)',
		);
		assert.equal(lines.get('Timeline - Start').choice, 'Auto (Start Time)');
		assert.equal(lines.get(allProposals).label, 'All proposals (2 columns taken over)');
		assert.match(
			lines.get(allProposals).choice,
			/^Take over 2 columns: Timeline - Start as Start Time, /,
		);
	});

	await check('a line that is removed stays away, and its column is ignored', async () => {
		const rows = [{ ...plan, KPI: 'CTR' }];
		const made = await rest.createWorkflow(workflowOf(instance, 'Removed', rows));
		await openWith(made.id);
		await columns.shown((all) => all.has('KPI'));
		await columns.remove('KPI');
		await reopen();
		await columns.shown((all) => all.get(allOthers)?.label === 'All others (2 columns)');
		await columns.answer('Zweck 7', /^Objective$/, 'objective');
		await columns.answer('Copy 4 x', /^Ignore$/, 'ignore');
		assert.equal((await columns.lines()).has('KPI'), false);
		await chooseOperation(/^Check Columns/);
		await editor.executeStep();
		await editor.part('output-panel').getByText('ignored (removed in the form)').waitFor();
		await publish(made.id);
	});

	const sizes = [
		[40, 200],
		[25, 2000],
	];
	for (const [width, height] of sizes)
		await check(`a form with ${width} columns of ${height} rows opens`, async () => {
			const unknown = Array.from({ length: 15 }, (_, at) => `Column number ${at}`);
			const headings = [...unknown, ...known].slice(0, width);
			const rows = Array.from({ length: height }, () => objectOf(headings));
			const made = await rest.createWorkflow(workflowOf(instance, 'Many', rows));
			await openWith(made.id);
			await columns.shown((all) => columnsOf(all).length === width);
			await editor.closeNode();
			const since = Date.now();
			await editor.openNode(node);
			await columns.shown((all) => columnsOf(all).length === width);
			const took = Date.now() - since;
			progress(`${width} lines took ${took} ms to open`);
			assert.ok(took < patience, `${took} ms`);
		});
};
