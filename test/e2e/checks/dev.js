const assert = require('node:assert/strict');
const { existsSync } = require('node:fs');
const path = require('node:path');
const { scripts } = require('../../../package.json');
const { Editor } = require('../host/editor');
const places = require('../host/places');
const { startProcess } = require('../host/processes');
const { node } = require('../host/workflows');

/** A contributor's first steps: `npm run dev`, sign in, look at the node, run it, Ctrl+C. */
module.exports = async function dev({ check, folder, chromium }) {
	await check('npm run dev opens a workflow whose node runs, and ends with Ctrl+C', async () => {
		const log = path.join(folder, 'dev.log');
		// Without npm, whose shell ends by the signal and hides the exit code.
		const [program, ...args] = scripts.dev.split(' ');
		const started = startProcess('npm run dev', log, program, args, { cwd: places.project });
		try {
			await started.whenReady(() => /Found 0 errors/.test(started.log()), 300_000);
			const [, url, id] = /Open +(http:\S+)\/workflow\/(\S+)/.exec(started.log());
			const editor = await Editor.open(chromium, url);
			await editor.openWorkflow(id);
			await editor.openNode(node);
			await editor.field('campaignId').waitFor();
			assert.match(await editor.executeStep(), /Ad groups: 6 created.*Ads: 7 created/);
			await editor.browser.close();
			const [, n8nLog] = /n8n's log: (\S+)/.exec(started.log());
			// Ctrl+C goes to everything that was started in the terminal.
			process.kill(-started.pid, 'SIGINT');
			assert.equal(await started.gone, 'exit code 0');
			assert.throws(() => process.kill(-started.pid, 0), /ESRCH/);
			await assert.rejects(fetch(url), 'n8n still answers');
			assert.ok(!existsSync(n8nLog), 'n8n left its folder there');
		} finally {
			await started.end('SIGKILL');
		}
	});
};
