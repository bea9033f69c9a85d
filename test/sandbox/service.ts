import { perfHooks } from '../platform';
import { failure, limitReached, raw, success, throttled } from './answers';
import type { RawAnswer, ToolAnswer } from './answers';
import { shape } from './answerShapes';
import { CreationWindow } from './creationWindow';
import { acts, type Fault } from './faults';
import { KeyMemory, type Recollection } from './keyMemory';
import { pause } from './pause';
import type { Tool } from './tool';
import { tools } from './tools';
import type { AdGroup, ReceivedCall, SandboxOptions, SandboxQuota } from './types';

/** How a call ends: with an answer, a fault in its place, or an answer that a fault gets hold of. */
export interface Outcome {
	answer?: RawAnswer;
	fault?: Fault | undefined;
}

const defaultQuota: SandboxQuota = {
	used: 0,
	limit: 10_000,
	tier: 'max',
	period_end: '2026-12-01',
};

/** The service behind the sandbox's door: runs tools, keeps accounts of what was done. */
export class Service {
	readonly adGroups: AdGroup[] = [];
	readonly keys = new KeyMemory();
	quota: SandboxQuota;
	private readonly window = new CreationWindow();
	private lastId = 1_800_000_000_000_000_000n;

	/** `closing` ends every delay early. */
	constructor(
		public options: SandboxOptions,
		private readonly closing: AbortSignal,
	) {
		this.quota = { ...defaultQuota, ...options.quota };
	}

	/**
	 * Deals with a call that has been let in. Everything up to the delay of the answer happens before
	 * this returns its promise, so that of two calls the one that arrived first is dealt with first.
	 */
	async handle(call: ReceivedCall): Promise<Outcome> {
		const tool = tools.get(call.tool);
		if (!tool) return { answer: raw(failure(404, call.tool, `Unknown tool: ${call.tool}`)) };
		const key = tool.creates ? memoryKey(call) : undefined;
		const known = this.recall(key, call);
		if (known.kind === 'conflict') {
			const error = 'This Idempotency-Key was already used with different arguments';
			return { answer: raw(failure(409, call.tool, error)) };
		}
		const replayed = known.kind === 'replay';
		const asked = !replayed || this.options.faultReplays === true;
		const fault = asked ? this.options.fault?.(call) : undefined;
		if (fault && !acts(fault)) return { fault };
		if (replayed) return { answer: await known.answer, fault };
		const answer = this.afterDelay(call, shape(this.execute(tool, call), fault));
		if (key !== undefined) this.keys.begin(key, call.arguments, answer);
		return { answer: await answer, fault };
	}

	/** A new ID of 19 digits, never given out before. */
	nextAdGroupId(): string {
		this.lastId += 1n;
		return String(this.lastId);
	}

	private recall(key: string | undefined, call: ReceivedCall): Recollection {
		if (key === undefined) return { kind: 'new' };
		return this.keys.recall(key, call.arguments, this.options.rememberKeysFor);
	}

	private execute(tool: Tool, call: ReceivedCall): ToolAnswer {
		const { throttle } = this.options;
		const now = perfHooks.performance.now();
		if (tool.creates && throttle && !this.window.admit(now, throttle.perSecond)) {
			const { where = 'text', retryAfterSeconds: seconds = 1 } = throttle;
			return throttled(call.tool, {
				seconds,
				inText: where === 'text' || where === 'both',
				inHeader: where === 'header' || where === 'both',
			});
		}
		if (tool.billable && this.quota.used >= this.quota.limit) {
			return limitReached(call.tool, this.quota);
		}
		const result = tool.run(call, this);
		if (!result.ok) return failure(result.status, call.tool, result.error);
		if (tool.billable) this.quota.used += 1;
		return success(call.tool, result.text, result.structured, this.quota);
	}

	private async afterDelay(call: ReceivedCall, answer: RawAnswer): Promise<RawAnswer> {
		const { answerDelayMs = 0 } = this.options;
		const ms = typeof answerDelayMs === 'number' ? answerDelayMs : answerDelayMs(call);
		if (ms > 0) await pause(ms, this.closing);
		return answer;
	}
}

/** Keys of different users, or for different tools, have nothing to do with one another. */
function memoryKey(call: ReceivedCall): string | undefined {
	if (call.idempotencyKey === undefined) return undefined;
	return [call.headers.authorization, call.tool, call.idempotencyKey].join('\n');
}
