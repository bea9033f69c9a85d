import type { ArgumentName } from '../contract/adGroupArguments';
import type { HeadingOf } from '../contract/finding';
import * as choices from '../contract/choices';
import { parseAges } from '../parse/ages';
import { parseBudget, parseBudgetMode } from '../parse/budget';
import { parseCampaign } from '../parse/campaign';
import { parseChoice, parseOpenChoice, parseYesNo, type Choice } from '../parse/choice';
import { formatValue } from '../parse/formatValue';
import { parseGender } from '../parse/gender';
import { parseId, parseTikTokId } from '../parse/id';
import { parseLanguages } from '../parse/language';
import { parseList, parseWordList } from '../parse/list';
import { parseLocations } from '../parse/locations';
import { orEmptyWord, orNoRestriction } from '../parse/noRestriction';
import { parseOperatingSystems } from '../parse/operatingSystem';
import type { Parsed } from '../parse/parsed';
import { parseName } from '../parse/text';
import type { DateOrder } from '../parse/dayText';
import { parseTime, type Edge } from '../parse/time';
import { onlyEntry } from '../parse/values';

/** What the reading of a value depends on beside the value. */
export interface ParseContext {
	/** IANA name of the time zone of times without an offset. */
	readonly zone: string;
	readonly dateOrder: DateOrder;
	/** The time of the run, in milliseconds since 1970. */
	readonly now: number;
	/** True where the sheet uses H for men, so that M may mean women. */
	readonly mIsAmbiguous: boolean;
	/** True where the column of locations speaks of US states, so that "IN" is one, too. */
	readonly namesStates?: boolean;
	/** Set with Map Automatically, where messages name columns. */
	readonly headingOf?: HeadingOf;
	/** The currency that the heading of the budget names, as it is written there. */
	readonly currency?: string;
	/** Daily or lifetime in the service's form; null where what is wrong with it is said elsewhere. */
	readonly budgetMode?: string | null;
	/** Where the row's budget mode comes from, if not from its own field or column. */
	readonly budgetModeField?: string;
}

/** Reads what a person wrote for an argument. */
export type Parser = (value: unknown, context: ParseContext) => Parsed<unknown>;

const id = (value: unknown) => parseTikTokId(onlyEntry(value));
const parseIds = (value: unknown) => parseList(value, parseTikTokId);
const idList: Parser = orNoRestriction(parseIds);

const oneOf = (list: readonly choices.Choice[]) => (value: unknown) =>
	parseChoice(onlyEntry(value), list);

const time =
	(edge: Edge): Parser =>
	(value, context) =>
		parseTime(value, { ...context, edge });

/** The service names its goals in capitals and underscores, and adds to them. */
const goalName = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/i;

/**
 * Where something belongs that stands in another cell.
 *
 * @param label The field's label in the form.
 * @param usual What its column is usually called.
 */
function whereGoes(
	argument: ArgumentName,
	label: string,
	usual: string,
	{ headingOf }: ParseContext,
): string {
	if (!headingOf) return `'${label}'`;
	const heading = headingOf(argument);
	return heading === undefined ? `a column '${usual}'` : `'${heading}'`;
}

/** Where "a day" and "in total" belong; undefined where the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: whereGoes('budget_mode', 'Budget Mode', 'Budget type', context);
}

/** What to do about "50 a day" in a row of which nothing says daily or lifetime. */
function whyNoMode({ headingOf }: ParseContext) {
	return (mode: Choice): string => {
		if (headingOf && headingOf('budget_mode') === undefined) {
			return `no column says daily or lifetime. Rename the column to '${mode.name} budget', or add a column 'Budget type'.`;
		}
		return `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;
	};
}

/** A budget of an ad group that exists: whether it is daily or lifetime can't be changed. */
export const parseNewBudget: Parser = (value, { currency, budgetMode: mode }) =>
	parseBudget(value, { currency, modes: choices.budgetModes, mode });

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
function parsePixelId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^[A-Za-z0-9]+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, which isn't a pixel ID. Enter the ID, such as 7090000000000000001, or the pixel's code.`,
	};
}

/**
 * How the value of each argument is read. "-" and "n/a" send nothing where an argument may as well be
 * left out, but not where its absence means something that a person may not expect, as with an
 * objective or a time.
 */
export const parsers: Readonly<Record<ArgumentName, Parser>> = {
	campaign_id: (value) => {
		const campaign = parseCampaign(value);
		return 'value' in campaign ? { ...campaign, value: campaign.value.id } : campaign;
	},
	adgroup_name: parseName,
	budget: (value, context) =>
		parseBudget(value, {
			currency: context.currency,
			modeField: context.budgetModeField ?? whereModeGoes(context),
			modes: choices.budgetModes,
			mode: context.budgetMode,
			whyNoMode: whyNoMode(context),
		}),
	budget_mode: (value) => parseBudgetMode(onlyEntry(value), choices.budgetModes),
	objective: oneOf(choices.objectives),
	location_ids: (value, context) => parseLocations(value, choices.countryIndex(), context),
	age_groups: (value, context) =>
		parseAges(value, choices.ageGroups, whereGoes('gender', 'Gender', 'Gender', context)),
	gender: (value, context) =>
		parseGender(value, context, whereGoes('age_groups', 'Age Groups', 'Age', context)),
	schedule_start_time: time('start'),
	schedule_end_time: time('end'),
	pixel_id: orEmptyWord(parsePixelId),
	optimization_event: orEmptyWord(oneOf(choices.optimizationEvents)),
	interest_category_ids: idList,
	audience_ids: idList,
	// Nobody excludes "All".
	excluded_audience_ids: orEmptyWord(parseIds),
	languages: (value) => parseLanguages(value, choices.languages),
	placement_type: orNoRestriction((value) => parseChoice(onlyEntry(value), choices.placementTypes)),
	placements: orNoRestriction((value) =>
		parseWordList(value, (entry) => parseChoice(entry, choices.placements)),
	),
	operating_systems: parseOperatingSystems,
	video_download_disabled: orEmptyWord(parseYesNo),
	comment_disabled: orEmptyWord(parseYesNo),
	billing_event: orEmptyWord(oneOf(choices.billingEvents)),
	optimization_goal: orEmptyWord((value) =>
		parseOpenChoice(value, choices.optimizationGoals, goalName, (goal) => goal.toUpperCase()),
	),
	promotion_type: orEmptyWord(oneOf(choices.promotionTypes)),
	advertiser_id: orEmptyWord(id),
};
