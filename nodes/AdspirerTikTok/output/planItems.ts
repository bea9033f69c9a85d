import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../parse/cell';
import { entityOf, isFailed, type RowOutcome, type Run } from './rowOutcome';
import { sentences } from './words';

/** The outcome of the ad of a media plan's row; undefined for a row that came to none. */
export const adOf = ({ inside }: Run, { row }: RowOutcome): RowOutcome | undefined =>
	inside?.byItem.get(row.item);

/** A run of ad groups with that of their ads, which say what is there of their row should they fail; `names` by item. */
export function withAds(run: Run, ads: Run, names: ReadonlyMap<number, unknown>): Run {
	const byItem = new Map<number, RowOutcome>();
	for (const ad of ads.outcomes) byItem.set(ad.row.item, besideAdGroup(ad, run));
	return { ...run, inside: { ...ads, outcomes: [...byItem.values()], byItem, names } };
}

function besideAdGroup(ad: RowOutcome, { outcomes }: Run): RowOutcome {
	const entity = entityOf(outcomes[ad.row.item] ?? {});
	if (!entity) return ad;
	const state = entity.paused === 'yes' ? ', paused' : '';
	return { ...ad, exists: `Its ad group is there (ID ${entity.id ?? 'unknown'}${state}).` };
}

/** The texts of both, each once. */
export const both = (first: IDataObject, second: IDataObject, key: string) =>
	[...new Set([first[key], second[key]])].filter((text) => typeof text === 'string' && text !== '');

/**
 * What is said of a row of a media plan.
 *
 * @param ofAdGroup what is said of its ad group, as it would be alone.
 * @param ofAd the same of its ad, where it came to one.
 * @param outcomes of the two, and the name of its ad also where it came to none.
 */
export function planItem(
	ofAdGroup: IDataObject,
	ofAd: IDataObject | undefined,
	outcomes: {
		readonly adGroup: RowOutcome;
		readonly ad: RowOutcome | undefined;
		readonly adName: unknown;
	},
): IDataObject {
	const ids = {
		adgroup_id: entityOf(outcomes.adGroup)?.id ?? null,
		ad_id: entityOf(outcomes.ad ?? {})?.id ?? null,
	};
	const success = !isFailed(outcomes.adGroup) && !(outcomes.ad && isFailed(outcomes.ad));
	const ad = ofAd ?? {};
	const { error_details: details } = ad;
	const told = isRecord(details) && {
		error_details: { ...details, created: { adgroup_id: ids.adgroup_id } },
	};
	if (!isFailed(outcomes.adGroup) && !outcomes.adGroup.row.options.simplify) {
		if (success) return { success, ...ids, adgroup: ofAdGroup, ...(ofAd && { ad }) };
		return { ...ad, ...ids, adgroup: ofAdGroup, ...told };
	}
	const { warnings, summary, paused, already_created, idempotency_key, ...rest } = ofAdGroup;
	const { text = rest.text } = ad;
	const wasThere = already_created === true;
	const isThere = wasThere && (!ofAd || ad.already_created === true);
	// Something was made for a row whose ad alone is skipped.
	const skipped = wasThere ? ad.skipped : rest.skipped;
	const item: IDataObject = {
		success,
		...ids,
		adgroup_name: rest.adgroup_name,
		ad_name: ad.ad_name ?? nameOf(outcomes.adName),
		campaign_id: rest.campaign_id,
		warnings: warnings === undefined ? undefined : both(ofAdGroup, ad, 'warnings').join(' '),
		summary: summary === undefined ? undefined : both(ofAdGroup, ad, 'summary').join('; '),
		skipped,
		adgroup_paused: paused,
		ad_paused: ad.paused,
		already_created: isThere || undefined,
		pause_error: sentences(...both(ofAdGroup, ad, 'pause_error').map(String)) || undefined,
		text,
		idempotency_key,
		ad_idempotency_key: ad.idempotency_key,
		...withoutThing({ ...rest, ...ad }),
		...told,
	};
	return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

const nameOf = (name: unknown) => (typeof name === 'string' ? name : undefined);

/** What else is said, which is the ad's where both have it: its call was the last. */
function withoutThing(item: IDataObject): IDataObject {
	const own = ['success', 'adgroup_id', 'ad_id', 'adgroup_name', 'ad_name', 'campaign_id'];
	const toldAlready = [
		...['warnings', 'summary', 'skipped', 'paused', 'already_created', 'pause_error', 'text'],
		'idempotency_key',
	];
	return Object.fromEntries(
		Object.entries(item).filter(([key]) => ![...own, ...toldAlready].includes(key)),
	);
}
