import { formatList, isRecord } from '../base/values';
import { type EntryParser, type Parsed, type Reason, leavesOf, parseEntries } from './cellText';
import { orEmptyWord } from './keyword';
import { addressParser, idParser, longId } from './text';

/** Sites of pages on which people look at a file; SharePoint has one for each organization. */
const viewers = new Set([
	'youtube.com',
	'youtu.be',
	'vimeo.com',
	'drive.google.com',
	'dropbox.com',
	'sharepoint.com',
	'instagram.com',
	'wetransfer.com',
]);

/** Addresses of files on these sites. */
const filesOfViewers = [
	/^drive\.google\.com\/uc\b/,
	/^dropbox\.com\/(?:s|scl\/fi)\/.*[?&](?:dl|raw)=1\b/,
	/sharepoint\.com\/.*[?&]download=1\b/,
];

/** Where the file is whose page Google Drive or Dropbox shows; other addresses stay as they are. */
function fileOfPage(url: URL): URL {
	const { hostname, pathname, searchParams: query } = url;
	if (hostname === 'drive.google.com') {
		const [, ofPath] = /\/file\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(pathname) ?? [];
		const isOpen = /\/open$/.test(pathname);
		const id = ofPath ?? (isOpen && query.get('id'));
		if (!id) return url;
		const file = new URL(
			`https://drive.google.com/uc?export=download&id=${encodeURIComponent(id)}`,
		);
		// Older files can't be opened without it.
		const key = query.get('resourcekey');
		if (key) file.searchParams.set('resourcekey', key);
		return file;
	}
	const isDropbox = /^(?:www\.)?dropbox\.com$/.test(hostname);
	if (!isDropbox || !/^\/(?:s|scl\/fi)\//.test(pathname)) return url;
	if (query.get('raw') === '1' || query.get('dl') === '1') return url;
	const file = new URL(url);
	file.searchParams.set('dl', '1');
	return file;
}

/** A file that people share with a link, which opens it for nobody else unless they say so. */
const shared =
	/^https:\/\/(?:drive(?:\.usercontent)?\.google|(?:\w+\.)?dropbox(?:usercontent)?)\.com\//;

const otherFiles =
	'avi|webm|mkv|wmv|flv|m3u8|3gp|gif|svg|bmp|tiff?|heic|avif|pdf|zip|html?|docx?|pptx?|xlsx?|mp3|wav|psd|ai';

const linkOfPost = /^(?:https?:\/\/)?(?:[\w-]+\.)?tiktok\.com\/@[^/\s]+\/(?:video|photo)\/(\d+)/i;

const aVideo = {
	/** How its MIME types begin. */
	type: 'video',
	wrong: new RegExp(`\\.(jpe?g|png|webp|${otherFiles})$`, 'i'),
	/** The words for it in problems. */
	facts: {
		kind: 'a video',
		takes: 'MP4 or MOV',
		example: 'https://example.com/spring.mp4',
	},
};

/** A kind of file that an ad shows. */
type FileKind = typeof aVideo;

const anImage: FileKind = {
	type: 'image',
	wrong: new RegExp(`\\.(mp4|mov|${otherFiles})$`, 'i'),
	facts: {
		kind: 'an image',
		takes: 'JPG, PNG or WEBP',
		example: 'https://example.com/spring.jpg',
	},
};

/** The problem with a file of another type, by its MIME type or the ending of its name. */
function whyWrong(name: string, kind: FileKind, type = ''): Reason | undefined {
	const why = 'file of another type';
	if (type && !type.startsWith(`${kind.type}/`)) {
		return { why, remedy: 'enter such a file', facts: { ...kind.facts, type } };
	}
	const [, ending] = kind.wrong.exec(name) ?? [];
	if (!ending) return undefined;
	return { why, facts: { ...kind.facts, type: ending.toUpperCase() } };
}

/** A parser of the address of a file, which the service fetches itself: a page that shows it is none. */
const fileParser = (kind: FileKind) =>
	addressParser(kind.facts.example, (written) => {
		const url = fileOfPage(written);
		const { hostname, pathname, search } = url;
		const host = hostname.replace(/^(?:www|m)\./, '');
		if (linkOfPost.test(url.href)) return { why: 'post for a file', facts: kind.facts };
		if (/(?:^|\.)tiktok\.com$/.test(host)) return { why: "page of TikTok's" };
		const address = host + pathname + search;
		const isFile = filesOfViewers.some((form) => form.test(address));
		const site = host.replace(/^.+\.(?=sharepoint\.com$)/, '');
		if (viewers.has(site) && !isFile) {
			return {
				why: 'page that shows a file',
				facts: { ...kind.facts, host },
			};
		}
		return whyWrong(pathname, kind) ?? url;
	});

const textIn = (...values: readonly unknown[]) =>
	values.find((value): value is string => typeof value === 'string') ?? '';

/**
 * The file that a cell's object is, as Airtable, Notion and forms write one: its address, and its name or
 * MIME type. Undefined for other objects.
 */
export function attachmentIn(value: unknown) {
	if (!isRecord(value)) return undefined;
	// Notion has the address one level below.
	const inner = [value.file, value.external].find(isRecord);
	const url = textIn(value.url, inner?.url);
	let type = textIn(value.type, value.mimeType, value.mimetype);
	if (!type.includes('/')) type = '';
	const filename = textIn(value.filename, value.fileName);
	if (!url || !(filename || type || inner)) return undefined;
	return {
		url,
		type,
		name: filename || textIn(value.name),
	};
}

const addressOf = (leaf: unknown) => attachmentIn(leaf)?.url ?? leaf;

/** A parser of files that takes attachments, and says of what it reads what a person has to see to. */
const ofFiles =
	<T extends string | string[]>(kind: FileKind, parse: (cell: unknown) => Parsed<T>) =>
	(cell: unknown): Parsed<T> => {
		const leaves = leavesOf(cell);
		let hasFile = false;
		for (const leaf of leaves) {
			const file = attachmentIn(leaf);
			if (!file) continue;
			hasFile = true;
			const { name, type, url } = file;
			const why = whyWrong(name, kind, type);
			if (why) return { problem: { contains: name || url, ...why } };
		}
		const parsed = parse(hasFile ? leaves.map(addressOf) : cell);
		if (!('value' in parsed)) return parsed;
		const addresses = [parsed.value].flat();
		const readAs = parsed.readAs ?? formatList(addresses);
		if (addresses.some((address) => shared.test(address))) {
			return {
				...parsed,
				readAs: `${readAs}, which anybody with the link must be able to open`,
			};
		}
		if (!hasFile) return parsed;
		return { ...parsed, readAs };
	};

/** Between two addresses in one cell; a comma may be part of one. */
const betweenAddresses = /[,;|]{1,3}(?=\s|$|["']?https?:)/gi;

/** How many addresses of the Internet a cell holds. */
export function countAddresses(cell: unknown): number {
	let count = 0;
	for (const leaf of leavesOf(cell).map(addressOf)) {
		if (typeof leaf !== 'string') continue;
		const lines = leaf.replace(betweenAddresses, '\n');
		count += lines.match(/(?<!\S)["']?https?:\/\//gi)?.length ?? 0;
	}
	return count;
}

/** The one video of an ad, by the address of its file. */
function parseOneVideo(cell: unknown): Parsed<string> {
	const count = countAddresses(cell);
	if (count < 2) return fileParser(aVideo)(cell);
	return {
		problem: {
			why: 'several videos',
			facts: { count },
		},
	};
}

export const parseVideo = orEmptyWord(ofFiles(aVideo, parseOneVideo));

/** The most images of one slideshow (Adspirer's reference). */
const maxImages = 20;

/** A list of one slideshow's images, by what parses each. */
function imageList(separator: RegExp, each: EntryParser) {
	const split = (text: string) => text.replace(separator, '\n').split(/\s/);
	return orEmptyWord((cell): Parsed<string[]> => {
		const parsed = parseEntries(cell, split, each);
		if (!('value' in parsed) || parsed.value.length <= maxImages) return parsed;
		const facts = { count: parsed.value.length, most: maxImages };
		return { problem: { why: 'too many images', facts } };
	});
}

/** The addresses of images, on lines of their own or with commas. */
export const parseImages = ofFiles(anImage, imageList(betweenAddresses, fileParser(anImage)));

/** The ID of a video or an image in the account: TikTok's have letters, digits and slashes. */
const assetIdParser = ({ facts }: FileKind) =>
	idParser(/^(?=.*\d)[A-Za-z0-9][\w~/-]{4,199}$/, { why: 'not the ID of a file', facts });

export const parseVideoId = orEmptyWord(assetIdParser(aVideo));
export const parseImageIds = imageList(/[,;|]/g, assetIdParser(anImage));

/** IDs as TikTok writes them; a file's name has an ending, words, or underscores. */
const mediaIds =
	/^(?:(?:id:\s?)?(?:[a-z]?\d[\da-z]{14,}|ad-[\w-]+\/[\da-z]{16,})(?:[\s,;|]+|$))+$/i;

/** An address, an ID, or only what it is called. */
export type KindOfMedia = 'address' | 'id' | 'name';

/** The content of a cell about a video or images. */
export function kindOfMedia(value: unknown): KindOfMedia {
	const text = leavesOf(value).map(addressOf).join('\n').trim();
	if (/(?:^|[\s,;|])(?:https?:|www\.|[\w-]+(?:\.[\w-]+)+\/)/i.test(text)) return 'address';
	if (mediaIds.test(text)) return 'id';
	return 'name';
}

const endings = [
	['video_url', /^video\/|\.(?:mp4|mov)(?:$|[?#])/i],
	['image_urls', /^image\/|\.(?:jpe?g|png|webp)(?:$|[?#])/i],
] as const;

/** The column that all files of a cell belong in, by their types or endings; undefined if one doesn't say. */
export function columnOfFiles(value: unknown) {
	const files = leavesOf(value).flatMap((leaf) => {
		const { type, name } = attachmentIn(leaf) ?? {};
		if (type || name) return type || name;
		return textIn(leaf).replace(betweenAddresses, '\n').trim().split(/\s+/);
	});
	const [column] = endings.find(([, form]) => files.every((file) => form.test(String(file)))) ?? [];
	return column;
}

/** A TikTok post by its ID, or by its address, which ends in it. */
export const parsePost = orEmptyWord(
	idParser(longId, { why: 'not the ID of a post' }, (text) => linkOfPost.exec(text)?.[1] ?? text),
);
