import { formatList, isMoment, nothing, onlyEntry, tooLong } from './cell';
import type { Parsed } from './cell';
import { leavesOf, parseEntries, parseList, parseWordList, plainText } from './cellText';
import type { ParsedEntry, Reading, Reason } from './cellText';
import { asChoice, choice, findChoice, parseChoice, type Choice } from './choice';
import { beginsWithDay } from './dateText';
import { isDoubtful, isExclusion, meansNoRestriction, parseKeyword, withoutOnly } from './keyword';
import { anyFor, type CellKey, keysFor, touchingFor, wordsFor } from '../words';
import { anyOf, anyWordOf, normalizeKey, stripAccents } from '../words/normalizeKey';

/** An age group; the oldest one is open, whatever its `to` says. */
export interface AgeGroup extends Choice {
	readonly from: number;
	readonly to: number;
}

/** What a range that cuts a group becomes: none, the groups wholly inside it, or all that it touches. */
export type AgesBetween = 'refuse' | 'inside' | 'outside';

/** A range that cuts a group is refused unless the user decides who else sees the ads. */
export function parseAges(
	value: unknown,
	groups: readonly AgeGroup[],
	between: AgesBetween = 'refuse',
): Parsed<string[]> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const parsed = parseEntries(cell, splitAges, (entry) =>
		parseKeyword(entry, { why: 'not an age range' }, (text) => findGroups(text, groups, between)),
	);
	if ('problem' in parsed && isDateOrSerial(cell)) {
		return { problem: { is: cell, why: 'ages that became a date' } };
	}
	if (!('value' in parsed)) return parsed;
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	const inOrder = chosen.map((group) => group.value);
	return { value: inOrder, ...(parsed.readAs !== undefined && { readAs: namesOf(chosen) }) };
}

/** True for what spreadsheets make of "13-17": a date, or a number. */
function isDateOrSerial(cell: unknown): boolean {
	if (typeof cell === 'object') return isMoment(cell);
	const text = String(cell).trim();
	return /^(?:-\d+|0?\.\d+|\d{5})$/.test(text) || beginsWithDay(text, 'dayMonthYear');
}

function findGroups(
	text: string,
	groups: readonly AgeGroup[],
	between: AgesBetween,
): Reading<string[]> | undefined {
	const values = groups.map(({ value }) => value);
	const exact = values[values.map(normalizeKey).indexOf(normalizeKey(text))];
	if (exact !== undefined) return { value: [exact] };
	const oldest = groups.at(-1);
	// Spreadsheets turn "55+" into "55".
	let ages = text;
	if (text === String(oldest?.from)) ages = `${text}-99`;
	const range = rangeOf(ages);
	if (!range) return undefined;
	// Other ad platforms end at 65+.
	const to = range.to >= 65 && oldest ? oldest.to : range.to;
	const within = groups.filter((group) => group.from >= range.from && group.to <= to);
	const around = groups.filter((group) => group.from <= to && group.to >= range.from);
	const isWhole = within[0]?.from === range.from && within.at(-1)?.to === to;
	const meant = isWhole ? within : { refuse: [], inside: within, outside: around }[between];
	if (meant.length > 0) {
		const isOwnWord = isWhole && meant.length === 1 && (range.to < 65 || range.to === Infinity);
		const value = meant.map((group) => group.value);
		if (isOwnWord) return { value };
		return { value, readAs: namesOf(meant) };
	}
	const spans = [within, around]
		.filter((list) => list.length > 0)
		.map((list) => {
			const last = list.at(-1);
			if (last === oldest) return `${list[0]?.from}+`;
			return `${list[0]?.from}-${last?.to}`;
		});
	const why = 'ages between groups';
	const facts = { groups: namesOf(groups), ages: formatList([...new Set(spans.sort())], 'or') };
	if (spans.length === 0) return { why, remedy: 'not an age range', facts };
	return { why, facts };
}

const namesOf = (groups: readonly Choice[]) =>
	formatList(groups.map(({ name }) => name.replace('-', '–')));

const dash = '[-–—―‐‑~〜]';
/** Words of a list as they are compared with ages, for a regular expression. */
const plainWords = (key: CellKey) => anyOf(wordsFor(key).map(stripAccents));

const to = `(?:${dash}|\\.{2,3}|…|→|${plainWords('untilAge')})`;
const and = plainWords('conjunctions');
const andOlder = plainWords('andOlder');
/** What is left of "and older" behind a sign for "and". */
const older = `(?:${wordsFor('andOlder')
	.map(stripAccents)
	.flatMap((phrase) => new RegExp(`^(?:${and}) ([a-z]+)$`).exec(phrase)?.[1] ?? [])
	.join('|')})\\b`;
const signsOfAges = touchingFor('ofAges');

/** Words that only say that the numbers are ages; without its accents, "und älter" has one of them. */
const noise = new RegExp(
	`(?<![a-z])(${andOlder})(?![a-z])|(?<![a-z])(?:${plainWords('ofAges')})(?![a-z\\d])\\.?|${signsOfAges}|:`,
	'g',
);
const withoutNoise = (text: string) =>
	stripAccents(text)
		.replace(noise, (_, isMeant: string | undefined) => isMeant ?? ' ')
		.replace(/ +/g, ' ');
/** "A18-34" is for adults, "P 18+" and "People 18+" for people. */
const everyone = new RegExp(
	`^(?:(?:${plainWords('beforeAges')}) ?(?=\\d\\d)|(?:${plainWords('people')}) )`,
);
const leadIn = new RegExp(`^(?:${plainWords('betweenAges')}) `);
const adults = keysFor('adults');
const closedRange = new RegExp(`^(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)(?:${anyFor('upToHere')})?$`);
const openRange = new RegExp(
	`^(?:\\+|≥|>=|${plainWords('fromAge')}) ?(\\d{1,3})s?$|^(\\d{1,3}) ?(?:\\+|~|〜|& ?${older}|${andOlder})$`,
);

/** The range that a text names, to Infinity for "35+"; undefined for anything else. */
function rangeOf(text: string) {
	if (adults.has(normalizeKey(text))) return { from: 18, to: Infinity };
	const bare = withoutNoise(text).trim().replace(everyone, '');
	const [, first, last, plus] = closedRange.exec(bare.replace(leadIn, '')) ?? [];
	const [, before, after] = openRange.exec(bare) ?? [];
	const from = first ?? before ?? after;
	const range = { from: Number(from), to: last === undefined || plus ? Infinity : Number(last) };
	if (range.from <= range.to) return range;
	return undefined;
}

/** "and", "+" or a space separate ages only if a whole range follows. */
const separator = new RegExp(
	`[,;|\\n、・]|\\/(?![mo]\\b)|&(?! ?${older})| (?:${and}) (?=\\d{2} ?(?:${to}|\\+))|(?<=\\d${dash}\\d{2})(?:\\+(?=\\d)| \\+ )|(?<=\\d${dash}\\d{2}\\+?|\\d\\+) (?=\\d{2}(?:${dash}|\\+))`,
	'i',
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = new RegExp(
	`\\b55 ?${dash} ?64\\b([ \\n,;|/&]{1,5}(?:(?:${and}) )? ?65 ?\\+)`,
	'i',
);

const splitAges = (text: string) => text.replace(halvesOfOldest, '55-99').split(separator);

/** The places between the words of a text that may part ages from a gender: "W25-44", "20-34歳女性". */
const joints = new RegExp(
	`(?<=[\\p{L}\\p{M}])[\\s,:;|/(–—-]*(?=\\d)|(?<=\\p{L}) (?=\\p{L})|(?<=[\\d+]|${signsOfAges})[\\s,:;|/(–—-]+|(?<=[\\d+]|${signsOfAges})(?=[\\p{L}\\p{M}])`,
	'gu',
);

const isGender = (text: string) => /^\D+$/.test(text) && 'value' in parseGender(text);

const isAges = (text: string) =>
	splitAges(text).every((part) => rangeOf(part.trim().replace(/ +/g, ' ')));

/** True for a text that is ages and nothing else, such as "18-34" and "People 18+". */
export function saysAges(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60 || !/\d/.test(cell)) return false;
	const text = plainText(cell);
	return !isExclusion(text) && !isDoubtful(text) && isAges(text);
}

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
	if (typeof cell !== 'string' || tooLong(cell) !== undefined) return false;
	const text = plainText(cell);
	someGender ??= new RegExp(
		anyWordOf(
			[...wordsFor('female'), ...wordsFor('male')].filter((word) => !/^[a-z]$/i.test(word)),
		),
		'iu',
	);
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

const allOrBoth = [...wordsFor('allGenders'), ...wordsFor('both')];

/** What is sent comes first. An M stays one, since it can be mujer too. */
const genders = [
	choice('GENDER_MALE', 'male', ...wordsFor('male')),
	choice('GENDER_FEMALE', 'female', ...wordsFor('female')),
	choice('GENDER_UNLIMITED', 'all genders', ...allOrBoth),
	choice('diverse', 'diverse', ...wordsFor('diverse')),
	choice('M', 'M'),
];

const genderOf = (text: string) => findChoice(text, genders)?.value;

const withoutSigns = (text: string) =>
	text.replaceAll('♀', ' female ').replaceAll('♂', ' male ').trim();

/** True for two genders with another sign between them than one that lists both, as in "F>M". */
function isJoinedOtherwise(text: string): boolean {
	const [first, ...rest] = text.split(/[^\p{L}\p{M}]+/u).filter(Boolean);
	const isOne = (part = '') => ![undefined, 'GENDER_UNLIMITED'].includes(genderOf(part));
	const areGenders = isOne(first) && rest.length > 0 && rest.every(isOne);
	return areGenders && /\p{L}[^\p{L}]*[^\p{L}\p{M}\s/,+&|][^\p{L}]*\p{L}/u.test(text);
}

const besideWomenWithM = keysFor('menWhereWomenHaveM');

/** What a cell shows of an M in its column: next to H it means women, next to F, W or "male" men. */
export function meaningsOfM(cell: unknown): Array<'women' | 'men'> {
	const texts = leavesOf(cell).filter((leaf) => typeof leaf === 'string' && !tooLong(leaf));
	const words = withoutSigns(texts.join(' ')).split(/[^\p{L}\p{M}]+/u);
	const meanings: Array<'women' | 'men'> = [];
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
	sheet: { readonly mMeans?: 'women' | 'men' | 'either' } = {},
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const [means = sheet.mMeans] = meaningsOfM(cell);
	const parsed = parseWordList(cell, (part) =>
		parseKeyword<string>(part, { why: 'not a gender' }, (text) => {
			const words = withoutOnly(withoutSigns(text));
			if (isJoinedOtherwise(words)) return undefined;
			const gender = genderOf(words);
			if (gender === undefined) return undefined;
			if (gender !== 'M') return { value: gender };
			if (means === 'either') return { why: 'women or men' };
			if (means === 'women') return { value: 'GENDER_FEMALE' };
			return { value: 'GENDER_MALE' };
		}),
	);
	if (!('value' in parsed)) return parsed;
	const meant = parsed.value.sort().join().replace(bothGenders, 'GENDER_UNLIMITED');
	const target = genders.slice(0, 3).find((gender) => gender.value === meant);
	if (target) return asChoice(target, String(cell));
	// "Men and diverse" and "all, men".
	return { problem: { is: [cell].flat().join(', '), why: 'not a gender' } };
}

/** Languages by name or code, without their countries; the codes of languages not in the list pass. */
export function parseLanguages(value: unknown, languages: readonly Choice[]): Parsed<string[]> {
	if (meansNoRestriction(value)) return nothing;
	const parseOne = (entry: unknown): ParsedEntry =>
		parseKeyword(entry, { why: 'not a language' }, (text) => findLanguage(text, languages));
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
	if (meanings !== undefined) return { why: 'several languages', facts: { meanings } };
	const code = text.toLowerCase().replace('_', '-');
	const [, base = '', region = ''] = withRegion.exec(code) ?? [];
	const ofPart = (part: string) => {
		if (part.length === 2) return languages.find(({ value }) => value === part);
		return findChoice(part, languages);
	};
	const whole = findChoice(text, languages);
	const meant = whole ?? ofPart(base);
	const isCode = /^[a-z]{2}$/.test(code) && languageNames.of(code) !== undefined;
	if (!meant && isCode) return { value: code };
	if (!meant) return undefined;
	if (meant.value === code) return { value: code, label: meant.name };
	const isCountry = region.length === 2 && (base.length > 2 || locales.test(code));
	const otherLanguage = whole || isCountry ? meant : (ofPart(region) ?? meant);
	if (otherLanguage === meant) return asChoice(meant, text);
	return { why: 'two languages', facts: { language: meant.name, other: otherLanguage.name } };
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

const systems = [
	choice('IOS', 'iOS', ...wordsFor('ios')),
	choice('ANDROID', 'Android', ...wordsFor('android')),
];

const phones = wordsFor('phones');
const anyPhone = [choice('', 'Mobile', ...phones)];
const bothSystems = [choice('both', 'Both', ...wordsFor('both'))];

const devices = new RegExp(anyWordOf([...phones, ...wordsFor('aroundSystems')]), 'giu');

/** Operating systems as a cell names them, also by devices such as "Android phones". */
export function systemsIn(value: unknown): Parsed<string[]> {
	if (meansNoRestriction(value) || 'nothing' in parseChoice(value, anyPhone)) return nothing;
	if ('value' in parseChoice(value, bothSystems))
		return { value: systems.map((system) => system.value) };
	return parseWordList(value, (entry) =>
		parseKeyword(entry, { why: 'not an operating system' }, (text) => {
			const system = findChoice(text.replace(devices, ' '), systems);
			if (system) return asChoice(system, text);
			if (!/\d/.test(text)) return undefined;
			return { why: 'version of a system' };
		}),
	);
}

/** The system to target. Both are no restriction, and TikTok's API takes no two. */
export function parseSystems(value: unknown): Parsed<string[]> {
	const parsed = systemsIn(value);
	const isBoth = 'value' in parsed && parsed.value.length === systems.length;
	if (isBoth) return { nothing: true, readAs: 'all systems' };
	return parsed;
}
