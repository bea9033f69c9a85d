import { z } from 'zod';
import { withoutEmoji } from '../parse/emoji';
import { maxBudget, minBudget } from '../parse/money';
import { maxNameLength } from '../parse/text';
import { isEmpty } from '../parse/values';
import * as choices from './choices';

/**
 * Makes one message out of every issue of a schema. The message ends a sentence that begins with
 * "It must be" or, for the entry of a list, "Each entry must be".
 */
function mustBe(message: string) {
	return { errorMap: () => ({ message }) };
}

/** An ID is text, because TikTok's IDs have up to 19 digits and a number keeps about 16. */
const id = z
	.string(mustBe('an ID in double quotes, such as "1790000000000000001"'))
	.regex(/^\d*[1-9]\d*$/);

/** Ads Manager shows a pixel by its code as well, which has letters. */
const pixelId = z
	.string(mustBe('a pixel ID in double quotes, such as "7090000000000000001"'))
	.regex(/^(?!0+$)[A-Za-z0-9]+$/);

/**
 * A value of a list that TikTok adds to, such as WEB_CONVERSIONS for the objective. Each name in the
 * API's spelling passes, so that a newer value than the form's can be sent.
 */
function apiName(example: string) {
	return z
		.string(mustBe(`a name in capital letters and underscores, such as "${example}"`))
		.regex(/^[A-Z][A-Z0-9_]*$/);
}

/** A value of a list that is published in full, so another one is a mistake. */
function oneOf(list: ReadonlyArray<{ readonly value: string }>) {
	const values = list.map(({ value }) => value).filter((value) => value !== '');
	const message = `one of ${values.map((value) => `"${value}"`).join(', ')}`;
	return z.string(mustBe(message)).refine((value) => values.includes(value), message);
}

/** A list with something in it, and nothing twice. */
function listOf<Entry extends z.ZodTypeAny>(entry: Entry, example: string) {
	return z
		.array(entry, mustBe(`a list with at least one entry, such as ["${example}"]`))
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length, 'a list without duplicates');
}

const yesNo = z.boolean(mustBe('true or false, without quotes'));

const serviceTime = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/;

/** A time in the service's form, which TikTok reads as UTC. NaN where the text is none. */
export function millisecondsOf(time: string): number {
	const [year, month = 0, day, hour, minute, second] =
		serviceTime.exec(time)?.slice(1).map(Number) ?? [];
	if (year === undefined) return NaN;
	const moment = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
	// 30 February would be 2 March.
	return moment.toISOString().slice(0, 19).replace('T', ' ') === time ? Number(moment) : NaN;
}

const earliest = millisecondsOf('2020-01-01 00:00:00');
const latest = millisecondsOf('2100-12-31 23:59:59');

const aTime = 'a UTC time in double quotes, such as "2030-01-31 14:30:00"';
const time = z.string(mustBe(aTime)).refine((text) => {
	const milliseconds = millisecondsOf(text);
	return milliseconds >= earliest && milliseconds <= latest;
}, aTime);

const aName = `text with 1 to ${maxNameLength} characters`;
const name = z
	.string(mustBe(aName))
	.refine((text) => [...text].length <= maxNameLength, aName)
	.refine((text) => !isEmpty(text), aName)
	.refine((text) => withoutEmoji(text) === undefined, 'text without emoji');

const budget = z
	.number(mustBe(`a number from ${minBudget} to ${maxBudget}, without quotes`))
	.min(minBudget)
	.max(maxBudget);

const languageCode = z
	.string(mustBe('a language code in double quotes, such as "en"'))
	.regex(/^[a-z]{2,3}([-_][a-z]{2,4})?$/i);

const amount = z.number(mustBe('a number above 0, without quotes')).positive().finite();

function wholeNumber(from: number, to: number) {
	const message = `a whole number from ${from} to ${to}, without quotes`;
	return z.number(mustBe(message)).int().min(from).max(to);
}

/**
 * What is sent to `add_tiktok_ad_group`: the 25 arguments of Adspirer's reference page in the
 * service's own form, in its order. Arguments beyond them pass as they are.
 *
 * Budget mode, ages, gender, placement type and operating systems are closed lists. The others are
 * open, because TikTok has values for them that the reference page does not list.
 */
export const adGroupArguments = z
	.object({
		campaign_id: id,
		adgroup_name: name,
		budget,
		budget_mode: oneOf(choices.budgetModes).optional(),
		objective: apiName('TRAFFIC').optional(),
		location_ids: listOf(id, '6252001').optional(),
		age_groups: listOf(oneOf(choices.ageGroups), 'AGE_18_24').optional(),
		gender: oneOf(choices.genders).optional(),
		schedule_start_time: time.optional(),
		schedule_end_time: time.optional(),
		pixel_id: pixelId.optional(),
		optimization_event: apiName('COMPLETE_PAYMENT').optional(),
		interest_category_ids: listOf(id, '15').optional(),
		audience_ids: listOf(id, '170000001').optional(),
		excluded_audience_ids: listOf(id, '170000001').optional(),
		languages: listOf(languageCode, 'en').optional(),
		placement_type: oneOf(choices.placementTypes).optional(),
		placements: listOf(apiName('PLACEMENT_TIKTOK'), 'PLACEMENT_TIKTOK').optional(),
		operating_systems: listOf(oneOf(choices.operatingSystems), 'IOS').optional(),
		video_download_disabled: yesNo.optional(),
		comment_disabled: yesNo.optional(),
		billing_event: apiName('CPC').optional(),
		optimization_goal: apiName('CLICK').optional(),
		promotion_type: apiName('WEBSITE').optional(),
		advertiser_id: id.optional(),
	})
	.passthrough();

/** One of the 25 arguments. */
export type ArgumentName = keyof typeof adGroupArguments.shape;

/** The same, each of them optional: a row before it is known to be complete. */
export const someArguments = adGroupArguments.partial();

/** The arguments of a row that may still lack required ones. */
export type SomeArguments = z.infer<typeof someArguments>;

/**
 * The 25 and those beyond them whose types are published: on Adspirer's live reference page, or in
 * TikTok's SDK, whose fields Adspirer announces as its own. All other names pass unseen.
 */
export const everyArgument = someArguments
	.extend({
		app_id: id,
		bid_type: apiName('BID_TYPE_CUSTOM'),
		bid_price: amount,
		conversion_bid_price: amount,
		bid_display_mode: apiName('CPMV'),
		deep_bid_type: apiName('AEO'),
		deep_cpa_bid: amount,
		roas_bid: amount,
		skip_learning_phase: z.union(
			[z.boolean(), z.literal(0), z.literal(1)],
			mustBe('true or false, without quotes'),
		),
		schedule_type: apiName('SCHEDULE_START_END'),
		frequency: wholeNumber(1, 21),
		frequency_schedule: wholeNumber(1, 7),
		dayparting: z
			.string(mustBe('text of 336 digits, 0 or 1, one for each half hour from Monday 00:00'))
			.regex(/^[01]{336}$/),
		pacing: apiName('PACING_MODE_SMOOTH'),
		// Closed, because a mistyped DISABLE would start to spend.
		operation_status: oneOf([{ value: 'ENABLE' }, { value: 'DISABLE' }]),
		interest_keyword_ids: listOf(id, '1790000000000000001'),
		request_id: id,
	})
	.partial();

const names = new Map<string, ArgumentName>(
	adGroupArguments.keyof().options.map((argument) => [argument, argument]),
);

/** The argument of that name, or undefined for a name that is none of the 25. */
export function argumentNamed(text: string): ArgumentName | undefined {
	return names.get(text);
}
