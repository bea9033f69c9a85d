/**
 * A sandbox in a process of its own, so that its work is not counted as the node's. It is told what
 * to do by messages: options to start afresh with; it answers with its address. Asked for its
 * account, it tells how many calls came, how many ad groups exist, and of how many rows.
 */
require('../../scripts/typescript');
const { startSandbox } = require('../sandbox/index.ts');

let sandbox;

process.on('message', async ({ open, account }) => {
	if (open) {
		await sandbox?.close();
		sandbox = await startSandbox({ quota: { limit: 1e9 }, ...open });
		process.send({ url: sandbox.url });
	}
	if (account) {
		const names = new Set(sandbox.adGroups.map((group) => group.arguments.adgroup_name));
		const { calls, adGroups } = sandbox;
		process.send({ calls: calls.length, adGroups: adGroups.length, rows: names.size });
	}
});
process.on('disconnect', () => process.exit(0));
