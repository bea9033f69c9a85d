import type { Creation, Values } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { hasNoColumn } from '../contract/rules';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { vocabularyOf } from '../sheet/vocabulary';
import {
	isRefused,
	parseDependents,
	parseIndependent,
	type ParseRun,
	type Parts,
	type RowFinding,
	type RowInHand,
} from './parseFields';
import { rawValue, rowName, type ParsedRow, type RawRow, type RowSpec, type Warning } from './row';

/** What the form calls the option; stands for the argument of what is found in it. */
const additionalLabel = 'Additional Arguments';

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
