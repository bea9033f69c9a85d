const { spawn } = require('node:child_process');
const { closeSync, openSync, readFileSync } = require('node:fs');
const { createServer } = require('node:net');
const { pause } = require('./commands');

/** A port of the loopback interface that nobody listens on at the moment. */
function freePort() {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

/**
 * Starts a server as a process group of its own, so that whatever it starts ends with it, and with
 * this process at the latest. Its output goes to the end of a log file.
 *
 * @param options what `spawn` takes, such as `cwd`, `env`, `uid` and `gid`.
 */
function startProcess(name, logFile, command, args, options) {
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	let endedBy;
	let wanted = false;
	const gone = new Promise((resolve) => {
		child.once('exit', (code, signalName) => {
			endedBy = signalName ?? `exit code ${code}`;
			resolve();
		});
		child.once('error', (error) => {
			endedBy = error.message;
			resolve();
		});
	});
	const signal = (signalName) => {
		// A process that never started has no number.
		if (child.pid === undefined) return;
		try {
			process.kill(-child.pid, signalName);
		} catch {
			// Nothing of the group is left.
		}
	};
	const lastResort = () => signal('SIGKILL');
	process.once('exit', lastResort);
	return {
		name,
		/** Of the process, and of its group. */
		pid: child.pid,
		logFile,
		/** Everything that it has written to its log. */
		log: () => readFileSync(logFile, 'utf8'),
		/** To be asked while it is waited for: throws where it has ended. */
		mustRun() {
			if (endedBy === undefined) return;
			throw new Error([`${name} ended (${endedBy}):`, ...lastLines(logFile, 40)].join('\n'));
		},
		/** What its log says last where it has ended by itself; otherwise nothing. */
		lastWords: () =>
			endedBy !== undefined && !wanted
				? [`${name} ended by itself (${endedBy}). The end of its log:`, ...lastLines(logFile, 40)]
				: [],
		/** Ends it and all that it started. One that doesn't end by itself holds nothing up for long. */
		async end(signalName) {
			wanted = true;
			signal(signalName);
			await Promise.race([gone, pause(30_000)]);
			signal('SIGKILL');
			process.removeListener('exit', lastResort);
		},
	};
}

function lastLines(file, count) {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}

module.exports = { freePort, startProcess };
