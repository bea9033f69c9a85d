/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// Not in the system's temporary folder, where nothing of a test stays.
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/test/e2e/', '<rootDir>/test/bench/'],
	transform: {
		'\\.ts$': [
			'@swc/jest',
			{ jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
		],
	},
	// Only there to end a test that would wait for ever; on a busy machine the longest took a minute.
	testTimeout: 300000,
	// Tests wait for answers more than they compute, so no core is left free for Jest itself.
	maxWorkers: '100%',
};
