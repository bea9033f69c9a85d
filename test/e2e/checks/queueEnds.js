const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { errorOf, outputOf } = require('../host/rest');
const { namesIn, startOver } = require('../host/sandbox');
const { goodRows, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';

/** Executions on a worker that end in the middle: stopped, out of time, or with their worker. */
module.exports = async function queueEnds({ check, instance }) {
	const { rest, sandbox, main } = instance;
	const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();
	const logLine = /\d+ rows? created, \d+ unknown/;

	/** Starts sixty rows, two at a time; they take six seconds at least. */
	const startMany = async (name, settings = {}) => {
		startOver(sandbox, { answerDelayMs: 200 });
		const rows = goodRows(60, name);
		const written = rowsWorkflow(instance, name, rows, { options: { maxConcurrency: 2 } });
		Object.assign(written.settings, settings);
		const workflow = await rest.createWorkflow(written);
		const id = await rest.start(workflow, 'Start');
		const worker = await until('a worker to take it up', () => instance.workerOf(id));
		return { id, rows, workflow, worker, before: worker.log().length };
	};
	const some = async () =>
		await until('some ad groups to be made', () => sandbox.adGroups.length >= 4);

	/** The end of an execution is told by its worker: each ad group in one line, and the count. */
	const toldBy = async ({ worker, before, rows }) => {
		const log = await until(`the count in the log of ${worker.name}`, () => {
			const text = worker.log().slice(before);
			return logLine.test(text) && text;
		});
		const lines = log.split('\n');
		for (const { adgroup_id, arguments: sent } of sandbox.adGroups) {
			const told = lines.filter((line) => line.includes(`: ${sent.adgroup_name}, `));
			assert.equal(told.length, 1, `${sent.adgroup_name} is in ${told.length} lines of the log`);
			assert.ok(log.includes(adgroup_id), `${adgroup_id} isn't in the log`);
		}
		assert.ok(sandbox.adGroups.length < rows.length, 'all rows were created');
		assert.doesNotMatch(main.log(), logLine);
	};
	/** Run once more by hand, it creates what is missing. */
	const finish = async ({ workflow, rows }) => {
		const again = await rest.run(workflow, 'Start');
		assert.equal(again.status, 'success', errorOf(again));
		assert.deepEqual(namesIn(sandbox), namesOf(rows));
		assert.equal(outputOf(again, node).length, rows.length);
		return again;
	};

	await check('Stop reaches the worker, whose log tells what was created', async () => {
		const stopped = await startMany('Stopped');
		await some();
		await rest.ask('POST', `/rest/executions/${stopped.id}/stop`, {});
		assert.equal((await rest.ended(stopped.id)).status, 'canceled');
		await toldBy(stopped);
		await finish(stopped);
	});

	await check('an execution that runs out of time is told and run again alike', async () => {
		const late = await startMany('Out of time', { executionTimeout: 3 });
		assert.equal((await rest.ended(late.id)).status, 'canceled');
		await toldBy(late);
		const { settings } = await rest.ask('GET', `/rest/workflows/${late.workflow.id}`);
		await rest.updateWorkflow(late.workflow.id, {
			settings: { ...settings, executionTimeout: -1 },
		});
		await finish(late);
	});

	await check('a worker killed: n8n ends its execution; run again, each row once', async () => {
		// In one process n8n keeps with this setting what a retry needs; here it doesn't.
		const killed = await startMany('Killed', { saveExecutionProgress: true });
		await some();
		await killed.worker.kill();
		assert.ok(sandbox.adGroups.length < killed.rows.length, 'it had ended before');
		const ended = await rest.ended(killed.id);
		assert.equal(ended.status, 'error');
		assert.match(errorOf(ended), /failed to be processed too many times/);
		const known = namesIn(sandbox);
		const retried = await rest.retry(killed.id, false);
		assert.equal(retried.status, 'error');
		assert.deepEqual(namesIn(sandbox), known);
		const { id } = await finish(killed);
		assert.notEqual(instance.workerOf(id).name, killed.worker.name);
	});
};
