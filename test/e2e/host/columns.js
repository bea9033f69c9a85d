const { until } = require('./commands');

/** The lines for a sheet's columns in the node that is open in the editor. */
class Columns {
	constructor(editor) {
		this.editor = editor;
		this.fields = editor.part('mapping-fields-container');
	}

	/** Each line as it is shown, by the column's ID: its label and what is chosen. */
	async lines() {
		const shown = await this.fields
			.locator('[data-test-id^="parameter-input-"]')
			.evaluateAll((inputs) =>
				inputs.map((input) => ({
					id: input.getAttribute('data-test-id').replace('parameter-input-', ''),
					label: input.closest('.parameter-item').querySelector('label').innerText.split('\n')[0],
					choice: input.querySelector('input')?.value,
				})),
			);
		return new Map(shown.map(({ id, ...line }) => [id, line]));
	}

	/** Waits until the lines are those of the input, which the editor asks for whenever the node is opened. */
	async shown(areThose) {
		return await until('the lines of the columns', async () => {
			const lines = await this.lines();
			return areThose(lines) && lines;
		});
	}

	/** Chooses what a column means, by its words. */
	async choose(id, words) {
		const { page } = this.editor;
		const at = [...(await this.lines()).keys()].indexOf(id);
		await this.fields.locator('[data-test-id^="parameter-input-"]').nth(at).click();
		const choice = page.locator('.el-select-dropdown__item').filter({ visible: true });
		// Some have a description as well.
		await choice
			.filter({ has: page.getByText(words) })
			.first()
			.click();
		// A list that is on its way out would take the next click.
		await until('the list of choices to close', async () => (await choice.count()) === 0);
		await this.shown((lines) => words.test(lines.get(id).choice));
	}

	/** Takes a line away by its bin, and waits until the workflow is saved without it. */
	async remove(id) {
		const { page } = this.editor;
		const saved = page.waitForResponse((response) => {
			const posted = response.request().postData() ?? '';
			return /\/rest\/workflows\//.test(response.url()) && posted.includes('"removed":true');
		});
		const bin = `[data-test-id^="remove-field-button-"][data-test-id*="${id}"]`;
		await this.fields.locator(bin).click();
		await this.shown((lines) => !lines.has(id));
		await saved;
	}

	/** Does the same, and waits until the workflow is saved with it. */
	async answer(id, words, value) {
		const answer = `${JSON.stringify(id)}:${JSON.stringify(value)}`;
		const saved = this.editor.page.waitForResponse((response) => {
			const request = response.request();
			const isOfWorkflow = /\/rest\/workflows\//.test(response.url());
			return isOfWorkflow && (request.postData() ?? '').includes(answer);
		});
		await this.choose(id, words);
		await saved;
	}
}

module.exports = { Columns };
