/**
 * Counts the way of one mapped row: which of the node's own functions are called from the start of a
 * run to its end, in which files, and how often a call is in another room than the call before it.
 * Prints where the moves go and, as its last line, the counts as JSON.
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');
const ts = require('typescript');
const { compile } = require('../../scripts/typescript');

const project = path.resolve(__dirname, '../..');
const shipped = ['nodes', 'credentials'].map((folder) => path.join(project, folder) + path.sep);
const way = { calls: 0, files: new Map(), moves: new Map() };
let isCounting = false;
let room;

const roomOf = (file) => /^nodes\/[^/]+\/([^/]+)\//.exec(file)?.[1] ?? 'node';

const add = (counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1);

globalThis.enterFunction = (file) => {
	if (!isCounting) return;
	way.calls++;
	add(way.files, file);
	const entered = roomOf(file);
	if (room !== undefined && room !== entered) add(way.moves, `${room} to ${entered}`);
	room = entered;
};

/** The code of a file in which every function first says that it is entered. */
function counted(code, filename) {
	const file = path.relative(project, filename).replaceAll(path.sep, '/');
	const enter = `enterFunction(${JSON.stringify(file)})`;
	const insertions = [];
	const visit = (node) => {
		const { body } = node;
		if (ts.isFunctionLike(node) && !ts.isConstructorDeclaration(node) && body) {
			if (ts.isBlock(body)) insertions.push([body.getStart() + 1, `${enter};`]);
			else insertions.push([body.getStart(), `(${enter},`], [body.end, ')']);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(filename, code, ts.ScriptTarget.ES2022, true));
	// From the end, so that the places before stay where they are.
	return insertions
		.sort(([one], [other]) => other - one)
		.reduce((text, [at, more]) => text.slice(0, at) + more + text.slice(at), code);
}

const plain = require.extensions['.ts'];
require.extensions['.ts'] = (module, filename) => {
	if (!shipped.some((folder) => filename.startsWith(folder))) return plain(module, filename);
	module._compile(compile(counted(readFileSync(filename, 'utf8'), filename), filename), filename);
};

async function main() {
	const { openWorkbench } = require('../workbench.ts');
	const { close, nodeName } = require('../engine/index.ts');
	const { sheet } = require('./nodes.ts');
	const bench = await openWorkbench();
	const runRow = async (row) => await bench.run([row], { mappingMode: 'autoMapInputData' });
	const [first, second] = sheet(2);
	// The first run of a process also builds the tables of words, for all rows that are to come.
	await runRow(first);
	isCounting = true;
	const run = await runRow(second);
	isCounting = false;
	if (run.json(nodeName.tested).length !== 1) throw run.error;
	await bench.close();
	await close();
	const sorted = (counts) => [...counts].sort(([, one], [, other]) => other - one);
	const { calls, files, moves } = way;
	for (const [between, count] of sorted(moves)) console.log(`${count} moves from ${between}`);
	for (const [file, count] of sorted(files)) console.log(`${count} calls in ${file}`);
	const sum = [...moves.values()].reduce((total, count) => total + count, 0);
	console.log(JSON.stringify({ calls, files: files.size, moves: sum }));
}

main().catch((error) => {
	console.error(error);
	process.exitCode = 1;
});
