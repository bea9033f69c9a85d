import { afterUnknownTry, stoppedInFlight, unreadableAnswer } from '../envelope/unknownOutcome';
import type { Failure } from '../envelope/failure';
import { longestWait, waitBeforeRetry } from './backoff';
import { cutShort, type Clock } from './clock';
import { Pace } from './pace';
import { RowQueue, type Attempt } from './rowQueue';

/** One row to be called for. */
export interface Job {
	/** From 0. */
	readonly item: number;
	/** Rows that name an account are not concerned by a demand to name one. */
	readonly namesAccount: boolean;
	/** How often the row may be tried again. */
	readonly maxRetries: number;
	/** True where the row was sent before this run, and it is not known what became of it. */
	readonly mayExist: boolean;
}

/** What one try brought: an ad group, or a failure. */
export type Try<Created> = { readonly created: Created } | { readonly failure: Failure };

/** What a row came to in the end. */
export type Outcome<Created> =
	| { readonly state: 'created'; readonly created: Created }
	| { readonly state: 'failed'; readonly failure: Failure }
	| { readonly state: 'not sent'; readonly because: Failure | 'stopped' };

export interface SendRowsOptions<J extends Job, Created> {
	readonly maxConcurrency: number;
	/** True where the first failure ends the run, as in a node that stops on errors. */
	readonly stopAtFailure: boolean;
	/** Makes one try. Whatever it throws counts as an answer that could not be read. */
	readonly tryOnce: (job: J) => Promise<Try<Created>>;
	/** Told once for each row, as soon as its outcome is final. */
	readonly onOutcome: (job: J, outcome: Outcome<Created>) => void;
	/** How many more calls the service allows, as far as its answers have told. */
	readonly callsLeft: () => number | undefined;
	/** Fires when a person stops the execution. */
	readonly stop: AbortSignal | undefined;
	/** How long calls under way are heard out after that, in milliseconds. */
	readonly graceMs: number;
	readonly clock: Clock;
}

/**
 * Calls for every row, several at a time at a pace that the answers set, each retried by itself,
 * until every row has an outcome. A failure that dooms other rows keeps them from being sent.
 */
export async function sendRows<J extends Job, Created>(
	jobs: readonly J[],
	options: SendRowsOptions<J, Created>,
): Promise<void> {
	const { clock, stop } = options;
	const pace = new Pace(options.maxConcurrency);
	const queue = new RowQueue(jobs);
	const underWay = new Set<Attempt<J>>();
	/** What has made further calls pointless, and for which rows. */
	const ends: Array<{ because: Failure; concerns: (attempt: Attempt<J>) => boolean }> = [];
	let wake = () => {};

	/** A row that never gets its try, or not another one. What may exist is told as unknown. */
	const giveUp = ({ job, last }: Attempt<J>, because: Failure | 'stopped') => {
		options.onOutcome(
			job,
			last?.outcomeUnknown ? { state: 'failed', failure: last } : { state: 'not sent', because },
		);
	};

	const fail = (job: J, failure: Failure) => {
		options.onOutcome(job, { state: 'failed', failure });
		if (failure.dooms === 'nobody' && !options.stopAtFailure) return;
		const concerns = (attempt: Attempt<J>): boolean => {
			if (failure.dooms === 'everybody') return true;
			if (failure.dooms === 'rows without an account' && !attempt.job.namesAccount) return true;
			// The first failure ends the run, but a row that may exist is asked after until it is known.
			return options.stopAtFailure && !(attempt.last?.outcomeUnknown ?? attempt.job.mayExist);
		};
		ends.push({ because: failure, concerns });
		for (const attempt of queue.remove(concerns)) giveUp(attempt, failure);
	};

	/** A row that is worth another try, unless all further calls have become pointless meanwhile. */
	const tryAgain = (attempt: Attempt<J>, due: number) => {
		const end = ends.find(({ concerns }) => concerns(attempt));
		if (end) giveUp(attempt, end.because);
		else queue.putBack(attempt, due);
	};

	const conclude = (attempt: Attempt<J>, result: Try<Created>, startedAt: number) => {
		const now = clock.now();
		if ('created' in result) {
			pace.good(startedAt);
			options.onOutcome(attempt.job, { state: 'created', created: result.created });
			return;
		}
		const mayExist = attempt.last?.outcomeUnknown ?? attempt.job.mayExist;
		const failure = mayExist ? afterUnknownTry(result.failure) : result.failure;
		const { retry, waitMs } = failure;
		if (waitMs !== undefined && waitMs > longestWait) {
			// Nobody waits that long, and until then all other rows would be told the same.
			fail(attempt.job, { ...failure, dooms: 'everybody' });
			return;
		}
		if (retry === 'when less busy') pace.throttled(now, startedAt, waitMs, clock.random());
		if (retry === 'never') pace.good(startedAt);
		const busy = retry === 'when less busy';
		const failedTries = attempt.failedTries + 1;
		const faults = attempt.faults + (busy ? 0 : 1);
		if (retry === 'never' || failedTries > attempt.job.maxRetries) {
			fail(attempt.job, failure);
			return;
		}
		// A throttled row waits with all others for the pace; after a fault a row waits by itself.
		const wait = busy ? 0 : waitBeforeRetry(faults, waitMs, clock.random());
		tryAgain({ job: attempt.job, failedTries, faults, last: failure }, now + wait);
	};

	const start = async (attempt: Attempt<J>) => {
		const startedAt = clock.now();
		underWay.add(attempt);
		pace.started(startedAt);
		const result = await options.tryOnce(attempt.job).catch(unreadableAnswer);
		// False for a row that was given up while its answer was awaited.
		if (underWay.delete(attempt)) conclude(attempt, result, startedAt);
		wake();
	};

	/** Starts what may start now; tells when to look again, or undefined to wait for an answer. */
	const startAll = (): number | undefined => {
		for (;;) {
			const room = Math.min(pace.concurrency, Math.max(1, options.callsLeft() ?? Infinity));
			if (underWay.size >= room) return undefined;
			const now = clock.now();
			const due = queue.nextDue(now);
			if (due === undefined) return undefined;
			const soonest = Math.max(due, pace.nextStart());
			if (soonest > now) return soonest;
			const attempt = queue.take(now);
			if (attempt) void start(attempt);
		}
	};

	/** Waits for an answer, for the stop, or for the time to look again. */
	const somethingHappens = async (lookAgain: number | undefined, listenToStop: boolean) => {
		const waiting = lookAgain === undefined ? undefined : new AbortController();
		await new Promise<void>((resolve) => {
			wake = resolve;
			if (listenToStop) stop?.addEventListener('abort', wake);
			if (waiting && lookAgain !== undefined) {
				const ms = Math.max(0, lookAgain - clock.now());
				void clock.wait(ms, waiting.signal).then(resolve);
			}
		});
		stop?.removeEventListener('abort', wake);
		waiting?.abort(cutShort);
	};

	while (!stop?.aborted) {
		const lookAgain = startAll();
		if (underWay.size === 0 && lookAgain === undefined) return;
		await somethingHappens(lookAgain, true);
	}

	const end = clock.now() + options.graceMs;
	while (underWay.size > 0 && clock.now() < end) await somethingHappens(end, false);
	for (const attempt of underWay) giveUp({ ...attempt, last: stoppedInFlight }, 'stopped');
	underWay.clear();
	for (const attempt of queue.remove(() => true)) giveUp(attempt, 'stopped');
}
