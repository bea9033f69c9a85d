import { failure, type ToolAnswer } from './answers';

/** How a refusal by the throttle is worded. */
export interface ThrottleAnswer {
	/** The wait it asks for. */
	retryAfterSeconds?: number;
	/** The Retry-After header as it is sent, in place of the seconds: "0", a date, nonsense. */
	retryAfter?: string;
	/** TikTok's own words may come under 400, or under 200 with success false. Default 429. */
	status?: number;
	/** The text, to which "Retry after N seconds." is added where the text says how long to wait. */
	words?: string;
}

/** The limit on how many calls the ad platform takes before it answers 429. */
export interface ThrottleLimit extends ThrottleAnswer {
	/** At most so many within any second. */
	perSecond?: number;
	/** At most so many in each window of `ms`; a window opens with its first call. */
	perWindow?: { calls: number; ms: number };
	/** The wait the refusal asks for, however long the window is; default 1. */
	retryAfterSeconds?: number;
	/** Where the refusal says how long to wait; default in its text. */
	where?: 'header' | 'text' | 'both' | 'none';
	/** Which tools it counts and refuses: those that write (default), or all. */
	tools?: 'writing' | 'all';
}

/** The throttle's memory of the calls it has let through. Refused ones do not count. */
export class Throttle {
	private recent: number[] = [];
	private window = { openedAt: -Infinity, calls: 0 };

	/** Lets a call through at the time `now`, in milliseconds, or refuses it. */
	admit(now: number, { perSecond = Infinity, perWindow }: ThrottleLimit): boolean {
		this.recent = this.recent.filter((at) => now - at < 1000);
		if (perWindow && now - this.window.openedAt >= perWindow.ms) {
			this.window = { openedAt: now, calls: 0 };
		}
		if (this.recent.length >= perSecond) return false;
		if (perWindow && this.window.calls >= perWindow.calls) return false;
		this.recent.push(now);
		this.window.calls += 1;
		return true;
	}
}

/** The answer of a limit that is exceeded. */
export function overThrottle(tool: string, limit: ThrottleLimit): ToolAnswer {
	const { where = 'text', retryAfterSeconds = 1 } = limit;
	return throttled(tool, {
		...limit,
		retryAfterSeconds,
		inText: where === 'text' || where === 'both',
		inHeader: where === 'header' || where === 'both',
	});
}

/** The ad platform's refusal, with the wait it asks for in the text, in a header, in both or nowhere. */
export function throttled(
	tool: string,
	wait: ThrottleAnswer & { inText: boolean; inHeader: boolean },
): ToolAnswer {
	const { retryAfterSeconds: seconds, status = 429, inText, inHeader } = wait;
	const words = wait.words ?? 'TikTok limits how many requests it takes.';
	const hint = inText && seconds !== undefined ? ` Retry after ${seconds} seconds.` : '';
	const answer = { ...failure(status, tool, `${words}${hint}`), throttled: true };
	const header = wait.retryAfter ?? (seconds === undefined ? undefined : String(seconds));
	return inHeader && header !== undefined
		? { ...answer, headers: { 'retry-after': header } }
		: answer;
}
