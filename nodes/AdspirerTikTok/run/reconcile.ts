import { failure } from '../response/failure';
import type { List, ListEntry } from '../response/lists';
import { nameKey } from '../response/textForms';
import { isCreated, type Created, type Failed, type Result } from '../response/result';
import type { DuplicateProtection } from '../rows/row';
import { keysAreRememberedFor } from './idempotencyKey';
import { knownAdGroup, type PlannedCall } from './plan';

/** As much of a row's call as is looked up. */
type Creation = Pick<PlannedCall, 'key' | 'sent' | 'sharesName'>;

/** What a row is settled by. */
export interface Evidence {
	/** The ad groups of its campaign; undefined where there is no list, or it can't be read. */
	readonly list: AdGroupsOfCampaign | undefined;
	/** True for IDs of ad groups that other rows are known to have, in this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	readonly strategy: DuplicateProtection['by'];
	/** When the row was first sent, in milliseconds since 1970. */
	readonly since: number;
	/** The time in milliseconds since 1970. */
	readonly now: number;
}

/** The ad groups of a campaign, as a list shows them. */
export type AdGroupsOfCampaign = ReturnType<typeof adGroupsOf>;

/** A list as far as it is about a campaign: without others' ad groups, and those that are deleted. */
export function adGroupsOf(ownId: string, { entries, isWhole }: List) {
	const own = entries.filter(({ parentId = ownId, isDeleted }) => parentId === ownId && !isDeleted);
	const byName = new Map<string, ListEntry | 'unsure'>();
	for (const entry of own) {
		const key = nameKey(entry.name);
		byName.set(key, entry.nameIsCut || byName.has(key) ? 'unsure' : entry);
	}
	return {
		/** By their names; 'unsure' for a name that is cut, or there several times. */
		byName,
		/** The names by their letters and digits alone. */
		loose: new Set(own.map(({ name }) => looseKey(name))),
		/** True where there are no others, and no name is cut. */
		isWhole: isWhole && !own.some(({ nameIsCut }) => nameIsCut),
	};
}

/** A list may write a name in capitals or with other dashes: it is then not found, nor is it absent. */
const looseKey = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Looks the name of a call up in its campaign's list; a wrong ad group would be worse than none.
 *
 * @returns its ad group; 'absent' where the list proves that the campaign has none; 'unsure' where it
 * may have one; and 'no list' where there is none, or it can't be read.
 */
function findInList(
	{ sent: { adgroup_name: name } }: Creation,
	list: AdGroupsOfCampaign | undefined,
): ListEntry | 'absent' | 'unsure' | 'no list' {
	if (!list || typeof name !== 'string' || name === '') return 'no list';
	const isAbsent = list.isWhole && !list.loose.has(looseKey(name));
	return list.byName.get(nameKey(name)) ?? (isAbsent ? 'absent' : 'unsure');
}

/** TikTok gives times in whole seconds, so an ad group of the same second may look older. */
const clockStep = 1_000;

/** No two clocks agree; but what is dated hours ahead is in another time zone than we take it for. */
const clockError = 60_000;

/**
 * What the list tells of a row whose call may have been carried out. By name an ad group is the row's
 * unless something contradicts. By execution or by the user's own key the name proves nothing: there
 * may be many, so only one counts that was created since the row was first sent.
 *
 * @returns undefined where the list shows none for certain.
 */
export function reconcileUnknown(
	call: Creation,
	{ list, isTaken, strategy, since, now }: Evidence,
): Created | Failed | undefined {
	const found = findInList(call, list);
	if (typeof found === 'string' || call.sharesName || isTaken(found.id)) return undefined;
	// A campaign with a budget of its own shows none, or zero, for its ad groups.
	const { id, createdAt = Infinity, budget = call.sent.budget } = found;
	const isDated = createdAt <= now + clockError;
	const isOlder = isDated && createdAt <= since - clockStep;
	if (strategy !== 'name' && (isOlder || !isDated)) return undefined;
	if (strategy === 'name' && budget !== call.sent.budget) {
		const conflict = failure({ ...sameName, existingId: id }, { outcomeUnknown: true });
		return { failure: conflict, key: call.key };
	}
	const shown = { id, idFromList: isDated ? 'dated' : 'undated' } as const;
	return isOlder
		? knownAdGroup(call.sent, { ...shown, alreadyCreated: 'older' })
		: knownAdGroup(call.sent, { ...shown, alreadyCreated: 'found in list' }, call.key);
}

/**
 * The ID that the list shows, for a success without one, and for a conflict: whose it is, doesn't
 * matter to that.
 */
export function resolveMissingId(call: Creation, result: Result, evidence: Evidence): Result {
	if (isCreated(result)) {
		const found = reconcileUnknown(call, evidence);
		if (!found || 'failure' in found) return result;
		const { id: adgroupId, idFromList, alreadyCreated } = found.entity;
		const older = alreadyCreated === 'older' && { alreadyCreated };
		return { ...result, entity: { ...result.entity, id: adgroupId, idFromList, ...older } };
	}
	const found = findInList(call, evidence.list);
	if (typeof found === 'string' || !('failure' in result)) return result;
	const { reason, status } = result.failure;
	const adgroupId = found.id;
	const named =
		reason.type === 'already exists'
			? { ...result.failure, reason: { ...reason, existingId: adgroupId } }
			: failure({ ...sameName, existingId: adgroupId }, { status });
	return { ...result, failure: named };
}

/** The service has an ad group of the row's name, with other values. */
const sameName = { type: 'other values', where: 'service', by: 'name' } as const;

/**
 * True for a result that the list may name an ad group for. A conflict of the user's own key may be
 * about one of another name.
 */
export function lacksId(result: Result, strategy: DuplicateProtection['by']): boolean {
	if (isCreated(result)) return result.entity.id === null;
	if (!('failure' in result) || result.failure.outcomeUnknown) return false;
	const { type } = result.failure.reason;
	return type === 'already exists' || (type === 'key reused' && strategy === 'name');
}

/**
 * Whether a row of unknown outcome that its list doesn't show may be sent again, with its own key:
 * as long as the service surely remembers that, and later if the list proves the name absent.
 */
export function canResend(call: Creation, { list, since, now }: Evidence): boolean {
	return now - since < keysAreRememberedFor || findInList(call, list) === 'absent';
}

/** Before a row is first sent: a name that the campaign has is done. Undefined where it is to be sent. */
export function skipExisting(call: Creation, list: Evidence['list']): Result | undefined {
	const found = findInList(call, list);
	if (found === 'absent') return undefined;
	if (typeof found !== 'string')
		return knownAdGroup(call.sent, { id: found.id, alreadyCreated: 'same name' });
	const reason = { type: 'not checked', incomplete: found === 'unsure' } as const;
	return { failure: failure(reason), key: null };
}
