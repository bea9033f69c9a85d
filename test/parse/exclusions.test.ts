import fc from '../fastCheck';
import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { lines as countryLines } from '../../nodes/AdspirerTikTok/contract/countries.json';
import { parsePlacementCell } from '../../nodes/AdspirerTikTok/contract/fields';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/ages';
import type { Parsed } from '../../nodes/AdspirerTikTok/parse/cell';
import {
	parseChoice,
	parseOperatingSystems,
	parseYesNo,
	type Choice,
} from '../../nodes/AdspirerTikTok/parse/choice';
import { parseGender, parseLanguages } from '../../nodes/AdspirerTikTok/parse/genderAndLanguage';
import { isExclusion } from '../../nodes/AdspirerTikTok/parse/keyword';
import { parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

const index = choices.countryIndex();
const wordsOf = (list: readonly Choice[]) =>
	list.flatMap(({ name, value, aliases = [] }) => [name, value, ...aliases]);
const yesWords = words('yes | true | 1 | x | ja | はい');
const genderWords = words('Male | F | m | Frauen | hommes | 女性 | ♀ | M/F | both | All');
const systemWords = words('iOS | Android phones | iPhone | iOS 14+ | アンドロイド | Mobile | All');
const ageWords = words('18-24 | 18+ | 55 | AGE_18_24 | 25 bis 44 | adults | All');
const countryWords = [
	...choices.countries.map(({ name }) => name),
	...countryLines.map((line) => line.slice(0, 2)),
	...words('Deutschland | アメリカ | UK | usa | 🇺🇸 US | 6252001'),
];
const lists: Array<[string, readonly Choice[]]> = Object.entries(choices).flatMap(
	([name, list]): Array<[string, readonly Choice[]]> =>
		typeof list === 'object' && !/countries|languages|ageGroups|genders|operating/.test(name)
			? [[name, list]]
			: [],
);

type Parser = (value: unknown) => Parsed<unknown>;
const parsers: ReadonlyArray<readonly [name: string, parse: Parser, known: readonly string[]]> = [
	['countries', (value) => parseLocations(value, index), countryWords],
	['ages', (value) => parseAges(value, choices.ageGroups), ageWords],
	['gender', (value) => parseGender(value, {}), genderWords],
	['languages', (value) => parseLanguages(value, choices.languages), wordsOf(choices.languages)],
	['operating systems', parseOperatingSystems, systemWords],
	['placement', parsePlacementCell, wordsOf([...choices.placementTypes, ...choices.placements])],
	['yes or no', parseYesNo, yesWords],
	...lists.map(([name, list]): (typeof parsers)[number] => [
		name,
		(value) => parseChoice(value, list),
		wordsOf(list),
	]),
];

/** Put before any value, these leave it out or put it in doubt. */
const signs = ['-', '- ', '−', '–', '—', '!', '! ', '¬', '≠', '~', '❌ ', "'-", '(!'];
const negations = words('not | no | NOT | except | excluding | excl. | without | ohne | kein');
const others = words('sin | sauf | sans | sem | senza | geen | non | nicht | außer | ex | minus');

describe.each(parsers)('the parser of %s', (_name, parse, known) => {
	/** The cells that are not refused. */
	const read = (cells: readonly string[]) => cells.filter((cell) => !('problem' in parse(cell)));
	const withLetters = known.filter((word) => /[\p{L}\p{N}]/u.test(word));

	it('never reads what is left out', () => {
		const before = [...signs, ...[...negations, ...others].map((one) => `${one} `)];
		expect(read(withLetters.flatMap((word) => before.map((one) => one + word)))).toEqual([]);
		for (const word of withLetters) {
			expect(parse(`!${word}`)).toEqual({ problem: expect.stringMatching(/exclusion/) });
		}
	});

	it('never reads what is in doubt', () => {
		const doubts = withLetters.flatMap((word) => [`${word}?`, `${word} (?)`, `${word}？`]);
		expect(read(doubts)).toEqual([]);
	});

	it('never throws, and gives a sentence where it gives no value, whatever a cell holds', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.jsonValue()), (value) => {
				const parsed = parse(value);
				if ('problem' in parsed) expect(parsed.problem).toMatch(/\.$/);
			}),
			{ numRuns: 500 },
		);
	});

	it('refuses a cell of 100 kB by its length', () => {
		expect(parse('x'.repeat(100_000))).toEqual({
			problem: expect.stringContaining('is 100000 characters long'),
		});
	});
});

it.each([
	...words('-F | !men | − US | ≠US | ~US | except US | US excluded | US以外 | 女性を除く | non-US'),
	...words(
		'all but women | Android (no tablets) | ohne Frauen | sauf US | M̶e̶n̶ | US ❌ | ABD hariç',
	),
])('%s is an exclusion', (text) => {
	expect(isExclusion(text)).toBe(true);
});

it.each(
	words('F | no | - | Norway | >=18 | +18 | 18-24 | non-binary | Saint-Martin | ✗ | 南非 | não'),
)('%s is none', (text) => {
	expect(isExclusion(text)).toBe(false);
});
