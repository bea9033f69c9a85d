import fc from 'fast-check';
import { type Parsed, parseList, parseWordList } from '../../nodes/AdspirerTikTok/parse/cellText';
import { words } from '../wordLines';
import { said } from './said';

const digits = (entry: unknown): Parsed<string> =>
	/^\d+$/.test(String(entry))
		? { value: String(entry) }
		: { problem: { is: entry, why: 'not an ID' } };

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

	it('is refused if it may be one number or several, or a formula failed', () => {
		const numbers = words('1,234 | US; 6,252,001 | [6,252,001] | 179, 1,234');
		for (const text of numbers.flatMap((one) => [one, [one]])) {
			expect(said(parseList(text, digits))).toEqual({
				problem: expect.stringContaining('could be one number or several'),
			});
		}
		for (const text of ['#N/A', ['#N/A']]) {
			expect(said(parseWordList(text, digits))).toEqual({
				problem: expect.stringContaining('"#N/A"'),
			});
		}
	});

	it.each([
		['a"b, c', 'includes "a"b", which isn\'t an ID. The same goes for "c". '],
		[[true, 'true'], 'includes "true", which isn\'t an ID. Enter '],
		['x', 'is "x", which isn\'t an ID. '],
		// The whole cell is one entry, whose parts are told in its place.
		['12 and x', 'includes "x", which isn\'t an ID. '],
	])('tells like entries together, and each once: %j', (cell, beginning) => {
		const { problem = '' } = said(parseWordList(cell, digits));
		expect(problem.slice(0, beginning.length)).toBe(beginning);
	});
});
