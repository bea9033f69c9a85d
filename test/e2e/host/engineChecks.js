const assert = require('node:assert/strict');
const { mkdtempSync } = require('node:fs');
const path = require('node:path');
const { play } = require('./engines');
const { installAsN8n } = require('./pack');
const { progress } = require('./report');
const { namesIn, onlyAdGroup, startOver } = require('./sandbox');
const { campaign } = require('./workflows');

const good = (name) => ({ name, budget: 50 });

/**
 * A service that forgets every key at once, so that only what n8n keeps of a run can tell what was
 * created, and that refuses one row the first time it comes.
 */
function refuseOnce(sandbox, name) {
	let refused = false;
	startOver(sandbox, {
		rememberKeysFor: 0,
		fault: (call) => {
			if (refused || call.arguments.adgroup_name !== name) return undefined;
			refused = true;
			return { kind: 'status', status: 400 };
		},
	});
}

/** What the packed tarball has to do on the engine of one n8n, loaded by that n8n's own loader. */
async function checkEngine({ n8n, root, core }, { check, sandbox, tarball, folder }) {
	// Each engine is an n8n of its own, or it would only ask for the same ad group again.
	const userFolder = mkdtempSync(path.join(folder, 'engine-'));
	const unpacked = await installAsN8n(tarball, userFolder);
	const on = async (scene) => {
		const outcome = await play(root, userFolder, unpacked, sandbox, scene);
		if (core) assert.equal(outcome.core, core);
		return outcome;
	};

	await check(`n8n ${n8n}: the engine loads the package and creates an ad group`, async () => {
		startOver(sandbox);
		const outcome = await on({ rows: [good('By this engine')] });
		assert.equal(outcome.status, 'success', outcome.error);
		const made = onlyAdGroup(sandbox);
		assert.equal(outcome.outputs[0][0].adgroup_id, made.adgroup_id);
		assert.equal(made.arguments.adgroup_name, 'By this engine');
		progress(`        n8n-core ${outcome.core}, n8n-workflow ${outcome.workflow}`);
	});

	await check(
		`n8n ${n8n}: a refused row leaves by the error output, the others don't`,
		async () => {
			startOver(sandbox);
			const rows = [good('First'), { name: 'Second', budget: 'a lot' }, good('Third')];
			const outcome = await on({ rows, settings: { onError: 'continueErrorOutput' } });
			assert.equal(outcome.status, 'success', outcome.error);
			const [created, failed] = outcome.outputs;
			assert.deepEqual(
				created.map(({ adgroup_name }) => adgroup_name),
				['First', 'Third'],
			);
			assert.equal(failed.length, 1);
			assert.equal(failed[0].name, 'Second');
			assert.equal(failed[0].error_details.kind, 'invalid');
			assert.match(failed[0].error, /'Budget'/);
			assert.deepEqual(namesIn(sandbox), ['First', 'Third']);
		},
	);

	await check(`n8n ${n8n}: a failed execution, retried, creates each row once`, async () => {
		refuseOnce(sandbox, 'Third');
		const names = ['First', 'Second', 'Third', 'Fourth'];
		const parameters = { options: { maxConcurrency: 1 } };
		const outcome = await on({ rows: names.map(good), parameters, retry: true });
		assert.equal(outcome.status, 'error');
		assert.match(outcome.error, /\b[23]\b/);
		assert.equal(outcome.retried.status, 'success', outcome.retried.error);
		assert.deepEqual(
			outcome.retried.outputs[0].map(({ adgroup_name }) => adgroup_name),
			names,
		);
		assert.deepEqual(namesIn(sandbox), [...names].sort());
	});

	await check(`n8n ${n8n}: Retry On Fail creates each row once`, async () => {
		refuseOnce(sandbox, 'Second');
		const names = ['First', 'Second'];
		const outcome = await on({
			rows: names.map(good),
			parameters: { options: { maxConcurrency: 1 } },
			settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
		});
		assert.equal(outcome.status, 'success', outcome.error);
		assert.equal(outcome.outputs[0].length, 2);
		assert.deepEqual(namesIn(sandbox), names);
	});

	await check(`n8n ${n8n}: the form lists accounts and campaigns`, async () => {
		startOver(sandbox, {
			accounts: [{ id: '7010000000000000001', name: 'Acme US', primary: true }],
			campaigns: [{ id: campaign, name: 'Spring launch' }],
		});
		const accounts = await on({ list: 'advertiserId', rows: [] });
		assert.deepEqual(
			accounts.list.results.map(({ value }) => value),
			['7010000000000000001'],
		);
		const campaigns = await on({ list: 'campaignId', rows: [] });
		assert.equal(campaigns.list.results[0].value, campaign);
		assert.match(campaigns.list.results[0].name, /^Spring launch/);
	});
}

module.exports = { checkEngine };
