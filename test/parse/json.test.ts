import fc from '../fastCheck';
import { canonicalJson, formatValue, parseExactJson } from '../../nodes/AdspirerTikTok/base/values';
import { parseJsonObject } from '../../nodes/AdspirerTikTok/parse/keyword';
import { type Cell, empty, expectCells, is, refused } from './cells/cell';

const long = '1790000000000000001';

describe('parseExactJson', () => {
	it.each([
		[
			`{"id": ${long}, "${long}": [${long},-${long}, 1]}`,
			{ id: long, [long]: [long, `-${long}`, 1] },
		],
		[`{"text": "a \\" ${long}"}`, { text: `a " ${long}` }],
		[`{"text": "a, ${long}, b", "id": ${long}}`, { text: `a, ${long}, b`, id: long }],
		[`{"text": "a \\\\", "id": ${long}}`, { text: 'a \\', id: long }],
		['[9007199254740991, 9007199254740992]', [9007199254740991, '9007199254740992']],
		[`[-0.25, 1E+2, 0, ${long}.5, null]`, [-0.25, 100, 0, Number(`${long}.5`), null]],
	])('%s', (text, value) => {
		expect(parseExactJson(text)).toEqual(value);
	});

	it.each([
		...['', '{', '{"a": "b', '[1, 2', '{"a": 1790000000000000001', '"\\', '-', '01', '[1] 2'],
		...['1790000000000000001-1', '0000000000000000001', '{a: 1}', '"a\nb"', '}'],
	])('refuses %j', (text) => {
		expect(() => parseExactJson(text)).toThrow(SyntaxError);
	});

	it('parses everything else as JSON.parse does', () => {
		const asText = (_: string, value: unknown) =>
			typeof value === 'number' && /^-?\d+$/.test(`${value}`) && !Number.isSafeInteger(value)
				? `${value}`
				: value;
		fc.assert(
			fc.property(fc.json(), (text) => {
				expect(parseExactJson(text)).toEqual(JSON.parse(text, asText));
			}),
		);
	});

	it('keeps the digits of every whole number, wherever it is', () => {
		fc.assert(
			fc.property(fc.bigInt(), fc.string(), (number, text) => {
				const source = `{${JSON.stringify(text)}: [${number}, ${JSON.stringify(`${number}`)}]}`;
				const exact = Number.isSafeInteger(Number(number)) ? Number(number) : `${number}`;
				expect(parseExactJson(source)).toEqual({ [text]: [exact, `${number}`] });
			}),
		);
	});
});

describe('canonicalJson', () => {
	it('is the same for the same values in another order, and else is not', () => {
		expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }] })).toBe(
			'{"a":[{"c":"x","d":null}],"b":1}',
		);
		expect(canonicalJson({ at: new Date(0), no: undefined, list: [undefined] })).toBe(
			'{"at":"1970-01-01T00:00:00.000Z","list":[null]}',
		);
		fc.assert(
			fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
				const reversed = Object.fromEntries(Object.entries(record).reverse());
				expect(canonicalJson(reversed)).toBe(canonicalJson(record));
				expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
			}),
		);
	});
});

const objectCells: readonly Cell[] = [
	['{"bid_price": 2}', is({ bid_price: 2 })],
	[{ bid_price: 2 }, is({ bid_price: 2 })],
	[`{"app_id": ${long}}`, is({ app_id: long })],
	['{}', is({})],
	['{"a": null, "b": [true, {"c": "}} {{"}]}', is({ a: null, b: [true, { c: '}} {{' }] })],
	['{bid_price: 2}', refused(/^isn't valid JSON. Enter a JSON object such as .*double quotes/)],
	['{"a": "b', refused(/isn't valid JSON/)],
	['undefined', refused(/unresolved/)],
	['{"frequency": {{ $json.f }}}', refused(/still contains \{\{ \}\}/)],
	['{"name": "{{ $json.f }}"}', refused(/^has "name", which is .*still contains/)],
	['{"list": [{"x": "US undefined"}]}', refused(/^has "list", which contains "undefined"/)],
	['{"{{ $json.n }}": 1}', refused(/still contains/)],
	['[1, 2]', refused(/a list of 2, which isn't an object/)],
	['5', refused(/isn't an object/)],
	[{ app_id: Number(long) }, refused(/^has "app_id", which is the number 1790000000000000000/)],
	['{"app_id": 1.79e18}', refused(/digits are already lost/)],
	[{ bid_price: Number.NaN }, refused(/"NaN", usually an unresolved expression/)],
	[{ a: 1n }, refused(/is a bigint, which JSON can't hold/)],
	['['.repeat(40_000), refused(/isn't valid JSON/)],
	...empty('', ' ', null, undefined),
];

it('reads the cells of additional arguments', () => {
	expectCells(objectCells, parseJsonObject);
});

it('shows a value on one line, quoted and not too long', () => {
	expect(formatValue('a\r\n\u0000 b')).toBe('"a b"');
	expect(formatValue('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
	expect(formatValue('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
	expect(formatValue('😀'.repeat(61))).toBe(`"${'😀'.repeat(60)}…"`);
	expect(formatValue(' '.repeat(5_000_000))).toBe('"…"');
	expect([5, true, [1], {}, { a: 1 }, new Date(NaN), null].map(formatValue)).toEqual([
		...['"5"', '"true"', 'a list of 1', 'an empty object', 'an object with a', 'an invalid date'],
		'null',
	]);
});
