/** n8n's own HTTP Request node, unpacked alone: its package asks for 800 others, and it needs four. */
const { execFileSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');

const folder = __dirname;
const pinned = require('./package.json').stockNode;
const home = path.join(folder, 'node_modules', pinned.package);
const parts = ['package/package.json', 'package/dist/nodes/HttpRequest', 'package/dist/utils'];

function isInstalled() {
	const manifest = path.join(home, 'package.json');
	if (!fs.existsSync(manifest)) return false;
	return JSON.parse(fs.readFileSync(manifest, 'utf8')).version === pinned.version;
}

function npm(...options) {
	const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
	const shell = process.platform === 'win32';
	return execFileSync('npm', [...options, ...quiet], { cwd: folder, encoding: 'utf8', shell });
}

function installStockNode(tell) {
	if (isInstalled()) return;
	tell('Getting the stock HTTP Request node, once (about 10 s, 22 MB in test/bench/node_modules)');
	npm('ci', '--ignore-scripts');
	const archive = path.join(
		folder,
		npm('pack', `${pinned.package}@${pinned.version}`).trim().split('\n').pop(),
	);
	try {
		const hash = createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
		if (`sha512-${hash}` !== pinned.integrity) throw new Error('The package is not the pinned one');
		fs.mkdirSync(home, { recursive: true });
		execFileSync('tar', ['-xzf', archive, '-C', home, '--strip-components=1', ...parts]);
	} finally {
		fs.rmSync(archive, { force: true });
	}
}

function stockNode() {
	const { HttpRequest } = require(path.join(home, 'dist/nodes/HttpRequest/HttpRequest.node.js'));
	return new HttpRequest();
}

module.exports = { installStockNode, stockNode };
