/**
 * A process of its own that runs a workflow on the engine, so that a test can kill it. Jest runs
 * code in a realm inside its own process; this file is what `node` is started with instead.
 */
require('../../../../scripts/typescript');
require('./engineProcess.ts')
	.runAsProcess(process.argv[2])
	.then(() => process.exit(0));
