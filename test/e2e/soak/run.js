/**
 * The soak: n8n in queue mode, a workflow every ten seconds against a service that fails every
 * tenth call, for an hour or for as long as `--minutes` says. Watches the memory of every process,
 * and checks at the end that every row was created once. Not part of the end-to-end tests.
 */
const { pause, until } = require('../host/commands');
const { installServer } = require('../host/install');
const { pack } = require('../host/pack');
const { temporaryFolder } = require('../host/processes');
const { openQueueInstance } = require('../host/queueInstance');
const { progress, runToEnd, step } = require('../host/report');
const { outputOf } = require('../host/rest');
const { installStores } = require('../host/stores');
const { nodeOf, rowsWorkflow } = require('../host/workflows');
const { judge, memoryOf, tableOf } = require('./memory');

const node = 'Adspirer TikTok';
const rowsEach = 20;
const secondsBetween = 10;
/** So slow that an execution often still runs when the next one begins, on the other worker then. */
const answerDelayMs = 5_000;
const sampleMs = 30_000;
const warmUpMinutes = 10;

/** In turn, one in every tenth call: the call or its answer is lost, refused, garbled or late. */
const faults = [
	{ kind: 'drop-before' },
	{ kind: 'drop-after' },
	{ kind: 'status', status: 500 },
	{ kind: 'html' },
	{ kind: 'throttle', retryAfterSeconds: 1 },
	{ kind: 'truncated' },
	{ kind: 'empty' },
	{ kind: 'stall', ms: 3_000 },
];

function faultInEveryTenth() {
	let calls = 0;
	return () => (++calls % 10 === 0 ? faults[(calls / 10) % faults.length] : undefined);
}

/** A schedule → rows that are named after the execution → the node. */
function soakWorkflow(instance) {
	const workflow = rowsWorkflow(instance, 'Soak', []);
	Object.assign(nodeOf(workflow, 'Start'), {
		type: 'n8n-nodes-base.scheduleTrigger',
		typeVersion: 1.2,
		parameters: {
			rule: { interval: [{ field: 'seconds', secondsInterval: secondsBetween }] },
		},
	});
	nodeOf(workflow, 'Rows').parameters.jsCode =
		`return Array.from({ length: ${rowsEach} }, (_, i) => ({
		json: { adgroup_name: $execution.id + '-' + (i + 1), budget: 50 },
	}));`;
	return workflow;
}

/** Every row of every execution once, under the ID that n8n was told; gives what is wrong. */
async function wrongRows({ rest, sandbox }, executions) {
	const idsByName = Map.groupBy(sandbox.adGroups, (group) => group.arguments.adgroup_name);
	const wrong = [];
	for (const { id, status } of executions) {
		if (status !== 'success') wrong.push(`execution ${id}: ${status}`);
		const told = outputOf(await rest.execution(id), node);
		for (let row = 1; row <= rowsEach; row++) {
			const name = `${id}-${row}`;
			const made = idsByName.get(name) ?? [];
			idsByName.delete(name);
			if (made.length !== 1) wrong.push(`${name}: created ${made.length} times`);
			else if (told[row - 1]?.adgroup_id !== made[0].adgroup_id) wrong.push(`${name}: other ID`);
		}
	}
	return [...wrong, ...[...idsByName.keys()].map((name) => `${name}: of no execution`)];
}

async function soak(minutes) {
	await installServer();
	await installStores();
	const { folder, remove } = temporaryFolder('adspirer-soak-');
	let instance;
	try {
		const tarball = await step('Building and packing', async () => await pack(folder));
		instance = await step(
			'Starting n8n in queue mode',
			async () => await openQueueInstance(tarball, { concurrency: 1 }),
		);
		const { rest, sandbox, main, webhook, workers, postgres, redis } = instance;
		const servers = [main, webhook, ...workers, redis, postgres];
		sandbox.options = { fault: faultInEveryTenth(), answerDelayMs };
		const workflow = await rest.createWorkflow(soakWorkflow(instance));
		await rest.activate(workflow.id);

		const samples = [];
		const since = Date.now();
		const minute = () => (Date.now() - since) / 60_000;
		while (minute() < minutes) {
			await pause(Math.min(sampleMs, Math.max(0, minutes * 60_000 - (Date.now() - since))));
			for (const server of servers) server.mustRun();
			const memory = memoryOf(servers);
			samples.push({ minute: minute(), memory });
			const each = Object.entries(memory).map(([name, mb]) => `${name} ${mb.toFixed(1)}`);
			progress(`${sandbox.adGroups.length} rows, MB: ${each.join('; ')}`);
			if (samples.length % 20 === 0) console.log(tableOf(judge(samples, warmUpMinutes)));
		}
		await rest.deactivate(workflow.id);
		const executions = await until('the last execution to end', async () => {
			const all = await rest.executionsOf(workflow);
			return all.every(({ stoppedAt }) => stoppedAt) && all;
		});

		const judged = judge(samples, warmUpMinutes);
		console.log(`\n${tableOf(judged)}`);
		const wrong = await wrongRows(instance, executions);
		const taken = workers.map(({ log }) => log().split('Worker started execution').length - 1);
		console.log(`\n${minute().toFixed(1)} minutes, ${executions.length} executions`);
		console.log(`of them on each worker: ${taken.join(', ')}`);
		console.log(`${sandbox.adGroups.length} ad groups in ${sandbox.calls.length} calls`);
		console.log(`rows lost, doubled or told wrongly: ${wrong.length}`);
		for (const line of wrong.slice(0, 50)) console.log(line);
		const isWell = executions.length > 0 && wrong.length === 0 && judged.every(({ flat }) => flat);
		return isWell ? 0 : 1;
	} finally {
		await instance?.close();
		remove();
	}
}

const at = process.argv.indexOf('--minutes');
const minutes = at === -1 ? 60 : Number(process.argv[at + 1]);
if (!(minutes > 0)) throw new Error('Say for how long: npm run soak -- --minutes 60');
runToEnd(async () => await soak(minutes));
