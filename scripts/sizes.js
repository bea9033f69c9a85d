/**
 * Keeps the code small and plain. Small are its characters, not its lines: a named `if` costs nothing, and
 * what is packed into one line costs the next reader. Plain is what a line holds: characters, ternaries and
 * functions for 100 lines, and how long functions, classes, patterns and lines of JSON are. The figures in
 * sizes.json leave 3 % of room above what stands, so that a new field fits. When the code has shrunk, they
 * go down with it. No name stands at the top of two files, so that one word means one thing. Comments, blank lines and blanks around lines don't count.
 *
 * Usage: node scripts/sizes.js [--set | --rooms]
 * With --set it writes the figures anew: what stands and 3 % more, rounded up, counts to a whole and ratios
 * to a tenth. With --rooms it tells the characters of each folder.
 */
const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');
const ts = require('typescript');

const root = resolve(__dirname, '..');
const limitsFile = join(__dirname, 'sizes.json');

/** By how many percent a total's limit may be above what stands: where --set puts it, and where it must come down. */
const room = { set: 3, most: 5 };

const limits = { fileLines: 400, functionLines: 60, classLines: 150, nesting: 4, parameters: 4 };

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

const parse = (path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);

/** Visits every node of a file. */
function visitAll(node, see) {
	see(node);
	ts.forEachChild(node, (child) => visitAll(child, see));
}

/** The lines of a file that are code, without the blanks around them. */
function codeIn(path) {
	const source = parse(path);
	const text = source.text;
	const lines = text.split('\n').map((line) => line.trim());
	const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line;
	visitAll(source, (node) => {
		const ranges = [
			...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
			...(ts.getTrailingCommentRanges(text, node.end) ?? []),
		];
		for (const { pos, end } of ranges) {
			for (let at = lineAt(pos); at <= lineAt(end); at += 1) {
				if (/^(?:\/\/|\/\*|\*)/.test(lines[at])) lines[at] = '';
			}
		}
	});
	return lines.filter((line) => line !== '');
}

const charactersIn = (path) => codeIn(path).reduce((total, line) => total + line.length, 0);

/** The counts of functions, and of code that is hard to read, in the shipped code. */
function densities() {
	const counted = { ternaries: 0, functions: 0, patterns: 0, inferredTypes: 0 };
	for (const path of shipped) {
		visitAll(parse(path), (node) => {
			if (ts.isFunctionLike(node) && node.body) counted.functions += 1;
			if (ts.isConditionalExpression(node)) counted.ternaries += 1;
			if (ts.isRegularExpressionLiteral(node) && node.text.length > 100) counted.patterns += 1;
			const isType = ts.isTypeReferenceNode(node);
			if (isType && node.typeName.getText() === 'ReturnType') counted.inferredTypes += 1;
		});
	}
	return counted;
}

/** A total, and in how many parts of 1 its limit is told. */
const count = (size) => ({ size, parts: 1 });
const ratio = (number) => ({ size: Math.round(number * 10) / 10, parts: 10 });

/** What stands and so many percent more, rounded up. */
const limitFor = ({ size, parts }, percent) =>
	Math.ceil((Math.round(size * parts) * (100 + percent)) / 100) / parts;

const longestLineIn = (paths) =>
	Math.max(...paths.flatMap((path) => read(path).split('\n')).map((line) => line.trim().length));

const jsonOfSheets = filesIn('nodes', /(?<!\.node)\.json$/);
const code = shipped.flatMap(codeIn);
const characters = code.reduce((total, line) => total + line.length, 0);
const { ternaries, functions, patterns, inferredTypes } = densities();
const totals = {
	'Characters in nodes and credentials': count(characters),
	'Characters a line of code': ratio(characters / code.length),
	'Ternaries for 100 lines of code': ratio((ternaries / code.length) * 100),
	'Functions for 100 lines of code': ratio((functions / code.length) * 100),
	'Patterns over 100 characters': count(patterns),
	'Types by ReturnType': count(inferredTypes),
	'Longest line of JSON': count(longestLineIn(jsonOfSheets)),
	'Files in nodes and credentials': count(shipped.length),
	'Lines in test': count(sum(filesIn('test', /\.(ts|js|mjs)$/))),
};

/** The characters of each folder, the largest first. */
function rooms() {
	const found = new Map();
	for (const path of shipped) {
		const [, , room = 'node'] = path.split('/').slice(0, -1);
		found.set(room, (found.get(room) ?? 0) + charactersIn(path));
	}
	return [...found].sort((one, other) => other[1] - one[1]);
}

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

/** The functions and classes of a file, each with its place and its sizes. */
function functionsIn(path) {
	const source = parse(path);
	const lineAt = (position) => source.getLineAndCharacterOfPosition(position).line + 1;
	const found = [];
	visitAll(source, (node) => {
		if (ts.isClassLike(node)) {
			const classLines = lineAt(node.end) - lineAt(node.getStart()) + 1;
			found.push({ what: `${path} ${node.name?.text ?? 'class'}`, classLines });
		}
		if (ts.isFunctionLike(node) && node.body) {
			const line = lineAt(node.getStart());
			found.push({
				what: `${path}:${line} ${(node.name ?? node.parent.name)?.getText() ?? 'function'}`,
				functionLines: lineAt(node.end) - line + 1,
				nesting: nestingIn(node.body),
				parameters: node.parameters.length,
			});
		}
	});
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
		classLines: 'lines in a class',
		nesting: 'levels of nesting',
		parameters: 'parameters',
	};
	return measured.flatMap((one) =>
		Object.entries(limits)
			.filter(([key, most]) => one[key] > most)
			.map(([key, most]) => `${one.what}: ${one[key]} ${names[key]}, at most ${most}`),
	);
}

/** The names that a statement at the top of a file declares. */
function declaredBy(statement) {
	if (!ts.isVariableStatement(statement)) return statement.name ? [statement.name.text] : [];
	const namesOf = (name) =>
		ts.isIdentifier(name)
			? [name.text]
			: name.elements.flatMap((element) => (element.name ? namesOf(element.name) : []));
	return statement.declarationList.declarations.flatMap(({ name }) => namesOf(name));
}

/** A line for each top-level name that stands in several files: one word means one thing. */
function namedTwice() {
	const files = new Map();
	for (const path of shipped) {
		const isImport = (statement) =>
			ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
		const own = parse(path).statements.filter((statement) => !isImport(statement));
		for (const name of new Set(own.flatMap(declaredBy))) {
			files.set(name, [...(files.get(name) ?? []), path]);
		}
	}
	return [...files]
		.filter(([, paths]) => paths.length > 1)
		.map(
			([name, paths]) =>
				`'${name}' is declared in ${paths.join(' and ')}. Say in its name whose it is.`,
		);
}

/** A line for each total that is above its limit, or so far below it that the limit has to come down. */
function offTotals(held) {
	const file = relative(root, limitsFile);
	return Object.entries(totals).flatMap(([what, total]) => {
		const { size } = total;
		const limit = held[what];
		if (size > limit) {
			return `${what}: ${size}, at most ${limit}. Find some that nothing needs any more. If the limit in ${file} has to rise, say why in CHANGELOG's part for contributors or in the commit.`;
		}
		return limit > limitFor(total, room.most)
			? `${what}: ${size}, and ${file} allows ${limit}. Lower it: node scripts/sizes.js --set`
			: [];
	});
}

if (process.argv.includes('--set')) {
	const raised = Object.entries(totals).map(([what, total]) => [what, limitFor(total, room.set)]);
	writeFileSync(limitsFile, `${JSON.stringify(Object.fromEntries(raised), null, '\t')}\n`);
} else if (process.argv.includes('--rooms')) {
	for (const [room, size] of rooms()) console.log(`${room}: ${size}`);
} else {
	const wrong = [
		...offTotals(JSON.parse(readFileSync(limitsFile, 'utf8'))),
		...tooLarge(),
		...namedTwice(),
	];
	for (const line of wrong) console.log(line);
	process.exitCode = wrong.length > 0 ? 1 : 0;
}
