import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { usualHeading } from '../contract/fields/field';
import { hasNoColumn } from '../contract/rules';
import { formatValue, isEmpty, type ColumnRemedy, type Parsed, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/keyword';
import { isNonRestrictive } from '../sheet/cellWords';
import { findExisting } from './existingId';
import { nameParent } from './parentName';
import { namesIn } from './rawRow';
import {
	rawValue,
	rowName,
	type Name,
	type ParsedRow,
	type RawRow,
	type RawValue,
	type Reading,
	type RowSpec,
	type Warning,
} from './row';
import type { sheetContext } from './sheetContext';

/** What parsing needs besides the row; the same for all rows. */
export function parseRun(spec: RowSpec, sheet: Awaited<ReturnType<typeof sheetContext>>) {
	const { fields, creation, mappable } = spec;
	const dependent = (creation?.rules.dependents ?? []).map((on) => ({
		on,
		field: fields.find(({ argument }) => argument === on.argument),
	}));
	const all = [...((creation ?? mappable)?.fields ?? []), ...fields];
	return {
		spec,
		sheet,
		/** Of fields that a row has no label for. */
		labels: new Map(all.map(({ argument, label }) => [argument, label])),
		/** Fields that depend on no other one's value. */
		independent: fields.filter((field) => !dependent.some((one) => one.field === field)),
		dependent,
		/** What values were parsed as: the cells of a column often repeat each other. */
		known: new Map<string, Map<unknown, Parsed<unknown>>>(),
	};
}

export type ParseRun = ReturnType<typeof parseRun>;

/** What the form calls the option; stands for the argument of what is found in it. */
const additionalLabel = 'Additional Arguments';

/** Parses the arguments of a row, and keeps what is found, in order. */
class RowParser {
	readonly values: Record<string, unknown>;
	readonly names: Name[] = [];
	readings: Reading[] = [];
	readonly problems: Problem[] = [];
	readonly warnings: Warning[] = [];
	readonly context: ParseContext;
	/** True if the row's parent is still to be looked up, and may tell what the row leaves open. */
	readonly isLookedUp: boolean;
	private readonly refused = new Set<string>();

	constructor(
		readonly row: RawRow,
		readonly run: ParseRun,
		told?: Values,
	) {
		const { creation, fixed } = run.spec;
		const { context } = row.settings;
		const headingOf = (argument: string) => rawValue(row, argument)?.heading;
		this.context = row.isMapped ? { ...context, headingOf } : context;
		this.values = { ...fixed, ...told };
		const { parentName: cell } = row;
		if (cell && creation) {
			const named = nameParent(cell, creation, this.context, run.sheet.filled);
			this.names.push(...named.names);
			this.problems.push(...named.problems);
		}
		this.isLookedUp =
			told === undefined && creation?.toldByParent !== undefined && cell !== undefined;
		for (const field of run.independent) this.parse(field);
		this.parseDependents();
	}

	isFilled = (argument: string): boolean => {
		const { value } = rawValue(this.row, argument) ?? {};
		return !isEmpty(value) && !isNonRestrictive(value);
	};

	labelOf = (argument: string): string =>
		rawValue(this.row, argument)?.label ?? this.run.labels.get(argument) ?? argument;

	/** True for an argument that has a problem already; it gets no other one. */
	isRefused = (argument: string): boolean => this.refused.has(argument);

	refuse(argument: string, message: string, remedy?: ColumnRemedy): void {
		if (this.isRefused(argument)) return;
		this.problems.push({ field: this.labelOf(argument), message, ...(remedy && { remedy }) });
		// Each problem of Additional Arguments is about another argument.
		if (argument !== additionalLabel) this.refused.add(argument);
	}

	/** Keeps what a value is taken to mean, in place of how it was read alone. */
	assume(argument: string, readAs: string): void {
		const { label: field, value } = rawValue(this.row, argument) ?? { label: argument };
		const others = this.readings.filter((one) => one.field !== field);
		this.readings = [{ field, written: formatValue(value), readAs }, ...others];
	}

	warn(argument: string, message: string): void {
		this.warnings.push({ field: this.labelOf(argument), message });
	}

	/** What a row has for a field: in its own cell, or in another field's that may hold it too. */
	private cellOf({ argument, alsoIn }: FieldOf): RawValue | undefined {
		const own = rawValue(this.row, argument);
		const isElsewhere = alsoIn && isEmpty(own?.value) && own?.problem === undefined;
		const cell = isElsewhere ? rawValue(this.row, alsoIn.argument) : own;
		const isSet = cell?.value !== undefined || cell?.problem !== undefined || cell?.whyEmpty;
		return isSet ? cell : undefined;
	}

	private parse(field: FieldOf): void {
		const { row, run } = this;
		const { argument, alsoIn, named } = field;
		const cell = this.cellOf(field);
		if (!cell) return;
		const isElsewhere = alsoIn && cell !== rawValue(row, argument);
		if (cell.problem !== undefined) return this.refuse(argument, cell.problem, cell.remedy);
		const { label, value } = cell;
		const { context, notes } = this.contextFor(argument, cell);
		const read = (readAs: string | undefined) => {
			if (readAs === undefined) return;
			this.readings.push({ field: label, written: formatValue(value), readAs });
		};
		const parsed = isElsewhere
			? alsoIn.parse(value, context)
			: this.parseOnce(field, value, context, notes);
		if ('problem' in parsed) {
			const text = named && run.spec.creation ? namesIn(value, named) : undefined;
			if (!text || !named) return this.refuse(argument, parsed.problem);
			const ofCell = { heading: label, value: text };
			this.names.push({ argument, noun: named, cell: ofCell, isColumn: row.isMapped });
			return;
		}
		const other = alsoIn && !isElsewhere ? rawValue(row, alsoIn.argument) : undefined;
		const twice = alsoIn && other ? alsoIn.parse(other.value, context) : parsed;
		if ('value' in twice && 'value' in parsed && twice.value !== parsed.value) {
			const contradiction = `'${other?.label}' is ${formatValue(other?.value)}`;
			const message = `is ${formatValue(value)}, but ${contradiction}. Make the two match.`;
			return this.refuse(argument, message);
		}
		if (!('value' in parsed) || isEmpty(parsed.value)) {
			if ('nothing' in parsed) read(parsed.readAs);
			const changes = run.spec.needsOneOf?.includes(argument) === true && isEmpty(value);
			const why = changes ? cell.whyEmpty?.(', so it changes nothing') : undefined;
			if (why !== undefined) this.warn(argument, why);
			return;
		}
		const { readAs, warning } = parsed;
		this.values[argument] = parsed.value;
		read(readAs);
		if (warning !== undefined) this.warn(argument, warning);
	}

	/** What an argument is parsed with: what the sheet, the row and its own heading say about it. */
	private contextFor(argument: string, { notes }: RawValue) {
		const { row, run, context, values, isRefused } = this;
		const { additional } = row.settings;
		const { dateOrder: shown, ...ofSheet } = run.sheet.notes.get(argument) ?? {};
		const order = context.dateOrder === 'refuse' && shown ? { dateOrder: shown } : undefined;
		const contextOf = run.spec.creation?.rules.contextOf?.[argument];
		const ofRow = contextOf?.({ values, additional: additional.arguments, isRefused });
		const own = ofRow || notes ? { ...ofRow, ...notes } : undefined;
		return {
			context: { ...context, ...ofSheet, ...order, ...own },
			notes: own ? Object.entries(own).join(' ') : '',
		};
	}

	/** Parses a value, or takes what an equal one with the same notes was parsed as. */
	private parseOnce(field: FieldOf, value: unknown, context: ParseContext, notes: string) {
		if (typeof value === 'object') return field.parse(value, context);
		const key = `${field.argument} ${context.zone} ${context.dateOrder} ${context.agesBetweenGroups} ${notes}`;
		const ofColumn = this.run.known.get(key) ?? new Map<unknown, Parsed<unknown>>();
		this.run.known.set(key, ofColumn);
		const known = ofColumn.get(value);
		if (known) return known;
		const parsed = field.parse(value, context);
		// Problems and warnings may name the row's own columns.
		if (!('problem' in parsed) && !('warning' in parsed)) ofColumn.set(value, parsed);
		return parsed;
	}

	/** Parses the arguments that only make sense with certain values of others, or says why they are left out. */
	private parseDependents(): void {
		const { row, run, context, problems, warnings } = this;
		const decided = { ...this.values, ...row.settings.additional.arguments };
		for (const { on, field } of run.dependent) {
			const { argument, dependsOn, whyLeftOut, isRefused } = on;
			if (field && !this.cellOf(field)) continue;
			const because = whyLeftOut(decided, context);
			if (because === undefined) {
				if (field) this.parse(field);
				continue;
			}
			const value = rawValue(row, argument)?.value;
			if (!this.isFilled(argument) || this.isRefused(dependsOn)) continue;
			if (this.isLookedUp && isEmpty(decided[dependsOn])) {
				this.warn(
					argument,
					`is sent if it fits the ${run.spec.creation?.parentNoun}, which is looked up when you create.`,
				);
			} else if (row.isMapped && isRefused?.(value) === true) {
				const message = `is ${formatValue(value)}, but ${because}. Make the two match.`;
				this.refuse(argument, message);
			}
			// Fields that are left out for one reason get one warning.
			else if (![...problems, ...warnings].some(({ message }) => message.includes(because))) {
				this.warn(argument, `isn't sent, because ${because}.`);
			}
		}
	}
}

/**
 * Parses a row's values and checks them together. Every problem of the row is listed, not only the
 * first; a row with a problem isn't sent.
 *
 * @param told what the row's parent tells of it, once that is looked up.
 */
export function parseRow(row: RawRow, run: ParseRun, told?: Values): ParsedRow {
	const { spec } = run;
	const { options, additional, limit, strategy, problems: ofSettings } = row.settings;
	const parser = new RowParser(row, run, told);
	const { problems, warnings, labelOf } = parser;
	const given = { ...parser.values, ...additional.arguments };
	const values = spec.creation ? spec.creation.rules.complete(given) : given;
	for (const message of additional.problems) parser.refuse(additionalLabel, message);
	for (const message of [...additional.warnings, ...replacements(parser)]) {
		parser.warn(additionalLabel, message);
	}
	findMissing(parser, values);
	if (spec.creation) checkRules(parser, values, spec.creation);
	if (problems.length === 0) problems.push(...findUnchanged(row, spec, values, warnings));
	if (problems.length === 0 && spec.check) problems.push(...spec.check(values, options, labelOf));
	const existing = findExisting(row, spec, values);
	problems.push(...ofSettings, ...row.problems, ...(existing.problems ?? []));
	warnings.push(...(existing.warnings ?? []));
	const parsed = {
		item: row.item,
		name: rowName(row.item, row.sheetRow, nameIn(values, spec)),
		values,
		labelOf,
		limit,
		strategy,
		names: parser.names,
		existingId: existing.id,
		skipped: row.skipped,
		options: row.startsPaused ? { ...options, startPaused: true } : options,
	};
	if (existing.id !== undefined || row.skipped !== undefined) {
		return { ...parsed, problems: [], warnings: [], readings: [], unused: [] };
	}
	const readings = [...parser.readings, ...row.readings];
	return { ...parsed, problems, warnings, readings, unused: row.unused };
}

/** What Additional Arguments replace of the row's own values, which nobody would see otherwise. */
function replacements({ row, run, values, names, labelOf }: RowParser): string[] {
	const { arguments: given } = row.settings.additional;
	return Object.keys(given).flatMap((argument) => {
		const field = run.spec.fields.find((one) => one.argument === argument);
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

/** Finds arguments that the row lacks: blank where other rows have one, or required. */
function findMissing(parser: RowParser, values: Values): void {
	const { row, run, names } = parser;
	const { fields, creation } = run.spec;
	for (const one of creation?.neverBlank ?? []) {
		const { argument, columns, remedy, mayFillDown } = one;
		const own = row.empty.get(argument)?.heading;
		const { heading = own, value } = row.raw.get(argument) ?? {};
		// A cell under another heading may say it: "$50/day".
		const isGiven =
			columns.some((column) => row.filled.has(column)) ||
			argument in row.settings.additional.arguments ||
			(heading !== own && !meansEmpty(value));
		if (isGiven || !columns.some((column) => run.sheet.filled.has(column))) continue;
		const message = `is blank, but other rows have one. Fill it in. ${remedy}`;
		const column = mayFillDown && heading;
		parser.refuse(argument, message, column ? { column, means: 'fill_down' } : undefined);
	}
	for (const field of fields) {
		const { argument, required } = field;
		if (!required || !isEmpty(values[argument])) continue;
		if (names.some((name) => name.argument === argument)) continue;
		parser.refuse(argument, whyEmpty(field, row, run.spec));
	}
}

/** Why a row lacks something it can't do without. */
function whyEmpty({ argument, type }: FieldOf, row: RawRow, spec: RowSpec): string {
	const { heading, whyEmpty: reason } = rawValue(row, argument) ?? {};
	const thing = spec.creation ?? spec.mappable;
	const inForm =
		row.isMapped && type === 'resourceLocator' && argument === thing?.parentArgument
			? `choose the ${thing?.parentNoun} in the node`
			: '';
	if (!row.isMapped || heading !== undefined || !thing) {
		return (!row.isMapped && reason?.()) || `is empty. Fill it in${inForm && `, or ${inForm}`}.`;
	}
	const usual = usualHeading(argument === 'budget' ? 'budget_daily' : argument);
	const within = row.unused.find((one) => /^\S.*\.\p{L}/u.test(one));
	const unless = within === undefined ? '' : `, unless it is within an object, as '${within}' is`;
	return `has no column${unless}. Add one, such as '${usual}'${inForm && `, ${inForm}`}, or in the option 'Columns', say which column it is.`;
}

/** Finds what the rules of what is created say about the row as a whole. */
function checkRules(parser: RowParser, values: Values, creation: Creation): void {
	const { row, names, warnings, isRefused, isFilled, isLookedUp, labelOf } = parser;
	const { rules, sheet, parentArgument } = creation;
	const { additional } = row.settings;
	const byName = names.flatMap(({ argument, cell }) =>
		argument === parentArgument || argument in additional.arguments
			? []
			: [[argument, [String(cell.value)]]],
	);
	const context = {
		...parser.context,
		byName: Object.fromEntries(byName),
		isRefused,
		isFilled,
		isLookedUp,
	};
	const written = (argument: string) => rawValue(row, argument)?.value;
	const refusals = [
		...(rules.contradictions?.(written, values, context) ?? []),
		...rules.broken(values, context),
		...(row.isMapped ? (rules.open?.(values, context) ?? []) : []),
	];
	for (const { argument, message, remedy } of refusals) parser.refuse(argument, message, remedy);
	for (const { argument, readAs } of (row.isMapped && rules.assumed?.(values, context)) || []) {
		if (!isRefused(argument)) parser.assume(argument, readAs);
	}
	for (const { argument, effect, remedy } of sheet?.defaults ?? []) {
		if (!isEmpty(values[argument]) || isRefused(argument)) continue;
		const { whyEmpty: reason } = rawValue(row, argument) ?? {};
		// In the form an empty field is plain to see, unless an expression fills it.
		if (!row.isMapped && !reason) continue;
		const message = hasNoColumn(context, argument)
			? `has no column${effect}. ${remedy}`
			: (reason?.(effect) ?? `is empty${effect}.`);
		parser.warn(argument, message);
	}
	for (const { argument, message } of rules.unusual(values, context)) {
		const doubt: Warning = { field: labelOf(argument), message, isDoubt: true };
		if (!isRefused(argument)) warnings.push(doubt);
	}
}

/** The problem of a row that sets none of the fields of which it needs at least one. */
function findUnchanged(
	row: RawRow,
	{ needsOneOf, mappable, labels, fields }: RowSpec,
	values: Values,
	[why]: readonly Warning[],
): Problem[] {
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return [];
	if (row.isMapped) {
		const { usualChanges = '' } = mappable?.sheet ?? {};
		const message = `finds nothing to change in this row. Fill in a column such as ${usualChanges}, or remove the row.`;
		return [{ field: labels.get('mappingMode') ?? '', message }];
	}
	const { collection = '' } = fields.find(({ argument }) => argument === needsOneOf[0]) ?? {};
	const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
	// An expression may be filled from a column that isn't there.
	return [why ?? { field: labels.get(collection) ?? '', message }];
}
