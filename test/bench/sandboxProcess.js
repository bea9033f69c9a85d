/** A sandbox in a process of its own, so that its work is not counted as the node's. */
require('../../scripts/typescript');
const { startSandbox } = require('../sandbox/index.ts');

let sandbox;

process.on('message', async ({ open, seen }) => {
	if (open) {
		await sandbox?.close();
		sandbox = await startSandbox({ quota: { limit: 1e9 }, ...open });
		process.send({ url: sandbox.url });
	}
	if (seen) {
		const { calls, adGroups, madeAds } = sandbox;
		const names = new Set(adGroups.map((group) => group.arguments.adgroup_name));
		process.send({
			calls: calls.length,
			adGroups: adGroups.length,
			rows: names.size,
			ads: madeAds.length,
		});
	}
});
process.on('disconnect', () => process.exit(0));
