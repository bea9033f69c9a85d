import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../base/values';
import type { Entity } from '../response/result';
import { asJson, present } from './problemText';
import { type RowOutcome, type Run, entityOf, isFailed } from './rowOutcome';

/** The outcome of the ad of a media plan's row; undefined for a row that came to none. */
export const adOf = ({ inside }: Run, { row }: RowOutcome): RowOutcome | undefined =>
	inside?.byItem.get(row.item);

/** A run of ad groups with that of their ads; `names` of ads by item. */
export function withAds(run: Run, ads: Run, names: ReadonlyMap<number, unknown>): Run {
	const byItem = new Map(ads.outcomes.map((ad) => [ad.row.item, ad]));
	return { ...run, inside: { ...ads, byItem, names } };
}

/** What is there of a row although its ad failed. */
export function besideAd({ id, paused }: Entity): string {
	const known = present([`ID ${id ?? 'unknown'}`, paused === 'yes' && 'paused']);
	return `Its ad group is there (${known.join(', ')}).`;
}

/** The texts of both in one, each once. */
export const both = (first: IDataObject, second: IDataObject, key: string, between = ' ') =>
	[...new Set([first[key], second[key]])]
		.filter((text) => typeof text === 'string' && text !== '')
		.join(between);

/** The same, or nothing if the first doesn't have it. */
function bothIfFirst(first: IDataObject, second: IDataObject, key: string, between?: string) {
	if (first[key] === undefined) return undefined;
	return both(first, second, key, between);
}

/** What is said of a row of a media plan, by what is said of its ad group and of its ad, if any, alone. */
export function planItem(
	ofAdGroup: IDataObject,
	ofAd: IDataObject | undefined,
	adGroup: RowOutcome,
	run: Run,
): IDataObject {
	const ad = adOf(run, adGroup);
	const ids = {
		adgroup_id: entityOf(adGroup)?.id ?? null,
		ad_id: entityOf(ad ?? {})?.id ?? null,
	};
	const success = !isFailed(adGroup) && !(ad && isFailed(ad));
	const told = ofAd ?? {};
	const { error_details: details } = told;
	const withAdGroup = isRecord(details) && {
		error_details: {
			...details,
			created: { adgroup_id: ids.adgroup_id },
		},
	};
	if (!isFailed(adGroup) && !adGroup.row.options.simplify) {
		const known = { ...ids, adgroup: ofAdGroup };
		if (!success) return { ...told, ...known, ...withAdGroup };
		return { success, ...known, ...(ofAd && { ad: ofAd }) };
	}
	// Also of a row that came to no ad.
	const adName = run.inside?.names.get(adGroup.row.item);
	const { paused, already_created, idempotency_key, ...rest } = ofAdGroup;
	const wasThere = already_created === true;
	const isThere = wasThere && (!ofAd || told.already_created === true);
	// Something was made for a row whose ad alone is skipped.
	let { skipped } = rest;
	if (wasThere) skipped = told.skipped;
	const first = {
		success,
		...ids,
		adgroup_name: rest.adgroup_name,
		ad_name: told.ad_name ?? (typeof adName === 'string' ? adName : undefined),
		campaign_id: rest.campaign_id,
		warnings: bothIfFirst(ofAdGroup, told, 'warnings'),
		summary: bothIfFirst(ofAdGroup, told, 'summary', '; '),
		skipped,
		adgroup_paused: paused,
		ad_paused: told.paused,
		paused: undefined,
		already_created: isThere || undefined,
		pause_error: both(ofAdGroup, told, 'pause_error') || undefined,
		text: told.text ?? rest.text,
		idempotency_key,
		ad_idempotency_key: told.idempotency_key,
	};
	// What else is said is the ad's where both have it: its call was the last.
	return asJson({ ...first, ...rest, ...told, ...withAdGroup, ...first });
}
