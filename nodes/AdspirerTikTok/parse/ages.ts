import { isMoment, onlyEntry } from '../base/values';
import { formatList } from '../base/wording';
import { nothing, type Parsed } from './cell';
import { parseEntries, type Reading } from './cellText';
import type { Choice } from './choice';
import { meansNoRestriction, parseKeyword } from './keyword';
import { keysFor, touchingFor, wordsFor, type CellKey } from '../words';
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

/** What spreadsheets make of "13-17": a date, or a number. */
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

const listed = (key: CellKey) => wordsFor(key).map(stripAccents);
const words = (...keys: CellKey[]) => anyOf(keys.flatMap(listed));

const to = `(?:[-–—―‐‑~〜…→]|\\.{2,3}|${words('untilAge')})`;
const older = new RegExp(`(?<=\\d.*)${anyWordOf(listed('andOlder'))}`, 'g');
/** Words that only say that the numbers are ages; "und älter" has one of them, and is a sign by then. */
const noise = new RegExp(
	`(?:${anyWordOf([...listed('ofAges'), ...listed('upToHere')])})\\.?|:`,
	'g',
);
export const signsOfAges = touchingFor('ofAges');

/** "A18-34" is for adults, "P 18+" and "People 18+" for people. */
const everyone = new RegExp(`^(?:(?:${words('beforeAges')}) ?(?=\\d\\d)|(?:${words('people')}) )`);
const closedRange = new RegExp(
	`^(?:(?:${words('betweenAges')}) )?(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)$`,
);
const openRange = new RegExp(
	`^(?:\\+|≥|>=|${words('fromAge')}) ?(\\d{1,3})s?$|^(\\d{1,3}) ?[+~〜]$`,
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

/** "and", "&", "+" or a space separate ages only if a whole range follows. */
const separator = new RegExp(
	[
		'[,;|\\n、・]|\\/(?![mo]\\b)',
		`(?<=[\\d+])(?: ?[&+] ?| (?:(?:${words('conjunctions')}) )?)(?=\\d\\d ?(?:${to}|\\+))`,
	].join('|'),
	'i',
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = /\b55 ?[-–—] ?64\b\D{1,9}65 ?\+/;

const splitAges = (text: string) => text.replace(halvesOfOldest, '55-99').split(separator);

/** True for a text that is ages and nothing else, such as "18-34" and "People 18+". */
export const isAges = (text: string) => splitAges(text).every((part) => rangeOf(part.trim()));
