import type { Creation, Finding, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { hasNoColumn } from '../contract/ruleContext';
import { formatValue, isEmpty, tooLong, type Parsed, type Problem } from '../parse/cell';
import { isNonRestrictive } from '../sheet/statusWords';
import { vocabularyOf } from '../sheet/vocabulary';
import { maxLengthOf, namesIn } from './rawRow';
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
import type { SheetContext } from './sheetContext';

/** What the form calls the option; stands for the argument of what is found in it. */
const additionalLabel = 'Additional Arguments';

/** What parsing needs besides the row; the same for all rows. */
export interface ParseRun {
	readonly spec: RowSpec;
	readonly sheet: SheetContext;
	/** What a person calls an argument that a row has no label for. */
	readonly labelOf: (argument: string) => string;
	readonly values: ParsedValues;
}

/** Something about an argument of a row, in the order in which it is found. */
interface RowFinding extends Finding {
	/** A doubt is a warning about a row that is sent as it is written. */
	readonly level: 'problem' | 'warning' | 'doubt';
}

/** What is parsed of a row so far. */
interface Parts {
	readonly values: Record<string, unknown>;
	readonly names: readonly Name[];
	readonly readings: readonly Reading[];
	readonly findings: readonly RowFinding[];
}

/** A row that is being parsed, and what its parsers know of it. */
interface RowInHand {
	readonly row: RawRow;
	readonly run: ParseRun;
	readonly context: ParseContext;
	readonly labelOf: (argument: string) => string;
}

/**
 * Parses a row's values and checks them together. Every problem of the row is listed, not only the
 * first; a row with a problem isn't sent.
 */
export function parseRow(row: RawRow, run: ParseRun): ParsedRow {
	const { spec } = run;
	const { options, additional, problems: ofOptions, context } = row.settings.read;
	const headingOf = (argument: string) => rawValue(row, argument)?.heading;
	const labelOf = (argument: string) => rawValue(row, argument)?.label ?? run.labelOf(argument);
	const inHand: RowInHand = {
		row,
		run,
		labelOf,
		context: row.isMapped ? { ...context, headingOf } : context,
	};
	const parts = parseDependents(inHand, parseIndependent(inHand));
	const given = { ...parts.values, ...additional.arguments };
	const values = spec.creation ? spec.creation.rules.complete(given) : given;
	const found = [
		...parts.findings,
		...additional.problems.map((message) => ofAdditional('problem', message)),
		...additional.warnings.map((message) => ofAdditional('warning', message)),
		...findMissing(inHand, parts, values),
	];
	const checked = [...found, ...checkRules(inHand, parts, values, found)];
	const { problems, warnings } = reported(checked, labelOf);
	if (problems.length === 0) problems.push(...findUnchanged(inHand, values, warnings));
	if (problems.length === 0 && spec.check) problems.push(...spec.check(values, options, labelOf));
	const existing = findExisting(inHand, values);
	problems.push(...ofOptions, ...row.problems, ...row.settings.problems, ...existing.problems);
	warnings.push(...existing.warnings);
	const parsed = {
		item: row.item,
		name: rowName(row.item, row.sheetRow, nameIn(values, spec)),
		values,
		labelOf,
		limit: row.settings.limit,
		strategy: row.settings.strategy,
		names: parts.names,
		existingId: existing.id,
		skipped: row.skipped,
		options: row.startsPaused ? { ...options, startPaused: true } : options,
	};
	if (existing.id !== undefined || row.skipped !== undefined) {
		return { ...parsed, problems: [], warnings: [], readings: [], unused: [] };
	}
	const readings = [...parts.readings, ...row.readings];
	return { ...parsed, problems, warnings, readings, unused: row.unused };
}

const ofAdditional = (level: RowFinding['level'], message: string): RowFinding => ({
	argument: additionalLabel,
	level,
	message,
});

/** What people know a row by: its name, or else the ID of what it is about. */
function nameIn(values: Values, { creation, mappable, fields }: RowSpec): unknown {
	const { nameArgument = '', idKey = '' } = creation ?? mappable ?? {};
	const ofId = fields.find(({ required, type }) => required && type === 'string');
	return values[nameArgument] ?? values[idKey] ?? (idKey === '' && values[ofId?.argument ?? '']);
}

/** True for an argument whose problem is found already. */
const isRefused = (findings: readonly RowFinding[], argument: string) =>
	findings.some((one) => one.argument === argument && one.level === 'problem');

/** Values that were parsed before: the cells of a column often repeat each other. */
export class ParsedValues {
	private readonly known = new Map<string, Map<unknown, Parsed<unknown>>>();

	/** Parses a value, or takes what an equal one came to under the same notes. */
	parse(field: FieldOf, value: unknown, context: ParseContext, notes: string): Parsed<unknown> {
		if (typeof value === 'object') return field.parse(value, context);
		const key = `${field.argument} ${context.zone} ${context.dateOrder} ${notes}`;
		const ofColumn = this.known.get(key) ?? new Map<unknown, Parsed<unknown>>();
		this.known.set(key, ofColumn);
		const known = ofColumn.get(value);
		if (known) return known;
		const parsed = field.parse(value, context);
		// Problems and warnings may name the row's own columns.
		if (!('problem' in parsed) && !('warning' in parsed)) ofColumn.set(value, parsed);
		return parsed;
	}
}

/** Parses the arguments that depend on no other one's value. */
function parseIndependent(inHand: RowInHand): Parts {
	const { row, run } = inHand;
	const { fields, creation, fixed } = run.spec;
	const { parentName: cell } = row;
	const names: Name[] =
		cell && creation?.parentLookup
			? [{ argument: creation.parentArgument, noun: creation.parentLookup, cell }]
			: [];
	const dependents = creation?.rules.dependents ?? [];
	const independent = fields.filter(
		({ argument }) => !dependents.some((one) => one.argument === argument),
	);
	const start = { values: { ...fixed }, names, readings: [], findings: [] };
	return parseFields(inHand, independent, start);
}

/** Parses fields in their order, and adds what comes of them to what is parsed already. */
function parseFields(inHand: RowInHand, fields: readonly FieldOf[], start: Parts): Parts {
	const values = { ...start.values };
	const names = [...start.names];
	const readings = [...start.readings];
	const findings = [...start.findings];
	for (const field of fields) {
		const cell = cellOf(inHand.row, field);
		if (!cell) continue;
		const outcome = parseField(inHand, field, cell, { ...start, values, names, findings });
		if ('value' in outcome) values[field.argument] = outcome.value;
		if (outcome.name) names.push(outcome.name);
		if (outcome.reading) readings.push(outcome.reading);
		if (outcome.finding) findings.push({ argument: field.argument, ...outcome.finding });
	}
	return { values, names, readings, findings };
}

/** What a row has for a field, its own or another field's that may hold it too. */
function cellOf(row: RawRow, { argument, alsoIn }: FieldOf): RawValue | undefined {
	const own = rawValue(row, argument);
	const isElsewhere = alsoIn && isEmpty(own?.value) && own?.problem === undefined;
	const cell = isElsewhere ? rawValue(row, alsoIn.argument) : own;
	const isNothing = cell?.value === undefined && cell?.problem === undefined && !cell?.whyEmpty;
	return isNothing ? undefined : cell;
}

interface FieldOutcome {
	readonly value?: unknown;
	readonly name?: Name;
	readonly reading?: Reading | false | undefined;
	readonly finding?: Omit<RowFinding, 'argument'> | false | undefined;
}

const problem = (message: string): FieldOutcome => ({ finding: { level: 'problem', message } });

function parseField(inHand: RowInHand, field: FieldOf, cell: RawValue, soFar: Parts): FieldOutcome {
	const { row, run } = inHand;
	const { argument, alsoIn, named } = field;
	const { label, value } = cell;
	const unreadable = cell.problem ?? tooLong(value, maxLengthOf(argument));
	if (unreadable !== undefined) return problem(unreadable);
	const own = rawValue(row, argument);
	const isElsewhere = alsoIn && cell !== own;
	const { context, notes } = contextFor(inHand, argument, cell, soFar);
	const parsed = isElsewhere
		? alsoIn.parse(value, context)
		: run.values.parse(field, value, context, notes);
	if ('problem' in parsed) {
		const text = named && run.spec.creation ? namesIn(value, named) : undefined;
		if (!text || !named) return problem(parsed.problem);
		const ofCell = { heading: label, value: text };
		return { name: { argument, noun: named, cell: ofCell, isColumn: row.isMapped } };
	}
	const other = alsoIn && !isElsewhere ? rawValue(row, alsoIn.argument) : undefined;
	const twice = alsoIn && other ? alsoIn.parse(other.value, context) : parsed;
	if ('value' in twice && 'value' in parsed && twice.value !== parsed.value) {
		const says = `'${other?.label}' is ${formatValue(other?.value)}`;
		return problem(`is ${formatValue(value)}, but ${says}. Make the two match.`);
	}
	if (!('value' in parsed) || isEmpty(parsed.value)) {
		const changes = run.spec.needsOneOf?.includes(argument) === true && isEmpty(value);
		const why = changes ? cell.whyEmpty?.(', so it changes nothing') : undefined;
		return { finding: why !== undefined && { level: 'warning', message: why } };
	}
	const { readAs, warning } = parsed;
	return {
		value: parsed.value,
		reading: readAs !== undefined && { field: label, written: formatValue(value), readAs },
		finding: warning !== undefined && { level: 'warning', message: warning },
	};
}

/** What an argument is parsed with: what the sheet, the row and its own heading say about it. */
function contextFor(
	{ row, run, context }: RowInHand,
	argument: string,
	cell: RawValue,
	{ values, findings }: Parts,
): { readonly context: ParseContext; readonly notes: string } {
	const { dateOrder: shown, ...ofSheet } = run.sheet.notes.get(argument) ?? {};
	const order = context.dateOrder === 'refuse' && shown ? { dateOrder: shown } : undefined;
	const ofRow = run.spec.creation?.rules.contextOf?.(argument, {
		values,
		additional: row.settings.read.additional.arguments,
		isRefused: (one) => isRefused(findings, one),
	});
	const { notes } = cell;
	const own = ofRow || notes ? { ...ofRow, ...notes } : undefined;
	return {
		context: { ...context, ...ofSheet, ...order, ...own },
		notes: own ? Object.entries(own).join(' ') : '',
	};
}

/** Parses the arguments that only make sense with certain values of others, or says why they are left out. */
function parseDependents(inHand: RowInHand, fields: Parts): Parts {
	const { row, run, context } = inHand;
	const { spec } = run;
	const decided = { ...fields.values, ...row.settings.read.additional.arguments };
	let parts = fields;
	for (const dependent of spec.creation?.rules.dependents ?? []) {
		const { argument, dependsOn, whyLeftOut } = dependent;
		const field = spec.fields.find((one) => one.argument === argument);
		const value = rawValue(row, argument)?.value;
		if (field && cellOf(row, field) === undefined) continue;
		const because = whyLeftOut(decided, context);
		if (because === undefined) {
			if (field) parts = parseFields(inHand, [field], parts);
			continue;
		}
		const { findings } = parts;
		if (isEmpty(value) || isNonRestrictive(value) || isRefused(findings, dependsOn)) continue;
		const isMeant = row.isMapped && dependent.isRefused?.(value, context) === true;
		const message = isMeant
			? `is ${formatValue(value)}, but ${because}. Make the two match.`
			: `isn't sent, because ${because}.`;
		const finding: RowFinding = { argument, level: isMeant ? 'problem' : 'warning', message };
		// Fields that are left out for one reason get one warning.
		if (!isMeant && findings.some(({ message }) => message.includes(because))) continue;
		parts = { ...parts, findings: [...findings, finding] };
	}
	return parts;
}

/** Arguments that the row lacks: blank where other rows have one, or required. */
function findMissing({ row, run }: RowInHand, { names }: Parts, values: Values): RowFinding[] {
	const { fields, creation } = run.spec;
	const found: RowFinding[] = [];
	for (const { argument, columns, othersIn = columns, remedy } of creation?.neverBlank ?? []) {
		const isBlank =
			!columns.some((column) => row.filled.has(column)) &&
			othersIn.some((column) => run.sheet.filled.has(column)) &&
			!(argument in row.settings.read.additional.arguments);
		const message = `is blank, but other rows have one. Fill it in. ${remedy}`;
		if (isBlank) found.push({ argument, level: 'problem', message });
	}
	for (const field of fields) {
		const { argument, required } = field;
		const isNamed = names.some((name) => name.argument === argument);
		if (!required || isNamed || !isEmpty(values[argument])) continue;
		found.push({ argument, level: 'problem', message: whyEmpty(field, row, run.spec) });
	}
	return found;
}

/** Why a row has nothing of what it can't do without. */
function whyEmpty({ argument, type }: FieldOf, row: RawRow, spec: RowSpec): string {
	const { heading, whyEmpty: reason } = rawValue(row, argument) ?? {};
	const thing = spec.creation ?? spec.mappable;
	const inForm =
		row.isMapped && type === 'resourceLocator'
			? `, or choose the ${thing?.parentNoun} in the node`
			: '';
	if (!row.isMapped || heading !== undefined || !thing) {
		return (!row.isMapped && reason?.()) || `is empty. Fill it in${inForm}.`;
	}
	return `has no column. Add one, such as '${vocabularyOf(thing).usualHeading(argument)}'${inForm}.`;
}

/** What the rules of what is created say about the row as a whole. */
function checkRules(
	{ row, run, context }: RowInHand,
	{ names }: Parts,
	values: Values,
	found: readonly RowFinding[],
): RowFinding[] {
	const { creation } = run.spec;
	if (!creation) return [];
	const { rules, sheet, parentArgument } = creation;
	const written = (argument: string) => rawValue(row, argument)?.value;
	const refusals = [...(rules.contradictions?.(written, values) ?? [])];
	const byName = names.flatMap(({ argument, cell }) =>
		argument === parentArgument ? [] : [[argument, [String(cell.value)]]],
	);
	const { arguments: additional } = row.settings.read.additional;
	// Rules count an argument that is given by a name.
	const whole =
		byName.length > 0 ? { ...values, ...Object.fromEntries(byName), ...additional } : values;
	refusals.push(...rules.broken(whole, context));
	const problems = refusals.map((one): RowFinding => ({ ...one, level: 'problem' }));
	const isSaid = (argument: string) => isRefused(found, argument) || isRefused(problems, argument);
	const warnings: RowFinding[] = [];
	for (const { argument, effect, remedy } of sheet?.defaults ?? []) {
		if (!isEmpty(values[argument]) || isSaid(argument)) continue;
		const { whyEmpty: reason } = rawValue(row, argument) ?? {};
		// In the form anybody sees an empty field, unless an expression fills it.
		if (!row.isMapped && !reason) continue;
		const message = hasNoColumn(context, argument)
			? `has no column${effect}. ${remedy}`
			: (reason?.(effect) ?? `is empty${effect}.`);
		warnings.push({ argument, level: 'warning', message });
	}
	for (const one of rules.unusual(whole, context)) {
		if (!isSaid(one.argument)) warnings.push({ ...one, level: 'doubt' });
	}
	return [...problems, ...warnings];
}

/** The findings as a person reads them: of each argument the first problem, and all warnings. */
function reported(findings: readonly RowFinding[], labelOf: (argument: string) => string) {
	const problems: Problem[] = [];
	const warnings: Warning[] = [];
	const refused = new Set<string>();
	for (const { argument, level, message } of findings) {
		const field = labelOf(argument);
		if (level === 'warning') warnings.push({ field, message });
		else if (level === 'doubt') warnings.push({ field, message, isDoubt: true });
		else if (!refused.has(argument)) problems.push({ field, message });
		// Each problem of Additional Arguments is about another argument.
		if (level === 'problem' && argument !== additionalLabel) refused.add(argument);
	}
	return { problems, warnings };
}

/** A row that sets none of the fields it needs at least one of. */
function findUnchanged(
	{ row, run }: RowInHand,
	values: Values,
	[why]: readonly Warning[],
): Problem[] {
	const { needsOneOf, mappable, labels, fields } = run.spec;
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return [];
	if (row.isMapped) {
		const { usualChanges = '' } = mappable?.sheet ?? {};
		const message = `finds nothing to change in this row. Fill in a column such as ${usualChanges}, or remove the row.`;
		return [{ field: labels('mappingMode'), message }];
	}
	const { collection = '' } = fields.find(({ argument }) => argument === needsOneOf[0]) ?? {};
	const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
	// An expression may be filled from a column that isn't there.
	return [why ?? { field: labels(collection), message }];
}

/** The ID of what the row already has, from the option or a column, and what is wrong with it. */
function findExisting(
	{ row, run }: RowInHand,
	values: Values,
): { readonly id?: string; readonly problems: Problem[]; readonly warnings: Problem[] } {
	const { creation, labels } = run.spec;
	const { existing } = row.settings;
	if (!creation || !existing) return { problems: [], warnings: [] };
	const ofColumn = 'nothing' in existing.parsed ? row.existing : undefined;
	const field = ofColumn?.heading ?? labels('existingAdgroupId', 'options');
	const parsed = ofColumn ? creation.parseExistingId(ofColumn.value) : existing.parsed;
	if ('nothing' in parsed) {
		const { missing: message } = existing;
		const isMissing = message !== undefined && !row.existing;
		return { problems: [], warnings: isMissing ? [{ field, message }] : [] };
	}
	const message =
		'problem' in parsed ? parsed.problem : whyNotExisting(parsed.value, field, values, creation);
	if (message !== undefined) return { problems: [{ field, message }], warnings: [] };
	return { ...('value' in parsed && { id: parsed.value }), problems: [], warnings: [] };
}

function whyNotExisting(
	id: string,
	field: string,
	values: Values,
	creation: Creation,
): string | undefined {
	const { parentArgument, parentNoun, noun, sheet } = creation;
	const why = sheet?.refusesId?.(field);
	if (why !== undefined) return `is ${formatValue(id)}, ${why}`;
	const isParent = id === values[parentArgument];
	if (!isParent && id !== values[sheet?.amount?.account ?? '']) return undefined;
	const other = isParent ? parentNoun : 'ad account';
	return `is ${formatValue(id)}, the ID of the row's ${other}. Enter the ${noun}'s own ID, or leave it empty.`;
}
