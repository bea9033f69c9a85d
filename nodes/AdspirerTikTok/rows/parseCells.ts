import { canonicalJson, formatValue, isEmpty } from '../base/values';
import { offerWords } from '../contract/cells';
import { countryIndex } from '../contract/choices';
import type { Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { type Dependent, type RuleContext, whyLeftOut } from '../contract/rules';
import { leavesOf } from '../parse/cellText';
import { hasExcludingSign, isDoubtful, meansNoRestriction } from '../parse/keyword';
import { parseLocations } from '../parse/locations';
import { isOfDraft } from '../parse/text';
import type { Fault, Problem, Told } from '../problems/problem';
import { isName } from '../sheet/columns';
import { type RawValue, labelOfValue } from './parameters';
import {
	type Labels,
	type Name,
	type RawRow,
	type CellReading,
	isSame,
	keyOfProblem,
	labelOf,
} from './row';
import type { ParseRun, ParsedCell } from './sheetContext';

/** The heading of the cell for an argument, or of the first column for it. */
export const headingOf = (argument: string, { cells }: RawRow, { headings }: ParseRun) =>
	cells.get(argument)?.heading ?? headings?.get(argument);

/** A row while it is parsed: its values, and what is found, in order. */
export class Draft {
	readonly cells: RawRow['cells'];
	readonly labels: Labels;
	/** The context of parsing and of rules. */
	readonly context: ParseContext & RuleContext;
	readonly values: Record<string, unknown>;
	readonly names: Name[] = [];
	readonly problems: Problem[] = [];
	readonly warnings: Problem[] = [];
	readings: CellReading[] = [];
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
		ofParent: Values | undefined,
	) {
		const { creation, fixed } = run.spec;
		const { cells, parentName, settings } = row;
		this.cells = row.cells;
		this.labels = run.labels;
		this.values = { ...fixed, ...ofParent };
		if (parentName) this.names.push(parentName);
		const tellsMore = parentName !== undefined && creation?.toldByParent !== undefined;
		this.context = {
			...settings.context,
			isLookedUp: tellsMore && !ofParent,
			labelOf: (argument) => labelOf(this, argument),
			written: (argument) => cells.get(argument)?.value,
			listedAs: (argument) => cells.get(argument)?.listedAs,
			isFilled: (argument) => asksForSomething(cells.get(argument)?.value),
			isRefused: (argument) => {
				const isIt = (problem: Problem) => problem.argument === argument;
				return this.refused.has(argument) || row.problems.some(isIt);
			},
			whyEmpty: (argument, soThat) => {
				// An empty field is plain to see in the form.
				if (!run.headings && !cells.get(argument)?.isSet) return undefined;
				return { why: 'empty with an effect', facts: { soThat } };
			},
			...(run.headings && { headingOf: (argument) => headingOf(argument, row, run) }),
		};
	}

	refuse(argument: string, message: Told, columns?: readonly string[]): void {
		if (this.refused.has(argument) || this.mayBeAnswered(argument)) return;
		const field = labelOf(this, argument);
		const problem: Problem = { field, argument, message, ...(columns && { columns }) };
		// A flight fills two arguments, and is told once.
		const key = keyOfProblem(problem);
		if (!this.problems.some((one) => keyOfProblem(one) === key)) this.problems.push(problem);
		// The option's label stands for all arguments that are found in it.
		const isOption = argument === this.row.settings.additional.label;
		if (!isOption) this.refused.add(argument);
	}

	warn(argument: string, message: Told): void {
		if (this.mayBeAnswered(argument)) return;
		this.warnings.push({ field: labelOf(this, argument), argument, message });
	}

	/** True for a field without a column, while a column waits for an answer that may name the field. */
	private mayBeAnswered(argument: string): boolean {
		const { row, run } = this;
		const isUnsaid = run.fields.has(argument) && headingOf(argument, row, run) === undefined;
		return row.waits === true && isUnsaid;
	}
}

const asksForSomething = (value: unknown) => !isEmpty(value) && !meansNoRestriction(value);

/** The names that a value gives in place of IDs, one a line; what is excluded or in doubt isn't looked up. */
function namesIn(value: unknown, noun: string): string | undefined {
	const text = leavesOf(value).join('\n');
	const isExcluded = noun !== 'audience' && (hasExcludingSign(text) || isDoubtful(text));
	if (isExcluded || meansNoRestriction(text) || !isName(text)) return undefined;
	return text;
}

/** The cell of an argument, unless nothing is there to be parsed. */
function filledCellOf({ row }: Draft, argument: string): RawValue | undefined {
	const cell = row.cells.get(argument);
	if (cell?.value !== undefined || cell?.problem || cell?.isSet) return cell;
	return undefined;
}

function parseField(draft: Draft, of: FieldOf): void {
	const { values, told } = draft;
	const { argument } = of;
	const cell = filledCellOf(draft, argument);
	if (!cell) return;
	const { value, problem } = cell;
	if (problem !== undefined) return draft.refuse(argument, problem, cell.columns);
	const parsed = parseOnce(draft, of, cell);
	if ('problem' in parsed) return findNames(draft, of, cell, asWritten(parsed.problem, cell));
	let meant: unknown;
	if ('value' in parsed) meant = parsed.value;
	const telling = told.get(argument);
	if (telling && !isEmpty(value) && values[argument] !== meant) {
		const facts = { other: labelOfValue(telling), value: { written: telling.value } };
		return draft.refuse(argument, { is: value, why: 'other than another cell', facts });
	}
	const isBlank = 'value' in parsed && isEmpty(meant);
	const { readAs } = parsed;
	if (readAs !== undefined && !isBlank) {
		const field = labelOfValue(cell);
		const { isAmbiguous } = parsed;
		const written = formatValue(cell.written ?? value);
		draft.readings.push({ field, argument, written, readAs, isAmbiguous });
	}
	if (isBlank || 'nothing' in parsed) {
		// The next node may delete all that is listed.
		if (draft.run.spec.isFiltered && cell.isSet)
			draft.refuse(argument, { why: 'filter of nothing' });
		return;
	}
	const { also = {}, warning } = parsed;
	values[argument] = meant;
	for (const name of Object.keys(also)) told.set(name, cell);
	Object.assign(values, also);
	if (warning !== undefined) draft.warn(argument, warning);
}

/** The problem of a value that was made of a cell, with the cell's own text. */
function asWritten(problem: Told, { value, written }: RawValue): Told {
	if (written === undefined) return problem;
	const ownText = <One extends Fault>(fault: One): One =>
		formatValue(fault.is) === formatValue(value) ? { ...fault, is: written } : fault;
	if ('entries' in problem) return { ...problem, entries: problem.entries.map(ownText) };
	return ownText(problem);
}

/** Takes names that stand in place of IDs, which are still to be looked up; refuses whatever else can't be read. */
function findNames(draft: Draft, field: FieldOf, cell: RawValue, problem: Told): void {
	const { row, run } = draft;
	const { argument, named: noun, choices } = field;
	const { value, written = value } = cell;
	const names = noun && run.spec.creation && namesIn(value, noun);
	if (names) {
		const heading = labelOfValue(cell);
		draft.names.push({ argument, noun, cell: { heading, value: names } });
		const isReplaced = argument in row.settings.additional.arguments;
		if (!isReplaced) draft.byName[argument] = [names];
		return;
	}
	// Whoever has a sheet can explain its words, cell by cell.
	const isDraft = 'why' in problem && isOfDraft(problem);
	const isOneCell = cell.headings === undefined && typeof value === 'string';
	const mayExplain = run.headings && (choices || isDraft) && isOneCell;
	if (mayExplain) draft.refuse(argument, offerWords(problem, written));
	else draft.refuse(argument, problem);
}

/** Parses a cell, or takes what an equal one was parsed as. */
function parseOnce(draft: Draft, field: FieldOf, { value, notes }: RawValue): ParsedCell {
	const { run, context } = draft;
	const { argument } = field;
	const { zone, dateOrder, agesBetweenGroups } = context;
	// Rows with the same key parse equal values alike.
	const options = `${zone} ${dateOrder} ${agesBetweenGroups}`;
	const key = `${argument} ${options} ${JSON.stringify(notes)}`;
	const ofColumn = run.known.get(key) ?? new Map<unknown, ParsedCell>();
	run.known.set(key, ofColumn);
	const before = ofColumn.get(value);
	if (before) return before;
	const ofOthers = run.notes.get(argument);
	const ofSheet = { ...context, ...ofOthers };
	if (dateOrder !== 'refuse') ofSheet.dateOrder = dateOrder;
	let parsed: ParsedCell = field.parse(value, { ...ofSheet, ...notes });
	if (ofOthers && 'value' in parsed) {
		const alone = field.parse(value, { ...context, ...notes });
		const isSettled = !('value' in alone) || !isSame(argument, alone.value, parsed.value);
		if (isSettled) parsed = { ...parsed, isAmbiguous: true };
	}
	// Problems and warnings may name the row's own columns.
	const isObject = typeof value === 'object' && value !== null;
	const isOfRow = isObject || 'problem' in parsed || 'warning' in parsed;
	if (!isOfRow) ofColumn.set(value, parsed);
	return parsed;
}

/** Parses an argument that only makes sense with a value of another one, or says why it is left out. */
function parseDependent(draft: Draft, rule: Dependent, decided: Values): void {
	const { run, context, leftOut } = draft;
	const { creation, fields } = run.spec;
	const { argument, dependsOn, isRefused } = rule;
	const field = run.fields.get(argument);
	const cell = filledCellOf(draft, argument);
	if (!field || !cell) return;
	const because = whyLeftOut(rule, decided, context, fields);
	if (because === undefined) return parseField(draft, field);
	const { value: is } = cell;
	if (!asksForSomething(is) || draft.refused.has(dependsOn)) return;
	if (context.isLookedUp && isEmpty(decided[dependsOn])) {
		const facts = { parent: creation?.parentNoun };
		return draft.warn(argument, { why: 'sent if it fits', facts });
	}
	const facts = { because };
	if (run.headings && isRefused?.(is)) {
		return draft.refuse(argument, { is, why: 'wanted but left out', facts });
	}
	// Fields that are left out for one reason get one warning.
	const reason = canonicalJson(because);
	if (leftOut.has(reason)) return;
	leftOut.add(reason);
	draft.warn(argument, { why: 'left out', facts });
}

/** Takes the names of regions and cities, to be looked up in the row's countries. */
function findRegions({ row, run, values, refused, problems, names, byName }: Draft): void {
	const argument = 'location_ids';
	const { [argument]: places } = values;
	if (!row.region || refused.has(argument)) return;
	const { heading: field, value: is } = row.region;
	const parsed = parseLocations(is, countryIndex());
	const around = leavesOf(places).map(String);
	const isCountry = 'value' in parsed;
	// A country says nothing beside itself.
	if (isCountry && parsed.value.every((id) => around.includes(id))) return;
	const value = run.spec.creation && namesIn(is, 'region');
	if (isCountry || !value || around.length === 0) {
		refused.add(argument);
		problems.push({
			field,
			message: { is, why: isCountry ? 'not in the countries' : 'not a country' },
		});
		return;
	}
	delete values[argument];
	byName[argument] = around;
	names.push({
		argument,
		noun: 'region',
		cell: { heading: field, value },
		within: { id: around.join() },
	});
}

/** Parses what a row's cells give for its arguments, with what Additional Arguments decide of others. */
export function parseCells(draft: Draft): void {
	const { row, run, values } = draft;
	const { creation, fields } = run.spec;
	for (const field of fields) {
		const isDependent = creation && field.onlyWith;
		if (!isDependent) parseField(draft, field);
	}
	findRegions(draft);
	if (!creation) return;
	const decided = { ...values, ...row.settings.additional.arguments };
	for (const rule of creation.rules.dependents) parseDependent(draft, rule, decided);
}
