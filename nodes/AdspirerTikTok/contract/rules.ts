import type { SomeArguments } from './adGroupArguments';
import { millisecondsOf } from './schemas';
import * as choices from './choices';
import {
	hasNoColumn,
	nameOf,
	quotedField,
	type Check,
	type CheckContext,
	type Finding,
} from './finding';
import { formatList } from '../parse/formatList';
import { formatValue } from '../parse/formatValue';
import { formatAmount } from '../parse/money';
import { meansTotal, mentionsTotal } from '../parse/totals';

/** A lifetime budget is spread over the schedule, so it needs an end (Adspirer's reference). */
const lifetimeNeedsEnd: Check = ({ budget_mode, schedule_end_time }, context) => {
	if (budget_mode !== 'BUDGET_MODE_TOTAL' || schedule_end_time !== undefined) return undefined;
	const because = 'but a lifetime budget needs an end time';
	const orDaily = context.headingOf
		? 'or give the row a daily budget'
		: "or set 'Budget Mode' to Daily";
	return {
		argument: 'schedule_end_time',
		message: hasNoColumn(context, 'schedule_end_time')
			? `has no column, ${because}. Add a column 'End date', ${orDaily}.`
			: `is empty, ${because}. Fill it in, ${orDaily}.`,
	};
};

const endAfterStart: Check = ({ schedule_start_time: start, schedule_end_time: end }) =>
	start !== undefined && end !== undefined && millisecondsOf(end) <= millisecondsOf(start)
		? {
				argument: 'schedule_end_time',
				message: `is ${end} UTC, which isn't after the start time, ${start} UTC. Choose a later end time.`,
			}
		: undefined;

/** A field's time is checked when it is parsed; this catches one from Additional Arguments. */
const endAhead: Check = ({ schedule_end_time: end }, { now }) =>
	end !== undefined && millisecondsOf(end) <= now
		? {
				argument: 'schedule_end_time',
				message: `is ${end} UTC, which is in the past. Choose a later end time.`,
			}
		: undefined;

/** How far back a start may be (TikTok's Help Center), in milliseconds. */
const maxPast = 12 * 60 * 60 * 1000;

/** As for the end: this catches a time from Additional Arguments. */
const startNotLongPast: Check = ({ schedule_start_time: start }, { now }) =>
	start !== undefined && millisecondsOf(start) < now - maxPast
		? {
				argument: 'schedule_start_time',
				message: `is ${start} UTC, more than 12 hours in the past, which TikTok doesn't accept. Choose a later start time, or leave the field empty to start now.`,
			}
		: undefined;

/** Manual placement means naming at least one (Adspirer's reference). */
const manualNeedsPlacements: Check = ({ placement_type, placements }, context) => {
	if (placement_type !== 'PLACEMENT_TYPE_NORMAL' || placements !== undefined) return undefined;
	const because = 'but manual placement needs at least one';
	const orAutomatic = `or set ${quotedField(context, 'placement_type', 'Placement Type')} to Automatic`;
	return {
		argument: 'placements',
		message: hasNoColumn(context, 'placements')
			? `has no column, ${because}. Enter placements such as TikTok in a column 'Placements', ${orAutomatic}.`
			: `is empty, ${because}. Choose one, ${orAutomatic}.`,
	};
};

/** A pixel alone doesn't say what to optimize for (Adspirer's guidance). */
const pixelNeedsEvent: Check = ({ pixel_id, optimization_event }, context) => {
	if (pixel_id === undefined || optimization_event !== undefined) return undefined;
	const because = 'but a pixel needs an event to optimize for';
	const example = nameOf(choices.optimizationEvents, 'COMPLETE_PAYMENT');
	return {
		argument: 'optimization_event',
		message: hasNoColumn(context, 'optimization_event')
			? `has no column, ${because}. Add a column 'Event' with one, such as ${example}.`
			: `is empty, ${because}. Choose one, such as ${example}.`,
	};
};

/** TikTok refuses an audience that is both included and excluded. */
const audiencesApart: Check = ({ audience_ids = [], excluded_audience_ids = [] }, context) => {
	const included = new Set(audience_ids);
	const both = excluded_audience_ids.filter((audience) => included.has(audience));
	return both.length > 0
		? {
				argument: 'excluded_audience_ids',
				message: `contains ${formatList(both)}, also in ${quotedField(context, 'audience_ids', 'Audience IDs')}. An audience can't be both included and excluded. Remove it from one of the two fields.`,
			}
		: undefined;
};

/** An app runs on one system, so an ad group that promotes it targets one (Adspirer's guidance). */
const oneSystemForApps: Check = ({ objective, operating_systems = [] }) =>
	objective === 'APP_PROMOTION' && operating_systems.length > 1
		? {
				argument: 'operating_systems',
				message:
					'contains more than one system, but an ad group that promotes an app can only target one. Create an ad group for each system.',
			}
		: undefined;

const systemOfPromotion: ReadonlyMap<string, string> = new Map([
	['APP_ANDROID', 'ANDROID'],
	['APP_IOS', 'IOS'],
]);

const promotionFitsSystem: Check = ({ promotion_type = '', operating_systems = [] }, context) => {
	const system = systemOfPromotion.get(promotion_type);
	const others = operating_systems.filter((chosen) => chosen !== system);
	if (system === undefined || others.length === 0) return undefined;
	const promoted = nameOf(choices.promotionTypes, promotion_type);
	const targeted = others.map((other) => nameOf(choices.operatingSystems, other));
	return {
		argument: 'promotion_type',
		message: `is ${promoted}, but ${quotedField(context, 'operating_systems', 'Operating Systems')} contains ${formatList(targeted)}. Change one of the two fields so that they match.`,
	};
};

/**
 * The option Budget Limit, a guard against slips and against agents that spend too much. It holds
 * for daily and lifetime budgets alike, for new ad groups and for updates.
 */
const budgetWithinLimit: Check = ({ budget }, { budgetLimit }) =>
	budget !== undefined && budgetLimit !== undefined && budget > budgetLimit
		? {
				argument: 'budget',
				message: `is ${formatAmount(budget)}, above the limit of ${formatAmount(budgetLimit)} set in 'Budget Limit'. Lower the budget, or raise the limit if the budget is right.`,
			}
		: undefined;

/** What the row of sums leaves empty. */
export const besideTheSums = [
	'location_ids',
	'age_groups',
	'gender',
	'languages',
	'operating_systems',
	'schedule_start_time',
	'schedule_end_time',
] as const;

/** The row of sums below a plan has a name and a budget too, and would spend the plan a second time. */
const noRowOfSums: Check = (given) => {
	const { adgroup_name: name = '', budget } = given;
	const isBare = besideTheSums.every((argument) => given[argument] === undefined);
	if (budget === undefined || !(meansTotal(name) || (isBare && mentionsTotal(name)))) {
		return undefined;
	}
	return {
		argument: 'adgroup_name',
		message: `is ${formatValue(name)}, so the row looks like a total of the plan and not like an ad group. Remove the row, or enter another name if it is one.`,
	};
};

/** What can't be meant. A row that breaks one of these is refused before anything is sent. */
export const rules: readonly Check[] = [
	noRowOfSums,
	budgetWithinLimit,
	lifetimeNeedsEnd,
	startNotLongPast,
	endAhead,
	endAfterStart,
	manualNeedsPlacements,
	pixelNeedsEvent,
	audiencesApart,
	oneSystemForApps,
	promotionFitsSystem,
];

/** Every rule that the row breaks; at most one finding for each field, the first. */
export function findBrokenRules(given: SomeArguments, context: CheckContext): Finding[] {
	const broken = new Map<string, Finding>();
	for (const rule of rules) {
		const finding = rule(given, context);
		if (finding && !broken.has(finding.argument)) broken.set(finding.argument, finding);
	}
	return [...broken.values()];
}
