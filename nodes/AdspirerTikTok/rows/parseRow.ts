import { offerWords } from '../contract/cells';
import { nameOf } from '../contract/choices';
import type { Creation, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { usualHeading } from '../contract/fields/names';
import { whyLeftOut, type Dependent, type RuleContext } from '../contract/rules';
import { formatValue, isEmpty, tooLong, type Parsed } from '../parse/cell';
import type { Fact, Fault, Problem, Told, Why } from '../problems/problem';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty, meansNoRestriction } from '../parse/keyword';
import { leavesOf } from '../parse/cellText';
import { isName } from '../sheet/columns';
import { whyNothing, type RawValue } from './parameters';
import { existingOf, labelOf, rowName } from './row';
import type { Labels, Name, ParsedRow, RawRow, Reading, RowSpec, Warning } from './row';
import { headingOf, joinedIn, labelsOf, type ParseRun } from './sheetContext';

/** The names that a value gives in place of IDs, one a line; what is excluded or in doubt isn't looked up. */
function namesIn(value: unknown, noun: string): string | undefined {
	const text = leavesOf(value).join('\n');
	const isExcluded = noun === 'interest' && (isExclusion(text) || isDoubtful(text));
	if (isExcluded || meansNoRestriction(text) || !isName(text)) return undefined;
	return tooLong(text) === undefined ? text : undefined;
}

/** A row while it is parsed: its values, and what is found, in order. */
class Draft {
	readonly labels: Labels;
	/** What cells are parsed with, and what rules look at besides the values. */
	readonly context: ParseContext & RuleContext;
	readonly values: Record<string, unknown>;
	readonly names: Name[];
	readonly problems: Problem[] = [];
	readonly warnings: Warning[] = [];
	readings: readonly Reading[] = [];
	/** The arguments that have a problem already; they get no other one. */
	readonly refused = new Set<string>();
	/** Why fields are left out that have a warning for it. */
	readonly leftOut = new Set<string>();
	/** Lists that are given by names, which are still to be looked up. */
	readonly byName: Record<string, readonly string[]> = {};
	/** The cells that hold more than their own argument, by the other one: "3 per 7 days". */
	readonly told = new Map<string, RawValue>();

	constructor(
		readonly row: RawRow,
		readonly run: ParseRun,
		told: Values | undefined,
	) {
		const { creation, fixed } = run.spec;
		const { cells, parentName, settings } = row;
		const written = (argument: string) => cells.get(argument)?.value;
		this.labels = labelsOf(row, run);
		this.values = { ...fixed, ...told };
		this.names = parentName ? [parentName] : [];
		this.context = {
			...settings.context,
			written,
			labelOf: (argument) => labelOf(this, argument),
			listedAs: (argument) => cells.get(argument)?.listedAs,
			whyEmpty: (argument, soThat) => {
				const { isMapped = false, missing } = cells.get(argument) ?? {};
				// An empty field is plain to see in the form.
				if (!run.headings && !isMapped) return undefined;
				return whyNothing(missing, soThat) ?? { why: 'empty with an effect', facts: { soThat } };
			},
			isRefused: (argument) => this.refused.has(argument),
			isFilled: (argument) => asksForSomething(written(argument)),
			isLookedUp: !told && creation?.toldByParent !== undefined && !!parentName,
			...(run.headings && { headingOf: (argument) => headingOf(argument, row, run) }),
		};
	}
}

const asksForSomething = (value: unknown) => !isEmpty(value) && !meansNoRestriction(value);

function refuse(draft: Draft, argument: string, message: Told, columns?: readonly string[]) {
	const { problems, refused, row } = draft;
	if (refused.has(argument)) return;
	problems.push({ field: labelOf(draft, argument), message, ...(columns && { columns }) });
	// The option's label stands for all arguments that are found in it.
	if (argument !== row.settings.additional.label) refused.add(argument);
}

function warn(draft: Draft, argument: string, message: Told, isDoubt?: true): void {
	draft.warnings.push({ field: labelOf(draft, argument), message, isDoubt });
}

/** The cell of a field, unless nothing is there to be parsed. */
function cellOf({ row: { cells } }: Draft, { argument }: FieldOf): RawValue | undefined {
	const cell = cells.get(argument);
	const isSet = cell?.value !== undefined || cell?.problem !== undefined || cell?.isMapped;
	return isSet ? cell : undefined;
}

function parseField(draft: Draft, field: FieldOf): void {
	const { run, values, told } = draft;
	const { argument, named } = field;
	const cell = cellOf(draft, field);
	if (!cell) return;
	if (cell.problem !== undefined) return refuse(draft, argument, cell.problem, cell.columns);
	const { label, value } = cell;
	const parsed = parseOnce(draft, field, cell);
	if ('problem' in parsed) {
		const text = named && run.spec.creation && namesIn(value, named);
		if (!text) return refuse(draft, argument, withOffer(draft, field, parsed.problem));
		draft.names.push({ argument, noun: named, cell: { heading: label, value: text } });
		const isReplaced = argument in draft.row.settings.additional.arguments;
		if (!isReplaced) draft.byName[argument] = [text];
		return;
	}
	const meant = 'value' in parsed ? parsed.value : undefined;
	const telling = told.get(argument);
	if (telling && !isEmpty(value) && values[argument] !== meant) {
		const facts = { other: telling.label, value: { written: telling.value } };
		return refuse(draft, argument, { is: value, why: 'other than another cell', facts });
	}
	const isGiven = 'value' in parsed && !isEmpty(meant);
	if (parsed.readAs !== undefined && (isGiven || 'nothing' in parsed)) {
		const reading = { field: label, written: formatValue(value), readAs: parsed.readAs };
		draft.readings = [...draft.readings, reading];
	}
	if (!isGiven) return findEmpty(draft, argument, cell);
	const { also = {}, warning } = parsed;
	values[argument] = meant;
	for (const name of Object.keys(also)) told.set(name, cell);
	Object.assign(values, also);
	if (warning !== undefined) warn(draft, argument, warning);
}

/** Says what follows from a cell that gives nothing, where nobody would expect it. */
function findEmpty(draft: Draft, argument: string, { value, isSet, missing }: RawValue): void {
	const { isFiltered, needsOneOf } = draft.run.spec;
	if (isFiltered && isSet) {
		// What comes next may delete all that is listed.
		const message = whyNothing(missing, { why: 'so all is listed' });
		refuse(draft, argument, message ?? { why: 'filter of nothing' });
	} else if (needsOneOf?.includes(argument) && isEmpty(value)) {
		const message = whyNothing(missing, { why: 'so nothing changes' });
		if (message !== undefined) warn(draft, argument, message);
	}
}

/** Offers to explain a word that the field doesn't know, in a sheet. */
function withOffer({ row, run }: Draft, { argument, choices }: FieldOf, problem: Told): Told {
	const word = row.cells.get(argument)?.value;
	const isOffered = run.headings && choices && typeof word === 'string';
	return isOffered ? offerWords(problem, word) : problem;
}

/** What a field is parsed with that reads other arguments. */
function whatOthersSay({ row, values, refused, context }: Draft, reads: readonly string[]) {
	const additional = row.settings.additional.arguments;
	const merged: Values = { ...values, ...additional };
	const texts = reads.filter((name) => typeof merged[name] === 'string');
	return {
		given: Object.fromEntries(texts.map((name) => [name, String(merged[name])])),
		isOverridden: reads.some((name) => !isEmpty(additional[name])),
		isUnsure: reads.some((name) => refused.has(name)),
		isToldLater: context.isLookedUp === true && texts.length === 0,
	};
}

/** Parses a cell, or takes what an equal one was parsed as. */
function parseOnce(draft: Draft, { argument, parse, reads }: FieldOf, { value, notes }: RawValue) {
	const { run, context } = draft;
	const { zone, dateOrder, agesBetweenGroups } = context;
	const ofRow = (reads ?? notes) && { ...(reads && whatOthersSay(draft, reads)), ...notes };
	// Rows with the same key parse equal values alike.
	const key = `${argument} ${zone} ${dateOrder} ${agesBetweenGroups} ${ofRow ? JSON.stringify(ofRow) : ''}`;
	const ofColumn = run.known.get(key) ?? new Map<unknown, Parsed<unknown>>();
	run.known.set(key, ofColumn);
	const before = ofColumn.get(value);
	if (before) return before;
	const ofSheet = { ...context, ...run.notes.get(argument) };
	if (dateOrder !== 'refuse') ofSheet.dateOrder = dateOrder;
	const parsed = parse(value, { ...ofSheet, ...ofRow });
	// Problems and warnings may name the row's own columns.
	const isObject = typeof value === 'object' && value !== null;
	const isOfRow = isObject || 'problem' in parsed || 'warning' in parsed;
	if (!isOfRow) ofColumn.set(value, parsed);
	return parsed;
}

/** Parses an argument that only makes sense with a value of another one, or says why it is left out. */
function parseDependent(draft: Draft, rule: Dependent, decided: Values): void {
	const { run, context } = draft;
	const { argument, dependsOn, isRefused } = rule;
	const field = run.fields.get(argument);
	const cell = field && cellOf(draft, field);
	if (!cell) return;
	const because = whyLeftOut(rule, decided, context, run.spec.fields);
	if (because === undefined) return parseField(draft, field);
	if (!asksForSomething(cell.value) || draft.refused.has(dependsOn)) return;
	if (context.isLookedUp && isEmpty(decided[dependsOn])) {
		const facts = { parent: run.spec.creation?.parentNoun };
		warn(draft, argument, { why: 'sent if it fits', facts });
	} else if (run.headings && isRefused?.(cell.value) === true) {
		const facts = { because };
		refuse(draft, argument, { is: cell.value, why: 'wanted but left out', facts });
	} else {
		// Fields that are left out for one reason get one warning.
		const reason = canonicalJson(because);
		if (!draft.leftOut.has(reason)) warn(draft, argument, { why: 'left out', facts: { because } });
		draft.leftOut.add(reason);
	}
}

/**
 * Parses a row's values and checks them together. A row with a problem isn't sent; all of them are listed.
 *
 * @param told what the row's parent tells of it, once that is looked up.
 */
export function parseRow(row: RawRow, run: ParseRun, told?: Values): ParsedRow {
	const draft = new Draft(row, run, told);
	const { rules } = run.spec.creation ?? {};
	for (const field of run.independent) parseField(draft, field);
	const { additional, options, limit, strategy } = row.settings;
	const decided = { ...draft.values, ...additional.arguments };
	for (const rule of rules?.dependents ?? []) parseDependent(draft, rule, decided);
	const written = { ...draft.values, ...additional.arguments };
	const values = rules?.complete(written) ?? written;
	const existingId = check(draft, values);
	const { labels, names, problems, warnings, readings } = draft;
	const { item, sheetRow, skipped, skippedBy, unused } = row;
	const parsed: ParsedRow = {
		...{ item, name: rowName(item, sheetRow, nameIn(values, run.spec)) },
		...{ values, labels, limit, strategy, names, existingId, skipped, skippedBy },
		joined: joinedIn(row.cells),
		options: row.startsPaused ? { ...options, startPaused: true } : options,
		...{ problems, warnings, unused, readings: [...readings, ...row.readings] },
	};
	if (existingId === undefined && skipped === undefined) return parsed;
	return { ...parsed, problems: [], warnings: [], readings: [], unused: [] };
}

/** Checks the values of a row together. Gives the ID that the row already has, if any. */
function check(draft: Draft, values: Values): string | undefined {
	const { row, run, problems, names, context } = draft;
	const { spec } = run;
	const { options, additional, problems: ofSettings } = row.settings;
	for (const message of additional.problems) refuse(draft, additional.label, message);
	for (const message of [...additional.warnings, ...replacements(draft)]) {
		warn(draft, additional.label, message);
	}
	if (spec.creation) findBlank(draft, spec.creation);
	for (const field of spec.fields) {
		const { argument, required } = field;
		const isNamed = names.some((name) => name.argument === argument);
		if (!required || isNamed || !isEmpty(values[argument])) continue;
		refuse(draft, argument, whyMissing(draft, field));
	}
	if (spec.creation) checkRules(draft, values, spec.creation);
	if (problems.length === 0) findUnchanged(draft, values);
	const isGood = problems.length === 0;
	if (isGood) problems.push(...(spec.check?.(values, options, context.labelOf) ?? []));
	problems.push(...ofSettings, ...row.problems);
	return spec.creation && findExisting(draft, values, spec.creation);
}

/** What Additional Arguments replace of the row's own values, which nobody would see otherwise. */
function replacements(draft: Draft): Fault[] {
	const { row, run, values, names } = draft;
	const { arguments: replacing } = row.settings.additional;
	return Object.entries(replacing).flatMap(([argument, value]) => {
		const { choices = [], default: initial } = run.fields.get(argument) ?? {};
		const before = values[argument] ?? names.find((name) => name.argument === argument)?.cell.value;
		// What the form has by itself isn't the row's own.
		if (isEmpty(before) || (!run.headings && before === initial)) return [];
		if (canonicalJson(before) === canonicalJson(value)) return [];
		const shown = (entries: unknown): Fact => {
			if (isEmpty(entries)) return { why: 'nothing' };
			const names = [entries].flat().map((entry) => nameOf(choices, String(entry)));
			return { written: names.join(', ') };
		};
		const label = labelOf(draft, argument);
		return { why: 'replaced', facts: { label, before: shown(before), now: shown(value) } };
	});
}

/** What people know a row by: its name, or else the ID of what it is about. */
function nameIn(values: Values, { creation, mappable, fields }: RowSpec): unknown {
	const { nameArgument = '', idKey = '' } = creation ?? mappable ?? {};
	const ofId = fields.find(({ required, isId }) => required && isId);
	return values[nameArgument] ?? values[idKey] ?? (idKey === '' && values[ofId?.argument ?? '']);
}

/** Finds what a row leaves blank where other rows have one. */
function findBlank(draft: Draft, creation: Creation): void {
	const { row, run, problems } = draft;
	const { parentArgument, parentLookup: { within } = {}, neverBlank, sheet } = creation;
	const { amount } = sheet ?? {};
	const lacks = (column: string) => run.filled.has(column) && !row.filled.has(column);
	for (const argument of neverBlank) {
		let columns: readonly string[] = [argument];
		let why: Why = 'blank beside others';
		if (argument === amount?.argument) {
			// A merged amount is likely one sum for all of its rows.
			({ columns } = amount);
			why = 'amount blank beside others';
		}
		// Elsewhere there may be another parent of this name.
		if (within && argument === parentArgument && row.parentName && lacks(within)) {
			problems.push({ field: usualHeading(within), message: { why } });
		}
		const { value } = row.cells.get(argument) ?? {};
		// A cell under another heading may say it: "$50/day".
		const isUsual = headingOf(argument, row, run) === run.headings?.get(argument);
		if ((!isUsual && !meansEmpty(value)) || argument in row.settings.additional.arguments) continue;
		const isBlank = !columns.some((column) => row.filled.has(column));
		if (isBlank && columns.some(lacks)) refuse(draft, argument, { why });
	}
}

/** Why a row lacks something it can't do without. */
function whyMissing({ row, run }: Draft, { argument, type, label, columns }: FieldOf): Fault {
	const { headings, spec, composedName } = run;
	const thing = spec.creation ?? spec.mappable;
	const missing = row.cells.get(argument)?.missing;
	if (!headings && missing) return missing;
	const isParent = headings && type === 'resourceLocator' && argument === thing?.parentArgument;
	const parent = isParent ? thing.parentNoun : undefined;
	if (!headings || !thing || headingOf(argument, row, run) !== undefined) {
		return { why: parent === undefined ? 'empty' : 'no parent', facts: { parent } };
	}
	const usual = usualHeading(columns?.[0] ?? argument);
	const within = [...row.open, ...row.unused].find((heading) => /^\S.*\.\p{L}/u.test(heading));
	const unless: Fact = within && { why: 'unless within an object', facts: { heading: within } };
	const why = parent === undefined ? 'no column' : 'no column of the parent';
	const problem: Fault = { why, facts: { usual, unless, parent } };
	if (argument !== thing.nameArgument || !composedName) return problem;
	const { isSettled, expression } = composedName;
	if (!isSettled) return { ...problem, more: [{ why: 'name from other columns later' }] };
	return { ...problem, more: [{ why: 'name from other columns', facts: { expression, label } }] };
}

function checkRules(draft: Draft, values: Values, { rules }: Creation): void {
	const { context, refused, row } = draft;
	for (const finding of rules.check({ ...values, ...draft.byName }, context)) {
		const { kind, argument } = finding;
		if (refused.has(argument)) continue;
		if (kind === 'problem') refuse(draft, argument, finding.message, finding.columns);
		else if (kind === 'reading') {
			// In place of how the value was read alone.
			const field = labelOf(draft, argument);
			const written = formatValue(row.cells.get(argument)?.value);
			const others = draft.readings.filter((reading) => reading.field !== field);
			draft.readings = [{ field, written, readAs: finding.readAs }, ...others];
		} else warn(draft, argument, finding.message, kind === 'doubt' || undefined);
	}
}

function findUnchanged({ run, problems, warnings }: Draft, values: Values): void {
	const { needsOneOf, mappable, labels } = run.spec;
	if (!needsOneOf || needsOneOf.some((name) => name in values)) return;
	if (run.headings) {
		const facts = { usual: mappable?.sheet?.usualChanges };
		const message: Fault = { why: 'nothing to change in columns', facts };
		problems.push({ field: labels.get('mappingMode') ?? '', message });
		return;
	}
	const { collection = '' } = run.fields.get(needsOneOf[0] ?? '') ?? {};
	const message: Fault = { why: 'nothing to change in fields' };
	// An expression may be filled from a column that isn't there.
	problems.push(warnings[0] ?? { field: labels.get(collection) ?? '', message });
}

/** The ID of what the row already has, from the option or a column, unless something is wrong with it. */
function findExisting(
	{ row, problems, warnings }: Draft,
	values: Values,
	creation: Creation,
): string | undefined {
	const { parentArgument, parentNoun, noun, sheet } = creation;
	const { field, parsed, missing } = existingOf(row, creation);
	if ('problem' in parsed) problems.push({ field, message: parsed.problem });
	else if (missing !== undefined && 'nothing' in parsed) warnings.push({ field, message: missing });
	if (!('value' in parsed)) return undefined;
	const { value: id } = parsed;
	const isParent = id === values[parentArgument];
	if (!isParent && id !== (sheet?.amount && values.advertiser_id)) return id;
	const facts = { other: isParent ? parentNoun : 'ad account', noun };
	problems.push({ field, message: { is: id, why: 'ID of another thing', facts } });
	return undefined;
}
