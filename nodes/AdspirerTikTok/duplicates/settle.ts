import { failure, type Failure } from '../response/failure';
import type { List } from '../response/lists';
import type { Created, Result } from '../response/result';
import type { KeyStrategy } from '../rows/row';
import { findInList, isOlder } from './campaignList';
import { knownAdGroup, type PlannedCall } from './plan';

/** What a row is settled by. */
export interface Evidence {
	/** The ad groups of its campaign; undefined where there is no list, or it can't be read. */
	readonly list: List | undefined;
	/** True for IDs of ad groups that other rows are known to have, in this run or an earlier one. */
	readonly isTaken: (id: string) => boolean;
	readonly strategy: KeyStrategy['by'];
	/** When the row was first sent, in milliseconds since 1970. */
	readonly since: number;
	/** The time in milliseconds since 1970. */
	readonly now: number;
}

/** Services that publish it remember a key for 30 minutes at least (Qonto; others for a day or more). */
const keysAreRememberedFor = 30 * 60_000;

/** An ad group that the list shows under the row's name, and whose it is. */
type Owner = { readonly id: string; readonly is: 'own' | 'older' | 'of other values' };

/**
 * Whether a list shows the ad group of a row's own calls. By name an ad group is the row's unless
 * something contradicts. By execution or by the user's own key the name proves nothing: there may be
 * many, so only one counts that was created since the row was first sent.
 *
 * @returns undefined where the list shows none for certain.
 */
function ownerOf(call: PlannedCall, evidence: Evidence): Owner | undefined {
	const { list, isTaken, strategy, since, now } = evidence;
	const found = findInList(list, nameOf(call));
	if (typeof found === 'string' || call.sharesName || isTaken(found.id)) return undefined;
	const older = isOlder(found, since, now);
	const { id } = found;
	if (strategy !== 'name') return older === false ? { id, is: 'own' } : undefined;
	// A campaign with a budget of its own shows none, or zero, for its ad groups.
	const { budget = call.sent.budget } = found;
	if (budget !== call.sent.budget) return { id, is: 'of other values' };
	return { id, is: older ? 'older' : 'own' };
}

/** What the list tells of a row whose call may have been carried out; undefined where it tells nothing. */
export function settleOpen(call: PlannedCall, evidence: Evidence): Result | undefined {
	const owner = ownerOf(call, evidence);
	if (!owner) return undefined;
	if (owner.is === 'of other values') {
		const reason = { type: 'other values', where: 'service', by: 'name' } as const;
		const conflict = failure({ ...reason, adgroupId: owner.id }, { outcomeUnknown: true });
		return { failure: conflict, key: call.key };
	}
	if (owner.is === 'older') return knownAdGroup(call.sent, owner.id, 'older', null);
	const { adGroup, ...found } = knownAdGroup(call.sent, owner.id, 'found in list', call.key);
	return { ...found, adGroup: { ...adGroup, idFromList: true } };
}

/** A success that names no ad group, with the ID that the list shows. */
export function settleWithoutId(call: PlannedCall, created: Created, evidence: Evidence): Created {
	const owner = ownerOf(call, evidence);
	if (!owner || owner.is === 'of other values') return created;
	const adGroup = { ...created.adGroup, adgroupId: owner.id, idFromList: true } as const;
	return {
		...created,
		adGroup: owner.is === 'older' ? { ...adGroup, alreadyCreated: 'older' } : adGroup,
	};
}

/** A conflict, with the ID of the ad group that has the row's name: whose it is, doesn't matter. */
export function settleConflict(call: PlannedCall, why: Failure, list: List | undefined): Failure {
	const found = findInList(list, nameOf(call));
	if (typeof found === 'string') return why;
	const { reason, status } = why;
	if (reason.type === 'already exists') {
		return { ...why, reason: { ...reason, adgroupId: found.id } };
	}
	const other = { type: 'other values', where: 'service', by: 'name' } as const;
	return failure({ ...other, adgroupId: found.id }, { status });
}

/** True where the list may name the ad group that a conflict is about: the user's own key may be of another. */
export function isAboutName({ reason }: Failure, strategy: KeyStrategy['by']): boolean {
	return reason.type === 'already exists' || (reason.type === 'key reused' && strategy === 'name');
}

/**
 * Whether a row of unknown outcome that its list doesn't show may be sent again, with its own key:
 * as long as the service surely remembers that, and later if the list proves the name absent.
 */
export function mayBeSentAgain(call: PlannedCall, { list, since, now }: Evidence): boolean {
	return now - since < keysAreRememberedFor || findInList(list, nameOf(call)) === 'absent';
}

/** The outcome of an earlier try that nothing could settle. */
export const notSettled: Failure = failure({ type: 'not settled' }, { outcomeUnknown: true });

/** Before a row is first sent: a name that the campaign has is done. Undefined where it is to be sent. */
export function skipExisting(call: PlannedCall, list: List | undefined): Result | undefined {
	const found = findInList(list, nameOf(call));
	if (found === 'absent') return undefined;
	if (typeof found !== 'string') return knownAdGroup(call.sent, found.id, 'same name', null);
	const reason = { type: 'not checked', incomplete: found === 'unsure' } as const;
	return { failure: failure(reason), key: null };
}

function nameOf({ sent }: PlannedCall): string {
	return typeof sent.adgroup_name === 'string' ? sent.adgroup_name : '';
}
