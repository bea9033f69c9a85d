import { formatList, formatValue, isEmpty } from '../base/values';
import { usualHeading } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { meansEmpty } from '../parse/keyword';
import type { Fault, Why } from '../problems/problem';
import { blankProblems } from './blanks';
import { Draft, headingOf, parseCells } from './parseCells';
import { type ParsedRow, type RawRow, type RowSpec, existingOf, labelOf, rowName } from './row';
import type { ParseRun } from './sheetContext';

/**
 * Parses a row's values and checks them together. A row with a problem isn't sent; all of them are listed.
 *
 * @param told what the row's parent tells of it, once that is looked up.
 */
export function parseRow(row: RawRow, run: ParseRun, told?: Values): ParsedRow {
	const draft = new Draft(row, run, told);
	const { item, sheetRow, skipped, unreadable, settings } = row;
	const { options, limit, strategy } = settings;
	let values: Values = {};
	let existingId: string | undefined;
	if (unreadable) draft.problems.push(unreadable);
	else {
		parseCells(draft);
		const written = { ...draft.values, ...settings.additional.arguments };
		values = run.spec.creation?.rules.complete(written) ?? written;
		existingId = checkRow(draft, values);
	}
	const isDone = existingId !== undefined || skipped !== undefined;
	const { problems, warnings, readings, labels, names } = draft;
	return {
		...row,
		name: rowName(item, sheetRow, rowNameIn(values, run.spec)),
		values,
		labels,
		headings: run.headings,
		names,
		options: row.startsPaused ? { ...options, startPaused: true } : options,
		limit,
		strategy,
		existingId,
		problems,
		warnings,
		readings,
		beside: { problems: [], warnings: [] },
		...(isDone && nothingSaid),
	};
}

/** The findings about a row that is done or skipped. */
const nothingSaid = { problems: [], warnings: [], readings: [], unused: [] };

/** The name of a row for people, or else the ID of its thing. */
function rowNameIn(values: Values, { mappable, fields }: RowSpec): unknown {
	if (mappable) return values[mappable.nameArgument] ?? values[mappable.idKey];
	const ofId = fields.find(({ required, isId }) => required && isId);
	return ofId && values[ofId.argument];
}

/** Checks the values of a row together. Gives the ID that the row already has, if any. */
function checkRow(draft: Draft, values: Values): string | undefined {
	const { row, run, problems } = draft;
	const { creation, check } = run.spec;
	const { options, additional, problems: ofSettings } = row.settings;
	const { label } = additional;
	for (const message of additional.problems) draft.refuse(label, message);
	for (const message of additional.warnings) draft.warn(label, message);
	const lacks = creation !== undefined && findBlank(draft, creation);
	findMissing(draft, values);
	if (creation) checkRules(draft, values, creation);
	if (problems.length === 0 && !row.waits) findUnchanged(draft, values);
	if (check && problems.length === 0) {
		problems.push(...check(values, options, draft.context.labelOf));
	}
	problems.push(...ofSettings);
	// The meaning of a column comes before the consequences of its cells.
	if (row.waits) problems.unshift(...row.problems);
	else problems.push(...row.problems);
	if (run.beside && !row.isNone) problems.push(...blankProblems(row, run.beside, lacks));
	return creation && findExisting(draft, values, creation);
}

/** Finds what a row leaves blank where other rows have one. Gives true if it lacks that in its columns. */
function findBlank(draft: Draft, creation: Creation): boolean {
	const { row, run, problems } = draft;
	const { parentArgument, parentLookup, neverBlank, sheet } = creation;
	const { argument: amount, columns: amounts = [] } = sheet?.amount ?? {};
	const within = parentLookup?.within;
	const lacks = (column: string) => run.filled.has(column) && !row.filled.has(column);
	let isAny = false;
	for (const argument of neverBlank) {
		let columns: readonly string[] = [argument];
		let why: Why = 'blank beside others';
		if (argument === amount) {
			// A merged amount is likely one sum for all of its rows.
			columns = amounts;
			why = 'amount blank beside others';
		}
		const isNamed = argument === parentArgument && row.parentName;
		// Elsewhere there may be another parent of this name.
		if (isNamed && within && lacks(within)) {
			problems.push({ field: usualHeading(within), message: { why } });
		}
		if (columns.some((column) => row.filled.has(column)) || !columns.some(lacks)) continue;
		isAny = true;
		if (argument in row.settings.additional.arguments) continue;
		// A cell under another heading may say it: "$50/day".
		const isUsual = headingOf(argument, row, run) === run.headings?.get(argument);
		if (isUsual || meansEmpty(row.cells.get(argument)?.value)) draft.refuse(argument, { why });
	}
	return isAny;
}

/** Finds what a row can't do without. */
function findMissing(draft: Draft, values: Values): void {
	for (const field of draft.run.spec.fields) {
		const { argument, required } = field;
		if (!required || !isEmpty(values[argument])) continue;
		const isNamed = draft.names.some((name) => name.argument === argument);
		if (!isNamed) draft.refuse(argument, whyMissing(draft, field));
	}
}

/** Why a row lacks something it can't do without. */
function whyMissing({ row, run }: Draft, field: FieldOf): Fault {
	const { headings, spec, composedName } = run;
	const { argument, type, label } = field;
	const { mappable: thing } = spec;
	const isParent = headings && type === 'resourceLocator' && argument === thing?.parentArgument;
	const parent = isParent ? thing.parentNoun : undefined;
	if (!headings || !thing || headingOf(argument, row, run) !== undefined) {
		return {
			why: isParent ? 'no parent' : 'empty',
			facts: { parent },
		};
	}
	const { amount } = thing.sheet ?? {};
	const [column = argument] = (amount?.argument === argument && amount.columns) || [];
	const usual = usualHeading(column);
	const problem: Fault = {
		why: isParent ? 'no column of the parent' : 'no column',
		facts: { usual, parent },
	};
	if (argument !== thing.nameArgument || !composedName) return problem;
	const facts = { expression: composedName, label };
	return { ...problem, more: [{ why: 'name from other columns', facts }] };
}

function checkRules(draft: Draft, values: Values, { rules }: Creation): void {
	const { context, row } = draft;
	const given = { ...values, ...draft.byName };
	for (const finding of rules.check(given, context)) {
		const { kind, argument } = finding;
		if (context.isRefused?.(argument)) continue;
		if (kind === 'problem') {
			draft.refuse(argument, finding.message, finding.columns);
		} else if (kind === 'reading') {
			// In place of how the value was read alone.
			const field = labelOf(draft, argument);
			const written = formatValue(row.cells.get(argument)?.value);
			const others = draft.readings.filter((reading) => reading.argument !== argument);
			draft.readings = [{ field, argument, written, readAs: finding.readAs }, ...others];
		} else {
			draft.warn(argument, finding.message);
		}
	}
}

function findUnchanged({ row, run, problems }: Draft, values: Values): void {
	const { needsOneOf, mappable, labels } = run.spec;
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return;
	if (run.headings) {
		const field = labels.get('mappingMode') ?? '';
		const facts = { usual: mappable?.sheet?.usualChanges };
		const columns = formatList(row.unused.map((heading) => `'${heading}'`));
		const more: Fault[] = columns === '' ? [] : [{ why: 'columns not used', facts: { columns } }];
		problems.push({ field, message: { why: 'nothing to change in columns', facts, more } });
		return;
	}
	const { collection = '' } = run.fields.get(needsOneOf[0] ?? '') ?? {};
	const field = labels.get(collection) ?? '';
	problems.push({ field, message: { why: 'nothing to change in fields' } });
}

/** The ID of what the row already has, from the option or a column, unless something is wrong with it. */
function findExisting(draft: Draft, values: Values, creation: Creation): string | undefined {
	const { row, problems } = draft;
	const { parentArgument, parentNoun, noun, sheet } = creation;
	const { field, parsed } = existingOf(row, creation);
	if ('problem' in parsed) problems.push({ field, message: parsed.problem });
	if (!('value' in parsed)) return undefined;
	const { value: id } = parsed;
	let other: string | undefined;
	if (id === values[parentArgument]) other = parentNoun;
	else if (sheet?.amount && id === values.advertiser_id) other = 'ad account';
	if (other === undefined) return id;
	const facts = { other, noun };
	problems.push({ field, message: { is: id, why: 'ID of another thing', facts } });
	return undefined;
}
