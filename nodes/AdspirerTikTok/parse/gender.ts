import { nothing, type Parsed, formatValue } from './cell';
import { parseKnownWord, withoutOnly } from './knownWord';
import { parseEntries } from './list';
import { meansAll, meansNoRestriction } from './noRestriction';
import { fold, words } from './words';

/** The service's values. */
export type Gender = 'GENDER_MALE' | 'GENDER_FEMALE' | 'GENDER_UNLIMITED';
type Meaning = 'male' | 'female' | 'diverse' | 'all' | 'M';

const wordsOf: ReadonlyArray<readonly [Meaning, readonly string[]]> = [
	[
		'male',
		words(
			'GENDER_MALE | male | males | man | men | boys | h | hombre | hombres | homme | hommes',
			'homem | homens | masculino | masculin | Männer | Mann | männlich | Herren | uomo | uomini',
			'maschio | maschi | maschile | mannen | mannelijk | 男 | 男性 | 男子 | 男士 | 남성',
			'남자 | erkek | mężczyźni | mężczyzna | män | pria | laki-laki | мужчины | мужской',
			'nam | ชาย | ذكور | ذكر | رجال',
		),
	],
	[
		'female',
		words(
			'GENDER_FEMALE | female | females | f | w | woman | women | girls | ladies | Frauen | Frau',
			'weiblich | Damen | femme | femmes | féminin | mujer | mujeres | femenino | mulher',
			'mulheres | feminino | donna | donne | femmina | femmine | femminile | vrouw | vrouwen',
			'v | vrouwelijk | 女 | 女性 | 女子 | 女士 | 여성 | 여자 | kadın | kadınlar | kobiety',
			'kobieta | kvinnor | wanita | perempuan | женщины | женский | nữ | หญิง | إناث | أنثى',
			'نساء',
		),
	],
	['diverse', words('d | x | div | divers | diverse | other | others | nb | non-binary')],
	[
		'all',
		words(
			'GENDER_UNLIMITED | both | both genders | both sexes | unisex | mixed',
			'mixte | mixto | misto | beide | beide Geschlechter | les deux | ambos | ambas',
			'ambos sexos | ambos os sexos | tous sexes | entrambi | 男女 | 男女問わず | 両方',
			'mf | fm | mw | wm | mwd | wmd | hf | fh | hm | mh | mv | vm | m f | men women',
		),
	],
	['M', ['m']],
];

const meanings = new Map(
	wordsOf.flatMap(([meaning, list]) =>
		list.map((word): [string, Meaning] => [fold(word), meaning]),
	),
);

const separator = /[,;|/\n、・&+]| (?:and|und|et|y|e|en|i|och|ve|or|oder|ou|o) |と/iu;

/** The words of a cell: "M/F", "Male, Female", "Hommes et femmes", "m+w", "男性・女性", "♀". */
const partsOf = (text: string) =>
	text.replace(/♀/g, ',female,').replace(/♂/g, ',male,').split(separator);

const meaningOf = (text: string): Meaning | undefined =>
	meanings.get(fold(text)) ?? (meansAll(text) ? 'all' : undefined);

/** True for a text with a word for men or women in it, such as "F18-34". */
export function namesGender(text: string): boolean {
	return text.split(/[^\p{L}\p{M}]+/u).some((word) => {
		const meaning = meanings.get(fold(word));
		return meaning === 'male' || meaning === 'female' || meaning === 'M';
	});
}

const hWords = new Set(['h', 'hm', 'mh', 'hombre', 'hombres', 'homem', 'homens']);

/**
 * True where a sheet writes H for men, as Spanish and Portuguese ones do: its M then means women.
 *
 * @param values The gender cells of all rows.
 */
export function usesHForMen(values: readonly unknown[]): boolean {
	return values
		.flat()
		.some(
			(value) =>
				typeof value === 'string' &&
				value.length < 200 &&
				partsOf(value).some((part) => hWords.has(fold(part))),
		);
}

const expected = {
	kind: 'a gender that TikTok can target',
	enter: 'Enter Female, Male or All.',
};

/**
 * Male, female or both, in the words and letters of media plans in several languages. "Both" and
 * "M/F" send the service's value for all genders. "All", "any", "-" and "n/a" restrict nothing, and
 * send nothing.
 *
 * @param sheet `mIsAmbiguous`: the sheet writes H for men (see usesHForMen), so that an M alone may
 *   mean women and is refused.
 * @param whereAgesGo Where a person can say which ages "F18-34" means, in quotes.
 */
export function parseGender(
	value: unknown,
	sheet: { mIsAmbiguous: boolean },
	whereAgesGo = "'Age Groups'",
): Parsed<Gender> {
	if (meansNoRestriction(value)) return nothing;
	const parsed = parseEntries(value, partsOf, (part) =>
		parseKnownWord(part, expected, (text) => {
			const meaning = meaningOf(text) ?? meaningOf(withoutOnly(text));
			return meaning && { value: meaning };
		}),
	);
	const quoted = formatValue(Array.isArray(value) ? value.join(', ') : value);
	if ('problem' in parsed) {
		const saysMore = typeof value === 'string' && /\d\d ?[-–+]/.test(value) && namesGender(value);
		return saysMore && !/exclusion|at most/.test(parsed.problem)
			? {
					problem: `is ${quoted}, which says more than the gender. Enter Female, Male or All, and the ages in ${whereAgesGo}.`,
				}
			: parsed;
	}
	if (!('value' in parsed)) return nothing;
	const found = new Set(parsed.value);
	const besideH = usesHForMen([value]);
	const men = found.has('male') || found.has('M');
	// Beside H in one cell, M is the other gender.
	const women = found.has('female') || (found.has('M') && besideH);
	// "Men and diverse" or "all, men": more or less than TikTok's choices can say.
	if (found.has('all') ? found.size > 1 : found.has('diverse') && !(men && women)) {
		return { problem: `is ${quoted}, which isn't ${expected.kind}. ${expected.enter}` };
	}
	if (found.has('M') && sheet.mIsAmbiguous && !women) {
		return {
			problem: `is ${quoted}, which could mean women or men, because other rows write H for men. Enter Female or Male.`,
		};
	}
	return men === women
		? readingOf('GENDER_UNLIMITED', 'all genders', value)
		: readingOf(men ? 'GENDER_MALE' : 'GENDER_FEMALE', men ? 'male' : 'female', value);
}

/** The reading is told where the cell has neither the service's value nor its word. */
function readingOf(gender: Gender, readAs: string, written: unknown): Parsed<Gender> {
	const isOwnWord = [gender, gender.replace('GENDER_', '')]
		.map(fold)
		.includes(fold([written].flat().join()));
	return isOwnWord ? { value: gender } : { value: gender, readAs };
}
