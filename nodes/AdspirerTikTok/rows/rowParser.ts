import type { RuleContext, Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import {
	formatValue,
	isEmpty,
	nothing,
	type ColumnRemedy,
	type Parsed,
	type Problem,
} from '../parse/cell';
import { isNonRestrictive } from '../sheet/statusWords';
import type { RawValue } from './parameters';
import { namesIn } from './rawRow';
import type { Name, RawRow, Reading, RowSpec, Warning } from './row';
import type { sheetContext } from './sheetContext';

/** What parsing needs besides the row; the same for all rows. */
export function parseRun(spec: RowSpec, sheet: Awaited<ReturnType<typeof sheetContext>>) {
	const { fields, creation, mappable } = spec;
	const dependents = creation?.rules.dependents ?? [];
	const all = [...((creation ?? mappable)?.fields ?? []), ...fields];
	return {
		spec,
		sheet,
		dependents,
		fields: new Map(fields.map((field) => [field.argument, field])),
		/** Of fields that a row has no label for. */
		labels: new Map(all.map(({ argument, label }) => [argument, label])),
		/** Fields that depend on no other one's value. */
		independent: fields.filter((field) =>
			dependents.every(({ argument }) => argument !== field.argument),
		),
		/** What values were parsed as: the cells of a column often repeat each other. */
		known: new Map<string, Map<unknown, Parsed<unknown>>>(),
	};
}

export type ParseRun = ReturnType<typeof parseRun>;

/** What the form calls the option; stands for the argument of what is found in it. */
export const additionalLabel = 'Additional Arguments';

/** Parses the arguments of a row, and keeps what is found, in order. */
export class RowParser {
	readonly values: Record<string, unknown>;
	readonly names: Name[] = [];
	readings: Reading[] = [];
	readonly problems: Problem[] = [];
	readonly warnings: Warning[] = [];
	/** What cells are parsed with, and what rules look at besides the values. */
	readonly context: ParseContext & RuleContext;
	private readonly byName: Record<string, readonly string[]> = {};
	private readonly refused = new Set<string>();
	/** Rows with the same one parse equal values alike. */
	private readonly key: string;

	constructor(
		readonly row: RawRow,
		readonly run: ParseRun,
		told?: Values,
	) {
		const { creation, fixed } = run.spec;
		const { context } = row.settings;
		const { byName, isRefused, isFilled } = this;
		const headingOf = (argument: string) => row.cell(argument)?.heading;
		const isLookedUp = !told && creation?.toldByParent !== undefined && !!row.parentName;
		const ofRow = { byName, isRefused, isFilled, isLookedUp };
		this.context = { ...context, ...ofRow, ...(row.isMapped && { headingOf }) };
		this.key = `${context.zone} ${context.dateOrder} ${context.agesBetweenGroups}`;
		this.values = { ...fixed, ...told };
		if (row.parentName) this.names.push(row.parentName);
		for (const field of run.independent) this.parse(field);
		this.parseDependents();
	}

	isFilled = (argument: string): boolean => {
		const value = this.row.cell(argument)?.value;
		return !isEmpty(value) && !isNonRestrictive(value);
	};

	labelOf = (argument: string): string =>
		this.row.cell(argument)?.label ?? this.run.labels.get(argument) ?? argument;

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
		const { label: field, value } = this.row.cell(argument) ?? { label: argument };
		const others = this.readings.filter((one) => one.field !== field);
		this.readings = [{ field, written: formatValue(value), readAs }, ...others];
	}

	warn(argument: string, message: string, isDoubt?: true): void {
		this.warnings.push({ field: this.labelOf(argument), message, isDoubt });
	}

	/** What a row has for a field: in its own cell, or in another field's that may hold it too. */
	private cellOf({ argument, alsoIn }: FieldOf): RawValue | undefined {
		const own = this.row.cell(argument);
		const isElsewhere = alsoIn && isEmpty(own?.value) && own?.problem === undefined;
		const cell = isElsewhere ? this.row.cell(alsoIn.argument) : own;
		const isSet = cell?.value !== undefined || cell?.problem !== undefined || cell?.whyEmpty;
		return isSet ? cell : undefined;
	}

	private parse(field: FieldOf): void {
		const { row, run } = this;
		const { argument, alsoIn, named } = field;
		const cell = this.cellOf(field);
		if (!cell) return;
		if (cell.problem !== undefined) return this.refuse(argument, cell.problem, cell.remedy);
		const { label, value } = cell;
		const other = alsoIn && row.cell(alsoIn.argument);
		const ofOther: Parsed<unknown> = alsoIn?.parse(other?.value, this.context) ?? nothing;
		const parsed = cell === other ? ofOther : this.parseOnce(field, cell);
		if ('problem' in parsed) {
			const text = named && run.spec.creation ? namesIn(value, named) : undefined;
			if (!text || !named) return this.refuse(argument, parsed.problem);
			const ofCell = { heading: label, value: text };
			this.names.push({ argument, noun: named, cell: ofCell, isColumn: row.isMapped });
			if (!(argument in row.settings.additional.arguments)) this.byName[argument] = [text];
			return;
		}
		if ('value' in ofOther && 'value' in parsed && ofOther.value !== parsed.value) {
			const contradiction = `'${other?.label}' is ${formatValue(other?.value)}`;
			const message = `is ${formatValue(value)}, but ${contradiction}. Make the two match.`;
			return this.refuse(argument, message);
		}
		const isGiven = 'value' in parsed && !isEmpty(parsed.value);
		if (parsed.readAs !== undefined && (isGiven || 'nothing' in parsed)) {
			this.readings.push({ field: label, written: formatValue(value), readAs: parsed.readAs });
		}
		if (isGiven) {
			this.values[argument] = parsed.value;
			if (parsed.warning !== undefined) this.warn(argument, parsed.warning);
		} else if (run.spec.needsOneOf?.includes(argument) && isEmpty(value)) {
			const why = cell.whyEmpty?.(', so it changes nothing');
			if (why !== undefined) this.warn(argument, why);
		}
	}

	/** Parses a cell, or takes what an equal one was parsed as. */
	private parseOnce({ argument, parse }: FieldOf, { value, notes }: RawValue): Parsed<unknown> {
		const { run, values, context, isRefused } = this;
		const additional = this.row.settings.additional.arguments;
		const contextOf = run.spec.creation?.rules.contextOf?.[argument];
		const ofRow = contextOf?.({ values, additional, isRefused });
		const own = ofRow || notes ? { ...ofRow, ...notes } : undefined;
		const key = `${argument} ${this.key} ${own ? Object.entries(own).join(' ') : ''}`;
		const ofColumn = run.known.get(key) ?? new Map<unknown, Parsed<unknown>>();
		run.known.set(key, ofColumn);
		const known = ofColumn.get(value);
		if (known) return known;
		const { dateOrder: shown, ...ofSheet } = run.sheet.notes.get(argument) ?? {};
		const order = context.dateOrder === 'refuse' && shown ? { dateOrder: shown } : undefined;
		const parsed = parse(value, { ...context, ...ofSheet, ...order, ...own });
		// Problems and warnings may name the row's own columns.
		const isObject = typeof value === 'object' && value !== null;
		const isOfRow = isObject || 'problem' in parsed || 'warning' in parsed;
		if (!isOfRow) ofColumn.set(value, parsed);
		return parsed;
	}

	/** Parses the arguments that only make sense with certain values of others, or says why they are left out. */
	private parseDependents(): void {
		const { row, run, context, problems, warnings } = this;
		const decided = { ...this.values, ...row.settings.additional.arguments };
		for (const { argument, dependsOn, whyLeftOut, isRefused } of run.dependents) {
			const field = run.fields.get(argument);
			if (!field || !this.cellOf(field)) continue;
			const because = whyLeftOut(decided, context);
			if (because === undefined) {
				this.parse(field);
				continue;
			}
			const value = row.cell(argument)?.value;
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
