import { z } from 'zod';

import { published, publishedTable, type PublishedArgument } from '../rows/publishedTable';

/** An ID as text. A number of 19 digits has lost its last ones, so none is taken. */
export const id = z.string().regex(/^[1-9]\d*$/, 'must be an ID made of digits');

/** Shown as an emoji: on its own, by the selector after it, or as a keycap. */
const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\u20E3/u;

export const name = z
	.string()
	.refine((text) => text.trim() !== '', 'must not be empty')
	.refine((text) => [...text].length <= 512, 'must have at most 512 characters')
	.refine((text) => !emoji.test(text), 'must not contain emoji');

/** An amount in the ad account's currency. */
export const budget = z.number().finite().min(1, 'must be at least 1');

/** In UTC. */
export const dateTime = z
	.string()
	.refine(isRealDateTime, 'must be a real date and time in the form YYYY-MM-DD HH:MM:SS');

function isRealDateTime(text: string): boolean {
	const moment = Date.parse(`${text.replace(' ', 'T')}Z`);
	return !Number.isNaN(moment) && inUtc(moment) === text;
}

/** A time in the form of TikTok's lists and arguments. */
export function inUtc(moment: number): string {
	return new Date(moment).toISOString().slice(0, 19).replace('T', ' ');
}

export function listOf<Item extends z.ZodTypeAny>(item: Item) {
	return z
		.array(item)
		.refine((values) => new Set(values).size === values.length, 'must not repeat a value')
		.nullish();
}

/** One of the published values, and of those that have come since. */
function oneOf(argument: string, newer: readonly string[] = []) {
	const { values = [], later = [] } = published(argument);
	const [first = '', ...others] = [...values, ...later, ...newer];
	return z.enum([first, ...others]);
}

const pixelObjectives = ['CONVERSIONS', 'WEB_CONVERSIONS', 'PRODUCT_SALES', 'SHOP_PURCHASES'];
export const objective = oneOf('objective', pixelObjectives.slice(1));
export const ageGroups = listOf(oneOf('age_groups'));
export const gender = oneOf('gender');
export const placements = listOf(oneOf('placements'));

const price = z.number().finite().positive('must be more than 0');
const whole = z.number().int('must be a whole number').min(1, 'must be at least 1');
const matching = (pattern: RegExp, problem: string) => z.string().regex(pattern, problem);

/** Arguments that the table doesn't describe in full, and those whose values the rules compare. */
const ruled = {
	campaign_id: id,
	adgroup_name: name,
	budget,
	objective: objective.nullish(),
	schedule_start_time: dateTime.nullish(),
	schedule_end_time: dateTime.nullish(),
	pixel_id: matching(/^[A-Za-z0-9]+$/, 'must be an ID made of letters and digits').nullish(),
	audience_ids: listOf(id),
	excluded_audience_ids: listOf(id),
	languages: listOf(matching(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, 'must be a language code')),
	placements,
	operating_systems: listOf(oneOf('operating_systems')),
	optimization_goal: matching(/^[A-Z][A-Z0-9_]*$/, 'must be a goal, such as CLICK').nullish(),
	frequency: whole.nullish(),
	frequency_schedule: whole.max(7, 'must be at most 7').nullish(),
	dayparting: matching(/^[01]{336}$/, 'must be 336 characters of 0 and 1').nullish(),

	// Taken by the live tool, and not in the form.
	bid_display_mode: z.string().nullish(),
	deep_bid_type: z.string().nullish(),
	deep_cpa_bid: price.nullish(),
	roas_bid: price.nullish(),
	skip_learning_phase: z.union([z.boolean(), z.literal(0), z.literal(1)]).nullish(),
	operation_status: z.enum(['ENABLE', 'DISABLE']).nullish(),
	request_id: id.nullish(),
	budget_optimize_on: z.boolean().nullish(),
};

function typeOf({ name: argument, type, control, values }: PublishedArgument): z.ZodTypeAny {
	if (type === 'boolean') return z.boolean().nullish();
	if (type === 'number') return (control === 'number' ? whole : price).nullish();
	const item = values ? oneOf(argument) : control === 'dateTime' ? dateTime : id;
	return type === 'array' ? listOf(item) : item.nullish();
}

const described: Record<string, z.ZodType<unknown>> = Object.fromEntries(
	publishedTable.map((one) => [one.name, typeOf(one)]),
);

/** Every argument of `add_tiktok_ad_group`, each on its own; any other name is refused. */
const adGroupArguments = z.strictObject({ ...described, ...ruled });

/** True for a value that the service takes for an argument alone. */
export const takes = (argument: string, value: unknown) =>
	adGroupArguments.partial().safeParse({ [argument]: value }).success;

type AdGroupArguments = z.infer<typeof adGroupArguments> & Record<string, unknown>;

const isManual = (args: AdGroupArguments) => args.placement_type === 'PLACEMENT_TYPE_NORMAL';

const hasOwnBid = (args: AdGroupArguments) => args.bid_type === 'BID_TYPE_CUSTOM';

/** The rules for arguments together, each with the problem if it is broken. */
export type Rules<Args> = ReadonlyArray<[problem: string, isBroken: (args: Args) => unknown]>;

const rules: Rules<AdGroupArguments> = [
	[
		'schedule_end_time is required for BUDGET_MODE_TOTAL',
		(args) => args.budget_mode === 'BUDGET_MODE_TOTAL' && !args.schedule_end_time,
	],
	[
		'schedule_end_time must be after schedule_start_time',
		({ schedule_start_time: start, schedule_end_time: end }) => start && end && end <= start,
	],
	[
		'placements is required for PLACEMENT_TYPE_NORMAL',
		(args) => isManual(args) && !args.placements?.length,
	],
	[
		'placements is only allowed with PLACEMENT_TYPE_NORMAL',
		(args) => !isManual(args) && args.placements?.length,
	],
	[
		'PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE: an ad group for this objective takes no pixel_id',
		(args) => args.pixel_id && !pixelObjectives.includes(args.objective ?? 'TRAFFIC'),
	],
	[
		'optimization_event is required with pixel_id',
		(args) => args.pixel_id && !args.optimization_event,
	],
	[
		'audience_ids and excluded_audience_ids must not overlap',
		(args) => args.excluded_audience_ids?.some((one) => args.audience_ids?.includes(one)),
	],
	[
		'operating_systems must name only one for APP_PROMOTION',
		(args) => args.objective === 'APP_PROMOTION' && (args.operating_systems?.length ?? 0) > 1,
	],
	[
		'promotion_type contradicts operating_systems',
		({ promotion_type: type, operating_systems: systems }) =>
			(type === 'APP_ANDROID' && systems?.includes('IOS')) ||
			(type === 'APP_IOS' && systems?.includes('ANDROID')),
	],
	[
		'conversion_bid_price is required for CONVERSIONS with BID_TYPE_CUSTOM',
		(args) => hasOwnBid(args) && args.objective === 'CONVERSIONS' && !args.conversion_bid_price,
	],
	[
		'bid_price is required with BID_TYPE_CUSTOM',
		(args) =>
			hasOwnBid(args) &&
			args.objective !== 'CONVERSIONS' &&
			['CPC', 'CPM', 'CPV'].includes(String(args.billing_event)) &&
			!args.bid_price,
	],
	[
		'frequency must be at most 3 times frequency_schedule',
		({ frequency, frequency_schedule: days }) => frequency && days && frequency > 3 * days,
	],
];

/** The arguments of a new ad group, or what is wrong with them, one by one and together. */
export function checkArguments(args: Record<string, unknown>): AdGroupArguments | string {
	const parsed = adGroupArguments.safeParse(args);
	if (!parsed.success) return describeIssues(parsed.error);
	return brokenRules(rules, parsed.data) || parsed.data;
}

export function brokenRules<Args>(all: Rules<Args>, args: Args): string {
	return all.flatMap(([problem, isBroken]) => (isBroken(args) ? [problem] : [])).join('\n');
}

/** The problems of arguments taken one by one, a line for each. */
export function describeIssues(error: z.ZodError): string {
	return error.issues.map(describe).join('\n');
}

function describe(issue: z.ZodIssue): string {
	if (issue.code === 'unrecognized_keys') return `unknown argument: ${issue.keys.join(', ')}`;
	const isMissing =
		issue.code === 'invalid_type' &&
		issue.path.length === 1 &&
		['undefined', 'null'].includes(issue.received);
	const [argument] = issue.path;
	return isMissing ? `missing required argument: ${argument}` : `${argument}: ${issue.message}`;
}
