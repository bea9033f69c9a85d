const { mkdirSync, rmSync } = require('node:fs');
const { mkdtemp } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { installAsN8n } = require('./pack');
const { Rest } = require('./rest');
const { startN8n } = require('./server');
const { startSandbox, sandboxKey } = require('./sandbox');

/**
 * A new n8n of its own: an empty user folder, the package installed into it, the owner signed in,
 * and a sandbox of the service, with a credential for it unless that is left to the check.
 */
async function openInstance(tarball, { withCredential = true, env } = {}) {
	const folder = await mkdtemp(path.join(tmpdir(), 'n8n-e2e-'));
	const files = path.join(folder, 'files');
	mkdirSync(files);
	const installed = await installAsN8n(tarball, folder);
	const instance = {
		folder,
		/** Where the package is installed. */
		installed,
		/** The only folder that n8n may read files from and write them to. */
		files,
		sandbox: await startSandbox(),
		server: await startN8n(folder, { files, env }),
		async start() {
			this.server = await startN8n(folder, { files, env });
			this.rest = new Rest(this.server.url);
			await this.rest.logIn();
		},
		async close() {
			await this.server.stop();
			await this.sandbox.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
	instance.rest = new Rest(instance.server.url);
	await instance.rest.setUpOwner();
	if (!withCredential) return instance;
	instance.credential = await instance.rest.createCredential('Adspirer account', {
		apiKey: sandboxKey,
		baseUrl: instance.sandbox.url,
	});
	return instance;
}

module.exports = { openInstance };
