import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { usualHeading } from '../contract/fields/field';
import { formatValue, isEmpty, nothing } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { meansEmpty } from '../parse/keyword';
import { existingOf, rowName, type ParsedRow, type RawRow, type RowSpec } from './row';
import { additionalLabel, RowParser, type ParseRun } from './rowParser';

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
	const { problems, warnings, labelOf, names } = parser;
	const given = { ...parser.values, ...additional.arguments };
	const values = spec.creation?.rules.complete(given) ?? given;
	for (const message of additional.problems) parser.refuse(additionalLabel, message);
	for (const message of [...additional.warnings, ...replacements(parser)]) {
		parser.warn(additionalLabel, message);
	}
	if (spec.creation) findBlank(parser, spec.creation);
	findMissing(parser, values);
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

/** Follows the problem of a blank cell, which may be part of a merged one. */
const ifMerged =
	"If cells are merged in the sheet, choose 'Fill Down' for the column in the option 'Columns'.";

/** Finds what a row leaves blank where other rows have one. */
function findBlank(parser: RowParser, creation: Creation): void {
	const { row, run, problems } = parser;
	const { parentArgument, parentLookup: { within } = {}, neverBlank, sheet } = creation;
	const { amount } = sheet ?? {};
	const lacks = (column: string) => run.sheet.filled.has(column) && !row.filled.has(column);
	for (const argument of neverBlank) {
		// A merged amount is likely one sum for all of its rows.
		const isAmount = argument === amount?.argument;
		const columns = isAmount ? amount.columns : [argument];
		const remedy = isAmount ? 'Only the first of several merged cells has the amount.' : ifMerged;
		const message = `is blank, but other rows have one. Fill it in. ${remedy}`;
		// Elsewhere there may be another parent of this name.
		if (within && argument === parentArgument && row.parentName && lacks(within)) {
			problems.push({ field: usualHeading(within), message });
		}
		const { heading, value } = row.cell(argument) ?? {};
		// A cell under another heading may say it: "$50/day".
		const isElsewhere = heading !== row.headingOf(argument) && !meansEmpty(value);
		const isGiven = isElsewhere || argument in row.settings.additional.arguments;
		if (isGiven || columns.some((column) => row.filled.has(column))) continue;
		const column = isAmount ? undefined : heading;
		const remedyOf = column ? ({ column, means: 'fill_down' } as const) : undefined;
		if (columns.some(lacks)) parser.refuse(argument, message, remedyOf);
	}
}

/** Finds required arguments that the row lacks. */
function findMissing(parser: RowParser, values: Values): void {
	const { row, run, names } = parser;
	for (const field of run.spec.fields) {
		const { argument, required } = field;
		const isNamed = names.some((name) => name.argument === argument);
		if (!required || isNamed || !isEmpty(values[argument])) continue;
		parser.refuse(argument, whyEmpty(field, row, run.spec));
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
	const within = row.unused.find((one) => /^\S.*\.\p{L}/u.test(one));
	const unless = within === undefined ? '' : `, unless it is within an object, as '${within}' is`;
	return `has no column${unless}. Add one, such as '${usual}'${inForm && `, ${inForm}`}, or in the option 'Columns', say which column it is.`;
}

/** Finds what the rules of what is created say about the row as a whole. */
function checkRules(parser: RowParser, values: Values, { rules }: Creation): void {
	const { context, isRefused } = parser;
	const all = { ...values, ...parser.byName };
	for (const { kind, argument, message, remedy } of rules.check(all, context)) {
		if (isRefused(argument)) continue;
		if (kind === 'problem') parser.refuse(argument, message, remedy);
		else if (kind === 'reading') parser.assume(argument, message);
		else parser.warn(argument, message, kind === 'doubt' || undefined);
	}
}

/** Finds a row that sets none of the fields of which it needs at least one. */
function findUnchanged({ row, run, problems, warnings }: RowParser, values: Values): void {
	const { needsOneOf, mappable, labels } = run.spec;
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return;
	if (row.isMapped) {
		const { usualChanges = '' } = mappable?.sheet ?? {};
		const message = `finds nothing to change in this row. Fill in a column such as ${usualChanges}, or remove the row.`;
		problems.push({ field: labels.get('mappingMode') ?? '', message });
		return;
	}
	const { collection = '' } = run.fields.get(needsOneOf[0] ?? '') ?? {};
	const message = 'has nothing to change in this row. Fill in a field, or remove the row.';
	// An expression may be filled from a column that isn't there.
	problems.push(warnings[0] ?? { field: labels.get(collection) ?? '', message });
}

/** The ID of what the row already has, from the option or a column, unless something is wrong with it. */
function findExisting(
	{ row, problems, warnings }: RowParser,
	values: Values,
	{ parentArgument, parentNoun, noun, sheet }: Creation,
): string | undefined {
	const { field, parsed, missing, isOfUser } = existingOf(row) ?? { field: '', parsed: nothing };
	if ('value' in parsed) {
		const { value: id } = parsed;
		const why = isOfUser ? undefined : sheet?.refusesId?.(field);
		const isParent = id === values[parentArgument];
		if (why === undefined && !isParent && id !== (sheet?.amount && values.advertiser_id)) return id;
		const other = isParent ? parentNoun : 'ad account';
		const message =
			why ?? `the ID of the row's ${other}. Enter the ${noun}'s own ID, or leave it empty.`;
		problems.push({ field, message: `is ${formatValue(id)}, ${message}` });
	} else if ('problem' in parsed) problems.push({ field, message: parsed.problem });
	else if (missing !== undefined) warnings.push({ field, message: missing });
	return undefined;
}
