import {
	cellText,
	checked,
	formatValue,
	invisible,
	maxNameLength,
	onlyEntry,
	plainText,
	readText,
	type Parsed,
} from './cell';
import { orEmptyWord } from './keyword';

/** A text without the differences that nobody can see: Unicode's forms of a letter, white space. */
export const asSeen = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** A text, or a number that a sheet made of it. */
export function parseText(given: unknown): Parsed<string> {
	const value = onlyEntry(given);
	return readText(value, undefined, (text) => ({
		value: typeof value === 'string' ? value.trim() : text,
	}));
}

/** True for what stands where something is still to be written. */
const isPlaceholder = (text: string) => /^(?:[-–—_.*?/…]{1,5}|tb[acd]|n\/a)$/i.test(text);

/** A text on one line, as it is seen. */
function parseLine(given: unknown): Parsed<string> {
	const parsed = parseText(given);
	if (!('value' in parsed)) return parsed;
	const seen = parsed.value.normalize('NFC').replace(/\p{Zs}/gu, ' ');
	const lines = seen.split(/[\p{Cc}\p{Zl}\p{Zp}]+/u).map((line) => line.trim());
	const value = lines.filter((line) => line !== '').join(' ');
	return { value, ...(lines.length > 1 && { readAs: `${formatValue(value)}, on one line` }) };
}

/** The problem with a text that TikTok would refuse for its length; a character of any script counts as one. */
function problemOfLength(text: string, max: number): string | undefined {
	const { length } = Array.from(text);
	return length > max
		? `is ${length} characters long, but TikTok accepts at most ${max}. Shorten it.`
		: undefined;
}

/** A parser of texts of at most so many characters. */
export const shortText = (max: number) =>
	orEmptyWord(
		checked(parseLine, (text) =>
			isPlaceholder(text)
				? `is ${formatValue(text)}, which isn't a text yet. Enter the text.`
				: problemOfLength(text, max),
		),
	);

/** A parser of the names of such things. */
export const nameParser = (noun: string) => checked(parseLine, (name) => problemOfName(name, noun));

/** The name of an ad group. Two names that look the same must be the same, so nothing invisible stays. */
export const parseName = nameParser('ad group');

function problemOfName(name: string, noun: string): string | undefined {
	if (isPlaceholder(name)) {
		return `is ${formatValue(name)}, which isn't a name. Enter the ${noun}'s name.`;
	}
	const [picture] = emoji.exec(name) ?? [];
	if (picture) {
		return `contains emoji, such as "${picture}", which TikTok doesn't accept in names. Remove them.`;
	}
	if (name.includes('\uFFFD')) {
		return 'contains "\uFFFD", which usually means that the file was opened with the wrong encoding. Check the name.';
	}
	// Joiners that the writing needs become letters here, so that the places stay the same.
	const at = name.replace(visibleJoiner, 'x').search(invisible);
	if (at < 0) return problemOfLength(name, maxNameLength);
	const before = Array.from(name.slice(0, at)).slice(-20).join('').trim();
	const after = formatValue(plainText(name.slice(at)));
	const place = before === '' ? `before ${after}` : `after ${formatValue(before)}`;
	return `has an invisible character ${place}. Delete it there, or type the name again.`;
}

/** Joiners that show: in Arabic script between letters that would join, in Indic ones after a virama (northern scripts, then southern). */
const visibleJoiner =
	/(?<=\p{Script=Arabic})(?<![آأؤإاةدذرزوىءٱڈڑژ])\u200C(?=\p{Script=Arabic})|(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D]|[\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D](?=\p{L})/gu;

/** Pictures in color, keycaps and flags; not signs that are text by default, such as ©, ★ and ♀. */
const emoji =
	/[#*0-9]\uFE0F?\u20E3|\p{RI}{2}|\p{Emoji_Presentation}|(?![#*0-9©®™])\p{Emoji}\uFE0F|(?=[\u{1F000}-\u{1FAFF}])\p{Extended_Pictographic}/u;

const example = 'such as 1790000000000000001';

/** A parser of IDs of a form; `otherwise` completes "which isn't", and `idIn` takes out what is around. */
export const idParser =
	(form: RegExp, otherwise: string, idIn = (text: string) => text) =>
	(given: unknown): Parsed<string> =>
		readText(given, "isn't an ID. Enter one ID as text.", (text) => {
			const id = idIn(text.replace(/^id\s*:\s*(?=\w)/i, ''));
			if (!form.test(id)) return `which isn't ${otherwise}`;
			return { value: id, ...(id !== text && { readAs: id }) };
		});

const parseAnyId = idParser(
	/^[A-Za-z0-9][\w-]*$/,
	`an ID. Enter only the ID, ${example}, without a name or separators.`,
	// "1,000" is a thousand to most people, not an ID with decimals.
	(text) => text.replace(/^(\d+)[.,](?!000$)0+$/, '$1').replace(/^0+(?=\d*$)/, ''),
);

/** Text, or an exact number: an ID that lost digits would point at somebody else's campaign. */
export function parseId(given: unknown): Parsed<string> {
	const parsed = parseAnyId(given);
	// Spreadsheets keep 15 digits of a number, and JSON about 16, and fill up with zeros.
	if (!('value' in parsed) || !/^\d{15,16}000$/.test(parsed.value)) return parsed;
	const warning = `is ${parsed.value}, which ends in zeros, as if a spreadsheet rounded it. Compare it with the ID in TikTok Ads Manager.`;
	return { ...parsed, warning };
}

const matching = (parse: (given: unknown) => Parsed<string>, form: RegExp, otherwise: string) =>
	checked(parse, (id) => (form.test(id) ? undefined : `is ${formatValue(id)}, but ${otherwise}`));

export const parseTikTokId = matching(
	parseId,
	/^\d+$/,
	`TikTok IDs have digits only. Enter the ID, ${example}, instead of a name or a code.`,
);

/** The IDs of what TikTok makes today; none is a number that a spreadsheet rounded to 15 digits. */
export const longId = /^(?!\d{15}0{3,4}$)\d{16,19}$/;

/** Row numbers and IDs of a CRM are refused before they change anything. */
const longIdParser = (noun: string) =>
	matching(
		parseTikTokId,
		longId,
		`the ID of an ${noun} has 16 to 19 digits, and spreadsheets round it. Format the column as text, and copy the ID from TikTok Ads Manager.`,
	);

export const parseAdGroupId = longIdParser('ad group');

export const parseAdId = longIdParser('ad');

/** In the parameters and the path of a link, also after its "#", and in lists as browsers write them. */
const campaignIds =
	/(?<=[?&#](?:selected_?)?campaign_?ids?(?:\[\]|,,)?=)[\d\s,;"'[\]]+(?=[&#]|$)|(?<=\/campaigns?\/)\d+(?=[/?#]|$)/gi;

/**
 * The ID of a campaign, or a link from TikTok Ads Manager that names exactly one, with the ad account in
 * it, to be compared with the row's own.
 */
export function parseCampaign(
	given: unknown,
): Parsed<{ readonly id: string; readonly advertiserId?: string }> {
	const cell = cellText(given);
	const text = 'value' in cell ? cell.value : '';
	// People copy links with and without their beginning.
	const isLink = /^(?:https?:\/\/|[\w.-]+\.[a-z]{2,}\/)./i.test(text);
	const lists = text.replace(/%(?:5B|5D|22|2C|20)/gi, ',').match(campaignIds) ?? [];
	const [ofLink, other] = new Set(lists.join().match(/\d+/g));
	const isOfTikTok = /^(?:https?:\/\/)?(?:[\w-]+\.)*tiktok\.com[/?#]/i.test(text);
	if (isLink && (!isOfTikTok || ofLink === undefined || other !== undefined)) {
		const problem = `is ${formatValue(text)}, which isn't a link from TikTok Ads Manager that names one campaign. In TikTok Ads Manager, open the campaign and copy its ID, or a link that contains campaign_id.`;
		return { problem };
	}
	const parsed = parseTikTokId(isLink ? ofLink : given);
	if (!('value' in parsed)) return parsed;
	const id = parsed.value;
	if (!isLink) return { ...parsed, value: { id } };
	const [, advertiserId] = /[?&#](?:aadvid|advertiser_?id)=(\d+)(?=[&#]|$)/i.exec(text) ?? [];
	return {
		...parsed,
		value: { id, ...(advertiserId && { advertiserId }) },
		readAs: `campaign ${id}${advertiserId ? ` in account ${advertiserId}` : ''}`,
	};
}
