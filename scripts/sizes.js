/**
 * Keeps the code small and plain: totals of what is shipped and of its tests, and limits of each file and
 * function. The totals in sizes.json leave 3 % of room above what stands, so that a small change needs no
 * other. When the code has shrunk, they go down with it.
 *
 * Usage: node scripts/sizes.js [--set]
 * With --set it writes the totals anew: what stands and 3 % more.
 */
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');
const ts = require('typescript');

const root = resolve(__dirname, '..');
const limitsFile = join(__dirname, 'sizes.json');

/** How far a total's limit may be above what stands: where --set puts it, and where it must come down. */
const room = { set: 1.03, most: 1.05 };

const limits = { fileLines: 400, functionLines: 60, nesting: 4, parameters: 4 };

/** The files below a folder whose names match, by path from the root. */
function filesIn(folder, name) {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, name);
		return name.test(entry.name) ? [path] : [];
	});
}

const read = (path) => readFileSync(join(root, path), 'utf8');
const linesOf = (path) => read(path).split('\n').length - 1;
const sum = (paths) => paths.reduce((total, path) => total + linesOf(path), 0);

const shipped = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];
const totals = {
	'Lines in nodes and credentials': sum(shipped),
	'Files in nodes and credentials': shipped.length,
	'Lines of words': sum(filesIn('nodes/AdspirerTikTok/words', /\.json$/)),
	'Lines in test': sum(filesIn('test', /\.(ts|js|mjs)$/)),
};

const isLoop = (node) =>
	ts.isForStatement(node) ||
	ts.isForOfStatement(node) ||
	ts.isForInStatement(node) ||
	ts.isWhileStatement(node) ||
	ts.isDoStatement(node);

/** True for a statement that nests what is in it; "else if" is on the level of its "if". */
function nests(node) {
	if (ts.isIfStatement(node)) {
		return !(ts.isIfStatement(node.parent) && node.parent.elseStatement === node);
	}
	return isLoop(node) || ts.isSwitchStatement(node) || ts.isTryStatement(node);
}

/** How deep statements are nested below a node; functions within count for themselves. */
function nestingIn(node) {
	let deepest = 0;
	ts.forEachChild(node, (child) => {
		if (ts.isFunctionLike(child)) return;
		deepest = Math.max(deepest, nestingIn(child) + (nests(child) ? 1 : 0));
	});
	return deepest;
}

/** The functions of a file, each with its place and its sizes. */
function functionsIn(path) {
	const source = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
	const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
	const found = [];
	const visit = (node) => {
		if (ts.isFunctionLike(node) && node.body) {
			const line = lineAt(node.getStart());
			found.push({
				what: `${path}:${line} ${(node.name ?? node.parent.name)?.getText() ?? 'function'}`,
				functionLines: lineAt(node.end) - line + 1,
				nesting: nestingIn(node.body),
				parameters: node.parameters.length,
			});
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** A line for each file or function that is above a limit. */
function tooLarge() {
	const measured = [
		...shipped.map((path) => ({ what: path, fileLines: linesOf(path) })),
		...shipped.flatMap(functionsIn),
	];
	const names = {
		fileLines: 'lines',
		functionLines: 'lines in a function',
		nesting: 'levels of nesting',
		parameters: 'parameters',
	};
	return measured.flatMap((one) =>
		Object.entries(limits)
			.filter(([key, most]) => one[key] > most)
			.map(([key, most]) => `${one.what}: ${one[key]} ${names[key]}, at most ${most}`),
	);
}

/** A line for each total that is above its limit, or so far below it that the limit has to come down. */
function offTotals(held) {
	const file = relative(root, limitsFile);
	return Object.entries(totals).flatMap(([what, size]) => {
		const limit = held[what];
		if (size > limit) {
			return `${what}: ${size}, at most ${limit}. Find some that nothing needs any more. If the limit in ${file} has to rise, say why in CHANGELOG's part for contributors or in the commit.`;
		}
		return limit > size * room.most
			? `${what}: ${size}, and ${file} allows ${limit}. Lower it: node scripts/sizes.js --set`
			: [];
	});
}

if (process.argv.includes('--set')) {
	const raised = Object.entries(totals).map(([what, size]) => [what, Math.floor(size * room.set)]);
	writeFileSync(limitsFile, `${JSON.stringify(Object.fromEntries(raised), null, '\t')}\n`);
} else {
	const wrong = [...offTotals(JSON.parse(readFileSync(limitsFile, 'utf8'))), ...tooLarge()];
	for (const line of wrong) console.log(line);
	process.exitCode = wrong.length > 0 ? 1 : 0;
}
