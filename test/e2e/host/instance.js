const { mkdirSync } = require('node:fs');
const path = require('node:path');
const { installAsN8n } = require('./pack');
const { temporaryFolder } = require('./processes');
const { Rest } = require('./rest');
const { startN8n } = require('./server');
const { startSandbox } = require('./sandbox');

/** A new n8n with the package, its owner signed in, a sandbox, and a credential unless told otherwise. */
async function openInstance(tarball, { withCredential = true, env } = {}) {
	const { folder, remove } = temporaryFolder('n8n-e2e-');
	/** The only folder that n8n may read files from and write them to. */
	const files = path.join(folder, 'files');
	mkdirSync(files);
	const installed = await installAsN8n(tarball, folder);
	const instance = {
		installed,
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
			remove();
		},
	};
	instance.rest = new Rest(instance.server.url);
	await instance.rest.setUpOwner();
	if (!withCredential) return instance;
	instance.credential = await instance.rest.createServiceCredential(instance.sandbox);
	return instance;
}

module.exports = { openInstance };
