import {
	checkAdditionalArguments,
	someArguments,
	type SomeArguments,
} from '../contract/adGroupArguments';
import { billingOf, withBidType } from '../contract/deliveryRules';
import { labelOf, type FieldOf, type ParseContext } from '../contract/fields';
import { dependentArguments, hasNoColumn, type CheckContext } from '../contract/finding';
import { findBrokenRules, findWarnings } from '../contract/rules';
import { formatValue, isEmpty, tooLong, type Problem } from '../parse/cell';
import { parseJsonObject } from '../parse/json';
import { parseCampaign } from '../parse/text';
import { maxLengthOf, namesIn } from './cells';
import { meansNothing } from './cellWords';
import type { GivenRow, Name, Reading, RowSpec, RunOptions, Warning } from './row';
import type { SheetFacts } from './sheetFacts';

/** What the form calls the option. */
const additionalLabel = 'Additional Arguments';

function readAdditional(written: unknown) {
	const parsed = parseJsonObject(written);
	const checked = checkAdditionalArguments('value' in parsed ? parsed.value : {});
	return 'problem' in parsed ? { ...checked, problems: [parsed.problem] } : checked;
}

const noVersion =
	"a version or model can't be sent. Enter iOS or Android alone, or name the column in 'Ignore Columns'.";

/** Arguments that only make sense beside certain values of others are read after those. */
const dependents = new Set<string>(dependentArguments.map(({ argument }) => argument));

/**
 * Parses a row's values and checks them together. Every problem of the row is listed, not the first
 * alone; with a problem, the row isn't sent.
 */
export function parseRow(
	row: GivenRow,
	spec: RowSpec,
	options: RunOptions,
	now: number,
	facts: SheetFacts,
) {
	return new RowParser(row, spec, options, now, facts).parse();
}

class RowParser {
	private readonly problems: Problem[] = [];

	private readonly warnings: Warning[] = [];

	private readonly readings: Reading[] = [];

	private readonly parsed: Record<string, unknown>;

	private readonly names: Name[];

	/** What is wrong with these is said already. */
	private readonly refused = new Set<string>();

	private readonly context: ParseContext & CheckContext;

	/** What 'Additional Arguments' gives; it counts more than the fields. */
	private readonly additional: ReturnType<typeof readAdditional>;

	constructor(
		private readonly row: GivenRow,
		private readonly spec: RowSpec,
		private readonly options: RunOptions,
		now: number,
		private readonly facts: SheetFacts,
	) {
		const { zone, dateOrder, budgetLimit } = options;
		const headingOf = (argument: string) => row.given.get(argument)?.heading;
		this.context = { zone, dateOrder, budgetLimit, now, ...(row.columns && { headingOf }) };
		const campaign = row.columns?.campaignName;
		this.names = campaign ? [{ argument: 'campaign_id', noun: 'campaign', cell: campaign }] : [];
		this.parsed = { ...spec.fixed };
		this.additional = readAdditional(spec.creates ? options.additionalArguments : undefined);
	}

	parse() {
		const { fields, creates, needsOneOf, check } = this.spec;
		for (const field of fields) if (!creates || !dependents.has(field.argument)) this.read(field);
		if (creates) this.readDependents(fields);
		const { problems, warnings, readings, names, additional } = this;
		const labelled = (message: string) => ({ field: additionalLabel, message });
		problems.push(...additional.problems.map(labelled));
		warnings.push(...additional.warnings.map(labelled));
		const values = this.values();
		for (const [argument, message] of creates ? this.facts.blanksOf(this.row) : []) {
			if (!(argument in additional.arguments)) this.refuse(argument, message);
		}
		for (const { argument, required } of fields) {
			const isNamed = names.some((name) => name.argument === argument);
			if (required && !isNamed && isEmpty(values[argument])) {
				const reason = this.row.given.get(argument)?.whyEmpty?.();
				this.refuse(argument, reason ?? 'is empty. Fill it in.');
			}
		}
		if (creates) this.checkCreation(values);
		if (problems.length === 0 && needsOneOf && !needsOneOf.some((name) => name in values)) {
			problems.push(this.nothingGiven(needsOneOf));
		}
		if (problems.length === 0 && check) {
			problems.push(...check(values, this.options, this.labelOf));
		}
		return { values, problems, warnings, readings, names, labelOf: this.labelOf };
	}

	private values(): SomeArguments {
		return withBidType(someArguments.parse({ ...this.parsed, ...this.additional.arguments }));
	}

	private readonly labelOf = (argument: string): string =>
		this.row.given.get(argument)?.label ?? labelOf(argument);

	/** Says what is wrong with an argument, once. */
	private refuse(argument: string, message: string): void {
		if (this.refused.has(argument)) return;
		this.refused.add(argument);
		this.problems.push({ field: this.labelOf(argument), message });
	}

	private warn(argument: string, message: string): void {
		this.warnings.push({ field: this.labelOf(argument), message });
	}

	private read({ argument, parse: parseOwn, alsoIn, named }: FieldOf): void {
		const own = this.row.given.get(argument);
		const isElsewhere = alsoIn && isEmpty(own?.value) && own?.problem === undefined;
		const given = isElsewhere ? this.row.given.get(alsoIn.argument) : own;
		const parse = isElsewhere ? alsoIn.parse : parseOwn;
		if (!given) return;
		const { label: field, value, notes } = given;
		const unreadable = given.problem ?? tooLong(value, maxLengthOf(argument));
		if (unreadable !== undefined) return this.refuse(argument, unreadable);
		const result = parse(value, { ...this.context, ...this.contextOf(argument), ...notes });
		if ('problem' in result) {
			const names = named && this.spec.creates ? namesIn(value, named) : undefined;
			if (!names || !named) return this.refuse(argument, result.problem);
			const cell = { heading: field, value: names };
			this.names.push({ argument, noun: named, cell, isColumn: this.row.columns !== undefined });
			return;
		}
		const other = alsoIn && !isElsewhere ? this.row.given.get(alsoIn.argument) : undefined;
		const twice = alsoIn && other ? alsoIn.parse(other.value, this.context) : result;
		if ('value' in twice && 'value' in result && twice.value !== result.value) {
			const says = `'${other?.label}' is ${formatValue(other?.value)}`;
			return this.refuse(argument, `is ${formatValue(value)}, but ${says}. Make the two match.`);
		}
		if (!('value' in result) || isEmpty(result.value)) {
			const changes = this.spec.needsOneOf?.includes(argument) === true && isEmpty(value);
			const why = changes ? given.whyEmpty?.(', so it changes nothing') : undefined;
			if (why !== undefined) this.warn(argument, why);
			return;
		}
		this.parsed[argument] = result.value;
		if (result.readAs !== undefined) {
			this.readings.push({ field, written: formatValue(value), readAs: result.readAs });
		}
		if (result.warning === undefined) return;
		if (argument !== 'operating_systems' || !this.row.columns) this.warn(argument, result.warning);
		else this.refuse(argument, `is ${formatValue(value)}, but ${noVersion}`);
	}

	/** The budget is read behind its mode, which has to agree with it, and prices behind what they are for. */
	private contextOf(argument: string): Partial<ParseContext> {
		const { dateOrder = 'refuse', ...shown } = this.facts.notesOn(argument);
		const isOpen = this.context.dateOrder === 'refuse';
		const notes = { ...shown, ...(isOpen && { dateOrder }) };
		if (argument.endsWith('bid_price')) {
			const unclear = ['objective', 'billing_event', 'optimization_goal'];
			if (unclear.some((name) => this.refused.has(name))) return { ...notes, billing: null };
			return { ...notes, billing: billingOf(this.values()) };
		}
		if (argument !== 'budget' || !this.spec.creates) return notes;
		const { budget_mode: more } = this.additional.arguments;
		const mode = more ?? this.parsed.budget_mode;
		const ofRow = typeof mode === 'string' ? mode : undefined;
		const budgetMode = this.refused.has('budget_mode') ? null : ofRow;
		return { ...notes, budgetMode, budgetModeField: more && `'${additionalLabel}'` };
	}

	private readDependents(fields: readonly FieldOf[]): void {
		const decided = this.values();
		for (const { argument, dependsOn, whyLeftOut } of dependentArguments) {
			const field = fields.find((one) => one.argument === argument);
			const value = this.row.given.get(argument)?.value;
			const because = whyLeftOut(decided, this.context);
			if (because === undefined) {
				if (field) this.read(field);
			} else if (isEmpty(value) || meansNothing(value) || this.refused.has(dependsOn)) {
				continue;
			} else if (argument === 'placements' && this.row.columns) {
				this.refuse(argument, `is ${formatValue(value)}, but ${because}. Make the two match.`);
			} else if (!this.warnings.some(({ message }) => message.includes(because))) {
				this.warn(argument, `isn't sent, because ${because}.`);
			}
		}
	}

	private checkCreation(values: SomeArguments): void {
		const campaign = parseCampaign(this.row.given.get('campaign_id')?.value);
		const account = 'value' in campaign ? campaign.value.advertiserId : undefined;
		const { advertiser_id: ofRow } = values;
		if (account !== undefined && ofRow !== undefined && account !== ofRow) {
			this.refuse(
				'campaign_id',
				`is a link to the ad account ${account}, but the row's account is ${ofRow}. Use a campaign of the row's account.`,
			);
		}
		const found = this.names.map(({ argument, cell }) => [argument, [String(cell.value)]]);
		const all = { ...values, ...Object.fromEntries(found), ...this.additional.arguments };
		for (const { argument, message } of findBrokenRules(all, this.context)) {
			this.refuse(argument, message);
		}
		if (isEmpty(values.location_ids) && !this.refused.has('location_ids')) this.noLocations();
		for (const { argument, message } of findWarnings(all, this.context)) {
			this.warnings.push({ field: this.labelOf(argument), message, isDoubt: true });
		}
	}

	/** A sheet that leaves the countries out may not mean the United States. */
	private noLocations(): void {
		const { given, columns } = this.row;
		const locations = given.get('location_ids');
		if (!columns && locations?.isExpression !== true) return;
		const soThat = ', so TikTok targets the United States';
		if (hasNoColumn(this.context, 'location_ids')) {
			this.warn('location_ids', `has no column${soThat}. Add a column 'Country' to target others.`);
		} else this.warn('location_ids', locations?.whyEmpty?.(soThat) ?? `is empty${soThat}.`);
	}

	/** A row that gives nothing of what it has to give something of. */
	private nothingGiven(needsOneOf: readonly string[]): Problem {
		const { labels, fields } = this.spec;
		if (this.row.columns) {
			const message =
				"finds nothing to change in this row. Fill in a column such as 'New budget', 'New name', 'Age' or 'End date', or remove the row.";
			return { field: labels('mappingMode'), message };
		}
		// What an expression fills from a column that isn't there.
		const [why] = this.warnings;
		if (why) return why;
		const { collection = '' } = fields.find(({ argument }) => argument === needsOneOf[0]) ?? {};
		const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
		return { field: labels(collection), message };
	}
}
