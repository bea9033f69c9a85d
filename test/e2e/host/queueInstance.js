const { cpSync, mkdirSync } = require('node:fs');
const path = require('node:path');
const { installAsN8n } = require('./pack');
const { temporaryFolder } = require('./processes');
const { Rest } = require('./rest');
const { startSandbox } = require('./sandbox');
const { startN8n } = require('./server');
const { startPostgres, startRedis } = require('./stores');

const settingsFor = (postgres, redis) => ({
	EXECUTIONS_MODE: 'queue',
	// Runs from the editor go to a worker too, as n8n recommends and its next version always does.
	OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	// Only the webhook process answers webhooks.
	N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redis.port),
	// How soon a killed worker is missed. n8n then waits half a minute more for its result.
	QUEUE_WORKER_LOCK_DURATION: '10000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '3000',
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgres.port),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: 'n8n',
});

/** A new n8n in queue mode, with all that an instance of one process has, so that the same checks run. */
async function openQueueInstance(tarball, { concurrency }) {
	const { folder, remove } = temporaryFolder('n8n-queue-');
	const files = path.join(folder, 'files');
	mkdirSync(files);
	const opened = [];
	const close = async () => {
		for (const one of opened.toReversed()) await one.close();
		remove();
	};
	const open = async (starting) => {
		const one = await starting;
		opened.push(one);
		return one;
	};

	async function start() {
		const packed = path.join(folder, 'packed');
		await installAsN8n(tarball, packed);
		const sandbox = await open(startSandbox());
		const postgres = await open(startPostgres());
		const redis = await open(startRedis());
		const settings = settingsFor(postgres, redis);

		const process = async (name, args, env) => {
			const own = path.join(folder, name.replace(' ', '-'));
			cpSync(packed, own, { recursive: true });
			const started = await startN8n(own, { files, name, args, env: { ...settings, ...env } });
			started.close = started.stop;
			return await open(started);
		};
		const worker = async (number) =>
			await process(`worker ${number}`, ['worker', `--concurrency=${concurrency}`]);

		// The main process makes the tables, so it comes first.
		const main = await process('main', ['start']);
		const all = await Promise.allSettled([process('webhook', ['webhook']), worker(1), worker(2)]);
		for (const { reason } of all) if (reason) throw reason;
		const [webhook, ...workers] = all.map(({ value }) => value);
		const rest = new Rest(main.url);
		await rest.setUpOwner();
		const credential = await rest.createServiceCredential(sandbox);
		return {
			sandbox,
			main,
			rest,
			credential,
			/** Where webhooks are called. */
			server: webhook,
			workerOf: (id) =>
				workers.find(({ log }) => log().includes(`Worker started execution ${id} (`)),
			lastWords: () => [main, webhook, ...workers].flatMap((one) => one.lastWords()),
			close,
		};
	}

	try {
		return await start();
	} catch (error) {
		await close();
		throw error;
	}
}

module.exports = { openQueueInstance };
