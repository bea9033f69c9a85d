import { isMoment, onlyEntry } from '../base/values';
import { formatList } from '../base/wording';
import { nothing, type Parsed } from './cell';
import { parseEntries, plainText, type Reading } from './cellText';
import type { Choice } from './choice';
import { beginsWithDay } from './dateText';
import { isDoubtful, isExclusion, meansNoRestriction, parseKeyword } from './keyword';
import { anyFor, keysFor, touchingFor, wordsFor, type CellKey } from '../words';
import { anyOf, normalizeKey, stripAccents } from '../words/normalizeKey';

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
	const find = (text: string) => findGroups(text, groups, between);
	const parsed = parseEntries(cell, splitAges, (entry) =>
		parseKeyword(entry, { why: 'not an age range' }, find),
	);
	if ('problem' in parsed && isDateOrSerial(cell)) {
		return { problem: { is: cell, why: 'ages that became a date' } };
	}
	if (!('value' in parsed)) return parsed;
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	const inOrder = chosen.map((group) => group.value);
	if (!parsed.readAs) return { value: inOrder };
	return { value: inOrder, readAs: namesOf(chosen) };
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
	const to = range.to >= 65 && oldest ? oldest.to : range.to;
	const inside = groups.filter((group) => group.from >= from && group.to <= to);
	const outside = groups.filter((group) => group.from <= to && group.to >= from);
	const isWhole = inside[0]?.from === from && inside.at(-1)?.to === to;
	const cut = {
		refuse: [],
		inside,
		outside,
	};
	const meant = isWhole ? inside : cut[between];
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
		const end = last === oldest ? '+' : `-${last.to}`;
		spans.add(`${list[0]?.from}${end}`);
	}
	const why = 'ages between groups';
	const ages = formatList([...spans].sort(), 'or');
	const facts = { groups: namesOf(groups), ages };
	if (ages) return { why, facts };
	return {
		why,
		remedy: 'not an age range',
		facts,
	};
}

function namesOf(groups: readonly Choice[]): string {
	const names = groups.map(({ name }) => name.replace('-', '–'));
	return formatList(names);
}

const dash = '[-–—―‐‑~〜]';
/** Words of a list as they are compared with ages, for a regular expression. */
export const plainWords = (key: CellKey) => anyOf(wordsFor(key).map(stripAccents));

const to = `(?:${dash}|\\.{2,3}|…|→|${plainWords('untilAge')})`;
const and = plainWords('conjunctions');
export const andOlder = plainWords('andOlder');
const afterAnd = new RegExp(`^(?:${and}) ([a-z]+)$`);
/** What is left of "and older" behind a sign for "and". */
const older: string[] = [];
for (const phrase of wordsFor('andOlder')) {
	const [, word] = afterAnd.exec(stripAccents(phrase)) ?? [];
	if (word) older.push(word);
}
const andSign = `& ?(?:${older.join('|')})\\b`;
export const signsOfAges = touchingFor('ofAges');

/** Words that only say that the numbers are ages; without its accents, "und älter" has one of them. */
const noise = new RegExp(
	[
		`(?<![a-z])(${andOlder})(?![a-z])`,
		`(?<![a-z])(?:${plainWords('ofAges')})(?![a-z\\d])\\.?`,
		signsOfAges,
		':',
	].join('|'),
	'g',
);
export const withoutNoise = (text: string) =>
	stripAccents(text)
		.replace(noise, (_, isMeant: string | undefined) => isMeant ?? ' ')
		.replace(/ +/g, ' ');
/** "A18-34" is for adults, "P 18+" and "People 18+" for people. */
const everyone = new RegExp(
	`^(?:(?:${plainWords('beforeAges')}) ?(?=\\d\\d)|(?:${plainWords('people')}) )`,
);
const leadIn = new RegExp(`^(?:${plainWords('betweenAges')}) `);
const adults = keysFor('adults');
const upTo = `(?:${anyFor('upToHere')})?`;
const closedRange = new RegExp(`^(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)${upTo}$`);
const from = `(?:\\+|≥|>=|${plainWords('fromAge')})`;
const onwards = `(?:\\+|~|〜|${andSign}|${andOlder})`;
const openRange = new RegExp(`^${from} ?(\\d{1,3})s?$|^(\\d{1,3}) ?${onwards}$`);

/** The range that a text names, to Infinity for "35+"; undefined for anything else. */
function rangeOf(text: string) {
	if (adults.has(normalizeKey(text))) return { from: 18, to: Infinity };
	const bare = withoutNoise(text).trim().replace(everyone, '');
	const [, first, last, plus] = closedRange.exec(bare.replace(leadIn, '')) ?? [];
	const [, before, after] = openRange.exec(bare) ?? [];
	const from = Number(first ?? before ?? after);
	const to = last && !plus ? Number(last) : Infinity;
	return from <= to ? { from, to } : undefined;
}

/** "and", "+" or a space separate ages only if a whole range follows. */
const separator = new RegExp(
	[
		'[,;|\\n、・]|\\/(?![mo]\\b)',
		`(?!${andSign})&`,
		` (?:${and}) (?=\\d{2} ?(?:${to}|\\+))`,
		`(?<=\\d${dash}\\d{2})(?:\\+(?=\\d)| \\+ )`,
		`(?<=\\d${dash}\\d{2}\\+?|\\d\\+) (?=\\d{2}(?:${dash}|\\+))`,
	].join('|'),
	'i',
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = new RegExp(
	`\\b55 ?${dash} ?64\\b[ \\n,;|/&]{1,5}(?:(?:${and}) )? ?65 ?\\+`,
	'i',
);

const splitAges = (text: string) => text.replace(halvesOfOldest, '55-99').split(separator);

export const isAges = (text: string) =>
	splitAges(text).every((part) => rangeOf(part.trim().replace(/ +/g, ' ')));

/** True for a text that is ages and nothing else, such as "18-34" and "People 18+". */
export function saysAges(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60 || !/\d/.test(cell)) return false;
	const text = plainText(cell);
	return !isExclusion(text) && !isDoubtful(text) && isAges(text);
}
