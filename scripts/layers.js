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
		name: 'parse',
		path: `${node}/parse`,
		does: 'turns what people type into values: IDs, money, times, lists, choices, yes or no, text',
		mayImport: [],
	},
	{
		name: 'client',
		path: `${node}/client`,
		does: "calls a tool over HTTP and knows when to retry, how fast to send and how many calls at once. It doesn't know what an ad group is",
		mayImport: ['parse'],
	},
	{
		name: 'contract',
		path: `${node}/contract`,
		does: 'holds what Adspirer accepts: the tools, a schema for each argument, the choices, and the rules between arguments',
		mayImport: ['parse'],
	},
	{
		name: 'response',
		path: `${node}/response`,
		does: 'reads what Adspirer answers: the envelope, the ID of the new ad group, or the failure',
		mayImport: ['parse', 'client'],
	},
	{
		name: 'rows',
		path: `${node}/rows`,
		does: "turns a row's parameters into checked arguments, or into a list of problems",
		mayImport: ['parse', 'contract'],
	},
	{
		name: 'duplicates',
		path: `${node}/duplicates`,
		does: 'gives each row its idempotency key, remembers what was created, and plans what to send',
		mayImport: ['parse', 'contract', 'response', 'rows'],
	},
	{
		name: 'output',
		path: `${node}/output`,
		does: 'puts results into words: output items, hints and errors',
		mayImport: ['parse', 'contract', 'response', 'rows'],
	},
	{
		name: 'resources',
		path: `${node}/resources`,
		does: 'holds one file per operation, with its fields beside its execute function. It brings the other layers together',
		mayImport: ['parse', 'client', 'contract', 'response', 'rows', 'duplicates', 'output'],
	},
	{
		name: 'node',
		path: `${node}/AdspirerTikTok.node.ts`,
		does: 'is the front door: the description that n8n shows, and the call to the right operation',
		mayImport: ['resources'],
	},
	{
		name: 'credential',
		path: 'credentials',
		does: 'adds the API key to requests, but only to those that go to its own base URL',
		mayImport: [`${node}/client/credential.ts`],
	},
];

// As long as this holds, no layer can reach another in a circle.
layers.forEach(({ name, mayImport }, at) => {
	const later = mayImport.find((other) => layers.slice(at).some((layer) => layer.name === other));
	if (later) throw new Error(`Layer "${name}" may import "${later}" only if that is listed first`);
});

module.exports = { layers };
