const { spawn } = require('node:child_process');
const { closeSync, mkdtempSync, openSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { pause, until } = require('./commands');

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

/** Makes an empty folder, which is removed when that is asked for, or with this process at the latest. */
function temporaryFolder(prefix) {
	const folder = mkdtempSync(path.join(tmpdir(), prefix));
	// Something that was just killed may still be writing its last.
	const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	process.once('exit', remove);
	return {
		folder,
		remove() {
			process.removeListener('exit', remove);
			remove();
		},
	};
}

/** Starts a server as a process group, which ends with this process at the latest. It logs to a file. */
function startProcess(name, logFile, command, args, options) {
	const log = openSync(logFile, 'a');
	const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	let endedBy;
	let wanted = false;
	const gone = new Promise((resolve) => {
		child.once('exit', (code, signalName) => {
			endedBy = signalName ?? `exit code ${code}`;
			resolve(endedBy);
		});
		child.once('error', (error) => {
			endedBy = error.message;
			resolve(endedBy);
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
	// Before the folders that it writes to are removed.
	process.prependOnceListener('exit', lastResort);
	const mustRun = () => {
		if (endedBy === undefined) return;
		throw new Error([`${name} ended (${endedBy}):`, ...lastLines(logFile, 40)].join('\n'));
	};
	/** Ends it and all that it started. One that doesn't end on its own holds nothing up for long. */
	const end = async (signalName) => {
		wanted = true;
		signal(signalName);
		await Promise.race([gone, pause(30_000)]);
		signal('SIGKILL');
		process.removeListener('exit', lastResort);
	};
	return {
		name,
		pid: child.pid,
		logFile,
		/** Fulfilled with what ended it, such as "exit code 0". */
		gone,
		log: () => readFileSync(logFile, 'utf8'),
		mustRun,
		/** Asks until the answer is yes; one that doesn't get that far is ended. */
		async whenReady(ask, limitMs) {
			const ready = async () => {
				mustRun();
				return await ask();
			};
			await until(`${name} to be ready; its log is ${logFile}`, ready, limitMs).catch(
				async (error) => {
					await end('SIGKILL');
					throw error;
				},
			);
		},
		/** The end of its log if it has ended on its own; otherwise nothing. */
		lastWords: () =>
			endedBy !== undefined && !wanted
				? [`${name} ended on its own (${endedBy}). The end of its log:`, ...lastLines(logFile, 40)]
				: [],
		end,
	};
}

function lastLines(file, count) {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count);
}

module.exports = { freePort, startProcess, temporaryFolder };
