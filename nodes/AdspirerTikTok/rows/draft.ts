import type { Values } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import type { RuleContext } from '../contract/rules';
import { isEmpty } from '../parse/cell';
import { meansNoRestriction } from '../parse/keyword';
import type { Fault, Problem, Told } from '../problems/problem';
import { whyNothing, type RawValue } from './parameters';
import { labelOf, type Labels, type Name, type RawRow, type Reading, type Warning } from './row';
import { headingOf, labelsOf, type ParseRun } from './sheetContext';

/** A row while it is parsed: its values, and what is found, in order. */
export class Draft {
	readonly labels: Labels;
	/** What cells are parsed with, and what rules look at besides the values. */
	readonly context: ParseContext & RuleContext;
	readonly values: Record<string, unknown>;
	readonly names: Name[] = [];
	readonly problems: Problem[] = [];
	readonly warnings: Warning[] = [];
	readings: Reading[] = [];
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
		const { parentName } = row;
		this.labels = labelsOf(row, run);
		this.values = { ...fixed, ...ofParent };
		if (parentName) this.names.push(parentName);
		const mayBeTold = parentName !== undefined && creation?.toldByParent !== undefined;
		this.context = this.contextOf(mayBeTold && !ofParent);
	}

	private contextOf(isLookedUp: boolean): ParseContext & RuleContext {
		const { row, run } = this;
		const { cells } = row;
		const context: ParseContext & RuleContext = {
			...row.settings.context,
			isLookedUp,
			labelOf: (argument) => labelOf(this, argument),
			written: (argument) => cells.get(argument)?.value,
			listedAs: (argument) => cells.get(argument)?.listedAs,
			isFilled: (argument) => asksForSomething(cells.get(argument)?.value),
			isRefused: (argument) => this.refused.has(argument),
			whyEmpty: (argument, soThat) => this.whyEmpty(argument, soThat),
		};
		if (!run.headings) return context;
		return {
			...context,
			headingOf: (argument) => headingOf(argument, row, run),
		};
	}

	private whyEmpty(argument: string, soThat: Fault): Fault | undefined {
		const cell = this.row.cells.get(argument);
		// An empty field is plain to see in the form.
		if (!this.run.headings && !cell?.isMapped) return undefined;
		const ofColumn = whyNothing(cell?.missing, soThat);
		return ofColumn ?? { why: 'empty with an effect', facts: { soThat } };
	}

	refuse(argument: string, message: Told, columns?: readonly string[]): void {
		if (this.refused.has(argument)) return;
		const field = labelOf(this, argument);
		this.problems.push({ field, message, ...(columns && { columns }) });
		// The option's label stands for all arguments that are found in it.
		const isOption = argument === this.row.settings.additional.label;
		if (!isOption) this.refused.add(argument);
	}

	warn(argument: string, message: Told, isDoubt?: true): void {
		const field = labelOf(this, argument);
		this.warnings.push({ field, message, isDoubt });
	}
}

export const asksForSomething = (value: unknown) => !isEmpty(value) && !meansNoRestriction(value);
