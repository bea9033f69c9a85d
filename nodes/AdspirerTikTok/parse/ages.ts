import {
	formatList,
	formatValue,
	isDate,
	isRecord,
	nothing,
	onlyEntry,
	plainText,
	type Parsed,
	type Reading,
} from './cell';
import type { Choice } from './choice';
import { beginsWithDay } from './dateText';
import { parseGender } from './genderAndLanguage';
import { isDoubtful, isExclusion, meansNoRestriction, parseKeyword } from './keyword';
import { parseEntries } from './list';
import { normalizeKey, stripAccents } from '../words/normalizeKey';

/** An age group; the oldest one is open, whatever its `to` says. */
export interface AgeGroup extends Choice {
	readonly from: number;
	readonly to: number;
}

const enterAges = 'Enter ages such as 18-24, 18-34 or 35+.';

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
		parseKeyword(entry, `an age range. ${enterAges}`, (text) => findGroups(text, groups, between)),
	);
	if ('problem' in parsed && isDateOrSerial(cell)) {
		const why =
			'. Spreadsheets turn some age ranges into dates or numbers: format the column as text and enter the range again.';
		return { problem: `is ${formatValue(cell)}${why}` };
	}
	if (!('value' in parsed)) return parsed;
	const chosen = groups.filter((group) => parsed.value.includes(group.value));
	return {
		value: chosen.map((group) => group.value),
		...(parsed.readAs !== undefined && { readAs: namesOf(chosen) }),
	};
}

/** True for what spreadsheets make of "13-17": a date, or a number. */
function isDateOrSerial(cell: unknown): boolean {
	if (isRecord(cell)) return isDate(cell) || cell.isLuxonDateTime === true;
	if (typeof cell === 'object') return false;
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
	const range = rangeOf(text === String(oldest?.from) ? `${text}-99` : text);
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
		return isOwnWord ? { value } : { value, readAs: namesOf(meant) };
	}
	const spans = [within, around]
		.filter((list) => list.length > 0)
		.map((list) => `${list[0]?.from}${list.at(-1) === oldest ? '+' : `-${list.at(-1)?.to}`}`);
	const use = formatList([...new Set(spans.sort())], 'or');
	return `but TikTok's age groups are ${namesOf(groups)} (see the option 'Ages Between Groups'). ${use ? `Use ${use}.` : enterAges}`;
}

function namesOf(groups: readonly Choice[]): string {
	return formatList(groups.map((group) => group.name.replace('-', '–')));
}

const dash = '[-–—―‐‑~〜]';
const to = `(?:${dash}|\\.{2,3}|…|→|to|bis|und|a|ai|ate|hasta|and|et|y|e|until|through|t\\/m|tot|tot en met|から)`;
const older = '(?:over|above|older|up)\\b';

/** Words that only say that the numbers are ages; without accents. */
const noise =
	/(?<![a-z])(?:ages?|aged|years?|yrs?|yo|y\.o|y\/o|old|of|(?<!und )alter|jahren?|jahrige|j|ans|anos|edad|edades|idade|anni|jaar|ar|adults?|only)(?![a-z\d])\.?|歳|才|年齢|세|岁|:/g;
/** "A18-34" is for adults, "P 18+" for people. */
const everyone = /^(?:all|everyone|[ap]) ?(?=\d\d)/;
const leadIn = /^(?:from|von|de|dai|between|zwischen|entre|van|tra) /;
const closedRange = new RegExp(`^(\\d{1,3}) ?${to} ?(\\d{1,3}) ?(\\+?)(?:まで)?$`);
const open = new RegExp(
	`^(?:ab|\\+|≥|>=|over|uber|oltre|boven|vanaf|at least|from|von|de|desde|a partir de|mindestens|ma[iy]ores de|mas de|acima de|plus de) ?(\\d{1,3})s?$|^(\\d{1,3}) ?(?:\\+|~|〜|plus|up|(?:and|or|&) ?${older}|und (?:alter|mehr)|(?:et|ou) (?:plus|\\+)|[yo] mas|e mais|ou mais|以上|이상)$`,
);

/** The range that a text names, to Infinity for "35+"; undefined for anything else. */
function rangeOf(text: string): Pick<AgeGroup, 'from' | 'to'> | undefined {
	if (/^(?:all )?adults?(?: only)?$/i.test(text)) return { from: 18, to: Infinity };
	const words = stripAccents(text).replace(noise, ' ').replace(/ +/g, ' ').trim();
	const bare = words.replace(everyone, '');
	const [, first, last, plus] = closedRange.exec(bare.replace(leadIn, '')) ?? [];
	const [, before, after] = open.exec(bare) ?? [];
	const from = first ?? before ?? after;
	const range = { from: Number(from), to: last === undefined || plus ? Infinity : Number(last) };
	return range.from <= range.to ? range : undefined;
}

/** "and", "+" or a space separate ages only if a whole range follows. */
const separator = new RegExp(
	`[,;|\\n、・]|\\/(?![mo]\\b)|&(?! ?${older})| (?:and|und|et|e|y|en) (?=\\d{2} ?(?:${dash}|\\+|to|bis|a ))|(?<=\\d${dash}\\d{2})(?:\\+(?=\\d)| \\+ )|(?<=\\d${dash}\\d{2}\\+?|\\d\\+) (?=\\d{2}(?:${dash}|\\+))`,
	'i',
);

/** Other ad platforms divide the oldest group, and their plans list both halves: "55-64, 65+". */
const halvesOfOldest = new RegExp(`\\b55 ?${dash} ?64\\b([ \\n,;|/&]{1,5}(?:and )? ?65 ?\\+)`, 'i');

const splitAges = (text: string) => text.replace(halvesOfOldest, '55-99').split(separator);

/** The places between the words of a text that may part ages from a gender: "W25-44", "20-34歳女性". */
const joints =
	/(?<=[\p{L}\p{M}])[\s,:;|/(–—-]*(?=\d)|(?<=[\d+歳才세岁])[\s,:;|/(–—-]+|(?<=[歳才세岁+]|\d)(?=[\p{L}\p{M}])/gu;

const isAges = (text: string) =>
	splitAges(text).every((part) => rangeOf(part.trim().replace(/ +/g, ' ')) !== undefined);

/** The two parts of a text that is wholly ages and a gender, such as "Women 25-44"; undefined for others. */
export function agesAndGenderIn(
	cell: unknown,
): { readonly ages: string; readonly gender: string } | undefined {
	if (typeof cell !== 'string' || cell.length > 60) return undefined;
	const text = plainText(cell).replace(/[)）]$/, '');
	if (isExclusion(text) || isDoubtful(text)) return undefined;
	for (const { index, 0: joint } of text.matchAll(joints)) {
		const parts = [text.slice(0, index), text.slice(index + joint.length)].map((part) =>
			part.trim(),
		);
		for (const [gender = '', ages = ''] of [parts, [...parts].reverse()]) {
			if (/^\D+$/.test(gender) && isAges(ages) && 'value' in parseGender(gender))
				return { ages, gender };
		}
	}
	return undefined;
}
