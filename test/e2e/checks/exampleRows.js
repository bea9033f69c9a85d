const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { outputOf, succeeded } = require('../host/rest');
const { namesIn, startOver } = require('../host/sandbox');
const { importExample, nextYear, nodeOf } = require('../host/workflows');

const byHand = 'Start by hand';
const doneBefore = 'done before, nothing was sent';

module.exports = async function exampleRows({ check, instance }) {
	const { rest, sandbox } = instance;
	const names = () => namesIn(sandbox);
	const idOf = (name) => sandbox.adGroups.find((adGroup) => adGroup.name === name)?.adgroup_id;
	const fresh = (options) => startOver(sandbox, options);

	await check('a schedule that really fires, twice, creates each row once', async () => {
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
		const [us, uk] = ['US', 'UK'].map((country) =>
			sandbox.adGroups.find((group) => group.arguments.adgroup_name.startsWith(country)),
		);
		assert.deepEqual(
			written.map((row) => [row.row_number, row['Ad group ID'], row['TikTok result']]),
			[
				[2, us.adgroup_id, doneBefore],
				[3, uk.adgroup_id, doneBefore],
				[4, '1800000000000000099', doneBefore],
				[5, '', `skipped: 'Ad group' is "Total"`],
			],
		);
		// The end of the day in Berlin, where this n8n is.
		assert.equal(uk.arguments.schedule_end_time, `${nextYear}-03-14 22:59:59`);
	});

	await check('a run over the rows that were written back sends nothing and says so', async () => {
		fresh();
		const runOver = async (rows) => {
			const workflow = await importExample(instance, 'stand-ins/sheet-on-a-schedule.json', {
				change(written) {
					const { parameters } = nodeOf(written, 'Rows of the sheet');
					if (rows) parameters.jsCode = `return ${JSON.stringify(rows)}.map((json) => ({ json }));`;
					else parameters.jsCode = parameters.jsCode.replace('"$50"', '"fifty"');
				},
			});
			const execution = succeeded(await rest.run(workflow, 'Every weekday at 7'));
			const written = outputOf(execution, 'Write back to the sheet');
			return outputOf(execution, 'Rows of the sheet').map((row, at) => ({
				...row,
				...written[at],
			}));
		};
		const [bad, good, done, total] = await runOver();
		assert.deepEqual([bad['Ad group ID'], bad['TikTok result']], ['', 'not created']);
		assert.match(bad['TikTok error'], /^Sheet row 2 .*'Daily budget' is "fifty"/);
		assert.match(good['TikTok result'], /^created on \d/);
		assert.deepEqual([good['TikTok error'], done['TikTok result']], ['', doneBefore]);
		sandbox.calls.length = 0;
		const [again, ...others] = await runOver([good, done, total]);
		assert.deepEqual(sandbox.calls, []);
		assert.match(again['TikTok warnings'], /^This run doesn't change /);
		const { 'TikTok warnings': warnings } = again;
		const expected = { ...good, 'TikTok warnings': warnings, 'TikTok result': doneBefore };
		assert.deepEqual([again, ...others], [expected, done, total]);
	});

	await check('IF on preview: bad rows to the second branch, good ones created', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/check-before-creating.json');
		const execution = succeeded(await rest.run(workflow, byHand));
		assert.deepEqual(names(), ['UK – 25-34 – Video A', 'US – 18-24 – Video A']);
		const told = outputOf(execution, 'Tell the team which rows are bad').map(({ text }) => text);
		assert.equal(told.length, 2);
		assert.match(told[0], /^Sheet row 3 \(US – 25-34 – Video A\): 'Campaign ID' is "1\.79E\+18"/);
		assert.match(told[1], /^Sheet row 4 \(UK – 18-24 – Video A\): 'End \w+' is empty/);
	});

	await check('error output: the bad row goes there with its own values', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/failed-rows-to-slack.json');
		const execution = succeeded(await rest.run(workflow, byHand));
		assert.deepEqual(names(), ['US – 18-24 – Video B', 'US – 35-44 – Video B']);
		const [failed, ...others] = outputOf(execution, 'Create ad groups', { output: 1 });
		assert.deepEqual(others, []);
		assert.equal(failed['Daily budget'], 'fifty');
		assert.equal(failed.error_details.kind, 'invalid');
		const [{ text }] = outputOf(execution, 'Tell the team what failed');
		assert.match(text, /^Sheet row 3 \(US – 25-34 – Video B\): 'Daily budget' is "fifty"/);
		assert.equal(text, failed.error);
		const ids = outputOf(execution, 'Write the IDs back');
		assert.deepEqual(
			ids.map((row) => [row.row_number, row['Ad group ID']]),
			[
				[2, idOf('US – 18-24 – Video B')],
				[4, idOf('US – 35-44 – Video B')],
			],
		);
	});

	await check('Loop Over Items: every pass creates its own rows, each once', async () => {
		fresh();
		const workflow = await importExample(instance, 'stand-ins/long-sheet-in-batches.json');
		const execution = succeeded(await rest.run(workflow, byHand));
		assert.equal(execution.data.resultData.runData['Create ad groups'].length, 3);
		assert.deepEqual(
			names(),
			[2, 3, 4, 5, 6].map((number) => `US – Video ${number}`),
		);
		const done = outputOf(execution, 'Say that it is done');
		assert.deepEqual(
			done.map((row) => [row.row_number, row.Result]),
			[2, 3, 4, 5, 6].map((number) => [number, 'created']),
		);
	});
};
