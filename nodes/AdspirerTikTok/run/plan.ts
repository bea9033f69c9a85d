import { randomUUID } from 'node:crypto';
import { inTurns } from '../base/turns';
import { canonicalJson } from '../base/values';
import type { ChangedValue, Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { type Failure, failure } from '../response/failure';
import type { Result } from '../response/readResponse';
import { type RowOfThing, contradictionIn } from '../rows/compareRows';
import { type ParsedRow, changedValues, startPausedLabel } from '../rows/row';
import type { CallRecord, ExecutionScope, Journal, JournalEntry } from './journal';
import { idempotencyKey, identityOf, keysAreRememberedFor, nameIn, saidBy } from './keys';
import { createdBefore, knownEntity, notSent, notSettled, otherValues } from './outcomes';

/** A row as planned before any call. */
export interface PlannedRow {
	readonly result: Result;
	/** How the row's values now differ from those that its entity was created with. */
	readonly changed?: readonly ChangedValue[];
}

/** A call to make for a row, or for several equal ones, of which `row` is the first. */
export interface PlannedCall extends PlannedRow {
	readonly row: ParsedRow;
	/** The idempotency key; null for a call that only reads. */
	readonly key: string | null;
	/** The values of an earlier try, if there was one: with others the key would no longer match. */
	readonly sent: Values;
	/** True if the values differ and this isn't a retry: the row asks for an entity of its own. */
	readonly isLaterUse: boolean;
}

/** The plan for each row, by item, and its entries for the journal. */
export interface Plan {
	readonly rows: PlannedRow[];
	/** The keys of what rows create. */
	readonly keys: ReadonlyArray<{ readonly item: number; readonly key: string }>;
	/** The IDs that rows come with, and their keys. */
	readonly given: ReadonlyArray<{ readonly id: string; readonly key: string | undefined }>;
}

/** True for a row that is called for. */
export const needsCall = (planned: PlannedRow): planned is PlannedCall => 'sent' in planned;

/** The calls of a plan, each once. */
export function callsIn(plan: readonly PlannedRow[]): PlannedCall[] {
	return [...new Set(plan.filter(needsCall))];
}

/** True if a row of the plan is refused. */
export const isRefused = (plan: readonly PlannedRow[]) =>
	plan.some((planned) => 'failure' in planned.result && !needsCall(planned));

/** Sends equal rows once. By a key of its values the second pause of a day would be answered from memory. */
export function planEqualRows(rows: readonly ParsedRow[], { writes }: Tool): PlannedRow[] {
	const byValues = new Map<string, PlannedCall>();
	return rows.map((row) => {
		const known = withoutCall(row);
		if (known) return known;
		const id = canonicalJson(row.values);
		const call = byValues.get(id) ?? callFor(row, writes ? randomUUID() : null);
		byValues.set(id, call);
		return call;
	});
}

function withoutCall({ skipped, problems, existingId }: ParsedRow): PlannedRow | undefined {
	const isSkipped = skipped !== undefined && existingId === undefined;
	if (isSkipped) return { result: { skipped, key: null } };
	if (problems.length === 0) return undefined;
	return refusal(failure({ type: 'invalid', problems }));
}

const refusal = (why: Failure): PlannedRow => ({ result: { failure: why, key: null } });

/** The call of a row; without more, the first try of one that isn't kept. */
export function callFor(
	row: ParsedRow,
	key: string | null,
	more?: Partial<PlannedCall>,
): PlannedCall {
	return {
		row,
		key,
		sent: row.values,
		result: { failure: notSent, key },
		isLaterUse: false,
		...more,
	};
}

/** The execution, as far as planning needs it; it writes nothing. */
interface PlanScope extends Pick<ExecutionScope, 'creation' | 'placeOf' | 'positionOf'> {
	readonly journal: Pick<Journal, 'at' | 'entry' | 'passId'>;
}

/** A row with what is known of it. */
interface Candidate extends RowOfThing {
	/** Its parent and name as one text; undefined if its arguments lack one of the two. */
	readonly name: string | undefined;
	readonly key: string | undefined;
	/** The record of an earlier try for the key. */
	readonly entry?: JournalEntry | undefined;
	/** True if the row was recognized by its position: it is this entity, whatever it says now. */
	readonly byPosition?: true;
}

/** Rows that are one entity. */
interface EqualRows {
	readonly first: Candidate;
	readonly isCall: boolean;
	/** The first comes first. */
	readonly members: Candidate[];
	/** Members that say something else than the first. */
	readonly others: Set<Candidate>;
}

/** Decides about every row before anything is sent, and changes nothing: `keepPlan` does. */
export async function planRows(rows: readonly ParsedRow[], scope: PlanScope): Promise<Plan> {
	const planned: PlannedRow[] = [];
	const groups = new RowGroups();
	const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
	for await (const row of inTurns(sorted)) {
		const candidate = candidateFor(row, scope);
		const alone = plannedAlone(candidate, scope);
		if (alone) planned[row.item] = alone;
		else groups.add(candidate);
	}
	const keys = [];
	const given = [];
	for await (const group of inTurns(groups.all)) {
		const { first, members, others } = group;
		const shared = plannedFor(group, scope);
		for (const member of members) {
			const { item, existingId: id } = member.row;
			const key = first.key ?? member.key;
			planned[item] = shared;
			if (id !== undefined) given.push({ id, key: member.key });
			else if (key !== undefined && !others.has(member)) keys.push({ item, key });
		}
		if (others.size > 0) await refuse(group, scope.creation, planned);
	}
	return { rows: planned, keys, given };
}

/** Writes down what retries have to know of a plan. */
export function keepPlan({ keys, given }: Plan, { journal, positionOf }: ExecutionScope): void {
	for (const { item, key } of keys) journal.setPosition(positionOf(item), key);
	for (const { id, key } of given) journal.given(id, key);
}

/** True for a row that is refused, whatever the others are. */
export function isRefusedAlone(row: ParsedRow, scope: PlanScope): boolean {
	const planned = withoutCall(row);
	if (!planned || !('failure' in planned.result)) return false;
	return candidateFor(row, scope).entry === undefined;
}

/** An ID comes first, so that a row of the same name is done too, then an account, so that the call has it. */
function rank({ existingId, values }: ParsedRow): number {
	if (existingId !== undefined) return 0;
	if (values.advertiser_id === undefined) return 2;
	return 1;
}

/** A row with its key, or what an earlier try recorded of it with the key that it had then. */
function candidateFor(row: ParsedRow, scope: PlanScope): Candidate {
	const { creation, journal, placeOf, positionOf } = scope;
	const { strategy, existingId, item } = row;
	const says = saidBy(row, creation);
	const identity = identityOf(creation, says);
	const name = identity && JSON.stringify(identity);
	const { name: tool } = creation.tool;
	const key = strategy && identity && idempotencyKey(strategy, tool, identity, placeOf(item));
	const candidate = { row, says, name, key };
	if (existingId !== undefined) return candidate;
	const here = journal.at(positionOf(item));
	if (here?.isSame) return { ...candidate, key: here.key, entry: here.entry, byPosition: true };
	const entry = key === undefined ? undefined : journal.entry(key);
	if (entry) return { ...candidate, entry };
	// With another protection or account the row has another key, or none if that can't be read.
	// The entry at its position counts if it has the row's parent and name.
	if (here && nameIn(creation, here.entry.sent) === name) {
		return { ...candidate, key: here.key, entry: here.entry };
	}
	return candidate;
}

/** The plan for a row by itself; undefined for one that is an entity of this run. */
function plannedAlone(candidate: Candidate, { journal }: PlanScope): PlannedRow | undefined {
	const { row, key, entry } = candidate;
	if (row.existingId !== undefined) return undefined;
	if (entry) {
		// An earlier try is followed up, whatever the row says now.
		if (entry.state !== 'created' || !isLaterUse(candidate, journal)) return undefined;
		return { result: otherValues(row, 'earlier pass', entry.key, { existingId: entry.id }) };
	}
	const known = withoutCall(row);
	if (!known && key === undefined) throw new RangeError('No key could be made');
	return known;
}

function changedSince({ row, entry }: Candidate): ChangedValue[] {
	if (!entry) return [];
	return changedValues(entry.sent, row.values);
}

/** True if other values have begun a use of the key that is no retry. */
function isLaterUse(candidate: Candidate, { passId }: PlanScope['journal']): boolean {
	if (candidate.entry?.passId === passId) return false;
	return changedSince(candidate).length > 0;
}

/** The entities of a run, each with its rows. */
class RowGroups {
	readonly all: EqualRows[] = [];
	/** By their key, and by parent and name, unless a user's own key decides alone. */
	private readonly byId = new Map<string, EqualRows>();

	add(candidate: Candidate): void {
		const { row, key, entry } = candidate;
		let { name } = candidate;
		if (row.strategy?.by === 'custom') name = undefined;
		// A row that the journal knows belongs to its key alone.
		const otherId = entry ? undefined : name;
		const isGiven = row.existingId !== undefined;
		let group = this.byId.get(key ?? '') ?? this.byId.get(otherId ?? '');
		if (!group || isGiven) {
			const isCall = !isGiven && !isJournaled(candidate);
			group = { first: candidate, isCall, members: [], others: new Set() };
			this.all.push(group);
			for (const id of [key, name]) {
				if (id !== undefined && !this.byId.has(id)) this.byId.set(id, group);
			}
		} else {
			const { first, isCall, others } = group;
			const differ = changedValues(first.says, candidate.says);
			// What exists isn't paused for what another row says.
			const isOther = differ.some(({ argument }) => isCall || argument !== startPausedLabel);
			if (isOther) others.add(candidate);
		}
		group.members.push(candidate);
	}
}

/** The plan for all rows of an entity. */
function plannedFor({ first, isCall }: EqualRows, scope: PlanScope): PlannedRow {
	const { creation, journal } = scope;
	const { row, key = null, entry } = first;
	if (row.existingId !== undefined) {
		const entity = { id: row.existingId, alreadyCreated: 'given ID' } as const;
		// A row that is refused for its ID keeps others of its name from being sent, too.
		return withoutCall(row) ?? { result: knownEntity(creation, row.values, entity) };
	}
	const changed = changedSince(first);
	let result: Result = { failure: entry ? notSettled : notSent, key };
	if (entry?.state === 'created') result = createdBefore(creation, entry);
	if (!isCall) return { result, changed };
	return callFor(row, key, {
		sent: entry?.sent ?? row.values,
		result,
		changed,
		isLaterUse: isLaterUse(first, journal),
	});
}

/** True for what exists, and isn't to be paused or found in the list either. */
function isJournaled({ row, entry }: Candidate): boolean {
	if (entry?.state !== 'created') return false;
	const { id, paused, since } = entry;
	if (id === null && row.options.settleUnknown && row.strategy?.by === 'name') return false;
	// A thing that an earlier try may not have paused can be paused, if the service surely remembers the key.
	const isRemembered = Date.now() - since < keysAreRememberedFor;
	const isToPause = paused === 'no' || (paused === 'unknown' && isRemembered);
	return !isToPause || !row.options.startPaused;
}

/**
 * Refuses the rows of one entity that can't all be right: all of them, since nobody knows which one is, unless
 * the entity exists or may exist. Then it is that of the first.
 */
async function refuse(group: EqualRows, creation: Creation, planned: PlannedRow[]): Promise<void> {
	const { first, members, others } = group;
	const isNew = first.entry === undefined && group.isCall;
	// One that its position makes the same may say what it likes.
	const told = members.filter((member) => !member.byPosition || member === first);
	const refused = told.filter((member) => isNew || others.has(member));
	const pauses = new Set(told.map(({ says }) => says[startPausedLabel]));
	const isByKey = first.row.strategy?.by === 'custom';
	const { toPausePart = '' } = creation.pause;
	const problemOf = contradictionIn(told, creation, {
		together: {
			why: isByKey ? 'of the same key' : 'of the same name',
			facts: { noun: creation.noun },
		},
		toDo: {
			why: isByKey ? 'change a key' : 'rename a row',
			facts: { advice: pauses.size > 1 ? toPausePart : '' },
		},
	});
	for await (const here of inTurns(refused)) {
		const problem = problemOf(here);
		if (!problem) continue;
		const why = failure({ type: 'invalid', problems: [problem] }, { kind: 'conflict' });
		planned[here.row.item] = refusal(why);
	}
}

/** The thing that others have made by a row's key, or are making with other values. */
export function metBy(
	{ row, key, sent, changed = [] }: PlannedCall,
	{ entry, open }: CallRecord,
	{ creation, positionOf }: ExecutionScope,
): Result | undefined {
	if (entry?.state === 'created') {
		// Another call of an agent's has created it since the plan was made.
		const isSame = changedValues(entry.sent, sent).length === 0;
		if (isSame) return createdBefore(creation, entry);
		return otherValues(row, 'earlier pass', key, { existingId: entry.id });
	}
	if (!open) return undefined;
	// Of an agent's call only equal values say that it is the same.
	const isPlaced = positionOf(row.item) !== undefined;
	const isOther = open.outcome && !isPlaced && changed.length > 0;
	if (!isOther && changedValues(open.sent, sent).length === 0) return undefined;
	return otherValues(row, 'other run', key);
}
