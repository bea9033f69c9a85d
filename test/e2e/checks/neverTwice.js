const assert = require('node:assert/strict');
const { outputOf } = require('../host/rest');
const { goodRows, nodeOf, rowsWorkflow } = require('../host/workflows');

const node = 'Adspirer TikTok';
/** The node itself does not try again, so that n8n has to. */
const once = { options: { maxRetries: 0 } };

/** Retries of every kind that n8n has: each row is one ad group at the service. */
module.exports = async function neverTwice({ check, instance }) {
	const { rest, sandbox } = instance;

	const begin = (options = {}) => {
		sandbox.adGroups.splice(0);
		sandbox.calls.splice(0);
		sandbox.options = options;
	};
	const names = () => sandbox.adGroups.map((group) => group.arguments.adgroup_name).sort();
	const namesOf = (rows) => rows.map(({ adgroup_name }) => adgroup_name).sort();
	/** Loses the answer to one row for the first so many times, after the ad group was made. */
	const losing = (name, times) => {
		let left = times;
		return {
			faultReplays: true,
			fault: ({ arguments: { adgroup_name } }) =>
				adgroup_name === name && left-- > 0 ? { kind: 'drop-after' } : undefined,
		};
	};

	await check('Retry On Fail runs the node again, and each row is made once', async () => {
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
		assert.equal(execution.status, 'success');
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
		await check(`a failed execution retried with ${title} makes only what is missing`, async () => {
			const rows = goodRows(6, `Retried ${loadWorkflow}`);
			begin(losing(rows[2].adgroup_name, 1));
			const written = rowsWorkflow(instance, `Retried with ${title}`, rows, once);
			const workflow = await rest.createWorkflow(written);
			const failed = await rest.run(workflow, 'Start');
			assert.equal(failed.status, 'error');
			nodeOf(written, node).parameters.options = { maxRetries: 1 };
			await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
			// Not even the service's own memory of the keys is needed for rows that were answered.
			const retried = await rest.retry(failed.id, loadWorkflow);
			assert.equal(retried.status, 'success');
			assert.deepEqual(names(), namesOf(rows));
			const ids = outputOf(retried, node).map(({ adgroup_id }) => adgroup_id);
			assert.deepEqual(ids.sort(), sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).sort());
		});
	}

	await check('a row changed since it was made is a conflict that names its ad group', async () => {
		const rows = goodRows(2, 'Changed');
		begin(losing('Changed 2', 1));
		const written = rowsWorkflow(instance, 'Changed', rows, {
			options: { maxRetries: 0, maxConcurrency: 1 },
		});
		const workflow = await rest.createWorkflow(written);
		const failed = await rest.run(workflow, 'Start');
		nodeOf(written, node).parameters.budget = 99;
		await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
		const retried = await rest.retry(failed.id, true);
		assert.equal(retried.status, 'error');
		const { error } = retried.data.resultData;
		const made = sandbox.adGroups.find((group) => group.arguments.adgroup_name === 'Changed 1');
		assert.match(`${error.message} ${error.description}`, new RegExp(made.adgroup_id));
		assert.equal(sandbox.adGroups.length, 2);
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
		assert.equal(retried.status, 'success');
		assert.deepEqual(names(), namesOf(rows));
		assert.equal(outputOf(retried, 'Two at a time').length, 6);
	});

	await check('the step run again by hand, on purpose, makes a second ad group', async () => {
		const rows = goodRows(1, 'On purpose');
		begin();
		const workflow = await rest.createWorkflow(rowsWorkflow(instance, 'On purpose', rows));
		const first = await rest.run(workflow, 'Start');
		const { executionId } = await rest.ask('POST', `/rest/workflows/${workflow.id}/run`, {
			runData: first.data.resultData.runData,
			destinationNode: { nodeName: node, mode: 'inclusive' },
			dirtyNodeNames: [node],
		});
		const second = await rest.ended(executionId);
		assert.equal(second.status, 'success');
		assert.deepEqual(names(), ['On purpose 1', 'On purpose 1']);
		const [one] = outputOf(first, node);
		const [two] = outputOf(second, node);
		assert.notEqual(one.adgroup_id, two.adgroup_id);
	});

	await check('Custom API Call, which n8n adds to every such node, makes nothing', async () => {
		begin();
		const workflow = await rest.createWorkflow(
			rowsWorkflow(instance, 'Custom API Call', goodRows(1), { operation: '__CUSTOM_API_CALL__' }),
		);
		const execution = await rest.run(workflow, 'Start');
		assert.deepEqual(names(), []);
		assert.equal(execution.status, 'error');
	});
};
