const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { errorOf, outputOf } = require('../host/rest');
const { namesIn, startOver } = require('../host/sandbox');
const { goodRows, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';

/** An execution that ends in the middle: stopped by a person, or with the whole server. */
module.exports = async function stoppedAndKilled({ check, instance }) {
	const { sandbox } = instance;
	const countOfLog = /(\d+) rows? created, (\d+) unknown/;
	const names = () => namesIn(sandbox);
	const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();
	/**
	 * A service that takes its time once some ad groups are made, so that on a busy machine too there
	 * is much left to do when the execution ends.
	 */
	const begin = () => {
		const slowly = () => (sandbox.adGroups.length > 4 ? 2_000 : 100);
		startOver(sandbox, { answerDelayMs: slowly });
	};
	const some = async () =>
		await until('some ad groups to be made', () => sandbox.adGroups.length >= 4);
	/** Stops an execution as a person does; what runs afterwards is not slowed down. */
	const stop = async ({ id }) => {
		await instance.rest.ask('POST', `/rest/executions/${id}/stop`, {});
		sandbox.options = {};
		return await instance.rest.ended(id);
	};
	/**
	 * What n8n's log has of a stopped execution. n8n calls it stopped at once, but the node still
	 * waits for its open calls and writes its lines after them. Each check waits for these, so that
	 * no later one takes them for its own.
	 */
	const logOf = async ({ logLength }) =>
		await until("the count in n8n's log", () => {
			const text = instance.server.log().slice(logLength);
			return countOfLog.test(text) && text;
		});
	const killAndStart = async () => {
		await instance.server.kill();
		sandbox.options = {};
		await instance.start();
	};

	/** Starts sixty rows, two at a time, and gives the execution once some of them are made. */
	const startMany = async (name, settings = {}) => {
		begin();
		const logLength = instance.server.log().length;
		const rows = goodRows(60, name);
		const written = rowsWorkflow(instance, name, rows, { options: { maxConcurrency: 2 } });
		Object.assign(written.settings, settings);
		const workflow = await instance.rest.createWorkflow(written);
		const id = await instance.rest.start(workflow, 'Start');
		await some();
		return { id, rows, logLength };
	};
	/** With this setting n8n keeps what a retry needs, even of an execution that never ended. */
	const keepingProgress = { saveExecutionProgress: true };

	await check('a stopped execution sends nothing more', async () => {
		const { rest } = instance;
		const execution = await startMany('Stopped');
		const stopped = await stop(execution);
		assert.equal(stopped.status, 'canceled');
		await logOf(execution);
		// Whatever it might send even now comes while a later run is under way.
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'After the stop', goodRows(12, 'Later')),
		);
		await rest.run(workflow, 'Start');
		const made = names().filter((name) => name.startsWith('Stopped')).length;
		assert.ok(made < execution.rows.length / 2, `${made} of ${execution.rows.length}`);
	});

	await check("a stopped execution leaves what it created in n8n's log", async () => {
		const execution = await startMany('Logged');
		await stop(execution);
		const log = await logOf(execution);
		const lines = log.split('\n');
		for (const { adgroup_id, arguments: sent } of sandbox.adGroups) {
			const told = lines.filter((line) => line.includes(`: ${sent.adgroup_name}, `));
			assert.equal(told.length, 1, `${sent.adgroup_name} is in ${told.length} lines of the log`);
			assert.ok(log.includes(adgroup_id), `${adgroup_id} isn't in the log`);
		}
		const [, created, unknown] = countOfLog.exec(log) ?? [];
		assert.equal(Number(created) + Number(unknown), sandbox.adGroups.length);
		assert.ok(sandbox.adGroups.length < execution.rows.length);
	});

	await check('a stopped execution run again by name: each row once', async () => {
		const { rest } = instance;
		const execution = await startMany('Run again');
		// At once, while calls of the stopped execution are still open.
		const { workflowId } = await stop(execution);
		const again = await rest.run({ id: workflowId }, 'Start');
		await logOf(execution);
		assert.equal(again.status, 'success', errorOf(again));
		assert.deepEqual(names(), namesOf(execution.rows));
	});

	await check('n8n offers no retry of a stopped execution, unless progress is kept', async () => {
		const { rest } = instance;
		const execution = await startMany('Not to be retried');
		await stop(execution);
		await logOf(execution);
		await assert.rejects(rest.retry(execution.id, false), /cannot be retried/);
	});

	await check('a stopped execution whose progress is kept, retried: each row once', async () => {
		const { rest } = instance;
		const execution = await startMany('Stopped, kept', keepingProgress);
		const { id, rows } = execution;
		// At once, while calls of the stopped execution are still open.
		await stop(execution);
		const retried = await rest.retry(id, false);
		await logOf(execution);
		assert.equal(retried.status, 'success', errorOf(retried));
		assert.deepEqual(names(), namesOf(rows));
		// The stopped execution can be retried as often as one likes.
		await rest.retry(id, true);
		assert.deepEqual(names(), namesOf(rows));
	});

	await check('n8n killed, its progress kept, the execution retried: each row once', async () => {
		const { id, rows } = await startMany('Killed, kept', keepingProgress);
		await killAndStart();
		assert.equal((await instance.rest.ended(id)).status, 'crashed');
		const retried = await instance.rest.retry(id, false);
		assert.equal(retried.status, 'success', errorOf(retried));
		assert.deepEqual(names(), namesOf(rows));
	});

	await check('n8n killed in the middle, started again and run again by name', async () => {
		begin();
		const rows = goodRows(40, 'Killed');
		const parameters = { options: { maxConcurrency: 4 } };
		const workflow = await instance.rest.createWorkflow(
			rowsWorkflow(instance, 'Killed', rows, parameters),
		);
		const id = await instance.rest.start(workflow, 'Start');
		await some();
		await killAndStart();
		const made = sandbox.adGroups.length;
		assert.ok(made < rows.length, 'it had ended before it was killed');
		const killed = await instance.rest.ended(id);
		assert.equal(killed.status, 'crashed');
		const again = await instance.rest.run(workflow, 'Start');
		assert.equal(again.status, 'success', errorOf(again));
		assert.deepEqual(names(), namesOf(rows));
		assert.equal(outputOf(again, node).length, rows.length);
	});
};
