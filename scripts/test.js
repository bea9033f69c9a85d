/**
 * Everything that has to hold before a change may go in: types, build, official lint, tests, and
 * both legs of the official scan. Ends with one line that counts checks and tests together.
 */
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'adspirer-tiktok-test-'));
const jestReport = join(folder, 'jest.json');

const checks = [
	{ name: 'Types', command: ['npm', 'run', '--silent', 'typecheck'] },
	{ name: 'Build', command: ['npm', 'run', '--silent', 'build'] },
	{
		name: 'Official lint',
		command: ['npm', 'run', '--silent', 'lint'],
		// The lint's own exit code lets warnings pass; here they do not.
		refuses: (output) => /\b[1-9]\d* warnings?\b/.test(output),
	},
	{ name: 'Official scan of the sources', command: ['node', 'scripts/scan.mjs', 'sources'] },
	{ name: 'Official scan of the tarball', command: ['node', 'scripts/scan.mjs', 'tarball'] },
];

function run(command, stdio) {
	const [program, ...args] = command;
	return spawnSync(program, args, {
		cwd: root,
		stdio,
		encoding: 'utf8',
		shell: process.platform === 'win32',
		env: { ...process.env, FORCE_COLOR: '0' },
	});
}

let passed = 0;
let failed = 0;

for (const { name, command, refuses } of checks) {
	const started = Date.now();
	const result = run(command, 'pipe');
	const output = `${result.stdout ?? ''}${result.stderr ?? ''}`;
	const ok = result.status === 0 && !refuses?.(output);
	const seconds = ((Date.now() - started) / 1000).toFixed(1);
	console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
	if (ok) passed++;
	else {
		failed++;
		console.log(output.trim());
	}
}

run(
	['jest', '--json', `--outputFile=${jestReport}`, ...process.argv.slice(2)],
	[
		'inherit',
		// With --json the report goes to the file as well as to standard output, which nobody reads.
		'ignore',
		'inherit',
	],
);
try {
	const report = JSON.parse(readFileSync(jestReport, 'utf8'));
	passed += report.numPassedTests;
	failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
	// A test that is switched off proves nothing, so it counts as one that failed.
	failed += report.numPendingTests + report.numTodoTests;
	if (!report.success && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) failed++;
} catch {
	failed++;
	console.log('FAILED Tests: jest left no report');
}
rmSync(folder, { recursive: true, force: true });

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
