import fc from '../fastCheck';
import { readCredential, redactor } from '../../nodes/AdspirerTikTok/client/credential';
import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';
import { perfHooks } from '../platform';

describe('a Base URL', () => {
	it.each([
		['https://mcp.adspirer.com/', 'https://mcp.adspirer.com'],
		[' https://api.adspirer.ai \n', 'https://api.adspirer.ai'],
		['HTTPS://API.Adspirer.AI', 'https://api.adspirer.ai'],
		['https://gateway.example:8443/adspirer//', 'https://gateway.example:8443/adspirer'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.8.9.1:3000/', 'http://127.8.9.1:3000'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	])('%j is accepted', (given, baseUrl) => {
		const credential = { baseUrl: given, apiKey: ' key ' };
		expect(readCredential(credential)).toEqual({ baseUrl, apiKey: 'key' });
	});

	const refused: Array<[reason: RegExp, ...given: unknown[]]> = [
		[/must start with https:\/\//, 'http://api.adspirer.ai', 'http://localhost.example.com'],
		[/must start with https:\/\//, 'http://127.0.0.1.example.com', 'http://[::2]'],
		[
			/must start with https:\/\//,
			'http://0.0.0.0',
			'ftp://api.adspirer.ai',
			'javascript:alert(1)',
		],
		[/can't contain a user name/, 'https://user@api.adspirer.ai', 'http://user:word@127.0.0.1'],
		[/can't contain a user name/, 'https://api.adspirer.ai?', 'https://api.adspirer.ai/#a'],
		[/isn't a valid URL/, 'api.adspirer.ai', 'https://'],
		[/is empty/, '', '  ', undefined, 7],
	];

	it.each(refused)('that %s is refused', (reason, ...given) => {
		for (const baseUrl of given) {
			const read = readCredential({ baseUrl, apiKey: 'key' });
			const told = 'problem' in read && textOf(read.problem);
			expect([baseUrl, told]).toEqual([baseUrl, expect.stringMatching(reason)]);
		}
	});
});

const key = 'sk_live_4f/9+aB"cdE~ü%7';
const text = redactor(key);

const escaped = (given: string) =>
	given
		.split('')
		.map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');

const bytes = Buffer.from(key);
const upper = (given: string) => given.toUpperCase();
const inHtml = (radix: 10 | 16) =>
	Array.from(key, (char) => {
		const code = (char.codePointAt(0) ?? 0).toString(radix);
		return `&#${radix === 16 ? 'x0' : ''}${code};`;
	}).join('');
const percent = (given: Buffer) => [...given].map((byte) => `%${byte.toString(16)}`).join('');
const json = JSON.stringify(key).slice(1, -1);

/** Ways in which a service or gateway may write the key, besides those that the next test has. */
test.each([
	['as a JSON string with slashes escaped', json.replace('/', '\\/')],
	['as a JSON string, escaped in upper case', escaped(key).replace(/[a-f\d]{4}/g, upper)],
	['as escaped JSON in JSON', escaped(key).replaceAll('\\', '\\\\')],
	['in a URL, all encoded in upper case', upper(percent(bytes))],
	['in Markdown', key.replace(/[^A-Za-z0-9"]/g, '\\\\$&').replace('"', '\\\\"')],
	['in HTML', key.replace('"', '&quot;')],
	['in HTML, by its numbers', inHtml(10)],
	['in HTML, by its numbers in hex', inHtml(16)],
	['as hex in upper case', upper(bytes.toString('hex'))],
	['as URL-safe base64', bytes.toString('base64url')],
	['as base64 in a URL', encodeURIComponent(bytes.toString('base64'))],
	['as base64 in JSON', bytes.toString('base64').replaceAll('/', '\\/')],
])('the API key is found %s', (_, form) => {
	const told = text(`{"error":"Received ${form}, which is wrong"}`);
	expect(told).toMatch(/^\{"error":"Received .{0,14}\[API key\].{0,14}, which is wrong"\}$/);
	expect(told).not.toContain(form.slice(4, -4));
});

test('any key is found in any text, in every form that has all of it', () => {
	const anyKey = fc.string({ unit: 'grapheme', minLength: 8, maxLength: 60 });
	fc.assert(
		fc.property(anyKey, fc.string(), fc.string(), (secret, before, after) => {
			const redact = redactor(secret);
			const utf8 = Buffer.from(secret);
			for (const form of [
				secret,
				JSON.stringify(secret).slice(1, -1),
				escaped(secret),
				percent(utf8),
				utf8.toString('hex'),
				Buffer.from(before + secret + after).toString('base64'),
			]) {
				expect(redact(before + form + after)).toContain('[API key]');
			}
		}),
		{
			examples: [
				['sk_live_a\\b', '', ''],
				['sk_live_\\\\', '', ''],
			],
		},
	);
});

test('a short key is not looked for in hex and base64, which may be in innocent text', () => {
	expect(redactor('k1')('The key k1 and 6b31, \\u006b1')).toBe(
		'The key [API key] and 6b31, [API key]',
	);
});

test('what is like the key, with a character more or less, stays as it is', () => {
	for (const innocent of ['sk_live_4f/9+aB', key.replaceAll('_', ' '), key.replace('aB', 'a B')]) {
		expect(text(`Use **${innocent}**.`)).toBe(`Use **${innocent}**.`);
	}
	expect(redactor('')('abc')).toBe('abc');
});

test.each(['\\', 'sk_live_4f/', '%73'])(
	'a text of nothing but %s takes time in proportion to its length',
	(piece) => {
		/** The best of several tries, since a busy machine makes single ones slow. */
		const time = (length: number) => {
			const given = piece.repeat(length / piece.length);
			const tries = Array.from({ length: 7 }, () => {
				const from = perfHooks.performance.now();
				text(given);
				return perfHooks.performance.now() - from;
			});
			return Math.min(...tries);
		};
		// Ten times the length would take a hundred times as long, were it quadratic.
		expect(time(200_000)).toBeLessThan(40 * Math.max(time(20_000), 5));
	},
);
