/**
 * Watches that the code stays small: what is shipped, what tests it, and each shipped file. A limit
 * is no goal: these are the sizes of today, and go down with them. Whoever needs more lines finds some
 * that nothing needs any more, or says why not.
 */
const { readFileSync, readdirSync } = require('node:fs');
const { join, resolve } = require('node:path');

const root = resolve(__dirname, '..');

/** The files below a folder whose names end so, each with its number of lines. */
function filesIn(folder, ending) {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, ending);
		if (!ending.test(path)) return [];
		return [{ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }];
	});
}

const shipped = [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)];
const tests = filesIn('test', /\.(ts|js|mjs)$/);
const linesOf = (files) => files.reduce((sum, { lines }) => sum + lines, 0);

const sizes = [
	...shipped.map(({ path, lines }) => ({ what: path, size: lines, limit: 250 })),
	{ what: 'Lines in nodes and credentials', size: linesOf(shipped), limit: 14_000 },
	{ what: 'Files in nodes and credentials', size: shipped.length, limit: 111 },
	{ what: 'Lines in test', size: linesOf(tests), limit: 27_430 },
];

const tooLarge = sizes.filter(({ size, limit }) => size > limit);
for (const { what, size, limit } of tooLarge) console.log(`${what}: ${size}, at most ${limit}`);
process.exitCode = tooLarge.length > 0 ? 1 : 0;
