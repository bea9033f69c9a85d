import fc from 'fast-check';
import { parseList, parseWordList } from '../../nodes/AdspirerTikTok/parse/list';
import type { Parsed } from '../../nodes/AdspirerTikTok/parse/cell';
import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

const digits = (entry: unknown): Parsed<string> =>
	/^\d+$/.test(String(entry))
		? { value: String(entry) }
		: { problem: `is "${String(entry)}", which isn't a number. Enter a number.` };

const colors = new Map([
	['red', 'RED'],
	['rot', 'RED'],
	['blue', 'BLUE'],
	['black and white', 'BW'],
]);
const color = (entry: unknown): Parsed<string> => {
	const value = colors.get(String(entry));
	if (value === undefined) return { problem: `is "${String(entry)}". Enter a color.` };
	return String(entry) === 'rot' ? { value, readAs: 'red', warning: 'is German.' } : { value };
};

describe('a list', () => {
	const id = fc.bigInt({ min: 10_000n, max: 10n ** 18n }).map(String);
	const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 12 });

	it('is the same in every form that a sheet or JSON gives it', () => {
		fc.assert(
			fc.property(
				ids,
				fc.constantFrom(', ', ';', ' | ', '\n', '\t', '、', ' ,, '),
				(list, mark) => {
					const forms: unknown[] = [
						list,
						[...list, ...list, '', null],
						list.map((entry) => [entry]),
						list.join(mark),
						`  ${list.join(mark)}${mark}`,
						JSON.stringify(list),
						`[${list.join(', ')}]`,
						`['${list.join("', '")}']`,
					];
					for (const form of forms) expect(parseList(form, digits)).toEqual({ value: list });
				},
			),
		);
	});

	it('may be of numbers, and is nothing if it is empty', () => {
		expect(parseList([15, 26n], digits)).toEqual({ value: ['15', '26'] });
		for (const value of ['', [], ['', null], undefined, ',;']) {
			expect(parseList(value, digits)).toEqual({ nothing: true });
		}
	});

	it('reports each bad entry, and counts those beyond the third', () => {
		expect(parseList('a, 1, b', digits)).toEqual({
			problem: 'includes "a", which isn\'t a number. The same goes for "b". Enter a number.',
		});
		expect(parseList([...'abcdefghijk'], digits)).toEqual({
			problem: expect.stringContaining(
				'The same goes for "b", "c", "d", "e", "f", "g", "h", "i" and 2',
			),
		});
	});

	it('is refused if it may be one number or several, or a formula failed', () => {
		const numbers = words('1,234 | US; 6,252,001 | [6,252,001] | 179, 1,234');
		for (const text of numbers.flatMap((one) => [one, [one]])) {
			expect(parseList(text, digits)).toEqual({
				problem: expect.stringContaining('could be one number or several'),
			});
		}
		for (const text of ['#N/A', ['#N/A']]) {
			expect(parseWordList(text, digits)).toEqual({ problem: expect.stringContaining('"#N/A"') });
		}
	});
});

describe('a list of words', () => {
	it('may stand on either side of a mark or an "and", unless a word holds it', () => {
		const two = 'red, blue | red/blue | red & blue | red and blue | red oder blue | red・blue';
		for (const text of words(two)) {
			expect([text, parseWordList(text, color)]).toEqual([text, { value: ['RED', 'BLUE'] }]);
		}
		expect(parseWordList('black and white, red', color)).toEqual({ value: ['BW', 'RED'] });
	});

	it('tells one reading for the whole cell, and each warning once', () => {
		expect(parseWordList('rot and blue', color)).toEqual({
			value: ['RED', 'BLUE'],
			readAs: 'red and blue',
			warning: 'is German.',
		});
		expect(parseWordList(['rot', 'red', 'rot'], color)).toMatchObject({ readAs: 'red' });
	});

	it('names the bad one of two words, and the whole where neither is known', () => {
		expect(parseWordList('red and green', color)).toEqual({
			problem: 'includes "green". Enter a color.',
		});
		expect(parseWordList('green and pink', color)).toEqual({
			problem: 'is "green and pink". Enter a color.',
		});
	});
});
