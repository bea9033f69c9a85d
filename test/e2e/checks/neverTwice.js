const assert = require('node:assert/strict');
const { errorOf, hintsOf, outputOf } = require('../host/rest');
const { namesIn, startOver } = require('../host/sandbox');
const { campaign, goodRows, nodeOf, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';
/** The node itself neither tries again nor asks for lists, so that n8n has to run it again. */
const once = { options: { maxRetries: 0, settleUnknown: false } };

/** Whatever people press and whatever n8n does by itself: each name is one ad group. */
module.exports = async function neverTwice({ check, instance }) {
	const { rest, sandbox } = instance;

	const begin = (options) => startOver(sandbox, options);
	const names = () => namesIn(sandbox);
	const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();
	const ids = () => sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).sort();
	const idsOf = (execution) => outputOf(execution, node).map(({ adgroup_id }) => adgroup_id);
	/** Loses the answer to one row for the first so many times, after the ad group was made. */
	const losing = (name, times) => {
		let left = times;
		return {
			faultReplays: true,
			fault: ({ arguments: { adgroup_name } }) =>
				adgroup_name === name && left-- > 0 ? { kind: 'drop-after' } : undefined,
		};
	};
	const succeeded = (execution) => assert.equal(execution.status, 'success', errorOf(execution));

	await check('Retry On Fail runs the node again, and each row is created once', async () => {
		const rows = goodRows(5, 'Retry On Fail');
		begin(losing('Retry On Fail 3', 1));
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Retry On Fail', rows, once, {
				retryOnFail: true,
				maxTries: 3,
				waitBetweenTries: 100,
			}),
		);
		const execution = await rest.run(workflow, 'Start');
		succeeded(execution);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(
			outputOf(execution, node).map(({ adgroup_name }) => adgroup_name),
			rows.map(({ adgroup_name }) => adgroup_name),
		);
		assert.ok(
			sandbox.calls.some(({ attempt }) => attempt === 2),
			'nothing was tried again',
		);
	});

	for (const [title, loadWorkflow] of [
		['the original workflow', false],
		['the saved workflow', true],
	]) {
		await check(`a failed execution retried with ${title} creates what is missing`, async () => {
			const rows = goodRows(6, `Retried ${loadWorkflow}`);
			begin(losing(rows[2].adgroup_name, 1));
			const written = rowsWorkflow(instance, `Retried with ${title}`, rows, once);
			const workflow = await rest.createWorkflow(written);
			const failed = await rest.run(workflow, 'Start');
			assert.equal(failed.status, 'error');
			nodeOf(written, node).parameters.options = { maxRetries: 1 };
			await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
			const retried = await rest.retry(failed.id, loadWorkflow);
			succeeded(retried);
			assert.deepEqual(names(), namesOf(rows));
			assert.deepEqual(idsOf(retried).sort(), ids());
		});
	}

	await check('a retry tells which created rows have other values by now', async () => {
		const rows = goodRows(2, 'Changed');
		begin(losing('Changed 2', 1));
		const written = rowsWorkflow(instance, 'Changed', rows, {
			options: { ...once.options, maxConcurrency: 1 },
		});
		const workflow = await rest.createWorkflow(written);
		const failed = await rest.run(workflow, 'Start');
		assert.equal(failed.status, 'error');
		nodeOf(written, node).parameters.budget = 99;
		await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
		const retried = await rest.retry(failed.id, true);
		succeeded(retried);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(
			sandbox.adGroups.map((group) => group.arguments.budget),
			[50, 50],
		);
		assert.match(hintsOf(retried, node).join('\n'), /'Budget' was "?50"?, now "?99"?/);
	});

	await check('a loop that failed in its second pass goes on from there', async () => {
		const rows = goodRows(6, 'Loop');
		begin(losing('Loop 4', 1));
		const written = rowsWorkflow(instance, 'Loop', rows, once);
		written.nodes.push({
			id: '6b0dcb2e-5a3d-4c0e-9a36-9a1f5a3b7c11',
			name: 'Two at a time',
			type: 'n8n-nodes-base.splitInBatches',
			typeVersion: 3,
			position: [330, 0],
			parameters: { batchSize: 2, options: {} },
		});
		const to = (name) => [{ node: name, type: 'main', index: 0 }];
		written.connections.Rows.main = [to('Two at a time')];
		written.connections['Two at a time'] = { main: [[], to(node)] };
		written.connections[node] = { main: [to('Two at a time')] };
		const workflow = await rest.createWorkflow(written);
		const failed = await rest.run(workflow, 'Start');
		assert.equal(failed.status, 'error');
		const retried = await rest.retry(failed.id, false);
		succeeded(retried);
		assert.deepEqual(names(), namesOf(rows));
		assert.equal(outputOf(retried, 'Two at a time').length, 6);
	});

	await check('the workflow executed twice creates each name once', async () => {
		const rows = goodRows(3, 'Pressed twice');
		begin();
		const workflow = await rest.createWorkflow(rowsWorkflow(instance, 'Pressed twice', rows));
		const first = await rest.run(workflow, 'Start');
		const second = await rest.run(workflow, 'Start');
		succeeded(second);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(idsOf(second), idsOf(first));
	});

	await check('the step executed again by hand creates nothing again', async () => {
		const rows = goodRows(1, 'Step again');
		begin();
		const workflow = await rest.createWorkflow(rowsWorkflow(instance, 'Step again', rows));
		const first = await rest.run(workflow, 'Start');
		const { executionId } = await rest.ask('POST', `/rest/workflows/${workflow.id}/run`, {
			runData: first.data.resultData.runData,
			destinationNode: { nodeName: node, mode: 'inclusive' },
			dirtyNodeNames: [node],
		});
		const second = await rest.ended(executionId);
		succeeded(second);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(idsOf(second), idsOf(first));
	});

	await check('By Execution, a new execution creates the ad groups again', async () => {
		const rows = goodRows(2, 'On purpose');
		begin();
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'On purpose', rows, { duplicateProtection: 'execution' }),
		);
		await rest.run(workflow, 'Start');
		succeeded(await rest.run(workflow, 'Start'));
		assert.deepEqual(names(), namesOf([...rows, ...rows]));
	});

	await check('a copy of a workflow creates nothing again', async () => {
		const rows = goodRows(3, 'Copied');
		begin();
		const written = rowsWorkflow(instance, 'Copied', rows);
		await rest.run(await rest.createWorkflow(written), 'Start');
		const copy = structuredClone(written);
		for (const [index, one] of copy.nodes.entries()) one.id = `copy-${index}`;
		copy.name = 'Copied (2)';
		const run = await rest.run(await rest.createWorkflow(copy), 'Start');
		succeeded(run);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(idsOf(run).sort(), ids());
	});

	await check('a corrected cell, run again: the conflict names the ad group', async () => {
		begin();
		const parameters = { budget: '={{ $json.budget }}' };
		const run = async (budget) => {
			const rows = [{ adgroup_name: 'Corrected', budget }];
			const written = rowsWorkflow(instance, 'Corrected', rows, parameters, {
				onError: 'continueRegularOutput',
			});
			return await rest.run(await rest.createWorkflow(written), 'Start');
		};
		await run(50);
		const [item] = outputOf(await run(80), node);
		assert.deepEqual(names(), ['Corrected']);
		assert.equal(item.success, false);
		assert.equal(item.error_details.kind, 'conflict');
		assert.equal(item.error_details.existing_adgroup_id, sandbox.adGroups[0].adgroup_id);
	});

	await check('two rows of one name: equal ones are one ad group, others are refused', async () => {
		begin();
		const run = async (rows) => {
			const written = rowsWorkflow(instance, 'One name', rows);
			return await rest.run(await rest.createWorkflow(written), 'Start');
		};
		const row = { adgroup_name: 'Same name', budget: 50 };
		const equal = await run([row, row]);
		succeeded(equal);
		assert.deepEqual(names(), ['Same name']);
		assert.match(hintsOf(equal, node).join('\n'), /rows 1 and 2.*same ad group/i);
		const other = await run([
			{ adgroup_name: 'Other values', budget: 50 },
			{ adgroup_name: 'Other values', budget: 60 },
		]);
		assert.equal(other.status, 'error');
		assert.match(errorOf(other), /row 1[\s\S]*row 2|row 2[\s\S]*row 1/i);
		assert.deepEqual(names(), ['Same name']);
	});

	await check('Skip Existing Names finds what Adspirer has forgotten', async () => {
		const rows = goodRows(3, 'Forgotten');
		begin();
		const options = { skipExistingNames: true };
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Forgotten', rows.slice(0, 2), { options }),
		);
		await rest.run(workflow, 'Start');
		sandbox.forgetKeys();
		const later = await rest.createWorkflow(rowsWorkflow(instance, 'Later', rows, { options }));
		const run = await rest.run(later, 'Start');
		succeeded(run);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(
			outputOf(run, node).map(({ already_created: already }) => already === true),
			[true, true, false],
		);
	});

	await check('a row with an Existing Ad Group ID is done: nothing is sent for it', async () => {
		begin();
		const rows = [
			{ adgroup_name: 'Done', budget: 50, id: '1800000000000000099' },
			{ adgroup_name: 'To do', budget: 50, id: '' },
		];
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Existing ID', rows, {
				options: { existingAdgroupId: '={{ $json.id }}' },
			}),
		);
		const run = await rest.run(workflow, 'Start');
		succeeded(run);
		assert.deepEqual(names(), ['To do']);
		assert.deepEqual(idsOf(run), ['1800000000000000099', sandbox.adGroups[0].adgroup_id]);
		assert.equal(sandbox.calls.length, 1);
	});

	await check('an answer that is lost is looked up in the campaign', async () => {
		const rows = goodRows(3, 'Looked up');
		begin(losing('Looked up 2', 1));
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Looked up', rows, { options: { maxRetries: 0 } }),
		);
		const run = await rest.run(workflow, 'Start');
		succeeded(run);
		assert.deepEqual(names(), namesOf(rows));
		assert.deepEqual(idsOf(run).sort(), ids());
		const [list] = sandbox.callsTo('list_tiktok_ad_groups');
		assert.equal(list?.arguments.campaign_id, campaign);
	});

	await check('Custom API Call, which n8n adds to every such node, creates nothing', async () => {
		begin();
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Custom API Call', goodRows(1), { operation: '__CUSTOM_API_CALL__' }),
		);
		const execution = await rest.run(workflow, 'Start');
		assert.deepEqual(names(), []);
		assert.equal(execution.status, 'error');
	});
};
