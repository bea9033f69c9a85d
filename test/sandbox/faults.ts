import type { ThrottleAnswer } from './answers';

/** How a call goes wrong; `act` says whether the tool does its work all the same. */
export type Fault =
	/** Cut the connection; nothing is done. */
	| { kind: 'drop-before' }
	/** Do the work, then cut the connection. */
	| { kind: 'drop-after' }
	/** Work at once, unless `act` is false: then cut. Answer after `ms`, by default never. */
	| { kind: 'stall'; ms?: number; act?: boolean }
	/**
	 * A gateway gives up after `givesUpAfter` ms (default 0), with this status (default 504) or by
	 * cutting the connection; the tool does its work after `ms`, and only then stores its answer.
	 */
	| { kind: 'works-on'; ms: number; status?: number | 'cut'; givesUpAfter?: number }
	/** Answer this status; without a body, a failure of the usual form. */
	| {
			kind: 'status';
			status: number;
			body?: string | object;
			headers?: Record<string, string>;
			act?: boolean;
	  }
	/** A gateway's error page, by default with 502. */
	| { kind: 'html'; status?: number; act?: boolean }
	/** No body at all, by default with 200. */
	| { kind: 'empty'; status?: number; act?: boolean }
	/** The first half of the answer, complete as far as HTTP can tell. */
	| { kind: 'truncated' }
	| ({ kind: 'throttle' } & ThrottleAnswer)
	/** Send the caller elsewhere, by default with 307. */
	| { kind: 'redirect'; location: string; status?: number }
	/** A success in the form of that name. */
	| { kind: 'no-id' };

/** Faults under which the call doesn't reach its tool unless they say so. */
const idle = ['drop-before', 'throttle', 'redirect', 'status', 'html', 'empty'];

/** Whether the call reaches its tool, or the memory of keys, under this fault. */
export function acts(fault: Fault): boolean {
	return ('act' in fault ? fault.act : undefined) ?? !idle.includes(fault.kind);
}
