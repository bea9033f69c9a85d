const { spawn } = require('node:child_process');
const { existsSync } = require('node:fs');
const { CannotRun, step } = require('./report');

/** Gives what a command printed; throws with the end of its output where it fails. */
function run(command, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
		let printed = '';
		let out = '';
		child.stdout.on('data', (chunk) => {
			out += chunk;
			printed = (printed + chunk).slice(-20_000);
		});
		child.stderr.on('data', (chunk) => {
			printed = (printed + chunk).slice(-20_000);
		});
		child.once('error', reject);
		child.once('close', (code) => {
			if (code === 0) resolve(out);
			else {
				const end = printed.split('\n').slice(-40).join('\n');
				reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${end}`));
			}
		});
	});
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer is neither undefined nor false. The limit only ends what would never end. */
async function until(what, ask, limitMs = 120_000) {
	const end = Date.now() + limitMs;
	for (;;) {
		const answer = await ask();
		if (answer !== undefined && answer !== false) return answer;
		if (Date.now() > end) throw new Error(`Waited ${limitMs / 1000} s without success: ${what}`);
		await pause(200);
	}
}

/** Installs Debian's packages, where there are any; `otherwise` says what a person has to do. */
async function installWithApt(packages, otherwise) {
	if (!existsSync('/usr/bin/apt-get')) throw new CannotRun(otherwise);
	await step(`Installing ${packages.join(' and ')} with apt-get`, async () => {
		await run('apt-get', ['update']);
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		});
	});
}

module.exports = { run, until, pause, installWithApt };
