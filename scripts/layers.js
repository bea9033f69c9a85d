/**
 * The layers of the code, from the ground up, and what each may import. This is the only place that
 * says so: `npm run layers` checks it with dependency-cruiser, and docs/architecture.md is
 * generated from it.
 *
 * @typedef {object} Layer
 * @property {string} name
 * @property {string} path the folder or file it lives in, from the project's root.
 * @property {string} does what it does, in one line that completes "It …".
 * @property {string[]} mayImport names of layers, or paths of single files in them.
 */

const node = 'nodes/AdspirerTikTok';

/** @type {Layer[]} */
const layers = [
	{
		name: 'base',
		path: `${node}/base`,
		does: "holds what all of them use: what is empty or a record, exact JSON, lists of words, turns of n8n's event loop",
		mayImport: [],
	},
	{
		name: 'words',
		path: `${node}/words`,
		does: "holds the words of people's sheets, by language, and compares words",
		mayImport: [],
	},
	{
		name: 'problems',
		path: `${node}/problems`,
		does: 'names everything that can be wrong with a value or a row, and holds the words for it',
		mayImport: [],
	},
	{
		name: 'parse',
		path: `${node}/parse`,
		does: 'turns what people type into values: IDs, money, times, lists, choices, yes or no, text',
		mayImport: ['base', 'words', 'problems'],
	},
	{
		name: 'client',
		path: `${node}/client`,
		does: "calls a tool over HTTP and knows when to retry, how fast to send and how many calls at once. It doesn't know what an ad group is",
		mayImport: ['base', 'problems'],
	},
	{
		name: 'contract',
		path: `${node}/contract`,
		does: 'describes what Adspirer can create, and holds its tools: fields, choices and rules',
		mayImport: ['base', 'words', 'problems', 'parse'],
	},
	{
		name: 'response',
		path: `${node}/response`,
		does: 'reads what Adspirer answers: the envelope, the ID of what was created, a list, or the failure',
		mayImport: ['base', 'words', 'problems', 'client', 'contract'],
	},
	{
		name: 'sheet',
		path: `${node}/sheet`,
		does: 'decides what the columns of a sheet are, once for all rows',
		mayImport: ['base', 'words', 'problems', 'parse', 'contract'],
	},
	{
		name: 'rows',
		path: `${node}/rows`,
		does: "turns a row's cells and parameters into checked arguments, or into a list of problems",
		mayImport: ['base', 'words', 'problems', 'parse', 'contract', 'sheet'],
	},
	{
		name: 'run',
		path: `${node}/run`,
		does: 'plans what is done about each row, guards against duplicates, makes the calls, and remembers',
		mayImport: ['base', 'words', 'problems', 'parse', 'client', 'contract', 'response', 'rows'],
	},
	{
		name: 'output',
		path: `${node}/output`,
		does: 'puts results into words: output items, hints and errors',
		mayImport: ['base', 'words', 'problems', 'parse', 'contract', 'response', 'sheet', 'rows'],
	},
	{
		name: 'operations',
		path: `${node}/operations`,
		does: 'holds what n8n shows: the operations, the form, and the lists in it',
		mayImport: [
			...['base', 'words', 'problems', 'parse', 'client', 'contract', 'response', 'sheet', 'rows'],
			...['run', 'output'],
		],
	},
	{
		name: 'node',
		path: `${node}/AdspirerTikTok.node.ts`,
		does: 'is the front door: the description that n8n shows, and the call to the right operation',
		mayImport: ['operations'],
	},
	{
		name: 'credential',
		path: 'credentials',
		does: 'adds the API key to requests, but only to those that go to its own base URL',
		mayImport: [`${node}/client/credential.ts`, `${node}/output/problemText.ts`],
	},
];

// As long as this holds, no layer can reach another in a circle.
layers.forEach(({ name, mayImport }, at) => {
	const later = mayImport.find((other) => layers.slice(at).some((layer) => layer.name === other));
	if (later) throw new Error(`Layer "${name}" may import "${later}" only if that is listed first`);
});

module.exports = { layers };
