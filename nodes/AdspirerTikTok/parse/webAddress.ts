import { checked, formatValue, readText, type Parsed } from './cell';
import { orEmptyWord } from './keyword';
import { leavesOf, parseEntries, type EntryParser } from './list';
import { idParser, longId } from './text';

/** A parser of addresses that anybody can open; messages name the example. */
const addressParser =
	(example: string, whyNot?: (url: URL) => string | undefined) =>
	(given: unknown): Parsed<string> =>
		readText(given, `isn't an address. Enter one, such as ${example}.`, (value) => {
			const whole = `which isn't a whole address. Enter it in full, such as ${example}.`;
			if (/^http:\/\//i.test(value)) {
				return 'but TikTok takes only addresses that begin with https://. Enter that one.';
			}
			if (!/^https:\/\/[^\s<>"\\]+$/i.test(value) || !URL.canParse(value)) return whole;
			const url = new URL(value);
			if (url.username !== '') return 'which holds a password. Enter an address without one.';
			if (ownNetwork.test(url.hostname)) {
				return 'which only your own network can open. Enter an address that anybody can open.';
			}
			if (!/\.\p{L}[\p{L}\d-]*$|^[\d.]+$|^\[/u.test(url.hostname)) return whole;
			return whyNot?.(url) ?? { value: value.replace(/^https/i, 'https') };
		});

const ownNetwork =
	/^(?:localhost|.+\.(?:local|localhost|internal|lan|test|invalid)|(?:127|10)\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+|169\.254\.[\d.]+|0\.0\.0\.0|\[(?:::1?|f[cde].*)\])$/i;

/** The address of a page, in full: what begins with http:// or nothing is refused, not completed. */
export const parsePage = orEmptyWord(addressParser('https://example.com/sale'));

/** Sites of pages on which people look at a file; a dot before one is for what is below it, too. */
const viewers = new Set(
	`.youtube.com .youtube-nocookie.com youtu.be drive.google.com docs.google.com photos.google.com
	vimeo.com player.vimeo.com dropbox.com 1drv.ms onedrive.live.com .sharepoint.com
	instagram.com .facebook.com fb.watch fb.com x.com twitter.com .pinterest.com pin.it linkedin.com
	loom.com dailymotion.com dai.ly .wetransfer.com we.tl icloud.com canva.com figma.com app.frame.io
	next.frame.io f.io .box.com`.split(/\s+/),
);

const isViewer = (host: string) =>
	[host, `.${host}`, host.replace(/^[\w-]+/, '')].some((one) => viewers.has(one)) ||
	/(?:^|\.)goo\.gl$/.test(host);

/** Addresses of files on these sites. */
const filesOfViewers =
	/^drive\.google\.com\/uc\b|^player\.vimeo\.com\/(?!video\/)|^onedrive\.live\.com\/download|box\.com\/shared\/static\/|(?:dropbox|sharepoint)\.com\/.*[?&](?:dl|raw|download)=1\b/;

const otherFiles =
	'avi|webm|mkv|wmv|flv|m3u8|3gp|gif|svg|bmp|tiff?|heic|avif|pdf|zip|html?|docx?|pptx?|xlsx?|mp3|wav|psd|ai';

/** A parser of the address of a file, which the service fetches itself: a page that shows it is none. */
function fileParser(word: string, takes: string, wrong: string, example: string) {
	const wrongFile = new RegExp(`\\.(${wrong}|${otherFiles})$`, 'i');
	return addressParser(example, ({ hostname, pathname, search }) => {
		const host = hostname.replace(/^(?:www|m)\./, '').replace(/(?<=pinterest\.)[a-z.]+$/, 'com');
		if (/(?:^|\.)tiktok\.com$/.test(host)) {
			return "a page of TikTok's. Enter a TikTok post by its Post ID, as a Spark post.";
		}
		if (isViewer(host) && !filesOfViewers.test(host + pathname + search)) {
			return `a page of ${host} on which people look at ${word}, and not the file. Enter the file's own address, such as ${example}.`;
		}
		const [, ending] = wrongFile.exec(pathname) ?? [];
		if (ending === undefined) return undefined;
		return `a file of the type ${ending.toUpperCase()}, but ${word} has to be ${takes}. Enter the address of such a file.`;
	});
}

export const parseVideo = orEmptyWord(
	fileParser('a video', 'MP4 or MOV', 'jpe?g|png|webp', 'https://example.com/spring.mp4'),
);

const parseImage = fileParser(
	'an image',
	'JPG, PNG or WEBP',
	'mp4|mov',
	'https://example.com/spring.jpg',
);

/** The most images of one slideshow (Adspirer's reference). */
const maxImages = 20;

/** A list of one slideshow's images, by what parses each. */
const imageList = (separator: RegExp, each: EntryParser) =>
	orEmptyWord(
		checked(
			(given) => parseEntries(given, (text) => text.replace(separator, '\n').split(/\s/), each),
			({ length }) =>
				length > maxImages
					? `has ${length} images, but at most ${maxImages} make one slideshow. Remove some.`
					: undefined,
		),
	);

/** The addresses of images, on lines of their own or with commas; a comma may be part of an address. */
export const parseImages = imageList(/[,;|]{1,3}(?=\s|$|["']?https?:)/gi, parseImage);

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
		longId,
		"the ID of a TikTok post. Enter the 19 digits at the end of the post's address, as text.",
		(text) => linkOfPost.exec(text)?.[1] ?? text,
	),
);

/** "utm_source=tiktok&utm_medium=paid", also with a question mark before it or a line for each. */
export const parseParameters = orEmptyWord((given) =>
	readText(given, undefined, (written) => {
		const enter = 'Enter it like utm_source=tiktok&utm_medium=paid.';
		if (/^[\w-]*:\/\/|^www\./i.test(written)) return `which is an address. ${enter}`;
		const parts = written.replace(/^[?&]+/, '').split(/[&\n\r]/);
		const filled = parts.map((part) => part.trim()).filter((part) => part !== '');
		if (!filled.every((part) => /^[^=\s#?&]+=[^#]*$/.test(part))) {
			return `which isn't made of names and values. ${enter}`;
		}
		// "a=1; b=2" and "a=1, b=2" would be one parameter.
		if (filled.some((part) => /[;,\s][\w-]+=/.test(part))) {
			return `which has no & between two of its values. ${enter}`;
		}
		const value = filled.join('&').replace(/\s+/g, '%20');
		return { value, ...(/\s/.test(written) && { readAs: value }) };
	}),
);

const entriesIn = (query: string) =>
	query.split('&').flatMap((part) => {
		const [name = '', ...value] = part.split('=');
		return name === '' ? [] : [[name, value.join('=')] as const];
	});

/** An address with parameters, each once; what differs from those that it has is a problem. */
export function withParameters(address: string, parameters: string): Parsed<string> {
	const [, page = '', query = '', hash = ''] = /^([^?#]*)\??([^#]*)(.*)$/s.exec(address) ?? [];
	const given = new Map(entriesIn(query));
	let all = query.replace(/&+$/, '');
	for (const [name, value] of entriesIn(parameters)) {
		const other = given.get(name);
		if (other === undefined) all += `${all && '&'}${name}=${value}`;
		else if (other !== value) {
			const known = `${name} is ${other === '' ? 'empty' : formatValue(other)} already`;
			return { problem: `has ${name}=${value}, but ${known}. Make the two match, or remove one.` };
		}
		given.set(name, value);
	}
	return { value: all === '' ? address : `${page}?${all}${hash}` };
}
