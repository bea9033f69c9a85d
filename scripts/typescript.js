/**
 * Lets plain Node load the TypeScript of this project, as the tests do through jest: for the demo
 * and the benchmarks, which run outside jest. Types are not checked here; `npm run typecheck` does.
 */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const loaders = { ...require.extensions };
for (const extension of Object.keys(loaders)) delete require.extensions[extension];

const compile = (code, filename) =>
	transformSync(code, {
		filename,
		sourceMaps: 'inline',
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'commonjs' },
	}).code;

// First of all, since a node's codex file has the name of its class file with .json after it.
require.extensions['.ts'] = (module, filename) =>
	module._compile(compile(readFileSync(filename, 'utf8'), filename), filename);
Object.assign(require.extensions, loaders);

module.exports = { compile };
