import type { AdGroupIdentity } from './idempotencyKey';

/** The identity in a row's arguments, or undefined where they name no campaign or no ad group. */
export function identityOf(given: Readonly<Record<string, unknown>>): AdGroupIdentity | undefined {
	const { advertiser_id: advertiserId, campaign_id: campaignId, adgroup_name: adgroupName } = given;
	if (typeof campaignId !== 'string' || typeof adgroupName !== 'string') return undefined;
	return {
		advertiserId: typeof advertiserId === 'string' ? advertiserId : '',
		campaignId,
		adgroupName,
	};
}

/** Campaign and name as one text; undefined where a row's arguments lack one of the two. */
export function campaignAndName(given: Readonly<Record<string, unknown>>): string | undefined {
	const identity = identityOf(given);
	return identity && JSON.stringify([identity.campaignId, identity.adgroupName]);
}
