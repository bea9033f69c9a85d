import { nothing, type Parsed, formatValue, onlyEntry } from './cell';
import { asChoice, choice, findChoice, type Choice } from './choice';
import {
	isExclusion,
	maxWordLength,
	meansAll,
	meansNoRestriction,
	parseKnownWord,
	withoutOnly,
} from './knownWord';
import { parseList, parseWordList, type ParsedEntry } from './list';
import { fold, words } from './words';

const male = choice(
	'GENDER_MALE',
	'male',
	'males | masc | man | men | boys | h | hombre | hombres | homme | hommes',
	'homem | homens | masculino | masculin | Männer | Mann | männlich | Herren | uomo | uomini',
	'maschio | maschi | maschile | mannen | mannelijk | 男 | 男性 | 男子 | 男士 | 남성',
	'남 | 남자 | erkek | mężczyźni | mężczyzna | män | pria | laki-laki | мужчины | мужской',
	'nam | ชาย | ذكور | ذكر | رجال',
);
const female = choice(
	'GENDER_FEMALE',
	'female',
	'females | f | fem | w | woman | women | girls | ladies | Frauen | Frau',
	'weiblich | Damen | femme | femmes | féminin | mujer | mujeres | femenino | mulher',
	'mulheres | feminino | donna | donne | femmina | femmine | femminile | vrouw | vrouwen',
	'v | vrouwelijk | 女 | 女性 | 女子 | 女士 | 여 | 여성 | 여자 | kadın | kadınlar | kobiety',
	'kobieta | kvinnor | wanita | perempuan | женщины | женский | nữ | หญิง | إناث | أنثى',
	'نساء',
);
const all = choice(
	'GENDER_UNLIMITED',
	'all genders',
	'both | both genders | both sexes | unisex | mixed',
	'mixte | mixto | misto | beide | beide Geschlechter | les deux | ambos | ambas | allen | adults | a | persons | p | adultos',
	'ambos sexos | ambos os sexos | tous sexes | entrambi | 男女 | 남녀 | 남녀 전체 | 男女問わず | 両方',
	'mf | fm | mw | wm | mwd | wmd | hf | fh | hm | mh | mv | vm | m f | men women',
);
const diverse = choice('', 'diverse', 'd | x | div | divers | other | others | nb | non-binary');
const m = choice('', 'M');
const genders = [male, female, all, diverse, m];

function findGender(text: string): Parsed<string> | undefined {
	const word = text.replace(/♀/g, 'female').replace(/♂/g, 'male');
	const gender = findChoice(withoutOnly(word), genders) ?? (meansAll(text) ? all : undefined);
	return gender && { value: gender.name };
}

/** The words of a cell as they are compared; none of what is longer than any word. */
const wordsIn = (cell: unknown) =>
	typeof cell === 'string' && cell.length <= maxWordLength
		? cell.split(/[^\p{L}\p{M}]+/u).map(fold)
		: [];

/** True for a cell that says both, such as "F18-34" and "Men 25+", not for "-F18-34". */
export function namesAgesAndGender(cell: unknown): boolean {
	const namesGender = wordsIn(cell).some((word) => {
		const gender = findChoice(word, genders);
		return gender === male || gender === female || gender === m;
	});
	return namesGender && /\d\d/.test(String(cell)) && !isExclusion(String(cell));
}

const hWords = ['h', 'hm', 'mh', 'hombre', 'hombres', 'homem', 'homens'];

/**
 * What a cell shows of an M in its column: beside H for men, as in Spanish and Portuguese sheets, it
 * means women, and beside F, W or "male" it means men. "H/F" shows both, so it tells nothing.
 */
export function meaningsOfM(cell: unknown): Array<'women' | 'men'> {
	return [cell]
		.flat()
		.flatMap(wordsIn)
		.flatMap((word): Array<'women' | 'men'> => {
			if (hWords.includes(word)) return ['women'];
			const gender = findChoice(word, genders);
			const isOther = word.startsWith('m') ? gender === male : gender === female;
			return isOther ? ['men'] : [];
		});
}

const aGender = {
	kind: 'a gender that TikTok can target',
	enter: 'Enter Female, Male or All.',
};

/**
 * Male, female or both, in the words and letters of media plans in several languages. "Both" and
 * "M/F" send the service's value for all genders. "All", "any", "-" and "n/a" restrict nothing, and
 * send nothing.
 *
 * @param sheet `mMeans`: what an M alone means in the column (see meaningsOfM), men unless it shows
 *   something else; "either" is refused.
 * @param whereAgesGo Where a person can say which ages "F18-34" means, in quotes.
 */
export function parseGender(
	value: unknown,
	sheet: { readonly mMeans?: 'women' | 'men' | 'either' } = {},
	whereAgesGo = "'Age Groups'",
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const parsed = parseWordList(cell, (part) => parseKnownWord(part, aGender, findGender));
	if ('problem' in parsed && namesAgesAndGender(cell)) {
		return {
			problem: `is ${formatValue(cell)}, which says more than the gender. Enter Female, Male or All, and the ages in ${whereAgesGo}.`,
		};
	}
	if (!('value' in parsed)) return parsed;
	const quoted = formatValue([cell].flat().join(', '));
	const found = new Set(genders.filter(({ name }) => parsed.value.includes(name)));
	if (found.delete(m)) {
		// Beside H in one cell, M is the other gender.
		const besideH = meaningsOfM(cell).includes('women');
		const isWomen = besideH || (sheet.mMeans === 'women' && !found.has(female));
		if (!besideH && sheet.mMeans === 'either' && !found.has(female)) {
			return {
				problem: `is ${quoted}, which could mean women or men. Enter Female or Male.`,
			};
		}
		found.add(isWomen ? female : male);
	}
	// "Men and diverse" or "all, men": more or less than TikTok's choices can say.
	if (found.has(all) ? found.size > 1 : found.has(diverse) && found.size < 3) {
		return { problem: `is ${quoted}, which isn't ${aGender.kind}. ${aGender.enter}` };
	}
	const [only = all] = found;
	return asChoice(found.size === 1 ? only : all, String(cell));
}

/**
 * Languages by name, in English, in the language itself or in another large one, by code ("en",
 * "en-US", "pt_BR") or with a country ("English (US)"), which isn't sent. Two-letter codes of other
 * languages pass as they are. "All" and the like send nothing.
 *
 * @param languages The languages of the form, with their codes as values and their other names.
 */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const parseOne = (entry: unknown): ParsedEntry =>
		parseKnownWord(entry, aLanguage, (text) => findLanguage(text, languages));
	return parseWordList(value, (entry) =>
		// "DE EN FR" is three codes; its EN is no Dutch "and".
		typeof entry === 'string' && /^[a-z]{2}(?: [a-z]{2})+$/i.test(entry) && !isExclusion(entry)
			? parseList(entry.split(' '), parseOne)
			: parseOne(entry),
	);
}

const aLanguage = {
	kind: 'a known language',
	enter: 'Enter a language such as English or Spanish, or its code, such as en or es.',
};

/** Codes of countries that sheets write for the one language spoken there; none is a language's. */
const languageOfCountry = new Map(
	words(
		'us en | gb en | jp ja | kr ko | cn zh | tw zh-hant | vn vi | cz cs | dk da | gr el | ua uk',
		'br pt | mx es | se sv',
	).map((pair) => [pair.slice(0, 2), pair.slice(3)] as const),
);

/** What may be a country's code, or a word for two languages, as it is written. */
const doubtfulLanguages = new Map([
	['UK', 'English or Ukrainian'],
	['MY', 'Burmese or Malay'],
	['BE', 'Belarusian, Dutch or French'],
	['CH', 'Chamorro, German or French'],
	['SG', 'Sango, English or Chinese'],
	['bahasa', 'Indonesian or Malay'],
]);

/** Locales whose country's code is a language's, too; "en-es" is two languages. */
const locales = 'en-ca fr-ca es-ar es-sv en-my ms-my zh-my ca-es sv-fi de-it hu-ro'.split(' ');

function findLanguage(text: string, languages: readonly Choice[]): ParsedEntry | undefined {
	const code = text.toLowerCase().replace('_', '-');
	const meanings = doubtfulLanguages.get(code === 'bahasa' ? code : text);
	if (meanings !== undefined) {
		return { problem: `is ${formatValue(text)}, which could mean ${meanings}. Enter ${meanings}.` };
	}
	const own = languages.find(({ value }) => value === code);
	if (own) return { value: own.value, label: own.name };
	const [base, region] = withoutRegion(text, code);
	const whole = findChoice(languageOfCountry.get(code) ?? text, languages);
	const meant = whole ?? findChoice(base, languages);
	if (!meant) return isLanguageCode(code) ? { value: code } : undefined;
	const other = whole ? undefined : findChoice(region, languages);
	if (!other || other === meant) return asChoice(meant, text);
	return {
		problem: `is ${formatValue(text)}, which names two languages, ${meant.name} and ${other.name}. Separate them with a comma.`,
	};
}

/** The parts of "English (US)", "en-US" or "Spanish - Latin America"; a mere country is left out. */
function withoutRegion(text: string, code: string): [base: string, region: string] {
	const [, base = '', region = ''] =
		/^([a-z]{2})-([a-z]{2}|\d{3})$/.exec(code) ??
		/^(\p{L}[\p{L}\p{M} ]*)\(([^()]+)\)$/u.exec(text) ??
		/^(\p{L}[\p{L}\p{M} ]*) [-–] ?(.+)$/u.exec(text) ??
		[];
	const isCountry = region.length === 2 && (base.length > 2 || locales.includes(code));
	return [base, isCountry ? '' : region];
}

/** Takes some time to make and is rarely needed. */
let englishNames: Intl.DisplayNames | undefined;

function isLanguageCode(code: string): boolean {
	englishNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
	return /^[a-z]{2}$/.test(code) && englishNames.of(code) !== undefined;
}
