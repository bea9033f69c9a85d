/**
 * Everything that has to hold before a change may go in: types, layers, build, official lint, no
 * unused exports, no duplicates, sizes, format, both legs of the official scan, and the tests. Checks run
 * side by side, the longer ones first, and the others beside the tests.
 * Prints a line for each check and ends with one line that counts checks and tests together.
 *
 * Usage: node scripts/test.js [options for jest]
 */
const { spawn } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');

/** Linters and npm leave things in the folder for temporary files, so theirs goes when they end. */
const temporary = mkdtempSync(join(tmpdir(), 'adspirer-tiktok-test-'));

const npmScript = (name) => ['npm', 'run', '--silent', name];

/** The check of all that `npm run format` formats. Files that haven't changed aren't read again. */
const { scripts } = require('../package.json');
const format = [...scripts.format.replace('--write', '--check').split(' '), '--cache'];

/** Types are worked out again only for what has changed, or depends on it. */
const cache = 'node_modules/.cache';
const remembered = ['--incremental', '--tsBuildInfoFile', `${cache}/tests.tsbuildinfo`];

/** Checks the types of what is shipped, and writes what a test and a scan read, so that these wait for it. */
const build = { name: 'Build', command: npmScript('build') };

/** Begins with the build, as it takes longest. */
const lint = {
	name: 'Official lint',
	command: npmScript('lint'),
	// The lint exits with 0 if there are only warnings. Here they fail it.
	fails: (output) => /\b[1-9]\d* warnings?\b/.test(output),
};

/** One after the other beside the tests, which wait for answers more than they compute. */
const beside = [
	{ name: 'Types of the tests', command: ['tsc', '-p', 'test/tsconfig.json', ...remembered] },
	{ name: 'Format', command: format },
	{ name: 'Official scan of the tarball', command: ['node', 'scripts/scan.mjs', 'tarball'] },
	{ name: 'Official scan of the sources', command: ['node', 'scripts/scan.mjs', 'sources'] },
	{ name: 'Unused exports', command: npmScript('unused') },
	{ name: 'Layers', command: npmScript('layers') },
	{ name: 'Architecture document', command: ['node', 'scripts/architecture.js', '--check'] },
	{ name: 'Sizes', command: npmScript('sizes') },
	{ name: 'Duplicated code', command: npmScript('duplicates') },
];

/** Runs a program to its end. `stdio` as in Node's child_process. */
async function run([program, ...args], stdio, more = {}) {
	const started = spawn(program, args, {
		cwd: root,
		stdio,
		shell: process.platform === 'win32',
		env: {
			...process.env,
			FORCE_COLOR: '0',
			TMPDIR: temporary,
			TEMP: temporary,
			TMP: temporary,
			...more,
		},
	});
	let output = '';
	for (const stream of [started.stdout, started.stderr]) {
		stream?.setEncoding('utf8').on('data', (text) => (output += text));
	}
	const status = await new Promise((resolve) => {
		started.on('error', (error) => {
			output += error.message;
			resolve(1);
		});
		started.on('close', resolve);
	});
	return { status, output };
}

function report(ok, name, startedAt) {
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
}

/** Runs one check, and prints what it said if it failed. */
async function runCheck({ name, command, fails }) {
	const startedAt = Date.now();
	const { status, output } = await run(command, 'pipe');
	const ok = status === 0 && !fails?.(output);
	report(ok, name, startedAt);
	if (!ok) console.log(output.trim());
	return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function runInTurn(checks) {
	const results = [];
	for (const check of checks) results.push(await runCheck(check));
	return results;
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

async function runTests(options) {
	const startedAt = Date.now();
	const file = join(temporary, 'tests.json');
	// With --json the report also goes to standard output, where nobody reads it.
	const jest = ['jest', '--passWithNoTests', ...options, '--json', `--outputFile=${file}`];
	// The test of the tarball needs no second build.
	await run(jest, ['inherit', 'ignore', 'inherit'], { BUILT_BEFORE_TESTS: '1' });
	const counts = countTests(file);
	report(counts.failed === 0, 'Tests', startedAt);
	return counts;
}

async function main() {
	const linted = runCheck(lint);
	const built = await runCheck(build);
	const tests = runTests(process.argv.slice(2));
	const results = [built, await linted, ...(await runInTurn(beside)), await tests];
	const sum = (key) => results.reduce((total, result) => total + result[key], 0);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	process.exitCode = sum('failed') === 0 ? 0 : 1;
}

main().finally(() => rmSync(temporary, { recursive: true, force: true }));
