import type { Answer } from '../../../nodes/AdspirerTikTok/call/answer';
import type { Job, Try } from '../../../nodes/AdspirerTikTok/call/sendRows';
import { readAnswer } from '../../../nodes/AdspirerTikTok/envelope/readFailure';
import type { SimulatedClock } from './simulatedClock';

/** What the service lets through, and how it says so; times in milliseconds. */
export interface ServiceLimits {
	/** Creations that it takes within any stretch of `windowMs`. */
	readonly most: number;
	readonly windowMs: number;
	/** From the call to its answer. */
	readonly answerMs: number;
	/** The wait that a throttle answer names, in seconds, and where; unnamed when left out. */
	readonly names?: { readonly seconds: number; readonly where: 'header' | 'text' };
	/** From the call to a throttle answer, where that comes faster. */
	readonly refusalMs?: number;
	/** How much longer than the shortest way a call may take to arrive. */
	readonly jitterMs?: number;
	/** The part of the calls that is refused for no fault of the caller, when others keep it busy. */
	readonly busyPart?: number;
}

/** A call that reached the service. */
export interface SimulatedCall {
	readonly item: number;
	readonly startedAt: number;
	readonly arrivedAt: number;
	readonly taken: boolean;
	/** When the caller had the answer. */
	readonly answeredAt: number;
}

/** The shortest way there, or back. */
const wayMs = 1;
const success = '{"success":true,"tool":"add_tiktok_ad_group","data":{"text":"Done"}}';

/** A throttled service in the time of a simulated clock; its answers are read as real ones are. */
export class SimulatedService {
	readonly calls: SimulatedCall[] = [];

	private recent: number[] = [];

	constructor(
		private readonly clock: SimulatedClock,
		private readonly limits: ServiceLimits,
	) {}

	/** One try, as the run makes it. */
	readonly call = async ({ item }: Job): Promise<Try<number>> => {
		const { answerMs, refusalMs = answerMs, jitterMs = 0 } = this.limits;
		const startedAt = this.clock.now();
		await this.clock.wait(wayMs + jitterMs * this.clock.random());
		const arrivedAt = this.clock.now();
		const taken = this.takes(arrivedAt);
		await this.clock.wait(Math.max(wayMs, (taken ? answerMs : refusalMs) - wayMs));
		const answeredAt = this.clock.now();
		this.calls.push({ item, startedAt, arrivedAt, taken, answeredAt });
		const read = readAnswer(taken ? this.success() : this.refusal(), answeredAt);
		return 'created' in read ? { created: item } : read;
	};

	private takes(now: number): boolean {
		const { most, windowMs, busyPart = 0 } = this.limits;
		this.recent = this.recent.filter((at) => now - at < windowMs);
		if (this.recent.length >= most || this.clock.random() < busyPart) return false;
		this.recent.push(now);
		return true;
	}

	private success(): Answer {
		return { kind: 'answer', status: 200, headers: {}, text: success };
	}

	private refusal(): Answer {
		const { names } = this.limits;
		const said = names?.where === 'text' ? ` Retry after ${names.seconds} seconds.` : '';
		const headers: Record<string, string> =
			names?.where === 'header' ? { 'retry-after': String(names.seconds) } : {};
		const error = `TikTok limits how many requests it takes.${said}`;
		return {
			kind: 'answer',
			status: 429,
			headers,
			text: JSON.stringify({ success: false, error }),
		};
	}
}
