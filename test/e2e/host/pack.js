const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const places = require('./places');
const { run } = require('./commands');

const name = 'n8n-nodes-adspirer-tiktok';

async function pack(folder) {
	await run('npm', ['run', '--silent', 'build'], { cwd: places.project });
	const printed = await run('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: places.project,
	});
	const [{ filename }] = JSON.parse(printed.slice(printed.indexOf('[')));
	return path.join(folder, path.basename(filename));
}

/** Installs a tarball with n8n's own commands; without the registry, nor a record in n8n's database. */
async function installAsN8n(tarball, userFolder) {
	const nodes = path.join(userFolder, '.n8n/nodes');
	const folder = path.join(nodes, 'node_modules', name);
	mkdirSync(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const file = path.join(folder, 'package.json');
	const { devDependencies, peerDependencies, optionalDependencies, ...rest } = JSON.parse(
		readFileSync(file, 'utf8'),
	);
	writeFileSync(file, JSON.stringify(rest, null, 2));
	await run(
		'npm',
		[
			'install',
			'--audit=false',
			'--fund=false',
			'--bin-links=false',
			'--install-strategy=shallow',
			'--ignore-scripts=true',
			'--package-lock=false',
		],
		{ cwd: folder },
	);
	const kept = { name: 'installed-nodes', private: true, dependencies: { [name]: rest.version } };
	writeFileSync(path.join(nodes, 'package.json'), JSON.stringify(kept, null, 2));
	return folder;
}

module.exports = { pack, installAsN8n };
