const assert = require('node:assert/strict');
const { until } = require('./commands');
const { outputOf, succeeded } = require('./rest');
const { namesIn, namesOf, startOver } = require('./sandbox');
const { goodRows, node, rowsWorkflow } = require('./workflows');

/** The line with which the log of an execution that ended in the middle ends. */
const countLine =
	/Execution stopped\. (?:(\d+) created, now or in an earlier run, )?(?:(\d+) unknown, )?\d+ not sent\./;

/**
 * Starts sixty rows, two at a time. The service takes its time once some ad groups are made, so that on
 * a busy machine too there is much left to do when the execution ends.
 */
async function startMany(instance, name, settings = {}) {
	const { rest, sandbox } = instance;
	startOver(sandbox, { answerDelayMs: () => (sandbox.adGroups.length > 4 ? 2_000 : 100) });
	const rows = goodRows(60, name);
	const written = rowsWorkflow(instance, name, rows, { options: { maxConcurrency: 2 } });
	Object.assign(written.settings, settings);
	const workflow = await rest.createWorkflow(written);
	return { id: await rest.start(workflow), rows, workflow };
}

async function someMade({ sandbox }) {
	await until('some ad groups to be made', () => sandbox.adGroups.length >= 4);
}

/** Stops an execution as a person does; what runs afterwards is not slowed down. */
async function stop({ rest, sandbox }, { id }) {
	await rest.ask('POST', `/rest/executions/${id}/stop`, {});
	sandbox.options = {};
	return await rest.ended(id);
}

/**
 * Each ad group must be in one line of what `log` gives of the execution, which n8n calls ended before the
 * node has written its count. Returns how many it counts as created, and how many as unknown.
 */
async function toldInLog({ sandbox }, rows, log) {
	const text = await until('the count in the log', () => countLine.test(log()) && log());
	const lines = text.split('\n');
	for (const { adgroup_id, arguments: sent } of sandbox.adGroups) {
		const told = lines.filter((line) =>
			[`: ${sent.adgroup_name}, ID `, `(${sent.adgroup_name}): key `].some((one) =>
				line.includes(one),
			),
		);
		assert.equal(told.length, 1, `${sent.adgroup_name} is in ${told.length} lines of the log`);
		const isOpen = told[0].includes(': key ');
		assert.ok(isOpen || told[0].includes(adgroup_id), `${adgroup_id} isn't in the log`);
	}
	assert.ok(sandbox.adGroups.length < rows.length, 'all rows were created');
	return countLine
		.exec(text)
		.slice(1)
		.map((count) => Number(count ?? 0));
}

/** Run or retried once more, it has created what was missing, each row once. */
function finished({ sandbox }, rows, execution) {
	assert.equal(outputOf(succeeded(execution), node).length, rows.length);
	assert.deepEqual(namesIn(sandbox), namesOf(rows));
}

module.exports = { countLine, startMany, someMade, stop, toldInLog, finished };
