import { createHash, randomUUID } from 'node:crypto';
import { loopInTurns } from '../client/clock';
import type { ChangedValue, Creation, Values } from '../contract/creation';
import type { Tool } from '../contract/tools';
import { canonicalJson } from '../parse/json';
import { asSeen } from '../parse/text';
import { failure, internalError } from '../response/failure';
import type { Created, Entity, Failed, Result } from '../response/result';
import type { DuplicateProtection } from '../rows/parameters';
import { contradictionIn } from '../rows/contradictions';
import { changedValues, type Name, type ParsedRow } from '../rows/row';
import type { ExecutionScope, JournalEntry } from './journal';

/** What is known about a row before any call. */
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
	/** What an earlier try sent, if one did: with other values the key would no longer match. */
	readonly sent: Values;
	/** True if the values differ and this isn't a retry: the row asks for an entity of its own. */
	readonly isLaterUse: boolean;
	/** True if another entity of the run has the same parent and name. */
	readonly sharesName: () => boolean;
}

const needsCall = (planned: PlannedRow): planned is PlannedCall => 'sent' in planned;

/** The calls of a plan, each once. */
export const callsIn = (plan: readonly PlannedRow[]) => [...new Set(plan.filter(needsCall))];

/** True if a row of the plan is refused. */
export const isRefused = (plan: readonly PlannedRow[]) =>
	plan.some((planned) => 'failure' in planned.result && !needsCall(planned));

const open = { outcomeUnknown: true } as const;

/** The outcome of an earlier try that couldn't be settled. */
export const notSettled = failure({ type: 'not settled' }, open);

/** The same, and the siblings' list doesn't show it. */
export const notListed = failure({ type: 'not settled', inList: 'not shown' }, open);

/** The outcome of a call that isn't made. */
export const notSent = failure({ type: 'not sent', because: 'stopped' });

/** Sends equal rows once. By a key of its values the second pause of a day would be answered from memory. */
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

function withoutCall({ skipped, problems, existingId }: ParsedRow): PlannedRow | undefined {
	if (skipped !== undefined && existingId === undefined) return { result: { skipped, key: null } };
	if (problems.length === 0) return undefined;
	return { result: { failure: failure({ type: 'invalid', problems }), key: null } };
}

/** The call of a row; without more, the first try of one that isn't kept. */
export function callFor(row: ParsedRow, key: string | null, more?: Partial<PlannedCall>) {
	const result = { failure: notSent, key };
	const sharesName = () => false;
	return { row, key, sent: row.values, result, isLaterUse: false, sharesName, ...more };
}

/** This node's keys are UUIDs of a namespace of their own (RFC 9562, version 5). */
const namespace = Buffer.from('6f0c1d6e2b5d4c3e9a7b5e1f8d2a4c60', 'hex');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function uuidOf(...parts: unknown[]): string {
	const hash = createHash('sha1').update(namespace).update(canonicalJson(parts)).digest();
	const bytes = hash.subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/**
 * What TikTok tells entities by, if a row's arguments name an entity and its parent; that is in one account.
 * What nobody can see is no difference: zeros before an ID, Unicode's forms, white space. @internal
 */
export function identityOf({ parentArgument, nameArgument }: Creation, values: Values) {
	const { [parentArgument]: parent, [nameArgument]: name } = values;
	if (typeof parent !== 'string' || typeof name !== 'string') return undefined;
	return { parentId: parent.replace(/^0+(?=\d)/, ''), name: asSeen(name) };
}

/**
 * What must not be created twice has one key, in a copied workflow, too; a deal's ad group and its ad are two
 * things. Saved schedules depend on these keys staying as they are.
 *
 * @param place where the row is, which tells one intent from the next under By Execution. @internal
 */
export function idempotencyKey(
	strategy: DuplicateProtection,
	tool: string,
	{ parentId, name }: NonNullable<ReturnType<typeof identityOf>>,
	place: ReadonlyArray<string | number>,
): string {
	if (strategy.by !== 'custom') {
		const where = strategy.by === 'execution' ? place : [];
		return uuidOf(strategy.by, tool, ...where, parentId, name);
	}
	const own = asSeen(strategy.customKey);
	// A UUID is unique by itself. Capitals are no difference (RFC 9562).
	if (uuid.test(own)) return uuidOf('uuid', tool, own.toLowerCase());
	return uuidOf('custom', tool, own, parentId);
}

/** Always the same, so that what a person has resumed isn't paused again: the service answers from memory. */
export const pauseKey = (creationKey: string | null, id: string | null) =>
	uuidOf('paused', creationKey, id);

/** Milliseconds. Services that publish it remember a key for at least 30 minutes (Qonto; others a day). */
export const keysAreRememberedFor = 30 * 60_000;

/** Decides about every row before anything is sent. */
export async function planRows(rows: readonly ParsedRow[], scope: ExecutionScope) {
	const planner = new Planner(scope);
	const inTurns = loopInTurns();
	const plan: PlannedRow[] = [];
	// An ID comes first, so that a row of the same name is done too, then an account, so that the call has it.
	const rank = ({ existingId, values }: ParsedRow) =>
		existingId !== undefined ? 0 : values.advertiser_id !== undefined ? 1 : 2;
	const sorted = [...rows].sort((one, other) => rank(one) - rank(other));
	for await (const row of inTurns(sorted)) {
		try {
			plan[row.item] = planner.planRow(row);
		} catch (error) {
			// A bug that shows in one row fails that row alone.
			plan[row.item] = { result: { failure: internalError(error, false), key: null } };
		}
	}
	for (const group of planner.contradictory) {
		const { refused, problemOf } = refusedIn(group, scope.creation);
		for await (const one of inTurns(refused)) {
			const problem = problemOf(one);
			if (!problem) continue;
			const refusal = failure({ type: 'invalid', problems: [problem] }, { kind: 'conflict' });
			plan[one.row.item] = { result: { failure: refusal, key: null } };
		}
	}
	return plan;
}

interface Candidate {
	readonly row: ParsedRow;
	/** As they are compared with those of others; see `comparedValues`. */
	readonly values: Values;
	readonly key?: string | undefined;
	/** What an earlier try recorded for the key. */
	readonly entry?: JournalEntry | undefined;
	/** True if the row was recognized by its position: it is this entity, whatever it says now. */
	readonly byPosition?: boolean;
}

/** Rows that are one entity, by the first of them. */
interface Group extends Candidate {
	readonly planned: PlannedRow;
	readonly members: Candidate[];
	/** Those of them that say something else than the first. */
	readonly others: Set<Candidate>;
}

/**
 * The rows of one entity that can't all be right, each with what is wrong with it: all of them, since nobody
 * knows which one is, unless the entity exists or may exist. Then it is that of the first.
 */
function refusedIn({ row, entry, planned, members, others }: Group, creation: Creation) {
	const isNew = entry === undefined && needsCall(planned);
	const isByKey = row.strategy?.by === 'custom';
	const told = members.map((one) => {
		const startPaused = { 'Start Paused': one.row.options.startPaused };
		// Its parent is in one account, named or not.
		const says = { ...one.values, ...startPaused, advertiser_id: undefined };
		return { row: one.row, says, isRefused: isNew || others.has(one) };
	});
	const problemOf = contradictionIn(told, creation, {
		why: isByKey ? "which has the same 'Duplicate Key'" : `which is the same ${creation.noun}`,
		toDo: `Make the rows the same, ${isByKey ? "change one's key" : 'rename one'}, or remove one.`,
	});
	return { refused: told.filter(({ isRefused }) => isRefused), problemOf };
}

class Planner {
	/** Groups by their key, and by parent and name, unless a user's own key decides alone. */
	private readonly groups = new Map<string, Group>();
	/** How many groups have a parent and name. */
	private readonly groupsOfName = new Map<string | undefined, number>();
	readonly contradictory = new Set<Group>();

	constructor(private readonly scope: ExecutionScope) {}

	planRow(row: ParsedRow): PlannedRow {
		const { creation, journal, placeOf } = this.scope;
		const { strategy, existingId, item } = row;
		const values = comparedValues(row, creation);
		const { name: tool } = creation.tool;
		const identity = identityOf(creation, values);
		const key = strategy && identity && idempotencyKey(strategy, tool, identity, placeOf(item));
		if (existingId !== undefined) {
			journal.given(existingId, key);
			const known = { id: existingId, alreadyCreated: 'given ID' } as const;
			const done = { result: knownEntity(creation, row.values, known) };
			// A row that is refused for its ID keeps others of its name from being sent, too.
			return this.begin({ row, values, key }, withoutCall(row) ?? done);
		}
		const known = this.withEntry({ row, values, key });
		// What an earlier try sent is followed up, whatever the row says now.
		const unsent = known.entry ? undefined : withoutCall(row);
		if (unsent) return unsent;
		if (known.key === undefined) throw new RangeError('No key could be made');
		return this.planKnown(known, known.key);
	}

	private planKnown(known: Candidate, key: string): PlannedRow {
		const { creation, journal, positionOf } = this.scope;
		const { row, values, entry, byPosition } = known;
		const sent = entry?.sent ?? row.values;
		const changed = entry ? changedValues(sent, row.values) : [];
		const isLaterUse = changed.length > 0 && entry?.passId !== journal.passId;
		const isCreated = entry?.state === 'created';
		if (isCreated && isLaterUse) {
			return { result: otherValues(row, 'earlier pass', entry.key, { existingId: entry.id }) };
		}
		// A row that the journal knows belongs to its key alone.
		const name = entry || row.strategy?.by === 'custom' ? undefined : this.nameIn(values);
		const group = this.groups.get(key) ?? this.groups.get(name ?? '');
		if (group && !byPosition) {
			group.members.push(known);
			if (areOther(group, known)) {
				group.others.add(known);
				this.contradictory.add(group);
				return group.planned;
			}
		}
		journal.setPosition(positionOf(row.item), group?.key ?? key);
		if (group) return group.planned;
		const result = isCreated
			? createdBefore(creation, entry)
			: { failure: entry ? notSettled : notSent, key };
		const isDone = isCreated && !(row.options.startPaused && mayStillBePaused(entry));
		const nameSent = this.nameIn(entry?.sent ?? values);
		const sharesName = () => (this.groupsOfName.get(nameSent) ?? 0) > 1;
		const call = callFor(row, key, { sent, result, changed, isLaterUse, sharesName });
		return this.begin(known, isDone ? { result, changed } : call);
	}

	private begin(first: Candidate, planned: PlannedRow): PlannedRow {
		const { row, key, values, entry } = first;
		const group: Group = { ...first, planned, members: [first], others: new Set() };
		for (const id of [key, row.strategy?.by === 'custom' ? undefined : this.nameIn(values)]) {
			if (id !== undefined && !this.groups.has(id)) this.groups.set(id, group);
		}
		const name = this.nameIn(entry?.sent ?? values);
		this.groupsOfName.set(name, (this.groupsOfName.get(name) ?? 0) + 1);
		return planned;
	}

	/** With what an earlier try recorded, and the key that it had then. */
	private withEntry(own: Candidate): Candidate {
		const { journal, positionOf } = this.scope;
		const { here, before } = journal.at(positionOf(own.row.item));
		if (here) return { ...own, ...here, byPosition: true };
		const entry = own.key === undefined ? undefined : journal.entry(own.key);
		if (entry) return { ...own, entry };
		// With another protection or account the row has another key, or none if that can't be read.
		// What stands at its position counts if it has the row's parent and name.
		const name = this.nameIn(own.values);
		return { ...own, ...before.find((one) => this.nameIn(one.entry.sent) === name) };
	}

	/** Parent and name as one text; undefined if a row's arguments lack one of the two. */
	private nameIn(values: Values): string | undefined {
		const identity = identityOf(this.scope.creation, values);
		return identity && JSON.stringify(identity);
	}
}

/** A row's values, with names that still have to be looked up as they are written. Never sent. */
function comparedValues(row: ParsedRow, { parentArgument }: Creation): Values {
	const { values, names = [] } = row;
	const unresolved = names.filter(({ argument }) => values[argument] === undefined);
	if (unresolved.length === 0) return values;
	// Two accounts may have parents of one name.
	const accountFor = (argument: string) => argument === parentArgument && values.advertiser_id;
	const written = unresolved.map((one) => [one.argument, nameText(one, accountFor(one.argument))]);
	return { ...values, ...Object.fromEntries(written) };
}

/** What a row names, as one text: also where the journal keeps its IDs. */
export function nameText({ noun, cell, within }: Name, account: unknown): string {
	const outer = within && ('id' in within ? within.id : within.cell.value);
	return JSON.stringify([noun, account, cell.value, outer]);
}

/** True for what an earlier try didn't pause, or may not have, if the service surely remembers the key. */
const mayStillBePaused = ({ paused, since }: JournalEntry) =>
	paused === 'no' || (paused === 'unknown' && Date.now() - since < keysAreRememberedFor);

/** True if two rows of one entity contradict each other. What exists isn't paused for either. */
function areOther(group: Group, { row, values }: Candidate): boolean {
	const isPaused = row.options.startPaused === group.row.options.startPaused;
	return changedValues(group.values, values).length > 0 || (needsCall(group.planned) && !isPaused);
}

/** A row whose name or key stands for other values; `key` is that of their call. */
export function otherValues(
	{ strategy }: ParsedRow,
	where: 'earlier pass' | 'other run',
	key: string | null,
	more: { readonly existingId?: string | null } = {},
): Failed {
	const by = strategy?.by === 'custom' ? 'key' : 'name';
	return { failure: failure({ type: 'other values', where, by, ...more }), key };
}

/** An entity that this run makes no call for. Nothing is kept of what the service said of it. */
export function knownEntity(
	{ tool, nameArgument, parentArgument }: Creation,
	values: Values,
	known: Omit<Entity, 'name' | 'parentId'>,
	key: string | null = null,
): Created {
	const name = String(values[nameArgument] ?? '');
	const parentId = String(values[parentArgument] ?? '');
	return { answer: { tool: tool.name, text: '' }, key, entity: { ...known, name, parentId } };
}

/** An entity that an earlier try of the execution created. */
export function createdBefore(creation: Creation, { id, key, sent, paused, twins }: JournalEntry) {
	return knownEntity(creation, sent, { id, alreadyCreated: 'earlier try', paused, twins }, key);
}
