import { z } from 'zod';
import * as choices from '../parameters/choices';
import type { Choice } from '../parameters/choices';
import { understandChoice, understandOpenChoice } from './understand/choice';
import { understandId, understandTikTokId } from './understand/ids';
import { understandList } from './understand/lists';
import { smallestBudget, understandMoney } from './understand/money';
import { understandText, understandYesNo } from './understand/text';
import { understandTime, type Edge } from './understand/times';
import { onlyEntry, understoodBy } from './understand/understood';

/** TikTok's own limit for an ad group's name. */
export const longestName = 512;

const id = understoodBy((value) => understandTikTokId(onlyEntry(value))).pipe(
	z.string().regex(/^\d+$/).optional(),
);
/** TikTok shows a pixel by its code as well, which has letters. */
const pixelId = understoodBy((value) => understandId(onlyEntry(value))).pipe(
	z.string().min(1).optional(),
);
const idList = understoodBy((value) => understandList(value, understandTikTokId)).pipe(
	z.array(z.string().regex(/^\d+$/)).nonempty().optional(),
);
const yesNo = understoodBy(understandYesNo).pipe(z.boolean().optional());

function oneOf(list: readonly Choice[]) {
	const values = list.map((choice) => choice.value);
	return understoodBy((value) => understandChoice(onlyEntry(value), list)).pipe(
		z
			.string()
			.refine((value) => values.includes(value))
			.optional(),
	);
}

function someOf(list: readonly Choice[]) {
	const values = list.map((choice) => choice.value);
	return understoodBy((value) =>
		understandList(value, (entry) => understandChoice(entry, list)),
	).pipe(
		z
			.array(z.string().refine((value) => values.includes(value)))
			.nonempty()
			.optional(),
	);
}

function time(edge: Edge, zone: string) {
	return understoodBy((value) => understandTime(value, edge, zone)).pipe(
		z
			.string()
			.regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
			.optional(),
	);
}

/** Codes such as en, es or zh-hant. */
const languageCode = /^[a-z]{2}([-_][a-z]{2,4})?$/i;
/** The service names its goals in capitals and underscores, and adds to them. */
const goalName = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/i;

/**
 * The 25 arguments of `add_tiktok_ad_group`, as Adspirer's reference page lists them: how whatever
 * a form or an expression gives is read, and what is sent. An argument that comes out undefined is
 * not sent.
 *
 * @param zone IANA name of the time zone in which times without an offset are taken.
 */
function schemasIn(zone: string) {
	return {
		campaign_id: id,
		adgroup_name: understoodBy(understandText).pipe(
			z
				.string()
				.max(longestName, `is longer than ${longestName} characters. Shorten it.`)
				.optional(),
		),
		budget: understoodBy(understandMoney).pipe(z.number().finite().min(smallestBudget).optional()),
		budget_mode: oneOf(choices.budgetModes),
		objective: oneOf(choices.objectives),
		location_ids: idList,
		age_groups: someOf(choices.ageGroups),
		gender: oneOf(choices.genders),
		schedule_start_time: time('start', zone),
		schedule_end_time: time('end', zone),
		pixel_id: pixelId,
		optimization_event: oneOf(choices.optimizationEvents),
		interest_category_ids: idList,
		audience_ids: idList,
		excluded_audience_ids: idList,
		languages: understoodBy((value) =>
			understandList(value, (entry) =>
				understandOpenChoice(entry, choices.languages, languageCode, (code) => code.toLowerCase()),
			),
		).pipe(z.array(z.string().min(2)).nonempty().optional()),
		placement_type: oneOf(choices.placementTypes),
		placements: someOf(choices.placements),
		operating_systems: someOf(choices.operatingSystems),
		video_download_disabled: yesNo,
		comment_disabled: yesNo,
		billing_event: oneOf(choices.billingEvents),
		optimization_goal: understoodBy((value) =>
			understandOpenChoice(value, choices.optimizationGoals, goalName, (goal) =>
				goal.toUpperCase(),
			),
		).pipe(z.string().min(1).optional()),
		promotion_type: oneOf(choices.promotionTypes),
		advertiser_id: id,
	};
}

export type ArgumentSchemas = ReturnType<typeof schemasIn>;
export type ArgumentName = keyof ArgumentSchemas;
/** What is sent: the 25 arguments in the service's own form, and any additional ones. */
export type AdGroupArguments = { [Name in ArgumentName]?: unknown } & Record<string, unknown>;

const cache = new Map<string, ArgumentSchemas>();

/** The schemas for a time zone, built once. */
export function argumentSchemas(zone: string): ArgumentSchemas {
	let schemas = cache.get(zone);
	if (!schemas) {
		schemas = schemasIn(zone);
		cache.set(zone, schemas);
	}
	return schemas;
}
