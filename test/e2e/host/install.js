const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const path = require('node:path');
const places = require('./places');
const { installWithApt, run } = require('./commands');
const { CannotRun, progress, step } = require('./report');

/** Written last, so that an install that was broken off is not taken for a whole one. */
const stamp = path.join(places.modules, '.installed');

function fingerprint() {
	const hash = createHash('sha256').update(process.version);
	for (const file of ['package.json', 'package-lock.json']) {
		hash.update(readFileSync(path.join(places.here, file)));
	}
	return hash.digest('hex');
}

/** The n8n of the checks. It comes from npm, where n8n 3 isn't published any more: that is Docker only. */
const version = require('../package.json').dependencies.n8n;

/** Runs npm for an n8n; where it can't be had, one line says so in place of npm's dozens. */
async function fromNpm(n8n, args, cwd) {
	await run('npm', args, { cwd }).catch(({ message }) => {
		const [, why = message] = /npm error (?:code )?(\S.*)/.exec(message) ?? [];
		throw new CannotRun(`n8n ${n8n} can't be installed from npm (${why.split('\n')[0]}).`);
	});
}

/** Installs n8n and the browser driver next to these checks, unless they are there already. */
async function installServer() {
	const [major] = process.versions.node.split('.').map(Number);
	if (major < 24) throw new CannotRun(`n8n ${version} needs Node 24: run this with npm.`);
	const wanted = fingerprint();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) {
		progress('n8n is installed already');
		return;
	}
	await step(
		`Installing n8n ${version} into test/e2e/node_modules (about 3 GB, some minutes)`,
		async () => {
			const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
			await fromNpm(version, args, places.here);
		},
	);
	await step('Building the two native modules n8n can not do without', async () => {
		const headers = existsSync(path.join(places.nodeHeaders, 'include/node/node.h'));
		await run('npm', ['rebuild', 'sqlite3', 'isolated-vm', '--loglevel=error'], {
			cwd: places.here,
			env: {
				...process.env,
				PATH: `${path.dirname(process.execPath)}:${process.env.PATH}`,
				...(headers && { npm_config_nodedir: places.nodeHeaders }),
			},
		});
	});
	writeFileSync(stamp, wanted);
}

/** The browser to drive: the one named by CHROMIUM_PATH, or Debian's, installed where it is missing. */
async function installBrowser() {
	const named = process.env.CHROMIUM_PATH;
	if (named) return named;
	const debian = '/usr/bin/chromium';
	if (existsSync(debian)) return debian;
	const otherwise = 'There is no Chromium. Install one and name its path in CHROMIUM_PATH.';
	await installWithApt(['chromium'], otherwise);
	return debian;
}

module.exports = { fromNpm, installServer, installBrowser };
