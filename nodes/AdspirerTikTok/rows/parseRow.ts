import { checkAdditionalArguments, someArguments } from '../contract/adGroupArguments';
import { billingOf, withBidType } from '../contract/rules';
import { labelOf, type FieldOf, type ParseContext } from '../contract/fields';
import { dependentArguments, hasNoColumn, type RuleContext } from '../contract/rules';
import { findBrokenRules, findWarnings } from '../contract/rules';
import { formatValue, isEmpty, tooLong, type Problem } from '../parse/cell';
import { parseJsonObject } from '../parse/json';
import { parseCampaign } from '../parse/text';
import { maxLengthOf, namesIn } from './cells';
import { isNonRestrictive } from '../sheet/statusWords';
import { usualHeading } from '../sheet/headings';
import type { RawRow, Name, Reading, RowSpec, RunOptions, Warning } from './row';
import type { RowParameters } from './parameterReader';
import { readExisting, readLimit, readStrategy } from './rowOptions';
import type { OpenRow, sheetContext } from './sheetContext';

/** What the form calls the option. */
const additionalLabel = 'Additional Arguments';

function readAdditional(written: unknown) {
	const parsed = parseJsonObject(written);
	const checked = checkAdditionalArguments('value' in parsed ? parsed.value : {});
	return 'problem' in parsed ? { ...checked, problems: [parsed.problem] } : checked;
}

/** Arguments that only make sense beside certain values of others are read after those. */
const dependents = new Set<string>(dependentArguments.map(({ argument }) => argument));

/**
 * Parses a row's values and checks them together. Every problem of the row is listed, not the first
 * alone; with a problem, the row isn't sent.
 */
export function parseRow(
	parameters: RowParameters,
	options: RunOptions,
	row: RawRow,
	spec: RowSpec,
	facts: ReturnType<typeof sheetContext>,
	now: number,
): Omit<OpenRow, 'item' | 'name'> {
	const { raw: given, isMapped, campaignName, skipped } = row;
	const { fields, creation, needsOneOf, check } = spec;
	const problems: Problem[] = [];
	const warnings: Warning[] = [];
	const readings: Reading[] = [];
	const names: Name[] = campaignName
		? [{ argument: 'campaign_id', noun: 'campaign', cell: campaignName }]
		: [];
	const parsed: Record<string, unknown> = { ...spec.fixed };
	/** What is wrong with these is said already. */
	const refused = new Set<string>();
	/** What 'Additional Arguments' gives; it counts more than the fields. */
	const additional = readAdditional(creation ? options.additionalArguments : undefined);
	const { zone, dateOrder, budgetLimit } = options;
	const headingOf = (argument: string) => given.get(argument)?.heading;
	const context: ParseContext & RuleContext = {
		...{ zone, dateOrder, budgetLimit, now, ...(isMapped && { headingOf }) },
	};

	const labelOfRow = (argument: string) => given.get(argument)?.label ?? labelOf(argument);
	const valuesNow = () => withBidType(someArguments.parse({ ...parsed, ...additional.arguments }));
	const warn = (argument: string, message: string) =>
		void warnings.push({ field: labelOfRow(argument), message });
	/** Says what is wrong with an argument, once. */
	const refuse = (argument: string, message: string): void => {
		if (!refused.has(argument)) problems.push({ field: labelOfRow(argument), message });
		refused.add(argument);
	};

	/** The budget is read behind its mode, which has to agree with it, and prices behind what they are for. */
	const contextOf = (argument: string): Partial<ParseContext> => {
		const { dateOrder: shown = 'refuse', ...notes } = facts.contextFor(argument);
		const order = dateOrder === 'refuse' ? { dateOrder: shown } : {};
		if (argument.endsWith('bid_price')) {
			const unclear = ['objective', 'billing_event', 'optimization_goal'];
			const isClear = !unclear.some((name) => refused.has(name));
			return { billing: isClear ? billingOf(valuesNow()) : null };
		}
		if (argument !== 'budget' || !creation) return { ...notes, ...order };
		const { budget_mode: more } = additional.arguments;
		const mode = more ?? parsed.budget_mode;
		const ofRow = typeof mode === 'string' ? mode : undefined;
		const budgetMode = refused.has('budget_mode') ? null : ofRow;
		return { ...notes, budgetMode, budgetModeField: more && `'${additionalLabel}'` };
	};

	const read = ({ argument, parse: parseOwn, alsoIn, named }: FieldOf): void => {
		const own = given.get(argument);
		const isElsewhere = alsoIn && isEmpty(own?.value) && own?.problem === undefined;
		const cell = isElsewhere ? given.get(alsoIn.argument) : own;
		const parse = isElsewhere ? alsoIn.parse : parseOwn;
		if (!cell) return;
		const { label: field, value, notes } = cell;
		const unreadable = cell.problem ?? tooLong(value, maxLengthOf(argument));
		if (unreadable !== undefined) return refuse(argument, unreadable);
		const result = parse(value, { ...context, ...contextOf(argument), ...notes });
		if ('problem' in result) {
			const text = named && creation ? namesIn(value, named) : undefined;
			if (!text || !named) return refuse(argument, result.problem);
			const ofCell = { heading: field, value: text };
			return void names.push({ argument, noun: named, cell: ofCell, isColumn: isMapped });
		}
		const other = alsoIn && !isElsewhere ? given.get(alsoIn.argument) : undefined;
		const twice = alsoIn && other ? alsoIn.parse(other.value, context) : result;
		if ('value' in twice && 'value' in result && twice.value !== result.value) {
			const says = `'${other?.label}' is ${formatValue(other?.value)}`;
			return refuse(argument, `is ${formatValue(value)}, but ${says}. Make the two match.`);
		}
		if (!('value' in result) || isEmpty(result.value)) {
			const changes = needsOneOf?.includes(argument) === true && isEmpty(value);
			const why = changes ? cell.whyEmpty?.(', so it changes nothing') : undefined;
			if (why !== undefined) warn(argument, why);
			return;
		}
		parsed[argument] = result.value;
		if (result.readAs !== undefined) {
			readings.push({ field, written: formatValue(value), readAs: result.readAs });
		}
		if (result.warning !== undefined) warn(argument, result.warning);
	};

	for (const field of fields) if (!creation || !dependents.has(field.argument)) read(field);
	const decided = valuesNow();
	// The average of a plan is no cap; and a pixel beside another objective changes nothing.
	const isCap = (field: FieldOf | undefined, value: unknown) =>
		field?.argument === 'frequency' && 'value' in field.parse(value, context);
	for (const { argument, dependsOn, whyLeftOut } of creation ? dependentArguments : []) {
		const field = fields.find((one) => one.argument === argument);
		const value = given.get(argument)?.value;
		const because = whyLeftOut(decided, context);
		if (because === undefined) {
			if (field) read(field);
		} else if (isEmpty(value) || isNonRestrictive(value) || refused.has(dependsOn)) {
			continue;
		} else if (isMapped && (argument === 'placements' || isCap(field, value))) {
			refuse(argument, `is ${formatValue(value)}, but ${because}. Make the two match.`);
		} else if (!warnings.some(({ message }) => message.includes(because))) {
			warn(argument, `isn't sent, because ${because}.`);
		}
	}
	const labelled = (message: string) => ({ field: additionalLabel, message });
	problems.push(...additional.problems.map(labelled));
	warnings.push(...additional.warnings.map(labelled));
	const values = valuesNow();
	for (const [argument, message] of creation ? facts.blanksOf(row) : []) {
		if (!(argument in additional.arguments)) refuse(argument, message);
	}
	for (const field of fields) {
		const { argument, required } = field;
		const isNamed = names.some((name) => name.argument === argument);
		if (required && !isNamed && isEmpty(values[argument])) refuse(argument, whyEmpty(field, row));
	}
	if (creation) {
		const campaign = parseCampaign(given.get('campaign_id')?.value);
		const { advertiserId: account } = 'value' in campaign ? campaign.value : {};
		const { advertiser_id: ofRow = account } = values;
		if (account !== ofRow && account !== undefined) {
			refuse(
				'campaign_id',
				`is a link to the ad account ${account}, but the row's account is ${ofRow}. Use a campaign of the row's account.`,
			);
		}
		const found = names.map(({ argument, cell }) => [argument, [String(cell.value)]]);
		const all = { ...values, ...Object.fromEntries(found), ...additional.arguments };
		for (const { argument, message } of findBrokenRules(all, context)) refuse(argument, message);
		if (isEmpty(values.location_ids) && !refused.has('location_ids')) {
			const message = noLocations(row, context);
			if (message !== undefined) warn('location_ids', message);
		}
		for (const { argument, message } of findWarnings(all, context)) {
			if (refused.has(argument)) continue;
			warnings.push({ field: labelOfRow(argument), message, isDoubt: true });
		}
	}
	if (problems.length === 0 && needsOneOf && !needsOneOf.some((name) => name in values)) {
		problems.push(nothingGiven(row, spec, warnings));
	}
	if (problems.length === 0 && check) problems.push(...check(values, options, labelOfRow));
	problems.push(...parameters.problems, ...row.problems);
	readings.push(...row.readings);
	const source = { ...parameters, problems };
	const strategy = creation && readStrategy(source);
	const existingAdgroupId = creation && readExisting(source, row.existing, values, warnings);
	const limit = spec.limited ? readLimit(source) : Infinity;
	const isSaid = existingAdgroupId === undefined && skipped === undefined;
	return {
		...{
			values,
			labelOf: labelOfRow,
			limit,
			strategy,
			names,
			existingId: existingAdgroupId,
			skipped,
		},
		options: { ...options, startPaused: options.startPaused || row.startsPaused },
		...(isSaid
			? { problems, warnings, readings, unused: row.unused }
			: { problems: [], warnings: [], readings: [], unused: [] }),
	};
}

/** Why a row has nothing of what it can't do without. */
function whyEmpty({ argument, type }: FieldOf, { raw: given, isMapped }: RawRow): string {
	const { heading, whyEmpty: reason } = given.get(argument) ?? {};
	const inForm =
		isMapped && type === 'resourceLocator' ? ', or choose the campaign in the node' : '';
	return isMapped && heading === undefined
		? `has no column. Add one, such as '${usualHeading(argument)}'${inForm}.`
		: (!isMapped && reason?.()) || `is empty. Fill it in${inForm}.`;
}

/** A sheet that leaves the countries out may not mean the United States. */
function noLocations({ raw: given, isMapped }: RawRow, context: RuleContext): string | undefined {
	const { whyEmpty: reason } = given.get('location_ids') ?? {};
	const soThat = ', so TikTok targets the United States';
	// In the form anybody sees an empty field, unless it is filled by an expression.
	if (!isMapped && !reason) return undefined;
	if (hasNoColumn(context, 'location_ids')) {
		return `has no column${soThat}. Add a column 'Country' to target others.`;
	}
	return reason?.(soThat) ?? `is empty${soThat}.`;
}

/** A row that gives nothing of what it has to give something of. */
function nothingGiven(
	{ isMapped }: RawRow,
	{ labels, fields, needsOneOf = [] }: RowSpec,
	[why]: readonly Warning[],
): Problem {
	if (isMapped) {
		const message =
			"finds nothing to change in this row. Fill in a column such as 'New budget', 'New name', 'Age' or 'End date', or remove the row.";
		return { field: labels('mappingMode'), message };
	}
	const { collection = '' } = fields.find(({ argument }) => argument === needsOneOf[0]) ?? {};
	const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
	// An expression may be filled from a column that isn't there.
	return why ?? { field: labels(collection), message };
}
