const assert = require('node:assert/strict');
const path = require('node:path');
const places = require('./places');

/** Starts the sandbox inside this process, so that checks see its inside. */
async function startSandbox(options) {
	// The sandbox is TypeScript, for jest; here it is compiled as it is loaded.
	require(path.join(places.project, 'scripts/typescript.js'));
	const { startSandbox: start } = require(path.join(places.project, 'test/sandbox/index.ts'));
	return await start(options);
}

/** Empties a sandbox that runs: no ad groups, no ads, no calls, no key remembered, and these options. */
function startOver(sandbox, options = {}) {
	sandbox.adGroups.length = 0;
	sandbox.madeAds.length = 0;
	sandbox.calls.length = 0;
	sandbox.forgetKeys();
	sandbox.options = options;
}

function onlyAdGroup({ adGroups }) {
	assert.equal(adGroups.length, 1);
	return adGroups[0];
}

function namesIn(sandbox) {
	return sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort();
}

const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();

module.exports = {
	startSandbox,
	startOver,
	onlyAdGroup,
	namesIn,
	namesOf,
	sandboxKey: 'sk_live_sandbox_key',
};
