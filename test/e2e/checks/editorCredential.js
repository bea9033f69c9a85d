const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { sandboxKey } = require('../host/sandbox');
const { goodRows, rowsWorkflow } = require('../host/workflows');

/** The credential is made, tested and corrected in its own form, by typing and clicking. */
module.exports = async function editorCredential({ check, instance, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	const dialog = editor.part('editCredential-modal');
	const typed = {};
	const type = async (name, text) => {
		typed[name] = text;
		await dialog.locator(`[data-test-id="parameter-input-${name}"] input`).fill(text);
	};
	/** Waits until the form tells a reason, with its details unfolded. */
	const told = async (reason) => {
		const more = dialog.getByText('More details');
		await until(`the form to tell ${reason}`, async () => {
			if (await more.isVisible()) await more.click();
			return reason.test(await dialog.innerText());
		});
	};
	const save = async () => {
		// The answer to an earlier click may still be under way, so only one about this address counts.
		const isTest = (answer) =>
			answer.url().endsWith('/credentials/test') &&
			answer.request().postDataJSON().credentials.data.baseUrl === typed.baseUrl;
		// While n8n is still busy with the test before, a click on Save does nothing.
		for (let clicks = 1; clicks <= 5; clicks++) {
			const tested = page.waitForResponse(isTest, { timeout: 8_000 }).then(
				() => true,
				() => false,
			);
			await editor.part('credential-save-button').click();
			if (await tested) return;
		}
		throw new Error('n8n did not test the credential that was saved');
	};

	const written = rowsWorkflow(instance, 'Credential', goodRows(1));
	await editor.openIn(rest, written, 'Adspirer TikTok');
	await editor.part('node-credentials-select').click();
	await editor.part('node-credentials-select-item-new').click();
	await dialog.waitFor();

	await check('the form names its two fields, and fills in the usual address', async () => {
		await dialog.getByText(/^API Key/).waitFor();
		const address = dialog.locator('[data-test-id="parameter-input-baseUrl"] input');
		assert.equal(await address.inputValue(), 'https://api.adspirer.ai');
		const key = dialog.locator('[data-test-id="parameter-input-apiKey"] input');
		assert.equal(await key.getAttribute('type'), 'password');
	});

	for (const [what, baseUrl, reason] of [
		['a wrong key', sandbox.url, /didn't accept the API key/],
		['a wrong address', `${sandbox.url}/elsewhere`, /Base URL isn't an Adspirer address/],
	]) {
		await check(`${what} is reported in the form`, async () => {
			await type('baseUrl', baseUrl);
			await type('apiKey', 'sk_live_wrong');
			await save();
			await told(reason);
		});
	}

	await check('the right key is accepted in the form, and the node runs with it', async () => {
		await type('baseUrl', sandbox.url);
		await type('apiKey', sandboxKey);
		await save();
		// n8n closes the form by itself where the test has succeeded.
		await dialog.waitFor({ state: 'hidden' });
		sandbox.adGroups.splice(0);
		await editor.executeStep();
		assert.equal(sandbox.adGroups.length, 1);
	});
};
