import { fold } from '../parse/fold';
import {
	generalHeadings,
	headings,
	namesOrIds,
	type Headings,
	type HeadingTarget,
} from './headingWords';
import { spelledOut } from './headingWords/shortForms';
import { words } from '../parse/words';
import { zoneNamed } from '../parse/zoneNames';

export type { HeadingTarget } from './headingWords';

/** Which of a sheet's columns fill what. Several columns may fill one argument. */
export interface MatchedHeadings {
	readonly byArgument: ReadonlyMap<HeadingTarget, readonly string[]>;
	/**
	 * Columns such as "Campaign", which hold an ID in some sheets and a name in others. A cell counts
	 * where it is an ID or a link with one, and is ignored otherwise. Only for targets that no column
	 * in `byArgument` fills.
	 */
	readonly ifId: ReadonlyMap<HeadingTarget, readonly string[]>;
	/** Time zones that headings of times name in brackets, such as "UTC+1" or "JST", by column. */
	readonly zones: ReadonlyMap<string, string>;
	/** Columns that fill nothing. */
	readonly unused: readonly string[];
}

type Certainty = 'plain' | 'general' | 'ifId';
type Meaning = readonly [target: HeadingTarget, certainty: Certainty];

function isTarget(name: string): name is HeadingTarget {
	return name in headings;
}

function meaningsOf(table: Headings, certainty: Certainty): Array<[string, Meaning]> {
	return Object.entries(table).flatMap(([target, words]) =>
		isTarget(target)
			? words.map((word): [string, Meaning] => [fold(word), [target, certainty]])
			: [],
	);
}

const meanings = new Map<string, Meaning>([
	...meaningsOf(namesOrIds, 'ifId'),
	...meaningsOf(generalHeadings, 'general'),
	...meaningsOf(headings, 'plain'),
]);

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** Words in brackets that say how a value is written and not what it is. */
const units = new Set(
	words(
		'in | as | en | em | currency | local | local time | time | time zone | required | optional',
		'mandatory | yrs | Pflicht | Pflichtfeld | obligatoire | facultatif | obligatorio | obrigatório',
		'opcional | 必須 | 任意 | ISO | code | codes | years | Jahre | ans | años | anos | 歳 | 才',
		'円 | yes | no | ja | nein | oui | non | sí | true | false | TikTok | euro | euros | dollar',
		'dollars | real | reais | yen | pounds | comma separated | text | iOS | Android | targeting',
	).map(fold),
);

/**
 * True for what may go without changing the heading's meaning. Not so "(k€)", "(万円)" and "('000)",
 * which multiply the amounts, and "(net)", "(DE)" or "(D)", which tell columns apart.
 */
function isUnit(inner: string): boolean {
	const text = inner.trim();
	const isDateFormat = /^[dmyjaths\s.,/:-]+$/i.test(text) && /[dj].*m|m.*[dj]|h.*m/i.test(text);
	const areLetters = /^[mfwdxhyn](?:\s*[/|,]\s*(?:[mfwdxhyn]|all|both))+$/i.test(text);
	if (isDateFormat || areLetters || /^max\.? \d+/i.test(text)) return true;
	return (
		units.has(fold(text)) ||
		text.split(/[\s,;/|]+/).every((word) => units.has(fold(word)) || isCurrency(word))
	);
}

/** A sign, or a code in capitals, since "top" and "all" are codes of currencies too. */
function isCurrency(word: string): boolean {
	return (
		/^(?:US|R|CA?|AU?|NZ|HK|NT|S|MX)?\p{Sc}$/u.test(word) ||
		(/^[A-Z]{3}$/.test(word) && currencies.has(word))
	);
}

/** "Budget (ALL)" and "TOP" say nothing of the currencies of Albania and Tonga. */
const notCurrencies = new Set(['ALL', 'TOP']);

/** Headings name these in brackets only; "(real)" may as well say that the amounts are actual ones. */
const currencyNames = new Set(words('円 | euro | euros | dollar | dollars | reais | yen | pounds'));

/** The currency that a heading of amounts names, such as "USD" in "Budget (USD)", as it is written. */
export function currencyIn(column: string): string | undefined {
	const heading = column.normalize('NFKC');
	const inside = [...heading.matchAll(new RegExp(inBrackets, 'g'))].map(([, inner = '']) => inner);
	const found = new Set([
		...wordsOf(heading).filter((word) => isCurrency(word) && !notCurrencies.has(word)),
		...inside.flatMap(wordsOf).filter((word) => currencyNames.has(word.toLowerCase())),
	]);
	return found.size === 1 ? [...found][0] : undefined;
}

function wordsOf(text: string): string[] {
	return text.split(/[\s,:;/|()[\]{}–-]+/);
}

const zoneWord =
	/^(?:(?:UTC|GMT)(?:[-+−]\d{1,2}(?::?\d{2})?)?|[A-Z]{2,5}|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+)$/;

/**
 * What a heading of times names in brackets or at its end: a zone's letters, an offset, or a place.
 *
 * @param atEnd false where the heading is known as it is, so that its last word is no zone.
 */
function zoneIn(
	column: string,
	atEnd: boolean,
): { readonly zone: string; readonly heading: string } | undefined {
	const text = column.normalize('NFKC').replace('−', '-').trim();
	const inner = inBrackets.exec(text)?.[1]?.trim();
	if (inner !== undefined) {
		const heading = text.replace(inBrackets, ' ');
		const word = inner
			.split(/[\s,;]+(?![+-])/)
			.map((part) => part.replace(/\s/g, ''))
			.find((part) => zoneWord.test(part) && !isUnit(part));
		const isPlace = /\btime$/i.test(inner) || zoneNamed(inner) !== undefined;
		if (word === undefined && (!isPlace || isUnit(inner))) return undefined;
		return { zone: word ?? inner, heading };
	}
	const [tail, word = ''] = /[\s,:–-]+(\S+)$/.exec(text) ?? [];
	return atEnd && tail !== undefined && zoneWord.test(word)
		? { zone: word, heading: text.slice(0, -tail.length) }
		: undefined;
}

const inBrackets = /[([{]([^()[\]{}]*)[)\]}]/;

/** "Budget per Day (USD) *" as it is looked up: without numbering, units and currencies. */
function wordOf(column: string): string {
	const bare = spelledOut(column.normalize('NFKC'))
		.replace(/\s+/g, ' ')
		.replace(/^\s*\d+[.)]\s+/, '')

		.replace(new RegExp(inBrackets, 'g'), (all: string, inner: string) =>
			isUnit(inner) ? ' ' : all,
		)
		.replace(/\s*\b(?:in|en|em)\s+(\S+)\s*$/i, (all: string, unit: string) =>
			isCurrency(unit) ? '' : all,
		)
		.replace(/[\s,:–-]+(\S+)\s*$/, (all: string, unit: string) => (isCurrency(unit) ? '' : all));
	return fold(bare);
}

/** What a heading means, with the time zone that it names, if any. */
interface MeaningOfColumn {
	readonly meaning: Meaning;
	readonly zone?: string;
}

/** "Budget %" is a share, and "Budget +/-" a change; comparing words drops such signs. */
const ofShareOrChange = /[%٪％‰±]|\+\s?\/\s?[-–−]/u;

function meaningOf(column: string): MeaningOfColumn | undefined {
	if (ofShareOrChange.test(column)) return undefined;
	const meaning = meaningOfWord(wordOf(column));
	const named = zoneIn(column, meaning === undefined);
	// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
	const time = named && meaningOfWord(wordOf(named.heading));
	if (named && time?.[0].startsWith('schedule_')) return { meaning: time, zone: named.zone };
	return meaning && { meaning };
}

function meaningOfWord(word: string): Meaning | undefined {
	const meaning = meanings.get(word) ?? meanings.get(word.replace(/^tiktok/, ''));
	if (meaning) return meaning;
	// "Campaign start date" is the ad group's where no column has a plainer one.
	const time = meanings.get(word.replace(/^(?:campaign|campagne|adgroup|adset)/, ''));
	return time?.[0].startsWith('schedule_') ? [time[0], 'general'] : undefined;
}

/**
 * The heading that a column repeats. Spreadsheet readers number a heading that comes again:
 * "Budget_1" or "Budget.1" beside "Budget".
 */
function repeatedHeading(column: string, columns: readonly string[]): string {
	const heading = /^(.+)[_.]\d{1,2}$/s.exec(column)?.[1];
	return heading !== undefined && columns.includes(heading) ? heading : column;
}

/**
 * Finds for each column what it fills, by argument name (`adgroup_name`), label ("Ad Group Name") or
 * usual heading ("Ad set"), whatever the case, spaces, underscores and units in brackets. Headings
 * that may hold anything ("ID", "Status", "Notes", "Date") fill nothing.
 *
 * @param columns The headings as the sheet has them.
 */
export function matchHeadings(columns: readonly string[]): MatchedHeadings {
	const found = columns.map((column) => ({
		column,
		...(meaningOf(column) ?? meaningOf(repeatedHeading(column, columns))),
	}));
	const columnsOf = (target: HeadingTarget, certainty: Certainty) =>
		found
			.filter(({ meaning }) => meaning?.[0] === target && meaning[1] === certainty)
			.map(({ column }) => column);

	const byArgument = new Map<HeadingTarget, readonly string[]>();
	const ifId = new Map<HeadingTarget, readonly string[]>();
	for (const target of Object.keys(headings).filter(isTarget)) {
		const [plain, general] = [columnsOf(target, 'plain'), columnsOf(target, 'general')];
		const chosen = plain.length > 0 ? plain : general;
		if (chosen.length > 0) byArgument.set(target, chosen);
		else if (columnsOf(target, 'ifId').length > 0) ifId.set(target, columnsOf(target, 'ifId'));
	}
	if ((byArgument.has('age_from') || byArgument.has('age_to')) && !byArgument.has('age_groups')) {
		byArgument.set('age_groups', []);
	}
	// Beside a column for the type, "Placements" can only hold the placements.
	const placement = byArgument.get('placement');
	if (placement && byArgument.has('placement_type')) {
		byArgument.delete('placement');
		byArgument.set('placements', placement);
	}
	const used = new Set([...byArgument.values(), ...ifId.values()].flat());
	const zones = new Map(
		found.flatMap(
			({ column, zone }): Array<[string, string]> => (zone === undefined ? [] : [[column, zone]]),
		),
	);
	return { byArgument, ifId, zones, unused: columns.filter((column) => !used.has(column)) };
}
