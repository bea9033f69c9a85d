import { perfHooks, util } from '../platform';
import { failure, limitReached, refusedByTikTok, throttled, type RawAnswer } from './answers';
import { pause, statusAnswer, type Outcome } from './delivery';
import { acts, type Fault } from './faults';
import type { SandboxOptions, SandboxQuota } from './options';
import { letIn, type ReceivedCall } from './reception';
import { adGroups, ads } from './kinds';
import { Store } from './store';
import { write } from './successForms';
import type { Tool } from './tool';

/** The memory of an idempotency key, from the moment its work begins. */
interface KeyEntry {
	readonly arguments: ReceivedCall['arguments'];
	readonly answer: Promise<RawAnswer>;
	isComplete: boolean;
}

const defaultQuota: SandboxQuota = {
	used: 0,
	limit: 10_000,
	tier: 'max',
	period_end: '2026-12-01',
};

/** Runs the tools and remembers the results. */
export class Service {
	private readonly now = () => this.options.now?.() ?? Date.now();
	readonly stores = { adgroup_id: new Store(adGroups, this.now), ad_id: new Store(ads, this.now) };
	readonly keys = new Map<string, KeyEntry>();
	quota: SandboxQuota;
	/** When the throttle let calls through, in all or of a tool. Refused ones do not count. */
	private readonly admitted = new Map<string, number[]>();
	private readonly atWork = new Set<Promise<RawAnswer>>();

	/** `closing` ends every delay early. */
	constructor(
		public options: SandboxOptions,
		private readonly closing: AbortSignal,
	) {
		this.quota = { ...defaultQuota, ...options.quota };
	}

	/** Of two calls, the one that arrived first is dealt with first, up to the delay of its answer. */
	async handle(call: ReceivedCall): Promise<Outcome> {
		const { options } = this;
		const tool = letIn(call, options);
		if (!('run' in tool)) return { answer: tool };
		const key = tool.writes ? memoryKey(call) : undefined;
		const known = this.recall(key);
		if (known && !util.isDeepStrictEqual(known.arguments, call.arguments)) {
			const error = 'This Idempotency-Key was already used with different arguments';
			return { answer: failure(409, call.tool, error) };
		}
		const isNew = !known || (!known.isComplete && options.repeatsAtWork === 'execute');
		const fault = isNew || options.faultReplays ? options.fault?.(call) : undefined;
		const isIdle = fault !== undefined && !acts(fault);
		if (!isNew) {
			return isIdle ? { fault } : { answer: await this.replay(call, known), fault };
		}
		// A status is the service's own answer, so a service that remembers all remembers it too.
		const status = fault?.kind === 'status' && options.rememberFailures === 'all' && fault;
		if (status) this.remember(key, call, Promise.resolve(statusAnswer(call.tool, status)));
		if (isIdle) return { fault };
		const answer = this.work(tool, call, fault);
		this.atWork.add(answer);
		void answer.finally(() => this.atWork.delete(answer));
		if (!status) this.remember(key, call, answer);
		return fault?.kind === 'works-on' ? { fault } : { answer: await answer, fault };
	}

	async idle(): Promise<void> {
		while (this.atWork.size > 0) await Promise.all(this.atWork);
	}

	private recall(key: string | undefined): KeyEntry | undefined {
		const entry = key === undefined ? undefined : this.keys.get(key);
		return entry?.isComplete && this.options.rememberKeysFor === 0 ? undefined : entry;
	}

	private async replay({ tool }: ReceivedCall, known: KeyEntry): Promise<RawAnswer> {
		const { repeatsAtWork, repeatsAfterwards } = this.options;
		if (!known.isComplete && repeatsAtWork === 'conflict') {
			return failure(409, tool, 'A request with this Idempotency-Key is still in progress');
		}
		const stored = await known.answer;
		return repeatsAfterwards === 'already processed' && stored.status === 200
			? failure(400, tool, 'This request was already processed')
			: stored;
	}

	/** Keeps a key's answer from now on, unless it turns out to be one that isn't remembered. */
	private remember(key: string | undefined, call: ReceivedCall, answer: Promise<RawAnswer>): void {
		if (key === undefined) return;
		const { rememberFailures } = this.options;
		const entry = { arguments: call.arguments, answer, isComplete: false };
		this.keys.set(key, entry);
		void answer.then((complete) => {
			entry.isComplete = isKept(complete, rememberFailures);
			if (!entry.isComplete && this.keys.get(key) === entry) this.keys.delete(key);
		});
	}

	private async work(tool: Tool, call: ReceivedCall, fault: Fault | undefined): Promise<RawAnswer> {
		if (fault?.kind === 'works-on' && !(await pause(fault.ms, this.closing))) {
			return failure(503, call.tool, 'The sandbox closed before the work was done');
		}
		const answer = this.execute(tool, call, fault);
		const { answerDelayMs = 0 } = this.options;
		const ms = typeof answerDelayMs === 'number' ? answerDelayMs : await answerDelayMs(call);
		if (ms > 0) await pause(ms, this.closing);
		return answer;
	}

	private execute(tool: Tool, call: ReceivedCall, fault: Fault | undefined): RawAnswer {
		const { throttle, toolLimits = {}, overLimit, successForm, quotaOnFailures } = this.options;
		const ofAll = throttle ? [{ most: throttle.perSecond, ms: 1_000 }] : [];
		const ofTool = toolLimits[call.tool] ?? [];
		if (tool.writes && !(this.admits('', ofAll) && this.admits(call.tool, ofTool))) {
			return throttled(call.tool, { retryAfterSeconds: 1, ...throttle });
		}
		const { used, limit } = this.quota;
		const spent = limit !== null && limit >= 0 && used >= limit;
		if (tool.billable && spent && overLimit !== 'charge')
			return limitReached(call.tool, this.quota);
		const result = tool.run(call, this);
		if (!result.ok) {
			if (result.status === 400 && this.options.wrapsRefusals) {
				return refusedByTikTok(call.tool, 40002, result.error);
			}
			const quota = quotaOnFailures ? this.quota : undefined;
			return failure(result.status, call.tool, result.error, quota);
		}
		if (tool.billable) this.quota.used += 1;
		const chosen = typeof successForm === 'function' ? successForm(call) : successForm;
		const ofFault = fault?.kind === 'no-id' ? fault.kind : undefined;
		const form = ofFault ?? result.form ?? (tool.writes ? chosen : undefined) ?? 'usual';
		const { text, structured } = result;
		const content = [{ type: 'text' as const, text }];
		const data = { text, structured, content, quota: { ...this.quota } };
		return write({ success: true, tool: call.tool, data }, form);
	}

	private admits(what: string, limits: ReadonlyArray<{ most: number; ms: number }>): boolean {
		if (limits.length === 0) return true;
		const now = perfHooks.performance.now();
		const before = this.admitted.get(what) ?? [];
		const isFull = ({ most, ms }: (typeof limits)[number]) =>
			before.filter((at) => now - at < ms).length >= most;
		if (limits.some(isFull)) return false;
		this.admitted.set(what, [...before, now]);
		return true;
	}
}

/** Statuses that end no work: throttling, a conflict, and what stands before the service. */
const neverKept = new Set([401, 408, 409, 429, 502, 503, 504]);

function isKept(
	{ status, throttled: isThrottled }: RawAnswer,
	failures: SandboxOptions['rememberFailures'] = 'refusals',
): boolean {
	if (isThrottled || neverKept.has(status)) return false;
	return status === 200 || failures === 'all' || (failures === 'refusals' && status === 400);
}

/** Keys of different users, or for different tools, have nothing to do with one another. */
function memoryKey({ headers, tool, idempotencyKey }: ReceivedCall): string | undefined {
	return idempotencyKey && [headers.authorization, tool, idempotencyKey].join('\n');
}
