import fc from '../fastCheck';
import { redactor } from '../../nodes/AdspirerTikTok/client/credential';
import { perfHooks } from '../platform';

const key = 'sk_live_4f/9+aB"cdE~ü%7';
const text = redactor(key);

const escaped = (given: string) =>
	given
		.split('')
		.map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
		.join('');

const bytes = Buffer.from(key);
const upper = (given: string) => given.toUpperCase();
const percent = (given: Buffer) => [...given].map((byte) => `%${byte.toString(16)}`).join('');

/** Ways in which a service or gateway may write the key. */
const forms: Array<[string, string]> = [
	['as it is', key],
	['as a JSON string', JSON.stringify(key).slice(1, -1)],
	['as a JSON string with slashes escaped', JSON.stringify(key).slice(1, -1).replace('/', '\\/')],
	['as a JSON string, all escaped', escaped(key)],
	['as a JSON string, escaped in upper case', escaped(key).replace(/[a-f\d]{4}/g, upper)],
	['as a JSON string, the first character escaped', `\\u0073${JSON.stringify(key).slice(2, -1)}`],
	['as JSON in JSON', JSON.stringify(JSON.stringify(key).slice(1, -1)).slice(1, -1)],
	['as escaped JSON in JSON', escaped(key).replaceAll('\\', '\\\\')],
	['in a URL', encodeURIComponent(key)],
	['in a URL, all encoded', percent(bytes)],
	['in a URL, all encoded in upper case', upper(percent(bytes))],
	['in Markdown', key.replace(/[^A-Za-z0-9"]/g, '\\\\$&').replace('"', '\\\\"')],
	['as hex', bytes.toString('hex')],
	['as hex in upper case', upper(bytes.toString('hex'))],
	['as base64', bytes.toString('base64')],
	['as URL-safe base64', bytes.toString('base64url')],
	['as base64 in a URL', encodeURIComponent(bytes.toString('base64'))],
	['as base64 in JSON', bytes.toString('base64').replaceAll('/', '\\/')],
	...['Bearer ', 'Bearer', 'key:', ':'].map((before): [string, string] => [
		`as base64 behind "${before}"`,
		Buffer.from(`${before}${key}:`).toString('base64'),
	]),
];

/** The longest piece of the key that may be left at the ends of a base64 text: one byte. */
const readable = (given: string) =>
	[given, decodeURIComponent(given.replaceAll('\\/', '/'))]
		.flatMap((form) => [form, Buffer.from(form, 'base64').toString('latin1')])
		.join('\n');

test.each(forms)('the key is found %s', (_, form) => {
	const given = `{"error":"Received ${form}, which is wrong"}`;
	const told = text(given);
	expect(told).toContain('[API key]');
	expect(told).toMatch(/^\{"error":"Received .*, which is wrong"\}$/);
	const kept = told.slice('{"error":"Received '.length, -', which is wrong"}'.length);
	expect(kept.replace('[API key]', '').length).toBeLessThanOrEqual(14);
	expect(readable(kept.replace('[API key]', ''))).not.toContain(key.slice(0, 4));
});

test.each(['sk_live_a\\b', 'sk_live_\\\\'])('a key with backslashes is found: %s', (odd) => {
	const redact = redactor(odd);
	for (const form of [odd, JSON.stringify(odd), escaped(odd), encodeURIComponent(odd)]) {
		expect(redact(form)).toContain('[API key]');
	}
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
	);
});

test('a short key is found only as it is, since its encoded forms would be in innocent text', () => {
	const short = redactor('k1');
	expect(short('The key k1 and 6b31, \\u006b1')).toBe('The key [API key] and 6b31, [API key]');
});

test('what is like the key, with a character more or less, stays as it is', () => {
	for (const innocent of ['sk_live_4f/9+aB', key.replaceAll('_', ' '), key.replace('aB', 'a B')]) {
		expect(text(`Use **${innocent}**.`)).toBe(`Use **${innocent}**.`);
	}
});

test('without a key nothing is changed', () => {
	const none = redactor('');
	expect(none('abc')).toBe('abc');
});

test.each([
	['of backslashes', '\\'],
	['of beginnings of the key', 'sk_live_4f/'],
	['of escaped beginnings', '\\u0073'],
	['of percent signs', '%73'],
	['of letters', 'c2'],
])('a text %s takes time in proportion to its length', (_, piece) => {
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
});
