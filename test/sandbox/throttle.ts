import { failure, type ToolAnswer } from './answers';

/** How a refusal by the throttle is worded. */
export interface ThrottleAnswer {
	/** The wait it asks for. */
	retryAfterSeconds?: number;
	/** Where it says how long to wait; default in its text. */
	where?: 'header' | 'text';
	/** TikTok's own words may come under 400, or under 200 with success false. Default 429. */
	status?: number;
	/** The text, to which "Retry after N seconds." is added where the text says how long to wait. */
	words?: string;
}

/** The limit on how many writing calls the ad platform takes before it answers 429. */
export interface ThrottleLimit extends ThrottleAnswer {
	/** The most calls within any second. */
	perSecond: number;
	/** The wait the refusal asks for, however full the second is; default 1. */
	retryAfterSeconds?: number;
}

/** The throttle's memory of the calls it has let through. Refused ones do not count. */
export class Throttle {
	private recent: number[] = [];

	/** Lets a call through at the time `now`, in milliseconds, or refuses it. */
	admit(now: number, { perSecond }: ThrottleLimit): boolean {
		this.recent = this.recent.filter((at) => now - at < 1000);
		if (this.recent.length >= perSecond) return false;
		this.recent.push(now);
		return true;
	}
}

/** The ad platform's refusal, with the wait it asks for. */
export function throttled(
	tool: string,
	{ retryAfterSeconds: seconds, where = 'text', status = 429, words }: ThrottleAnswer,
): ToolAnswer {
	const text = words ?? 'TikTok limits how many requests it takes.';
	if (seconds === undefined) return { ...failure(status, tool, text), throttled: true };
	if (where === 'text') {
		const named = `${text} Retry after ${seconds} seconds.`;
		return { ...failure(status, tool, named), throttled: true };
	}
	const headers = { 'retry-after': String(seconds) };
	return { ...failure(status, tool, text), headers, throttled: true };
}
