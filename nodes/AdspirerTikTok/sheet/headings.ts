import { columns as knownColumns, headingsOf, type ColumnName } from '../contract/fields';
import { zoneNamed } from '../parse/timeZone';
import { inBrackets, isCurrency, isUnit } from './headingUnits';
import { keyOf, tokenize } from './dictionary';

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
for (const kind of kindsOfHeadings) {
	for (const fills of Object.keys(knownColumns).filter(isColumn)) {
		for (const heading of headingsOf(fills)[kind]) {
			const key = keyOf(tokenize(heading));
			if (!meanings.has(key)) meanings.set(key, { fills, kind });
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

/** What a heading such as "New bid" wants to change; undefined for others. */
export function changeNamed(column: string): ColumnName | undefined {
	const list = tokenize(column.slice(0, maxLength));
	const rest = list.filter((word) => word !== 'new');
	return rest.length < list.length ? meaningOfWords(rest)?.fills : undefined;
}

/** Nobody's heading is longer, and other columns' texts may stand where headings belong. */
const maxLength = 200;

/** "Budget %" is a share, and "Budget +/-" a change; comparing words drops such signs. */
const ofShareOrChange = /[%٪％‰±]|\+\s?\/\s?[-–−]/u;

function meaningAlone(column: string): HeadingMeaning | undefined {
	if (column.length > maxLength || ofShareOrChange.test(column)) return undefined;
	const meaning = meaningOfWords(tokenize(withoutUnits(column)));
	const named = zoneIn(column, meaning === undefined);
	// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
	const time = named && meaningOfWords(tokenize(withoutUnits(named.heading)));
	if (named && time?.fills.startsWith('schedule_')) return { ...time, zone: named.zone };
	return meaning;
}

/** Words that change nothing in the headings of some columns, or make them less plain. */
const besides: ReadonlyArray<readonly [words: string, of: RegExp, kind?: HeadingMeaning['kind']]> =
	[
		['id', /_ids?$/, 'headings'],
		[
			'target goal objective delivery user ターゲット',
			/^(?:location|age_g|gender|language|operating|interest|audience)/,
		],
		['flight delivery schedule live', /^schedule_/],
		// "Campaign start date" and "Daily budget (net)" count where no column has a plainer heading.
		['campaign ad group', /^schedule_/, 'general'],
		['net media', /^budget/, 'general'],
	];

function meaningOfWords(list: readonly string[]): HeadingMeaning | undefined {
	const meaning = meanings.get(keyOf(list));
	if (meaning) return meaning;
	for (const [words, of, kind] of besides) {
		const rest = list.filter((word) => !words.split(' ').includes(word));
		const found = rest.length < list.length ? meaningOfWords(rest) : undefined;
		if (found && of.test(found.fills)) return { ...found, kind: kind ?? found.kind };
	}
	return undefined;
}

const tax = 'VAT|tax(?:es)?|MwSt|USt|IVA|TVA|BTW|GST|moms|fees?|消費税|부가세';
/** Amounts without and with taxes and fees are net and gross ones. */
const taxed = new RegExp(
	`(?<!\\p{L})(?:(?:excl?|incl|exkl|inkl|ex|inc|sin|con|sem|com|ohne|mit|hors|senza|plus|zzgl|excluding|including|before|after)\\.? ?(?:${tax})|(?:${tax})\\.? ?(?:[ie][nsx][ck]l\\p{L}*|별도|포함))\\.?(?!\\p{L})`,
	'giu',
);

const everyBracket = new RegExp(inBrackets, 'g');

/** "Budget per Day (USD) *" as it is looked up: without numbering, units and currencies. */
function withoutUnits(column: string): string {
	const ifCurrency = (all: string, unit: string) => (isCurrency(unit) ? '' : all);
	return column
		.normalize('NFKC')
		.replace(/tik ?tok/gi, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^\s*\d+[.)]\s+/, '')
		.replace(taxed, ' net ')
		.replace(everyBracket, (all: string, inner: string) => (isUnit(inner) ? ' ' : all))
		.replace(/\s*\b(?:in|en|em)\s+(\S+)\s*$/i, ifCurrency)
		.replace(/[\s,:–-]+(\S+)\s*$/, ifCurrency);
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
	const bracket = inBrackets.exec(text);
	const end = atEnd ? /[\s,:–-]+(\S+)$/.exec(text) : null;
	const [tail = '', inner = ''] = bracket ?? end ?? [];
	const word = inner
		.split(/[\s,;]+(?![+-])/)
		.map((part) => part.replace(/\s/g, ''))
		.find((part) => zoneWord.test(part) && !isUnit(part));
	const isPlace = /\btime$/i.test(inner) || (bracket && zoneNamed(inner) !== undefined);
	const zone = word ?? (isPlace && !isUnit(inner) ? inner.trim() : undefined);
	return zone === undefined ? undefined : { zone, heading: text.replace(tail, ' ') };
}

/** What a column is usually called, in English. */
export function usualHeading(argument: string): string {
	const column = argument === 'budget' ? 'budget_daily' : argument;
	return (isColumn(column) ? headingsOf(column).headings[0] : undefined) ?? argument;
}
