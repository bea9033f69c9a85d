/** What the pool has to know of a task. */
export interface PoolTask {
	/** How often it may be tried again after a fault. */
	readonly maxRetries: number;
	/** True where it may have been done before this run. */
	readonly mayHaveHappened: boolean;
}

/** What one attempt at a task came to. */
export interface Attempt<Task, Result> {
	readonly result: Result;
	/** Why another attempt makes sense; missing where the result is final. */
	readonly retry?: {
		readonly because: 'throttled' | 'fault';
		/** How long the service asks to wait before it, in milliseconds. */
		readonly waitMs?: number;
	};
	/** True where the result is a failure; see `stopAtFailure`. */
	readonly failed?: boolean;
	/** True where the task may have been done although the result doesn't say so. */
	readonly mayHaveHappened?: boolean;
	/** Which other tasks are pointless from now on; asked once the result is final. */
	readonly abort?: (task: Task) => boolean;
}

/** Why a task got no attempt, or no further one. */
export type SkipReason<Result> =
	/** The final result of another task made it pointless. */
	| { readonly kind: 'aborted'; readonly by: Result }
	/** The run was stopped. A task in flight may have been done: its answer was not waited for. */
	| { readonly kind: 'stopped'; readonly inFlight: boolean };
