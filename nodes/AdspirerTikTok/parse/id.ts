import { cellText, lostDigits, nothing, tooLong, type Parsed } from './cell';
import { meansEmpty } from './knownWord';
import { formatValue } from './values';

const example = 'such as 1790000000000000001';

/**
 * An ID from a form, a cell or a CRM field: text, or a whole number that is still exact. TikTok's
 * IDs have up to 19 digits, more than a number holds, so anything that went through a number and
 * may have lost digits is refused: it would point at somebody else's campaign, or at none. TikTok
 * exports IDs as "id:1790…", and nobody means a zero before one.
 */
export function parseId(given: unknown): Parsed<string> {
	const cell = cellText(given, "isn't an ID. Enter one ID as text.");
	if (!('value' in cell)) return cell;
	const text = cell.value.replace(/^id\s*:\s*(?=\w)/i, '');
	const quoted = formatValue(text);
	if (/^[+-]?\d+([.,]\d+)?e[+-]?\d+$/i.test(text)) {
		return { problem: `is ${quoted}. ${lostDigits}` };
	}
	// "1,000" is a thousand to most people, so it is left to the separators below.
	const [, whole] = /^(\d+)[.,](?!000$)0+$/.exec(text) ?? [];
	if (whole !== undefined && whole.length > 15) {
		return { problem: `is ${quoted}, a number instead of text. ${lostDigits}` };
	}
	if (whole === undefined && /\D/.test(text) && /^\d[\d.,'’ ]*\d$/.test(text)) {
		return {
			problem: `is ${quoted}, which contains separators. Enter one ID, digits only, ${example}.`,
		};
	}
	const written = whole ?? text;
	const id = /^\d+$/.test(written) ? written.replace(/^0+/, '') : written;
	if (!/^[A-Za-z0-9][\w-]*$/.test(id)) {
		return {
			problem: `is ${quoted}, which isn't an ID. Enter only the ID, ${example}, not the name.`,
		};
	}
	return {
		value: id,
		...(id !== cell.value && { readAs: id }),
		...(looksRounded.test(id) && {
			warning: `is ${id}, which ends in zeros, as if a spreadsheet rounded it. Compare it with the ID in TikTok Ads Manager.`,
		}),
	};
}

/** Spreadsheets keep 15 digits of a number, and JSON about 16, and fill up with zeros. */
const looksRounded = /^\d{15,16}000$/;

/**
 * An ID of TikTok's, which is digits alone: a name, a code such as "US", or the ID of another
 * platform is mapped by mistake.
 */
export function parseTikTokId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^\d+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, but TikTok IDs have digits only. Enter the ID, ${example}, instead of a name or a code.`,
	};
}

/**
 * The ID of an ad group, which has 16 to 19 digits. Others are numbers of rows or the deals of a
 * CRM, and no call finds that out before something is changed, so they are refused, and so is an ID
 * of which a spreadsheet kept 15 digits.
 */
export function parseAdGroupId(value: unknown): Parsed<string> {
	const parsed = parseTikTokId(value);
	if (!('value' in parsed)) return parsed;
	const quoted = formatValue(parsed.value);
	if (/^\d{15}0{3,4}$/.test(parsed.value)) {
		return {
			problem: `is ${quoted}, which ends in zeros, as if a spreadsheet rounded it. Format the column as text, and copy the ID from TikTok Ads Manager again.`,
		};
	}
	if (/^\d{16,19}$/.test(parsed.value)) return parsed;
	const size = parsed.value.length < 16 ? 'short' : 'long';
	return {
		problem: `is ${quoted}, which is too ${size} for the ID of an ad group. Enter the ID, such as 1800000000000000001.`,
	};
}

/** The ad group that a row has already; a dash or "n/a" says that there is none yet. */
export function parseExistingAdGroupId(value: unknown): Parsed<string> {
	return tooLong(value) === undefined && meansEmpty(value) ? nothing : parseAdGroupId(value);
}

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
	const cell = cellText(given);
	const link = 'value' in cell ? linkOf(cell.value) : undefined;
	if (link) return fromLink(link);
	const parsed = parseTikTokId(given);
	return 'value' in parsed ? { ...parsed, value: { id: parsed.value } } : parsed;
}

/** People copy links with and without their beginning. */
function linkOf(text: string): URL | undefined {
	if (!/^(?:https?:\/\/|[\w.-]+\.[a-z]{2,}\/)/i.test(text)) return undefined;
	const link = /^https?:/i.test(text) ? text : `https://${text}`;
	return URL.canParse(link) ? new URL(link) : undefined;
}

function fromLink(link: URL): Parsed<Campaign> {
	const quoted = formatValue(link.href);
	if (!/(^|\.)tiktok\.com$/i.test(link.hostname)) {
		return { problem: `is ${quoted}, which isn't a link from TikTok Ads Manager. ${whatToDo}` };
	}
	// Ads Manager keeps part of its address behind a "#", with parameters of its own.
	const [hashPath = '', hashQuery = ''] = link.hash.slice(1).split('?', 2);
	const parameters = [...link.searchParams, ...new URLSearchParams(hashQuery)];
	const ids = new Set(
		parameters.flatMap(([name, value]) =>
			/^(selected_?)?campaign_?ids?(\[\])?$/i.test(name) && /^[\d\s,;"'[\]]+$/.test(value)
				? (value.match(/\d+/g) ?? [])
				: [],
		),
	);
	const path = `${link.pathname}/${hashPath}`;
	for (const [, id = ''] of path.matchAll(/\/campaigns?\/(\d+)(?=\/|$)/gi)) ids.add(id);
	const [first] = ids;
	if (first === undefined || ids.size > 1) {
		const why = ids.size === 0 ? 'which names no campaign' : `which names ${ids.size} campaigns`;
		return { problem: `is ${quoted}, ${why}. ${whatToDo}` };
	}
	const id = parseTikTokId(first);
	if (!('value' in id)) return id;
	const account = parameters.find(([name]) => /^(aadvid|advertiser_?id)$/i.test(name))?.[1];
	const advertiserId = account !== undefined && /^\d+$/.test(account) ? account : undefined;
	return {
		...id,
		value: { id: id.value, ...(advertiserId && { advertiserId }) },
		readAs: `campaign ${id.value}${advertiserId ? ` in account ${advertiserId}` : ''}`,
	};
}
