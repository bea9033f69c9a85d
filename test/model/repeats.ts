import type { ReceivedCall } from '../sandbox';
import { broken } from './broken';
import type { Happening, Lineage } from './happening';
import type { OutgoingCall } from './outbox';
import type { World } from './world';

type Call = OutgoingCall<Lineage>;

/** The longest way from the node's decision to Node's own report, in milliseconds. */
const tolerance = 1_000;

/** Clocks that differ by more are known to be wrong, in milliseconds. */
const clocksDiffer = 5 * 60_000;

/** After this time a list decides, in milliseconds; and a process has forgotten the call. */
export const forgottenAfter = 30 * 60_000;

const isNamed = (sent: ReceivedCall['arguments'], name: string) =>
	(sent.ad_name ?? sent.adgroup_name) === name;

/**
 * Checks that nobody repeats a call while it may be at work, and that an open call is repeated once in
 * all: within a process, whoever sends it, and within an execution and its retries, wherever they run.
 */
export class Repeats {
	private seen = 0;

	/** The calls of a key since it was last known what there is, by process or lineage. */
	private readonly chains = new Map<string | Lineage, Map<string, Call[]>>();

	constructor(private readonly world: World) {}

	check({ executions }: Happening): void {
		const { calls } = this.world.outbox;
		for (const call of calls.slice(this.seen)) {
			const isShared = executions.length > 1 && this.isMade(call.key);
			for (const owner of this.ownersOf(call)) this.follow(call, owner, isShared);
		}
		this.seen = calls.length;
		const told = executions.map(({ report }) => report?.text ?? '').join('\n');
		for (const chain of this.chains.values()) {
			for (const key of chain.keys()) if (this.isShown(key, told)) chain.delete(key);
		}
	}

	/** A server that died may have stored less than it did. */
	private ownersOf({ from, sender }: Call): Array<string | Lineage> {
		return sender === undefined || sender.isKilled ? [from] : [from, sender];
	}

	/** @param isShared true if another run may have seen in a list meanwhile what the key's calls made. */
	private follow(call: Call, owner: string | Lineage, isShared: boolean): void {
		const chains = this.chains.get(owner) ?? new Map<string, Call[]>();
		this.chains.set(owner, chains);
		const before = (chains.get(call.key) ?? []).filter(
			({ at, from }) => call.at - at < forgottenAfter && (from === call.from || owner !== from),
		);
		const isOpen = (one: Call) => this.world.mishaps.outcomeOf(one) === 'open';
		const atWork = before.find(({ from, endedAt = Infinity }) => {
			return from === call.from && endedAt > call.at;
		});
		if (atWork) broken('A call was sent while it was at work', { atWork, call });
		const open = before.filter(isOpen);
		const latest = open.at(-1);
		if (latest && this.isTooSoon(latest, call)) {
			broken('An open call was repeated too soon', { latest, call });
		}
		if (open.length > 1 && !isShared) broken('An open call was repeated twice', { open, call });
		chains.set(call.key, this.world.mishaps.outcomeOf(call) === 'created' ? [] : [...before, call]);
	}

	/** Between two workers the wait is as exact as their clocks, unless those can't be right. */
	private isTooSoon(latest: Call, call: Call): boolean {
		const passed = call.at - latest.at;
		const ahead = call.dated - latest.dated - passed;
		const isBelieved = latest.from !== call.from && Math.abs(ahead) <= clocksDiffer;
		const doubt = isBelieved ? Math.max(0, ahead) : 0;
		return passed < latest.repeatAfter - doubt - tolerance;
	}

	private isMade(key: string): boolean {
		return this.world.made.some((one) => one.idempotencyKey === key);
	}

	/** True if people were told of what the key's calls made, or of one of its name that was taken for it. */
	private isShown(key: string, told: string): boolean {
		const { sandbox, made } = this.world;
		const { arguments: sent = {} } = sandbox.calls.find((one) => one.idempotencyKey === key) ?? {};
		return made.some(
			({ id, name, idempotencyKey: own }) =>
				told.includes(id) && (own === key || (own === undefined && isNamed(sent, name))),
		);
	}
}
