import { z } from 'zod';
import { isRecord, parseExactJson } from '../../nodes/AdspirerTikTok/base/values';
import { fs, http, path } from '../platform';
import { type Recording, readRecording } from '../response/recording';
import { Mask } from './mask';
import type { Target } from './runSheet';

type Request = InstanceType<typeof http.IncomingMessage>;
type Response = InstanceType<typeof http.ServerResponse>;

type Raw = Omit<Recording, 'source' | 'expected'>;

const address = z.object({ port: z.number() });
const sentBody = z.object({ arguments: z.record(z.unknown()) });
/** The headers that tell something: how long to wait, and what the body is. */
const keptHeaders = /^(?:retry-after|content-type|x-ratelimit-.*)$/;

function jsonOf(text: string): unknown {
	try {
		return parseExactJson(text);
	} catch {
		return undefined;
	}
}

async function textOf(request: Request): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks).toString('utf8');
}

/** Stands between the node and the service, and writes down the answers. */
export class Recorder {
	readonly answers: Raw[] = [];
	private written: Promise<string[]> = Promise.resolve([]);
	private readonly server = http.createServer((request, response) => {
		// Written at once, so that nothing is lost if the run is stopped. A service that can't be reached
		// looks like a cut connection, whose outcome is unknown.
		void this.pass(request, response).then(
			() => this.write(),
			() => response.destroy(),
		);
	});

	private constructor(
		private readonly service: Target,
		private readonly folder: string,
	) {}

	static async open(service: Target, folder: string): Promise<Recorder> {
		const recorder = new Recorder(service, folder);
		await new Promise<void>((resolve, reject) => {
			recorder.server.once('error', reject).listen(0, '127.0.0.1', resolve);
		});
		return recorder;
	}

	get target(): Target {
		const { port } = address.parse(this.server.address());
		return { ...this.service, baseUrl: `http://127.0.0.1:${port}` };
	}

	private async pass(request: Request, response: Response): Promise<void> {
		const body = await textOf(request);
		const { authorization = '', 'idempotency-key': id } = request.headers;
		const answer = await fetch(`${this.service.baseUrl.replace(/\/+$/, '')}${request.url}`, {
			method: request.method ?? 'POST',
			headers: {
				'content-type': 'application/json',
				authorization,
				...(typeof id === 'string' && { 'idempotency-key': id }),
			},
			redirect: 'manual',
			body,
		});
		const text = await answer.text();
		const headers = Object.fromEntries(
			[...answer.headers].filter(([name]) => keptHeaders.test(name)),
		);
		const json = jsonOf(text);
		const { arguments: sent } = sentBody.safeParse(jsonOf(body)).data ?? {};
		this.answers.push({
			tool: request.url?.split('/').at(-2) ?? '',
			...(sent && { sent }),
			status: answer.status,
			headers,
			body: isRecord(json) ? json : text,
		});
		response.writeHead(answer.status, headers).end(text);
	}

	/** Calls a tool that only reads, and gives what could be read of its answer. */
	async ask(tool: string, args: Readonly<Record<string, unknown>> = {}) {
		const { baseUrl, key } = this.target;
		await fetch(`${baseUrl}/api/v1/tools/${tool}/execute`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
			body: JSON.stringify({ arguments: args }),
		}).then(async (answer) => await answer.text());
		const last = this.answers.at(-1);
		return last && (await readRecording(last));
	}

	/** Writes each answer, masked, to a file of its own in the form of the recorded ones. */
	async write(): Promise<string[]> {
		// One after the other: an earlier mask covers less.
		this.written = this.written.then(async () => await this.writeAll());
		return await this.written;
	}

	private async writeAll(): Promise<string[]> {
		const mask = new Mask(this.service.key);
		for (const answer of this.answers) {
			mask.learn(answer);
			mask.learn(await readRecording(answer));
		}
		if (this.answers.length > 0) fs.mkdirSync(this.folder, { recursive: true });
		const files: string[] = [];
		for (const [index, answer] of this.answers.entries()) {
			const masked: Raw = {
				...answer,
				...(answer.sent && { sent: asRecord(mask.cover(answer.sent)) }),
				body: asBody(mask.cover(answer.body)),
			};
			const source = `a real account, ${new Date().toISOString().slice(0, 10)}`;
			const file = path.join(
				this.folder,
				`${String(index + 1).padStart(2, '0')}-${answer.tool}.json`,
			);
			const record = { source, ...masked, expected: await expectedOf(masked) };
			fs.writeFileSync(file, `${JSON.stringify(record, null, '\t')}\n`);
			files.push(file);
		}
		return files;
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}
}

/** The answer as the node reads it, without the parts that repeat the rest. */
async function expectedOf(masked: Raw): Promise<Recording['expected']> {
	const read = await readRecording(masked);
	if (!('answer' in read)) return read;
	const { tool, text, quota, structured } = read.answer;
	return { ...read, answer: { tool, text, quota, structured } };
}

const asRecord = (value: unknown) => z.record(z.unknown()).parse(value);
const asBody = (value: unknown) => z.union([z.string(), z.record(z.unknown())]).parse(value);
