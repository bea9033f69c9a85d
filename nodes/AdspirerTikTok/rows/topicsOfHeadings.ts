import { columns, headingsOf, type ColumnName } from '../contract/fields';
import { fold } from '../parse/words';
import { spelledOut } from './headingNotes';
import { isColumn } from './headings';
import { isTopic, topics, type TopicName } from './otherHeadings';

/** Columns that one topic speaks of. Ambiguous words, and what ad groups are called by, have none. */
const ofSeveral: Partial<Record<ColumnName, TopicName | 'none'>> = {
	...{ budget_daily: 'budget', budget_lifetime: 'budget', placement_type: 'placement' },
	...{ age_from: 'age_groups', age_to: 'age_groups', schedule_end_time: 'schedule_start_time' },
	...{ interest_category_ids: 'audience_ids', excluded_audience_ids: 'exclusions' },
	...{ comment_disabled: 'switches', video_download_disabled: 'switches' },
	...{ adgroup_id: 'none', adgroup_name: 'none', advertiser_id: 'none', campaign_id: 'none' },
	new_name: 'none',
};

/** The topic of what a column would fill. */
export function topicOf(column: ColumnName): TopicName | undefined {
	const topic = ofSeveral[column] ?? column;
	return topic === 'none' ? undefined : topic;
}

const allWords = [
	...Object.keys(topics)
		.filter(isTopic)
		.flatMap((means) =>
			topics[means].headings
				.split(/[|\n]/)
				.map((word): [TopicName, string] => [means, word.trim()]),
		),
	...Object.keys(columns)
		.filter(isColumn)
		.flatMap((name) => {
			const topic = topicOf(name);
			const { headings, namesOrIds } = headingsOf(name);
			return [...headings, ...namesOrIds].flatMap(
				(heading): Array<[TopicName, string]> => (topic ? [[topic, heading]] : []),
			);
		}),
];
const order = [...new Set(allWords.map(([means]) => means))];
const wholeWords = new Map<string, TopicName>();
const parts: Array<{ readonly means: TopicName; readonly part: string }> = [];
for (const [means, word] of allWords) {
	const key = wordsOf(word).join(' ');
	if (!wholeWords.has(key)) wholeWords.set(key, means);
	// Scripts without spaces have their words within others.
	if (/^\*|^[\p{Lo}ー]+$/u.test(word)) parts.push({ means, part: key });
}

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/i;

/** What a heading that fills nothing is about; undefined where no table has its words. */
export function otherHeading(column: string): TopicName | undefined {
	const list = wordsOf(column.slice(0, 200));
	const text = list.join(' ');
	const topicsOf = (length: number) =>
		new Set(
			list
				.slice(length - 1)
				.flatMap((_, at) => wholeWords.get(list.slice(at, at + length).join(' ')) ?? []),
		);
	const single = topicsOf(1);
	for (const { means, part } of parts) if (text.includes(part)) single.add(means);
	// "Custom audience (exclude)" is none to target.
	if (single.has('exclusions') && !single.has('notes')) return 'exclusions';
	for (const found of [topicsOf(3), topicsOf(2), single]) {
		const means = order.find((name) => found.has(name));
		if (means) return means;
	}
	if (ageBand.test(column)) return 'audience_ids';
	// "#" numbers the rows.
	return list.length === 0 && column.trim() !== '' ? 'results' : undefined;
}

/** The words of a heading in full, as they are compared. */
function wordsOf(heading: string): string[] {
	const list = spelledOut(heading).split(/[^\p{L}\p{M}\p{N}]+/u);
	return list.map(fold).filter((word) => word !== '');
}
