import { isRecord } from '../parse/values';
import type { List, ListEntry } from '../response/lists';

/** A list may show deleted ad groups still, whose names are free again. */
export function withoutDeleted(list: List): List {
	return { ...list, entries: list.entries.filter((entry) => !isDeleted(entry)) };
}

/**
 * A list may show the whole account, in which another campaign may have an ad group of the name.
 * Where it tells campaigns apart by their names alone, nobody knows which one is the row's; nor which
 * ad groups are another campaign's, where it names one that none of them is said to be in.
 *
 * @param text the answer's own, where it has one.
 */
export function withoutOtherCampaigns(list: List, campaignId: string, text = ''): List {
	const all = list.entries.map((entry) => ({ entry, ...campaignOf(entry, campaignId) }));
	const here = all.filter(({ isElsewhere }) => !isElsewhere);
	const namesSeveral = new Set(here.flatMap(({ name }) => name ?? [])).size > 1;
	const namesOther = [...text.matchAll(campaignMention)].some(([, id]) => id !== campaignId);
	const sure = here.filter(
		({ isOwn, name }) => isOwn || (name === undefined ? !namesOther : !namesSeveral),
	);
	const entries = sure.map(({ entry }) => entry);
	return { ...list, entries, complete: list.complete && sure.length === here.length };
}

/** "Sale (Campaign ID: 17…)", also above its ad groups. */
const campaignMention = /\bcampaign[\s_-]?id\b[^\n\d|]{0,10}(\d{15,25})(?!\d)/gi;

/** What an entry says of the campaign that it is in. */
interface CampaignOfEntry {
	/** It has the ID of the campaign that was asked for. */
	readonly isOwn: boolean;
	/** It has another campaign's ID. */
	readonly isElsewhere: boolean;
	readonly name: string | undefined;
}

function campaignOf({ details }: ListEntry, campaignId: string): CampaignOfEntry {
	const told = Object.entries(details).map(campaignIn);
	const ids = told.flatMap(({ id }) => id ?? []);
	const names = told.flatMap(({ name }) => name ?? []);
	// A name may hold any number, but hardly this one.
	const isOwn = [...ids, ...names].some((text) => text.match(/\d+/g)?.includes(campaignId));
	return { isOwn, isElsewhere: !isOwn && ids.length > 0, name: names[0] };
}

/** What one field of an entry says of its campaign; a field of another kind says nothing. */
function campaignIn([key, value]: [string, unknown]): { id?: string; name?: string } {
	const field = /^(?:tiktok|parent)?campaign(id|name)?$/.exec(lettersOf(key));
	if (!field) return {};
	if (isRecord(value)) {
		return {
			...campaignIn(['campaign_id', value.id ?? value.campaign_id]),
			...campaignIn(['campaign_name', value.name ?? value.campaign_name]),
		};
	}
	const text = String(value ?? '');
	if (text === '') return {};
	if (field[1] === 'name') return { name: text };
	if (field[1] === 'id') return /^\d{6,25}$/.test(text) ? { id: text } : {};
	// "Sale (17…)"; a shorter number may be the campaign's name, and so may one with words behind it.
	return /(?<!\d)\d{15,25}\W*$/.test(text) ? { id: text } : { name: text };
}

/** Not "Ads deleted", which says nothing of the ad group. */
const deletedState =
	/(?:^|(?<!\bnot|_not|(?:\b|_)(?:ads?|creatives?|videos?|pixels?|audiences?))[_\s])deleted?(?:$|\s(?:on|at|by|since)\b)/i;

/** TikTok says so in several ways: DELETE, AD_GROUP_STATUS_DELETE, ADGROUP_STATUS_CAMPAIGN_DELETE. */
function isDeleted({ details }: ListEntry): boolean {
	return Object.entries(details).some(([key, value]) => {
		const name = lettersOf(key);
		if (/^(?:is)?deleted$/.test(name)) return value === true || value === 'true';
		if (/^deleted(?:at|on|time|date)$/.test(name)) return /^\s*[1-9]\d{3}/.test(String(value));
		if (!/status|state$|^delivery$/.test(name)) return false;
		const states = isRecord(value) ? Object.values(value) : [value];
		return states.some((state) => typeof state === 'string' && deletedState.test(state.trim()));
	});
}

/** A field's name without what writers of lists put between its words. */
export const lettersOf = (key: string) => key.toLowerCase().replace(/[^a-z]/g, '');
