const { mkdirSync } = require('node:fs');
const path = require('node:path');
const { chromium } = require('playwright-core');
const { until } = require('./commands');
const places = require('./places');
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

const openEditors = new Set();

/** Photographs what every open editor shows; gives a line for each picture. */
async function photographOpenEditors(title) {
	mkdirSync(places.screenshots, { recursive: true });
	const lines = [];
	for (const { page } of openEditors) {
		const name = `${title}${lines.length || ''}`.replace(/[^a-z0-9]+/gi, '-').slice(0, 80);
		const file = path.join(places.screenshots, `${name}.png`);
		await page.screenshot({ path: file });
		lines.push(`The browser was at ${page.url()} and showed ${path.relative('.', file)}`);
	}
	return lines;
}

async function closeOpenEditors() {
	for (const { browser } of openEditors) await browser.close();
	openEditors.clear();
}

async function middleOf(part) {
	const { x, y, width, height } = await part.boundingBox();
	return [x + width / 2, y + height / 2];
}

/** n8n's editor in a real browser, operated as a person does: by what is seen and clicked. */
class Editor {
	/** Opens the browser and signs in; `scale` is how many pixels of a picture one of the page has. */
	static async open(executablePath, url, { scale = 1 } = {}) {
		const browser = await chromium.launch({ executablePath, args: flags });
		const page = await browser.newPage({
			viewport: { width: 1440, height: 1000 },
			deviceScaleFactor: scale,
			acceptDownloads: true,
		});
		// Only there to end a check that would wait for ever; a busy machine may be slow.
		page.setDefaultTimeout(120_000);
		const editor = new Editor(browser, page, url);
		openEditors.add(editor);
		await editor.signIn();
		return editor;
	}

	constructor(browser, page, url) {
		this.browser = browser;
		this.page = page;
		this.url = url;
		/** The messages from n8n to the page since it was opened, as text. */
		this.told = [];
		page.on('websocket', (socket) => {
			socket.on('framereceived', ({ payload }) => this.told.push(String(payload)));
		});
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

	async openIn(rest, written, node) {
		await this.openWorkflow((await rest.createWorkflow(written)).id);
		await this.openNode(node);
	}

	async showTable(panel) {
		await this.part(panel).locator('[data-test-id="radio-button-table"]').click();
		await this.part(panel).locator('table').waitFor();
	}

	async photograph(file) {
		await this.dismissMessages();
		await this.part('ndv').screenshot({ path: path.join(places.docs, file) });
	}

	async openNode(name) {
		await this.page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
		await this.part('parameter-input').first().waitFor();
	}

	async closeNode() {
		await this.part('ndv-close-button').click();
		await this.part('ndv').waitFor({ state: 'detached' });
	}

	/** Searches in the node creator, which is open, and takes what is found, and its action. Gives how many actions there are. */
	async addFromCreator(words, found, action) {
		const creator = this.part('node-creator');
		await this.part('node-creator-search-bar').fill(words);
		await creator.getByText(found, { exact: true }).first().click();
		if (!action) return undefined;
		const heading = creator.getByText(/^Actions \(\d+\)$/).first();
		const actions = Number(/\d+/.exec(await heading.innerText())[0]);
		await creator.getByText(action).first().click();
		return actions;
	}

	field(name) {
		return this.part(`parameter-input-${name}`);
	}

	/** Types an ID where a list to choose from is offered, too. */
	async enterId(name, id) {
		const locator = this.part(`resource-locator-${name}`);
		await locator.locator('[data-test-id="rlc-mode-selector"]').click();
		await this.part('mode-id').filter({ visible: true }).click();
		const input = locator.locator('[data-test-id="rlc-input"]:not([readonly])');
		// n8n takes text over a moment after the last key; a run before that would go without it.
		const saved = this.page.waitForRequest(
			(request) => /\/rest\/workflows/.test(request.url()) && request.postData()?.includes(id),
		);
		await input.fill(id);
		await saved;
	}

	/** Opens the list of a field that is in the mode "From list"; gives what it shows. */
	async openList(name) {
		await this.field(name).locator('[data-test-id="rlc-input"]').click();
		const entries = this.part('rlc-item').filter({ visible: true });
		await entries.first().waitFor();
		return (await entries.allInnerTexts()).map((text) => text.trim());
	}

	async pickFromList(name, words) {
		await this.part('rlc-item').filter({ visible: true, hasText: words }).first().click();
		const input = this.field(name).locator('[data-test-id="rlc-input"]');
		await until(`${name} to show the choice`, async () => words.test(await input.inputValue()));
	}

	marked() {
		return this.part('parameter-item').filter({ has: this.part('parameter-issues') });
	}

	async loadInput() {
		await this.part('execute-previous-node').first().click();
		await this.part('ndv-input-panel')
			.locator('[data-test-id="run-data-schema-item"]')
			.first()
			.waitFor();
		await this.dismissMessages();
	}

	async dragColumn(column, name) {
		const { mouse } = this.page;
		const pill = this.part('ndv-input-panel')
			.locator('[data-test-id="run-data-schema-node-name"]')
			.getByText(column, { exact: true });
		const field = this.field(name);
		// A form that is still being drawn moves, and the mouse would miss.
		for (const part of [pill, field]) {
			await part.scrollIntoViewIfNeeded();
			await part.hover({ trial: true });
		}
		await mouse.move(...(await middleOf(pill)));
		await mouse.down();
		await mouse.move(...(await middleOf(field)), { steps: 15 });
		await mouse.up();
		// The value below the field moves everything under it, and a later drag would miss.
		await field.locator('.cm-content').getByText(column).waitFor();
	}

	/** Runs the open node and gives what its output pane says. */
	async executeStep() {
		const answered = this.page.waitForResponse((answer) => answer.url().endsWith('/run'));
		await this.part('node-execute-button').click();
		const { executionId } = (await (await answered).json()).data;
		// The output of an earlier run stays until then.
		const ended = (text) =>
			text.includes('"executionFinished"') && text.includes(`"executionId":"${executionId}"`);
		await until(`execution ${executionId} to end`, () => this.told.some(ended));
		const output = this.part('output-panel');
		await output.locator('[data-test-id^="node-run-status-"]').waitFor();
		return await output.innerText();
	}

	/** Gives the output pane more room, as a person does by pulling the handle above the form. */
	async widenOutput(pixels) {
		const { mouse } = this.page;
		const [x, y] = await middleOf(this.part('panel-drag-button'));
		await mouse.move(x, y);
		await mouse.down();
		await mouse.move(x - pixels, y, { steps: 10 });
		await mouse.up();
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

module.exports = { Editor, closeOpenEditors, photographOpenEditors };
