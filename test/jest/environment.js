/**
 * The realm of a test file: that of Jest's worker, and not one of its own, since packages that are loaded once
 * for all files have to know the same `Error` and `Date` as every file. What a file leaves in the global
 * object goes with it.
 */
const vm = require('node:vm');
const { ModuleMocker } = require('jest-mock');

/** Jest compiles for a context, and the worker's own realm is none. This stands for it. */
const ownRealm = {};
const { compileFunction } = vm;
vm.compileFunction = (code, parameters, { parsingContext, ...options } = {}) =>
	compileFunction(
		code,
		parameters,
		parsingContext === ownRealm ? options : { ...options, parsingContext },
	);

const descriptorOf = (key) => Object.getOwnPropertyDescriptor(globalThis, key);

/** Resources that keep a worker from ending: timers, sockets, servers, programs. */
const stillOpen = () =>
	process.getActiveResourcesInfo().filter((name) => /^(?:Timeout|TCP|Process|FSEvent)/.test(name));

/** Waits until all that a file has opened is closed, five seconds at most. */
async function closed(file) {
	for (let waits = 250; stillOpen().length > 0; waits -= 1) {
		if (waits === 0) throw new Error(`${file} leaves open: ${stillOpen().join(', ')}`);
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
}

/** Jest's last message to a worker. That one is through then, but on a busy machine needs longer to go than Jest waits. */
const end = 2;
if (process.send) process.on('message', ([type]) => type === end && process.exit());

module.exports = class {
	constructor(config, { testPath }) {
		this.testPath = testPath;
	}

	global = globalThis;
	moduleMocker = new ModuleMocker(globalThis);
	fakeTimers = null;
	fakeTimersModern = null;

	#before = new Map(Reflect.ownKeys(globalThis).map((key) => [key, descriptorOf(key)]));
	#exit = process.exit;

	getVmContext = () => ownRealm;
	exportConditions = () => ['node', 'node-addons'];

	/** Jest looks at the clock when the tests have ended, which must be the real one again. */
	handleTestEvent({ name }) {
		if (name === 'teardown') this.moduleMocker.restoreAllMocks();
	}

	/** n8n looks at the stack of each error that it makes, and Jest maps each frame of that, by default 100. */
	async setup() {
		Error.stackTraceLimit = 15;
	}

	async teardown() {
		this.moduleMocker.restoreAllMocks();
		// Without workers, what Jest itself has open is in the same process.
		if (process.send) await closed(this.testPath);
		process.exit = this.#exit;
		for (const key of Reflect.ownKeys(globalThis)) {
			const before = this.#before.get(key);
			const now = descriptorOf(key);
			if (before === undefined) {
				if (now.configurable) delete globalThis[key];
			} else if (before.value !== now.value) {
				Object.defineProperty(globalThis, key, before);
			}
		}
	}
};
