const assert = require('node:assert/strict');
const { finished, someMade, startMany, stop, toldInLog } = require('../host/longRun');
const { goodRows, saveRows } = require('../host/workflows');

/** An execution that ends in the middle: stopped by a person, or with the whole server. */
module.exports = async function stoppedAndKilled({ check, instance }) {
	const { sandbox } = instance;
	const begin = async (name, settings) => {
		const before = instance.server.log().length;
		const execution = await startMany(instance, name, settings);
		await someMade(instance);
		return { ...execution, log: () => instance.server.log().slice(before) };
	};
	await check('a stopped execution sends nothing more, and its log says what it made', async () => {
		const { rows, log, ...stopped } = await begin('Stopped');
		assert.equal((await stop(instance, stopped)).status, 'canceled');
		const [created, unknown] = await toldInLog(instance, rows, log);
		const made = sandbox.adGroups.length;
		assert.equal(created + unknown, made);
		// Whatever it might send even now comes while a later run is under way.
		await instance.rest.run(await saveRows(instance, 'After the stop', goodRows(12, 'Later')));
		assert.equal(sandbox.adGroups.length, made + 12);
		await assert.rejects(instance.rest.retry(stopped.id, false), /cannot be retried/);
	});

	await check('n8n killed, its progress kept, the execution retried: each row once', async () => {
		// With this setting n8n keeps what a retry needs, even of an execution that never ended.
		const killed = await begin('Killed, kept', { saveExecutionProgress: true });
		await instance.server.kill();
		assert.ok(sandbox.adGroups.length < killed.rows.length, 'it had ended before it was killed');
		sandbox.options = {};
		await instance.start();
		assert.equal((await instance.rest.ended(killed.id)).status, 'crashed');
		finished(instance, killed.rows, await instance.rest.retry(killed.id, false));
	});
};
