import { onlyEntry } from '../base/values';
import { nothing, tooLong, type Parsed } from './cell';
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
import { andOlder, isAges, plainWords, signsOfAges, withoutNoise } from './ages';
import { isDoubtful, isExclusion, meansNoRestriction, parseKeyword, withoutOnly } from './keyword';
import { keysFor, wordsFor } from '../words';
import { anyWordOf, normalizeKey } from '../words/normalizeKey';

export { parseAges, saysAges, type AgeGroup, type AgesBetween } from './ages';

/** The places between the words of a text that may part ages from a gender: "W25-44", "20-34歳女性". */
const joints = new RegExp(
	[
		'(?<=[\\p{L}\\p{M}])[\\s,:;|/(–—-]*(?=\\d)',
		'(?<=\\p{L}) (?=\\p{L})',
		`(?<=[\\d+]|${signsOfAges})(?:[\\s,:;|/(–—-]+|(?=[\\p{L}\\p{M}]))`,
	].join('|'),
	'gu',
);

const isGender = (text: string) => /^\D+$/.test(text) && 'value' in parseGender(text);

/** Ages from 13 to 99 in a text, but not of days or in percent. */
const anAge = '(?<![\\d.,])(?:1[3-9]|[2-9]\\d)';
const ofOther = `(?![\\d.,]| ?(?:%|(?:${plainWords('aDay')})(?![a-z])))`;
const someAges = new RegExp(
	[
		`${anAge} ?(?:[-–—~〜] ?[1-9]\\d${ofOther}|\\+|(?:${andOlder})(?![a-z]))`,
		`(?<![a-z])(?:${plainWords('fromAge')}) ?${anAge}${ofOther}`,
	].join('|'),
);
let someGender: RegExp | undefined;

/** True for a text that names ages or a gender, whatever else is in it. */
export function mentionsPeople(cell: unknown): boolean {
	if (typeof cell !== 'string' || tooLong(cell)) return false;
	const text = plainText(cell);
	if (!someGender) {
		const words = [...wordsFor('female'), ...wordsFor('male')];
		const longer = words.filter((word) => !/^[a-z]$/i.test(word));
		someGender = new RegExp(anyWordOf(longer), 'iu');
	}
	return someAges.test(withoutNoise(text)) || someGender.test(text);
}

/** The two parts of a text that is wholly ages and a gender, such as "Women 25-44"; undefined for others. */
export function agesAndGenderIn(cell: unknown) {
	if (typeof cell !== 'string' || cell.length > 60) return undefined;
	const text = plainText(cell).replace(/[)）]$/, '');
	if (isExclusion(text) || isDoubtful(text)) return undefined;
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
const diverse = choice('diverse', 'diverse', wordsFor('diverse'));
/** An M stays one, since it can be mujer too. */
const genders = [...targets, diverse, { value: 'M', name: 'M' }];

const genderOf = (text: string) => findChoice(text, genders)?.value;

const withoutSigns = (text: string) =>
	text.replaceAll('♀', ' female ').replaceAll('♂', ' male ').trim();

const betweenLetters = /[^\p{L}\p{M}]+/u;

/** True for two genders with another sign between them than one that lists both, as in "F>M". */
function isJoinedOtherwise(text: string): boolean {
	const words = text.split(betweenLetters).filter(Boolean);
	if (words.length < 2) return false;
	for (const word of words) {
		const gender = genderOf(word);
		if (!gender || gender === 'GENDER_UNLIMITED') return false;
	}
	return /\p{L}[^\p{L}]*[^\p{L}\p{M}\s/,+&|][^\p{L}]*\p{L}/u.test(text);
}

const besideWomenWithM = keysFor('menWhereWomenHaveM');

type MeaningOfM = 'women' | 'men';

/** What a cell shows of an M in its column: next to H it means women, next to F, W or "male" men. */
export function meaningsOfM(cell: unknown): MeaningOfM[] {
	const texts = leavesOf(cell).filter((leaf) => typeof leaf === 'string' && !tooLong(leaf));
	const words = withoutSigns(texts.join(' ')).split(betweenLetters);
	const meanings: MeaningOfM[] = [];
	for (const word of words.map(normalizeKey)) {
		const sameLetter = word.startsWith('m') ? 'GENDER_MALE' : 'GENDER_FEMALE';
		if (besideWomenWithM.has(word)) meanings.push('women');
		else if (genderOf(word) === sameLetter) meanings.push('men');
	}
	return meanings;
}

const bothGenders = /^GENDER_FEMALE,GENDER_MALE(?:,diverse)?$/;

/** Male, female or both; `mMeans` is what an M means in the column (see meaningsOfM), men unless given. */
export function parseGender(
	value: unknown,
	sheet: { readonly mMeans?: MeaningOfM | 'either' } = {},
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const why = 'not a gender';
	const [means = sheet.mMeans] = meaningsOfM(cell);
	const find = (text: string) => findGender(text, means);
	const parsed = parseWordList(cell, (part) => parseKeyword(part, { why }, find));
	if (!('value' in parsed)) return parsed;
	const meant = parsed.value.sort().join().replace(bothGenders, 'GENDER_UNLIMITED');
	const target = targets.find((gender) => gender.value === meant);
	if (target) return asChoice(target, String(cell));
	// "Men and diverse" and "all, men".
	return { problem: { is: [cell].flat().join(', '), why } };
}

function findGender(text: string, means?: MeaningOfM | 'either'): Reading<string> | undefined {
	const words = withoutOnly(withoutSigns(text));
	const gender = genderOf(words);
	if (!gender || isJoinedOtherwise(words)) return undefined;
	if (gender !== 'M') return { value: gender };
	if (means === 'either') return { why: 'women or men' };
	if (means === 'women') return { value: 'GENDER_FEMALE' };
	return { value: 'GENDER_MALE' };
}

/** Languages by name or code, without their countries; the codes of languages not in the list pass. */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const find = (text: string) => findLanguage(text, languages);
	const parseOne = (entry: unknown) => parseKeyword(entry, { why: 'not a language' }, find);
	return parseWordList(value, (entry) => {
		// "DE EN FR" is three codes; its EN is no Dutch "and".
		const areCodes = typeof entry === 'string' && /^[a-z]{2}(?: [a-z]{2})+$/i.test(entry);
		if (areCodes && !isExclusion(entry)) return parseList(entry.split(' '), parseOne);
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
	['bahasa', 'Indonesian or Malay'],
]);

/** Their country's code is a language's, too; "en-es" is two languages. */
const locales = /^(?:(?:en|fr)-ca|es-(?:ar|sv)|(?:en|ms|zh)-my|ca-es|sv-fi|de-it|hu-ro)$/;

const withRegion =
	/^(\p{L}[\p{L}\p{M} ]*)(?:\(|(?<=^[a-z]{2})-(?=(?:[a-z]{2}|\d{3})$)| [-–] ?)([^()]+)\)?$/u;

function findLanguage(
	text: string,
	languages: readonly Choice[],
): ParsedEntry | Reason | undefined {
	const meanings = doubtful.get(text);
	if (meanings)
		return {
			why: 'several languages',
			facts: { meanings },
		};
	const code = text.toLowerCase().replace('_', '-');
	const [, base = '', region = ''] = withRegion.exec(code) ?? [];
	const whole = findChoice(text, languages);
	const meant = whole ?? findPart(base, languages);
	if (!meant) {
		const isCode = /^[a-z]{2}$/.test(code) && languageNames.of(code);
		return isCode ? { value: code } : undefined;
	}
	const { name: language } = meant;
	if (meant.value === code) return { value: code, label: language };
	const isCountry = region.length === 2 && (base.length > 2 || locales.test(code));
	const other = whole || isCountry ? meant : findPart(region, languages);
	if (!other || other === meant) return asChoice(meant, text);
	return {
		why: 'two languages',
		facts: { language, other: other.name },
	};
}

function findPart(part: string, languages: readonly Choice[]): Choice | undefined {
	if (part.length !== 2) return findChoice(part, languages);
	return languages.find(({ value }) => value === part);
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const systems = [
	choice('IOS', 'iOS', wordsFor('ios')),
	choice('ANDROID', 'Android', wordsFor('android')),
];

const phones = wordsFor('phones');
const anyPhone = [choice('', 'Mobile', phones)];
const bothSystems = [choice('both', 'Both', both)];

const devices = new RegExp(anyWordOf([...phones, ...wordsFor('aroundSystems')]), 'giu');

/** Operating systems as a cell names them, also by devices such as "Android phones". */
export function systemsIn(value: unknown): Parsed<string[]> {
	if (meansNoRestriction(value) || 'nothing' in parseChoice(value, anyPhone)) return nothing;
	if ('value' in parseChoice(value, bothSystems)) {
		return { value: systems.map((system) => system.value) };
	}
	const why = 'not an operating system';
	return parseWordList(value, (entry) => parseKeyword(entry, { why }, findSystem));
}

function findSystem(text: string): Reading<string> | undefined {
	const system = findChoice(text.replace(devices, ' '), systems);
	if (system) return asChoice(system, text);
	return /\d/.test(text) ? { why: 'version of a system' } : undefined;
}

/** The system to target. Both are no restriction, and TikTok's API takes no two. */
export function parseSystems(value: unknown): Parsed<string[]> {
	const parsed = systemsIn(value);
	const isBoth = 'value' in parsed && parsed.value.length === systems.length;
	if (isBoth) return { nothing: true, readAs: 'all systems' };
	return parsed;
}
