const { mkdirSync } = require('node:fs');
const path = require('node:path');
const places = require('./places');
const { freePort, startProcess } = require('./processes');

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

/** Starts n8n on loopback over a user folder, new or used; it may touch files in `files` alone. */
async function startN8n(userFolder, { files, name = 'n8n', args = ['start'], env = {} } = {}) {
	const [port, broker] = [await freePort(), await freePort()];
	const url = `http://127.0.0.1:${port}`;
	mkdirSync(userFolder, { recursive: true });
	const inherited = Object.entries(process.env).filter(
		([key]) => !/^(N8N|npm|DB|QUEUE|EXECUTIONS)_/i.test(key),
	);
	const server = startProcess(
		name,
		path.join(userFolder, 'n8n.log'),
		process.execPath,
		[places.n8n, ...args],
		{
			cwd: userFolder,
			env: {
				...Object.fromEntries(inherited),
				...quiet,
				N8N_USER_FOLDER: userFolder,
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_HOST: '127.0.0.1',
				N8N_PORT: String(port),
				// A worker answers there whether it is ready, and nothing else.
				QUEUE_HEALTH_CHECK_ACTIVE: 'true',
				QUEUE_HEALTH_CHECK_PORT: String(port),
				N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
				N8N_EDITOR_BASE_URL: url,
				WEBHOOK_URL: url,
				N8N_RUNNERS_BROKER_PORT: String(broker),
				N8N_SECURE_COOKIE: 'false',
				N8N_ENCRYPTION_KEY: 'for the end-to-end checks alone',
				GENERIC_TIMEZONE: 'Europe/Berlin',
				...(files && { N8N_RESTRICT_FILE_ACCESS_TO: files }),
				...env,
			},
		},
	);

	await server.whenReady(async () => {
		const answer = await fetch(`${url}/healthz/readiness`).catch(() => undefined);
		return answer?.ok === true;
	}, 300_000);
	return {
		...server,
		url,
		/** Ends it as a person or a service manager does. */
		stop: async () => await server.end('SIGTERM'),
		/** Ends it as a power cut does. */
		kill: async () => await server.end('SIGKILL'),
	};
}

module.exports = { startN8n };
