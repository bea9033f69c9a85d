const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { run } = require('./commands');
const { fromNpm } = require('./install');
const places = require('./places');
const { step } = require('./report');

/** Older versions of n8n, and what each depends on. The newest is the server that is installed. */
const olderEngines = [
	{ n8n: '1.123.81', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0.3', core: '2.0.2', workflow: '2.0.1' },
	{ n8n: '2.20.12', core: '2.20.6', workflow: '2.20.3' },
];

/** An engine alone, without the server around it, kept next to the server between runs. */
async function installEngine({ n8n, core, workflow }) {
	const root = path.join(places.modules, '.engines', n8n);
	const ready = path.join(root, '.installed');
	if (!existsSync(ready)) {
		mkdirSync(root, { recursive: true });
		writeFileSync(path.join(root, 'package.json'), '{ "private": true }');
		await step(`Installing the engine of n8n ${n8n}`, async () => {
			const wanted = [`n8n-core@${core}`, `n8n-workflow@${workflow}`];
			await fromNpm(n8n, ['install', '--ignore-scripts', '--loglevel=error', ...wanted], root);
		});
		writeFileSync(ready, '');
	}
	return root;
}

/** Plays a scene on an engine, in a process of its own; see host/runOnCore.js. */
async function play(root, userFolder, unpacked, sandbox, scene) {
	const script = path.join(places.here, 'host/runOnCore.js');
	const args = [script, root, unpacked, sandbox.url, JSON.stringify(scene)];
	const printed = await run(process.execPath, args, {
		env: {
			...process.env,
			N8N_USER_FOLDER: userFolder,
			// n8n's start script does the same, so that packages find what n8n supplies.
			NODE_PATH: path.join(root, 'node_modules'),
		},
	});
	return JSON.parse(printed.trim().split('\n').at(-1));
}

module.exports = { olderEngines, installEngine, play };
