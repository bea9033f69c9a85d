import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { nameOf } from '../../nodes/AdspirerTikTok/contract/finding';
import type { CheckCase } from './cases';

const cpc = nameOf(choices.billingEvents, 'CPC');
const cpm = nameOf(choices.billingEvents, 'CPM');
const teens = nameOf(choices.ageGroups, 'AGE_13_17');
const lifetime = { budget_mode: 'BUDGET_MODE_TOTAL' } as const;

/** A goal with an unusual and its usual billing event. */
const pairs = [
	['CLICK', 'CPM', 'CPC'],
	['CONVERT', 'CPC', 'OCPM'],
	['INSTALL', 'CPC', 'OCPM'],
	['IN_APP_EVENT', 'CPM', 'OCPM'],
	['LEAD_GENERATION', 'CPV', 'OCPM'],
	['REACH', 'OCPM', 'CPM'],
	['SHOW', 'CPV', 'CPM'],
	['ENGAGED_VIEW', 'CPM', 'CPV'],
] as const;

export const warningCases: readonly CheckCase[] = [
	{
		check: 'a goal has its usual billing event',
		found: pairs.map(([optimization_goal, billing_event]) => ({
			optimization_goal,
			billing_event,
		})),
		argument: 'billing_event',
		message: `is "${cpm}", but TikTok usually pairs the goal "Click" with "${cpc}". If TikTok rejects the row, change one of the two.`,
		pattern: /^is ".+", but TikTok usually pairs the goal ".+" with ".+"\. If TikTok rejects/,
		neighbors: [
			...pairs.map(([optimization_goal, , billing_event]) => ({
				optimization_goal,
				billing_event,
			})),
			{ optimization_goal: 'VALUE', billing_event: 'CPC' },
			{ optimization_goal: 'CLICK' },
			{ billing_event: 'CPM' },
		],
	},
	{
		check: 'an ad group targets one system',
		found: [
			{ operating_systems: ['ANDROID', 'IOS'] },
			{ operating_systems: ['IOS', 'ANDROID'], objective: 'TRAFFIC', promotion_type: 'WEBSITE' },
		],
		argument: 'operating_systems',
		message:
			'contains Android and iOS, but TikTok usually accepts only one. Leave the field empty to target all systems, or create an ad group for each.',
		pattern: /^contains (Android and iOS|iOS and Android), but TikTok usually accepts only one\./,
		neighbors: [
			{ operating_systems: ['IOS'] },
			{},
			// These two are refused.
			{ operating_systems: ['ANDROID', 'IOS'], objective: 'APP_PROMOTION', app_id: '1' },
			{ operating_systems: ['ANDROID', 'IOS'], promotion_type: 'APP_IOS' },
		],
	},
	{
		check: 'people aged 13 to 17 are not targeted further in the USA and Latin America',
		found: [
			{ age_groups: ['AGE_13_17'], gender: 'GENDER_FEMALE', location_ids: ['6252001'] },
			{ age_groups: ['AGE_18_24', 'AGE_13_17'], gender: 'GENDER_MALE' },
			{ age_groups: ['AGE_13_17'], interest_category_ids: ['15'], location_ids: ['3469034'] },
			{ age_groups: ['AGE_13_17'], interest_keyword_ids: ['15'], location_ids: ['3996063'] },
			{ age_groups: ['AGE_13_17'], audience_ids: ['1'], location_ids: ['2635167', '3865483'] },
			{ age_groups: ['AGE_13_17'], excluded_audience_ids: ['1'], location_ids: ['3686110'] },
			{
				age_groups: ['AGE_13_17'],
				gender: 'GENDER_MALE',
				interest_category_ids: ['15'],
				audience_ids: ['1'],
			},
		],
		argument: 'age_groups',
		message: `includes ${teens}, an age that TikTok doesn't let you target by gender in the United States and Latin America. If TikTok rejects the row, remove that age group or the other targeting.`,
		pattern:
			/target by (gender|interests|audiences|gender, interests and audiences) in the United States/,
		neighbors: [
			{ age_groups: ['AGE_13_17'], gender: 'GENDER_FEMALE', location_ids: ['2635167'] },
			{ age_groups: ['AGE_18_24'], gender: 'GENDER_FEMALE', location_ids: ['6252001'] },
			{ age_groups: ['AGE_13_17'], gender: 'GENDER_UNLIMITED', location_ids: ['6252001'] },
			{ age_groups: ['AGE_13_17'], location_ids: ['6252001'] },
			{ gender: 'GENDER_FEMALE', audience_ids: ['1'], interest_category_ids: ['15'] },
			{ age_groups: ['AGE_13_17'], languages: ['es'] },
		],
	},
	{
		check: 'lead generation is for adults',
		found: [
			{ objective: 'LEAD_GENERATION', age_groups: ['AGE_13_17', 'AGE_18_24'] },
			{ objective: 'LEAD_GENERATION', age_groups: ['AGE_13_17'], location_ids: ['2635167'] },
		],
		argument: 'age_groups',
		message: `includes ${teens}, but TikTok allows Lead Generation only for people aged 18 and over. If TikTok rejects the row, remove that age group.`,
		pattern: /^includes .+, but TikTok allows Lead Generation only for people aged 18/,
		neighbors: [
			{ objective: 'LEAD_GENERATION', age_groups: ['AGE_18_24'] },
			{ objective: 'LEAD_GENERATION' },
			{ objective: 'TRAFFIC', age_groups: ['AGE_13_17'] },
		],
	},
	{
		check: "a daily budget reaches TikTok's minimum",
		found: [
			{ budget: 10 },
			{ budget: 19.99 },
			{ budget: 1, budget_mode: 'BUDGET_MODE_DAY', schedule_end_time: '2026-05-09 12:00:00' },
		],
		argument: 'budget',
		message:
			"is 10 a day. TikTok's minimum is 20 a day in US dollars or euros; other currencies have their own. If TikTok rejects the row, raise the budget.",
		pattern: /^is [\d.]+ a day\. TikTok's minimum is 20 a day/,
		neighbors: [{ budget: 20 }, { budget: 10_000_000_000 }, { budget: undefined }],
	},
	{
		check: "a lifetime budget reaches TikTok's minimum for each day",
		found: [
			{
				...lifetime,
				budget: 139,
				schedule_start_time: '2026-05-02 00:00:00',
				schedule_end_time: '2026-05-08 23:59:59',
			},
			{ ...lifetime, budget: 19, schedule_end_time: '2026-05-01 18:00:00' },
			{ ...lifetime, budget: 39, schedule_end_time: '2026-05-03 12:00:00' },
		],
		argument: 'budget',
		message:
			"is 139 for 7 days. In US dollars TikTok's minimum is 20 a day, here 140; other currencies have their own. If TikTok rejects the row, raise the budget or shorten the schedule.",
		pattern: /^is (139 for 7 days|19 for 1 day|39 for 2 days)\. .+, here (140|20|40);/,
		neighbors: [
			{
				...lifetime,
				budget: 140,
				schedule_start_time: '2026-05-02 00:00:00',
				schedule_end_time: '2026-05-08 23:59:59',
			},
			{ ...lifetime, budget: 40, schedule_end_time: '2026-05-03 12:00:00' },
			// These two are refused.
			{ ...lifetime, budget: 10 },
			{ ...lifetime, budget: 10, schedule_end_time: '2026-04-01 12:00:00' },
		],
	},
	{
		check: 'conversions have a pixel',
		found: [
			{ objective: 'CONVERSIONS' },
			{ objective: 'CONVERSIONS', optimization_event: 'FORM', promotion_type: 'WEBSITE' },
			{ objective: 'WEB_CONVERSIONS' },
		],
		argument: 'pixel_id',
		message:
			"is empty, but TikTok usually needs a pixel to count conversions. Enter the pixel's ID if TikTok rejects the row.",
		pattern: /^is empty, but TikTok usually needs a pixel/,
		neighbors: [
			{ objective: 'CONVERSIONS', pixel_id: '7090', optimization_event: 'FORM' },
			{ objective: 'CONVERSIONS', promotion_type: 'APP_IOS' },
			{ objective: 'TRAFFIC' },
			{ objective: 'SHOP_PURCHASES' },
			{},
		],
	},
	{
		check: 'reach has a frequency cap',
		found: [
			{ objective: 'REACH' },
			{ objective: 'REACH', frequency: 3 },
			{ objective: 'REACH', frequency_schedule: 7 },
		],
		argument: 'objective',
		message:
			'is Reach, which usually needs a frequency cap. If TikTok rejects the row, add one in \'Additional Arguments\', such as {"frequency": 3, "frequency_schedule": 7} for 3 times in 7 days.',
		pattern: /^is Reach, which usually needs a frequency cap\./,
		neighbors: [
			{ objective: 'REACH', frequency: 3, frequency_schedule: 7 },
			{ objective: 'TRAFFIC' },
			{},
		],
	},
	{
		check: 'app promotion names the app',
		found: [
			{ objective: 'APP_PROMOTION' },
			{ objective: 'APP_PROMOTION', promotion_type: 'APP_IOS', operating_systems: ['IOS'] },
		],
		argument: 'objective',
		message:
			'is App Promotion, but no app is named. If TikTok rejects the row, add the app\'s ID from TikTok in \'Additional Arguments\', such as {"app_id": "7123456789012345678"}.',
		pattern: /^is App Promotion, but no app is named\./,
		neighbors: [
			{ objective: 'APP_PROMOTION', app_id: '7123456789012345678' },
			{ objective: 'TRAFFIC' },
		],
	},
];
