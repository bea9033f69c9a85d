import { randomUUID } from 'node:crypto';
import { tools, type Tool } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { failure, internalError, type Failure, type FailureReason } from '../response/failure';
import type { Entity, Created, Result } from '../response/result';
import { type ChangedValue, changedValues, type ParsedRow } from '../rows/row';
import { eventLoopBreaks } from '../client/eventLoop';
import type { ExecutionScope } from './executionScope';
import {
	campaignAndName,
	idempotencyKey,
	identityOf,
	keysAreRememberedFor,
} from './idempotencyKey';
import type { JournalEntry } from './journal';

type Values = Readonly<Record<string, unknown>>;

/** What a row came to; before its call is made, and where none is, what is known of it without one. */
export interface PlannedRow {
	result: Result;
	/** How the row's values now differ from those that its ad group was created with. */
	readonly changed?: readonly ChangedValue[];
}

/** A row that a call is to be made for. Rows that are the same have one between them. */
export interface PlannedCall extends PlannedRow {
	/** The first of them. */
	readonly row: ParsedRow;
	/** The idempotency key; null for a call that only reads. */
	readonly key: string | null;
	/** What an earlier try sent, if one did: with other values the key would no longer match. */
	readonly sent: Values;
	/** True where `changed` is no retry's: this row asks for an ad group of its own. */
	readonly isLaterUse: boolean;
	/** True where another row of the run has the same campaign and name, and is another ad group. */
	sharesName: boolean;
}

/** True for a row that a call is to be made for. */
export function needsCall(planned: PlannedRow): planned is PlannedCall {
	return 'sent' in planned;
}

/** True where a row of the plan is refused, so that nothing is sent if the node stops at a failure. */
export function isRefused(plan: readonly PlannedRow[]): boolean {
	return plan.some((planned) => 'failure' in planned.result && !needsCall(planned));
}

/** The outcome of an earlier try that nothing could settle. */
export const notSettled: Failure = failure({ type: 'not settled' }, { outcomeUnknown: true });

/** The outcome of a call that is not made. */
export const notSent: Failure = failure({ type: 'not sent', because: 'stopped' });

/**
 * Sends equal rows once. A tool that changes something gets a fresh key for each call and run, which
 * only the retries of that call share: with a key made from the values, the second pause of a day
 * would be answered from memory and do nothing.
 */
export function planEqualRows(rows: readonly ParsedRow[], { writes }: Tool): PlannedRow[] {
	const byValues = new Map<string, PlannedCall>();
	return rows.map((row) => {
		const known = withoutCall(row);
		if (known) return known;
		const id = canonicalJson(row.values);
		const planned = byValues.get(id) ?? callFor(row, writes ? randomUUID() : null);
		byValues.set(id, planned);
		return planned;
	});
}

/** What is known of a row that is passed over or refused. */
function withoutCall({ skipped, problems }: ParsedRow): PlannedRow | undefined {
	if (skipped !== undefined) return { result: { skipped, key: null } };
	return problems.length > 0 ? failed({ type: 'invalid', problems }) : undefined;
}

function callFor(row: ParsedRow, key: string | null, more: Partial<PlannedCall> = {}): PlannedCall {
	const result = { failure: notSent, key };
	return { row, key, sent: row.values, result, isLaterUse: false, sharesName: false, ...more };
}

/** Rows that are one ad group. */
interface Group {
	readonly leader: ParsedRow;
	/** The leader's; missing where it needs none. */
	readonly key: string | undefined;
	readonly planned: PlannedRow;
}

/**
 * Decides for every row that creates an ad group, before anything is sent, what is to be done about
 * it. Rows that have an ID come first, so that a row of the same name is known to be done too.
 */
export async function planRows(
	rows: readonly ParsedRow[],
	scope: ExecutionScope,
): Promise<PlannedRow[]> {
	/** Groups by their key, and by campaign and name. */
	const groupBy = new Map<string, Group>();
	/** How many groups have a campaign and name. */
	const groupsOfName = new Map<string, number>();

	function begin(leader: ParsedRow, key: string | undefined, sent: Values, planned: PlannedRow) {
		for (const id of [key, nameIn(leader)]) {
			if (id !== undefined && !groupBy.has(id)) groupBy.set(id, { leader, key, planned });
		}
		const name = campaignAndName(sent) ?? '';
		groupsOfName.set(name, (groupsOfName.get(name) ?? 0) + 1);
		return planned;
	}

	function planRow(row: ParsedRow): PlannedRow {
		const identity = identityOf(row.values);
		const ownKey =
			row.strategy &&
			identity &&
			idempotencyKey(row.strategy, tools.createAdGroup.name, identity, scope.placeOf(row.item));
		if (row.existingId !== undefined) {
			const known = { id: row.existingId, alreadyCreated: 'given ID' } as const;
			scope.journal.given(row.existingId, ownKey);
			return begin(row, ownKey, row.values, { result: knownAdGroup(row.values, known) });
		}
		const known = findInJournal(row, ownKey, scope);
		const entry = known?.entry;
		// What an earlier try sent is followed up, whatever the row says now.
		const unsent = entry ? undefined : withoutCall(row);
		if (unsent) return unsent;
		if (!known) throw new RangeError('no key could be made');
		const { key } = known;
		const by = row.strategy?.by === 'custom' ? 'key' : 'name';
		const { sent } = entry ?? { sent: row.values };
		const changed = entry ? changedValues(sent, row.values) : [];
		const isLaterUse = changed.length > 0 && entry?.turn !== scope.turn;
		if (entry?.state === 'created' && isLaterUse) {
			const reason = {
				type: 'other values',
				where: 'earlier pass',
				by,
				existingId: entry.id,
			} as const;
			return failed(reason, entry.key);
		}
		// A row that the journal knows belongs to its key alone.
		const group = groupBy.get(key) ?? (entry ? undefined : groupBy.get(nameIn(row) ?? ''));
		if (group && !known.byPlace && areOther(group, row)) {
			return failed({ type: 'other values', where: 'this run', by, item: group.leader.item });
		}
		const place = scope.knownPlaceOf(row.item);
		if (place !== undefined) scope.journal.placed(place, group?.key ?? key);
		if (group) return group.planned;
		const isCreated = entry?.state === 'created';
		const result = isCreated
			? adGroupInJournal(entry)
			: { failure: entry ? notSettled : notSent, key };
		return isCreated && !(row.options.startPaused && mayStillBePaused(entry))
			? begin(row, key, sent, { result, changed })
			: begin(row, key, sent, callFor(row, key, { sent, result, changed, isLaterUse }));
	}

	const plan: PlannedRow[] = [];
	const takeBreak = eventLoopBreaks();
	const hasId = (row: ParsedRow) => row.existingId !== undefined;
	for (const row of [...rows.filter(hasId), ...rows.filter((one) => !hasId(one))]) {
		try {
			plan[row.item] = planRow(row);
		} catch (error) {
			// A bug that shows in one row fails that row alone.
			plan[row.item] = { result: { failure: internalError(error, false), key: null } };
		}
		await takeBreak();
	}
	for (const call of plan.filter(needsCall)) {
		call.sharesName = (groupsOfName.get(campaignAndName(call.sent) ?? '') ?? 0) > 1;
	}
	return plan;
}

/** What the journal knows of a row. */
interface KnownRow {
	readonly key: string;
	/** Missing where no earlier try wrote anything of it. */
	readonly entry?: JournalEntry | undefined;
	/** True where the row was known by its place: it is this ad group, whatever it says now. */
	readonly byPlace?: boolean;
}

/**
 * Finds what an earlier try wrote of a row: by its place first, then by its key.
 *
 * @param key the row's own; undefined where none can be made.
 * @returns undefined where the row has no key and isn't known by its place either.
 */
function findInJournal(
	row: ParsedRow,
	key: string | undefined,
	{ journal, knownPlaceOf }: ExecutionScope,
): KnownRow | undefined {
	const place = knownPlaceOf(row.item);
	const { here, before = [] } = place === undefined ? {} : journal.at(place);
	if (here) return { ...here, byPlace: true };
	const entry = key === undefined ? undefined : journal.entry(key);
	// With another protection or account the row has another key, or none where that can't be read.
	// What stands at its place counts if it has the row's campaign and name.
	const name = campaignAndName(row.values);
	const own = entry ? undefined : before.find((one) => campaignAndName(one.entry.sent) === name);
	if (own || key === undefined) return own;
	// Another call of an agent's is at work on it: this one may join that one.
	const isJoined = entry?.state === 'unknown' && journal.isAtWork(key);
	return { key, entry: isJoined ? undefined : entry };
}

/**
 * True for an ad group that an earlier try was to pause and didn't. Where a call for that got no
 * answer, only as long as the service surely remembers its key: a person may have resumed it since.
 */
function mayStillBePaused({ paused, since }: JournalEntry): boolean {
	return paused === 'no' || (paused === 'unknown' && Date.now() - since < keysAreRememberedFor);
}

/** Campaign and name, by which a row is the same as another one; a user's own key decides by itself. */
function nameIn({ strategy, values }: ParsedRow): string | undefined {
	return strategy?.by === 'custom' ? undefined : campaignAndName(values);
}

/** Two rows of one ad group want it otherwise. What is known already is not paused for either. */
function areOther({ leader, planned }: Group, { values, options }: ParsedRow): boolean {
	const isPaused = options.startPaused === leader.options.startPaused;
	return changedValues(leader.values, values).length > 0 || (needsCall(planned) && !isPaused);
}

function failed(reason: FailureReason, key: string | null = null): PlannedRow {
	return { result: { failure: failure(reason), key } };
}

/** An ad group that this run makes no call for. Nothing is kept of what the service said of it. */
export function knownAdGroup(
	{ adgroup_name: name, campaign_id: campaign }: Values,
	known: Omit<Entity, 'name' | 'parentId'>,
	key: string | null = null,
): Created {
	const [adgroupName, campaignId] = [String(name ?? ''), String(campaign ?? '')];
	const answer = { tool: tools.createAdGroup.name, text: '' };
	return { answer, key, entity: { ...known, name: adgroupName, parentId: campaignId } };
}

/** An ad group that an earlier try of the execution created. */
export function adGroupInJournal({ id, key, sent, paused }: JournalEntry): Created {
	return knownAdGroup(sent, { id: id, alreadyCreated: 'earlier try', paused }, key);
}
