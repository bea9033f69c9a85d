import { formatValue, nothing, onlyEntry, tooLong, type Parsed } from './cell';
import { asChoice, choice, findChoice, type Choice } from './choice';
import { isExclusion, meansNoRestriction, parseKeyword, withoutOnly } from './keyword';
import { leavesOf, parseList, parseWordList, type ParsedEntry } from './list';
import { wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

/** By a letter; an M stays one, since it can be mujer too. */
const genders = [
	choice('h', 'male', 'GENDER_MALE', ...wordsFor('cells', 'male')),
	choice('f', 'female', 'GENDER_FEMALE', ...wordsFor('cells', 'female')),
	choice('a', 'all genders', 'GENDER_UNLIMITED', ...wordsFor('cells', 'allGenders')),
	choice('a', 'both genders', ...wordsFor('cells', 'both')),
	choice('d', 'diverse', ...wordsFor('cells', 'diverse')),
	choice('m', 'M'),
];

const h = choice('GENDER_MALE', 'male');
const f = choice('GENDER_FEMALE', 'female');
const a = choice('GENDER_UNLIMITED', 'all genders');
const targets: Readonly<Record<string, Choice | undefined>> = { h, f, a, fh: a, dfh: a };

const genderOf = (text: string) => findChoice(text, genders)?.value;

const withoutSigns = (text: string) =>
	text.replaceAll('♀', ' female ').replaceAll('♂', ' male ').trim();

/** What a cell shows of an M in its column: next to H it means women, next to F, W or "male" men. */
export function meaningsOfM(cell: unknown): Array<'women' | 'men'> {
	const texts = leavesOf(cell).filter((leaf) => typeof leaf === 'string' && !tooLong(leaf));
	const words = withoutSigns(texts.join(' ')).split(/[^\p{L}\p{M}]+/u);
	return words.map(normalizeKey).flatMap((word): Array<'women' | 'men'> => {
		if (/^(?:h|hm|mh|hombres?|homem|homens)$/.test(word)) return ['women'];
		return genderOf(word) === (word.startsWith('m') ? 'h' : 'f') ? ['men'] : [];
	});
}

const aGender = 'a gender that TikTok can target. Enter Female, Male or All.';

/** Male, female or both; `mMeans` is what an M means in the column (see meaningsOfM), men unless given. */
export function parseGender(
	value: unknown,
	sheet: { readonly mMeans?: 'women' | 'men' | 'either' } = {},
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const [means = sheet.mMeans] = meaningsOfM(cell);
	const parsed = parseWordList(cell, (part) =>
		parseKeyword(part, aGender, (text) => {
			const gender = genderOf(withoutOnly(withoutSigns(text)));
			if (gender !== 'm') return gender === undefined ? undefined : { value: gender };
			if (means !== 'either') return { value: means === 'women' ? 'f' : 'h' };
			return 'which could mean women or men. Enter Female or Male.';
		}),
	);
	if (!('value' in parsed)) return parsed;
	const target = targets[[...parsed.value].sort().join('')];
	if (target) return asChoice(target, String(cell));
	// "Men and diverse" and "all, men".
	const text = formatValue([cell].flat().join(', '));
	return { problem: `is ${text}, which isn't ${aGender}` };
}

const aLanguage =
	'a known language. Enter a language such as English or Spanish, or its code, such as en or es.';

/** Languages by name or code, without their countries; the codes of languages not in the list pass. */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const parseOne = (entry: unknown): ParsedEntry =>
		parseKeyword(entry, aLanguage, (text) => findLanguage(text, languages));
	return parseWordList(value, (entry) =>
		// "DE EN FR" is three codes; its EN is no Dutch "and".
		typeof entry === 'string' && /^[a-z]{2}(?: [a-z]{2})+$/i.test(entry) && !isExclusion(entry)
			? parseList(entry.split(' '), parseOne)
			: parseOne(entry),
	);
}

/** What may be a country's code, or a word for two languages. */
const doubtful = new Map([
	['UK', 'English or Ukrainian'],
	['MY', 'Burmese or Malay'],
	['SG', 'Sango, English or Chinese'],
	['BE', 'Belarusian, Dutch or French'],
	['CH', 'Chamorro, German or French'],
	['Bahasa', 'Indonesian or Malay'],
	['bahasa', 'Indonesian or Malay'],
]);

/** Their country's code is a language's, too; "en-es" is two languages. */
const locales = /^(?:(?:en|fr)-ca|es-(?:ar|sv)|(?:en|ms|zh)-my|ca-es|sv-fi|de-it|hu-ro)$/;

const withRegion =
	/^(\p{L}[\p{L}\p{M} ]*)(?:\(|(?<=^[a-z]{2})-(?=(?:[a-z]{2}|\d{3})$)| [-–] ?)([^()]+)\)?$/u;

function findLanguage(
	text: string,
	languages: readonly Choice[],
): ParsedEntry | string | undefined {
	const meanings = doubtful.get(text);
	if (meanings !== undefined) return `which could mean ${meanings}. Enter ${meanings}.`;
	const code = text.toLowerCase().replace('_', '-');
	const [, base = '', region = ''] = withRegion.exec(code) ?? [];
	const ofPart = (part: string) =>
		part.length === 2 ? languages.find(({ value }) => value === part) : findChoice(part, languages);
	const whole = findChoice(text, languages);
	const meant = whole ?? ofPart(base);
	if (!meant) return isLanguageCode(code) ? { value: code } : undefined;
	if (meant.value === code) return { value: code, label: meant.name };
	const isCountry = region.length === 2 && (base.length > 2 || locales.test(code));
	const other = whole || isCountry ? meant : (ofPart(region) ?? meant);
	if (other === meant) return asChoice(meant, text);
	return `which names two languages, ${meant.name} and ${other.name}. Separate them with a comma.`;
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const isLanguageCode = (code: string) =>
	/^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined;
