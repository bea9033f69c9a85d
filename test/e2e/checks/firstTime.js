const assert = require('node:assert/strict');
const { mkdtempSync } = require('node:fs');
const path = require('node:path');
const { Editor } = require('../host/editor');
const { openInstance } = require('../host/instance');
const { pack } = require('../host/pack');
const { progress, seconds } = require('../host/report');
const { onlyAdGroup, sandboxKey } = require('../host/sandbox');

/** From npm pack to the first ad group, by clicking alone on a new n8n, as the README tells it. */
module.exports = async function firstTime({ check, folder, chromium }) {
	await check('from npm pack to the first ad group, timed', async () => {
		const since = Date.now();
		const lap = (what) => progress(`        ${seconds(since)} after the start: ${what}`);
		const tarball = await pack(mkdtempSync(path.join(folder, 'first-')));
		lap('packed');
		const instance = await openInstance(tarball, { withCredential: false });
		lap('installed, n8n is ready');
		const { sandbox, server } = instance;
		try {
			const editor = await Editor.open(chromium, server.url);
			const { page } = editor;
			await page.goto(`${server.url}/workflow/new`);
			await editor.part('canvas-plus-button').click();
			await editor.addFromCreator('manually', 'Trigger manually');
			await editor.part('node-creator-plus-button').click();
			const actions = await editor.addFromCreator('tik tok', 'Adspirer TikTok', /^Create ad group/);
			assert.equal(actions, 22);
			lap('the node is on the canvas');

			await page.getByRole('button', { name: 'Connect to Adspirer' }).click();
			const dialog = editor.part('editCredential-modal');
			const key = dialog.locator('[data-test-id="parameter-input-apiKey"] input');
			assert.equal(await key.getAttribute('type'), 'password');
			await key.fill(sandboxKey);
			await dialog.locator('[data-test-id="parameter-input-baseUrl"] input').fill(sandbox.url);
			await editor.part('credential-save-button').click();
			await dialog.waitFor({ state: 'hidden' });
			lap('the credential is accepted');

			await editor.enterId('campaignId', '1790000000000000001');
			await editor.field('adgroupName').getByRole('textbox').fill('My first ad group');
			await editor.field('budget').locator('input').fill('50');
			await editor.executeStep();
			const made = onlyAdGroup(sandbox);
			assert.equal(made.arguments.adgroup_name, 'My first ad group');
			assert.equal(made.arguments.budget, 50);
			await editor.part('output-panel').getByText(made.adgroup_id).first().waitFor();
			lap('the first ad group is there');
		} finally {
			await instance.close();
		}
	});
};
