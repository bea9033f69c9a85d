/** Reads the data of nodes/AdspirerTikTok, and says of a file that is written wrong where and what to do. */
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');
const prettier = require('prettier');

const folder = resolve(__dirname, '../nodes/AdspirerTikTok');
const maxLineLength = 260;

/** Each is a line that begins with the file. */
const mistakes = [];

/** Ends the script if there are mistakes, and tells them all. */
function report() {
	for (const mistake of mistakes) console.error(mistake);
	if (mistakes.length > 0) process.exit(1);
}

/** The place of a JSON error as a line of its file. */
function lineOf(text, message) {
	const [, position] = /position (\d+)/.exec(message) ?? [];
	const before = position === undefined ? text : text.slice(0, Number(position));
	return before.split('\n').length;
}

/** Tells a name that stands twice in one object, of which JSON keeps only the last; `text` has an entry a line. */
function findTwice(file, text) {
	const path = [];
	const seen = new Map();
	for (const [at, line] of text.split('\n').entries()) {
		// The next of a list of objects.
		if (/^\t+\{/.test(line)) seen.clear();
		const [, tabs = '', name] = /^(\t+)"((?:[^"\\]|\\.)*)":/.exec(line) ?? [];
		if (name === undefined) continue;
		path.splice(tabs.length - 1, Infinity, name);
		const place = path.join('.');
		if (seen.has(place))
			mistakes.push(
				`${file}, line ${at + 1}: '${place}' is there already, in line ${seen.get(place)}. Make the two one.`,
			);
		else seen.set(place, at + 1);
	}
}

/** The mistake in an entry, and its remedy, by zod's issue. */
function remedyOf({ code, keys = [], message }) {
	if (code === 'unrecognized_keys')
		return `there is no '${keys.join("', '")}'. Write a name that words/en.json has there, or remove it`;
	return `${message}. Write it as the other entries are`;
}

/** The data of a file, if it is JSON, an entry a line, and has the shape that it needs. */
async function load(file, shape) {
	const path = join(folder, file);
	const text = readFileSync(path, 'utf8');
	let json;
	try {
		json = JSON.parse(text);
	} catch ({ message }) {
		mistakes.push(
			`${file}, line ${lineOf(text, message)}: isn't JSON (${message}). Look for a missing or extra comma or quote there or a line above.`,
		);
		return {};
	}
	const style = await prettier.resolveConfig(path);
	if (!(await prettier.check(text, { ...style, filepath: path })))
		mistakes.push(`${file}: isn't written an entry a line. Run npm run format.`);
	for (const [at, line] of text.split('\n').entries()) {
		if (line.length > maxLineLength)
			mistakes.push(
				`${file}, line ${at + 1}: has ${line.length} characters. Write at most ${maxLineLength}, in lists an entry a line.`,
			);
	}
	findTwice(file, text);
	const { success, data, error } = shape.safeParse(json);
	if (success) return data;
	for (const issue of error.issues)
		mistakes.push(
			`${[file, issue.path.join('.')].filter(Boolean).join(', ')}: ${remedyOf(issue)}.`,
		);
	return {};
}

module.exports = { folder, load, mistakes, report };
