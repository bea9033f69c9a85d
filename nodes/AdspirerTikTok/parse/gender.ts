import { nothing, type Parsed } from './cell';
import {
	isExclusion,
	maxWordLength,
	meansAll,
	meansNoRestriction,
	parseKnownWord,
	withoutOnly,
} from './knownWord';
import { parseWordList } from './list';
import { formatValue, onlyEntry } from './values';
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

function meaningOf(text: string): Meaning | undefined {
	const word = text.replace(/♀/g, 'female').replace(/♂/g, 'male');
	return meanings.get(fold(withoutOnly(word))) ?? (meansAll(text) ? 'all' : undefined);
}

/** The words of a cell as they are compared; none of what is longer than any word. */
const wordsIn = (cell: unknown) =>
	typeof cell === 'string' && cell.length <= maxWordLength
		? cell.split(/[^\p{L}\p{M}]+/u).map(fold)
		: [];

/** True for a cell that says both, such as "F18-34" and "Men 25+", not for "-F18-34". */
export function namesAgesAndGender(cell: unknown): boolean {
	const namesGender = wordsIn(cell).some((word) => /male|M/.test(meanings.get(word) ?? ''));
	return namesGender && /\d\d/.test(String(cell)) && !isExclusion(String(cell));
}

const hWords = new Set(['h', 'hm', 'mh', 'hombre', 'hombres', 'homem', 'homens']);

/**
 * True where a sheet writes H for men, as Spanish and Portuguese ones do: its M then means women.
 *
 * @param values The gender cells of all rows.
 */
export function usesHForMen(values: readonly unknown[]): boolean {
	return values.flat().some((value) => wordsIn(value).some((word) => hWords.has(word)));
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
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const parsed = parseWordList(cell, (part) =>
		parseKnownWord(part, expected, (text) => {
			const meaning = meaningOf(text);
			return meaning && { value: meaning };
		}),
	);
	const quoted = formatValue(Array.isArray(cell) ? cell.join(', ') : cell);
	if ('problem' in parsed && namesAgesAndGender(cell)) {
		return {
			problem: `is ${quoted}, which says more than the gender. Enter Female, Male or All, and the ages in ${whereAgesGo}.`,
		};
	}
	if (!('value' in parsed)) return parsed;
	const found = new Set(parsed.value);
	if (found.delete('M')) {
		// Beside H in one cell, M is the other gender.
		const isWomen = usesHForMen([cell]);
		if (!isWomen && sheet.mIsAmbiguous && !found.has('female')) {
			return {
				problem: `is ${quoted}, which could mean women or men, because other rows write H for men. Enter Female or Male.`,
			};
		}
		found.add(isWomen ? 'female' : 'male');
	}
	// "Men and diverse" or "all, men": more or less than TikTok's choices can say.
	if (found.has('all') ? found.size > 1 : found.has('diverse') && found.size < 3) {
		return { problem: `is ${quoted}, which isn't ${expected.kind}. ${expected.enter}` };
	}
	if (found.size > 1 || found.has('all')) {
		return { value: 'GENDER_UNLIMITED', readAs: 'all genders' };
	}
	const [gender, word]: [Gender, string] = found.has('male')
		? ['GENDER_MALE', 'male']
		: ['GENDER_FEMALE', 'female'];
	const isOwnWord = [gender, word].map(fold).includes(fold(String(cell)));
	return isOwnWord ? { value: gender } : { value: gender, readAs: word };
}
