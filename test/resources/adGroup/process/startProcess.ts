import { jsonParse } from 'n8n-workflow';
import { childProcess, fs, os, path, projectRoot, thisProcess } from '../../../platform';
import type { ProcessOrder, ProcessReport } from './engineProcess';

/** A process under way. */
export interface EngineProcess {
	/** Ends it at once, as a crash or a lost machine would. */
	kill(): void;
	/** What it came to; undefined where it was killed. */
	readonly ended: Promise<ProcessReport | undefined>;
}

/** A folder for the runs of one test, as n8n's database holds them. */
export interface StoredRuns {
	/** Starts a process that runs an order; the run is stored under `name`. */
	start(name: string, order: Order, retryOf?: string): EngineProcess;
	remove(): void;
}

export type Order = Omit<ProcessOrder, 'retryOf' | 'storeIn' | 'reportTo'>;

const entry = path.join(projectRoot, 'test', 'resources', 'adGroup', 'process', 'index.js');

export function storedRuns(): StoredRuns {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stored-runs-'));
	const fileOf = (name: string, what: string) => path.join(folder, `${name}.${what}`);

	return {
		start(name, order, retryOf) {
			const reportTo = fileOf(name, 'report.json');
			const whole: ProcessOrder = {
				...order,
				storeIn: fileOf(name, 'run'),
				reportTo,
				...(retryOf !== undefined && { retryOf: fileOf(retryOf, 'run') }),
			};
			const orderFile = fileOf(name, 'order.json');
			fs.writeFileSync(orderFile, JSON.stringify(whole));
			const child = childProcess.spawn(thisProcess.execPath, [entry, orderFile], {
				stdio: ['ignore', 'inherit', 'inherit'],
				// A killed process can't remove its own temporary folder.
				env: { ...thisProcess.env, TMPDIR: folder },
			});
			const ended = new Promise<ProcessReport | undefined>((resolve, reject) => {
				child.once('error', reject);
				child.once('exit', (code, signal) => {
					if (signal === 'SIGKILL') resolve(undefined);
					else if (code === 0) resolve(jsonParse(fs.readFileSync(reportTo, 'utf8')));
					else reject(new Error(`The process of "${name}" ended with ${code ?? signal}`));
				});
			});
			return { ended, kill: () => child.kill('SIGKILL') };
		},
		remove: () => fs.rmSync(folder, { recursive: true, force: true }),
	};
}
