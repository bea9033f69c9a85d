const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { countLine, finished, someMade, startMany, stop, toldInLog } = require('../host/longRun');
const { errorOf } = require('../host/rest');
const { namesIn } = require('../host/sandbox');

/** Executions on a worker that end in the middle: stopped, out of time, or with their worker. */
module.exports = async function queueEnds({ check, instance }) {
	const { rest, sandbox, main } = instance;

	/** Starts many rows, and says which worker has them, and how long its log was. */
	const begin = async (name, settings) => {
		const execution = await startMany(instance, name, settings);
		const worker = await until('a worker to take it up', () => instance.workerOf(execution.id));
		return { ...execution, worker, before: worker.log().length };
	};
	/** Its worker tells what was created, and only it; run once more, the rest is created. */
	const toldAndFinished = async ({ worker, before, rows, workflow }) => {
		sandbox.options = {};
		await toldInLog(instance, rows, () => worker.log().slice(before));
		assert.doesNotMatch(main.log(), countLine);
		finished(instance, rows, await rest.run(workflow));
	};

	await check('Stop reaches the worker, whose log tells what was created', async () => {
		const stopped = await begin('Stopped');
		await someMade(instance);
		assert.equal((await stop(instance, stopped)).status, 'canceled');
		await toldAndFinished(stopped);
	});

	await check('an execution that runs out of time is told and run again alike', async () => {
		const late = await begin('Out of time', { executionTimeout: 3 });
		assert.equal((await rest.ended(late.id)).status, 'canceled');
		const { settings } = await rest.ask('GET', `/rest/workflows/${late.workflow.id}`);
		await rest.updateWorkflow(late.workflow.id, {
			settings: { ...settings, executionTimeout: -1 },
		});
		await toldAndFinished(late);
	});

	await check('a worker killed: n8n ends its execution; run again, each row once', async () => {
		// In one process n8n keeps with this setting what a retry needs; here it doesn't.
		const killed = await begin('Killed', { saveExecutionProgress: true });
		await someMade(instance);
		await killed.worker.kill();
		assert.ok(sandbox.adGroups.length < killed.rows.length, 'it had ended before');
		sandbox.options = {};
		const ended = await rest.ended(killed.id);
		assert.equal(ended.status, 'error');
		assert.match(errorOf(ended), /failed to be processed too many times/);
		const known = namesIn(sandbox);
		assert.equal((await rest.retry(killed.id, false)).status, 'error');
		assert.deepEqual(namesIn(sandbox), known);
		const again = await rest.run(killed.workflow);
		finished(instance, killed.rows, again);
		assert.notEqual(instance.workerOf(again.id).name, killed.worker.name);
	});
};
