import type { Parsed } from '../../nodes/AdspirerTikTok/parse/cell';
import { shortText } from '../../nodes/AdspirerTikTok/parse/text';
import * as webAddress from '../../nodes/AdspirerTikTok/parse/webAddress';

const { parseImages, parsePage, parseParameters, parsePost, parseVideo, withParameters } =
	webAddress;

/** What a cell is read as; for a problem its text, for an empty cell undefined. */
function read(parsed: Parsed<unknown>): unknown {
	if ('problem' in parsed) return `! ${parsed.problem}`;
	return 'value' in parsed ? parsed.value : undefined;
}

const refused = (part: string): unknown => expect.stringMatching(`^! .*${part}`);

describe('a landing page', () => {
	it.each<[unknown, unknown]>([
		['https://example.com', 'https://example.com'],
		[' https://shop.example.com/a?b=c,d#e ', 'https://shop.example.com/a?b=c,d#e'],
		['https://例え.jp/春', 'https://例え.jp/春'],
		['HTTPS://Example.com/A', 'https://Example.com/A'],
		['-', undefined],
		['http://example.com', refused('begin with https://')],
		['example.com/sale', refused("isn't a whole address")],
		['https://example', refused("isn't a whole address")],
		['https://example.com/my sale', refused("isn't a whole address")],
		['https://localhost/sale', refused('your own network')],
		['https://192.168.0.5/sale', refused('your own network')],
		['https://me:secret@example.com/', refused('password')],
		['https://example.com/{{ $json.id }}', refused('still contains')],
		['See brief', refused("isn't a whole address")],
		[42, refused("isn't a whole address")],
	])('%j', (cell, expected) => {
		expect(read(parsePage(cell))).toEqual(expected);
	});
});

describe('a video', () => {
	it.each([
		'https://cdn.example.com/spring.mp4',
		'https://cdn.example.com/files/123',
		'https://drive.google.com/uc?export=download&id=1a2b',
		'https://www.dropbox.com/s/abc/spring.mp4?dl=1',
		'https://player.vimeo.com/progressive_redirect/playback/1/rendition/1080p/file.mp4',
	])('%s may be a file', (address) => {
		expect(read(parseVideo(address))).toBe(address);
	});

	it.each([
		['https://www.youtube.com/watch?v=dQw4w9WgXcQ', 'a page of youtube.com'],
		['https://drive.google.com/file/d/1a2b/view?usp=sharing', 'a page of drive.google.com'],
		['https://www.dropbox.com/s/abc/spring.mp4?dl=0', 'a page of dropbox.com'],
		['https://example.sharepoint.com/:v:/g/abc', 'a page of example.sharepoint.com'],
		['https://www.instagram.com/reel/abc/', 'a page of instagram.com'],
		['https://www.tiktok.com/@shop/video/7200000000000000001', 'as a Spark post'],
		['https://cdn.example.com/spring.jpg', 'has to be MP4 or MOV'],
		['spring.mp4', "isn't a whole address"],
	])('%s is certainly none', (address, why) => {
		expect(read(parseVideo(address))).toEqual(refused(why));
	});
});

describe('images', () => {
	const [one, two] = ['https://a.example.com/w_1,h_2/1.jpg', 'https://a.example.com/2.png'];
	it.each<[unknown, unknown]>([
		[one, [one]],
		[`${one}\n${two}`, [one, two]],
		[`${one}, ${two}`, [one, two]],
		[`${one},${two},`, [one, two]],
		[`["${one}", "${two}"]`, [one, two]],
		[
			[one, two],
			[one, two],
		],
		['', undefined],
		[`${one}, https://a.example.com/3.gif`, refused('includes ".*3.gif".*JPG, PNG or WEBP')],
		[`${one} and more`, refused('includes "and"')],
		[
			Array.from({ length: 21 }, (_, at) => `${one}?${at}`).join('\n'),
			refused('has 21 images, but at most 20'),
		],
	])('%j', (cell, expected) => {
		expect(read(parseImages(cell))).toEqual(expected);
	});
});

describe('a Spark post', () => {
	const post = '7200000000000000001';
	it.each<[unknown, unknown]>([
		[post, post],
		[`id:${post}`, post],
		[`https://www.tiktok.com/@shop/video/${post}?lang=en`, post],
		[`www.tiktok.com/@shop/photo/${post}`, post],
		[Number(post), refused('last digits are already lost')],
		['7200000000000000000', refused("isn't the ID of a TikTok post")],
		['#SPARKcode12', refused("isn't the ID of a TikTok post")],
	])('%j', (cell, expected) => {
		expect(read(parsePost(cell))).toEqual(expected);
	});
});

describe('URL parameters', () => {
	const parameters = 'utm_source=tiktok&utm_medium=paid';
	it.each<[string, unknown]>([
		[parameters, parameters],
		[`?${parameters}`, parameters],
		['utm_source=tiktok\nutm_medium=paid', parameters],
		['utm_campaign=Spring Sale', 'utm_campaign=Spring%20Sale'],
		['cid=__CAMPAIGN_ID__', 'cid=__CAMPAIGN_ID__'],
		['https://example.com/?utm_source=tiktok', refused('is an address')],
		['tiktok', refused("isn't made of names and values")],
		['utm_source=tiktok; utm_medium=paid', refused('no & between')],
		['utm_source=tiktok#top', refused("isn't made of")],
	])('%j', (cell, expected) => {
		expect(read(parseParameters(cell))).toEqual(expected);
	});

	it.each<[string, string, unknown]>([
		['https://a.com', 'x=1', 'https://a.com?x=1'],
		['https://a.com/?', 'x=1', 'https://a.com/?x=1'],
		['https://a.com/?y=2', 'x=1', 'https://a.com/?y=2&x=1'],
		['https://a.com/?x=1', 'x=1&z=3', 'https://a.com/?x=1&z=3'],
		['https://a.com/#top', 'x=1', 'https://a.com/?x=1#top'],
		['https://a.com/#/a?b', 'x=1', 'https://a.com/?x=1#/a?b'],
		['https://a.com/?x=2', 'x=1', refused('x is "2" already')],
		['https://a.com/', 'x=1&x=2', refused('x is "1" already')],
	])('%s with %s', (address, text, expected) => {
		expect(read(withParameters(address, text))).toEqual(expected);
	});
});

test.each<[string, unknown]>([
	['x'.repeat(100), 'x'.repeat(100)],
	['x'.repeat(101), refused('is 101 characters long, but TikTok accepts at most 100')],
	['🔥'.repeat(100), '🔥'.repeat(100)],
	['e\u0301'.repeat(100), '\u00e9'.repeat(100)],
	['New in\nfor spring', 'New in for spring'],
	['TBD', refused("isn't a text yet")],
	['n/a', undefined],
])('a text counts by its characters: %s', (text, expected) => {
	expect(read(shortText(100)(text))).toEqual(expected);
});
