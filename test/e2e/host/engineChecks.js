const assert = require('node:assert/strict');
const { mkdtempSync } = require('node:fs');
const path = require('node:path');
const { play } = require('./engines');
const { installAsN8n } = require('./pack');
const { progress } = require('./report');
const { namesIn, startOver } = require('./sandbox');
const { campaign } = require('./workflows');

const good = (name) => ({ name, budget: 50 });

/** Checks the packed tarball on the engine of one n8n, loaded by that n8n's own loader. */
async function checkEngine({ n8n, root, core }, { check, sandbox, tarball, folder }) {
	// Each engine is an n8n of its own, or it would only ask for the same ad group again.
	const userFolder = mkdtempSync(path.join(folder, 'engine-'));
	const unpacked = await installAsN8n(tarball, userFolder);
	const on = async (scene) => {
		const outcome = await play(root, userFolder, unpacked, sandbox, scene);
		if (core) assert.equal(outcome.core, core);
		return outcome;
	};

	await check(
		`n8n ${n8n}: creates ad groups, and a bad row leaves by the error output`,
		async () => {
			startOver(sandbox);
			const rows = [good('First'), { name: 'Second', budget: 'a lot' }, good('Third')];
			const outcome = await on({ rows, settings: { onError: 'continueErrorOutput' } });
			assert.equal(outcome.status, 'success', outcome.error);
			const [created, failed] = outcome.outputs;
			assert.deepEqual(
				created.map(({ adgroup_id }) => adgroup_id).sort(),
				sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).sort(),
			);
			assert.deepEqual(namesIn(sandbox), ['First', 'Third']);
			assert.deepEqual(
				failed.map(({ name, error_details: { kind } }) => [name, kind]),
				[['Second', 'invalid']],
			);
			assert.match(failed[0].error, /'Budget'/);
			progress(`        n8n-core ${outcome.core}, n8n-workflow ${outcome.workflow}`);
		},
	);

	await check(`n8n ${n8n}: a failed execution, retried, creates each row once`, async () => {
		// The service forgets every key at once, so that only what n8n keeps of the run can tell what was
		// created, and it refuses one row the first time it comes.
		let left = 1;
		startOver(sandbox, {
			rememberKeysFor: 0,
			fault: ({ arguments: { adgroup_name } }) =>
				adgroup_name === 'Third' && left-- > 0 ? { kind: 'status', status: 400 } : undefined,
		});
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

	await check(`n8n ${n8n}: the form lists accounts and campaigns`, async () => {
		startOver(sandbox, {
			accounts: [{ id: '7010000000000000001', name: 'Acme US', primary: true }],
			campaigns: [{ id: campaign, name: 'Spring launch' }],
		});
		const accounts = await on({ list: 'advertiserId', rows: [] });
		assert.equal(accounts.list.results[0].value, '7010000000000000001');
		const campaigns = await on({ list: 'campaignId', rows: [] });
		assert.equal(campaigns.list.results[0].value, campaign);
		assert.match(campaigns.list.results[0].name, /^Spring launch/);
	});
}

module.exports = { checkEngine };
