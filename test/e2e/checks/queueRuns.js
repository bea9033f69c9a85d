const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { countLine, finished, someMade, startMany, stop, toldInLog } = require('../host/longRun');
const { errorOf, outputOf, succeeded } = require('../host/rest');
const { namesIn, namesOf, startOver } = require('../host/sandbox');
const { goodRows, node, saveRows } = require('../host/workflows');

/** Executions on two workers at once, stopped in the middle, and killed with their worker. */
module.exports = async function queueRuns({ check, instance }) {
	const { rest, sandbox, main } = instance;

	const begin = async (name, settings) => {
		const execution = await startMany(instance, name, settings);
		const worker = await until('a worker to take it up', () => instance.workerOf(execution.id));
		return { ...execution, worker, before: worker.log().length };
	};
	await check('the same sheet on two workers at once: each row once', async () => {
		const rows = goodRows(30, 'Same sheet');
		startOver(sandbox, { answerDelayMs: 200, repeatsAtWork: 'conflict' });
		const options = { maxConcurrency: 5 };
		const workflow = await saveRows(instance, 'Same sheet', rows, { options });
		const ids = [await rest.start(workflow), await rest.start(workflow)];
		const told = [];
		for (const id of ids) {
			const items = outputOf(succeeded(await rest.ended(id)), node);
			told.push(items.map(({ adgroup_id: made }) => made));
		}
		assert.notEqual(...ids.map((id) => instance.workerOf(id).name));
		assert.deepEqual(namesIn(sandbox), namesOf(rows));
		assert.deepEqual(told[0], told[1]);
	});

	await check('Stop reaches the worker, whose log tells what was created', async () => {
		const { worker, before, rows, workflow, id } = await begin('Stopped');
		await someMade(instance);
		assert.equal((await stop(instance, { id })).status, 'canceled');
		await toldInLog(instance, rows, () => worker.log().slice(before));
		assert.doesNotMatch(main.log(), countLine);
		finished(instance, rows, await rest.run(workflow));
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
