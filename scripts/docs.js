/**
 * Writes what documents say by the code: the lists of headings and of words for choices, the
 * tables of fields and options, and the graph of the layers. A test fails if one is out of date.
 *
 * Usage: npm run docs
 */
const { spawnSync } = require('node:child_process');
const { resolve } = require('node:path');

const root = resolve(__dirname, '..');
const bin = (name) => resolve(root, 'node_modules', name);

const steps = [
	[bin('jest/bin/jest.js'), '--config', 'jest.config.js', '--silent', 'Document\\.test'],
	[bin('prettier/bin/prettier.cjs'), '--log-level', 'warn', '--write', 'docs'],
	[resolve(__dirname, 'architecture.js')],
];

for (const step of steps) {
	const env = { ...process.env, UPDATE_DOCS: '1' };
	const { status } = spawnSync(process.execPath, step, { cwd: root, env, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
