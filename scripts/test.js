/**
 * Everything that has to hold before a change may go in: types, layers, build, official lint, no
 * unused exports, no duplicates, sizes, both legs of the official scan, and both projects' tests.
 * Prints a line for each check and ends with one line that counts checks and tests together.
 *
 * Usage: node scripts/test.js [options for jest]
 */
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');

/** Linters and npm leave things in the folder for temporary files, so theirs goes when they end. */
const temporary = mkdtempSync(join(tmpdir(), 'adspirer-tiktok-test-'));

const npmScript = (name) => ['npm', 'run', '--silent', name];

const checks = [
	{ name: 'Types', command: npmScript('typecheck') },
	{ name: 'Layers', command: npmScript('layers') },
	{
		name: 'Architecture document',
		command: ['node', 'scripts/architecture.js', '--check'],
	},
	{ name: 'Build', command: npmScript('build') },
	{
		name: 'Official lint',
		command: npmScript('lint'),
		// The lint exits with 0 if there are only warnings. Here they fail it.
		fails: (output) => /\b[1-9]\d* warnings?\b/.test(output),
	},
	{ name: 'Unused exports', command: npmScript('unused') },
	{ name: 'Sizes', command: npmScript('sizes') },
	{ name: 'Duplicated code', command: npmScript('duplicates') },
	{ name: 'Official scan of the sources', command: ['node', 'scripts/scan.mjs', 'sources'] },
	{ name: 'Official scan of the tarball', command: ['node', 'scripts/scan.mjs', 'tarball'] },
];

/** Runs a program to its end. `stdio` as in Node's child_process. */
function run([program, ...args], stdio) {
	return spawnSync(program, args, {
		cwd: root,
		stdio,
		encoding: 'utf8',
		shell: process.platform === 'win32',
		env: {
			...process.env,
			FORCE_COLOR: '0',
			TMPDIR: temporary,
			TEMP: temporary,
			TMP: temporary,
		},
	});
}

function report(ok, name, startedAt) {
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
}

/** Runs one check, and prints what it said if it failed. */
function runCheck({ name, command, fails }) {
	const startedAt = Date.now();
	const { status, stdout, stderr } = run(command, 'pipe');
	const output = `${stdout ?? ''}${stderr ?? ''}`;
	const ok = status === 0 && !fails?.(output);
	report(ok, name, startedAt);
	if (!ok) console.log(output.trim());
	return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Counts of a jest report. A test that is switched off proves nothing, so it counts as failed. */
function countTests(file) {
	let jest;
	try {
		jest = JSON.parse(readFileSync(file, 'utf8'));
	} catch {
		console.log('Jest left no report');
		return { passed: 0, failed: 1 };
	}
	const broken = jest.numFailedTests + jest.numRuntimeErrorTestSuites;
	const failed = broken + jest.numPendingTests + jest.numTodoTests;
	return {
		passed: jest.numPassedTests,
		failed: failed === 0 && !jest.success ? 1 : failed,
	};
}

/** Runs the tests of one of the projects in jest.config.js. */
function runTests(project, options) {
	const startedAt = Date.now();
	const file = join(temporary, `${project}.json`);
	const jest = ['jest', '--selectProjects', project, '--passWithNoTests', ...options];
	// With --json the report also goes to standard output, where nobody reads it.
	run([...jest, '--json', `--outputFile=${file}`], ['inherit', 'ignore', 'inherit']);
	const counts = countTests(file);
	report(counts.failed === 0, `Tests: ${project}`, startedAt);
	return counts;
}

try {
	const options = process.argv.slice(2);
	const tests = ['unit', 'engine'].map((project) => () => runTests(project, options));
	const results = [...checks.map((check) => () => runCheck(check)), ...tests].map((step) => step());
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	process.exitCode = sum('failed') === 0 ? 0 : 1;
} finally {
	rmSync(temporary, { recursive: true, force: true });
}
