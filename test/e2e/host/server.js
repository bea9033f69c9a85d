const { spawn } = require('node:child_process');
const { createServer } = require('node:net');
const { createWriteStream, mkdirSync, readFileSync } = require('node:fs');
const path = require('node:path');
const places = require('./places');
const { pause, until } = require('./commands');

/** A port of the loopback interface that nobody listens on at the moment. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/** Settings that keep n8n on this machine: nothing is reported, fetched or looked up elsewhere. */
const quiet = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	EXTERNAL_FRONTEND_HOOKS_URLS: '',
	N8N_DIAGNOSTICS_CONFIG_FRONTEND: '',
	N8N_DIAGNOSTICS_CONFIG_BACKEND: '',
};

/**
 * Starts n8n on loopback over a user folder, and waits until it is ready. The same folder may be
 * started again after the server has ended, however it ended. `files` is the only folder whose
 * files n8n may touch, `env` gives further settings.
 *
 * @returns its address, its log file, and two ways to end it.
 */
async function startN8n(userFolder, { files, env = {} } = {}) {
	const [port, broker] = [await freePort(), await freePort()];
	const url = `http://127.0.0.1:${port}`;
	mkdirSync(userFolder, { recursive: true });
	const logFile = path.join(userFolder, 'n8n.log');
	const log = createWriteStream(logFile, { flags: 'a' });
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N|npm|DB|QUEUE)_/i.test(name),
	);
	const child = spawn(process.execPath, [places.n8n, 'start'], {
		cwd: userFolder,
		// A group of its own, so that the runner of its Code node ends with it.
		detached: true,
		stdio: ['ignore', 'pipe', 'pipe'],
		env: {
			...Object.fromEntries(inherited),
			...quiet,
			N8N_USER_FOLDER: userFolder,
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_HOST: '127.0.0.1',
			N8N_PORT: String(port),
			N8N_EDITOR_BASE_URL: url,
			WEBHOOK_URL: url,
			N8N_RUNNERS_BROKER_PORT: String(broker),
			N8N_SECURE_COOKIE: 'false',
			N8N_ENCRYPTION_KEY: 'for the end-to-end checks alone',
			GENERIC_TIMEZONE: 'Europe/Berlin',
			...(files && { N8N_RESTRICT_FILE_ACCESS_TO: files }),
			...env,
		},
	});
	child.stdout.pipe(log);
	child.stderr.pipe(log);
	let ended = false;
	let endedBy = '';
	let wanted = false;
	const gone = new Promise((resolve) => {
		child.once('exit', (code, signalName) => {
			ended = true;
			endedBy = signalName ?? `exit code ${code}`;
			resolve();
		});
	});
	const signal = (name) => {
		try {
			process.kill(-child.pid, name);
		} catch {
			// Nothing of the group is left.
		}
	};
	const lastResort = () => signal('SIGKILL');
	process.once('exit', lastResort);
	const end = async (name) => {
		wanted = true;
		signal(name);
		// A server that does not end by itself must not hold up the whole run.
		await Promise.race([gone, pause(30_000)]);
		signal('SIGKILL');
		process.removeListener('exit', lastResort);
	};

	await until(
		`n8n to be ready; its log is ${logFile}`,
		async () => {
			if (ended) throw new Error(`n8n ended while starting; its log is ${logFile}`);
			const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
			return answer?.ok === true;
		},
		300_000,
	);
	return {
		url,
		logFile,
		/** What n8n's log says last where the server has ended by itself; otherwise nothing. */
		lastWords: () =>
			ended && !wanted
				? [`n8n ended by itself (${endedBy}). The end of its log:`, ...lastLines(logFile, 40)]
				: [],
		/** Ends it as a person or a service manager does. */
		stop: async () => await end('SIGTERM'),
		/** Ends it as a power cut does. */
		kill: async () => await end('SIGKILL'),
	};
}

function lastLines(file, count) {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}

module.exports = { startN8n };
