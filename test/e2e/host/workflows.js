const { randomUUID } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const path = require('node:path');
const places = require('./places');

const nodeType = 'n8n-nodes-adspirer-tiktok.adspirerTikTok';
const node = 'Adspirer TikTok';
const campaign = '1790000000000000001';

/** The example workflows as paths below examples/, those with stand-ins among them. */
function exampleFiles() {
	return ['', 'stand-ins']
		.flatMap((folder) =>
			readdirSync(path.join(places.examples, folder)).map((file) => path.join(folder, file)),
		)
		.filter((file) => file.endsWith('.json'))
		.sort();
}

function readExample(file) {
	return JSON.parse(readFileSync(path.join(places.examples, file), 'utf8'));
}

const nodeOf = (workflow, name) => workflow.nodes.find((node) => node.name === name);

/** Chooses the credentials of an imported workflow; `others` are those of other types, by type. */
function withCredentials(workflow, instance, others = {}) {
	for (const node of workflow.nodes) {
		if (node.type.startsWith(nodeType)) {
			const { id, name } = instance.credential;
			node.credentials = { adspirerApi: { id, name } };
		}
		const isWebhook = node.parameters.authentication === 'headerAuth';
		const type = node.type === 'n8n-nodes-base.n8n' ? 'n8nApi' : isWebhook && 'httpHeaderAuth';
		if (type && others[type]) node.credentials = { [type]: others[type] };
	}
	return workflow;
}

async function importExample(instance, file, { change, others } = {}) {
	const workflow = withCredentials(readExample(file), instance, others);
	change?.(workflow);
	return await instance.rest.createWorkflow(workflow);
}

const goodParameters = {
	resource: 'adGroup',
	operation: 'create',
	campaignId: { __rl: true, mode: 'id', value: campaign },
	adgroupName: '={{ $json.adgroup_name }}',
	budget: '={{ $json.budget }}',
};

/** Start by hand → rows → the node, in a workflow that is not saved yet. */
function rowsWorkflow(instance, name, rows, parameters = {}, more = {}) {
	const made = (fields) => ({ id: randomUUID(), typeVersion: 1, parameters: {}, ...fields });
	return withCredentials(
		{
			name,
			nodes: [
				made({ name: 'Start', type: 'n8n-nodes-base.manualTrigger', position: [0, 0] }),
				made({
					name: 'Rows',
					type: 'n8n-nodes-base.code',
					typeVersion: 2,
					position: [220, 0],
					parameters: { jsCode: `return ${JSON.stringify(rows)}.map((json) => ({ json }));` },
				}),
				made({
					name: node,
					type: nodeType,
					position: [440, 0],
					...more,
					parameters: structuredClone({ ...goodParameters, ...parameters }),
				}),
			],
			connections: {
				Start: { main: [[{ node: 'Rows', type: 'main', index: 0 }]] },
				Rows: { main: [[{ node, type: 'main', index: 0 }]] },
			},
			settings: { executionOrder: 'v1' },
		},
		instance,
	);
}

/** Start by hand → the demo's sheet, with what is messy first → ad groups with their ads. */
function planWorkflow(instance, more) {
	require(path.join(places.project, 'scripts/typescript.js'));
	const { ownAnswers, ownSheet, readSheet } = require('../../demo/sheet.ts');
	const rows = readSheet(ownSheet).map(
		({ row_number, 'Ad group': name, 'Campaign ID': id, Objective, ...row }) => ({
			...{ row_number, 'Ad group': name, Country: row.Country, Age: row.Age, ...row },
			...{ Objective, 'Campaign ID': id },
		}),
	);
	const auto = Object.fromEntries(Object.keys(rows[0]).map((heading) => [heading, 'auto']));
	const written = rowsWorkflow(instance, 'Media plan to TikTok', rows, {}, more);
	nodeOf(written, node).parameters = {
		...{ resource: 'plan', operation: 'create', startPaused: true },
		// n8n shows an empty choice for a column that isn't named here.
		columns: { mappingMode: 'defineBelow', value: { ...auto, ...ownAnswers } },
	};
	return written;
}

async function saveRows(instance, ...given) {
	return await instance.rest.createWorkflow(rowsWorkflow(instance, ...given));
}

function goodRows(count, prefix = 'Ad group') {
	return Array.from({ length: count }, (_, index) => ({
		adgroup_name: `${prefix} ${index + 1}`,
		budget: 50,
	}));
}

/** A year whose dates are all ahead. */
const nextYear = new Date().getFullYear() + 1;

module.exports = {
	nodeType,
	node,
	campaign,
	nextYear,
	exampleFiles,
	readExample,
	nodeOf,
	importExample,
	rowsWorkflow,
	planWorkflow,
	saveRows,
	goodRows,
};
