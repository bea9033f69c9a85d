import { formatValue } from '../parse/cell';
import type { Creation } from './creation';
import { labelOfColumn } from './fields/field';

/** What a column of a sheet can mean. */
export interface Meaning {
	/** Saved workflows hold it. */
	readonly name: string;
	readonly label: string;
	readonly group: MeaningGroup;
	/** The columns of the creation that its cells fill; none if they say something of their row. */
	readonly fills: readonly string[];
}

export type MeaningGroup =
	| 'identity'
	| 'money'
	| 'bids'
	| 'schedule'
	| 'places'
	| 'people'
	| 'audiences'
	| 'delivery'
	| 'switches'
	| 'status'
	| 'creative';

/**
 * What is about the same, in the order in which lists show it. A workflow holds the whole group for each
 * column of it, so groups are small.
 */
const groups: ReadonlyArray<readonly [MeaningGroup, string]> = [
	['identity', 'adgroup_name adgroup_id new_name ad_name ad_id campaign_id advertiser_id'],
	['money', 'budget budget_daily budget_lifetime budget_mode new_budget currency'],
	['bids', 'bid bid_type bid_price conversion_bid_price'],
	['schedule', 'schedule_start_time schedule_end_time flight start_hour end_hour zone'],
	['schedule', 'schedule_type dayparting'],
	['places', 'location_ids placement placement_type placements network'],
	['people', 'age_groups age_from age_to ages_and_gender gender languages operating_systems'],
	['audiences', 'interest_category_ids interest_keyword_ids audience_ids excluded_audience_ids'],
	['delivery', 'objective pixel_id optimization_event optimization_goal billing_event pacing'],
	['delivery', 'promotion_type app_id frequency frequency_schedule'],
	['switches', 'comment_disabled comments_allowed video_download_disabled video_download_allowed'],
	['status', 'status adgroup_status ad_status paused skip_row approved already_created'],
	['creative', 'ad_text landing_page_url url_parameters named_parameter call_to_action'],
	['creative', 'video video_url video_id video_name image image_urls image_ids image_name'],
	['creative', 'tiktok_item_id card_id card_type display_name identity_id identity_type'],
	['creative', 'tracking_pixel_id disclaimer_text'],
];

const order = [...new Set(groups.map(([group]) => group))];

const groupOf = new Map(
	groups.flatMap(([group, names]) => names.split(' ').map((name) => [name, group] as const)),
);

/** A meaning that is no column of a creation. */
interface RowMeaning {
	/** Undefined where only a known heading has it, and no person can say it. */
	readonly label?: string;
	/** The columns that a creation must have for it, which its cells fill. */
	readonly fills?: readonly string[];
	/** A column that a creation must have for it, though its cells don't fill it. */
	readonly tellsOf?: string;
}

const times = ['schedule_start_time', 'schedule_end_time'];

const rowMeanings: Readonly<Record<string, RowMeaning>> = {
	already_created: { label: 'Already Created (Yes or No)' },
	approved: { label: 'Approved (Yes or No)' },
	/** Who approved a row, and when: a name, a day, or yes or no. */
	approved_by: {},
	approved_on: {},
	paused: { label: 'Paused (Yes or No)' },
	skip_row: { label: 'Skip the Row (Yes or No)' },
	status: { label: 'Status' },
	network: { label: 'Network' },
	currency: { label: 'Currency', tellsOf: 'budget' },
	zone: { label: 'Time Zone', tellsOf: 'schedule_start_time' },
	flight: { label: 'Flight (Start and End)', fills: times },
	start_hour: { label: 'Start Hour', fills: ['schedule_start_time'] },
	end_hour: { label: 'End Hour', fills: ['schedule_end_time'] },
	ages_and_gender: { label: 'Ages and Gender in One', fills: ['age_groups', 'gender'] },
	comments_allowed: { label: 'Comments Allowed', fills: ['comment_disabled'] },
	video_download_allowed: { label: 'Downloads Allowed', fills: ['video_download_disabled'] },
	named_parameter: { label: 'URL Parameter of This Name', fills: ['url_parameters'] },
};

/** Of a sheet of two things, whose `status` is that of both. */
const statusesOfParts = [
	['adgroup_status', 'Ad Group Status'],
	['ad_status', 'Ad Status'],
] as const;

/** All meanings that are no column of a creation. */
export const namesOfRowMeanings: readonly string[] = Object.keys(rowMeanings);

/** Where the label of a field says too little among all the others. */
const plainer = new Map([
	['budget', 'Budget (Daily or Lifetime?)'],
	['adgroup_id', 'Ad Group ID'],
	['ad_id', 'Ad ID'],
]);

const compiled = new WeakMap<Creation, ReadonlyMap<string, Meaning>>();

/** Everything that a column of a creation's sheet can mean, by name. */
export function meaningsOf(creation: Creation): ReadonlyMap<string, Meaning> {
	const known = compiled.get(creation);
	if (known) return known;
	const meanings = new Map<string, Meaning>();
	for (const [name, column] of Object.entries(creation.columns)) {
		const label = plainer.get(name) ?? labelOfColumn(name, column);
		const group = groupOf.get(name) ?? 'identity';
		meanings.set(name, { name, label, group, fills: [name] });
	}
	for (const [name, { label = 'Approved', fills = [], tellsOf }] of Object.entries(rowMeanings)) {
		const needed = tellsOf === undefined ? fills : [tellsOf];
		if (!needed.every((column) => Object.hasOwn(creation.columns, column))) continue;
		meanings.set(name, { name, label, group: groupOf.get(name) ?? 'status', fills });
	}
	for (const [name, label] of creation.parts ? statusesOfParts : []) {
		meanings.set(name, { name, label, group: 'status', fills: [] });
	}
	compiled.set(creation, meanings);
	return meanings;
}

/** All that a person can say of a column, besides that it is to be ignored: by group, then by label. */
export function answersOf(creation: Creation): Meaning[] {
	const isOffered = ({ name }: Meaning) =>
		!Object.hasOwn(rowMeanings, name) || rowMeanings[name]?.label !== undefined;
	return [...meaningsOf(creation).values()]
		.filter(isOffered)
		.sort(
			(one, other) =>
				order.indexOf(one.group) - order.indexOf(other.group) ||
				one.label.localeCompare(other.label),
		);
}

/** Amounts, times and IDs, which no word stands for. */
const withoutWords = new Set(
	[
		'budget budget_daily budget_lifetime new_budget bid bid_price conversion_bid_price',
		'frequency frequency_schedule age_from age_to',
		'schedule_start_time schedule_end_time flight start_hour end_hour',
		'audience_ids excluded_audience_ids interest_category_ids interest_keyword_ids image_ids',
	].flatMap((names) => names.split(' ')),
);

/** True for a meaning whose cells hold words that a person can explain. */
export const takesWords = (means: string): boolean =>
	!withoutWords.has(means) && !means.endsWith('_id');

/** What is wrong with a cell's word, with the offer to explain it; the option compares whole cells. */
export function offerWords(problem: string, cell: unknown): string {
	const whole = formatValue(cell);
	const word = problem.includes(whole) ? 'it' : whole;
	return `${problem} Or say in the option 'Words in Cells' what ${word} means.`;
}
