import { cellText, formatValue, type Parsed } from './cell';
import { orEmptyWord } from './keyword';
import { leavesOf, parseEntries, type EntryParser } from './list';
import { idParser } from './text';

/** The address of a page, in full: what begins with http:// or nothing is refused, not completed. */
export const parsePage = orEmptyWord((given) => parseAddress(given, 'https://example.com/sale'));

/** An address that anybody can open; messages name the example. */
function parseAddress(given: unknown, example: string): Parsed<string> {
	const cell = cellText(given, `isn't an address. Enter one, such as ${example}.`);
	if (!('value' in cell)) return cell;
	const { value } = cell;
	const refused = (what: string) => ({ problem: `is ${formatValue(value)}, ${what}` });
	if (/^http:\/\//i.test(value)) {
		return refused('but TikTok takes only addresses that begin with https://. Enter that one.');
	}
	const whole = `which isn't a whole address. Enter it in full, such as ${example}.`;
	if (!/^https:\/\/[^\s<>"\\]+$/i.test(value) || !URL.canParse(value)) return refused(whole);
	const { hostname, username } = new URL(value);
	if (username !== '') return refused('which holds a password. Enter an address without one.');
	if (ownNetwork.test(hostname)) {
		return refused('which only your own network can open. Enter an address that anybody can open.');
	}
	if (!/\.\p{L}[\p{L}\d-]*$|^[\d.]+$|^\[/u.test(hostname)) return refused(whole);
	return { value: value.replace(/^https/i, 'https') };
}

const ownNetwork =
	/^(?:localhost|.+\.(?:local|localhost|internal|lan|test|invalid)|(?:127|10)\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|0\.0\.0\.0|\[(?:::1?|f[cde].*)\])$/i;

/** Addresses of pages on which people look at a file, with the name of the site. */
const viewers: ReadonlyArray<readonly [site: string, RegExp]> = [
	['YouTube', /^(?:[\w-]+\.)?(?:youtube|youtube-nocookie)\.com\/|^youtu\.be\//],
	['Google Drive', /^drive\.google\.com\/(?!uc\b)|^docs\.google\.com\//],
	['Google Photos', /^photos\.(?:google\.com|app\.goo\.gl)\//],
	['Vimeo', /^vimeo\.com\/|^player\.vimeo\.com\/video\//],
	['Dropbox', /^dropbox\.com\/(?!.*[?&](?:dl|raw)=1\b)/],
	['OneDrive', /^1drv\.ms\/|^onedrive\.live\.com\/(?!download)/],
	['SharePoint', /^[\w-]+\.sharepoint\.com\/:\w:\/(?!.*[?&]download=1\b)/],
	['TikTok', /^(?:[\w-]+\.)?tiktok\.com\//],
	['Instagram', /^instagram\.com\//],
	['Facebook', /^(?:[\w-]+\.)?facebook\.com\/|^fb\.(?:watch|com)\//],
	['X', /^(?:x|twitter)\.com\//],
	['Pinterest', /^(?:[\w-]+\.)?pinterest\.[a-z.]+\/|^pin\.it\//],
	['LinkedIn', /^linkedin\.com\//],
	['Loom', /^loom\.com\/(?:share|embed)\//],
	['Dailymotion', /^dailymotion\.com\/|^dai\.ly\//],
	['WeTransfer', /^(?:[\w-]+\.)?wetransfer\.com\/|^we\.tl\//],
	['iCloud', /^icloud\.com\//],
	['Canva', /^canva\.com\//],
	['Figma', /^figma\.com\//],
	['Frame.io', /^(?:app|next)\.frame\.io\/|^f\.io\//],
	['Box', /^(?:[\w-]+\.)?box\.com\/(?!shared\/static\/)/],
];

/** What a file at an address may be: its word, its endings, and those that are certainly another. */
interface FileKind {
	readonly word: 'a video' | 'an image';
	readonly takes: string;
	readonly others: RegExp;
	readonly example: string;
}

const documents = 'gif|svg|bmp|tiff?|heic|avif|pdf|zip|html?|docx?|pptx?|xlsx?|mp3|wav|psd|ai';
const video: FileKind = {
	word: 'a video',
	takes: 'MP4 or MOV',
	others: new RegExp(`\\.(jpe?g|png|webp|avi|webm|mkv|wmv|flv|m3u8|3gp|${documents})$`, 'i'),
	example: 'https://example.com/spring.mp4',
};
const image: FileKind = {
	word: 'an image',
	takes: 'JPG, PNG or WEBP',
	others: new RegExp(`\\.(mp4|mov|avi|webm|mkv|wmv|flv|m3u8|3gp|${documents})$`, 'i'),
	example: 'https://example.com/spring.jpg',
};

/** The address of a file, which the service fetches itself: a page on which people see it is none. */
function parseFile(given: unknown, { word, takes, others, example }: FileKind): Parsed<string> {
	const parsed = parseAddress(given, example);
	if (!('value' in parsed)) return parsed;
	const { hostname, pathname, search } = new URL(parsed.value);
	const place = `${hostname.toLowerCase().replace(/^(?:www|m)\./, '')}${pathname}${search}`;
	const [site] = viewers.find(([, form]) => form.test(place)) ?? [];
	const refused = (what: string) => ({ problem: `is ${formatValue(parsed.value)}, ${what}` });
	if (site === 'TikTok') {
		return refused("a page of TikTok's. Enter a TikTok post by its Post ID, as a Spark post.");
	}
	if (site !== undefined) {
		return refused(
			`a page of ${site} on which people look at ${word}, and not the file. Enter the file's own address, such as ${example}.`,
		);
	}
	const [, other] = others.exec(pathname) ?? [];
	return other === undefined
		? parsed
		: refused(`a file of the type ${other.toUpperCase()}, but ${word} has to be ${takes}.`);
}

export const parseVideo = orEmptyWord((given) => parseFile(given, video));

/** The most images of one slideshow (Adspirer's reference). */
const maxImages = 20;

/** A list of one slideshow's images, by what parses each. */
const imageList = (separator: RegExp, each: EntryParser) =>
	orEmptyWord((given: unknown): Parsed<string[]> => {
		const parsed = parseEntries(given, (text) => text.replace(separator, '\n').split(/\s/), each);
		if (!('value' in parsed) || parsed.value.length <= maxImages) return parsed;
		const problem = `has ${parsed.value.length} images, but at most ${maxImages} make one slideshow.`;
		return { problem };
	});

/** The addresses of images, on lines of their own or with commas; a comma may be part of an address. */
export const parseImages = imageList(/[,;|]{1,3}(?=\s|$|["']?https?:)/gi, (one) =>
	parseFile(one, image),
);

/** The ID of a video or an image in the account: TikTok's have letters, digits and slashes. */
const assetIdParser = (what: string) =>
	idParser(
		/^(?=.*\d)[A-Za-z0-9][\w~/-]{4,199}$/,
		`the ID of ${what} in TikTok. Enter the ID, without a name or an ending.`,
	);

export const parseVideoId = orEmptyWord(assetIdParser('a video'));

export const parseImageIds = imageList(/[,;|]/g, assetIdParser('an image'));

/** IDs as TikTok writes them; a file's name has an ending, words, or underscores. */
const mediaIds =
	/^(?:(?:id:\s?)?(?:[a-z]?\d[\da-z]{14,}|ad-[\w-]+\/[\da-z]{16,})(?:[\s,;|]+|$))+$/i;

/** What a cell about a video or images holds: an address, an ID, or only what it is called. */
export function kindOfMedia(value: unknown): 'address' | 'id' | 'name' {
	const text = leavesOf(value).join('\n').trim();
	if (/(?:^|[\s,;|])(?:https?:|www\.|[\w-]+(?:\.[\w-]+)+\/)/i.test(text)) return 'address';
	return mediaIds.test(text) ? 'id' : 'name';
}

const linkOfPost = /^(?:https?:\/\/)?(?:[\w-]+\.)?tiktok\.com\/@[^/\s]+\/(?:video|photo)\/(\d+)/i;

/** A TikTok post by its ID, or by its address, which ends in it. */
export const parsePost = orEmptyWord(
	idParser(
		// Spreadsheets round such a number to 15 digits.
		/^(?!\d{15}0{3,4}$)\d{16,19}$/,
		"the ID of a TikTok post. Enter the 19 digits at the end of the post's address, as text.",
		(text) => linkOfPost.exec(text)?.[1] ?? text,
	),
);

/** "utm_source=tiktok&utm_medium=paid", also with a question mark before it or a line for each. */
export const parseParameters = orEmptyWord((given: unknown): Parsed<string> => {
	const cell = cellText(given);
	if (!('value' in cell)) return cell;
	const refused = (what: string) => ({
		problem: `is ${formatValue(cell.value)}, ${what} Enter it like utm_source=tiktok&utm_medium=paid.`,
	});
	if (/^[\w-]*:\/\/|^www\./i.test(cell.value)) return refused('which is an address.');
	const parts = cell.value.replace(/^[?&]+/, '').split(/[&\n\r]/);
	const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
	if (!filled.every((part) => /^[^=\s#?&]+=[^#]*$/.test(part))) {
		return refused("which isn't made of names and values.");
	}
	// "a=1; b=2" and "a=1, b=2" would be one parameter.
	if (filled.some((part) => /[;,\s][\w-]+=/.test(part))) {
		return refused('which has no & between two of its values.');
	}
	const text = filled.join('&').replace(/\s+/g, '%20');
	return { value: text, ...(/\s/.test(cell.value) && { readAs: text }) };
});

const entriesIn = (query: string) =>
	query.split('&').flatMap((part) => {
		const [name = '', ...value] = part.split('=');
		return name === '' ? [] : [[name, value.join('='), part] as const];
	});

/** An address with parameters, each once; what differs from those that it has is a problem. */
export function withParameters(address: string, parameters: string): Parsed<string> {
	const [, start = address, query, hash = ''] =
		/^([^?#]*)(?:\?([^#]*))?(#.*)?$/.exec(address) ?? [];
	const parts = query === undefined || query === '' ? [] : [query.replace(/&+$/, '')];
	const known = new Map(entriesIn(query ?? '').map(([name, value]) => [name, value]));
	for (const [name, value, part] of entriesIn(parameters)) {
		const other = known.get(name);
		if (other !== undefined && other !== value) {
			return {
				problem: `has ${name}=${value}, but ${name} is ${other === '' ? 'empty' : formatValue(other)} already. Make the two match, or remove one.`,
			};
		}
		if (other === undefined) parts.push(part);
		known.set(name, value);
	}
	return { value: parts.length > 0 ? `${start}?${parts.join('&')}${hash}` : address };
}
