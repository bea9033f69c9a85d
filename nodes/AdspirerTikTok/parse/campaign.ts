import { formatValue } from './formatValue';
import { parseTikTokId } from './id';
import type { Parsed } from './parsed';
import { plainText } from './plainText';
import { onlyEntry } from './values';

/** A campaign as a person names it. */
export interface Campaign {
	readonly id: string;
	/** The ad account that a TikTok Ads Manager link names, to be compared with the row's own. */
	readonly advertiserId?: string;
}

const whatToDo =
	'In TikTok Ads Manager, open the campaign and copy its ID, or a link that contains campaign_id.';

/** The ID of a campaign, or a link from TikTok Ads Manager that names exactly one. */
export function parseCampaign(given: unknown): Parsed<Campaign> {
	const value = onlyEntry(given);
	const link = typeof value === 'string' ? linkOf(plainText(value)) : undefined;
	if (link) return fromLink(link);
	const parsed = parseTikTokId(value);
	if (!('value' in parsed)) return parsed;
	const { value: id, ...rest } = parsed;
	return { ...rest, value: { id } };
}

/** People copy links with and without their beginning. */
function linkOf(text: string): URL | undefined {
	if (!/^https?:\/\//i.test(text) && !/^[\w.-]+\.[a-z]{2,}\//i.test(text)) return undefined;
	try {
		return new URL(/^https?:/i.test(text) ? text : `https://${text}`);
	} catch {
		return undefined;
	}
}

function fromLink(link: URL): Parsed<Campaign> {
	const quoted = formatValue(link.href);
	if (!/(^|\.)tiktok\.com$/i.test(link.hostname)) {
		return { problem: `is ${quoted}, which isn't a link from TikTok Ads Manager. ${whatToDo}` };
	}
	const { path, parameters } = partsOf(link);
	const ids = new Set(
		parameters.flatMap(([name, value]) =>
			/^(selected_?)?campaign_?ids?(\[\])?$/i.test(name) ? idsIn(value) : [],
		),
	);
	for (const match of path.matchAll(/\/campaigns?\/(\d+)(?=\/|$)/gi)) ids.add(match[1] ?? '');
	if (ids.size !== 1) {
		const why = ids.size === 0 ? 'which names no campaign' : `which names ${ids.size} campaigns`;
		return { problem: `is ${quoted}, ${why}. ${whatToDo}` };
	}
	const id = parseTikTokId([...ids][0]);
	if (!('value' in id)) return 'problem' in id ? id : { problem: `is ${quoted}. ${whatToDo}` };
	const account = parameters.find(([name]) => /^(aadvid|advertiser_?id)$/i.test(name))?.[1];
	const advertiserId = account !== undefined && /^\d+$/.test(account) ? account : undefined;
	return {
		...id,
		value: { id: id.value, ...(advertiserId && { advertiserId }) },
		readAs: `campaign ${id.value}${advertiserId ? ` in account ${advertiserId}` : ''}`,
	};
}

/** Ads Manager keeps part of its address behind a "#", with parameters of its own. */
function partsOf(link: URL): { path: string; parameters: Array<[string, string]> } {
	const [hashPath = '', hashQuery = ''] = link.hash.slice(1).split('?', 2);
	return {
		path: `${link.pathname}/${hashPath}`,
		parameters: [...link.searchParams, ...new URLSearchParams(hashQuery)],
	};
}

/** Digits alone, or a list of them as "1,2" or ["1","2"]. */
function idsIn(value: string): string[] {
	return /^[\d\s,;"'[\]]+$/.test(value) ? (value.match(/\d+/g) ?? []) : [];
}
