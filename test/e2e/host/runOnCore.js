/**
 * A process of its own: loads the package with one n8n-core's own loader and plays a scene on its
 * engine. Arguments: a folder whose node_modules holds n8n-core and n8n-workflow, the folder of the
 * package, the address of the sandbox, and the scene as JSON. Prints what came out as JSON.
 *
 * A scene has `rows` to run, with `parameters` and `settings` of the node, and `retry` to retry the
 * execution as n8n does on request; or it has `list`, a parameter whose list is opened.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const [root, packageFolder, baseUrl, sceneText] = process.argv.slice(2);
const scene = JSON.parse(sceneText);
const load = createRequire(path.join(root, 'package.json'));
const core = load('n8n-core');
const { ICredentialsHelper, Workflow, NodeHelpers, createRunExecutionData } = load('n8n-workflow');
const { parse, stringify } = createRequire(load.resolve('n8n-core'))('flatted');

const nodeType = 'adspirerTikTok';
const nodeName = 'Adspirer TikTok';
const values = { apiKey: 'sk_live_sandbox_key', baseUrl };

/** Credentials from memory in place of a database. */
class KnownCredentials extends ICredentialsHelper {
	constructor(type) {
		super();
		this.type = type;
	}
	getParentTypes() {
		return [];
	}
	isCredentialUsableByNode() {
		return true;
	}
	async authenticate(credentials, _name, options) {
		return await this.type.authenticate(credentials, options);
	}
	async preAuthentication() {}
	async runPreAuthentication() {}
	async getCredentials() {
		throw new Error('not used');
	}
	async getDecrypted() {
		return { ...values };
	}
	async updateCredentials() {}
	async updateCredentialsOauthTokenData() {}
	getCredentialsProperties() {
		return this.type.properties;
	}
}

/** Anything that only a server has. */
const nothing = async () => undefined;

function workflowWith(type) {
	const nodes = {
		start: { name: 'Start', type: 'start', typeVersion: 1, parameters: {} },
		tested: {
			name: nodeName,
			type: nodeType,
			typeVersion: 1,
			credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
			parameters: {
				campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
				adgroupName: '={{ $json.name }}',
				budget: '={{ $json.budget }}',
				options: {},
				...scene.parameters,
			},
			...scene.settings,
		},
	};
	const start = {
		description: { name: 'start', version: 1, properties: [], inputs: [], outputs: ['main'] },
		execute: async () => [scene.rows.map((json) => ({ json }))],
	};
	const byName = (name) => (name === 'start' ? start : type);
	return new Workflow({
		id: 'workflow',
		name: 'On an engine alone',
		active: false,
		nodes: Object.values(nodes).map((node) => ({ id: node.name, position: [0, 0], ...node })),
		connections: { Start: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
		nodeTypes: {
			getByName: byName,
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(byName(name), version),
			getKnownTypes: () => ({}),
		},
	});
}

function surroundings(credential, executionId, mode) {
	return {
		credentialsHelper: new KnownCredentials(credential),
		executionId,
		workflowId: 'workflow',
		currentNodeExecutionIndex: 0,
		executeWorkflow: nothing,
		startRunnerTask: nothing,
		logAiEvent: () => {},
		variables: {},
		webhookWaitingBaseUrl: 'http://localhost:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://localhost:5678/form-waiting',
		restApiUrl: 'http://localhost:5678/rest',
		instanceBaseUrl: 'http://localhost:5678/',
		hooks: new core.ExecutionLifecycleHooks(mode, executionId, {
			id: 'workflow',
			name: '',
			nodes: [],
		}),
	};
}

/** The first state of an execution that was started by hand. */
function begun(workflow) {
	const node = workflow.getNode('Start');
	return createRunExecutionData({
		executionData: {
			nodeExecutionStack: [{ node, data: { main: [[{ json: {} }]] }, source: null }],
		},
	});
}

/** The first state of a retry, as n8n's server makes it from what it stored of the failed one. */
function begunAgain(data) {
	const state = parse(stringify(data));
	const { resultData } = state;
	delete resultData.error;
	const tasks = resultData.runData[resultData.lastNodeExecuted] ?? [];
	if (tasks.at(-1)?.error) tasks.pop();
	return state;
}

async function run(workflow, credential, executionId, mode, state) {
	const engine = new core.WorkflowExecute(surroundings(credential, executionId, mode), mode, state);
	const { data, status } = await engine.processRunExecutionData(workflow);
	const task = data.resultData.runData[nodeName]?.at(-1);
	const outcome = {
		status,
		error: data.resultData.error?.message,
		outputs: (task?.data?.main ?? []).map((items) => (items ?? []).map(({ json }) => json)),
	};
	return { data, outcome };
}

async function main() {
	const loader = new core.PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const { type } = loader.getNode(nodeType);
	const credential = loader.getCredential('adspirerApi').type;
	const workflow = workflowWith(type);
	const version = (name) => load(`${name}/package.json`).version;
	const versions = { core: version('n8n-core'), workflow: version('n8n-workflow') };
	if (scene.list) {
		const { modes } = type.description.properties.find(({ name }) => name === scene.list);
		const { searchListMethod } = modes.find(({ name }) => name === 'list').typeOptions;
		const context = new core.LoadOptionsContext(
			workflow,
			workflow.getNode(nodeName),
			surroundings(credential, undefined, 'manual'),
			`parameters.${scene.list}`,
		);
		return { ...versions, list: await type.methods.listSearch[searchListMethod].call(context) };
	}
	const first = await run(workflow, credential, '1', 'manual', begun(workflow));
	if (!scene.retry) return { ...versions, ...first.outcome };
	const second = await run(workflow, credential, '2', 'retry', begunAgain(first.data));
	return { ...versions, ...first.outcome, retried: second.outcome };
}

main().then(
	(outcome) => {
		console.log(JSON.stringify(outcome));
		process.exit(0);
	},
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
