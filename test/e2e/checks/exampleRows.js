const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { outputOf } = require('../host/rest');
const { importExample, nodeOf } = require('../host/workflows');

const byHand = 'Start by hand';

/** The examples over the rows of a sheet, imported with their stand-ins and run. */
module.exports = async function exampleRows({ check, instance }) {
	const { rest, sandbox } = instance;
	const names = () => sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort();
	const fresh = () => sandbox.adGroups.splice(0);

	await check('a schedule that really fires, twice, makes each row once', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/sheet-on-a-schedule.json', {
			change(written) {
				const trigger = nodeOf(written, 'Every weekday at 7');
				trigger.parameters.rule = { interval: [{ field: 'seconds', secondsInterval: 2 }] };
			},
		});
		await rest.activate(workflow.id);
		const [second] = await until('the schedule to fire twice', async () => {
			const ended = (await rest.executionsOf(workflow)).filter(
				({ status }) => status === 'success',
			);
			return ended.length >= 2 && ended;
		});
		await rest.deactivate(workflow.id);
		assert.equal(second.mode, 'trigger');
		assert.deepEqual(names(), ['UK – All – Spring', 'US – 18-34 – Spring']);
		const written = outputOf(await rest.execution(second.id), 'Write back to the sheet');
		assert.deepEqual(
			written.map(({ row_number, result }) => [row_number, result]),
			[
				[2, 'created'],
				[3, 'created'],
			],
		);
		assert.deepEqual(
			written.map(({ adgroup_id }) => adgroup_id).sort(),
			sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).sort(),
		);
		const lifetime = sandbox.adGroups.find((group) => group.arguments.budget === 700).arguments;
		assert.equal(lifetime.budget_mode, 'BUDGET_MODE_TOTAL');
		assert.equal(lifetime.schedule_end_time, '2027-03-14 23:59:59');
	});

	await check('IF on preview: bad rows to the second branch, good ones created', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/check-before-creating.json');
		const execution = await rest.run(workflow, byHand);
		assert.equal(execution.status, 'success');
		assert.deepEqual(names(), ['UK – 25-34 – Video A', 'US – 18-24 – Video A']);
		const told = outputOf(execution, 'Tell the team which rows are bad').map(({ text }) => text);
		assert.equal(told.length, 2);
		assert.match(told[0], /^Row 3 of the sheet: Campaign /);
		assert.match(told[1], /^Row 4 of the sheet: End Time /);
	});

	await check('error output: the bad row goes there with its own values', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/failed-rows-to-slack.json');
		const execution = await rest.run(workflow, byHand);
		assert.equal(execution.status, 'success');
		assert.deepEqual(names(), ['US – 18-24 – Video B', 'US – 35-44 – Video B']);
		const [failed, ...others] = outputOf(execution, 'Create ad groups', { output: 1 });
		assert.deepEqual(others, []);
		assert.equal(failed.budget, 'fifty');
		assert.equal(failed.kind, 'invalid');
		const [{ text }] = outputOf(execution, 'Tell the team what failed');
		assert.match(text, /^“US – 25-34 – Video B” made no ad group\. Row 2: Budget /);
		const ids = outputOf(execution, 'Write the IDs back');
		assert.deepEqual(
			ids.map(({ row_number }) => row_number),
			[2, 4],
		);
	});

	await check('Loop Over Items: every pass makes its own rows, each once', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/long-sheet-in-batches.json');
		const execution = await rest.run(workflow, byHand);
		assert.equal(execution.status, 'success');
		assert.equal(execution.data.resultData.runData['Create ad groups'].length, 3);
		assert.deepEqual(
			names(),
			[2, 3, 4, 5, 6].map((number) => `US – Video ${number}`),
		);
		const done = outputOf(execution, 'Say that it is done');
		assert.deepEqual(
			done.map(({ row_number, result }) => [row_number, result]),
			[2, 3, 4, 5, 6].map((number) => [number, 'created']),
		);
	});

	await check('an example with a service down says so beside each row', async () => {
		fresh();
		sandbox.options = { keys: ['sk_live_another'] };
		const workflow = await importExample(instance, 'stand-ins/long-sheet-in-batches.json');
		const execution = await rest.run(workflow, byHand);
		sandbox.options = {};
		assert.equal(execution.status, 'success');
		assert.deepEqual(names(), []);
		for (const { result } of outputOf(execution, 'Say that it is done')) {
			assert.match(result, /key/i);
		}
	});
};
