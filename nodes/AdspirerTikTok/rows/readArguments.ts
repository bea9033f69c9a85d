import { checkAdditionalArguments } from '../contract/additionalArguments';
import { someArguments, type ArgumentName, type SomeArguments } from '../contract/adGroupArguments';
import { hasNoColumn, type CheckContext, type HeadingOf } from '../contract/finding';
import { dependentArguments, findBrokenRules, findWarnings } from '../contract/rules';
import { parseCampaign } from '../parse/campaign';
import { formatValue } from '../parse/formatValue';
import { parseJsonObject } from '../parse/jsonObject';
import { meansEmpty } from '../parse/noRestriction';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { fields } from './fields';
import { parsers, type ParseContext } from './parsers';
import type { IgnoredValue, Reading } from './row';

/** A row's values as the form or the row's columns gave them: expressions resolved, nothing parsed. */
export interface RowValues {
	readonly given: ReadonlyMap<ArgumentName, unknown>;
	readonly additional: unknown;
	/** Arguments that could not be read, such as those whose expression failed. */
	readonly unreadable: ReadonlyMap<ArgumentName, string>;
	/** What a person calls an argument: its label in the form, or the column's heading. */
	readonly labelOf: (argument: ArgumentName) => string;
	/** The heading of an argument's column, with Map Automatically. */
	readonly headingOf?: HeadingOf;
	/** Why a required argument has no value; completes a sentence that begins with its label. */
	readonly whyMissing?: (argument: ArgumentName) => string;
	/** The same for a field whose expression names a column that no row has. */
	readonly missingColumn?: (argument: ArgumentName, soThat?: string) => string | undefined;
	/** What a value's own place says about how to read it, such as the time zone in a heading. */
	readonly contextOf?: ReadonlyMap<ArgumentName, Partial<ParseContext>>;
	/** True where the locations come from a sheet, so that nobody saw them missing in the form. */
	readonly locationsAreMapped: boolean;
	/** Countries of a column that isn't known, which count as a problem where the row has no others. */
	readonly unknownCountries?: Problem | undefined;
}

/** What became of a row's values. */
export interface RowArguments {
	/** What is sent; complete only where there is no problem. */
	readonly values: SomeArguments;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
	readonly readings: readonly Reading[];
	readonly ignored: readonly IgnoredValue[];
}

const additionalLabel = 'Additional Arguments';

/** Arguments that only make sense beside certain values of others are read after those. */
const dependents = new Set(dependentArguments.map(({ argument }) => argument));

/**
 * Reads one row: every value parsed, senseless ones ignored, additional arguments merged last, the
 * rules between arguments checked. Every problem of the row is listed, not the first alone.
 */
export function readArguments(
	row: RowValues,
	baseContext: ParseContext & CheckContext,
): RowArguments {
	const { given, additional, unreadable, labelOf, headingOf, whyMissing, contextOf } = row;
	const context = { ...baseContext, ...(headingOf && { headingOf }) };
	const problems: Problem[] = [];
	const warnings: Problem[] = [];
	const readings: Reading[] = [];
	const ignored: IgnoredValue[] = [];
	const parsed: Record<string, unknown> = {};
	/** What is wrong with these is said already. */
	const refused = new Set<ArgumentName>();

	const more = readAdditional(additional);

	const refuse = (argument: ArgumentName, message: string) => {
		refused.add(argument);
		problems.push({ field: labelOf(argument), message });
	};
	/** Read before the budget, which has to agree with it. */
	const budgetMode = (): string | null | undefined => {
		if (refused.has('budget_mode')) return null;
		const mode = more.values.budget_mode ?? parsed.budget_mode;
		return typeof mode === 'string' ? mode : undefined;
	};
	const read = (argument: ArgumentName) => {
		const whyUnreadable = unreadable.get(argument);
		if (whyUnreadable !== undefined) return refuse(argument, whyUnreadable);
		const value = given.get(argument);
		const result = parsers[argument](value, {
			...context,
			...contextOf?.get(argument),
			...(argument === 'budget' && {
				budgetMode: budgetMode(),
				...(more.values.budget_mode && { budgetModeField: `'${additionalLabel}'` }),
			}),
		});
		if ('problem' in result) return refuse(argument, result.problem);
		if (!('value' in result)) return;
		const field = labelOf(argument);
		parsed[argument] = result.value;
		if (result.readAs !== undefined) {
			readings.push({ field, written: formatValue(value), readAs: result.readAs });
		}
		if (result.warning !== undefined) warnings.push({ field, message: result.warning });
	};

	for (const { argument } of fields) if (!dependents.has(argument)) read(argument);
	const decided = someArguments.parse({ ...parsed, ...more.values });
	for (const { argument, dependsOn, whyLeftOut } of dependentArguments) {
		const value = given.get(argument);
		const because = whyLeftOut(decided, context);
		if (because === undefined) read(argument);
		else if (!isEmpty(value) && !meansEmpty(value) && !refused.has(dependsOn)) {
			ignored.push({ field: labelOf(argument), because });
		}
	}
	problems.push(...more.problems);
	warnings.push(...more.warnings);

	const values = someArguments.parse({ ...parsed, ...more.values });
	for (const { argument, required } of fields) {
		if (required && isEmpty(values[argument]) && !refused.has(argument)) {
			const reason = whyMissing?.(argument) ?? row.missingColumn?.(argument);
			refuse(argument, reason ?? 'is empty. Fill it in.');
		}
	}
	const otherAccount = accountOfOtherCampaign(given.get('campaign_id'), values.advertiser_id);
	if (otherAccount !== undefined) {
		problems.push({ field: labelOf('campaign_id'), message: otherAccount });
	}
	for (const { argument, message } of findBrokenRules(values, context)) {
		if (!refused.has(argument)) problems.push({ field: labelOf(argument), message });
	}
	if (row.locationsAreMapped && isEmpty(values.location_ids) && !refused.has('location_ids')) {
		const message = hasNoColumn(context, 'location_ids')
			? "has no column, so TikTok targets the United States. Add a column 'Country' to target others."
			: (row.missingColumn?.('location_ids', ', so TikTok targets the United States') ??
				'is empty, so TikTok targets the United States.');
		if (row.unknownCountries) problems.push(row.unknownCountries);
		else warnings.push({ field: labelOf('location_ids'), message });
	}
	for (const { argument, message } of findWarnings(values, context)) {
		warnings.push({ field: labelOf(argument), message });
	}
	return { values, problems, warnings, readings, ignored };
}

/** A campaign's link names its account too, which has to be the row's. */
function accountOfOtherCampaign(
	campaign: unknown,
	advertiserId: string | undefined,
): string | undefined {
	const parsed = parseCampaign(campaign);
	const account = 'value' in parsed ? parsed.value.advertiserId : undefined;
	return account !== undefined && advertiserId !== undefined && account !== advertiserId
		? `is a link to the ad account ${account}, but the row's account is ${advertiserId}. Use a campaign of the row's account.`
		: undefined;
}

function readAdditional(written: unknown) {
	const parsed = parseJsonObject(written);
	if ('problem' in parsed) {
		const problem = { field: additionalLabel, message: parsed.problem };
		return { values: {}, problems: [problem], warnings: [] };
	}
	if (!('value' in parsed)) return { values: {}, problems: [], warnings: [] };
	const checked = checkAdditionalArguments(parsed.value);
	const labelled = ({ message }: { message: string }) => ({ field: additionalLabel, message });
	return {
		values: checked.arguments,
		problems: checked.problems.map(labelled),
		warnings: checked.warnings.map(labelled),
	};
}
