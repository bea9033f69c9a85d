import { isRecord } from '../../parse/values';
import type { Finding } from './fields';
import { idOf } from './ids';
import { wordsOf } from './nouns';

type Details = Readonly<Record<string, unknown>>;

/** What an object says of the ad groups in it: "campaign_id" beside a list, or a campaign's own ID. */
export function detailsBelow(
	record: Record<string, unknown>,
	{ key, details }: { readonly key: string; readonly details: Details },
): Details {
	const own = isCampaigns(key) ? record.id : undefined;
	const campaign = Object.entries(record).map(([name, value]) => campaignIn(name, value));
	const id = [...campaign, idOf(own, 'campaign')].find((one) => one !== undefined);
	return id === undefined ? details : { ...details, campaign_id: id };
}

/** What a key says of each ad group below it: `{"deleted": […]}`, `{"campaigns": {"17…": …}}`. */
export function detailsOfKey(key: string, above: string): Details {
	if (/^deleted(?: adgroups?)?$/.test(wordsOf(key.slice(0, 60)))) return { status: 'Deleted' };
	return isCampaigns(above) && /^\d{10,25}$/.test(key) ? { campaign_id: key } : {};
}

/** A finding with what is said above it, unless it says as much itself. */
export function withDetails(finding: Finding, above: Details): Finding {
	if (typeof finding !== 'object') return finding;
	const own = new Set(Object.keys(finding.details).map((key) => wordsOf(key.slice(0, 60))));
	const missing = Object.entries(above).filter(([key]) => !own.has(wordsOf(key)));
	return missing.length === 0
		? finding
		: { ...finding, details: { ...finding.details, ...Object.fromEntries(missing) } };
}

function isCampaigns(key: string): boolean {
	return /^(?:tiktok )?campaigns?$/.test(wordsOf(key.slice(0, 60)));
}

function campaignIn(key: string, value: unknown): string | undefined {
	const words = wordsOf(key.slice(0, 60));
	if (words === 'campaign id') return idOf(value, 'campaign');
	if (words !== 'campaign' || !isRecord(value)) return undefined;
	return idOf(value.campaign_id ?? value.campaignId ?? value.id, 'campaign');
}
