import type { Finding } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { formatValue, isEmpty, tooLong, type Parsed } from '../parse/cell';
import { isNonRestrictive } from '../sheet/statusWords';
import { maxLengthOf, namesIn } from './rawRow';
import { rawValue, type Name, type RawRow, type RawValue, type Reading, type RowSpec } from './row';
import type { SheetContext } from './sheetContext';

/** What parsing needs besides the row; the same for all rows. */
export interface ParseRun {
	readonly spec: RowSpec;
	readonly sheet: SheetContext;
	/** What a person calls an argument that a row has no label for. */
	readonly labelOf: (argument: string) => string;
	readonly values: ParsedValues;
}

/** Something about an argument of a row, in the order in which it is found. */
export interface RowFinding extends Finding {
	/** A doubt is a warning about a row that is sent as it is written. */
	readonly level: 'problem' | 'warning' | 'doubt';
}

/** What is parsed of a row so far. */
export interface Parts {
	readonly values: Record<string, unknown>;
	readonly names: readonly Name[];
	readonly readings: readonly Reading[];
	readonly findings: readonly RowFinding[];
}

/** A row that is being parsed, and what its parsers know of it. */
export interface RowInHand {
	readonly row: RawRow;
	readonly run: ParseRun;
	readonly context: ParseContext;
	readonly labelOf: (argument: string) => string;
}

/** True for an argument whose problem is found already. */
export const isRefused = (findings: readonly RowFinding[], argument: string) =>
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
export function parseIndependent(inHand: RowInHand): Parts {
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
export function parseDependents(inHand: RowInHand, fields: Parts): Parts {
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
