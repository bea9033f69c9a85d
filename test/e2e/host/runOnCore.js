/**
 * Loads the package with one n8n-core's own loader, plays a scene on its engine, and prints what came out as
 * JSON. Arguments: a folder whose node_modules holds n8n-core and n8n-workflow, the package's folder, the
 * sandbox's address, and the scene as JSON: `rows` to run, with `parameters` and `settings` of the node, and
 * `retry` to retry the execution; or `list`, a parameter whose list is opened.
 */
const Module = require('node:module');
const path = require('node:path');

const [root, packageFolder, baseUrl, sceneText] = process.argv.slice(2);
const scene = JSON.parse(sceneText);
const load = Module.createRequire(path.join(root, 'package.json'));

// The engine of the tests is TypeScript, and gets this n8n's packages in place of the project's.
require('../../../scripts/typescript');
const own = new Map(['n8n-core', 'n8n-workflow'].map((name) => [name, load.resolve(name)]));
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...place) => own.get(name) ?? resolve(name, ...place);
// Expressions run as in this n8n.
const host = require.resolve('../../engine/host.js');
const { parse, stringify } = require('flatted');
require.cache[host] = Object.assign(new Module(host), {
	exports: { serialise: stringify, deserialise: parse, startExpressions: async () => {} },
	loaded: true,
});
const { createEngine, nodeName, simpleWorkflow } = require('../../engine/index.ts');

const nodeType = 'adspirerTikTok';

const outcomeOf = (run) => ({
	status: run.status,
	error: run.error?.message,
	outputs: [0, 1].map((output) => run.json(nodeName.tested, output)),
});

async function main() {
	const { PackageDirectoryLoader } = load('n8n-core');
	const loader = new PackageDirectoryLoader(packageFolder);
	await loader.loadAll();
	const engine = createEngine({
		nodeTypes: { [nodeType]: loader.getNode(nodeType).type },
		credentialTypes: { adspirerApi: loader.getCredential('adspirerApi').type },
		credentials: { Adspirer: { apiKey: 'sk_live_sandbox_key', baseUrl } },
	});
	const workflow = simpleWorkflow({
		type: nodeType,
		credentials: { adspirerApi: { id: '1', name: 'Adspirer' } },
		parameters: {
			campaignId: { __rl: true, mode: 'id', value: '1790000000000000001' },
			adgroupName: '={{ $json.name }}',
			budget: '={{ $json.budget }}',
			options: {},
			...scene.parameters,
		},
		...scene.settings,
	});
	const version = (name) => load(`${name}/package.json`).version;
	const versions = { core: version('n8n-core'), workflow: version('n8n-workflow') };
	if (scene.list) {
		const [, node] = workflow.nodes;
		return { ...versions, list: await engine.openList({ node, parameter: scene.list }) };
	}
	const first = await engine.run({ ...workflow, rows: scene.rows, mode: 'manual' });
	const retried = scene.retry && outcomeOf(await engine.run({ retryOf: first }));
	return { ...versions, ...outcomeOf(first), retried };
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
