import { type Groups, addTo, formatValue } from '../base/values';
import type { Fault } from '../problems/problem';
import { anyFor, keysFor, wordsFor } from '../words';
import { anyOf, normalizeKey } from '../words/normalizeKey';
import {
	type Parsed,
	type Reading,
	type Reason,
	cellText,
	invisible,
	maxNameLength,
	readText,
} from './cellText';
import { checked, orEmptyWord } from './keyword';

/** A text without the differences that nobody can see: Unicode's forms of a letter, white space. */
export const asSeen = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A text, or a number that a sheet made of it. */
export function parseText(cell: unknown): Parsed<string> {
	const [value] = [cell].flat();
	const parsed = cellText(cell);
	if (typeof value !== 'string' || !('value' in parsed)) return parsed;
	return { value: value.trim() };
}

const placeholder = new RegExp(`^(?:[-–—_.*?/…]{1,5}|${anyFor('placeholders')})$`, 'i');
const onlyAddress = /^(?:https?:\/\/|www\.)\S+$/i;

/** Signs of a file that was read wrongly, and HTML, which nobody wants to see in an ad or a name. */
const strayMarks: ReadonlyArray<readonly [RegExp, Fault['why']]> = [
	[/\uFFFD/, 'wrong encoding'],
	[
		/<\/?(?:[abipu]|br|div|em|font|h\d|hr|img|li|[ou]l|span|strong|su[bp])(?: [^<>]*)?\/?>/i,
		'HTML in a text',
	],
	[/&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/i, 'HTML in a text'],
];

/** The problem with the first of several patterns that a text has, if any. */
function problemOfMarks(text: string, marks: typeof strayMarks): Fault | undefined {
	for (const [mark, why] of marks) {
		const [contains] = mark.exec(text) ?? [];
		if (contains === text) return { is: text, why };
		if (contains !== undefined) return { contains, why };
	}
	return undefined;
}

/** A text on one line, as it is seen. */
function parseLine(cell: unknown): Parsed<string> {
	const parsed = parseText(cell);
	if (!('value' in parsed)) return parsed;
	const seen = parsed.value.normalize('NFC').replace(/\p{Zs}/gu, ' ');
	const lines = seen.split(/[\p{Cc}\p{Zl}\p{Zp}]+/u).map((line) => line.trim());
	const value = lines.filter(Boolean).join(' ');
	const problem = problemOfMarks(value, strayMarks);
	if (problem) return { problem };
	if (lines.length === 1) return { value };
	return {
		value,
		readAs: `${formatValue(value)}, on one line`,
	};
}

/** The problem with a text that TikTok would refuse for its length; a character of any script counts as one. */
function textTooLong(text: string, max: number): Fault | undefined {
	const { length } = Array.from(text);
	if (length <= max) return undefined;
	return {
		why: 'text too long to send',
		facts: { length, max },
	};
}

const drafts = anyFor('drafts');
const inCapitals = anyOf(wordsFor('drafts').map((word) => word.toUpperCase()));

/** Texts that stand for one as a whole; as a part of one they may be meant. */
const textsToCome = keysFor('textsToCome');

/** Placeholders in a plan until there is a text, whole or as a part of it. */
const marksOfDrafts: typeof strayMarks = [
	[placeholder, 'not a text yet'],
	[/^lorem ipsum(?!\p{L}).*/iu, 'not a text yet'],
	[/^(?:\[[^[\]]*\]|<[^<>]*>|\{[^{}]*\})$/, 'not a text yet'],
	[
		new RegExp(`^(?:${drafts})[.…]*$|[[({<] ?(?:${drafts})[^\\])}>]*[\\])}>]`, 'i'),
		'not a text yet',
	],
	[new RegExp(`(?<![\\p{L}\\p{N}])(?:${inCapitals})(?![\\p{L}\\p{N}])`, 'u'), 'not a text yet'],
];

/** A number, a letter in brackets or a bullet at the beginning of a line. */
const ofList = /^[^\S\n]*(?:\d{1,2}[.)]|\(?[a-e]\)|[-–•*·▪]|[①-⑳])[^\S\n]*\S/gim;

function problemOfList(cell: unknown): Fault | undefined {
	const { length: count } = String(cell).match(ofList) ?? [];
	if (count < 2) return undefined;
	return { why: 'several texts', facts: { count } };
}

/** True for a problem that words for the cell take away. */
export const isOfDraft = ({ why }: Fault) => why === 'not a text yet' || why === 'several texts';

/** A parser of texts of at most so many characters; `isSaid` is true for one that a person put in place of a cell's. */
export const shortText =
	(max: number) =>
	(cell: unknown, { isSaid = false }: { readonly isSaid?: boolean } = {}): Parsed<string> => {
		const parse = checked(parseLine, (text) => {
			if (onlyAddress.test(text)) return { is: text, why: 'address for a text' };
			const tooLong = textTooLong(text, max);
			if (isSaid) return tooLong;
			if (textsToCome.has(normalizeKey(text))) return { is: text, why: 'not a text yet' };
			return problemOfList(cell) ?? tooLong ?? problemOfMarks(text, marksOfDrafts);
		});
		return orEmptyWord(parse)(cell);
	};

/** Invisible characters. A joiner between letters of Arabic or an Indic script shows, and stays. */
const unseen = new RegExp(
	`(?!(?<=[\\p{Script=Arabic}\\p{M}])[\\u200C\\u200D](?=\\p{L}))${invisible.source}`,
	'gu',
);

/** A parser of names. Two that look the same must be the same, so what nobody sees is taken out. */
export const nameParser =
	(noun: string) =>
	(cell: unknown): Parsed<string> => {
		const parsed = parseLine(cell);
		if (!('value' in parsed)) return parsed;
		const { value: line } = parsed;
		const [picture] = emoji.exec(line) ?? [];
		if (picture) {
			return {
				problem: {
					why: 'emoji in a name',
					facts: { emoji: { written: picture } },
				},
			};
		}
		const name = line.replace(unseen, '').trim();
		const problem = problemOfName(name, noun);
		if (problem) return { problem };
		if (name === line) return parsed;
		return { value: name, readAs: `${formatValue(name)}, without invisible characters` };
	};

function problemOfName(name: string, noun: string): Fault | undefined {
	if (name === '' || placeholder.test(name)) {
		return {
			is: name,
			why: 'not a name',
			facts: { noun },
		};
	}
	return textTooLong(name, maxNameLength);
}

/** The name of an ad group. */
export const parseName = nameParser('ad group');

/** Pictures in color, keycaps and flags; not signs that are text by default, such as ©, ★ and ♀. */
const emoji =
	/[#*0-9]\uFE0F?\u20E3|\p{RI}{2}|\p{Emoji_Presentation}|(?![#*0-9©®™])\p{Emoji}\uFE0F|(?=[\u{1F000}-\u{1FAFF}])\p{Extended_Pictographic}/u;

/** A parser of IDs of a form; `otherwise` is the problem with other texts, and `idIn` takes out what is around. */
export const idParser =
	(form: RegExp, otherwise: Reason, idIn = (text: string) => text) =>
	(cell: unknown): Parsed<string> =>
		readText(cell, { why: 'not an ID', remedy: 'enter one ID' }, (text) => {
			const id = idIn(text.replace(/^id\s*:\s*(?=\w)/i, ''));
			if (!form.test(id)) return otherwise;
			if (id === text) return { value: id };
			return { value: id, readAs: id };
		});

/** Text, or an exact number: an ID that lost digits would point at somebody else's campaign. */
export const parseId = idParser(
	/^[A-Za-z0-9][\w-]*$/,
	{ why: 'not an ID' },
	// "1,000" is a thousand to most people, not an ID with decimals.
	(text) => text.replace(/^(\d+)[.,](?!000$)0+$/, '$1').replace(/^(?=\d+$)0+/, ''),
);

/**
 * True for an ID as it is after a spreadsheet, which keeps 15 digits of a number and fills up with zeros, or
 * JSON, which keeps about 16. One real ID in a thousand looks like this, too.
 */
export const maybeRounded = (id: string) => /^\d{15,16}000$/.test(id);

export const parseTikTokId = checked(parseId, (id) =>
	/\D/.test(id) ? { is: id, why: 'more than digits' } : undefined,
);

/** The IDs of what TikTok makes today. */
export const longId = /^\d{16,19}$/;

/** Row numbers and IDs of a CRM are refused before they change anything. */
const longIdParser = (noun: string) =>
	checked(parseTikTokId, (id) => {
		if (longId.test(id)) return undefined;
		return {
			is: id,
			why: 'not a long ID',
			facts: { noun },
		};
	});

export const parseAdGroupId = longIdParser('ad group');
export const parseAdId = longIdParser('ad');

/** In the parameters and the path of a link, also after its "#", and in lists as browsers write them. */
const campaignIds =
	/(?<=[?&#](?:selected_?)?campaign_?ids?(?:\[\]|,,)?=)[\d\s,;"'[\]]+(?=[&#]|$)|(?<=\/campaigns?\/)\d+(?=[/?#]|$)/gi;

/** The ad account that a link to TikTok Ads Manager names. */
export const accountOfLink = (value: unknown): string | undefined =>
	/[?&#](?:aadvid|advertiser_?id)=(\d+)(?=[&#]|$)/i.exec(String(value))?.[1];

/** A campaign's ID, also from a link to TikTok Ads Manager. */
export function parseCampaign(value: unknown): Parsed<string> {
	const cell = cellText(value);
	let text = '';
	if ('value' in cell) text = cell.value;
	// People copy links with and without their beginning.
	const isLink = /^(?:https?:\/\/|[\w.-]+\.[a-z]{2,}\/)./i.test(text);
	if (!isLink) return parseTikTokId(value);
	const lists = text.replace(/%(?:5B|5D|22|2C|20)/gi, ',').match(campaignIds);
	const [ofLink, otherId] = new Set(lists?.join().match(/\d+/g));
	const isOfTikTok = /^(?:https?:\/\/)?(?:[\w-]+\.)*tiktok\.com[/?#]/i.test(text);
	if (!isOfTikTok || !ofLink || otherId) {
		return { problem: { is: text, why: 'not the link of a campaign' } };
	}
	const parsed = parseTikTokId(ofLink);
	if (!('value' in parsed)) return parsed;
	const account = accountOfLink(text);
	const readAs = `campaign ${parsed.value}`;
	if (account === undefined) return { ...parsed, readAs };
	return { ...parsed, readAs: `${readAs} in account ${account}` };
}

/**
 * A parser of addresses that anybody can open; messages name the example. `find` gives the address that is
 * meant in place of a written one, or why that can't be used. What is sent is as `URL` writes it.
 */
export const addressParser =
	(example: string, find?: (url: URL) => URL | Reason) =>
	(cell: unknown): Parsed<string> =>
		readText(
			cell,
			{
				why: 'not an address',
				facts: { example },
			},
			(written) => {
				// As a page's source has it.
				const value = written.replace(/&(?:amp|#38);/gi, '&');
				const inPart: Reason = {
					why: 'not a whole address',
					facts: { example },
				};
				if (/^http:\/\//i.test(value)) return { why: 'not https' };
				const isWhole = /^https:\/\/(?!\/)[^\s<>"\\]+$/i.test(value);
				if (!isWhole || !URL.canParse(value)) return inPart;
				const url = new URL(value);
				if (!url.hostname.includes('.')) return inPart;
				const meant = find?.(url) ?? url;
				if ('why' in meant) return meant;
				const { href } = meant;
				if (asShown(href) === asShown(written)) return { value: href };
				return { value: href, readAs: href };
			},
		);

/** An address without what browsers hide, too: capitals of its beginning, and a slash after its host. */
const asShown = (address: string) => address.toLowerCase().replace(/\/(?=$|[?#])/, '');

/** The address of a page, in full: what begins with http:// or nothing is refused, not completed. */
export const parsePage = orEmptyWord(addressParser('https://example.com/sale'));

/** "utm_source=tiktok&utm_medium=paid", also with a question mark before it or a line for each. */
export const parseParameters = orEmptyWord((cell) => readText(cell, undefined, readParameters));

function readParameters(written: string): Reading<string> {
	const remedy = 'enter URL parameters';
	if (/^[\w-]*:\/\/|^www\./i.test(written)) {
		return { why: 'address for URL parameters', remedy };
	}
	let query = '';
	let isList = false;
	const text = written.replace(/&(?:amp|#38);/gi, '&');
	for (const line of text.replace(/^[?&]+/, '').split(/[&\n\r]/)) {
		const part = line.trim();
		if (!part) continue;
		if (!/^[^=\s#?&]+=[^#]*$/.test(part)) return { why: 'not names and values', remedy };
		// "a=1; b=2" and "a=1, b=2" would be one parameter.
		isList ||= /[;,\s][\w-]+=/.test(part);
		query += query && '&';
		query += part.replace(/\s+/g, '%20');
	}
	if (isList) return { why: 'values without &', remedy };
	const value = query.replace(/[^\x20-\x7E]+/g, encodeURIComponent);
	if (text !== written || /[^\x21-\x7E]/.test(written)) return { value, readAs: value };
	return { value };
}

/** The names and values in a query, decoded. */
const entriesIn = (query: string) =>
	[...new URLSearchParams(query)].filter(([name]) => name !== '');

/** An address with parameters, each once; what differs from those that it has is a problem. */
export function withParameters(address: string, parameters: string): Parsed<string> {
	if (!URL.canParse(address)) return { problem: { why: 'no page for URL parameters' } };
	const url = new URL(address);
	const known: Groups<string> = new Map();
	// The part after the "#" may be an address within the page, such as #/shop?utm_source=tiktok.
	const [, ofRoute = ''] = /^[^?]*\?(.*)$/s.exec(url.hash) ?? [];
	for (const [name, value] of [url.search, ofRoute].flatMap(entriesIn)) {
		addTo(known, name, value);
	}
	const ofPage = new Set(known.keys());
	let query = url.search.slice(1).replace(/&+$/, '');
	for (const part of parameters.split('&')) {
		for (const [name, value] of entriesIn(part)) {
			const values = known.get(name);
			const other = values?.find((existing) => existing !== value);
			if (other !== undefined) {
				const why = ofPage.has(name) ? 'other value in the page' : 'URL parameter with two values';
				const inPage = other === '' ? 'empty' : { written: other };
				const facts = {
					name,
					value,
					other,
					ofPage: inPage,
				};
				return { problem: { why, facts } };
			}
			if (!values) query += `${query && '&'}${part}`;
			known.set(name, [value]);
		}
	}
	url.search = query;
	return { value: url.href };
}

/** Eight digits or more, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
export const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;
