/**
 * The packed tarball on the engine of one older n8n, on the Node.js that runs this file, as continuous
 * integration has one for each. Usage: node test/e2e/engine.js 1.123.81
 */
const { checkEngine } = require('./host/engineChecks');
const { installEngine, olderEngines } = require('./host/engines');
const { pack } = require('./host/pack');
const { temporaryFolder } = require('./host/processes');
const { checkList, progress, runToEnd } = require('./host/report');
const { startSandbox } = require('./host/sandbox');

async function main() {
	const wanted = process.argv[2];
	const engine = olderEngines.find(({ n8n }) => n8n === wanted);
	if (!engine) {
		const known = olderEngines.map(({ n8n }) => n8n).join(', ');
		throw new Error(`Name one of these versions of n8n: ${known}`);
	}
	progress(`Node.js ${process.version}`);
	const { folder, remove } = temporaryFolder('adspirer-engine-');
	const sandbox = await startSandbox();
	const { check, end } = checkList();
	try {
		const tarball = await pack(folder);
		const root = await installEngine(engine);
		await checkEngine({ ...engine, root }, { check, sandbox, tarball, folder });
	} finally {
		await sandbox.close();
		remove();
	}
	return end();
}

runToEnd(main);
