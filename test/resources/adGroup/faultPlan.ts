import type { Fault, ReceivedCall } from '../../sandbox';
import { Dice } from '../../dice';
import { rowOfName } from './rows';

type Mishap = (dice: Dice) => Fault;

/** A wait that a fault names, in seconds: short, so that many rounds fit into a minute. */
const shortWait = (dice: Dice) => dice.oneOf([0, 0.02, 0.1]);

/** Ways to go wrong that come right when the call is made again, and name the wait before it. */
const quickMishaps: readonly Mishap[] = [
	(dice) => throttle(dice),
	(dice) => statusFault(dice, 500),
	(dice) => statusFault(dice, 502),
	(dice) => statusFault(dice, 503),
	(dice) => ({ kind: 'stall', ms: dice.between(20, 200) }),
];

/** The same, but after these a row waits for as long as the node thinks right. */
const slowMishaps: readonly Mishap[] = [
	() => ({ kind: 'drop-before' }),
	() => ({ kind: 'drop-after' }),
	() => ({ kind: 'status', status: 500 }),
	(dice) => ({ kind: 'html', status: 502, act: dice.next() < 0.5 }),
	(dice) => ({ kind: 'truncated', act: dice.next() < 0.7 }),
	(dice) => ({ kind: 'empty', status: dice.oneOf([200, 504]), act: dice.next() < 0.5 }),
	(dice) => ({ kind: 'stall', ms: dice.between(20, 200), act: false }),
	(dice) => ({ kind: 'stall', act: dice.next() < 0.5 }),
];

function throttle(dice: Dice): Fault {
	const where = dice.oneOf(['header', 'text', 'both']);
	return {
		kind: 'throttle',
		retryAfterSeconds: shortWait(dice),
		header: where !== 'text',
		inText: where !== 'header',
	};
}

function statusFault(dice: Dice, status: number): Fault {
	const act = dice.next() < 0.5;
	return { kind: 'status', status, act, headers: { 'retry-after': String(shortWait(dice)) } };
}

/** How many faults befall a row, one after the other; most rows meet one at least. */
const faultsOfRow = [0, 1, 1, 2, 2, 3] as const;

/**
 * What befalls each call of a round. It hangs on seed, round, row and try alone, and so is the same
 * again with the same seed, whatever order calls arrive in.
 */
export function faultPlan(seed: number, round: number): (call: ReceivedCall) => Fault | undefined {
	const ofRows = new Map<number, Fault[]>();
	return ({ arguments: { adgroup_name: name }, attempt }) => {
		const row = rowOfName(name);
		const faults = ofRows.get(row) ?? faultsFor(new Dice(seed + round * 7919 + row * 104_729));
		ofRows.set(row, faults);
		return faults[attempt - 1];
	};
}

/** One wait of the node's own for a row is enough: they grow, and rounds are to be many. */
function faultsFor(dice: Dice): Fault[] {
	const count = dice.oneOf(faultsOfRow);
	const slow = dice.between(0, 3);
	return Array.from({ length: count }, (_, at) => {
		const choices = at === slow ? slowMishaps : quickMishaps;
		const mishap = choices[dice.between(0, choices.length - 1)];
		return mishap?.(dice) ?? { kind: 'drop-before' };
	});
}
