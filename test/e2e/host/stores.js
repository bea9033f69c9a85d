const { spawnSync } = require('node:child_process');
const { chownSync, existsSync, readdirSync } = require('node:fs');
const { userInfo } = require('node:os');
const path = require('node:path');
const { installWithApt, run } = require('./commands');
const { freePort, startProcess, temporaryFolder } = require('./processes');

/** Debian keeps PostgreSQL's programs apart, by version; elsewhere they may be on the path. */
function withPostgres() {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian) : [];
	const folders = versions
		.sort((one, other) => Number(other) - Number(one))
		.map((version) => path.join(debian, version, 'bin'));
	return { ...process.env, LC_ALL: 'C', PATH: [...folders, process.env.PATH].join(':') };
}

const isThere = (command) =>
	spawnSync(command, ['--version'], { env: withPostgres() }).status === 0;

/** Installs PostgreSQL and Redis, the stores of n8n's queue mode, unless they are there already. */
async function installStores() {
	if (isThere('initdb') && isThere('redis-server')) return;
	const otherwise =
		'Queue mode needs PostgreSQL and Redis: put initdb and redis-server on the path';
	await installWithApt(['postgresql', 'redis-server'], otherwise);
}

/** Who runs PostgreSQL, which refuses to run as root: this user, or Debian's own for it. */
async function postgresUser() {
	if (userInfo().uid !== 0) return {};
	const numberOf = async (what) => Number(await run('id', [what, 'postgres']));
	return { uid: await numberOf('-u'), gid: await numberOf('-g') };
}

async function startPostgres() {
	const user = await postgresUser();
	const { folder, remove } = temporaryFolder('n8n-postgres-');
	if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
	const options = { ...user, cwd: folder, env: withPostgres() };
	const cluster = path.join(folder, 'cluster');
	const initial = ['--username=n8n', '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
	await run('initdb', [`--pgdata=${cluster}`, ...initial], options);
	const port = await freePort();
	const settings = [
		'listen_addresses=127.0.0.1',
		'unix_socket_directories=',
		'fsync=off',
		'synchronous_commit=off',
		'full_page_writes=off',
	].flatMap((setting) => ['-c', setting]);
	const server = startProcess(
		'PostgreSQL',
		path.join(folder, 'postgres.log'),
		'postgres',
		['-D', cluster, '-p', String(port), ...settings],
		options,
	);
	await server.whenReady(() => {
		const asked = ['-h', '127.0.0.1', '-p', String(port), '-U', 'n8n'];
		return spawnSync('pg_isready', asked, { env: options.env }).status === 0;
	});
	return {
		...server,
		port,
		async close() {
			// To PostgreSQL this is "at once, without goodbyes".
			await server.end('SIGQUIT');
			remove();
		},
	};
}

/** Starts an empty Redis on loopback, in a new folder, which writes nothing to the disk. */
async function startRedis() {
	const { folder, remove } = temporaryFolder('n8n-redis-');
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder];
	const logFile = path.join(folder, 'redis.log');
	const server = startProcess('Redis', logFile, 'redis-server', settings, { cwd: folder });
	await server.whenReady(() => server.log().includes('Ready to accept connections'));
	return {
		...server,
		port,
		async close() {
			await server.end('SIGTERM');
			remove();
		},
	};
}

module.exports = { installStores, startPostgres, startRedis };
