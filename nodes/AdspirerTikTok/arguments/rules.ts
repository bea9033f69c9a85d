import type { AdGroupArguments, ArgumentName } from './argumentSchemas';
import { isEmpty } from './understand/understood';

/** What a rule finds: the argument whose field a person has to change, and what to do. */
export interface Finding {
	readonly argument: ArgumentName;
	readonly message: string;
}

type Rule = (given: AdGroupArguments) => Finding | undefined;

function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.map(String) : [];
}

/** A lifetime budget is spread over the schedule, so it needs an end (Adspirer's reference). */
const lifetimeNeedsEnd: Rule = (given) =>
	given.budget_mode === 'BUDGET_MODE_TOTAL' && isEmpty(given.schedule_end_time)
		? {
				argument: 'schedule_end_time',
				message:
					'is empty, but a lifetime budget needs an end. Fill it in, or set Budget Mode to Daily.',
			}
		: undefined;

/** In this form text order is time order; additional arguments may bring another one. */
const sortable = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

const endAfterStart: Rule = (given) => {
	const { schedule_start_time: start, schedule_end_time: end } = given;
	return typeof start === 'string' &&
		typeof end === 'string' &&
		sortable.test(start) &&
		sortable.test(end) &&
		end <= start
		? {
				argument: 'schedule_end_time',
				message: `is ${end} UTC, which is not after the start, ${start} UTC. Set a later end.`,
			}
		: undefined;
};

/** Manual placement means naming at least one (Adspirer's reference). */
const manualNeedsPlacements: Rule = (given) =>
	given.placement_type === 'PLACEMENT_TYPE_NORMAL' && isEmpty(given.placements)
		? {
				argument: 'placements',
				message:
					'is empty, but manual placement needs at least one. Choose one, or set Placement Type to Automatic.',
			}
		: undefined;

/** A pixel alone says nothing about what to optimize for (Adspirer's guidance). */
const pixelNeedsEvent: Rule = (given) =>
	!isEmpty(given.pixel_id) && isEmpty(given.optimization_event)
		? {
				argument: 'optimization_event',
				message:
					'is empty, but a pixel needs the event to optimize for. Choose one, such as Complete Payment.',
			}
		: undefined;

/** TikTok refuses an audience that is both included and excluded. */
const audiencesApart: Rule = (given) => {
	const included = new Set(texts(given.audience_ids));
	const both = texts(given.excluded_audience_ids).filter((audience) => included.has(audience));
	return both.length > 0
		? {
				argument: 'excluded_audience_ids',
				message: `holds ${both.join(', ')}, which Audience IDs holds too. An audience is either included or excluded: take it out of one of the two.`,
			}
		: undefined;
};

/** An app lives on one system, so an ad group that promotes it targets one (Adspirer's guidance). */
const oneSystemForApps: Rule = (given) =>
	given.objective === 'APP_PROMOTION' && texts(given.operating_systems).length > 1
		? {
				argument: 'operating_systems',
				message:
					'holds more than one, but an ad group that promotes an app targets one. Make one ad group for each.',
			}
		: undefined;

const systemOfPromotion = new Map<unknown, string>([
	['APP_ANDROID', 'ANDROID'],
	['APP_IOS', 'IOS'],
]);

const promotionFitsSystem: Rule = (given) => {
	const system = systemOfPromotion.get(given.promotion_type);
	const others = texts(given.operating_systems).filter((chosen) => chosen !== system);
	return system !== undefined && others.length > 0
		? {
				argument: 'promotion_type',
				message: `is ${String(given.promotion_type)}, but Operating Systems holds ${others.join(', ')}. Make the two agree.`,
			}
		: undefined;
};

/** What plainly can't be meant; each is refused before anything is sent. */
export const rules: readonly Rule[] = [
	lifetimeNeedsEnd,
	endAfterStart,
	manualNeedsPlacements,
	pixelNeedsEvent,
	audiencesApart,
	oneSystemForApps,
	promotionFitsSystem,
];

/** Which billing event TikTok pairs with which goal. */
const billingOfGoal = new Map<unknown, string>([
	['CLICK', 'CPC'],
	['CONVERT', 'OCPM'],
	['INSTALL', 'OCPM'],
	['IN_APP_EVENT', 'OCPM'],
	['LEAD_GENERATION', 'OCPM'],
	['REACH', 'CPM'],
	['SHOW', 'CPM'],
	['ENGAGED_VIEW', 'CPV'],
]);

const goalFitsBilling: Rule = (given) => {
	const usual = billingOfGoal.get(given.optimization_goal);
	return usual !== undefined && !isEmpty(given.billing_event) && given.billing_event !== usual
		? {
				argument: 'billing_event',
				message: `is ${String(given.billing_event)}, but TikTok usually pairs the goal ${String(given.optimization_goal)} with ${usual}. If TikTok refuses the row, change one of the two.`,
			}
		: undefined;
};

/** What is unusual but may be meant: told, never refused. */
export const warnings: readonly Rule[] = [goalFitsBilling];
