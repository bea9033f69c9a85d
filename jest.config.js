const { existsSync, readFileSync, readdirSync, statSync } = require('node:fs');
const { join, resolve, sep } = require('node:path');

const tests = join(__dirname, 'test');

/** Whoever loads a file of these runs n8n's engine or a server; all other tests are pure functions. */
const engineFolders = ['engine', 'sandbox'].map((name) => join(tests, name) + sep);

/** Node 20's statSync throws for a path below a file, such as words/en.json/index.ts; existsSync doesn't. */
const isFile = (path) => existsSync(path) && statSync(path).isFile();

const imports = new Map();

/** The files of the project that a file imports. Types alone run nothing. */
function importsOf(file) {
	const known = imports.get(file) ?? readImports(file);
	imports.set(file, known);
	return known;
}

function readImports(file) {
	const code = readFileSync(file, 'utf8').replace(/^(?:im|ex)port type [^;]*;/gm, '');
	return [...code.matchAll(/(?:from|import|import\(|require\() ?'(\.[^']+)'/g)].flatMap(
		([, name]) => {
			const path = resolve(file, '..', name);
			return ['', '.ts', '.js', '/index.ts'].map((ending) => path + ending).filter(isFile);
		},
	);
}

function reachesEngine(file, seen = new Set()) {
	if (engineFolders.some((folder) => file.startsWith(folder))) return true;
	if (seen.has(file)) return false;
	seen.add(file);
	return importsOf(file).some((imported) => reachesEngine(imported, seen));
}

// The benchmarks and the end-to-end tests have no tests for Jest, and an n8n of 3 GB next to them.
const testFiles = readdirSync(tests)
	.filter((name) => !['bench', 'e2e'].includes(name))
	.map((name) => join(tests, name))
	.filter((path) => !isFile(path))
	.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)))
	.filter((path) => path.endsWith('.test.ts'));

const inRoot = (file) => file.replace(__dirname, '<rootDir>').replaceAll(sep, '/');

/** @returns {import('jest').Config} */
const project = (displayName, files) => ({
	displayName,
	// The copy of the project in package/recipes.test.ts finds what is transformed here.
	id: displayName,
	testEnvironment: '<rootDir>/test/jest/environment.js',
	runtime: '<rootDir>/test/jest/runtime.js',
	// Not in the system's temporary folder, where nothing of a test stays.
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	roots: ['<rootDir>/test'],
	testMatch: files.map(inRoot),
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
});

/** @type {import('jest').Config} */
module.exports = {
	projects: [
		project(
			'unit',
			testFiles.filter((file) => !reachesEngine(file)),
		),
		project(
			'engine',
			testFiles.filter((file) => reachesEngine(file)),
		),
	],
	// Only there to end a test that would wait for ever; on a busy machine the longest took a minute.
	testTimeout: 300000,
	// Tests wait for answers more than they compute, so no core is left free for Jest itself.
	maxWorkers: '100%',
};
