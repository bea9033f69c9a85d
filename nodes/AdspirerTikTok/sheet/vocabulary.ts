import type { IDataObject } from 'n8n-workflow';
import type { InTurns } from '../client/clock';
import type { Creation } from '../contract/creation';
import { onlyEntry } from '../parse/cell';
import { isGiven } from '../parse/keyword';
import { headingsByLanguage, kindsOfHeadings, wordsOfTopics } from '../words';
import { remembered } from '../words/normalizeKey';
import {
	isShareOrChange,
	keyOfWords,
	namedPart,
	plainWords,
	thingNamed,
	tokenize,
	withoutUnits,
	wordsWithin,
	zoneIn,
} from './headings';
import { isNonRestrictive, networkNamed, statusOf } from './cellWords';

/** What says for certain what a column holds, and then what says it less and less. */
export const kinds = ['user', ...kindsOfHeadings] as const;

/** What a column is for, or about where it fills nothing. */
export interface ColumnMeaning {
	readonly fills?: string;
	readonly kind?: (typeof kinds)[number];
	/** The time zone that the heading of a time names, such as "UTC+1" or "JST", as it is written. */
	readonly zone?: string;
	readonly topic?: string | undefined;
}

type HeadingMeaning = ColumnMeaning & { readonly fills: string };

/** What becomes of a column, and the topic that decides it, if one does. */
export interface Decided extends Pick<ColumnMeaning, 'topic'> {
	/** A status is a field, too; what asks may decide who sees the ads, when, or what they cost. */
	readonly decision: 'field' | 'ignored' | 'result' | 'unknown' | 'asks';
}

/** What a heading means where every filled cell of its column is one of a closed set. */
interface MeaningByValues extends ColumnMeaning {
	readonly isValue: (cell: string) => boolean;
	/** True for a cell without which the others show nothing; if absent, any of them does. */
	readonly shownBy?: (cell: string) => boolean;
}

/** A column of networks whatever its heading: its cells name networks only, and TikTok among them. */
const ofNetworks: MeaningByValues = {
	topic: 'platform',
	isValue: (cell) => ['tiktok', 'others'].includes(networkNamed(cell) ?? ''),
	shownBy: (cell) => networkNamed(cell) === 'tiktok',
};

/** True for what a column of networks is about. */
export const isOfNetworks = (topic = '') => ['platform', 'channel'].includes(topic);

/** Eight digits or more, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
export const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;

/** No heading is longer; where headings belong there may be other text. */
const maxLength = 200;

/** Words that change nothing in the headings of some columns, or make them less plain. */
const addedWords: ReadonlyArray<[words: string[], of: RegExp, kind?: ColumnMeaning['kind']]> = [
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

/** Topics that decide nothing: what only describes the plan, or this node wrote to the sheet. */
const irrelevant = ['bulk', 'creative', 'notes', 'results', 'people', 'own', 'others'];

/** Words that leave a heading about what its other words are about. */
const neutral = new Set('name title id code type tiktok by on for and the'.split(' '));
const isNeutral = (word: string) => neutral.has(word) || /^(?:\d+|[a-z])$/.test(word);

/** A word in a longer one, such as "notiz" in "Notizen", is all of it but for an ending. */
const isWordWith = (part: string, word: string) =>
	word.length - part.length <= (/[a-z]/.test(word) ? 3 : 2);

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/i;

/** "Reach target CPL" has a target CPL, and not a target for the reach: what is silent comes second. */
const passes = [4, 3, 2, 1].flatMap((length) =>
	[false, true].map((isSilent) => ({ length, isSilent })),
);

const toKey = (heading: string) => keyOfWords(tokenize(heading));

/** What sheets call a creation's columns and topics, compiled once. */
export class Vocabulary {
	/** If a heading has several meanings, the plainest counts. */
	private readonly meanings = new Map<string, HeadingMeaning>();
	private readonly byValues = new Map<string, MeaningByValues>();
	private readonly topics = new Map<string, string>();
	/** Parts of words, such as those of scripts without spaces, by topic. */
	private readonly parts: Array<readonly [part: string, topic: string]> = [];
	/** From the topic that counts most in a heading to the one that counts least. */
	private readonly order: readonly string[];
	private readonly irrelevant: readonly string[];

	constructor(private readonly creation: Creation) {
		const { columns, columnsOfOthers = [], irrelevantTopics = [], fields, topics } = creation;
		this.irrelevant = [...irrelevant, ...irrelevantTopics];
		const listed = (column: string) => headingsByLanguage(column).flatMap(({ all }) => all);
		// The argument's name, and the parameter's, whose capitals make no words.
		const names = (column: string) =>
			[column, column.replaceAll('_', '')].map((name) => [name, 'headings'] as const);
		const all = [listed, names].flatMap((of) =>
			Object.keys(columns).flatMap((fills) =>
				of(fills).map(([heading, kind]) => ({ heading, fills, kind })),
			),
		);
		all.sort((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind));
		for (const [heading, kind] of columnsOfOthers.flatMap(listed)) {
			if (kind !== 'byValues') this.addTopic('others', `=${heading}`);
		}
		for (const [name, words] of wordsOfTopics()) {
			for (const word of words) this.addTopic(topics.includes(name) ? name : 'none', word);
		}
		const named = fields.flatMap((field) => (field.named ? field.argument : []));
		for (const { heading, fills, kind } of all) {
			const key = toKey(heading);
			if (kind === 'byValues') this.byValues.set(key, this.meaningByValues(fills));
			else if (!this.meanings.has(key)) this.meanings.set(key, { fills, kind });
			const isPlain = kind === 'headings' || (kind === 'general' && named.includes(fills));
			if (isPlain) this.addTopic(this.topicOf(fills) ?? 'none', heading);
		}
		this.order = [...new Set([...topics, ...this.topics.values()])];
	}

	private meaningByValues(fills: string): MeaningByValues {
		const column = this.creation.columns[fills];
		const kind = 'headings';
		// One ID is enough to say that the column holds IDs, so that no other cell is passed over.
		if (fills.endsWith('_id'))
			return { fills, kind, isValue: () => true, shownBy: (cell) => looksLikeId.test(cell) };
		const anyTime = { zone: 'utc', dateOrder: 'refuse', now: 0 } as const;
		const isRead = (cell: string) => !!column && !('problem' in column.parse(cell, anyTime));
		return { fills, kind, isValue: column?.isValue ?? isRead };
	}

	private addTopic(topic: string, word: string): void {
		const [, mark = '', heading = ''] = /^([*=!]?)(.*)$/.exec(word) ?? [];
		const key = toKey(heading);
		if (mark === '!') {
			const isStatus = (cell: string) => statusOf(cell) !== undefined;
			const isValue = this.creation.isOfTopic[topic] ?? isStatus;
			this.byValues.set(key, { topic, isValue });
			return;
		}
		// Scripts without spaces have their words within others.
		if (mark === '*' || (mark === '' && /^[\p{Lo}ー]+$/u.test(heading))) {
			this.parts.push([plainWords(heading).join(' '), topic]);
		}
		const marked = mark === '=' ? `=${key}` : key;
		if (mark !== '*' && !this.topics.has(marked)) this.topics.set(marked, topic);
	}

	/**
	 * What a heading fills, by the argument's name (`adgroup_name`), label ("Ad Group Name") or usual heading
	 * ("Ad set"). Undefined for what may hold anything, such as "ID", "Status", "Notes" and "Date".
	 */
	readonly meaningOf = remembered((column): HeadingMeaning | undefined => {
		if (column.length > maxLength || isShareOrChange(column)) return undefined;
		const meaning = this.meaningOfWords(tokenize(withoutUnits(column)));
		const named = zoneIn(column, meaning === undefined);
		// A zone belongs to a time; elsewhere "(PT)" may be Portugal and tell columns apart.
		const time = named && this.meaningOfWords(tokenize(withoutUnits(named.heading)));
		return named && time?.fills.startsWith('schedule_') ? { ...time, zone: named.zone } : meaning;
	});

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

	/** What becomes of a column that fills nothing, or whose field has a plainer heading. */
	decideOther(column: string, { fills, topic: known }: ColumnMeaning, creates: boolean): Decided {
		if (!creates) {
			// Whoever names a column "New bid" relies on it, unlike other columns of a sheet of changes.
			const list = tokenize(column.slice(0, maxLength));
			const rest = list.filter((word) => word !== 'new');
			const isChange = rest.length < list.length && this.meaningOfWords(rest);
			return { decision: isChange ? 'asks' : 'unknown' };
		}
		if (known !== undefined) return { decision: this.decisionOn(known), topic: known };
		// An object under the name of a field may hold what the field takes.
		const [outer] = /^[^.]*(?=\.)/.exec(column) ?? [];
		if (outer !== undefined && this.meaningOf(outer)) return { decision: 'asks' };
		const about = this.topicOfHeading(column);
		// It may have the name of something, though another column is plainer.
		const topic = about.topic ?? (fills && this.topicOf(fills));
		return topic === undefined ? about : { decision: this.decisionOn(topic), topic };
	}

	/** The topic of what a column would fill; undefined for what things are called by. */
	private topicOf(column: string): string | undefined {
		const listed = Object.entries(this.creation.columnsOfTopics);
		const [topic = column] = listed.find(([, columns]) => columns.includes(column)) ?? [];
		return topic === 'none' ? undefined : topic;
	}

	/**
	 * What a heading that fills nothing is about. It is irrelevant if all of its words are: what any decides is
	 * asked about ("Note: excluded countries"), unless they only tell which person it names ("Budget owner").
	 */
	topicOfHeading(column: string): Decided {
		const heading = column.slice(0, maxLength);
		const whole = this.topics.get(`=${toKey(heading)}`);
		if (whole === 'none') return { decision: 'unknown' };
		const { found, isAll } = whole ? { found: [whole], isAll: true } : this.topicsIn(heading);
		const deciding = found.filter((topic) => !this.irrelevant.includes(topic));
		if (deciding.length > 0) {
			const named = this.topicsIn(namedPart(heading)).found.at(-1) ?? '';
			if (named === 'people') return { decision: 'unknown' };
			// "Custom audience (exclude)" isn't one to target.
			const first = ['exclusions', named, ...this.order];
			const topic = first.find((name) => deciding.includes(name)) ?? named;
			// The status of a campaign says nothing about what is in it.
			const { noun } = this.creation;
			if (topic === 'status' && (thingNamed(heading) ?? noun) !== noun) {
				const rest = tokenize(heading).filter((word) => !/^(?:campaign|ad|group)$/.test(word));
				return { decision: this.topics.get(keyOfWords(rest)) === topic ? 'ignored' : 'unknown' };
			}
			return { topic, decision: this.decisionOn(topic) };
		}
		if (ageBand.test(column) && !this.irrelevant.includes('audience_ids'))
			return { decision: 'asks', topic: 'audience_ids' };
		if (!isAll) return { decision: 'unknown' };
		if (found.includes('own')) return { decision: 'result' };
		return { decision: 'ignored', topic: found.find((topic) => topic === 'others') };
	}

	private decisionOn(topic: string): Decided['decision'] {
		if (this.irrelevant.includes(topic)) return 'ignored';
		return this.creation.topicLabels[topic] === undefined ? 'asks' : 'field';
	}

	/** The topics of a heading's words, in their order, and if they are all that it is about. */
	private topicsIn(heading: string) {
		/** Its words, from the most in a row to each alone replaced by their topic. */
		const open: Array<string | Record<'plain' | 'word', string>> = plainWords(heading).flatMap(
			(plain) => tokenize(plain).map((word) => ({ plain, word })),
		);
		for (const { length, isSilent } of passes) {
			for (const at of open.keys()) {
				const some = open.slice(at, at + length);
				const words = some.flatMap((one) => (typeof one === 'string' ? [] : one.word));
				// One key is that of repeated words, too.
				const isKnown = new Set(words).size === length;
				const topic = isKnown ? this.topics.get(keyOfWords(words)) : undefined;
				if (topic === undefined || this.irrelevant.includes(topic) !== isSilent) continue;
				open.splice(at, length, topic);
			}
		}
		const all = open.flatMap((one) => (typeof one === 'string' ? one : this.topicsWithin(one)));
		// What things are called by decides nothing, and is no reason for silence either.
		const found = all.filter((topic) => topic !== 'none' && topic !== 'other');
		// It numbers the rows, unlike "$" and "-".
		const isNumber = /^\s*[#№]\s*$/.test(heading);
		return { found, isAll: isNumber || (found.length > 0 && found.length === all.length) };
	}

	/** The topics of parts of a word; "other" if it says something else. */
	private topicsWithin({ plain, word }: Record<'plain' | 'word', string>): string[] {
		const parts = this.parts.filter(([part]) => plain.includes(part));
		const english = wordsWithin(plain).map(
			({ form, english }) => [form, this.topics.get(english)] as const,
		);
		const endOf = (part: string) => plain.indexOf(part) + part.length;
		const topics = [...parts, ...english]
			.sort(([one], [other]) => endOf(one) - endOf(other))
			.flatMap(([, topic]) => topic ?? []);
		const isWhole = isNeutral(word) || parts.some(([part]) => isWordWith(part, plain));
		return isWhole ? topics : [...topics, 'other'];
	}

	/**
	 * What columns are for, by the headings as the rows have them. Where a heading, as people read it, can mean
	 * one of a closed set of values, such as "Platform", all cells of the column decide.
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
			const listed = this.byValues.get(toKey(withoutUnits(heading.slice(0, 60))));
			// Readers of spreadsheets number a heading that comes again: "Budget_1" or "Budget.1".
			const [, repeated = ''] = /^(.+)[_.]\d{1,2}$/s.exec(heading) ?? [];
			const meaning =
				this.meaningOf(heading) ?? (all.has(repeated) ? this.meaningOf(repeated) : undefined);
			const isKnown = listed || meaning || this.topicOfHeading(heading).decision !== 'unknown';
			const byValues = isKnown ? listed : ofNetworks;
			// Nobody asks in a heading when an ad group starts: "Go live?"
			const isStatus = byValues?.topic === 'status' && /[?？]\s*$/.test(heading);
			found.set(written, (isStatus ? byValues : meaning) ?? {});
			if (byValues && !isStatus) open.set(written, byValues);
		}
		const filled = new Set<string>();
		for await (const row of inTurns(open.size > 0 ? rows : [])) {
			// Each row may have headings of its own.
			for (const [written, value] of Object.entries(row)) {
				const column = open.get(written);
				const cell = column && onlyEntry(value);
				if (!column || !isGiven(cell)) continue;
				// "All" under "Location" may as well mean every country.
				if (found.get(written)?.fills !== undefined && isNonRestrictive(cell)) continue;
				const parts: unknown[] = [cell].flat();
				const texts = parts.map((one) => (typeof one === 'object' ? '' : String(one)));
				const text = texts.join(', ').slice(0, maxLength);
				const { isValue, shownBy = isValue } = column;
				if (shownBy(text)) filled.add(written);
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
