import { createHash } from 'node:crypto';
import { canonicalJson } from '../parse/json';
import type { DuplicateProtection } from '../rows/row';

/** This node's keys are UUIDs of a namespace of their own (RFC 9562, version 5). */
const namespace = Buffer.from('6f0c1d6e2b5d4c3e9a7b5e1f8d2a4c60', 'hex');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The same parts give the same UUID, other parts another one. */
function uuidOf(...parts: unknown[]): string {
	const hash = createHash('sha1').update(namespace).update(canonicalJson(parts)).digest();
	const bytes = hash.subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** What TikTok tells ad groups by: an account's campaigns hold one ad group of each name. */
type AdGroupIdentity = NonNullable<ReturnType<typeof identityOf>>;

/**
 * The identity in a row's arguments, or undefined where they name no campaign or no ad group. What
 * nobody can see is no difference: zeros before an ID, Unicode's forms of a letter, white space.
 */
export function identityOf(values: Readonly<Record<string, unknown>>) {
	const { advertiser_id: account, campaign_id: campaign, adgroup_name: name } = values;
	if (typeof campaign !== 'string' || typeof name !== 'string') return undefined;
	return {
		/** Empty where the row leaves the account to Adspirer. */
		advertiserId: typeof account === 'string' ? withoutZeros(account) : '',
		campaignId: withoutZeros(campaign),
		adgroupName: name.normalize('NFC').replace(/\s+/g, ' ').trim(),
	};
}

const withoutZeros = (id: string) => id.replace(/^0+(?=\d)/, '');

/** Campaign and name as one text; undefined where a row's arguments lack one of the two. */
export function campaignAndName(values: Readonly<Record<string, unknown>>): string | undefined {
	const identity = identityOf(values);
	return identity && JSON.stringify([identity.campaignId, identity.adgroupName]);
}

/**
 * The idempotency key of a row: what must not be created twice has one key. By Name the workflow and
 * the node are no part of it, so that a copied workflow creates nothing again.
 *
 * Saved schedules depend on these keys staying as they are.
 *
 * @param place where the row is, which tells one intent from the next under By Execution.
 */
export function idempotencyKey(
	strategy: DuplicateProtection,
	tool: string,
	{ advertiserId, campaignId, adgroupName }: AdGroupIdentity,
	place: ReadonlyArray<string | number>,
): string {
	switch (strategy.by) {
		case 'name':
			return uuidOf('name', tool, advertiserId, campaignId, adgroupName);
		case 'custom':
			return uuid.test(strategy.customKey)
				? strategy.customKey
				: uuidOf('custom', strategy.customKey, campaignId);
		case 'execution':
			return uuidOf('execution', ...place, campaignId, adgroupName);
	}
}

/**
 * The key by which the ad group that a key created is paused. Always the same, so that no later run
 * pauses again what a person has resumed: the service answers it from memory.
 */
export function pauseKey(creationKey: string | null, adgroupId: string | null): string {
	return uuidOf('paused', creationKey, adgroupId);
}

/** Services that publish it remember a key for 30 minutes at least (Qonto; others for a day or more). */
export const keysAreRememberedFor = 30 * 60_000;

/** A short text from which the given one can't be found out, and the same for the same one. */
export function hashOf(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 27);
}
