import { onlyEntry } from '../base/values';
import { nothing, type Parsed } from './cell';
import {
	leavesOf,
	parseList,
	parseWordList,
	plainText,
	type ParsedEntry,
	type Reading,
	type Reason,
} from './cellText';
import { asChoice, findChoice, parseChoice, type Choice } from './choice';
import { isAges, signsOfAges } from './ages';
import {
	hasExcludingSign,
	isDoubtful,
	meansNoRestriction,
	parseKeyword,
	withoutOnly,
} from './keyword';
import { keysFor, wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';

export { parseAges, type AgeGroup, type AgesBetween } from './ages';

const gap = '[\\s,:;|/(–—-]';
/** The places between the words of a text that may part ages from a gender: "W25-44", "20-34歳女性". */
const joints = new RegExp(
	[
		`(?<=[\\p{L}\\p{M}])${gap}*(?=\\d)`,
		'(?<=\\p{L}) (?=\\p{L})',
		`(?<=[\\d+]|${signsOfAges})(?:${gap}+|(?=\\p{L}))`,
	].join('|'),
	'gu',
);

const isGender = (text: string) => /^\D+$/.test(text) && 'value' in parseGender(text);

/** The two parts of a text that is wholly ages and a gender, such as "Women 25-44"; undefined for others. */
export function agesAndGenderIn(cell: unknown) {
	if (typeof cell !== 'string' || cell.length > 60) return undefined;
	const text = plainText(cell).replace(/[)）]$/, '');
	if (hasExcludingSign(text) || isDoubtful(text)) return undefined;
	for (const { index, 0: joint } of text.matchAll(joints)) {
		const before = text.slice(0, index).trim();
		const after = text.slice(index + joint.length).trim();
		if (isGender(before) && isAges(after)) return { gender: before, ages: after };
		if (isGender(after) && isAges(before)) return { gender: after, ages: before };
	}
	return undefined;
}

const both = wordsFor('both');
const choice = (value: string, name: string, aliases: readonly string[]): Choice => ({
	value,
	name,
	aliases,
});

/** What is sent. */
const targets = [
	choice('GENDER_MALE', 'male', wordsFor('male')),
	choice('GENDER_FEMALE', 'female', wordsFor('female')),
	choice('GENDER_UNLIMITED', 'all genders', [...wordsFor('allGenders'), ...both]),
];
/** An M stays one, since it can be mujer too. */
const genders = [
	...targets,
	choice('diverse', 'diverse', wordsFor('diverse')),
	choice('M', 'M', []),
];

/** Two letters with another sign between them than one that lists both, as in "F>M". */
const joinedOtherwise = /^[a-z] ?[^\p{L}\s] ?[a-z]$/iu;

function findGender(written: string): Reading<string> | undefined {
	const text = withoutOnly(written);
	if (joinedOtherwise.test(text)) return undefined;
	const gender = findChoice(text, genders);
	return gender && { value: gender.value };
}

const parseGenders = (cell: unknown) =>
	parseWordList(cell, (part) => parseKeyword(part, { why: 'not a gender' }, findGender));

const menWhereWomenHaveM = keysFor('menWhereWomenHaveM');

/** What a cell shows of an M in its column: beside an H it means women, beside an F, a W or "male" men. */
export function meaningOfM(cell: unknown): 'women' | 'men' | undefined {
	const texts = leavesOf(cell).filter((leaf) => typeof leaf === 'string');
	const text = texts.join(' ').slice(0, 200);
	const words = text.split(/[^\p{L}\p{M}]+/u);
	if (words.some((word) => menWhereWomenHaveM.has(normalizeKey(word)))) return 'women';
	const isOther = words.some((word) => {
		const gender = findChoice(word, genders)?.value;
		if (/^m/i.test(word)) return gender === 'GENDER_MALE';
		return gender === 'GENDER_FEMALE';
	});
	if (!isOther) return undefined;
	return 'men';
}

/** Any two of the three, since an M beside an H isn't a man. */
const twoGenders = /^(?:GENDER_FEMALE,)?(?:GENDER_MALE,M|GENDER_MALE|M)(?<=,.+)(?:,diverse)?$/;

/** Male, female or both; `mMeans` is what an M alone means in the column, men unless given. */
export function parseGender(
	value: unknown,
	{ mMeans = 'men' }: { readonly mMeans?: 'women' | 'men' | 'either' } = {},
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const parsed = parseGenders(cell);
	if (!('value' in parsed)) return parsed;
	let meant = parsed.value.sort().join().replace(twoGenders, 'GENDER_UNLIMITED');
	if (meant === 'M' && mMeans === 'either') {
		return { problem: { is: cell, why: 'women or men' } };
	}
	if (meant === 'M') meant = mMeans === 'women' ? 'GENDER_FEMALE' : 'GENDER_MALE';
	const target = targets.find((gender) => gender.value === meant);
	if (target) return asChoice(target, String(cell));
	// "Men and diverse" and "all, men".
	return { problem: { is: [cell].flat().join(', '), why: 'not a gender' } };
}

/** Languages by name, code or code with a country; the codes of languages not in the list pass. */
export function parseLanguages(
	value: unknown,
	languages: readonly Choice[],
	isCountry: (text: string) => boolean,
): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const find = (text: string) => findLanguage(text, languages, isCountry);
	const parseOne = (entry: unknown) => parseKeyword(entry, { why: 'not a language' }, find);
	return parseWordList(value, (entry) => {
		// "DE EN FR" is three codes, and its EN no Dutch "and"; "no EN" isn't Norwegian.
		const areCodes = typeof entry === 'string' && /^(?!no )[a-z]{2}(?: [a-z]{2})+$/i.test(entry);
		if (areCodes) return parseList(entry.split(' '), parseOne);
		return parseOne(entry);
	});
}

/** What may be a country's code, or a word for two languages. */
const doubtful = new Map([
	['UK', 'English or Ukrainian'],
	['MY', 'Burmese or Malay'],
	['SG', 'Sango, English or Chinese'],
	['BE', 'Belarusian, Dutch or French'],
	['CH', 'Chamorro, German or French'],
	['Bahasa', 'Indonesian or Malay'],
]);

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

function findLanguage(
	text: string,
	languages: readonly Choice[],
	isCountry: (text: string) => boolean,
): ParsedEntry | Reason | undefined {
	const meanings = doubtful.get(text.replace(/^bahasa$/, 'Bahasa'));
	if (meanings)
		return {
			why: 'several languages',
			facts: { meanings },
		};
	const code = text.toLowerCase().replace('_', '-');
	const whole = findChoice(text, languages);
	if (whole?.value === code) return { value: code, label: whole.name };
	if (whole) return asChoice(whole, text);
	if (/^[a-z]{2}$/.test(code)) {
		if (!languageNames.of(code)) return undefined;
		return { value: code };
	}
	const [, ofCode, country] = /^([a-z]{2})-([a-z]{2}|\d{3})$/.exec(code) ?? [];
	if (ofCode) {
		// "en-ES" is for Spain, but "en-es" may be two languages.
		const isLocale = /^[a-z]{2}[-_](?:[A-Z]{2}|\d{3})$/.test(text);
		if (!isLocale && languages.some(({ value }) => value === country)) return undefined;
		const ofLocale = languages.find(({ value }) => value === ofCode);
		return ofLocale && asChoice(ofLocale, text);
	}
	const [, name = '', region = ''] = /^([^()]+)\(([^()]+)\)$/.exec(text) ?? [];
	if (!isCountry(region)) return undefined;
	const ofCountry = findChoice(name, languages);
	return ofCountry && asChoice(ofCountry, text);
}

const systems = [
	choice('IOS', 'iOS', wordsFor('ios')),
	choice('ANDROID', 'Android', wordsFor('android')),
];

const anyPhone = [choice('', 'Mobile', wordsFor('phones'))];
const bothSystems = [choice('both', 'Both', both)];

/** Operating systems as a cell names them. */
export function systemsIn(value: unknown): Parsed<string[]> {
	if (meansNoRestriction(value) || 'nothing' in parseChoice(value, anyPhone)) return nothing;
	if ('value' in parseChoice(value, bothSystems)) {
		return { value: systems.map((system) => system.value) };
	}
	const why = 'not an operating system';
	return parseWordList(value, (entry) => parseKeyword(entry, { why }, findSystem));
}

function findSystem(text: string): Reading<string> | undefined {
	const system = findChoice(withoutOnly(text), systems);
	if (system) return asChoice(system, text);
	if (/\d/.test(text)) return { why: 'version of a system' };
	return undefined;
}

/** The system to target. Both are no restriction, and TikTok's API takes no two. */
export function parseSystems(value: unknown): Parsed<string[]> {
	const parsed = systemsIn(value);
	const isBoth = 'value' in parsed && parsed.value.length === systems.length;
	if (isBoth) return { nothing: true, readAs: 'all systems' };
	return parsed;
}
