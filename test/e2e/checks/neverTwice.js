const assert = require('node:assert/strict');
const { outputOf, succeeded } = require('../host/rest');
const { namesIn, namesOf, startOver } = require('../host/sandbox');
const { goodRows, node, nodeOf, rowsWorkflow, saveRows } = require('../host/workflows');

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

	await check('a failed execution retried with the saved workflow: what is missing', async () => {
		const rows = goodRows(6, 'Retried');
		let left = 1;
		// The answer to one row is lost once, after the ad group was made.
		const fault = ({ arguments: { adgroup_name } }) =>
			adgroup_name === rows[2].adgroup_name && left-- > 0 ? { kind: 'drop-after' } : undefined;
		startOver(sandbox, { faultReplays: true, fault });
		// The node neither tries again nor asks for lists.
		const options = { maxRetries: 0, settleUnknown: false };
		const written = rowsWorkflow(instance, 'Retried', rows, { options });
		const workflow = await rest.createWorkflow(written);
		const failed = await rest.run(workflow);
		assert.equal(failed.status, 'error');
		nodeOf(written, node).parameters.options = { maxRetries: 1 };
		await rest.updateWorkflow(workflow.id, { nodes: written.nodes });
		createdOnce(rows, await rest.retry(failed.id, true));
	});

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
