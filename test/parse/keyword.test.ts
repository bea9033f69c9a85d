import { choicesOf } from '../../nodes/AdspirerTikTok/contract/choices';
import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { adFields } from '../../nodes/AdspirerTikTok/contract/fields/creative';
import { words } from '../wordLines';
import { parserOf } from './cells/cell';
import { said } from './said';
import { countries } from '../../nodes/AdspirerTikTok/contract/countries.json';
import * as keyword from '../../nodes/AdspirerTikTok/parse/keyword';

/** Words that fields know in addition to those of their choices. */
const moreWords: Readonly<Record<string, string[]>> = {
	location_ids: [
		...choicesOf('location_ids').map(({ name }) => name),
		...countries.map(({ code }) => code),
		...words('Deutschland | アメリカ | UK | usa | 🇺🇸 US | 6252001'),
	],
	age_groups: words('18-24 | 18+ | 55 | AGE_18_24 | 25 bis 44 | adults | All'),
	gender: words('Male | F | m | Frauen | hommes | 女性 | ♀ | M/F | both | All'),
	operating_systems: words('iOS | Android phones | iPhone | iOS 14+ | アンドロイド | Mobile | All'),
	placements: words('TikTok | TikTok + Pangle'),
	comment_disabled: words('yes | true | 1 | x | ja | はい'),
};
/** The type of a creative is of the form alone. */
const columns = [...creationFields, ...adFields].filter(
	({ argument }) => argument !== 'creative_type',
);
const fields = columns.flatMap(({ argument, choices = [] }) => {
	const own = choices.flatMap(({ name, value, aliases = [] }) => [name, value, ...aliases]);
	return own.length > 0 ? [[argument, own] as const] : [];
});

/** Before any value, these exclude it or put it in doubt. */
const signs = ['-', '- ', '−', '–', '—', '!', '! ', '¬', '≠', '~', '❌ ', "'-", '(!'];
const negations = words(
	'not | no | NOT | except | excluding | excl. | without | ohne | kein | sin | sauf | sans | sem',
	'senza | geen | non | nicht | außer | ex | minus',
);

describe.each([...fields, ...Object.entries(moreWords)])('the parser of %s', (column, known) => {
	const parse = parserOf(column);
	/** The cells that are not refused. */
	const read = (cells: readonly string[]) => cells.filter((cell) => !('problem' in parse(cell)));
	const withLetters = known.filter((word) => /[\p{L}\p{N}]/u.test(word));

	it('never reads what is excluded or in doubt', () => {
		const before = [...signs, ...negations.map((one) => `${one} `)];
		const readAll = read(withLetters.flatMap((word) => before.map((one) => one + word)));
		// That is Portuguese for "in total".
		expect(readAll.filter((cell) => cell !== 'no total')).toEqual([]);
		for (const word of withLetters) {
			expect(said(parse(`!${word}`))).toEqual({ problem: expect.stringMatching(/exclusion/) });
		}
		const doubts = withLetters.flatMap((word) => [`${word}?`, `${word} (?)`, `${word}？`]);
		expect(read(doubts)).toEqual([]);
	});
});

it('knows exclusions', () => {
	const exclusions = words('-F | !men | − US | ≠US | US ❌ | M̶e̶n̶');
	const others = words(
		'F | no | - | Norway | not US | >=18 | 18-24 | non-binary | ✗ | 南非 | não | nothing',
	);
	expect([...exclusions, ...others].filter(keyword.hasExcludingSign)).toEqual(exclusions);
});

const empty = words('- | – | — | -- | . | n/a | N/A | n.a. | NA | none | keine | なし');
const all = words(
	'All | ALL | any | Broad | Everyone | no restrictions | alle | egal | tous | todos | todas | tutti',
	'すべて | 全て | 指定なし | 全部 | все | All ages | all devices | Alle Altersgruppen | tous les âges',
	'todas las edades | todas as idades | 全年齢',
);
const neither = words(
	'US | alles Gute | allen | Allemagne | English | 0 | no | #N/A | null | undefined | ---- |',
	'all but women | not all | anyone over 18 | any phone number | -All | All?',
);

it('knows words that restrict nothing, alone and as the only entry of a list', () => {
	const cells = [...empty, ...all, ...neither, ['All'], ['All', 'US'], [], 0, false, null, {}];
	expect(cells.filter(keyword.meansEmpty)).toEqual(empty);
	expect(cells.filter(keyword.meansAll)).toEqual([...all, ['All']]);
	expect(cells.filter(keyword.meansNoRestriction)).toEqual([...empty, ...all, ['All']]);
});

it.each([
	[
		true,
		'on | an | aktiviert | aan | waar | activé | activée | activado | acceso | ligado | オン | 켜짐 | 开',
	],
	[
		false,
		'off | aus | deaktiviert | uit | onwaar | désactivé | desactivado | spento | desligado | オフ | 꺼짐 | 关',
	],
])('on is yes and off is no in every language: %s', (answer, cells) => {
	for (const cell of words(cells)) {
		expect([cell, keyword.parseYesNo(cell)]).toMatchObject([cell, { value: answer }]);
	}
});
