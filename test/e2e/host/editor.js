const { chromium } = require('playwright-core');
const { until } = require('./commands');
const { owner } = require('./rest');

const flags = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	// No name leads anywhere, so that nothing but this machine is asked for anything.
	'--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/** n8n's editor in a real browser, operated as a person does: by what is seen and clicked. */
class Editor {
	/** Opens the browser and signs in. */
	static async open(executablePath, url) {
		const browser = await chromium.launch({ executablePath, args: flags });
		const page = await browser.newPage({
			viewport: { width: 1440, height: 1000 },
			deviceScaleFactor: 1,
			acceptDownloads: true,
		});
		page.setDefaultTimeout(30_000);
		const editor = new Editor(browser, page, url);
		await editor.signIn();
		return editor;
	}

	constructor(browser, page, url) {
		this.browser = browser;
		this.page = page;
		this.url = url;
	}

	async close() {
		await this.browser.close();
	}

	part(testId) {
		return this.page.locator(`[data-test-id="${testId}"]`);
	}

	async signIn() {
		const { page } = this;
		await page.goto(`${this.url}/signin`);
		await page.locator('input[name="emailOrLdapLoginId"]').fill(owner.email);
		await page.locator('input[name="password"]').fill(owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL((address) => !address.pathname.includes('signin'));
	}

	async openWorkflow(id) {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.part('canvas-node').first().waitFor();
	}

	/** Opens a node's panel from the canvas. */
	async openNode(name) {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.part('parameter-input').first().waitFor();
	}

	/** Searches in the node creator, which is open, and takes what is found, and its action. */
	async addFromCreator(words, found, action) {
		const creator = this.part('node-creator');
		await this.part('node-creator-search-bar').fill(words);
		await creator.getByText(found, { exact: true }).first().click();
		if (action) await creator.getByText(action, { exact: true }).first().click();
	}

	/** A field of the open node's form. */
	field(name) {
		return this.part(`parameter-input-${name}`);
	}

	/** Chooses an option of a list in the form by the words shown. */
	async choose(name, words) {
		await this.field(name).click();
		await this.page.getByRole('option', { name: words }).filter({ visible: true }).click();
		// A list of several choices stays open until it is left.
		await this.part('node-title-container').click();
	}

	/** Whether n8n marks a field as missing or wrong. */
	async isMarked(name) {
		const field = this.part('parameter-item').filter({ has: this.field(name) });
		return (await field.locator('[data-test-id="parameter-issues"]').count()) > 0;
	}

	/** Runs the open node and gives what its output pane says. */
	async executeStep() {
		const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/run'));
		await this.part('node-execute-button').click();
		await answered;
		const output = this.part('output-panel');
		await output.locator('[data-test-id^="node-run-status-"]').waitFor();
		return await output.innerText();
	}

	/** Closes the little messages that n8n lays over a corner of the page. */
	async dismissMessages() {
		for (const button of await this.page.locator('.el-notification__closeBtn').all()) {
			await button.click().catch(() => undefined);
		}
		await until('the messages to go', async () => {
			return (await this.page.locator('.el-notification').filter({ visible: true }).count()) === 0;
		});
	}
}

module.exports = { Editor };
