import * as text from '../../nodes/AdspirerTikTok/parse/text';
import { each, empty, expectCells, is, reads, refused, type Cell } from './cells/cell';

const whole = refused("isn't a whole address");

const pages: readonly Cell[] = [
	['https://example.com', is('https://example.com')],
	[' https://shop.example.com/a?b=c,d#e ', is('https://shop.example.com/a?b=c,d#e')],
	['https://例え.jp/春', is('https://例え.jp/春')],
	['HTTPS://Example.com/A', is('https://Example.com/A')],
	...empty('-'),
	['http://example.com', refused('begin with https://')],
	...each(whole, 'example.com/sale | https://example | https://example.com/my sale | See brief'),
	...each(refused('your own network'), 'https://localhost/sale | https://192.168.0.5/sale'),
	['https://me:secret@example.com/', refused('password')],
	['https://example.com/{{ $json.id }}', refused('still contains')],
	[42, whole],
];

const files = [
	'https://cdn.example.com/spring.mp4',
	'https://cdn.example.com/files/123',
	'https://drive.google.com/uc?export=download&id=1a2b',
	'https://www.dropbox.com/s/abc/spring.mp4?dl=1',
	'https://player.vimeo.com/progressive_redirect/playback/1/rendition/1080p/file.mp4',
];

const videos: readonly Cell[] = [
	...files.map((file): Cell => [file, is(file)]),
	['https://www.youtube.com/watch?v=dQw4w9WgXcQ', refused('a page of youtube.com')],
	['https://drive.google.com/file/d/1a2b/view?usp=sharing', refused('a page of drive.google.com')],
	['https://www.dropbox.com/s/abc/spring.mp4?dl=0', refused('a page of dropbox.com')],
	['https://example.sharepoint.com/:v:/g/abc', refused('a page of example.sharepoint.com')],
	['https://www.instagram.com/reel/abc/', refused('a page of instagram.com')],
	['https://www.tiktok.com/@shop/video/7200000000000000001', refused('as a Spark post')],
	['spring.mp4', whole],
];

const [one, two] = ['https://a.example.com/w_1,h_2/1.jpg', 'https://a.example.com/2.png'];
const both = [one, two];
const many = Array.from({ length: 21 }, (_, at) => `${one}?${at}`).join('\n');

const images: readonly Cell[] = [
	[one, is([one])],
	...[both, `${one}\n${two}`, `${one}, ${two}`, `${one},${two},`, `["${one}", "${two}"]`].map(
		(cell): Cell => [cell, is(both)],
	),
	...empty(''),
	[`${one} and more`, refused('includes "and"')],
];

const post = '7200000000000000001';

const posts: readonly Cell[] = [
	[post, is(post)],
	...each(
		reads(post, post),
		`id:${post} | https://www.tiktok.com/@shop/video/${post}?lang=en | www.tiktok.com/@shop/photo/${post}`,
	),
	[Number(post), refused('last digits are already lost')],
	...each(refused("isn't the ID of a TikTok post"), '7200000000000000000 | #SPARKcode12'),
];

const parameters = 'utm_source=tiktok&utm_medium=paid';

const ofUrls: readonly Cell[] = [
	...each(is(parameters), `${parameters} | ?${parameters}`),
	['utm_source=tiktok\nutm_medium=paid', reads(parameters, parameters)],
	['utm_campaign=Spring Sale', reads('utm_campaign=Spring%20Sale', 'utm_campaign=Spring%20Sale')],
	['cid=__CAMPAIGN_ID__', is('cid=__CAMPAIGN_ID__')],
	['https://example.com/?utm_source=tiktok', refused('is an address')],
	['tiktok', refused("isn't made of names and values")],
	['utm_source=tiktok; utm_medium=paid', refused('no & between')],
	['utm_source=tiktok#top', refused("isn't made of")],
];

const texts: readonly Cell[] = [
	['x'.repeat(100), is('x'.repeat(100))],
	['x'.repeat(101), refused('is 101 characters long, but TikTok accepts at most 100')],
	['🔥'.repeat(100), is('🔥'.repeat(100))],
	['e\u0301'.repeat(100), is('\u00e9'.repeat(100))],
	['New in\nfor spring', reads('New in for spring', '"New in for spring", on one line')],
	['TBD', refused("isn't a text yet")],
	...empty('n/a'),
];

it('reads the addresses, posts and texts of ads', () => {
	expectCells(pages, text.parsePage);
	expectCells(videos, text.parseVideo);
	expectCells(images, text.parseImages);
	expectCells(posts, text.parsePost);
	expectCells(ofUrls, text.parseParameters);
	expectCells(texts, text.shortText(100));
});

it('names the types that a file may have, and how many images an ad', () => {
	const problem = (why: RegExp) => ({ problem: expect.stringMatching(why) });
	const { parseImages, parseVideo } = text;
	expect(parseVideo('https://cdn.example.com/spring.jpg')).toEqual(problem(/MP4 or MOV/));
	const gif = `${one}, https://a.example.com/3.gif`;
	expect(parseImages(many)).toEqual(problem(/^has 21 images, but at most 20/));
	expect(parseImages(gif)).toEqual(problem(/^includes ".*3.gif".*JPG, PNG or WEBP/));
});

it.each([
	['https://a.com', 'x=1', 'https://a.com?x=1'],
	['https://a.com/?', 'x=1', 'https://a.com/?x=1'],
	['https://a.com/?y=2', 'x=1', 'https://a.com/?y=2&x=1'],
	['https://a.com/?x=1', 'x=1&z=3', 'https://a.com/?x=1&z=3'],
	['https://a.com/#top', 'x=1', 'https://a.com/?x=1#top'],
	['https://a.com/#/a?b', 'x=1', 'https://a.com/?x=1#/a?b'],
	['https://a.com/?x=2', 'x=1', /x is "2" already/],
	['https://a.com/', 'x=1&x=2', /x is "1" already/],
])('URL parameters become part of an address: %s with %s', (address, parameters, expected) => {
	const parsed = text.withParameters(address, parameters);
	if (typeof expected === 'string') expect(parsed).toMatchObject({ value: expected });
	else expect(parsed).toEqual({ problem: expect.stringMatching(expected) });
});
