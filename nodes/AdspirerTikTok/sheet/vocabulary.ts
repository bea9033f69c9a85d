import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { isEmpty } from '../parse/cell';
import { meansEmpty } from '../parse/keyword';
import { headingsByLanguage, kindsOfHeadings, wordsOfTopics } from '../words';
import {
	isShareOrChange,
	keyOfWords,
	plainWords,
	thingNamed,
	tokenize,
	withoutUnits,
	wordsWithin,
	zoneIn,
} from './headings';
import { isNonRestrictive, statusOf } from './statusWords';

type Kind = (typeof kindsOfHeadings)[number];

/** What a heading means. */
export interface HeadingMeaning {
	readonly fills: string;
	readonly kind: Kind;
	/** The time zone that the heading of a time names, such as "UTC+1" or "JST", as it is written. */
	readonly zone?: string;
}

/** What a column is for, or about where it fills nothing. */
export interface ColumnMeaning extends Partial<HeadingMeaning> {
	readonly topic?: string;
}

/** What a heading means where every filled cell of its column is one of a closed set. */
interface MeaningByValues extends ColumnMeaning {
	readonly isValue: (cell: string) => boolean;
}

/** No heading is longer; where headings belong there may be other text. */
const maxLength = 200;

/** Words that change nothing in the headings of some columns, or make them less plain. */
const addedWords: ReadonlyArray<readonly [words: readonly string[], of: RegExp, kind?: Kind]> = [
	[['id'], /_ids?$/, 'headings'],
	[
		['target', 'goal', 'objective', 'delivery', 'user', 'ターゲット'],
		/^(?:location|age_g|gender|language|operating|interest|audience)/,
	],
	[['flight', 'delivery', 'schedule', 'live'], /^schedule_/],
	// "Campaign start date" and "Daily budget (net)" count where no column has a plainer heading.
	[['campaign', 'ad', 'group'], /^schedule_/, 'general'],
	[['net', 'media'], /^budget/, 'general'],
];

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/i;

const toKey = (heading: string) => keyOfWords(tokenize(heading));

/** What sheets call a creation's columns and topics, compiled once. */
export class Vocabulary {
	/** If a heading has several meanings, the plainest counts. */
	private readonly meanings = new Map<string, HeadingMeaning>();
	private readonly byValues = new Map<string, MeaningByValues>();
	private readonly topics = new Map<string, string>();
	/** Parts of words, such as those of scripts without spaces, by topic. */
	private readonly parts: Array<readonly [part: string, topic: string]> = [];
	/** From the topic that counts most to the one that counts least. */
	private readonly order: readonly string[];

	constructor(private readonly creation: Creation) {
		const names = Object.keys(creation.columns);
		const listed = names.flatMap((fills) =>
			headingsByLanguage(fills)
				.flatMap((one) => one.all)
				.map(([heading, kind]) => [heading, { fills, kind }] as const),
		);
		// The argument's name, and the parameter's, whose capitals make no words.
		const own = names.flatMap((fills) =>
			[fills, fills.replaceAll('_', '')].map(
				(heading) => [heading, { fills, kind: 'headings' }] as const,
			),
		);
		const all = [...listed, ...own];
		for (const kind of kindsOfHeadings) {
			for (const [heading, one] of all) if (one.kind === kind) this.addMeaning(heading, one);
		}
		const words = wordsOfTopics();
		for (const name of Object.keys(creation.topics)) {
			for (const word of words.get(name) ?? []) this.addTopic(name, word);
		}
		for (const [heading, { fills, kind }] of all) {
			const topic = this.topicOf(fills);
			const isSure = kind === 'headings' || kind === 'namesOrIds';
			if (topic && isSure) this.addTopic(topic, heading);
		}
		for (const [heading, kind] of (creation.columnsOfOthers ?? [])
			.flatMap(headingsByLanguage)
			.flatMap(({ all: some }) => some)) {
			if (kind !== 'byValues') this.addTopic('notes', `=${heading}`);
		}
		const known = new Set([...Object.keys(creation.topics), ...this.topics.values()]);
		known.delete('results');
		this.order = [...known, 'results'];
	}

	private addMeaning(heading: string, meaning: HeadingMeaning): void {
		const key = toKey(heading);
		if (meaning.kind !== 'byValues') {
			if (!this.meanings.has(key)) this.meanings.set(key, meaning);
			return;
		}
		const column = this.creation.columns[meaning.fills];
		const anyTime = { zone: 'utc', dateOrder: 'refuse', now: 0 } as const;
		const isRead = (cell: string) => column && !('problem' in column.parse(cell, anyTime));
		const isValue = (cell: string) => column?.isValue?.(cell) ?? isRead(cell) === true;
		this.byValues.set(key, { ...meaning, kind: 'headings', isValue });
	}

	private addTopic(topic: string, word: string): void {
		const [, mark = '', heading = ''] = /^([*=!]?)(.*)$/.exec(word) ?? [];
		if (mark === '!') {
			const isStatus = (cell: string) => statusOf(cell) !== undefined;
			const isValue = this.creation.topics[topic]?.isValue ?? isStatus;
			this.byValues.set(toKey(heading), { topic, isValue });
			return;
		}
		// Scripts without spaces have their words within others.
		if (mark === '*' || /^[\p{Lo}ー]+$/u.test(heading)) {
			this.parts.push([plainWords(heading).join(' '), topic]);
		}
		const key = (mark === '=' ? '=' : '') + toKey(heading);
		if (mark !== '*' && !this.topics.has(key)) this.topics.set(key, topic);
	}

	/**
	 * What a heading means, by the argument's name (`adgroup_name`), label ("Ad Group Name") or usual
	 * heading ("Ad set"), whatever the case, spaces, underscores and units in brackets. Undefined for
	 * headings that may hold anything, such as "ID", "Status", "Notes" and "Date".
	 *
	 * @param all the headings of the sheet.
	 */
	meaningOf(column: string, all: ReadonlySet<string>): HeadingMeaning | undefined {
		// Readers of spreadsheets number a heading that comes again: "Budget_1" or "Budget.1".
		const [, repeated = ''] = /^(.+)[_.]\d{1,2}$/s.exec(column) ?? [];
		return (
			this.meaningAlone(column) ?? (all.has(repeated) ? this.meaningAlone(repeated) : undefined)
		);
	}

	private meaningAlone(column: string): HeadingMeaning | undefined {
		if (column.length > maxLength || isShareOrChange(column)) return undefined;
		const meaning = this.meaningOfWords(tokenize(withoutUnits(column)));
		const named = zoneIn(column, meaning === undefined);
		// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
		const time = named && this.meaningOfWords(tokenize(withoutUnits(named.heading)));
		return named && time?.fills.startsWith('schedule_') ? { ...time, zone: named.zone } : meaning;
	}

	private meaningOfWords(list: readonly string[]): HeadingMeaning | undefined {
		const meaning = this.meanings.get(keyOfWords(list));
		if (meaning) return meaning;
		for (const [words, of, kind] of addedWords) {
			const rest = list.filter((word) => !words.includes(word));
			const found = rest.length < list.length ? this.meaningOfWords(rest) : undefined;
			if (found && of.test(found.fills)) return { ...found, kind: kind ?? found.kind };
		}
		return undefined;
	}

	/** What a heading such as "New bid" wants to change; undefined for others. */
	changeNamed(column: string): string | undefined {
		const list = tokenize(column.slice(0, maxLength));
		const rest = list.filter((word) => word !== 'new');
		return rest.length < list.length ? this.meaningOfWords(rest)?.fills : undefined;
	}

	/** What a column is usually called, in English. */
	usualHeading(argument: string): string {
		const [english] = headingsByLanguage(argument === 'budget' ? 'budget_daily' : argument);
		return english?.usual[0] ?? argument;
	}

	/** The topic of what a column would fill; undefined for what things are called by. */
	topicOf(column: string): string | undefined {
		const topic = this.creation.topicOfColumn[column] ?? column;
		return topic === 'none' ? undefined : topic;
	}

	/**
	 * What to do about a cell under a heading that matters; undefined where it doesn't.
	 *
	 * @param hasColumn true if the sheet has a column for the topic.
	 */
	adviceOn(topic: string, hasColumn = false): string | undefined {
		// Where the column is there already, another one must not be renamed to it.
		const known = hasColumn ? undefined : this.creation.topics[topic];
		return known ? known.advice : `Enter it in a column '${this.usualHeading(topic)}', or`;
	}

	/** What a heading that fills nothing is about; undefined where no topic has its words. */
	topicOfHeading(column: string): string | undefined {
		const heading = column.slice(0, maxLength);
		const list = tokenize(heading);
		const whole = this.topics.get(`=${keyOfWords(list)}`);
		if (whole) return whole;
		const topic = this.topicOfWords(heading, list);
		const { noun, topics, neverSilent = [] } = this.creation;
		// The status of a campaign says nothing about what is in it.
		if (topic === 'status' && (thingNamed(heading) ?? noun) !== noun) return 'notes';
		const isSilent = topic !== undefined && topics[topic]?.isIrrelevant;
		return isSilent && list.some((word) => neverSilent.includes(word)) ? undefined : topic;
	}

	/** By the most words in a row, and among as many by the first topic; results are last. */
	private topicOfWords(heading: string, list: readonly string[]): string | undefined {
		const topicsOf = (keys: readonly string[]) =>
			new Set(keys.flatMap((key) => this.topics.get(key) ?? []));
		const inRow = (length: number) =>
			list.slice(length - 1).map((_, at) => keyOfWords(list.slice(at, at + length)));
		const within = list.flatMap((word) => (this.topics.has(word) ? [] : wordsWithin(word)));
		const single = topicsOf([...list, ...within]);
		const text = plainWords(heading).join(' ');
		for (const [part, topic] of this.parts) if (text.includes(part)) single.add(topic);
		// "Custom audience (exclude)" isn't one to target.
		if (single.has('exclusions') && !single.has('notes')) return 'exclusions';
		for (const found of [topicsOf(inRow(3)), topicsOf(inRow(2)), single]) {
			const topic = found.size > 0 && this.order.find((name) => found.has(name));
			if (topic) return topic;
		}
		if (ageBand.test(heading)) return 'audience_ids';
		// "#" numbers the rows.
		return list.length === 0 && heading.trim() !== '' ? 'results' : undefined;
	}

	/**
	 * What columns are for, by the heading as the rows have it. Where a heading can mean one of a closed
	 * set of values, such as "Platform", all cells of the column decide.
	 *
	 * @param headings as people read them, by the headings as the rows have them.
	 */
	async meaningsOf(
		headings: ReadonlyMap<string, string>,
		rows: readonly IDataObject[],
		inTurns: InTurns,
	): Promise<Map<string, ColumnMeaning>> {
		const all = new Set(headings.values());
		const open = new Map<string, MeaningByValues>();
		const found = new Map<string, ColumnMeaning>();
		for await (const [written, heading] of inTurns(headings)) {
			const byValues = this.byValues.get(toKey(heading.slice(0, 60)));
			// Nobody asks in a heading when an ad group starts: "Go live?"
			const isStatus = byValues?.topic === 'status' && /[?？]\s*$/.test(heading);
			found.set(written, (isStatus ? byValues : this.meaningOf(heading, all)) ?? {});
			if (byValues && !isStatus) open.set(written, byValues);
		}
		const filled = new Set<string>();
		for await (const row of inTurns(open.size > 0 ? rows : [])) {
			for (const [written, { isValue }] of open) {
				const cell = row[written];
				if (isEmpty(cell) || meansEmpty(cell)) continue;
				// "All" under "Location" may as well mean every country.
				if (found.get(written)?.fills && isNonRestrictive(cell)) continue;
				filled.add(written);
				const text = typeof cell === 'object' ? '' : String(cell).slice(0, maxLength);
				if (!isValue(text)) open.delete(written);
			}
		}
		for (const [written, meaning] of open) if (filled.has(written)) found.set(written, meaning);
		return found;
	}
}

const compiled = new WeakMap<Creation, Vocabulary>();

/** The vocabulary of what is created, compiled at first use. */
export function vocabularyOf(creation: Creation): Vocabulary {
	const vocabulary = compiled.get(creation) ?? new Vocabulary(creation);
	compiled.set(creation, vocabulary);
	return vocabulary;
}
