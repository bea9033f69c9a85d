import { tools } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { failure, internalError, type Failure } from '../response/failure';
import type { Created, Result } from '../response/result';
import { type ChangedValue, changedValues, type Row } from '../rows/row';
import { eventLoopBreaks } from '../rows/eventLoop';
import type { ExecutionScope } from './executionScope';
import { campaignAndName, idempotencyKey, identityOf } from './idempotencyKey';
import type { CreatedEntry, JournalEntry } from './journal';

type Values = Readonly<Record<string, unknown>>;

/** A call that creates an ad group. */
export interface PlannedCall {
	/** The row it is made for, by its place from 0; rows that repeat it share its result. */
	readonly item: number;
	readonly key: string;
	readonly sent: Values;
	/** True where an earlier try sent it and got no answer. */
	readonly isOpen: boolean;
	/** How the row's values now differ from those that an earlier try sent, which are sent again. */
	readonly changed: readonly ChangedValue[];
	/** True where those values are no retry's: this row asks for an ad group of its own. */
	readonly isLaterUse: boolean;
	/** True where another row of the run has the same campaign and name, and is another ad group. */
	readonly sharesName: boolean;
}

/** What is to be done about a row. */
export type PlannedRow<Call = PlannedCall> =
	/** Nothing; `changed` says how its values now differ from those that it was created with. */
	| { readonly result: Result; readonly changed?: readonly ChangedValue[] }
	| { readonly call: Call }
	/** It is the same as another row, by its place. */
	| { readonly sameAs: number };

/**
 * Decides for every row, before anything is sent, what is to be done about it. Rows that have an ID
 * come first, so that a row of the same name is known to be done too.
 */
export async function planRows(rows: readonly Row[], scope: ExecutionScope): Promise<PlannedRow[]> {
	const planner = new Planner(scope);
	const planned: PlannedRow[] = [];
	const takeBreak = eventLoopBreaks();
	const hasId = (row: Row) => row.existingAdgroupId !== undefined;
	for (const row of [...rows.filter(hasId), ...rows.filter((one) => !hasId(one))]) {
		planned[row.item] = planOrFail(planner, row);
		await takeBreak();
	}
	return planned.map((one) =>
		'call' in one && planner.isShared(one.call) ? { call: { ...one.call, sharesName: true } } : one,
	);
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
	readonly values: string;
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
			this.begin(row, ownKey, row.values);
			return { result: knownAdGroup(row.values, row.existingAdgroupId, 'given ID', null) };
		}
		const known = this.findInJournal(row, ownKey);
		// What an earlier try sent is followed up, whatever the row says now.
		if (!known?.entry && row.skipped !== undefined) {
			return { result: { skipped: row.skipped, key: null } };
		}
		if (!known?.entry && row.problems.length > 0) {
			return failed(failure({ type: 'invalid', problems: row.problems }));
		}
		if (!known) {
			return failed(failure({ type: 'internal error', message: 'no key could be made' }));
		}
		const { entry, key } = known;
		const by = row.strategy?.by === 'custom' ? 'key' : 'name';
		const changed = entry ? changedValues(entry.sent, row.values) : [];
		const isLaterUse = changed.length > 0 && entry?.turn !== this.scope.turn;
		if (entry?.state === 'created' && isLaterUse) {
			const reason = { type: 'other values', where: 'earlier pass', by } as const;
			return failed(failure({ ...reason, adgroupId: entry.id }), entry.key);
		}
		const group = this.groupOf(row, known);
		if (group && !known.byPlace && group.values !== canonicalJson(row.values)) {
			const reason = { type: 'other values', where: 'this run', by } as const;
			return failed(failure({ ...reason, item: group.leader }));
		}
		this.remember(row, group?.key ?? key);
		if (group) return { sameAs: group.leader };
		this.begin(row, key, entry?.sent ?? row.values);
		if (entry?.state === 'created') return { result: adGroupInJournal(entry), changed };
		// What an earlier try sent without an answer goes out unchanged, or the key would no longer match.
		const sent = entry?.sent ?? row.values;
		const isOpen = entry !== undefined;
		const { item } = row;
		return { call: { item, key, sent, isOpen, changed, isLaterUse, sharesName: false } };
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
		const keyAtPlace = place && journal.keyAt(place);
		const entryAtPlace = keyAtPlace === undefined ? undefined : journal.entry(keyAtPlace);
		if (keyAtPlace !== undefined && entryAtPlace) {
			return { key: keyAtPlace, entry: entryAtPlace, byPlace: true };
		}
		const entry = key === undefined ? undefined : journal.entry(key);
		// With another protection or account the row has another key, or none where that can't be read.
		// What stands at its place counts if it has the row's campaign and name.
		if (!entry && place) {
			for (const other of journal.otherKeysAt(place)) {
				const written = journal.entry(other);
				if (written && campaignAndName(written.sent) === campaignAndName(row.values)) {
					return { key: other, entry: written };
				}
			}
		}
		if (key === undefined) return undefined;
		// Another call of an agent's is at work on it: this one may join that one.
		const isJoined = entry?.state === 'unknown' && journal.isAtWork(key);
		return { key, ...(entry && !isJoined && { entry }) };
	}

	private remember(row: Row, key: string): void {
		const place = this.scope.knownPlaceOf(row.item);
		if (place) this.scope.journal.placed(place, key);
	}

	/** The group that a row belongs to. One that the journal knows belongs to its key alone. */
	private groupOf(row: Row, { key, entry }: KnownRow): Group | undefined {
		const name = entry ? undefined : nameIn(row);
		return this.groupBy.get(key) ?? (name === undefined ? undefined : this.groupBy.get(name));
	}

	private begin(row: Row, key: string | undefined, sent: Values): void {
		const group = { leader: row.item, key, values: canonicalJson(row.values) };
		for (const id of [key, nameIn(row)]) {
			if (id !== undefined && !this.groupBy.has(id)) this.groupBy.set(id, group);
		}
		const name = campaignAndName(sent) ?? '';
		this.groupsOfName.set(name, (this.groupsOfName.get(name) ?? 0) + 1);
	}
}

/** Campaign and name, by which a row is the same as another one; a user's own key decides by itself. */
function nameIn({ strategy, values }: Row): string | undefined {
	return strategy?.by === 'custom' ? undefined : campaignAndName(values);
}

function failed(reason: Failure, key: string | null = null): PlannedRow {
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
export function adGroupInJournal({ id, key, sent }: CreatedEntry): Created {
	return knownAdGroup(sent, id, 'earlier try', key);
}
