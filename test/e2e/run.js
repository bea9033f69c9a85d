/**
 * The end-to-end checks: the packed tarball in a real n8n server, driven by its REST interface and
 * by clicking in Chromium, against the sandbox of the service. Needs no preparation; the first
 * time it installs n8n and Chromium. Names of topics as arguments run these alone, and
 * --tarball=FILE checks a package that is packed already.
 */
const { spawnSync } = require('node:child_process');
const { existsSync, rmSync } = require('node:fs');
const path = require('node:path');
const { installBrowser, installServer } = require('./host/install');
const { openInstance } = require('./host/instance');
const { pack } = require('./host/pack');
const places = require('./host/places');
const { temporaryFolder } = require('./host/processes');
const { checkList, progress, runToEnd, step } = require('./host/report');
const { startOver } = require('./host/sandbox');

/** In the order in which they run; each file gives one function. */
const topics = [
	'types',
	'exampleStructure',
	'exampleRows',
	'exampleChanges',
	'exampleAds',
	'exampleWebhooks',
	'exampleUpload',
	'stoppedAndKilled',
	'editorForm',
	'editorRun',
	'columnsForm',
	'oldAndNew',
	'queue',
	'firstTime',
	'dev',
];

async function main() {
	let instance;
	await installServer();
	// Only now is the browser's driver there.
	const { closeOpenEditors, photographOpenEditors } = require('./host/editor');
	rmSync(places.screenshots, { recursive: true, force: true });
	const { check, end } = checkList(async (title) => [
		...(instance?.server.lastWords() ?? []),
		...(await photographOpenEditors(title)),
	]);
	const chromium = await installBrowser();
	const { folder, remove } = temporaryFolder('adspirer-e2e-');
	const given = process.argv.slice(2);
	const wanted = given.filter((argument) => !argument.startsWith('--'));
	const packed = given.find((argument) => argument.startsWith('--tarball='))?.slice(10);
	try {
		const tarball = packed ?? (await step('Building and packing', async () => await pack(folder)));
		instance = await step(
			'Starting the sandbox and n8n with the package',
			async () => await openInstance(tarball),
		);
		for (const topic of topics.filter((one) => wanted.length === 0 || wanted.includes(one))) {
			progress(`Checks: ${topic}`);
			startOver(instance.sandbox);
			const run = require(`./checks/${topic}`);
			// A topic that can not even begin is a failure of its own, and the others still run.
			await run({ check, instance, tarball, folder, chromium }).catch(
				async (error) => await check(`${topic} runs to its end`, () => Promise.reject(error)),
			);
			await closeOpenEditors();
		}
	} finally {
		await instance?.close();
		remove();
	}
	return end();
}

/** n8n needs a newer Node than the package itself; the project brings one along. */
function withNode24() {
	if (Number(process.versions.node.split('.')[0]) >= 24 || !existsSync(places.node24)) return;
	const env = { ...process.env, PATH: `${path.dirname(places.node24)}:${process.env.PATH}` };
	const { status } = spawnSync(places.node24, process.argv.slice(1), { stdio: 'inherit', env });
	process.exit(status ?? 1);
}

withNode24();
runToEnd(main);
