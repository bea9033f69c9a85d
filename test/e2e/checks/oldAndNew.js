const assert = require('node:assert/strict');
const { existsSync, mkdirSync, mkdtempSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { run } = require('../host/commands');
const { installAsN8n } = require('../host/pack');
const places = require('../host/places');
const { progress, step } = require('../host/report');

/** What n8n itself depends on, by n8n's version; the newest is the server that is installed here. */
const lines = [
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
];

/** An engine alone, without the server around it, kept beside the server between runs. */
async function installEngine({ n8n, core, workflow }) {
	const root = path.join(places.modules, '.engines', n8n);
	const ready = path.join(root, '.installed');
	if (!existsSync(ready)) {
		mkdirSync(root, { recursive: true });
		writeFileSync(path.join(root, 'package.json'), '{ "private": true }');
		await step(`Installing the engine of n8n ${n8n}`, async () => {
			const wanted = [`n8n-core@${core}`, `n8n-workflow@${workflow}`];
			await run('npm', ['install', '--ignore-scripts', '--loglevel=error', ...wanted], {
				cwd: root,
			});
		});
		writeFileSync(ready, '');
	}
	return root;
}

/** The packed tarball in older engines: loaded by their own loader, run by their own engine. */
module.exports = async function oldAndNew({ check, instance: { sandbox }, tarball, folder }) {
	const createOn = async (root) => {
		// Each engine is an n8n of its own, or it would only ask for the same ad group again.
		const userFolder = mkdtempSync(path.join(folder, 'engine-'));
		const unpacked = await installAsN8n(tarball, userFolder);
		const script = path.join(places.here, 'host/runOnCore.js');
		const printed = await run(process.execPath, [script, root, unpacked, sandbox.url], {
			env: {
				...process.env,
				N8N_USER_FOLDER: userFolder,
				// n8n's start script does the same, so that packages find what n8n supplies.
				NODE_PATH: path.join(root, 'node_modules'),
			},
		});
		return JSON.parse(printed.trim().split('\n').at(-1));
	};

	const roots = [];
	for (const line of lines) roots.push({ ...line, root: await installEngine(line) });
	const { version } = require(path.join(places.modules, 'n8n/package.json'));
	roots.push({ n8n: version, root: places.here });

	for (const { n8n, root, core } of roots) {
		await check(`loads and creates an ad group on the engine of n8n ${n8n}`, async () => {
			sandbox.adGroups.splice(0);
			// By Name, the key is the same on every engine.
			sandbox.forgetKeys();
			const outcome = await createOn(root);
			if (core) assert.equal(outcome.core, core);
			assert.equal(outcome.status, 'success', outcome.error);
			const [made, ...more] = sandbox.adGroups;
			assert.deepEqual(more, []);
			assert.equal(outcome.items[0].adgroup_id, made.adgroup_id);
			assert.equal(made.arguments.adgroup_name, 'By an older n8n');
			progress(`        n8n-core ${outcome.core}, n8n-workflow ${outcome.workflow}`);
		});
	}
};
