import {
	checkAdditionalArguments,
	someArguments,
	type SomeArguments,
} from '../contract/adGroupArguments';
import type { FieldOf, ParseContext } from '../contract/fields';
import { hasNoColumn, type CheckContext } from '../contract/finding';
import { dependentArguments, findBrokenRules, findWarnings } from '../contract/rules';
import { parseCampaign } from '../parse/text';
import { tooLong, type Problem, formatValue, isEmpty } from '../parse/cell';
import { parseJsonObject } from '../parse/json';
import { meansEmpty } from '../parse/knownWord';
import { maxLengthOf } from './cells';
import type { IgnoredValue, Reading, Row } from './row';
import type { GivenRow, RowSpec } from './rowSpec';
import type { RunOptions } from './runOptions';

const additionalLabel = 'Additional Arguments';

/** Arguments that only make sense beside certain values of others are read after those. */
const dependents = new Set<string>(dependentArguments.map(({ argument }) => argument));

/** What became of a row's values. */
export type ParsedRow = Pick<Row, 'values' | 'problems' | 'warnings' | 'readings' | 'ignored'>;

/**
 * Parses a row's values and checks them together. Every problem of the row is listed, not the first
 * alone; with a problem, the row isn't sent.
 */
export function parseRow(
	row: GivenRow,
	spec: RowSpec,
	options: RunOptions,
	sheet: ParseContext & CheckContext,
): ParsedRow {
	return new RowParser(row, spec, options, sheet).parse();
}

class RowParser {
	private readonly problems: Problem[] = [];

	private readonly warnings: Problem[] = [];

	private readonly readings: Reading[] = [];

	private readonly ignored: IgnoredValue[] = [];

	private readonly parsed: Record<string, unknown>;

	/** What is wrong with these is said already. */
	private readonly refused = new Set<string>();

	private readonly context: ParseContext & CheckContext;

	private readonly additional: ReturnType<typeof readAdditional>;

	constructor(
		private readonly row: GivenRow,
		private readonly spec: RowSpec,
		private readonly options: RunOptions,
		sheet: ParseContext & CheckContext,
	) {
		const headingOf = (argument: string) => row.given.get(argument)?.heading;
		this.context = { ...sheet, ...(row.isMapped && { headingOf }) };
		this.parsed = { ...spec.fixed };
		this.additional = readAdditional(spec.creates ? options.additionalArguments : undefined);
	}

	parse(): ParsedRow {
		const { fields, creates, needsOneOf, check } = this.spec;
		for (const field of fields) if (!creates || !dependents.has(field.argument)) this.read(field);
		if (creates) this.readDependents(fields);
		this.problems.push(...this.additional.problems);
		this.warnings.push(...this.additional.warnings);
		const values = this.values();
		for (const { argument, required } of fields) {
			if (required && isEmpty(values[argument]) && !this.refused.has(argument)) {
				const reason = this.row.given.get(argument)?.whyEmpty?.();
				this.refuse(argument, reason ?? 'is empty. Fill it in.');
			}
		}
		if (creates) this.checkCreation(values);
		const { problems, warnings, readings, ignored } = this;
		if (problems.length === 0 && needsOneOf && !needsOneOf.some((name) => name in values)) {
			problems.push(this.nothingGiven(needsOneOf));
		}
		if (problems.length === 0 && check) {
			problems.push(...check(values, this.options, (argument) => this.labelOf(argument)));
		}
		return { values, problems, warnings, readings, ignored };
	}

	private values(): SomeArguments {
		return someArguments.parse({ ...this.parsed, ...this.additional.values });
	}

	private labelOf(argument: string): string {
		return this.row.given.get(argument)?.label ?? argument;
	}

	private refuse(argument: string, message: string): void {
		this.refused.add(argument);
		this.problems.push({ field: this.labelOf(argument), message });
	}

	private read({ argument, parse }: FieldOf): void {
		const given = this.row.given.get(argument);
		if (!given) return;
		const { label: field, value, notes } = given;
		const unreadable = given.problem ?? tooLong(value, maxLengthOf(argument));
		if (unreadable !== undefined) return this.refuse(argument, unreadable);
		const result = parse(value, { ...this.context, ...this.contextOf(argument), ...notes });
		if ('problem' in result) return this.refuse(argument, result.problem);
		if (!('value' in result) || isEmpty(result.value)) {
			const changes = this.spec.needsOneOf?.includes(argument) === true && isEmpty(value);
			const why = changes ? given.whyEmpty?.(', so it changes nothing') : undefined;
			if (why !== undefined) this.warnings.push({ field, message: why });
			return;
		}
		this.parsed[argument] = result.value;
		if (result.readAs !== undefined) {
			this.readings.push({ field, written: formatValue(value), readAs: result.readAs });
		}
		if (result.warning !== undefined) this.warnings.push({ field, message: result.warning });
	}

	/** The budget is read behind its mode, which has to agree with it. */
	private contextOf(argument: string): Partial<ParseContext> {
		if (argument !== 'budget' || !this.spec.creates) return {};
		const { budget_mode: more } = this.additional.values;
		const mode = more ?? this.parsed.budget_mode;
		const known = typeof mode === 'string' && { budgetMode: mode };
		return {
			...(this.refused.has('budget_mode') ? { budgetMode: null } : known),
			...(more && { budgetModeField: `'${additionalLabel}'` }),
		};
	}

	private readDependents(fields: readonly FieldOf[]): void {
		const decided = this.values();
		for (const { argument, dependsOn, whyLeftOut } of dependentArguments) {
			const field = fields.find((one) => one.argument === argument);
			const value = this.row.given.get(argument)?.value;
			const because = whyLeftOut(decided, this.context);
			if (because === undefined) {
				if (field) this.read(field);
			} else if (!isEmpty(value) && !meansEmpty(value) && !this.refused.has(dependsOn)) {
				this.ignored.push({ field: this.labelOf(argument), because });
			}
		}
	}

	private checkCreation(values: SomeArguments): void {
		const { given, isMapped, unknownCountries } = this.row;
		const otherAccount = accountOfOtherCampaign(
			given.get('campaign_id')?.value,
			values.advertiser_id,
		);
		if (otherAccount !== undefined) {
			this.problems.push({ field: this.labelOf('campaign_id'), message: otherAccount });
		}
		for (const { argument, message } of findBrokenRules(values, this.context)) {
			if (!this.refused.has(argument)) {
				this.problems.push({ field: this.labelOf(argument), message });
			}
		}
		const locations = given.get('location_ids');
		const isFromSheet = isMapped || locations?.isExpression === true;
		if (isFromSheet && isEmpty(values.location_ids) && !this.refused.has('location_ids')) {
			const soThat = ', so TikTok targets the United States';
			const message = hasNoColumn(this.context, 'location_ids')
				? `has no column${soThat}. Add a column 'Country' to target others.`
				: (locations?.whyEmpty?.(soThat) ?? `is empty${soThat}.`);
			if (unknownCountries) this.problems.push(unknownCountries);
			else this.warnings.push({ field: this.labelOf('location_ids'), message });
		}
		for (const { argument, message } of findWarnings(values, this.context)) {
			this.warnings.push({ field: this.labelOf(argument), message });
		}
	}

	/** A row that gives nothing of what it has to give something of. */
	private nothingGiven(needsOneOf: readonly string[]): Problem {
		const { labels, fields } = this.spec;
		const { given, isMapped } = this.row;
		const wanted = needsOneOf.flatMap((argument) => given.get(argument) ?? []);
		if (!isMapped) {
			for (const { label, value, whyEmpty } of wanted) {
				const message = isEmpty(value) ? whyEmpty?.(', so it changes nothing') : undefined;
				if (message !== undefined) return { field: label, message };
			}
			const { collection = '' } = fields.find(({ argument }) => argument === needsOneOf[0]) ?? {};
			const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
			return { field: labels(collection), message };
		}
		const column = wanted.find(({ heading }) => heading !== undefined)?.heading;
		return column === undefined
			? {
					field: labels('mappingMode'),
					message:
						"finds no column that says what to change. Add one, such as 'New budget', 'New name', 'Age' or 'End date'.",
				}
			: {
					field: column,
					message:
						'has nothing to change, and neither does any other column. Fill one in, or remove the row.',
				};
	}
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

function readAdditional(written: unknown): {
	readonly values: SomeArguments;
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
} {
	const parsed = parseJsonObject(written);
	if ('problem' in parsed) {
		const problem = { field: additionalLabel, message: parsed.problem };
		return { values: {}, problems: [problem], warnings: [] };
	}
	if (!('value' in parsed)) return { values: {}, problems: [], warnings: [] };
	const checked = checkAdditionalArguments(parsed.value);
	const labelled = (message: string) => ({ field: additionalLabel, message });
	return {
		values: checked.arguments,
		problems: checked.problems.map(labelled),
		warnings: checked.warnings.map(labelled),
	};
}
