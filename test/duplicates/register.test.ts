import { machineClock } from '../../nodes/AdspirerTikTok/client/clock';
import {
	clocksDiffer,
	findOpen,
	followOpen,
	isSent,
	leaveOpen,
	recordedCall,
	sendOpen,
	settleOpen,
	type OpenCall,
	type SentCall,
} from '../../nodes/AdspirerTikTok/run/openCalls';
import type { Created } from '../../nodes/AdspirerTikTok/response/result';
import fc from '../fastCheck';

const runs = [0, 1, 2, 3, 4, 5] as const;
const run = fc.constantFrom(...runs);

/** What runs of one key do, one after the other. What can't be done at that time is left out. */
const steps = fc.array(
	fc.oneof(
		// A run meets the open call, or makes the next one, or joins it.
		fc.record({ does: fc.constant('meet'), run }),
		{ weight: 2, arbitrary: fc.record({ does: fc.constant('send'), run }) },
		// The latest call gets an answer, or none.
		fc.record({ does: fc.constantFrom('answered', 'lost'), run }),
		// A run takes in what came of the call that it made or joined, however late.
		{ weight: 3, arbitrary: fc.record({ does: fc.constant('hear'), run }) },
		// A run asks for a list, which shows it some time later what the open call has created.
		fc.record({ does: fc.constantFrom('ask', 'list'), run }),
	),
	{ minLength: 30, maxLength: 60, size: 'max' },
);

interface Runner {
	met?: OpenCall | undefined;
	/** The call that it made or joined, until it knows what came of that. */
	waitsFor?: SentCall | undefined;
	/** The open call that it asks a list about. */
	asksFor?: OpenCall | undefined;
	isDone: boolean;
}

const found = { answer: { text: '' }, key: null, entity: { id: '1', name: 'A', parentId: '2' } };
let keys = 0;

/** Runs that use the register as the node does, and what has to hold for their calls. */
class Register {
	private readonly id = `key ${(keys += 1)}`;
	private readonly runners: Runner[] = runs.map(() => ({ isDone: false }));
	private readonly ended = new Map<SentCall['response'], 'answered' | 'lost'>();
	private readonly settled = new Set<number>();
	/** The beginnings of those that a run knows to be open. */
	private readonly open = new Set<number>();
	private latest: SentCall | undefined;

	take(does: string, at: number): void {
		const runner = this.runners[at];
		if (!runner) return;
		if (does === 'answered' || does === 'lost') this.end(does);
		else if (does === 'hear') this.hear(runner);
		else if (runner.asksFor) this.list(runner, does === 'list' ? runner.asksFor : undefined);
		else if (!runner.isDone && !runner.waitsFor) {
			const met = this.meet(runner);
			// Whoever meets a call in flight joins it, and whoever meets a result takes it.
			if (met && isSent(met)) runner.waitsFor = met;
			else if (met?.found) this.finish(runner, met);
			else if (does === 'send') this.send(runner, met);
			else if (does === 'ask') runner.asksFor = met;
		}
	}

	private meet(runner: Runner): OpenCall | undefined {
		const { met } = runner;
		runner.met = met ? followOpen(this.id, met) : findOpen(this.id);
		const knows =
			runner.met !== undefined && (runner.met.found !== undefined || isSent(runner.met));
		// Whoever has met a call learns what became of it, and how often it was made.
		if (met && this.settled.has(met.since)) expect(knows).toBe(true);
		else if (met) expect(runner.met?.since).toBe(met.since);
		if (met && !knows) expect(runner.met?.calls).toBeGreaterThanOrEqual(met.calls);
		return runner.met;
	}

	private send(runner: Runner, met: OpenCall | undefined): void {
		// Nobody makes a call while another one is at work.
		const isAtWork = this.latest !== undefined && !this.ended.has(this.latest.response);
		expect(isAtWork).toBe(false);
		// Nobody makes a first call while the outcome of another one is open.
		if (!met) expect([...this.open]).toEqual([]);
		const response: SentCall['response'] = new Promise(() => {});
		const sent = sendOpen(this.id, {}, async () => await response, met);
		this.latest = sent;
		runner.waitsFor = sent;
	}

	private end(how: 'answered' | 'lost'): void {
		const { latest } = this;
		if (latest && !this.ended.has(latest.response)) this.ended.set(latest.response, how);
	}

	private hear(runner: Runner): void {
		const { waitsFor: call } = runner;
		const how = call && this.ended.get(call.response);
		if (!call || !how) return;
		runner.waitsFor = undefined;
		if (how === 'answered') {
			if (call.before) this.settled.add(call.since);
			this.finish(runner, call);
			return;
		}
		runner.met = { ...call, response: undefined, before: undefined };
		leaveOpen(this.id, call, runner.met);
		if (!this.settled.has(call.since)) this.open.add(call.since);
	}

	private list(runner: Runner, met: OpenCall | undefined): void {
		if (!met) return;
		this.settled.add(met.since);
		this.finish(runner, { ...met, found: found satisfies Created });
	}

	private finish(runner: Runner, own: OpenCall): void {
		settleOpen(this.id, own);
		this.open.delete(own.since);
		runner.isDone = true;
		runner.met = undefined;
	}
}

test('no call of a key is made while one is at work, and who has met one learns what became of it', () => {
	let now = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => (now += 1));
	fc.assert(
		fc.property(steps, (all) => {
			const register = new Register();
			for (const { does, run: at } of all) register.take(does, at);
		}),
		{ numRuns: 2_000, seed: 5 },
	);
	jest.restoreAllMocks();
});

test('a recorded call is never from the future, nor older than the clocks of two machines may differ', () => {
	const day = 24 * 60 * 60_000;
	fc.assert(
		fc.property(fc.integer({ min: -day, max: day }), (age) => {
			const since = Date.now() - age;
			const { latest } = recordedCall({ sent: {}, calls: 1, since, latest: since });
			const believed = machineClock.now() - latest;
			expect(believed).toBeGreaterThanOrEqual(0);
			// Reading two clocks takes a moment.
			expect(believed).toBeLessThan(clocksDiffer + 10_000);
		}),
	);
});
