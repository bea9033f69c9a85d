import { broken } from './broken';
import type { Execution, Happening } from './happening';
import type { ServiceSwitches } from './service';
import { startOf, type Made } from './things';
import type { World } from './world';

/** Statuses that say something of other rows, too. */
export const endings = new Set([401, 402, 403, 404, 429]);

/** Checks what holds of every call of a history, and of what a plain answer says. */
export class CallPromises {
	private seen = 0;
	/** The body of the call that each key of a pause was sent with. */
	private readonly pausedBy = new Map<string | undefined, string>();

	constructor(
		private readonly world: World,
		private readonly service: ServiceSwitches,
	) {}

	check({ executions, made, pausing }: Happening): void {
		for (const { idempotencyKey: key, rawBody } of pausing) {
			const before = this.pausedBy.get(key) ?? rawBody;
			if (before !== rawBody) broken('Two things are paused by one key', { before, rawBody });
			this.pausedBy.set(key, rawBody);
		}
		for (const one of made) this.startsAsWritten(one);
		for (const execution of executions) {
			this.isNotInVain(execution);
			this.hasOwnValues(execution);
			for (const one of made) {
				this.isBelieved(one, made, execution);
				this.isOfOneRow(one, execution);
			}
		}
		this.seen = this.world.sandbox.calls.length;
	}

	/** Rows of one sheet may have their dates in two orders. */
	private startsAsWritten({ arguments: sent, name, ad_id: adId }: Made): void {
		const { starts, restless } = this.world.settings;
		if (starts !== 'in two orders' || restless !== 'nothing' || adId !== '') return;
		const { schedule_start_time: start } = sent;
		if (start === undefined) return;
		const { day } = startOf(this.world.baseName(name));
		if (!String(start).startsWith(day)) broken('A date was read in another row’s order', { sent });
	}

	/** Once a key or a quota is at its end, nothing is sent but what was on its way. */
	private isNotInVain({ lineage, report }: Execution): void {
		const { settings, sandbox, outbox } = this.world;
		if (settings.tries > 1 || settings.batchSize !== undefined || report?.rows.length === 0) return;
		const own = sandbox.calls
			.slice(this.seen)
			.filter((call) => outbox.find(call)?.sender === lineage);
		const at = own.findIndex(({ answeredStatus }) => [401, 402].includes(answeredStatus ?? 0));
		const later = at < 0 ? [] : own.slice(at + 1);
		// Each other lane has a call at work, and may begin one more before the answer is read.
		const most = 2 * (settings.maxConcurrency - 1);
		if (later.length > most) broken('Calls were sent in vain', { later });
	}

	/** Of a loop, where a name may come back with other values, whatever became of it before. */
	private hasOwnValues({ report, lineage, hints }: Execution): void {
		const { settings, thing, made: all } = this.world;
		const { rows = [] } = report ?? {};
		const isGiven = lineage.rows.some(({ hasId }) => hasId);
		const isOther = lineage.isChanged || lineage.isSwitched || settings.restless !== 'nothing';
		if (thing.inside || isGiven || isOther || rows.length !== lineage.rows.length) return;
		if (settings.skipExistingNames) return;
		for (const [at, { says, item }] of rows.entries()) {
			const made = all.find(({ id }) => id === item?.[thing.creation.idKey]);
			if (says !== 'created' || !made) continue;
			const isSaid = hints.includes('has the values of an earlier try');
			if (thing.valueOf(made) === lineage.rows[at]?.budget || isSaid) continue;
			broken('A row has the thing of another one', { item, made });
		}
	}

	/** Nothing is made of rows of one name that contradict each other; an agent's calls are no rows. */
	private isOfOneRow(made: Made, { lineage, report }: Execution): void {
		const { settings, thing } = this.world;
		const isSplit = settings.protection === 'row' || settings.batchSize !== undefined;
		if (thing.inside || isSplit || !report?.rows.length || lineage.isSwitched) return;
		if (this.world.callOf(made)?.sender !== lineage || settings.restless !== 'nothing') return;
		const own = lineage.rows.filter(({ name }) => name === this.world.baseName(made.name));
		const isOne = new Set(own.map(({ budget }) => budget)).size === 1;
		if (isOne || own.some(({ hasId }) => hasId)) return;
		broken('Something was made of rows that contradict each other', { made, own });
	}

	/** A plain answer is believed: people read the ID in it. */
	private isBelieved(made: Made, all: readonly Made[], execution: Execution): void {
		const { world, service } = this;
		const { lineage, report, sentAfterStop } = execution;
		const { id, idempotencyKey: key } = made;
		if (!report || sentAfterStop !== undefined || world.settings.timeout !== undefined) return;
		if (world.callOf(made)?.sender !== lineage || !world.mishaps.isPlain(made)) return;
		const isRepeated = all.some((one) => one !== made && one.idempotencyKey === key);
		const isTaken =
			lineage.rows.some(({ hasId, ad }) => hasId || ad?.hasId) ||
			Object.values(service.faults).flat().includes('answer of another row');
		if (isRepeated || isTaken || report.text.includes(id)) return;
		broken('A plain answer was not believed', { made, text: report.text });
	}
}
