import { tools } from '../contract/tools';
import { failure, type Failure } from '../response/failure';
import type { Result } from '../response/result';
import { internalError } from '../response/unknownOutcome';
import { changedValues, type ChangedValue } from '../rows/changedValues';
import { eventLoopBreaks } from '../rows/eventLoop';
import type { Row } from '../rows/readRows';
import type { ExecutionScope } from './executionScope';
import { fingerprint, idempotencyKey } from './idempotencyKey';
import { campaignAndName, identityOf } from './identity';
import { adGroupInJournal, adGroupWithId } from './knownAdGroup';
import { findInJournal, type KnownRow } from './knownRow';

/** A call that creates an ad group. */
export interface PlannedCall {
	/** The row it is made for, by its place from 0; rows that repeat it share its result. */
	readonly item: number;
	/** The key by which the journal knows the row. */
	readonly journalKey: string;
	/** The key that is sent: the journal's own, or one that follows it. */
	readonly key: string;
	readonly sent: Readonly<Record<string, unknown>>;
	/** When it was first sent, in milliseconds since 1970, where an earlier try did and got no answer. */
	readonly unknownSince?: number;
	/** How the row's values now differ from those that an earlier try sent, which are sent again. */
	readonly changed?: readonly ChangedValue[];
	/** True where those values are no retry's: this row asks for an ad group of its own. */
	readonly isLaterUse?: boolean;
	/** How many keys were given up before this one. */
	readonly replacedKeys?: number;
}

/** What is to be done about a row. */
export type PlannedRow =
	| { readonly result: Result }
	| { readonly call: PlannedCall }
	/** It is the same ad group as another row. */
	| { readonly sameAs: number };

/** A row that was created with different values than it has now. */
export interface ChangedRow {
	readonly item: number;
	readonly values: readonly ChangedValue[];
}

/** What is to be done about all rows of a run. */
export interface Plan {
	/** One for each row, in order. */
	readonly rows: readonly PlannedRow[];
	/** Rows that are one ad group, by their places: each group in the order of the rows. */
	readonly repeated: ReadonlyArray<readonly number[]>;
	readonly changed: readonly ChangedRow[];
}

/** The rows of a run, and the execution that they belong to. */
export interface PlanInput extends ExecutionScope {
	readonly rows: readonly Row[];
}

/**
 * Decides for every row, before anything is sent, what is to be done about it. Rows that have an ID
 * come first, so that a row of the same name is known to be done too.
 */
export async function planRows(input: PlanInput): Promise<Plan> {
	const planner = new Planner(input);
	const planned: PlannedRow[] = [];
	const takeBreak = eventLoopBreaks();
	const hasId = (row: Row) => row.existingAdgroupId !== undefined;
	for (const row of [...input.rows.filter(hasId), ...input.rows.filter((one) => !hasId(one))]) {
		planned[row.item] = planOrFail(planner, row);
		await takeBreak();
	}
	return { rows: planned, repeated: planner.repeated(), changed: planner.changed };
}

/** A bug that shows in one row fails that row alone. */
function planOrFail(planner: Planner, row: Row): PlannedRow {
	try {
		return planner.plan(row);
	} catch (error) {
		return failed(internalError(error, false));
	}
}

/** Rows that are one ad group. */
interface Group {
	readonly leader: number;
	/** The leader's; missing where it needs none. */
	readonly key: string | undefined;
	readonly fingerprint: string;
	readonly members: number[];
}

class Planner {
	readonly changed: ChangedRow[] = [];

	private readonly groups: Group[] = [];

	/** Groups by their key, and by campaign and name. */
	private readonly groupBy = new Map<string, Group>();

	constructor(private readonly input: PlanInput) {}

	repeated(): number[][] {
		return this.groups
			.filter(({ members }) => members.length > 1)
			.map(({ members }) => [...members].sort((one, other) => one - other));
	}

	plan(row: Row): PlannedRow {
		if (row.existingAdgroupId !== undefined) {
			this.begin(row, this.keyOf(row));
			return { result: adGroupWithId(row.existingAdgroupId, row.values) };
		}
		const known = findInJournal(row, this.keyOf(row), this.input);
		if (!known?.entry && row.problems.length > 0) {
			return failed(failure({ type: 'invalid', problems: row.problems }));
		}
		if (!known) {
			return failed(failure({ type: 'internal error', message: 'no key could be made' }));
		}
		const { entry, key } = known;
		const by = row.strategy?.by === 'custom' ? 'key' : 'name';
		const changed = entry ? changedValues(entry.sent, row.values) : [];
		const isLaterUse = changed.length > 0 && entry?.turn !== this.input.turn;
		if (entry?.state === 'created' && isLaterUse) {
			const reason = { type: 'other values', where: 'earlier pass', by } as const;
			return failed(failure({ ...reason, adgroupId: entry.id }), entry.key);
		}
		const group = this.groupOf(row, known);
		if (group && !known.byPlace && group.fingerprint !== fingerprint(row.values)) {
			const reason = { type: 'other values', where: 'this run', by } as const;
			return failed(failure({ ...reason, item: group.leader }));
		}
		this.place(row, group?.key ?? key);
		if (group) {
			group.members.push(row.item);
			return { sameAs: group.leader };
		}
		this.begin(row, key);
		if (entry?.state !== 'created') return { call: plannedCall(row, known, changed, isLaterUse) };
		if (changed.length > 0) this.changed.push({ item: row.item, values: changed });
		return { result: adGroupInJournal(entry) };
	}

	private keyOf(row: Row): string | undefined {
		const identity = identityOf(row.values);
		if (!row.strategy || !identity) return undefined;
		const place = this.input.placeOf(row.item);
		return idempotencyKey(row.strategy, tools.createAdGroup.name, identity, place);
	}

	private place(row: Row, key: string): void {
		const place = this.input.knownPlaceOf(row.item);
		if (place) this.input.journal.placed(place, key);
	}

	/** The group that a row belongs to. One that the journal knows belongs to its key alone. */
	private groupOf(row: Row, { key, entry }: KnownRow): Group | undefined {
		const name = entry ? undefined : nameIn(row);
		return this.groupBy.get(key) ?? (name === undefined ? undefined : this.groupBy.get(name));
	}

	private begin(row: Row, key: string | undefined): void {
		const group = {
			leader: row.item,
			key,
			fingerprint: fingerprint(row.values),
			members: [row.item],
		};
		this.groups.push(group);
		for (const id of [key, nameIn(row)]) {
			if (id !== undefined && !this.groupBy.has(id)) this.groupBy.set(id, group);
		}
	}
}

/** Campaign and name, by which a row is the same as another one; a user's own key decides by itself. */
function nameIn({ strategy, values }: Row): string | undefined {
	return strategy?.by === 'custom' ? undefined : campaignAndName(values);
}

function failed(reason: Failure, key: string | null = null): PlannedRow {
	return { result: { failure: reason, key } };
}

/** What an earlier try sent without an answer is sent again unchanged, or the key would no longer match. */
function plannedCall(
	{ item, values }: Row,
	{ key, entry }: KnownRow,
	changed: readonly ChangedValue[],
	isLaterUse: boolean,
): PlannedCall {
	if (entry?.state !== 'unknown') return { item, journalKey: key, key, sent: values };
	return {
		item,
		journalKey: key,
		key: entry.key,
		sent: entry.sent,
		unknownSince: entry.since,
		...(changed.length > 0 && { changed, isLaterUse }),
	};
}
