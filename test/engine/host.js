/**
 * Gets a process ready for n8n's engine before any of its code is loaded. The expression engine is
 * isolated-vm, as in an n8n server, made here with the options of Expression.initExpressionEngine,
 * because that function's dynamic import is not open to code that runs inside Jest.
 */
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const userFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'n8n-engine-'));
const removeUserFolder = () => fs.rmSync(userFolder, { recursive: true, force: true });
process.once('exit', removeUserFolder);

Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'engine-under-test',
	N8N_LOG_LEVEL: 'silent',
	N8N_DIAGNOSTICS_ENABLED: 'false',
});

const { ExpressionEvaluator, IsolatedVmBridge } = require('@n8n/expression-runtime');
const { parse, stringify } = require('flatted');
const { ExecuteContext } = require('n8n-core');
const { Expression, LoggerProxy, migrateRunExecutionData } = require('n8n-workflow');
const { expressionSandboxHooks } = require('n8n-workflow/expression-sandboxing');

/**
 * n8n gives a form's regular expression 250 ms of the wall clock and then refuses the whole workflow.
 * A busy machine may take that long, so the tests use the same expressions without a clock.
 */
const safeRegex = require(
	path.join(path.dirname(require.resolve('n8n-workflow')), 'safe-regex.js'),
);
safeRegex.setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, by) => input.replace(new RegExp(pattern, flags), by),
	matchAll: (pattern, input, flags) => [...input.matchAll(new RegExp(pattern, flags))],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

const free = [];
let isClosing = false;

/** An isolate takes longer to start than most executions take, and keeps nothing of one, so the next one has it again. */
class Bridge extends IsolatedVmBridge {
	async dispose() {
		if (isClosing || !this.initialized) await super.dispose();
		else free.push(this);
	}
}

let started;

async function start() {
	const bridge = { timeout: 5000, memoryLimit: 128, logger: LoggerProxy, compileCache: true };
	const evaluator = new ExpressionEvaluator({
		createBridge: () => free.pop() ?? new Bridge(bridge),
		maxCodeCacheSize: 1024,
		poolSize: 1,
		lazyAcquire: true,
		hooks: expressionSandboxHooks,
		logger: LoggerProxy,
	});
	await evaluator.initialize();
	Expression.setExpressionEngine('vm');
	Expression.vmEvaluator = evaluator;
}

const startExpressions = () => (started ??= start());

/** Keeps what nodes write into n8n's log from now on, in the place of whatever kept it before. */
function recordLog() {
	const entries = [];
	const write = (level) => (message, details) => entries.push({ level, message, details });
	const levels = ['error', 'warn', 'info', 'debug'];
	const logger = Object.fromEntries(levels.map((level) => [level, write(level)]));
	Object.defineProperty(ExecuteContext.prototype, 'logger', { configurable: true, value: logger });
	return entries;
}

async function close() {
	isClosing = true;
	await Expression.disposeExpressionEngine();
	for (const bridge of free.splice(0)) await bridge.dispose();
	isClosing = false;
	started = undefined;
	removeUserFolder();
	process.off('exit', removeUserFolder);
}

module.exports = {
	close,
	recordLog,
	startExpressions,
	serialise: (runExecutionData) => stringify(runExecutionData),
	deserialise: (text) => migrateRunExecutionData(parse(text)),
};
