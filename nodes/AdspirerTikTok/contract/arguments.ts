import { z } from 'zod';
import type { Choice } from '../parse/choice';
import * as choices from './choices';

/** An ID is text, because TikTok's IDs have up to 19 digits and a number keeps about 16. */
const id = z.string().regex(/^\d*[1-9]\d*$/);

/** Ads Manager shows a pixel by its code as well, which has letters. */
const pixelId = z.string().regex(/^(?!0+$)[A-Za-z0-9]+$/);

/** A value of a list that TikTok adds to: newer ones than the form's pass. */
const openValue = z.string().regex(/^[A-Z][A-Z0-9_]*$/);

/** A value of a list that is published in full. */
const oneOf = (list: readonly Choice[]) =>
	z.string().refine((text) => list.some(({ value }) => value === text));

const listOf = <Entry extends z.ZodTypeAny>(entry: Entry) =>
	z
		.array(entry)
		.min(1)
		.refine((entries) => new Set(entries).size === entries.length);

/** In UTC. */
const time = z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);

const price = z.number().positive().finite();

/**
 * The arguments of `add_tiktok_ad_group` as the service takes them (its reference page; those without a
 * field: its live page and TikTok's SDK). None is required here, and others pass.
 */
export const adGroupArguments = z
	.object({
		advertiser_id: id,
		campaign_id: id,
		adgroup_name: z.string().min(1),
		budget: z.number().finite().min(1),
		budget_mode: oneOf(choices.budgetModes),
		objective: openValue,
		location_ids: listOf(id),
		age_groups: listOf(oneOf(choices.ageGroups)),
		gender: oneOf(choices.genders),
		languages: listOf(z.string().regex(/^[a-z]{2,3}([-_][a-z]{2,4})?$/i)),
		operating_systems: listOf(oneOf(choices.operatingSystems)),
		interest_category_ids: listOf(id),
		interest_keyword_ids: listOf(id),
		audience_ids: listOf(id),
		excluded_audience_ids: listOf(id),
		schedule_start_time: time,
		schedule_end_time: time,
		schedule_type: openValue,
		dayparting: z.string().regex(/^[01]{336}$/),
		placement_type: oneOf(choices.placementTypes),
		placements: listOf(openValue),
		pixel_id: pixelId,
		optimization_event: openValue,
		optimization_goal: openValue,
		billing_event: openValue,
		promotion_type: openValue,
		app_id: id,
		bid_type: openValue,
		bid_price: price,
		conversion_bid_price: price,
		pacing: openValue,
		frequency: z.number().int().positive(),
		frequency_schedule: z.number().int().positive(),
		comment_disabled: z.boolean(),
		video_download_disabled: z.boolean(),
		bid_display_mode: openValue,
		deep_bid_type: openValue,
		deep_cpa_bid: price,
		roas_bid: price,
		skip_learning_phase: z.boolean(),
		operation_status: z.enum(['ENABLE', 'DISABLE']),
		request_id: id,
	})
	.partial()
	.passthrough();

export type SomeArguments = z.infer<typeof adGroupArguments>;

const textUpTo = (most: number) =>
	z.string().refine((text) => text !== '' && Array.from(text).length <= most);

const address = z.string().regex(/^https:\/\/\S+$/i);

/** The arguments of `add_tiktok_ad` in the same way. */
export const adArguments = z
	.object({
		advertiser_id: id,
		adgroup_id: id,
		ad_name: z.string().min(1),
		ad_text: textUpTo(100),
		landing_page_url: address,
		video_url: address,
		video_id: z.string().min(1),
		image_urls: listOf(address),
		image_ids: listOf(z.string().min(1)),
		tiktok_item_id: id,
		card_id: id,
		card_type: oneOf(choices.cardTypes),
		call_to_action: openValue,
		display_name: textUpTo(40),
		identity_id: z.string().min(1),
		identity_type: openValue,
		tracking_pixel_id: pixelId,
		disclaimer_text: textUpTo(90),
	})
	.partial()
	.passthrough();
