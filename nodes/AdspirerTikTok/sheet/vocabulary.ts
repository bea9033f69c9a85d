import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { meaningsOf } from './ambiguousHeadings';
import * as headings from './headings';
import * as topics from './topics';

/** What a column is for, or about if it fills nothing. */
export interface ColumnMeaning {
	readonly fills?: string;
	readonly kind?: (typeof headings.kindsOfHeadings)[number];
	/** The time zone that the heading of a time names, as it is written. */
	readonly zone?: string;
	readonly topic?: string | undefined;
}

/** What the headings of a creation's sheets mean. */
export interface Vocabulary {
	readonly isColumn: (name: string) => boolean;
	readonly meaningOf: (column: string, all: ReadonlySet<string>) => ColumnMeaning | undefined;
	readonly meaningsOf: (
		columns: ReadonlyMap<string, string>,
		rows: readonly IDataObject[],
		takeBreak: () => Promise<void>,
	) => Promise<ReadonlyMap<string, ColumnMeaning>>;
	readonly changeNamed: (column: string) => string | undefined;
	readonly usualHeading: (argument: string) => string;
	readonly topicOf: (column: string) => string | undefined;
	readonly topicOfHeading: (column: string) => string | undefined;
	readonly adviceOn: (topic: string) => string | undefined;
}

const vocabulary: Vocabulary = {
	...headings,
	topicOf: (column) => (headings.isColumn(column) ? topics.topicOf(column) : undefined),
	topicOfHeading: topics.topicOfHeading,
	adviceOn: (topic) => (topics.isTopicName(topic) ? topics.adviceOn(topic) : undefined),
	meaningsOf: async (columns, rows, takeBreak) => {
		const found = await meaningsOf(columns, rows, takeBreak);
		return new Map([...found].map(([one, { other, ...rest }]) => [one, { ...rest, topic: other }]));
	},
};

/** The vocabulary of what is created. */
export const vocabularyOf: (creation: Creation) => Vocabulary = () => vocabulary;
