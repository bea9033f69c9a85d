/**
 * Loads once for all test files of a worker what keeps nothing of one: packages, of which n8n's engine alone
 * takes longer to load than most files take to run, and the layers that are pure functions, whose tables of
 * headings take as long. Everything else is loaded anew for each file. What is loaded once can't be
 * replaced by jest.mock.
 */
const { join, resolve } = require('node:path');
const { default: Runtime } = require('jest-runtime');

const root = resolve(__dirname, '../..');
const shared = [
	...['base', 'words', 'parse', 'contract', 'sheet'].map(
		(layer) => `nodes/AdspirerTikTok/${layer}`,
	),
	'test/engine/host',
].map((path) => join(root, path));

const isShared = (path) => shared.some((one) => path === one || path.startsWith(join(one, '/')));
const isPackage = (name) => /^[^./]/.test(name) || name.includes('/node_modules/');

const loaded = new Map();

module.exports = class extends Runtime {
	constructor(...given) {
		super(...given);
		const { watch, watchAll } = given.at(-1);
		// Between two runs of one process the code changes.
		if (watch || watchAll) loaded.clear();
	}

	requireModule(from, name, options, isActual) {
		const load = () => super.requireModule(from, name, options, isActual);
		if (name === undefined || options?.isInternalModule) return load();
		if (isPackage(name)) return require(name);
		const path = resolve(from, '..', name);
		if (!isShared(path)) return load();
		if (!loaded.has(path)) loaded.set(path, load());
		return loaded.get(path);
	}
};
