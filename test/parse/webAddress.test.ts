import fc from '../fastCheck';
import * as media from '../../nodes/AdspirerTikTok/parse/media';
import * as text from '../../nodes/AdspirerTikTok/parse/text';
import { each, empty, expectCells, is, reads, refused, type Cell } from './cells/cell';
import { said } from './said';

const whole = refused("isn't a whole address");

const pages: readonly Cell[] = [
	['https://example.com', is('https://example.com/')],
	['https://example.com?a=b', is('https://example.com/?a=b')],
	[' https://shop.example.com/a?b=c,d#e ', is('https://shop.example.com/a?b=c,d#e')],
	[
		'https://例え.jp/春',
		reads('https://xn--r8jz45g.jp/%E6%98%A5', 'https://xn--r8jz45g.jp/%E6%98%A5'),
	],
	[
		'https://example.com/?q=ü',
		reads('https://example.com/?q=%C3%BC', 'https://example.com/?q=%C3%BC'),
	],
	// As a page's source has it.
	...each(
		reads('https://example.com/?a=b&c=d', 'https://example.com/?a=b&c=d'),
		'https://example.com/?a=b&amp;c=d | https://example.com/?a=b&#38;c=d',
	),
	['HTTPS://Example.com/A', is('https://example.com/A')],
	['\u200bhttps://example.com/a\u200b', is('https://example.com/a')],
	...empty('-'),
	['http://example.com', refused('begin with https://')],
	...each(whole, 'example.com/sale | https://example | https://example.com/my sale | See brief'),
	...each(whole, 'https:///example.com/x | https:////example.com/x | https:/example.com/x'),
	...each(whole, 'https://localhost/sale | https://[::1]/'),
	// Invisible characters are no part of an address.
	...['\u200b', '\u202e', '\u2060', '\u00ad', '\u{e0061}'].map((mark): Cell => {
		return [`https://exam${mark}ple.com/a${mark}b`, is('https://example.com/ab')];
	}),
	['https://example.com/{{ $json.id }}', refused('still contains')],
	[42, whole],
];

const files = [
	'https://cdn.example.com/spring.mp4',
	'https://cdn.example.com/files/123',
	'https://player.vimeo.com/progressive_redirect/playback/1/rendition/1080p/file.mp4',
	'https://example.sharepoint.com/spring.mp4?download=1',
];

const anybody = ', which anybody with the link must be able to open';
const onDrive = 'https://drive.google.com/uc?export=download&id=1a2-b_C';
const dropbox = 'https://www.dropbox.com';
/** Files of which the address is sent, by the addresses of their pages. */
const shared: ReadonlyArray<readonly [page: string, file: string]> = [
	...[
		'https://drive.google.com/file/d/1a2-b_C/view?usp=sharing',
		'https://drive.google.com/file/d/1a2-b_C',
		'https://drive.google.com/file/u/1/d/1a2-b_C/edit',
		'https://drive.google.com/a/example.com/file/d/1a2-b_C/view',
		'https://drive.google.com/open?id=1a2-b_C&usp=drive_copy',
		onDrive,
	].map((page) => [page, onDrive] as const),
	[
		'https://drive.google.com/file/d/1a2b/view?resourcekey=0-x_Y',
		'https://drive.google.com/uc?export=download&id=1a2b&resourcekey=0-x_Y',
	],
	[`${dropbox}/s/abc/spring.mp4`, `${dropbox}/s/abc/spring.mp4?dl=1`],
	[`${dropbox}/s/abc/spring.mp4?dl=0`, `${dropbox}/s/abc/spring.mp4?dl=1`],
	[`${dropbox}/s/abc/spring.mp4?raw=1`, `${dropbox}/s/abc/spring.mp4?raw=1`],
	[
		`${dropbox}/scl/fi/abc/spring.mp4?rlkey=x&st=y&dl=0`,
		`${dropbox}/scl/fi/abc/spring.mp4?rlkey=x&st=y&dl=1`,
	],
	['https://dl.dropboxusercontent.com/s/a/b.mp4', 'https://dl.dropboxusercontent.com/s/a/b.mp4'],
];

const airtable = {
	id: 'att1',
	url: 'https://v5.airtableusercontent.com/v3/u/1/a',
	type: 'video/mp4',
};
const attached: readonly Cell[] = [
	...[
		[{ ...airtable, filename: 'spring.mp4', size: 5 }],
		{ url: airtable.url, filename: 'spring.mp4' },
		{ url: airtable.url, mimeType: 'video/quicktime', name: 'Spring' },
		[{ name: 'spring.mp4', type: 'file', file: { url: airtable.url, expiry_time: '2030' } }],
		[{ name: 'spring.mp4', type: 'external', external: { url: airtable.url } }],
	].map((cell): Cell => [cell, reads(airtable.url, airtable.url)]),
	[[{ ...airtable, url: shared[0]?.[0] }], reads(onDrive, `${onDrive}${anybody}`)],
	[[airtable, { ...airtable, id: 'att2' }], refused('has 2 videos, but an ad shows one')],
	['https://a.com/1.mp4, https://a.com/2.mp4', refused('has 2 videos')],
	[
		[{ ...airtable, filename: 'spring.avi' }],
		refused('contains "spring.avi", a file of the type AVI'),
	],
	[
		[{ ...airtable, type: 'image/png' }],
		refused(`contains "${airtable.url.slice(0, 60)}", a file of the type image/png`),
	],
	[[{ name: 'Spring', url: airtable.url }], refused('an object with name, url')],
	[[{ filename: 'spring.mp4', mimetype: 'video/mp4' }], refused("isn't an address")],
	[{ ...airtable, url: 'http://a.com/1.mp4' }, refused('begin with https://')],
];

const videos: readonly Cell[] = [
	...files.map((file): Cell => [file, is(file)]),
	...shared.map(([page, file]): Cell => [page, reads(file, `${file}${anybody}`)]),
	...attached,
	['https://www.youtube.com/watch?v=dQw4w9WgXcQ', refused('a page of youtube.com')],
	['https://vimeo.com/1', refused('a page of vimeo.com')],
	...each(
		refused('a page of drive.google.com'),
		`https://drive.google.com/drive/folders/1a2b | https://drive.google.com/drive/u/0/folders/1a2b
		| https://drive.google.com/open | https://drive.google.com/`,
	),
	...each(
		refused('a page of dropbox.com'),
		`${dropbox}/sh/abc/def?dl=1 | ${dropbox}/scl/fo/abc/def?rlkey=x&dl=1 | ${dropbox}/home`,
	),
	[`${dropbox}/s/abc/spring.jpg?dl=0`, refused('a file of the type JPG')],
	['https://example.sharepoint.com/:v:/g/abc', refused('a page of example.sharepoint.com')],
	['https://www.instagram.com/reel/abc/', refused('a page of instagram.com')],
	[
		'https://www.tiktok.com/@shop/video/7200000000000000001',
		refused("a TikTok post, and not the file of a video. Enter it in a column 'Post ID'"),
	],
	['https://vm.tiktok.com/abc/', refused('as a Spark post')],
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
	[
		[
			{ url: one, filename: '1.jpg' },
			{ url: two, type: 'image/png' },
		],
		reads(both, `${one} and ${two}`),
	],
	[
		`https://drive.google.com/open?id=1, ${two}`,
		reads(
			['https://drive.google.com/uc?export=download&id=1', two],
			`https://drive.google.com/uc?export=download&id=1 and ${two}${anybody}`,
		),
	],
	[[{ url: one, type: 'video/mp4' }], refused('of the type video/mp4, but an image has to be')],
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
	...each(refused("isn't the ID of a TikTok post"), '72000000000000000001 | #SPARKcode12'),
];

const parameters = 'utm_source=tiktok&utm_medium=paid';

const ofUrls: readonly Cell[] = [
	...each(is(parameters), `${parameters} | ?${parameters}`),
	['utm_source=tiktok\nutm_medium=paid', reads(parameters, parameters)],
	['utm_campaign=Spring Sale', reads('utm_campaign=Spring%20Sale', 'utm_campaign=Spring%20Sale')],
	['cid=__CAMPAIGN_ID__', is('cid=__CAMPAIGN_ID__')],
	[
		'utm_campaign=Frühling 春',
		reads('utm_campaign=Fr%C3%BChling%20%E6%98%A5', 'utm_campaign=Fr%C3%BChling%20%E6%98%A5'),
	],
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
	...each(refused('is an address'), 'https://example.com/terms | www.example.com'),
	['Terms: https://example.com/terms', is('Terms: https://example.com/terms')],
	...empty('n/a'),
];

it('reads the addresses, posts and texts of ads', () => {
	expectCells(pages, text.parsePage);
	expectCells(videos, media.parseVideo);
	expectCells(images, media.parseImages);
	expectCells(posts, media.parsePost);
	expectCells(ofUrls, text.parseParameters);
	expectCells(texts, text.shortText(100));
});

it('names the types that a file may have, and how many images an ad', () => {
	const problem = (why: RegExp) => ({ problem: expect.stringMatching(why) });
	const { parseImages, parseVideo } = media;
	expect(said(parseVideo('https://cdn.example.com/spring.jpg'))).toEqual(problem(/MP4 or MOV/));
	const gif = `${one}, https://a.example.com/3.gif`;
	expect(said(parseImages(many))).toEqual(problem(/^has 21 images, but at most 20/));
	expect(said(parseImages(gif))).toEqual(problem(/^includes ".*3.gif".*JPG, PNG or WEBP/));
});

it.each([
	['https://a.com', 'x=1', 'https://a.com/?x=1'],
	['https://a.com/?', 'x=1', 'https://a.com/?x=1'],
	['https://a.com/?y=2', 'x=1', 'https://a.com/?y=2&x=1'],
	['https://a.com/?x=1', 'x=1&z=3', 'https://a.com/?x=1&z=3'],
	['https://a.com/#top', 'x=1', 'https://a.com/?x=1#top'],
	['https://a.com/#/a?b', 'x=1', 'https://a.com/?x=1#/a?b'],
	['https://a.com/?x=2', 'x=1', /x is "2" in the page's address/],
	['https://a.com/', 'x=1&x=2', /has x=2, and also x=1\./],
	['https://a.com/?%78=1', 'x=1', 'https://a.com/?%78=1'],
	['https://a.com/?%78=2', 'x=1', /x is "2" in the page's address/],
	['https://a.com/#/shop?x=2', 'x=1', /x is "2" in the page's address/],
	['https://a.com/?x=1#/shop?x=2', 'x=1', /x is "2" in the page's address/],
	['https://a.com/#!/shop?y=1&x=1', 'x=1', 'https://a.com/#!/shop?y=1&x=1'],
	['https://a.com/?x=a+b', 'x=a%20b', 'https://a.com/?x=a+b'],
	['https://a.com/?x=%E0%A4', 'x=1', /is ".+" in the page/],
	['no address', 'x=1', /can't be added to the landing page/],
])('URL parameters become part of an address: %s with %s', (address, parameters, expected) => {
	const parsed = text.withParameters(address, parameters);
	if (typeof expected === 'string') expect(parsed).toMatchObject({ value: expected });
	else expect(said(parsed)).toEqual({ problem: expect.stringMatching(expected) });
});

const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });

/** A text as a query may write it: some of its characters as they are, some encoded. */
const written = (plain: string, choices: readonly boolean[]) =>
	Array.from(plain, (char, at) => {
		const encoded = [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`);
		return choices[at] && /^[\w.~-]$/.test(char) ? char : encoded.join('');
	}).join('');

it('a parameter is known again however an address writes it, and wherever', () => {
	const somewhere = fc.constantFrom(
		(pair: string) => `https://a.com/?${pair}`,
		(pair: string) => `https://a.com/b?y=1&${pair}#top`,
		(pair: string) => `https://a.com/#/shop?${pair}`,
		(pair: string) => `https://a.com/?y=1#!/shop?z=2&${pair}`,
	);
	const choices = fc.array(fc.boolean());
	fc.assert(
		fc.property(
			fc.tuple(somewhere, anyText, anyText, anyText, choices, choices),
			([address, name, value, other, ofAddress, ofParameters]) => {
				fc.pre(!['y', 'z', 'amp;'].includes(name));
				const pair = (one: string, how: readonly boolean[]) =>
					`${written(name, how)}=${written(one, how)}`;
				const page = text.parsePage(address(pair(value, ofAddress)));
				if (!('value' in page)) throw new RangeError(JSON.stringify(page));
				const same = text.withParameters(page.value, pair(value, ofParameters));
				expect(same).toEqual({ value: page.value });
				const differing = text.withParameters(page.value, pair(other, ofParameters));
				expect('problem' in differing).toBe(other !== value);
			},
		),
	);
});
