import { columns as knownColumns, type ColumnName, type Headings } from '../contract/fields';
import { fold } from '../parse/words';
import { zoneNamed } from '../parse/timeZone';
import { inBrackets, isCurrency, isUnit, spelledOut } from './headingNotes';

/** Which of a sheet's columns fill what. Several columns may fill one argument. */
export interface MatchedHeadings {
	readonly byArgument: ReadonlyMap<ColumnName, readonly string[]>;
	/**
	 * Columns such as "Campaign", which hold an ID in some sheets and a name in others. A cell counts
	 * where it is an ID or a link with one, and is ignored otherwise. Only for targets that no column
	 * in `byArgument` fills.
	 */
	readonly ifId: ReadonlyMap<ColumnName, readonly string[]>;
	/** Time zones that headings of times name in brackets, such as "UTC+1" or "JST", by column. */
	readonly zones: ReadonlyMap<string, string>;
	/** Columns that fill nothing. */
	readonly unused: readonly string[];
}

type Certainty = 'plain' | 'general' | 'ifId';
type Meaning = readonly [target: ColumnName, certainty: Certainty];

/** The headings of a column in all languages. */
export function headingsIn(headings: Headings = {}): string[] {
	return Object.values(headings)
		.flatMap((text) => text.split('|'))
		.map((heading) => heading.trim())
		.filter((heading) => heading !== '');
}

const targets = Object.keys(knownColumns).filter(isTarget);

function isTarget(name: string): name is ColumnName {
	return name in knownColumns;
}

/** Of one heading with several meanings the plainest counts. */
const meanings = new Map<string, Meaning>(
	(['namesOrIds', 'general', 'headings'] as const).flatMap((kind) =>
		targets.flatMap((target) =>
			headingsIn(knownColumns[target][kind]).map((heading): [string, Meaning] => [
				fold(heading),
				[target, kind === 'headings' ? 'plain' : kind === 'general' ? 'general' : 'ifId'],
			]),
		),
	),
);

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
export interface MeaningOfColumn {
	readonly meaning: Meaning;
	readonly zone?: string;
}

/** "Budget %" is a share, and "Budget +/-" a change; comparing words drops such signs. */
const ofShareOrChange = /[%٪％‰±]|\+\s?\/\s?[-–−]/u;

/** What a heading means; undefined for one that fills nothing. */
export function meaningOf(column: string): MeaningOfColumn | undefined {
	// Nobody's heading is longer, and other columns' texts may stand where headings belong.
	if (column.length > 200 || ofShareOrChange.test(column)) return undefined;
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
export function repeatedHeading(column: string, columns: ReadonlySet<string>): string | undefined {
	const heading = /^(.+)[_.]\d{1,2}$/s.exec(column)?.[1];
	return heading !== undefined && columns.has(heading) ? heading : undefined;
}

/** What the columns of a sheet mean, in its order; undefined for those that fill nothing. */
export type Meanings = ReadonlyMap<string, MeaningOfColumn | undefined>;

/** Decides for each column what it fills, now that all of them are known. */
export function chooseColumns(found: Meanings): MatchedHeadings {
	const byMeaning = new Map<string, string[]>();
	const zones = new Map<string, string>();
	for (const [column, known] of found) {
		if (!known) continue;
		const place = known.meaning.join(' ');
		const others = byMeaning.get(place);
		if (others) others.push(column);
		else byMeaning.set(place, [column]);
		if (known.zone !== undefined) zones.set(column, known.zone);
	}
	const byArgument = new Map<ColumnName, readonly string[]>();
	const ifId = new Map<ColumnName, readonly string[]>();
	for (const target of targets) {
		const chosen = byMeaning.get(`${target} plain`) ?? byMeaning.get(`${target} general`);
		const named = byMeaning.get(`${target} ifId`);
		if (chosen) byArgument.set(target, chosen);
		else if (named) ifId.set(target, named);
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
	const unused = [...found.keys()].filter((column) => !used.has(column));
	return { byArgument, ifId, zones, unused };
}

/**
 * Finds for each column what it fills, by argument name (`adgroup_name`), label ("Ad Group Name") or
 * usual heading ("Ad set"), whatever the case, spaces, underscores and units in brackets. Headings
 * that may hold anything ("ID", "Status", "Notes", "Date") fill nothing.
 *
 * @param columns The headings as the sheet has them.
 */
export function matchHeadings(columns: readonly string[]): MatchedHeadings {
	const all = new Set(columns);
	return chooseColumns(
		new Map(
			columns.map((column) => [
				column,
				meaningOf(column) ?? meaningOf(repeatedHeading(column, all) ?? ''),
			]),
		),
	);
}
