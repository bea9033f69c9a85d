import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { usualHeading } from '../contract/fields/field';
import { offerWords, takesWords } from '../contract/meanings';
import { whyLeftOut, type RuleContext } from '../contract/rules';
import { formatValue, isEmpty, tooLong } from '../parse/cell';
import type { Parsed, Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty, meansNoRestriction } from '../parse/keyword';
import { leavesOf } from '../parse/cellText';
import { isName } from '../sheet/columns';
import type { RawValue } from './parameters';
import { existingOf, rowName } from './row';
import type { Name, ParsedRow, RawRow, Reading, RowSpec, Warning } from './row';
import type { ParseRun } from './sheetContext';

/** The option's label stands for the argument of what is found in it. */
const additionalLabel = 'Additional Arguments';

/** The names that a value gives in place of IDs, one a line; what is excluded or in doubt isn't looked up. */
function namesIn(value: unknown, noun: string): string | undefined {
	const text = leavesOf(value).join('\n');
	const isExcluded = noun === 'interest' && (isExclusion(text) || isDoubtful(text));
	if (isExcluded || meansNoRestriction(text)) return undefined;
	return isName(text) && tooLong(text) === undefined ? text : undefined;
}

/** Parses the arguments of a row, and keeps what is found, in order. */
class RowParser {
	readonly values: Record<string, unknown>;
	readonly names: Name[] = [];
	readings: Reading[] = [];
	readonly problems: Problem[] = [];
	readonly warnings: Warning[] = [];
	/** What cells are parsed with, and what rules look at besides the values. */
	readonly context: ParseContext & RuleContext;
	/** Lists that are given by names, which are still to be looked up. */
	readonly byName: Record<string, readonly string[]> = {};
	private readonly refused = new Set<string>();
	/** The cells that hold more than their own argument, by the other one: "3 per 7 days". */
	private readonly told = new Map<string, RawValue>();
	/** Rows with the same one parse equal values alike. */
	private readonly key: string;

	constructor(
		readonly row: RawRow,
		readonly run: ParseRun,
		told?: Values,
	) {
		const { creation, fixed } = run.spec;
		const { context } = row.settings;
		const { labelOf, written, whyEmpty, isRefused, isFilled } = this;
		const headingOf = (argument: string) => row.cell(argument)?.heading;
		const isLookedUp = !told && creation?.toldByParent !== undefined && !!row.parentName;
		const listedAs = (argument: string) => row.cell(argument)?.listedAs;
		const ofRow = { labelOf, written, listedAs, whyEmpty, isRefused, isFilled, isLookedUp };
		this.context = { ...context, ...ofRow, ...(row.isMapped && { headingOf }) };
		this.key = `${context.zone} ${context.dateOrder} ${context.agesBetweenGroups}`;
		this.values = { ...fixed, ...told };
		if (row.parentName) this.names.push(row.parentName);
		for (const field of run.independent) this.parse(field);
		this.parseDependents();
	}

	private readonly written = (argument: string): unknown => this.row.cell(argument)?.value;

	private readonly whyEmpty = (argument: string, soThat: string): string | undefined => {
		const reason = this.row.cell(argument)?.whyEmpty;
		// In the form an empty field is plain to see, unless an expression fills it.
		const isSeen = !this.row.isMapped && !reason;
		return isSeen ? undefined : (reason?.(soThat) ?? `is empty${soThat}.`);
	};

	isFilled = (argument: string): boolean => {
		const value = this.written(argument);
		return !isEmpty(value) && !meansNoRestriction(value);
	};

	labelOf = (argument: string): string =>
		this.row.cell(argument)?.label ?? this.run.fields.get(argument)?.label ?? argument;

	/** True for an argument that has a problem already; it gets no other one. */
	isRefused = (argument: string): boolean => this.refused.has(argument);

	refuse(argument: string, message: string, columns?: readonly string[]): void {
		if (this.isRefused(argument)) return;
		this.problems.push({ field: this.labelOf(argument), message, ...(columns && { columns }) });
		// Each problem of Additional Arguments is about another argument.
		if (argument !== additionalLabel) this.refused.add(argument);
	}

	/** Keeps what a value is taken to mean, in place of how it was read alone. */
	assume(argument: string, readAs: string): void {
		const { label: field, value } = this.row.cell(argument) ?? { label: argument };
		const others = this.readings.filter((one) => one.field !== field);
		this.readings = [{ field, written: formatValue(value), readAs }, ...others];
	}

	warn(argument: string, message: string, isDoubt?: true): void {
		this.warnings.push({ field: this.labelOf(argument), message, isDoubt });
	}

	private cellOf({ argument }: FieldOf): RawValue | undefined {
		const cell = this.row.cell(argument);
		const isSet = cell?.value !== undefined || cell?.problem !== undefined || cell?.whyEmpty;
		return isSet ? cell : undefined;
	}

	private parse(field: FieldOf): void {
		const { row, run } = this;
		const { argument, named } = field;
		const cell = this.cellOf(field);
		if (!cell) return;
		if (cell.problem !== undefined) return this.refuse(argument, cell.problem, cell.columns);
		const { label, value } = cell;
		const parsed = this.parseOnce(field, cell);
		if ('problem' in parsed) {
			const text = named && run.spec.creation ? namesIn(value, named) : undefined;
			if (!text || !named) return this.refuse(argument, this.withOffer(field, parsed.problem));
			const ofCell = { heading: label, value: text };
			this.names.push({ argument, noun: named, cell: ofCell });
			if (!(argument in row.settings.additional.arguments)) this.byName[argument] = [text];
			return;
		}
		const other = this.told.get(argument);
		const means = 'value' in parsed ? parsed.value : undefined;
		if (other && !isEmpty(value) && this.values[argument] !== means) {
			const message = `is ${formatValue(value)}, but '${other.label}' is ${formatValue(other.value)}. Make the two match.`;
			return this.refuse(argument, message);
		}
		const isGiven = 'value' in parsed && !isEmpty(parsed.value);
		if (parsed.readAs !== undefined && (isGiven || 'nothing' in parsed)) {
			this.readings.push({ field: label, written: formatValue(value), readAs: parsed.readAs });
		}
		if (isGiven) {
			const { also = {} } = parsed;
			this.values[argument] = parsed.value;
			for (const name of Object.keys(also)) this.told.set(name, cell);
			Object.assign(this.values, also);
			if (parsed.warning !== undefined) this.warn(argument, parsed.warning);
		} else if (run.spec.isFiltered && cell.isSet) {
			// What comes next may delete all that is listed.
			const soThat = ', so everything would be listed';
			const message = `is set, but empty in this row${soThat}. Correct it, or clear the field to list everything.`;
			this.refuse(argument, cell.whyEmpty?.(soThat) ?? message);
		} else if (run.spec.needsOneOf?.includes(argument) && isEmpty(value)) {
			const why = cell.whyEmpty?.(', so it changes nothing');
			if (why !== undefined) this.warn(argument, why);
		}
	}

	/** Offers to explain a word that the field doesn't know, in a sheet. */
	private withOffer({ argument, choices }: FieldOf, problem: string): string {
		const cell = this.written(argument);
		const isWord = choices !== undefined && typeof cell === 'string';
		if (!this.row.isMapped || !isWord || !takesWords(argument)) return problem;
		return offerWords(problem, cell);
	}

	/** What a field is parsed with that reads other arguments. */
	private whatOthersSay(reads: readonly string[]) {
		const additional = this.row.settings.additional.arguments;
		const all: Values = { ...this.values, ...additional };
		const texts = reads.filter((name) => typeof all[name] === 'string');
		return {
			given: Object.fromEntries(texts.map((name) => [name, String(all[name])])),
			isOverridden: reads.some((name) => !isEmpty(additional[name])),
			isUnsure: reads.some(this.isRefused),
			isToldLater: this.context.isLookedUp === true && texts.length === 0,
		};
	}

	/** Parses a cell, or takes what an equal one was parsed as. */
	private parseOnce({ argument, parse, reads }: FieldOf, { value, notes }: RawValue) {
		const { run, context } = this;
		const ofRow = reads && this.whatOthersSay(reads);
		const own = ofRow || notes ? { ...ofRow, ...notes } : undefined;
		const key = `${argument} ${this.key} ${own ? JSON.stringify(own) : ''}`;
		const ofColumn = run.known.get(key) ?? new Map<unknown, Parsed<unknown>>();
		run.known.set(key, ofColumn);
		const known = ofColumn.get(value);
		if (known) return known;
		const { dateOrder: shown, ...ofSheet } = run.notes.get(argument) ?? {};
		const order = context.dateOrder === 'refuse' && shown ? { dateOrder: shown } : undefined;
		const parsed = parse(value, { ...context, ...ofSheet, ...order, ...own });
		// Problems and warnings may name the row's own columns.
		const isObject = typeof value === 'object' && value !== null;
		const isOfRow = isObject || 'problem' in parsed || 'warning' in parsed;
		if (!isOfRow) ofColumn.set(value, parsed);
		return parsed;
	}

	/** Parses the arguments that only make sense with values of others, or says why they are left out. */
	private parseDependents(): void {
		const { row, run, context, problems, warnings } = this;
		const decided = { ...this.values, ...row.settings.additional.arguments };
		for (const on of run.spec.creation?.rules.dependents ?? []) {
			const { argument, dependsOn, isRefused } = on;
			const field = run.fields.get(argument);
			if (!field || !this.cellOf(field)) continue;
			const because = whyLeftOut(on, decided, context, run.spec.fields);
			if (because === undefined) {
				this.parse(field);
				continue;
			}
			const value = this.written(argument);
			if (!this.isFilled(argument) || this.isRefused(dependsOn)) continue;
			if (context.isLookedUp && isEmpty(decided[dependsOn])) {
				const { parentNoun } = run.spec.creation ?? {};
				const message = `is sent if it fits the ${parentNoun}, which is looked up when you create.`;
				this.warn(argument, message);
			} else if (row.isMapped && isRefused?.(value) === true) {
				this.refuse(argument, `is ${formatValue(value)}, but ${because}. Make the two match.`);
			}
			// Fields that are left out for one reason get one warning.
			else if (![...problems, ...warnings].some(({ message }) => message.includes(because))) {
				this.warn(argument, `isn't sent, because ${because}.`);
			}
		}
	}
}

/**
 * Parses a row's values and checks them together. A row with a problem isn't sent; all of them are listed.
 *
 * @param told what the row's parent tells of it, once that is looked up.
 */
export function parseRow(row: RawRow, run: ParseRun, told?: Values): ParsedRow {
	const { spec } = run;
	const { options, additional, limit, strategy, problems: ofSettings } = row.settings;
	const parser = new RowParser(row, run, told);
	const { problems, warnings, labelOf, names } = parser;
	const given = { ...parser.values, ...additional.arguments };
	const values = spec.creation?.rules.complete(given) ?? given;
	for (const message of additional.problems) parser.refuse(additionalLabel, message);
	for (const message of [...additional.warnings, ...replacements(parser)]) {
		parser.warn(additionalLabel, message);
	}
	if (spec.creation) findBlank(parser, spec.creation);
	const isNamed = ({ argument }: FieldOf) => names.some((name) => name.argument === argument);
	for (const field of spec.fields) {
		if (!field.required || isNamed(field) || !isEmpty(values[field.argument])) continue;
		parser.refuse(field.argument, whyEmpty(field, row, spec));
	}
	if (spec.creation) checkRules(parser, values, spec.creation);
	if (problems.length === 0) findUnchanged(parser, values);
	if (problems.length === 0) problems.push(...(spec.check?.(values, options, labelOf) ?? []));
	problems.push(...ofSettings, ...row.problems);
	const existingId = spec.creation && findExisting(parser, values, spec.creation);
	const nothingElse = existingId !== undefined || row.skipped !== undefined;
	const found = nothingElse
		? { problems: [], warnings: [], readings: [], unused: [] }
		: { problems, warnings, readings: [...parser.readings, ...row.readings], unused: row.unused };
	return {
		item: row.item,
		name: rowName(row.item, row.sheetRow, nameIn(values, spec)),
		values,
		labelOf,
		limit,
		strategy,
		names,
		existingId,
		skipped: row.skipped,
		skippedBy: row.skippedBy,
		options: row.startsPaused ? { ...options, startPaused: true } : options,
		...found,
	};
}

/** What Additional Arguments replace of the row's own values, which nobody would see otherwise. */
function replacements({ row, run, values, names, labelOf }: RowParser): string[] {
	const { arguments: given } = row.settings.additional;
	return Object.keys(given).flatMap((argument) => {
		const field = run.fields.get(argument);
		const own = values[argument] ?? names.find((name) => name.argument === argument)?.cell.value;
		// What the form has by itself isn't the row's own.
		if (isEmpty(own) || (!row.isMapped && own === field?.default)) return [];
		if (canonicalJson(own) === canonicalJson(given[argument])) return [];
		const shown = (value: unknown) => {
			const texts = [value].flat().map((one) => nameOf(field?.choices ?? [], String(one)));
			return isEmpty(value) ? 'nothing' : formatValue(texts.join(', '));
		};
		return `changes '${labelOf(argument)}' from ${shown(own)} to ${shown(given[argument])}.`;
	});
}

/** What people know a row by: its name, or else the ID of what it is about. */
function nameIn(values: Values, { creation, mappable, fields }: RowSpec): unknown {
	const { nameArgument = '', idKey = '' } = creation ?? mappable ?? {};
	const ofId = fields.find(({ required, argument }) => required && argument.endsWith('_id'));
	return values[nameArgument] ?? values[idKey] ?? (idKey === '' && values[ofId?.argument ?? '']);
}

/** Finds what a row leaves blank where other rows have one. */
function findBlank(parser: RowParser, creation: Creation): void {
	const { row, run, problems } = parser;
	const { parentArgument, parentLookup: { within } = {}, neverBlank, sheet } = creation;
	const { amount } = sheet ?? {};
	const lacks = (column: string) => run.filled.has(column) && !row.filled.has(column);
	for (const argument of neverBlank) {
		// A merged amount is likely one sum for all of its rows.
		const isAmount = argument === amount?.argument;
		const columns = isAmount ? amount.columns : [argument];
		const ifMerged = isAmount
			? 'Only the first of several merged cells has the amount.'
			: "If cells are merged in the sheet, choose the column in the option 'Fill Down Columns'.";
		const message = `is blank, but other rows have one. Fill it in. ${ifMerged}`;
		// Elsewhere there may be another parent of this name.
		if (within && argument === parentArgument && row.parentName && lacks(within)) {
			problems.push({ field: usualHeading(within), message });
		}
		const { heading, value } = row.cell(argument) ?? {};
		// A cell under another heading may say it: "$50/day".
		const isElsewhere = heading !== row.headingOf(argument) && !meansEmpty(value);
		const isGiven = isElsewhere || argument in row.settings.additional.arguments;
		if (isGiven || columns.some((column) => row.filled.has(column))) continue;
		if (columns.some(lacks)) parser.refuse(argument, message);
	}
}

/** Why a row lacks something it can't do without. */
function whyEmpty({ argument, type }: FieldOf, row: RawRow, spec: RowSpec): string {
	const { heading, whyEmpty: reason } = row.cell(argument) ?? {};
	const thing = spec.creation ?? spec.mappable;
	const isChosen = row.isMapped && type === 'resourceLocator' && argument === thing?.parentArgument;
	const inForm = isChosen ? `choose the ${thing.parentNoun} in the node` : '';
	if (!row.isMapped || heading !== undefined || !thing) {
		return (!row.isMapped && reason?.()) || `is empty. Fill it in${inForm && `, or ${inForm}`}.`;
	}
	const usual = usualHeading(argument === 'budget' ? 'budget_daily' : argument);
	const within = [...row.open, ...row.unused].find((one) => /^\S.*\.\p{L}/u.test(one));
	const unless = within === undefined ? '' : `, unless it is within an object, as '${within}' is`;
	return `has no column${unless}. Add one, such as '${usual}'${inForm && `, ${inForm}`}, or in 'Columns of Your Sheet', say which column it is.`;
}

function checkRules(parser: RowParser, values: Values, { rules }: Creation): void {
	const { context, isRefused } = parser;
	const all = { ...values, ...parser.byName };
	for (const { kind, argument, message, columns } of rules.check(all, context)) {
		if (isRefused(argument)) continue;
		if (kind === 'problem') parser.refuse(argument, message, columns);
		else if (kind === 'reading') parser.assume(argument, message);
		else parser.warn(argument, message, kind === 'doubt' || undefined);
	}
}

function findUnchanged({ row, run, problems, warnings }: RowParser, values: Values): void {
	const { needsOneOf, mappable, labels } = run.spec;
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return;
	if (row.isMapped) {
		const { usualChanges = '' } = mappable?.sheet ?? {};
		const message = `finds nothing to change in this row: no column that Update sets is filled in. Fill in one, such as ${usualChanges}, or leave such rows out with a Filter node before this one.`;
		problems.push({ field: labels.get('mappingMode') ?? '', message });
		return;
	}
	const { collection = '' } = run.fields.get(needsOneOf[0] ?? '') ?? {};
	const message =
		'has nothing to change in this row. Fill in a field, or leave such rows out with a Filter node before this one.';
	// An expression may be filled from a column that isn't there.
	problems.push(warnings[0] ?? { field: labels.get(collection) ?? '', message });
}

/** The ID of what the row already has, from the option or a column, unless something is wrong with it. */
function findExisting(parser: RowParser, values: Values, creation: Creation): string | undefined {
	const { row, problems, warnings } = parser;
	const { parentArgument, parentNoun, noun, sheet } = creation;
	const { field, parsed, missing } = existingOf(row, creation);
	if ('value' in parsed) {
		const { value: id } = parsed;
		const isParent = id === values[parentArgument];
		if (!isParent && id !== (sheet?.amount && values.advertiser_id)) return id;
		const other = isParent ? parentNoun : 'ad account';
		const message = `the ID of the row's ${other}. Enter the ${noun}'s own ID, or leave it empty.`;
		problems.push({ field, message: `is ${formatValue(id)}, ${message}` });
	} else if ('problem' in parsed) problems.push({ field, message: parsed.problem });
	else if (missing !== undefined) warnings.push({ field, message: missing });
	return undefined;
}
