const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { outputOf } = require('../host/rest');
const { goodRows, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';

/** An execution that ends in the middle: stopped by a person, or with the whole server. */
module.exports = async function stoppedAndKilled({ check, instance }) {
	const { sandbox } = instance;
	const names = () => sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort();
	const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();
	const begin = () => {
		sandbox.adGroups.splice(0);
		sandbox.options = { answerDelayMs: 200 };
	};
	const some = async () =>
		await until('some ad groups to be made', () => sandbox.adGroups.length >= 4);

	/** Starts sixty rows, two at a time, and gives the execution once some of them are made. */
	const startMany = async (name, settings = {}) => {
		begin();
		const rows = goodRows(60, name);
		const written = rowsWorkflow(instance, name, rows, { options: { maxConcurrency: 2 } });
		Object.assign(written.settings, settings);
		const workflow = await instance.rest.createWorkflow(written);
		const id = await instance.rest.start(workflow, 'Start');
		await some();
		return { id, rows };
	};
	/** With this setting n8n keeps what a retry needs, even of an execution that never ended. */
	const keepingProgress = { saveExecutionProgress: true };

	await check('a stopped execution sends nothing more', async () => {
		const { rest } = instance;
		const { id, rows } = await startMany('Stopped');
		await rest.ask('POST', `/rest/executions/${id}/stop`, {});
		const stopped = await rest.ended(id);
		assert.equal(stopped.status, 'canceled');
		// A later run takes its turn after whatever the stopped one still had under way.
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'After the stop', goodRows(12, 'Later')),
		);
		await rest.run(workflow, 'Start');
		const made = names().filter((name) => name.startsWith('Stopped')).length;
		assert.ok(made < rows.length / 2, `${made} of ${rows.length}`);
	});

	await check('n8n offers no retry of a stopped execution, unless progress is kept', async () => {
		const { rest } = instance;
		const { id } = await startMany('Not to be retried');
		await rest.ask('POST', `/rest/executions/${id}/stop`, {});
		await rest.ended(id);
		await assert.rejects(rest.retry(id, false), /cannot be retried/);
	});

	await check('a stopped execution whose progress is kept, retried: each row once', async () => {
		const { rest } = instance;
		const { id, rows } = await startMany('Stopped, kept', keepingProgress);
		await rest.ask('POST', `/rest/executions/${id}/stop`, {});
		await rest.ended(id);
		const retried = await rest.retry(id, false);
		assert.equal(retried.status, 'success');
		assert.deepEqual(names(), namesOf(rows));
		// The stopped execution can be retried as often as one likes.
		await rest.retry(id, true);
		assert.deepEqual(names(), namesOf(rows));
	});

	await check('n8n killed, its progress kept, the execution retried: each row once', async () => {
		const { id, rows } = await startMany('Killed, kept', keepingProgress);
		await instance.server.kill();
		await instance.start();
		assert.equal((await instance.rest.ended(id)).status, 'crashed');
		const retried = await instance.rest.retry(id, false);
		assert.equal(retried.status, 'success');
		assert.deepEqual(names(), namesOf(rows));
	});

	await check('n8n killed in the middle, started again and run again by custom key', async () => {
		begin();
		const rows = goodRows(40, 'Killed');
		const parameters = {
			duplicateProtection: 'custom',
			duplicateKey: '=killed-{{ $json.adgroup_name }}',
			options: { maxConcurrency: 4 },
		};
		const workflow = await instance.rest.createWorkflow(
			rowsWorkflow(instance, 'Killed', rows, parameters),
		);
		const id = await instance.rest.start(workflow, 'Start');
		await some();
		await instance.server.kill();
		const made = sandbox.adGroups.length;
		assert.ok(made < rows.length, 'it had ended before it was killed');
		await instance.start();
		const killed = await instance.rest.ended(id);
		assert.equal(killed.status, 'crashed');
		const again = await instance.rest.run(workflow, 'Start');
		assert.equal(again.status, 'success');
		assert.deepEqual(names(), namesOf(rows));
		assert.equal(outputOf(again, node).length, rows.length);
	});
};
