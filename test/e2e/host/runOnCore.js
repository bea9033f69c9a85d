/**
 * A process of its own: loads the package with one n8n-core's own loader and creates an ad group
 * with its engine. Arguments: a folder whose node_modules holds n8n-core and n8n-workflow, the
 * folder of the package, and the address of the sandbox. Prints what came out as JSON.
 */
const { createRequire } = require('node:module');
const path = require('node:path');

const [root, packageFolder, baseUrl] = process.argv.slice(2);
const load = createRequire(path.join(root, 'package.json'));
const core = load('n8n-core');
const { ICredentialsHelper, Workflow, NodeHelpers } = load('n8n-workflow');

const nodeType = 'adspirerTikTok';
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

async function main() {
	const loader = new core.PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const { type } = loader.getNode(nodeType);
	const credential = loader.getCredential('adspirerApi').type;
	const nodes = {
		start: { name: 'Start', type: 'start', typeVersion: 1, parameters: {} },
		tested: {
			name: 'Adspirer TikTok',
			type: nodeType,
			typeVersion: 1,
			credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
			parameters: {
				campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
				adgroupName: '={{ $json.name }}',
				budget: 50,
				options: {},
			},
		},
	};
	const start = {
		description: { name: 'start', version: 1, properties: [], inputs: [], outputs: ['main'] },
		execute: async () => [[{ json: { name: 'By an older n8n' } }]],
	};
	const byName = (name) => (name === 'start' ? start : type);
	const workflow = new Workflow({
		id: 'workflow',
		name: 'One ad group',
		active: false,
		nodes: Object.values(nodes).map((node) => ({ id: node.name, position: [0, 0], ...node })),
		connections: { Start: { main: [[{ node: 'Adspirer TikTok', type: 'main', index: 0 }]] } },
		nodeTypes: {
			getByName: byName,
			getByNameAndVersion: (name, version) =>
				NodeHelpers.getVersionedNodeType(byName(name), version),
			getKnownTypes: () => ({}),
		},
	});
	const surroundings = {
		credentialsHelper: new KnownCredentials(credential),
		executionId: '1',
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
		hooks: new core.ExecutionLifecycleHooks('manual', '1', { id: 'workflow', name: '', nodes: [] }),
	};
	const engine = new core.WorkflowExecute(surroundings, 'manual');
	const run = (given) => engine.run(...given);
	const first = workflow.getNode('Start');
	// n8n 2 takes one object, n8n 1 takes the workflow and the node.
	const takesObject = core.WorkflowExecute.prototype.run.length === 1;
	const { data, status } = await run(
		takesObject ? [{ workflow, startNode: first }] : [workflow, first],
	);
	const task = data.resultData.runData['Adspirer TikTok']?.[0];
	const version = (name) => load(`${name}/package.json`).version;
	return {
		core: version('n8n-core'),
		workflow: version('n8n-workflow'),
		status,
		error: data.resultData.error?.message,
		items: task?.data?.main[0].map(({ json }) => json),
	};
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
