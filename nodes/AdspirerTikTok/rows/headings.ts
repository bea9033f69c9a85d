import { columns as knownColumns, headingsOf, type ColumnName } from '../contract/fields';
import { zoneNamed } from '../parse/timeZone';
import { fold } from '../parse/words';
import { inBrackets, isCurrency, isUnit, spelledOut } from './headingNotes';

/** From headings that say what a column holds to those that say it least; see the table of columns. */
export const kindsOfHeadings = ['headings', 'general', 'namesOrIds'] as const;

/** What a heading means. */
export interface HeadingMeaning {
	readonly fills: ColumnName;
	readonly kind: (typeof kindsOfHeadings)[number];
	/** The time zone that the heading of a time names, such as "UTC+1" or "JST", as it is written. */
	readonly zone?: string;
}

/** True for what a column can fill. */
export function isColumn(name: string): name is ColumnName {
	return name in knownColumns;
}

/** Of one heading with several meanings the plainest counts. */
const meanings = new Map<string, HeadingMeaning>();
for (const kind of [...kindsOfHeadings].reverse()) {
	for (const fills of Object.keys(knownColumns).filter(isColumn)) {
		for (const heading of headingsOf(fills)[kind]) {
			meanings.set(fold(heading), { fills, kind });
		}
	}
}

/**
 * What a heading means, by the argument's name (`adgroup_name`), label ("Ad Group Name") or usual
 * heading ("Ad set"), whatever the case, spaces, underscores and units in brackets. Undefined for
 * headings that may hold anything, such as "ID", "Status", "Notes" and "Date".
 *
 * @param all the headings of the sheet.
 */
export function meaningOf(column: string, all: ReadonlySet<string>): HeadingMeaning | undefined {
	// Readers of spreadsheets number a heading that comes again: "Budget_1" or "Budget.1".
	const [, repeated = ''] = /^(.+)[_.]\d{1,2}$/s.exec(column) ?? [];
	return meaningAlone(column) ?? (all.has(repeated) ? meaningAlone(repeated) : undefined);
}

const newOne =
	/^(?:new|neue[rs]?|nouve(?:au|lle|l)|nuev[oa]|nov[oa]|nuov[oa]|nieuwe?|新しい|新|새로운|새)[\s_-]*(.+)$/i;

/** What a heading such as "New bid" wants to change; undefined for others. */
export function changeNamed(column: string): ColumnName | undefined {
	const [, rest] = newOne.exec(column) ?? [];
	return rest === undefined ? undefined : meaningAlone(rest)?.fills;
}

/** "Budget %" is a share, and "Budget +/-" a change; comparing words drops such signs. */
const ofShareOrChange = /[%٪％‰±]|\+\s?\/\s?[-–−]/u;

function meaningAlone(column: string): HeadingMeaning | undefined {
	// Nobody's heading is longer, and other columns' texts may stand where headings belong.
	if (column.length > 200 || ofShareOrChange.test(column)) return undefined;
	const meaning = meaningOfWord(wordOf(column)) ?? meaningOfNet(column);
	const named = zoneIn(column, meaning === undefined);
	// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
	const time = named && meaningOfWord(wordOf(named.heading));
	if (named && time?.fills.startsWith('schedule_')) return { ...time, zone: named.zone };
	return meaning;
}

function meaningOfWord(word: string): HeadingMeaning | undefined {
	const meaning = meanings.get(word) ?? meanings.get(word.replace(/^tiktok/, ''));
	if (meaning) return meaning;
	// "Campaña ID" and "ID campaña", of what has an ID.
	const owner = meanings.get(word.replace(/ids?$|^ids?(?:de|da|do|del|della|der)?/, ''));
	if (owner && /_ids?$/.test(owner.fills)) return { ...owner, kind: 'headings' };
	// "Campaign start date" is the ad group's where no column has a plainer one.
	const time = meanings.get(word.replace(/^(?:campaign|campagne|adgroup|adset)/, ''));
	return time?.fills.startsWith('schedule_') ? { ...time, kind: 'general' } : undefined;
}

const tax = 'VAT|tax(?:es)?|MwSt|USt|IVA|TVA|BTW|GST|moms|fees?|消費税';
/** What says whether amounts are with taxes and fees. */
const netOrGross = new RegExp(
	`(?<!\\p{L})(?:nett?o?|gross|brutto|brut[ao]?|lordo|l[ií]quid[ao]|HT|TTC|(?:excl?|incl|exkl|inkl|ex|inc|sin|con|sem|com|ohne|mit|hors|senza|plus|zzgl|excluding|including|before|after)\\.? ?(?:${tax})|(?:${tax})\\.? (?:incl|inkl|excl|exkl|inclu[ií]do|exclu[ií]do|inclusa|esclusa)\\w*)\\.?(?!\\p{L})|グロス|ネット|税抜き?|税込み?|税別|부가세 ?(?:별도|포함)|[vV][aA][tT] ?(?:별도|포함)`,
	'giu',
);

/** "Daily budget (net)" is the daily budget, where no column has a plainer one. */
function meaningOfNet(column: string): HeadingMeaning | undefined {
	const bare = column.normalize('NFKC').replace(netOrGross, ' ');
	const meaning = bare === column ? undefined : meaningOfWord(wordOf(bare));
	return meaning?.fills.startsWith('budget') ? { ...meaning, kind: 'general' } : undefined;
}

const everyBracket = new RegExp(inBrackets, 'g');

/** "Budget per Day (USD) *" as it is looked up: without numbering, units and currencies. */
function wordOf(column: string): string {
	const ifCurrency = (all: string, unit: string) => (isCurrency(unit) ? '' : all);
	return fold(
		spelledOut(column.normalize('NFKC'))
			.replace(/\s+/g, ' ')
			.replace(/^\s*\d+[.)]\s+/, '')
			.replace(everyBracket, (all: string, inner: string) => (isUnit(inner) ? ' ' : all))
			.replace(/\s*\b(?:in|en|em)\s+(\S+)\s*$/i, ifCurrency)
			.replace(/[\s,:–-]+(\S+)\s*$/, ifCurrency),
	);
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
		const word = inner
			.split(/[\s,;]+(?![+-])/)
			.map((part) => part.replace(/\s/g, ''))
			.find((part) => zoneWord.test(part) && !isUnit(part));
		const isPlace = /\btime$/i.test(inner) || zoneNamed(inner) !== undefined;
		if (word === undefined && (!isPlace || isUnit(inner))) return undefined;
		return { zone: word ?? inner, heading: text.replace(inBrackets, ' ') };
	}
	const [tail, word = ''] = /[\s,:–-]+(\S+)$/.exec(text) ?? [];
	return atEnd && tail !== undefined && zoneWord.test(word)
		? { zone: word, heading: text.slice(0, -tail.length) }
		: undefined;
}

/** What a column is usually called, in English. */
export function usualHeading(argument: string): string {
	const column = argument === 'budget' ? 'budget_daily' : argument;
	return (isColumn(column) ? headingsOf(column).headings[0] : undefined) ?? argument;
}
