import type { Creation } from '../contract/creation';
import { failure } from '../response/failure';
import type { ListEntry } from '../response/lists';
import { type Created, type Failed, type Result, isCreated } from '../response/readResponse';
import { nameKey } from '../response/textForms';
import { keysAreRememberedFor } from './keys';
import type { NamedList } from './listTools';
import { clocksDiffer } from './openCalls';
import { knownEntity } from './outcomes';
import type { PlannedCall } from './plan';

/** What decides whether a call has created something. Only By Name a list says whose something is. */
export interface Evidence {
	readonly call: Pick<PlannedCall, 'key' | 'sent' | 'sharesName'>;
	readonly creation: Creation;
	/** What the row's parent holds; undefined if there is no list, or it can't be read. */
	readonly list: NamedList | undefined;
	/** True for IDs that belong to other rows, of this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	/** When the row was first sent; like `now` in milliseconds since 1970, but perhaps by another clock. */
	readonly since: number;
	/** When the latest call for it began. */
	readonly latest: number;
	readonly now: number;
}

/** Looks up a call's name; a wrong entity is worse than none. 'absent' only if the list is surely whole. */
function findInList({ call, list, creation }: Evidence) {
	const name = call.sent[creation.nameArgument];
	if (!list || typeof name !== 'string' || name === '') return 'no list';
	const [first, second] = list.byName.get(nameKey(name)) ?? [];
	const isAbsent = !first && isAll(list) && !list.mayShow(name);
	if (isAbsent) return 'absent';
	if (!first) return 'not shown';
	if (second || first.nameIsCut) return 'unsure';
	return first;
}

/** True if the parent holds nothing else, and no name is cut. */
function isAll({ isWhole, lengths }: NamedList): boolean {
	return isWhole && lengths.size === 0;
}

/** No two clocks agree; but what is dated hours ahead is in another time zone than we assume. */
const clockError = 60_000;

/** True for a time that a wrong clock gave, or one that has been set back since: it proves nothing. */
function isWrong({ since, now }: Evidence): boolean {
	return since > now + clocksDiffer;
}

/** Whether a listed entity was created by the row's own call, as far as its time of creation proves it. */
function ageOf({ createdAt = Infinity }: ListEntry, evidence: Evidence) {
	const { now } = evidence;
	const since = Math.min(evidence.since, now);
	if (isWrong(evidence)) return 'may be older';
	if (createdAt <= since - clockError) return 'older';
	// TikTok gives times in whole seconds, so what was created in the same second may look older.
	if (createdAt > since - 1_000 && createdAt <= now + clockError) return 'new';
	return 'may be older';
}

/** The one listed entity of a row's name that no other row may have. */
function findOwn(evidence: Evidence): ListEntry | undefined {
	const found = findInList(evidence);
	if (typeof found === 'string' || evidence.call.sharesName) return undefined;
	if (evidence.isTaken(found.id)) return undefined;
	return found;
}

const sameName = {
	type: 'other values',
	where: 'service',
	by: 'name',
} as const;

/** What a call of unknown outcome has created, if the list shows that for certain. */
export function reconcileUnknown(evidence: Evidence): Created | Failed | undefined {
	const { creation } = evidence;
	const { key, sent } = evidence.call;
	const listed = findOwn(evidence);
	if (!listed) return undefined;
	const { id } = listed;
	if (creation.list.differences(listed, sent).length > 0) {
		const why = failure({ ...sameName, existingId: id }, { outcomeUnknown: true });
		return { failure: why, key };
	}
	const idFromList = ageOf(listed, evidence);
	if (idFromList === 'older') return undefined;
	const entity = { id, idFromList, alreadyCreated: 'found in list' } as const;
	return knownEntity(creation, sent, entity, key);
}

/** Adds the ID from the list to a success without one, or to a conflict even if it is another row's. */
export function resolveMissingId(result: Result, evidence: Evidence): Result {
	const { creation } = evidence;
	const { sent } = evidence.call;
	if (isCreated(result)) {
		if (result.entity.id !== null) return result;
		const settled = reconcileUnknown(evidence);
		if (!settled) return notListed(result, evidence);
		if ('failure' in settled) return result;
		const { id, idFromList } = settled.entity;
		return { ...result, entity: { ...result.entity, id, idFromList } };
	}
	const found = findInList(evidence);
	if (typeof found === 'string' || !('failure' in result)) return result;
	const { reason, status } = result.failure;
	const existingId = found.id;
	if (reason.type === 'already exists') {
		return { ...result, failure: { ...result.failure, reason: { ...reason, existingId } } };
	}
	// The service knows the key with other arguments, perhaps only without the account, which is no conflict.
	const isOwn = sent.advertiser_id !== undefined && findOwn(evidence) !== undefined;
	if (isOwn && creation.list.differences(found, sent).length === 0) {
		return knownEntity(creation, sent, { id: existingId, alreadyCreated: 'other arguments' });
	}
	return { ...result, failure: failure({ ...sameName, existingId }, { status }) };
}

/** Milliseconds after which a list shows what was created before. */
const listedAfter = 90_000;

/** A success without an ID, next to the list of its siblings: it may be late, or nothing was created. */
function notListed(result: Created, evidence: Evidence): Result {
	const { key, answer } = result;
	const found = findInList(evidence);
	if (found !== 'absent' && found !== 'not shown') return result;
	const { now, latest } = evidence;
	const { text: said, excerpt } = answer;
	if (found === 'absent' && now - latest >= listedAfter) {
		return { failure: failure({ type: 'not created', said }, { excerpt }), key };
	}
	const why = failure({ type: 'not listed yet', said }, { excerpt, outcomeUnknown: true });
	return { failure: why, key };
}

/** True if the service surely remembers a call's key, or the list proves that its name is absent. */
export function canResend(evidence: Evidence): boolean {
	const { now, since } = evidence;
	const isRemembered = now - since < keysAreRememberedFor && !isWrong(evidence);
	return isRemembered || findInList(evidence) === 'absent';
}

/** Before a row is first sent: a name that exists is done. Undefined if the row is to be sent. */
export function skipExisting(evidence: Evidence): Result | undefined {
	const { creation, call } = evidence;
	const found = findInList(evidence);
	if (found === 'absent') return undefined;
	if (typeof found === 'string') {
		const why = failure({ type: 'not checked', incomplete: found !== 'no list' });
		return { failure: why, key: null };
	}
	return knownEntity(creation, call.sent, {
		id: found.id,
		alreadyCreated: 'same name',
		differs: creation.list.differences(found, call.sent),
	});
}
