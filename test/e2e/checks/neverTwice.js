const assert = require('node:assert/strict');
const { outputOf, succeeded } = require('../host/rest');
const { namesIn, namesOf, startOver } = require('../host/sandbox');
const { goodRows, node, nodeOf, rowsWorkflow, saveRows } = require('../host/workflows');

/** The node itself neither tries again nor asks for lists, so that n8n has to run it again. */
const once = { options: { maxRetries: 0, settleUnknown: false } };

/** Whatever people press and whatever n8n does by itself: each name is one ad group. */
module.exports = async function neverTwice({ check, instance }) {
	const { rest, sandbox } = instance;
	const idsOf = (execution) => outputOf(execution, node).map(({ adgroup_id }) => adgroup_id);
	/** Each row is created once, and the execution gives the IDs of the ad groups that there are. */
	const createdOnce = (rows, execution) => {
		succeeded(execution);
		assert.deepEqual(namesIn(sandbox), namesOf(rows));
		const made = sandbox.adGroups.map(({ adgroup_id }) => adgroup_id);
		assert.deepEqual(idsOf(execution).sort(), made.sort());
	};
	/** Begins with a service that loses the answer to one row once, after the ad group was made. */
	const beginLosing = (name) => {
		let left = 1;
		const fault = ({ arguments: { adgroup_name } }) =>
			adgroup_name === name && left-- > 0 ? { kind: 'drop-after' } : undefined;
		startOver(sandbox, { faultReplays: true, fault });
	};

	await check('Retry On Fail runs the node again, and each row is created once', async () => {
		const rows = goodRows(5, 'Retry On Fail');
		beginLosing(rows[2].adgroup_name);
		const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		createdOnce(
			rows,
			await rest.run(await saveRows(instance, 'Retry On Fail', rows, once, settings)),
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
			beginLosing(rows[2].adgroup_name);
			const written = rowsWorkflow(instance, `Retried with ${title}`, rows, once);
			const workflow = await rest.createWorkflow(written);
			const failed = await rest.run(workflow);
			assert.equal(failed.status, 'error');
			nodeOf(written, node).parameters.options = { maxRetries: 1 };
			await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
			createdOnce(rows, await rest.retry(failed.id, loadWorkflow));
		});
	}

	await check('executed twice, by the step alone, and as a copy: each name once', async () => {
		const rows = goodRows(3, 'Pressed again');
		startOver(sandbox);
		const written = rowsWorkflow(instance, 'Pressed again', rows);
		const workflow = await rest.createWorkflow(written);
		const first = await rest.run(workflow);
		createdOnce(rows, first);
		createdOnce(rows, await rest.run(workflow));
		const { executionId } = await rest.ask('POST', `/rest/workflows/${workflow.id}/run`, {
			runData: first.data.resultData.runData,
			destinationNode: { nodeName: node, mode: 'inclusive' },
			dirtyNodeNames: [node],
		});
		createdOnce(rows, await rest.ended(executionId));
		for (const [index, one] of written.nodes.entries()) one.id = `copy-${index}`;
		written.name = 'Pressed again (2)';
		createdOnce(rows, await rest.run(await rest.createWorkflow(written)));
	});

	await check('Custom API Call, which n8n adds to every such node, creates nothing', async () => {
		startOver(sandbox);
		const operation = '__CUSTOM_API_CALL__';
		const workflow = await saveRows(instance, 'Custom API Call', goodRows(1), { operation });
		assert.equal((await rest.run(workflow)).status, 'error');
		assert.deepEqual(namesIn(sandbox), []);
	});
};
