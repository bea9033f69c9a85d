import type { IDataObject } from 'n8n-workflow';
import type { ArgumentName } from '../contract/adGroupArguments';
import * as choices from '../contract/choices';
import { parseChoice } from '../parse/choice';
import { formatValue } from '../parse/formatValue';
import { parseExistingAdGroupId } from '../parse/id';
import { meansEmpty } from '../parse/noRestriction';
import type { Problem } from '../parse/problem';
import { isEmpty } from '../parse/values';
import { FilledCells, parsePlacementCell, type Cell } from './filledCells';
import { timeNotes } from './headingNotes';
import { currencyIn, matchHeadings, type HeadingTarget, type MatchedHeadings } from './headings';
import { mapBudget } from './mapBudget';
import { isName } from './nameOrId';
import type { ParseContext } from './parsers';
import { headingsOf, withPlainHeadings } from './plainHeadings';
import type { FormValues, MappedColumns, ReadColumns } from './mappedColumns';
import type { Reading } from './row';
import { labelOfSums } from './rowOfSums';
import { unknownCountries, type FindUnknownCountries } from './unknownCountries';
import { unusedColumns, type UnusedColumns } from './unusedColumns';

/**
 * A reader of a sheet's rows.
 *
 * @param rows All of them, because nodes that read files leave empty cells out: a row by itself does
 *   not tell which columns there are.
 */
export function columnsReader(rows: readonly IDataObject[]): ReadColumns {
	const matched = matchHeadings(headingsOf(rows));
	let unknown: FindUnknownCountries | undefined;
	return (columns, form, context) => {
		unknown ??= unknownCountries(rows.map(withPlainHeadings), matched, context);
		return new RowMapping(withPlainHeadings(columns), form, matched, unknown, context).read();
	};
}

class RowMapping {
	private readonly given = new Map<ArgumentName, unknown>();

	private readonly labels = new Map<ArgumentName, string>();

	private readonly contextOf = new Map<ArgumentName, Partial<ParseContext>>();

	private readonly names = new Map<ArgumentName, Cell>();

	private readonly problems: Problem[] = [];

	private readonly readings: Reading[] = [];

	private readonly cells: FilledCells;

	private readonly unused: UnusedColumns;

	constructor(
		private readonly columns: IDataObject,
		private readonly form: FormValues,
		private readonly matched: MatchedHeadings,
		private readonly unknownCountries: FindUnknownCountries,
		context: ParseContext,
	) {
		this.cells = new FilledCells(columns, matched, context);
		this.unused = unusedColumns(columns, matched, context);
	}

	private isFilled(argument: ArgumentName): boolean {
		return !isEmpty(this.given.get(argument));
	}

	private get sums(): Problem | undefined {
		return labelOfSums(this.columns, this.matched.unused, (argument) => this.isFilled(argument));
	}

	read(): MappedColumns {
		for (const argument of ['advertiser_id', 'campaign_id'] as const) {
			this.given.set(argument, this.form.given.get(argument));
		}
		for (const target of this.matched.byArgument.keys()) {
			if (isArgument(target) && target !== 'budget') this.fill(target, this.cells.find(target));
		}
		this.fillWhereId();
		this.fillBudget();
		this.fillPlacement();
		if (this.sums && this.isFilled('adgroup_name')) this.problems.push(this.sums);
		const existingAdgroupId = this.existingAdgroupId();
		return {
			given: this.given,
			headingOf: (argument) => this.headingOf(argument),
			labelOf: (argument) => this.labelOf(argument),
			whyMissing: (argument) => this.whyMissing(argument),
			contextOf: this.contextOf,
			existingAdgroupId,
			problems: [...this.problems, ...this.cells.problems],
			readings: this.readings,
			names: this.names,
			warnings: this.unused.warnings,
			unknownCountries: this.unknownCountries(this.columns),
			unused: this.unused.others,
		};
	}

	private fill(argument: ArgumentName, cell: Cell | undefined): void {
		if (!cell) return;
		this.given.set(argument, cell.value);
		this.labels.set(argument, cell.heading);
		if (argument === 'schedule_start_time' || argument === 'schedule_end_time') {
			this.readHeading(argument, cell);
		}
	}

	private readHeading(argument: ArgumentName, { heading, headings = [heading] }: Cell): void {
		for (const one of headings) {
			const { notes, problem } = timeNotes(one, this.matched.zones.get(one));
			if (problem !== undefined) this.problems.push({ field: one, message: problem });
			const other = this.contextOf.get(argument)?.zone;
			if (notes.zone !== undefined && other !== undefined && notes.zone !== other) {
				const message = `names a different time zone than '${headings[0]}'. Make the two match.`;
				this.problems.push({ field: one, message });
			}
			this.contextOf.set(argument, { ...this.contextOf.get(argument), ...notes });
		}
	}

	/** Columns such as Campaign count where they hold an ID, or what was meant as one. */
	private fillWhereId(): void {
		for (const target of this.matched.ifId.keys()) {
			const cell = this.cells.findNameOrId(target);
			if (!cell || !isArgument(target)) continue;
			if (isName(cell.value)) this.names.set(target, cell);
			else this.fill(target, cell);
		}
	}

	private fillBudget(): void {
		const { cell, mode, problem } = mapBudget(this.cells);
		if (problem) this.problems.push(problem);
		this.fill('budget', cell);
		const currency = cell && currencyIn(cell.heading);
		if (currency !== undefined) this.contextOf.set('budget', { currency });
		const written = this.given.get('budget_mode');
		const parsed = parseChoice(written, choices.budgetModes);
		if (cell && mode === undefined && 'nothing' in parsed && this.unused.lifetime) {
			this.problems.push(this.unused.lifetime);
		}
		if (!cell || mode === undefined) return;
		if ('nothing' in parsed) {
			this.given.set('budget_mode', mode);
			this.labels.set('budget_mode', cell.heading);
		} else if ('value' in parsed && parsed.value !== mode) {
			this.problems.push({
				field: cell.heading,
				message: `is filled in, but '${this.labelOf('budget_mode')}' is ${formatValue(written)}. Make the two match.`,
			});
		}
	}

	/** Placements without a word on the kind of placement are chosen by hand. */
	private fillPlacement(): void {
		const type = this.given.get('placement_type');
		const named = isEmpty(type) || meansEmpty(type) ? this.cells.find('placements') : undefined;
		const cell = this.cells.find('placement') ?? named;
		if (!cell) return;
		const placement = parsePlacementCell(cell.value);
		if ('problem' in placement) {
			this.problems.push({ field: cell.heading, message: placement.problem });
			this.given.delete('placements');
		}
		if (!('value' in placement)) return;
		const { heading } = cell;
		const { placement_type, placements } = placement.value;
		this.fill('placement_type', { heading, value: placement_type });
		if (placements) this.fill('placements', { heading, value: [...placements] });
		if (placement.readAs !== undefined) {
			const written = formatValue(cell.value);
			this.readings.push({ field: heading, written, readAs: placement.readAs });
		}
	}

	private existingAdgroupId(): string | undefined {
		const cell = this.cells.find('adgroup_id');
		if (!cell) return undefined;
		const id = parseExistingAdGroupId(cell.value);
		if ('problem' in id) this.problems.push({ field: cell.heading, message: id.problem });
		return 'value' in id ? id.value : undefined;
	}

	private labelOf(argument: ArgumentName): string {
		return this.headingOf(argument) ?? this.form.labelOf(argument);
	}

	private headingOf(argument: ArgumentName): string | undefined {
		return this.labels.get(argument) ?? this.emptyColumn(argument);
	}

	/** The heading of a column for an argument that is there and not filled. */
	private emptyColumn(argument: ArgumentName): string | undefined {
		const targets: HeadingTarget[] =
			argument === 'budget' ? ['budget_daily', 'budget_lifetime', 'budget'] : [argument];
		const [heading] = targets.flatMap((target) => this.cells.headingOf(target) ?? []);
		return heading ?? this.names.get(argument)?.heading;
	}

	private whyMissing(argument: ArgumentName): string {
		const inForm = argument === 'campaign_id' ? ', or choose the campaign in the node' : '';
		const name = this.names.get(argument);
		if (name) {
			return `is ${formatValue(name.value)}, which is a name, not an ID. Add a column '${usualHeading(argument)}'${inForm}.`;
		}
		if (this.emptyColumn(argument) !== undefined) {
			const { sums } = this;
			if (argument === 'adgroup_name' && sums)
				return `is empty, and '${sums.field}' ${sums.message}`;
			return `is empty. Fill it in${inForm}.`;
		}
		const near = argument === 'budget' ? this.unused.nearBudget : undefined;
		const rename =
			near !== undefined ? `, or rename '${near}' if it holds the amount to spend` : '';
		return `has no column. Add one, such as '${usualHeading(argument)}'${rename}${inForm}.`;
	}
}

function usualHeading(argument: ArgumentName): string {
	switch (argument) {
		case 'campaign_id':
			return 'Campaign ID';
		case 'budget':
			return 'Daily budget';
		default:
			return 'Ad group';
	}
}

const otherTargets = [
	'budget_daily',
	'budget_lifetime',
	'placement',
	'adgroup_id',
	'age_from',
	'age_to',
	'new_budget',
	'new_name',
] as const satisfies readonly HeadingTarget[];

function isArgument(target: HeadingTarget): target is ArgumentName {
	return !otherTargets.some((other) => other === target);
}
