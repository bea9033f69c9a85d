const { layers } = require('./scripts/layers');

/** Matches a folder with all that is in it, or a single file. */
const within = (path) => `^${path.replaceAll('.', '\\.')}(/|$)`;

const pathOf = (name) => layers.find((layer) => layer.name === name)?.path ?? name;

const loadedByN8n = '\\.(node|credentials)\\.ts$';
const ourCode = '^(nodes|credentials|test|scripts|examples)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circles',
			comment: 'Files that import each other in a circle can only be understood all at once.',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		...layers.map(({ name, path, mayImport }) => ({
			name: `layer-${name}`,
			comment: `scripts/layers.js says what "${name}" may import: ${mayImport.join(', ') || 'no other layer'}.`,
			severity: 'error',
			from: { path: within(path) },
			to: { path: ourCode, pathNot: [path, ...mayImport.map(pathOf)].map(within) },
		})),
		{
			name: 'no-file-outside-the-layers',
			comment:
				'Every shipped file belongs to a layer. A new folder needs an entry in scripts/layers.js.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/', pathNot: layers.map(({ path }) => within(path)) },
			to: {},
		},
		{
			name: 'no-unused-file',
			comment:
				'The node and the credential are all that n8n loads. What neither of them reaches is never used.',
			severity: 'error',
			from: { path: loadedByN8n },
			to: { path: '^(nodes|credentials)/', pathNot: loadedByN8n, reachable: false },
		},
		{
			name: 'only-what-n8n-provides',
			comment:
				'n8n installs no dependencies of a community node. It provides these packages itself.',
			severity: 'error',
			from: { path: '^(nodes|credentials)/' },
			to: {
				pathNot: [
					ourCode,
					'(^|/)node_modules/(@types/)?(n8n-workflow|zod|luxon)/',
					'^(node:)?crypto$',
				],
			},
		},
	],
	options: {
		// A type is a dependency like any other: who knows another layer's types knows that layer.
		tsPreCompilationDeps: true,
		doNotFollow: { path: 'node_modules' },
		reporterOptions: { mermaid: { minify: false } },
	},
};
