import { z } from 'zod';
import { childProcess, path, projectRoot, thisProcess } from '../platform';
import type { SandboxOptions } from '../sandbox';

const opened = z.object({ url: z.string() });
const account = z.object({ calls: z.number(), adGroups: z.number(), rows: z.number() });

/** What a sandbox has seen since it was opened; a row may have become several ad groups. */
export type Account = z.infer<typeof account>;

/** A sandbox in a process of its own. */
export interface RemoteSandbox {
	/** Starts it afresh; gives its address. Functions can't be handed over. */
	open(options: Pick<SandboxOptions, 'answerDelayMs' | 'throttle'>): Promise<string>;
	account(): Promise<Account>;
	close(): void;
}

export function startRemoteSandbox(): RemoteSandbox {
	const entry = path.join(projectRoot, 'test', 'bench', 'sandboxProcess.js');
	const child = childProcess.fork(entry, { execPath: thisProcess.execPath });
	const ask = async <T>(message: object, answer: z.ZodType<T>): Promise<T> =>
		await new Promise<T>((resolve, reject) => {
			child.once('message', (told: unknown) => resolve(answer.parse(told)));
			child.send(message, (error) => {
				if (error) reject(error);
			});
		});
	return {
		open: async (options) => (await ask({ open: options }, opened)).url,
		account: async () => await ask({ account: true }, account),
		close: () => child.disconnect(),
	};
}
