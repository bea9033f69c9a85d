const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { outputOf, succeeded } = require('../host/rest');
const { namesIn, namesOf, startOver } = require('../host/sandbox');
const { goodRows, node, rowsWorkflow, saveRows } = require('../host/workflows');

/** Runs that several workers share, or that one has to itself. */
module.exports = async function queueRuns({ check, instance }) {
	const { rest, sandbox } = instance;
	const workerOf = async (id) =>
		await until(`a worker to take up execution ${id}`, () => instance.workerOf(id));

	await check('two at once on two workers share one limit: all rows, neither starved', async () => {
		const names = ['One', 'Other'];
		const rows = names.map((name) => goodRows(60, name));
		const nameOf = ({ arguments: { adgroup_name } }) => adgroup_name.split(' ')[0];
		/** One that begins early gets on slowly until the other is there. */
		const bothAreHere = () => new Set(sandbox.adGroups.map(nameOf)).size === names.length;
		startOver(sandbox, {
			throttle: { perSecond: 10 },
			answerDelayMs: () => (bothAreHere() ? 0 : 2_000),
		});
		const workflows = [];
		for (const [at, name] of names.entries()) {
			workflows.push(await saveRows(instance, name, rows[at]));
		}
		const ids = await Promise.all(workflows.map((workflow) => rest.start(workflow)));
		const workers = await Promise.all(ids.map(workerOf));
		assert.notEqual(workers[0].name, workers[1].name);
		for (const id of ids) succeeded(await rest.ended(id));
		assert.deepEqual(namesIn(sandbox), namesOf(rows.flat()));

		// While both were at it: from the later one's first ad group to the earlier one's last.
		const order = sandbox.adGroups.map(nameOf);
		const starts = names.map((name) => order.indexOf(name));
		const ends = names.map((name) => order.lastIndexOf(name));
		const shared = order.slice(Math.max(...starts), Math.min(...ends) + 1);
		for (const name of names) {
			const share = shared.filter((one) => one === name).length / shared.length;
			assert.ok(share >= 0.2, `${name} had ${share} of ${shared.length} rows made by both`);
		}
	});

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
		assert.deepEqual(namesIn(sandbox), namesOf(rows));
		assert.deepEqual(told[0], told[1]);
	});

	await check("n8n's Retry by another worker goes on from the first one's journal", async () => {
		const rows = goodRows(6, 'Other worker');
		let lost = false;
		startOver(sandbox, {
			faultReplays: true,
			fault: ({ arguments: { adgroup_name } }) => {
				if (lost || adgroup_name !== 'Other worker 3') return undefined;
				lost = true;
				return { kind: 'drop-before' };
			},
		});
		const written = rowsWorkflow(instance, 'Other worker', rows, {
			options: { maxRetries: 0, settleUnknown: false },
		});
		const failed = await rest.run(await rest.createWorkflow(written));
		assert.equal(failed.status, 'error');
		const made = namesIn(sandbox);
		const first = await workerOf(failed.id);

		// An execution at each worker keeps both from anything else, until the other one's is stopped.
		const waiting = rowsWorkflow(instance, 'Busy', goodRows(1));
		Object.assign(waiting.nodes[2], {
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { resume: 'timeInterval', amount: 60, unit: 'seconds' },
			credentials: undefined,
		});
		const busy = await rest.createWorkflow(waiting);
		const occupiers = [await rest.start(busy), await rest.start(busy)];
		const onFirst = [];
		for (const id of occupiers) onFirst.push((await workerOf(id)).name === first.name);
		const letGo = async (id) => {
			await rest.ask('POST', `/rest/executions/${id}/stop`, {});
			await rest.ended(id);
		};
		await letGo(occupiers[onFirst.indexOf(false)]);
		sandbox.calls.length = 0;
		const retried = await rest.retry(failed.id, false);
		await letGo(occupiers[onFirst.indexOf(true)]);

		succeeded(retried);
		assert.notEqual((await workerOf(retried.id)).name, first.name);
		assert.deepEqual(namesIn(sandbox), namesOf(rows));
		assert.deepEqual(
			sandbox.calls.map((call) => call.arguments.adgroup_name).sort(),
			namesOf(rows).filter((name) => !made.includes(name)),
		);
		assert.deepEqual(
			outputOf(retried, node)
				.filter(({ already_created: already }) => already)
				.map(({ adgroup_name }) => adgroup_name),
			made,
		);
	});
};
