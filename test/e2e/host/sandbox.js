const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const places = require('./places');

/** The sandbox is TypeScript, for jest; here it is compiled as it is loaded, with the same compiler. */
function loadTypeScript() {
	const { transformSync } = require('@swc/core');
	Module._extensions['.ts'] = (module, filename) => {
		const { code } = transformSync(readFileSync(filename, 'utf8'), {
			filename,
			jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
			module: { type: 'commonjs' },
		});
		module._compile(code, filename);
	};
}

/** Starts the double of the service on loopback, inside this process, so that checks see its inside. */
async function startSandbox(options) {
	if (!Module._extensions['.ts']?.adspirer) {
		loadTypeScript();
		Module._extensions['.ts'].adspirer = true;
	}
	const { startSandbox: start } = require(path.join(places.project, 'test/sandbox/index.ts'));
	return await start(options);
}

/** Empties a sandbox that runs: no ad groups, no calls, no key remembered, and these options. */
function startOver(sandbox, options = {}) {
	sandbox.adGroups.length = 0;
	sandbox.calls.length = 0;
	sandbox.forgetKeys();
	sandbox.options = options;
}

/** The names of the ad groups that exist, sorted. */
function namesIn(sandbox) {
	return sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort();
}

module.exports = { startSandbox, startOver, namesIn, sandboxKey: 'sk_live_sandbox_key' };
