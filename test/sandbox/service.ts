import { perfHooks } from '../platform';
import { AdGroupStore } from './adGroupStore';
import { failure, limitReached, raw, success, withQuota } from './answers';
import type { RawAnswer, ToolAnswer } from './answers';
import { statusAnswer } from './delivery';
import { acts, type Fault } from './faults';
import { KeyMemory, type Recollection } from './keyMemory';
import type { SandboxOptions } from './options';
import { pause } from './pause';
import { write, type SuccessForm } from './successForms';
import { Throttle, throttled } from './throttle';
import type { Tool } from './tool';
import { findTool } from './tools';
import type { ReceivedCall, SandboxQuota } from './types';

/** How a call ends: with an answer, a fault in its place, or an answer that a fault gets hold of. */
export interface Outcome {
	answer?: RawAnswer | undefined;
	fault?: Fault | undefined;
}

const defaultQuota: SandboxQuota = {
	used: 0,
	limit: 10_000,
	tier: 'max',
	period_end: '2026-12-01',
};

/** What runs the tools and remembers what was done. */
export class Service {
	readonly store = new AdGroupStore();
	readonly keys = new KeyMemory();
	quota: SandboxQuota;
	private readonly throttle = new Throttle();
	private readonly atWork = new Set<Promise<RawAnswer>>();

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
		const { options } = this;
		const tool = findTool(call.tool, options);
		if (!tool) return { answer: this.failed(call, 404, `Tool not found: ${call.tool}`) };
		const key = tool.writes ? memoryKey(call) : undefined;
		const known = this.recall(key, call);
		if (known.kind === 'other arguments') {
			const error = 'This Idempotency-Key was already used with different arguments';
			return { answer: this.failed(call, 409, error) };
		}
		const replayed = known.kind !== 'new';
		const asked = !replayed || options.faultReplays === true;
		const fault = asked ? options.fault?.(call) : undefined;
		if (replayed) {
			if (fault && !acts(fault)) return { fault };
			return { answer: await this.replay(call, known), fault };
		}
		if (fault && !acts(fault)) {
			this.rememberStatus(key, call, fault);
			return { fault };
		}
		const answer = this.work(tool, call, fault);
		this.atWork.add(answer);
		void answer.finally(() => this.atWork.delete(answer));
		if (!this.rememberStatus(key, call, fault)) this.remember(key, call, answer);
		return fault?.kind === 'works-on' ? { fault } : { answer: await answer, fault };
	}

	/** Waits until no tool is at work. */
	async idle(): Promise<void> {
		while (this.atWork.size > 0) await Promise.all(this.atWork);
	}

	private recall(key: string | undefined, call: ReceivedCall): Recollection {
		if (key === undefined) return { kind: 'new' };
		const { rememberKeysFor, repeatsAtWork } = this.options;
		const known = this.keys.recall(key, call.arguments, rememberKeysFor === 0);
		return known.kind === 'at work' && repeatsAtWork === 'execute' ? { kind: 'new' } : known;
	}

	private async replay(
		call: ReceivedCall,
		known: Extract<Recollection, { answer: unknown }>,
	): Promise<RawAnswer> {
		const { repeatsAtWork, repeatsAfterwards } = this.options;
		if (known.kind === 'at work' && repeatsAtWork === 'conflict') {
			return this.failed(call, 409, 'A request with this Idempotency-Key is still in progress');
		}
		const stored = await known.answer;
		return repeatsAfterwards === 'already processed' && stored.status === 200
			? this.failed(call, 400, 'This request was already processed')
			: stored;
	}

	private remember(key: string | undefined, call: ReceivedCall, answer: Promise<RawAnswer>): void {
		if (key !== undefined) {
			this.keys.begin(key, call.arguments, answer, this.options.rememberFailures);
		}
	}

	/** A status is the service's own answer, so a service that remembers all remembers it too. */
	private rememberStatus(
		key: string | undefined,
		call: ReceivedCall,
		fault: Fault | undefined,
	): boolean {
		if (fault?.kind !== 'status' || this.options.rememberFailures !== 'all') return false;
		this.remember(key, call, Promise.resolve(statusAnswer(call.tool, fault)));
		return true;
	}

	/** What a call comes to, once the tool has worked and its answer has taken its time. */
	private async work(tool: Tool, call: ReceivedCall, fault: Fault | undefined): Promise<RawAnswer> {
		if (fault?.kind === 'works-on' && !(await pause(fault.ms, this.closing))) {
			return this.failed(call, 503, 'The sandbox closed before the work was done');
		}
		const answer = this.execute(tool, call, fault);
		const { answerDelayMs = 0 } = this.options;
		const ms = typeof answerDelayMs === 'number' ? answerDelayMs : answerDelayMs(call);
		if (ms > 0) await pause(ms, this.closing);
		return answer;
	}

	private execute(tool: Tool, call: ReceivedCall, fault: Fault | undefined): RawAnswer {
		const { throttle, overLimit, successForm, quotaOnFailures } = this.options;
		if (tool.writes && throttle && !this.throttle.admit(perfHooks.performance.now(), throttle)) {
			return raw(throttled(call.tool, { retryAfterSeconds: 1, ...throttle }));
		}
		const { used, limit } = this.quota;
		const spent = limit !== null && limit >= 0 && used >= limit;
		if (tool.billable && spent && overLimit !== 'charge') {
			return raw(limitReached(call.tool, this.quota));
		}
		const result = tool.run(call, this);
		if (!result.ok) {
			const refused: ToolAnswer = failure(result.status, call.tool, result.error);
			return raw(quotaOnFailures === true ? withQuota(refused, this.quota) : refused);
		}
		if (tool.billable) this.quota.used += 1;
		const chosen = typeof successForm === 'function' ? successForm(call) : successForm;
		const form = formOf(fault) ?? result.form ?? (tool.writes ? chosen : undefined) ?? 'usual';
		return write(success(call.tool, result.text, result.structured, this.quota), form);
	}

	private failed(call: ReceivedCall, status: number, error: string): RawAnswer {
		return raw(failure(status, call.tool, error));
	}
}

/** The form in which a fault lets a success go out; undefined where it does not change it. */
function formOf(fault: Fault | undefined): SuccessForm | undefined {
	return fault?.kind === 'no-id' || fault?.kind === 'id-as-number' ? fault.kind : undefined;
}

/** Keys of different users, or for different tools, have nothing to do with one another. */
function memoryKey(call: ReceivedCall): string | undefined {
	if (call.idempotencyKey === undefined) return undefined;
	return [call.headers.authorization, call.tool, call.idempotencyKey].join('\n');
}
