/**
 * Starts n8n with the node, the demo's media plan and a sandbox of Adspirer, for somebody who changes
 * the code: says where to click, and loads every change into the running n8n. Everything is on
 * loopback and is thrown away at the end.
 *
 * Usage: npm run dev
 */
const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { installServer } = require('../test/e2e/host/install');
const { openInstance } = require('../test/e2e/host/instance');
const { pack } = require('../test/e2e/host/pack');
const { progress, step } = require('../test/e2e/host/report');
const { owner } = require('../test/e2e/host/rest');
const { planWorkflow } = require('../test/e2e/host/workflows');

const root = path.resolve(__dirname, '..');

/** Compiles into the installed package whenever a source changes; n8n loads what it finds there. */
function watchSources(installed) {
	const tsc = require.resolve('typescript/bin/tsc');
	const options = ['-p', root, '--watch', '--preserveWatchOutput', '--outDir'];
	return spawn(process.execPath, [tsc, ...options, path.join(installed, 'dist')], {
		stdio: ['ignore', 'inherit', 'inherit'],
	});
}

function sayWhereToClick({ server, sandbox }, workflow) {
	const lines = [
		'',
		`  Open      ${server.url}/workflow/${workflow.id}`,
		`  Sign in   ${owner.email}, password ${owner.password}`,
		'  Then      Execute workflow, and double-click "Adspirer TikTok" for its form and output.',
		'',
		`  Calls go to a sandbox at ${sandbox.url}, so no money is spent. n8n's log: ${server.logFile}`,
		'  When you save a change in nodes/ or credentials/, it is compiled below and n8n loads it.',
		'  Reload the page to see a changed form. Icons and .node.json files need a restart.',
		'  Ctrl+C ends everything and throws the workflows away.',
		'',
	];
	console.log(lines.join('\n'));
}

async function main() {
	await installServer();
	const folder = mkdtempSync(path.join(tmpdir(), 'adspirer-dev-'));
	let instance;
	let compiler;
	const asked = new Promise((resolve) => {
		// Not once: npm passes on a Ctrl+C that this process got already, and a second one would kill it.
		for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, resolve);
	});
	try {
		const tarball = await step('Building and packing', async () => await pack(folder));
		instance = await step('Starting the sandbox and n8n with the node', async () => {
			return await openInstance(tarball, { env: { N8N_DEV_RELOAD: 'true' } });
		});
		const workflow = await instance.rest.createWorkflow(
			planWorkflow(instance, { onError: 'continueErrorOutput' }),
		);
		sayWhereToClick(instance, workflow);
		compiler = watchSources(instance.installed);
		await asked;
		progress('Ending …');
	} finally {
		compiler?.kill();
		await instance?.close();
		rmSync(folder, { recursive: true, force: true });
	}
}

main().then(
	() => process.exit(0),
	(error) => {
		console.error(error.message);
		process.exit(1);
	},
);
