/**
 * Keeps the generated part of docs/architecture.md up to date: the graph of the layers, as
 * dependency-cruiser draws it from the code, and a line for each layer from scripts/layers.js.
 *
 * Usage: node scripts/architecture.js [--check]
 * With --check it writes nothing and fails if the file is out of date.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { options } = require('../.dependency-cruiser.cjs');
const { layers } = require('./layers');

const root = resolve(__dirname, '..');
const file = join(root, 'docs', 'architecture.md');
const start = '<!-- layers:start, written by npm run docs:architecture -->';
const end = '<!-- layers:end -->';

const oneBoxPerLayer = '^(nodes/AdspirerTikTok/[^/]+|credentials)';

async function drawGraph() {
	const { cruise, format } = await import('dependency-cruiser');
	const { output } = await cruise(['nodes', 'credentials'], {
		...options,
		baseDir: root,
		includeOnly: { path: '^(nodes|credentials)/' },
		collapse: oneBoxPerLayer,
	});
	// Sorted, so that the graph changes only when an arrow comes or goes.
	const by = (key) => (one, other) => (one[key] < other[key] ? -1 : 1);
	for (const { dependencies } of output.modules) dependencies.sort(by('resolved'));
	output.modules.sort(by('source'));
	return (await format(output, { outputType: 'mermaid' })).output.trim();
}

function describeLayer({ name, path, does, mayImport }) {
	const imports = mayImport.join(', ') || 'no other layer';
	return `- [**${name}**](../${path}) ${does}. May import: ${imports}.`;
}

async function generatedPart() {
	const graph = ['```mermaid', await drawGraph(), '```'].join('\n');
	return [start, graph, layers.map(describeLayer).join('\n'), end].join('\n\n');
}

async function main() {
	const before = readFileSync(file, 'utf8');
	const [from, to] = [before.indexOf(start), before.indexOf(end)];
	if (from < 0 || to < from) throw new Error(`${file} lacks the lines ${start} and ${end}`);
	const after = before.slice(0, from) + (await generatedPart()) + before.slice(to + end.length);
	if (after === before) return;
	if (process.argv.includes('--check')) {
		throw new Error('docs/architecture.md is out of date. Run: npm run docs:architecture');
	}
	writeFileSync(file, after);
}

main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
