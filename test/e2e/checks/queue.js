const { openQueueInstance } = require('../host/queueInstance');
const { step } = require('../host/report');
const { installStores } = require('../host/stores');

/** In the order in which they run; all but the last run on one process too, unchanged. */
const parts = ['exampleRows', 'exampleChanges', 'exampleAds', 'exampleWebhooks', 'queueRuns'];

/** n8n as those run it who have outgrown one process: in queue mode, with two workers. */
module.exports = async function queue({ check, tarball }) {
	await installStores();
	const instance = await step(
		'Starting PostgreSQL, Redis, and n8n in queue mode',
		// One execution at a time for each worker: two at once are on two workers for certain.
		async () => await openQueueInstance(tarball, { concurrency: 1 }),
	);
	const checkHere = async (title, body) =>
		await check(`queue mode: ${title}`, async () => {
			try {
				await body();
			} catch (error) {
				error.message = [error.message, ...instance.lastWords()].join('\n');
				throw error;
			}
		});
	try {
		for (const part of parts) await require(`./${part}`)({ check: checkHere, instance });
	} finally {
		await instance.close();
	}
};
