import type { List } from '../response/lists';

/** A list may show deleted ad groups still, whose names are free again. */
export function withoutDeleted(list: List): List {
	return { ...list, entries: list.entries.filter(({ isDeleted }) => !isDeleted) };
}

/** A list may show the whole account, in which another campaign may have an ad group of the name. */
export function withoutOtherCampaigns(list: List, ownId: string): List {
	const entries = list.entries.filter(({ campaignId = ownId }) => campaignId === ownId);
	return { ...list, entries };
}
