import { randomUUID } from 'node:crypto';
import { tools, type Tool } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { failure, internalError, type Failure } from '../response/failure';
import type { Created, Result } from '../response/result';
import { type ChangedValue, changedValues, type Row } from '../rows/row';
import { eventLoopBreaks } from '../rows/eventLoop';
import type { ExecutionScope } from './executionScope';
import { campaignAndName, idempotencyKey, identityOf } from './idempotencyKey';
import type { CreatedEntry, JournalEntry } from './journal';
import { mayStillBePaused } from './toBePaused';

type Values = Readonly<Record<string, unknown>>;

/** A call to be made, for one row or several that are the same. */
export interface PlannedCall {
	/** The first of them. */
	readonly row: Row;
	/** The idempotency key; null for a call that only reads. */
	readonly key: string | null;
	readonly sent: Values;
	/** True where an earlier try sent it and got no answer. */
	readonly isOpen: boolean;
	/** How the row's values now differ from those that an earlier try sent, which are sent again. */
	readonly changed: readonly ChangedValue[];
	/** The ad group that an earlier try created, where it is only to be paused. */
	readonly created?: Created | undefined;
	/** True where those values are no retry's: this row asks for an ad group of its own. */
	readonly isLaterUse: boolean;
	/** True where another row of the run has the same campaign and name, and is another ad group. */
	sharesName: boolean;
}

const isFirstTime = { isOpen: false, changed: [], isLaterUse: false, sharesName: false };

/** What is to be done about a row. Rows that are the same have one between them. */
export type PlannedRow =
	/** Nothing; `changed` says how its values now differ from those that it was created with. */
	| { readonly result: Result; readonly changed?: readonly ChangedValue[] }
	| { readonly call: PlannedCall };

/**
 * Sends equal rows once. A tool that changes something gets a fresh key for each call and run, which
 * only the retries of that call share: with a key made from the values, the second pause of a day
 * would be answered from memory and do nothing.
 */
export function planEqualRows(rows: readonly Row[], { writes }: Tool): PlannedRow[] {
	const byValues = new Map<string, PlannedRow>();
	return rows.map((row) => {
		const { values, problems, skipped } = row;
		if (skipped !== undefined) return { result: { skipped, key: null } };
		if (problems.length > 0) return failed(failure({ type: 'invalid', problems }));
		const id = canonicalJson(values);
		const planned = byValues.get(id) ?? {
			call: { row, key: writes ? randomUUID() : null, sent: values, ...isFirstTime },
		};
		byValues.set(id, planned);
		return planned;
	});
}

/**
 * Decides for every row that creates an ad group, before anything is sent, what is to be done about
 * it. Rows that have an ID come first, so that a row of the same name is known to be done too.
 */
export async function planRows(rows: readonly Row[], scope: ExecutionScope): Promise<PlannedRow[]> {
	const planner = new Planner(scope);
	const planned: PlannedRow[] = [];
	const takeBreak = eventLoopBreaks();
	const hasId = (row: Row) => row.existingAdgroupId !== undefined;
	for (const row of [...rows.filter(hasId), ...rows.filter((one) => !hasId(one))]) {
		try {
			planned[row.item] = planner.plan(row);
		} catch (error) {
			// A bug that shows in one row fails that row alone.
			planned[row.item] = failed(internalError(error, false));
		}
		await takeBreak();
	}
	for (const one of planned) if ('call' in one) one.call.sharesName = planner.isShared(one.call);
	return planned;
}

/** Rows that are one ad group. */
interface Group {
	readonly leader: Row;
	/** The leader's; missing where it needs none. */
	readonly key: string | undefined;
	readonly planned: PlannedRow;
}

/** What the journal knows of a row. */
interface KnownRow {
	readonly key: string;
	/** Missing where no earlier try wrote anything of it. */
	readonly entry?: JournalEntry;
	/** True where the row was known by its place: it is this ad group, whatever it says now. */
	readonly byPlace?: boolean;
}

class Planner {
	/** Groups by their key, and by campaign and name. */
	private readonly groupBy = new Map<string, Group>();

	/** How many groups have a campaign and name. */
	private readonly groupsOfName = new Map<string, number>();

	constructor(private readonly scope: ExecutionScope) {}

	isShared({ sent }: PlannedCall): boolean {
		return (this.groupsOfName.get(campaignAndName(sent) ?? '') ?? 0) > 1;
	}

	plan(row: Row): PlannedRow {
		const ownKey = this.keyOf(row);
		if (row.existingAdgroupId !== undefined) {
			const result = knownAdGroup(row.values, row.existingAdgroupId, 'given ID', null);
			return this.begin(row, ownKey, row.values, { result });
		}
		const known = this.findInJournal(row, ownKey);
		// What an earlier try sent is followed up, whatever the row says now.
		if (!known?.entry && row.skipped !== undefined) {
			return { result: { skipped: row.skipped, key: null } };
		}
		if (!known?.entry && row.problems.length > 0) {
			return failed(failure({ type: 'invalid', problems: row.problems }));
		}
		if (!known) throw new RangeError('no key could be made');
		const { entry, key } = known;
		const by = row.strategy?.by === 'custom' ? 'key' : 'name';
		// What an earlier try sent without an answer goes out unchanged, or the key would no longer match.
		const { sent } = entry ?? { sent: row.values };
		const changed = entry ? changedValues(sent, row.values) : [];
		const isLaterUse = changed.length > 0 && entry?.turn !== this.scope.turn;
		if (entry?.state === 'created' && isLaterUse) {
			const reason = { type: 'other values', where: 'earlier pass', by } as const;
			return failed(failure({ ...reason, adgroupId: entry.id }), entry.key);
		}
		const group = this.groupOf(row, known);
		if (group && !known.byPlace && areOther(group, row)) {
			const reason = { type: 'other values', where: 'this run', by } as const;
			return failed(failure({ ...reason, item: group.leader.item }));
		}
		const place = this.scope.knownPlaceOf(row.item);
		if (place) this.scope.journal.placed(place, group?.key ?? key);
		if (group) return group.planned;
		const isOpen = entry?.state === 'unknown';
		const created = entry?.state === 'created' ? adGroupInJournal(entry) : undefined;
		if (entry?.state === 'created' && !(row.options.startPaused && mayStillBePaused(entry))) {
			return this.begin(row, key, sent, { result: adGroupInJournal(entry), changed });
		}
		const call = { row, key, sent, isOpen, created, changed, isLaterUse, sharesName: false };
		return this.begin(row, key, sent, { call });
	}

	private keyOf(row: Row): string | undefined {
		const identity = identityOf(row.values);
		if (!row.strategy || !identity) return undefined;
		const place = this.scope.placeOf(row.item);
		return idempotencyKey(row.strategy, tools.createAdGroup.name, identity, place);
	}

	/**
	 * Finds what an earlier try wrote of a row: by its place first, then by its key.
	 *
	 * @param key the row's own; undefined where none can be made.
	 * @returns undefined where the row has no key and isn't known by its place either.
	 */
	private findInJournal(row: Row, key: string | undefined): KnownRow | undefined {
		const { journal } = this.scope;
		const place = this.scope.knownPlaceOf(row.item);
		const here = place && journal.at(place);
		if (here) return { ...here, byPlace: true };
		const entry = key === undefined ? undefined : journal.entry(key);
		// With another protection or account the row has another key, or none where that can't be read.
		// What stands at its place counts if it has the row's campaign and name.
		const name = campaignAndName(row.values);
		const others = place && !entry ? journal.beforeAt(place) : [];
		const own = others.find((other) => campaignAndName(other.entry.sent) === name);
		if (own) return own;
		if (key === undefined) return undefined;
		// Another call of an agent's is at work on it: this one may join that one.
		const isJoined = entry?.state === 'unknown' && journal.isAtWork(key);
		return { key, ...(entry && !isJoined && { entry }) };
	}

	/** The group that a row belongs to. One that the journal knows belongs to its key alone. */
	private groupOf(row: Row, { key, entry }: KnownRow): Group | undefined {
		const name = entry ? undefined : nameIn(row);
		return this.groupBy.get(key) ?? (name === undefined ? undefined : this.groupBy.get(name));
	}

	private begin(
		leader: Row,
		key: string | undefined,
		sent: Values,
		planned: PlannedRow,
	): PlannedRow {
		for (const id of [key, nameIn(leader)]) {
			if (id !== undefined && !this.groupBy.has(id)) this.groupBy.set(id, { leader, key, planned });
		}
		const name = campaignAndName(sent) ?? '';
		this.groupsOfName.set(name, (this.groupsOfName.get(name) ?? 0) + 1);
		return planned;
	}
}

/** Campaign and name, by which a row is the same as another one; a user's own key decides by itself. */
function nameIn({ strategy, values }: Row): string | undefined {
	return strategy?.by === 'custom' ? undefined : campaignAndName(values);
}

/** Two rows of one ad group want it otherwise. What is known already is not paused for either. */
function areOther({ leader, planned }: Group, { values, options }: Row): boolean {
	const isPaused = options.startPaused === leader.options.startPaused;
	return changedValues(leader.values, values).length > 0 || ('call' in planned && !isPaused);
}

function failed(reason: Failure, key: string | null = null): { readonly result: Result } {
	return { result: { failure: reason, key } };
}

/** An ad group that this run makes no call for. Nothing is kept of what the service said of it. */
export function knownAdGroup(
	{ adgroup_name: name, campaign_id: campaign }: Values,
	adgroupId: string | null,
	alreadyCreated: NonNullable<Created['adGroup']['alreadyCreated']>,
	key: string | null,
): Created {
	const [adgroupName, campaignId] = [String(name ?? ''), String(campaign ?? '')];
	return {
		answer: { tool: tools.createAdGroup.name, text: '' },
		key,
		adGroup: { adgroupId, adgroupName, campaignId, alreadyCreated },
	};
}

/** An ad group that an earlier try of the execution created. */
export function adGroupInJournal({ id, key, sent, paused }: CreatedEntry): Created {
	const known = knownAdGroup(sent, id, 'earlier try', key);
	return { ...known, adGroup: { ...known.adGroup, ...(paused && { paused }) } };
}
