import { formatList, isMoment, onlyEntry } from '../base/values';
import { type CellKey, keysFor, tableFor, touchingFor, wordsFor } from '../words';
import { anyOf, anyWordOf, normalizeKey, stripAccents } from '../words/normalizeKey';
import {
	type Parsed,
	type ParsedEntry,
	type Reading,
	type Reason,
	leavesOf,
	nothing,
	parseEntries,
	parseList,
	parseWordList,
	plainText,
} from './cellText';
import {
	type Choice,
	asChoice,
	findChoice,
	hasExcludingSign,
	isDoubtful,
	meansNoRestriction,
	parseChoice,
	parseKeyword,
	withoutOnly,
} from './keyword';
/** An age group; the oldest one is open, whatever its `to` says. */
export interface AgeGroup extends Choice {
	readonly from: number;
	readonly to: number;
}

/** The reading of a range that cuts a group: none, the groups wholly inside it, or all that it touches. */
export type AgesBetween = 'refuse' | 'inside' | 'outside';

/** A range that cuts a group is refused unless the user decides who else sees the ads. */
export function parseAges(
	value: unknown,
	groups: readonly AgeGroup[],
	between: AgesBetween = 'refuse',
): Parsed<string[]> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const find = (text: string) => findGroups(text, groups, between);
	const parsed = parseEntries(cell, splitAges, (entry) =>
		parseKeyword(entry, { why: 'not an age range' }, find),
	);
	const isDate = typeof cell === 'object' ? isMoment(cell) : dateOrSerial.test(String(cell).trim());
	if ('problem' in parsed && isDate) {
		return { problem: { is: cell, why: 'ages that became a date' } };
	}
	if (!('value' in parsed)) return parsed;
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	const inOrder = chosen.map((group) => group.value);
	if (!parsed.readAs) return { value: inOrder };
	return { value: inOrder, readAs: namesOf(chosen) };
}

/** The date or number that spreadsheets make of "13-17". */
const dateOrSerial =
	/^(?:-\d+|0?\.\d+|\d{5}|\d{1,4}[-./]\d\d?[-./]\d{1,4}.*|\d\d?-\p{L}{3}|\p{L}{3}-\d\d)$/u;

function findGroups(
	text: string,
	groups: readonly AgeGroup[],
	between: AgesBetween,
): Reading<string[]> | undefined {
	const key = normalizeKey(text);
	const exact = groups.find(({ value }) => normalizeKey(value) === key);
	if (exact) return { value: [exact.value] };
	const oldest = groups.at(-1);
	// Spreadsheets turn "55+" into "55".
	const isOldest = text === String(oldest?.from);
	const range = rangeOf(isOldest ? `${text}-99` : text);
	if (!range) return undefined;
	const { from } = range;
	// Other ad platforms end at 65+.
	let { to } = range;
	if (to >= 65 && oldest) to = oldest.to;
	const inside = groups.filter((group) => group.from >= from && group.to <= to);
	const outside = groups.filter((group) => group.from <= to && group.to >= from);
	const isWhole = inside[0]?.from === from && inside.at(-1)?.to === to;
	let meant = { refuse: [], inside, outside }[between];
	if (isWhole) meant = inside;
	if (meant.length > 0) {
		const value = meant.map((group) => group.value);
		const isGroup = range.to < 65 || range.to === Infinity;
		if (isWhole && isGroup && meant.length === 1) return { value };
		return { value, readAs: namesOf(meant) };
	}
	const spans = new Set<string>();
	for (const list of [inside, outside]) {
		const last = list.at(-1);
		if (!last) continue;
		const from = list[0]?.from;
		if (last === oldest) spans.add(`${from}+`);
		else spans.add(`${from}-${last.to}`);
	}
	const ages = formatList([...spans].sort(), 'or');
	const why = 'ages between groups';
	const named = namesOf(groups);
	if (ages !== '') return { why, facts: { groups: named, ages } };
	return { why, remedy: 'not an age range', facts: { groups: named } };
}

function namesOf(groups: readonly Choice[]): string {
	const names = groups.map(({ name }) => name.replace('-', '–'));
	return formatList(names);
}

const plainWordsFor = (key: CellKey) => wordsFor(key).map(stripAccents);
const peopleWords = (...keys: CellKey[]) => anyOf(keys.flatMap(plainWordsFor));

const to = `(?:[-–—―‐‑~〜…→]|\\.{2,3}|${peopleWords('untilAge')})`;
const older = new RegExp(`(?<=\\d.*)${anyWordOf(plainWordsFor('andOlder'))}`, 'gu');
/** Words that only say that the numbers are ages; "und älter" has one of them, and is a sign by then. */
const noise = new RegExp(
	`(?:${anyWordOf([...plainWordsFor('ofAges'), ...plainWordsFor('upToHere')])})\\.?|:`,
	'gu',
);
const signsOfAges = touchingFor('ofAges');

/** "A18-34" is for adults, "P 18+" and "People 18+" for people. */
const everyone = new RegExp(
	`^(?:(?:${peopleWords('beforeAges')}) ?(?=\\d\\d)|(?:${peopleWords('people')}) )`,
);
const closedRange = new RegExp(
	`^(?:(?:${peopleWords('betweenAges')}) )?(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)$`,
);
const openRange = new RegExp(
	`^(?:\\+|≥|>=|${peopleWords('fromAge')}) ?(\\d{1,3})(?:s| ?\\+)?$|^(\\d{1,3}) ?[+~〜]$`,
);
const adults = keysFor('adults');

/** The range that a text names, to Infinity for "35+"; undefined for anything else. */
function rangeOf(text: string) {
	if (adults.has(normalizeKey(text))) return { from: 18, to: Infinity };
	const plain = stripAccents(text).replace(/ ?& ?/g, ' and ');
	const bare = plain.replace(older, '+').replace(noise, ' ').replace(/ +/g, ' ').trim();
	const ages = bare.replace(everyone, '');
	const [, first, last, plus] = closedRange.exec(ages) ?? [];
	const [, before, after] = openRange.exec(ages) ?? [];
	const from = Number(first ?? before ?? after);
	let to = Infinity;
	if (last && !plus) to = Number(last);
	if (from <= to) return { from, to };
	return undefined;
}

/** "and", "&", "+" or a space separate ages only if a whole range follows; "y/o", "t/m" and "s/d" are words. */
const agesSeparator = new RegExp(
	[
		'[,;|\\n、・]|\\/(?![mod]\\b)',
		`(?<=[\\d+])(?: ?[&+] ?| (?:(?:${peopleWords('conjunctions')}) ?)?)(?=\\d\\d ?(?:${to}|\\+))`,
	].join('|'),
	'i',
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = /\b55 ?[-–—] ?64\b\D{1,9}65 ?\+/;

const splitAges = (text: string) => text.replace(halvesOfOldest, '55-99').split(agesSeparator);

/** True for a text that is ages and nothing else, such as "18-34" and "People 18+". */
const isAges = (text: string) => splitAges(text).every((part) => rangeOf(part.trim()));

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

const choice = (value: string, name: string, aliases: readonly string[]): Choice => ({
	value,
	name,
	aliases,
});

/** The value that is sent. */
const targets = [
	choice('GENDER_MALE', 'male', wordsFor('male')),
	choice('GENDER_FEMALE', 'female', wordsFor('female')),
	choice('GENDER_UNLIMITED', 'all genders', [...wordsFor('allGenders'), ...wordsFor('both')]),
];
/** An M stays one, since it can be mujer too, and so do the P of "persons" and perempuan and the L of laki-laki. */
const genders = [
	...targets,
	choice('diverse', 'diverse', wordsFor('diverse')),
	...['M', 'P', 'L'].map((letter) => choice(letter, letter, [])),
];

/** Two letters with another sign between them than one that lists both, as in "F>M". */
const joinedOtherwise = /^[a-z] ?[^\p{L}\s] ?[a-z]$/iu;

function findGender(written: string): Reading<string> | undefined {
	const text = withoutOnly(written);
	if (joinedOtherwise.test(text)) return undefined;
	const gender = findChoice(text, genders);
	return gender && { value: gender.value };
}

const menWhereWomenHaveM = keysFor('menWhereWomenHaveM');

const wordsOfCell = (cell: unknown): string[] =>
	leavesOf(cell)
		.join(' ')
		.slice(0, 200)
		.split(/[^\p{L}\p{M}]+/u);

/** A cell's evidence on a P in its column: in "L/P" it means women, and an L alone shows that it may. */
export function meaningsNextToL(cell: unknown): ReadonlyArray<'women' | 'either'> | undefined {
	const letters = wordsOfCell(cell).map((word) => word.toUpperCase());
	if (!letters.includes('L')) return undefined;
	return letters.includes('P') ? ['women'] : ['women', 'either'];
}

/** A cell's evidence on an M in its column: next to an H it means women, next to an F, a W or "male" men. */
export function meaningOfM(cell: unknown): 'women' | 'men' | undefined {
	const words = wordsOfCell(cell);
	if (words.some((word) => menWhereWomenHaveM.has(normalizeKey(word)))) return 'women';
	const isOther = words.some((word) => {
		const ofM = /^m/i.test(word) ? 'GENDER_MALE' : 'GENDER_FEMALE';
		return findChoice(word, genders)?.value === ofM;
	});
	if (isOther) return 'men';
	return undefined;
}

/** What letters mean in a column of genders. */
interface Letters {
	/** Of an M alone; men unless given. */
	readonly mMeans?: 'women' | 'men' | 'either';
	/** Of a P; all unless given. An L is for men only where the P is for women. */
	readonly pMeans?: 'women' | 'either';
}

function genderOf(gender: string, pMeans: Letters['pMeans']): string {
	if (gender === 'L' && pMeans === 'women') return 'GENDER_MALE';
	if (gender !== 'P' || pMeans === 'either') return gender;
	return pMeans === 'women' ? 'GENDER_FEMALE' : 'GENDER_UNLIMITED';
}

/** Male, female or both. */
export function parseGender(
	value: unknown,
	{ mMeans = 'men', pMeans }: Letters = {},
): Parsed<string> {
	const cell = onlyEntry(value);
	if (meansNoRestriction(cell)) return nothing;
	const why = 'not a gender';
	const parsed = parseWordList(cell, (part) => parseKeyword(part, { why }, findGender));
	if (!('value' in parsed)) return parsed;
	const ofP = meaningsNextToL(cell)?.length === 1 ? 'women' : pMeans;
	const entries = parsed.value.map((gender) => genderOf(gender, ofP));
	const [meant, ...others] = entries.filter((gender) => gender !== 'diverse');
	const isAll = entries.includes('GENDER_UNLIMITED');
	const values = { women: 'GENDER_FEMALE', men: 'GENDER_MALE', either: '' };
	let target = meant === 'M' ? values[mMeans] : meant;
	// Any two, since an M beside an H isn't a man.
	if (others.length > 0 && !isAll) target = 'GENDER_UNLIMITED';
	// "Men and diverse" and "all, men".
	else if (entries.length > 1) target = undefined;
	if (target === '') return { problem: { is: cell, why: 'women or men' } };
	const chosen = targets.find((gender) => gender.value === target);
	if (chosen) return asChoice(chosen, String(cell));
	return { problem: { is: [cell].flat().join(', '), why } };
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
		return areCodes ? parseList(entry.split(' '), parseOne) : parseOne(entry);
	});
}

/** A country's code, or a word for two languages. */
const doubtful = new Map(tableFor('severalLanguages'));

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** "English (US)" and "en-US"; "en-es" may be two languages. */
const withRegion = /^(?:([^()]+?)\s*\(([^()]+)\)|([a-z]{2})[-_](?:[A-Z]{2}|\d{3}))$/;

function findLanguage(
	text: string,
	languages: readonly Choice[],
	isCountry: (text: string) => boolean,
): ParsedEntry | Reason | undefined {
	const meanings = doubtful.get(text);
	if (meanings) return { why: 'several languages', facts: { meanings } };
	const code = text.toLowerCase().replace('_', '-');
	const whole = findChoice(text, languages);
	if (whole?.value === code) return { value: code, label: whole.name };
	if (whole) return asChoice(whole, text);
	if (/^[a-z]{2}$/.test(code) && languageNames.of(code)) return { value: code };
	const [, name = '', region = '', ofLocale = ''] = withRegion.exec(text) ?? [];
	if (!ofLocale && !isCountry(region)) return undefined;
	const chosen = findChoice(ofLocale || name, languages);
	return chosen && asChoice(chosen, text);
}

const systems = [
	choice('IOS', 'iOS', wordsFor('ios')),
	choice('ANDROID', 'Android', wordsFor('android')),
];
/** Words that a cell may have instead. */
const allSystems = [
	choice('both', 'Both', wordsFor('both')),
	choice('', 'Mobile', wordsFor('phones')),
];

/** Operating systems as a cell names them. */
export function systemsIn(value: unknown): Parsed<string[]> {
	const all = parseChoice(value, allSystems);
	if (meansNoRestriction(value) || 'nothing' in all) return nothing;
	if ('value' in all) return { value: systems.map((system) => system.value) };
	return parseWordList(value, (entry) => {
		let why: Reason['why'] = 'not an operating system';
		if (typeof entry === 'string' && /\d/.test(entry)) why = 'version of a system';
		return parseChoice(entry, systems, { why });
	});
}

/** The system to target. Both are no restriction, and TikTok's API takes no two. */
export function parseSystems(value: unknown): Parsed<string[]> {
	const parsed = systemsIn(value);
	const isBoth = 'value' in parsed && parsed.value.length === systems.length;
	if (isBoth) return { nothing: true, readAs: 'all systems' };
	return parsed;
}
