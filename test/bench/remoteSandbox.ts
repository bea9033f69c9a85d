import { z } from 'zod';
import { childProcess, path, projectRoot, thisProcess } from '../platform';
import type { SandboxOptions } from '../sandbox';

const opened = z.object({ url: z.string() });
const seen = z.object({
	calls: z.number(),
	adGroups: z.number(),
	rows: z.number(),
	ads: z.number(),
});

/** The counts of a sandbox. A row can have become several ad groups. */
export type Seen = z.infer<typeof seen>;

export type Service = Pick<
	SandboxOptions,
	'answerDelayMs' | 'throttle' | 'toolLimits' | 'campaigns' | 'audiences' | 'lists'
>;

export interface RemoteSandbox {
	/** Starts a new one, empty, and gives its address. */
	open(service?: Service): Promise<string>;
	seen(): Promise<Seen>;
	close(): void;
}

export function startRemoteSandbox(): RemoteSandbox {
	const entry = path.join(projectRoot, 'test', 'bench', 'sandboxProcess.js');
	const child = childProcess.fork(entry, { execPath: thisProcess.execPath });
	const ask = async <T>(message: object, answer: z.ZodType<T>): Promise<T> =>
		await new Promise<T>((resolve, reject) => {
			child.once('message', (reply: unknown) => resolve(answer.parse(reply)));
			child.send(message, (error) => {
				if (error) reject(error);
			});
		});
	return {
		open: async (service = {}) => (await ask({ open: service }, opened)).url,
		seen: async () => await ask({ seen: true }, seen),
		close: () => child.disconnect(),
	};
}
