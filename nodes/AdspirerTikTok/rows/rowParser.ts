import type { Values } from '../contract/creation';
import type { FieldOf, ParseContext } from '../contract/fields';
import { whyLeftOut, type RuleContext } from '../contract/rules';
import { formatValue, isEmpty, tooLong } from '../parse/cell';
import type { ColumnRemedy, Parsed, Problem } from '../parse/cell';
import { isDoubtful, isExclusion } from '../parse/keyword';
import { leavesOf } from '../parse/list';
import { isNonRestrictive } from '../sheet/cellWords';
import { isName } from '../sheet/columns';
import type { RawValue } from './parameters';
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

/** The names that a value gives in place of IDs, one a line; what is excluded or in doubt isn't looked up. */
function namesIn(value: unknown, noun: string): string | undefined {
	const text = leavesOf(value).join('\n');
	const isExcluded = noun === 'interest' && (isExclusion(text) || isDoubtful(text));
	// "Cars" is an interest.
	if (isExcluded || (isNonRestrictive(text) && !/^auto$/i.test(text))) return undefined;
	return isName(text) && tooLong(text) === undefined ? text : undefined;
}

/** Parses the arguments of a row, and keeps what is found, in order. */
export class RowParser {
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
		const ofRow = { labelOf, written, whyEmpty, isRefused, isFilled, isLookedUp };
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
		if (cell.problem !== undefined) return this.refuse(argument, cell.problem, cell.remedy);
		const { label, value } = cell;
		const parsed = this.parseOnce(field, cell);
		if ('problem' in parsed) {
			const text = named && run.spec.creation ? namesIn(value, named) : undefined;
			if (!text || !named) return this.refuse(argument, parsed.problem);
			const ofCell = { heading: label, value: text };
			this.names.push({ argument, noun: named, cell: ofCell, isColumn: row.isMapped });
			if (!(argument in row.settings.additional.arguments)) this.byName[argument] = [text];
			return;
		}
		const other = this.told.get(argument);
		const means = 'value' in parsed ? parsed.value : undefined;
		if (other && !isEmpty(value) && this.values[argument] !== means) {
			const contradiction = `'${other.label}' is ${formatValue(other.value)}`;
			const message = `is ${formatValue(value)}, but ${contradiction}. Make the two match.`;
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
		} else if (run.spec.needsOneOf?.includes(argument) && isEmpty(value)) {
			const why = cell.whyEmpty?.(', so it changes nothing');
			if (why !== undefined) this.warn(argument, why);
		}
	}

	/** What a field is parsed with that reads other arguments. */
	private whatOthersSay(reads: readonly string[]) {
		const additional = this.row.settings.additional.arguments;
		const given = reads.map((name) => {
			const { [name]: value } = { ...this.values, ...additional };
			return [name, typeof value === 'string' ? value : undefined];
		});
		return {
			given: Object.fromEntries(given),
			isOverridden: reads.some((name) => !isEmpty(additional[name])),
			isUnsure: reads.some(this.isRefused),
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
		for (const on of run.dependents) {
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
