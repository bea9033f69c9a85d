const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { onlyAdGroup, sandboxKey } = require('../host/sandbox');
const { goodRows, node, rowsWorkflow } = require('../host/workflows');

/** The credential is made, tested and corrected in its own form, by typing and clicking. */
module.exports = async function editorCredential({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	const dialog = editor.part('editCredential-modal');
	const input = (name) => dialog.locator(`[data-test-id="parameter-input-${name}"] input`);
	const save = async (baseUrl, apiKey) => {
		await input('baseUrl').fill(baseUrl);
		await input('apiKey').fill(apiKey);
		// The answer to an earlier click may still be under way, so only one about this address counts.
		const isTest = (answer) =>
			answer.url().endsWith('/credentials/test') &&
			answer.request().postDataJSON().credentials.data.baseUrl === baseUrl;
		// While n8n is still busy with the test before, a click on Save does nothing.
		await until('n8n to test the credential', async () => {
			const tested = page.waitForResponse(isTest, { timeout: 8_000 }).catch(() => undefined);
			await editor.part('credential-save-button').click();
			return await tested;
		});
	};

	await editor.openIn(rest, rowsWorkflow(instance, 'Credential', goodRows(1)), node);
	await editor.part('node-credentials-select').click();
	await editor.part('node-credentials-select-item-new').click();
	await dialog.waitFor();

	for (const [what, baseUrl, reason] of [
		['a wrong key', sandbox.url, /didn't accept the API key/],
		['a wrong address', `${sandbox.url}/elsewhere`, /Base URL isn't an Adspirer address/],
	]) {
		await check(`${what} is reported in the form`, async () => {
			await save(baseUrl, 'sk_live_wrong');
			const more = dialog.getByText('More details');
			await until(`the form to say ${reason}`, async () => {
				if (await more.isVisible()) await more.click();
				return reason.test(await dialog.innerText());
			});
		});
	}

	await check('the right key is accepted, the node runs with it, and nobody sees it', async () => {
		assert.equal(await input('apiKey').getAttribute('type'), 'password');
		const saved = page.waitForResponse((answer) => /\/credentials\/\w+$/.test(answer.url()));
		await save(sandbox.url, sandboxKey);
		// n8n closes the form by itself where the test has succeeded.
		await dialog.waitFor({ state: 'hidden' });
		await editor.executeStep();
		assert.ok(onlyAdGroup(sandbox));
		const { id } = (await (await saved).json()).data;
		const { data } = await rest.ask('GET', `/rest/credentials/${id}?includeData=true`);
		assert.equal(data.baseUrl, sandbox.url);
		assert.ok(data.apiKey && !data.apiKey.includes(sandboxKey));
	});
};
