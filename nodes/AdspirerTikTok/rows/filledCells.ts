import type { IDataObject } from 'n8n-workflow';
import * as choices from '../contract/choices';
import { canonicalJson } from '../parse/exactJson';
import { formatValue } from '../parse/formatValue';
import { parseAdGroupId } from '../parse/id';
import { meansEmpty } from '../parse/noRestriction';
import { parsePlacement } from '../parse/choice';
import type { Problem } from '../parse/problem';
import { parseText } from '../parse/text';
import { isEmpty } from '../parse/values';
import type { Cell } from './cell';
import type { HeadingTarget, MatchedHeadings } from './headings';
import { ageOfBounds, withLocationIds, withTimeOfDay } from './joinedCells';
import { parsers, type ParseContext, type Parser } from './parsers';

export type { Cell } from './cell';

/** Reads the one Placement column of a sheet: the kind of placement, or the placements. */
export function parsePlacementCell(value: unknown): ReturnType<typeof parsePlacement> {
	return parsePlacement(value, choices.placementTypes, choices.placements, 'PLACEMENT_TYPE_NORMAL');
}

function parserOf(target: HeadingTarget): Parser {
	switch (target) {
		case 'placement':
			return parsePlacementCell;
		case 'adgroup_id':
			return parseAdGroupId;
		case 'budget_daily':
		case 'budget_lifetime':
		case 'new_budget':
			return parsers.budget;
		case 'new_name':
			return parsers.adgroup_name;
		case 'age_from':
		case 'age_to':
			return parseText;
		default:
			return parsers[target];
	}
}

/** The cells of one row, by what they fill. */
export class FilledCells {
	/** Columns for one and the same thing that disagree. */
	readonly problems: Problem[] = [];

	constructor(
		private readonly columns: IDataObject,
		private readonly matched: MatchedHeadings,
		private readonly context: ParseContext,
	) {}

	/** The heading of the first column for it, filled or not. */
	headingOf(target: HeadingTarget): string | undefined {
		return this.matched.byArgument.get(target)?.[0];
	}

	/**
	 * The filled cell, if any. Of several the first one counts where they mean the same; where they
	 * don't, that is a problem. A dash beside a value is empty.
	 */
	find(target: HeadingTarget): Cell | undefined {
		const filled = this.filled(target);
		const meant = filled.filter(({ value }) => !meansEmpty(value));
		const [first, ...others] = meant.length > 0 ? this.joined(target, meant) : filled;
		if (!first) return undefined;
		const other = others.find((cell) => !this.agree(target, first, cell));
		if (other) {
			this.problems.push({
				field: first.heading,
				message: `is ${formatValue(first.value)}, but '${other.heading}' is ${formatValue(other.value)}. Make the two match, or remove one of the columns.`,
			});
		}
		return first;
	}

	/** The filled cells of columns that hold an ID in some sheets and a name in others. */
	findNameOrId(target: HeadingTarget): Cell | undefined {
		return this.cellsUnder(this.matched.ifId.get(target) ?? []).find(
			({ value }) => !meansEmpty(value),
		);
	}

	/** True where two cells come to the same, however they are written. */
	agree(target: HeadingTarget, one: Cell, other: Cell): boolean {
		const [first, second] = [one, other].map(({ value }) => {
			const parsed = parserOf(target)(value, { ...this.context, budgetMode: null });
			return 'value' in parsed ? canonicalJson(parsed.value) : undefined;
		});
		return first === undefined
			? formatValue(one.value) === formatValue(other.value)
			: first === second;
	}

	private filled(target: HeadingTarget): Cell[] {
		const cells = this.cellsUnder(this.matched.byArgument.get(target) ?? []);
		if (target !== 'age_groups') return cells;
		const bounds = ageOfBounds(this.find('age_from'), this.find('age_to'));
		return bounds ? [...cells, bounds] : cells;
	}

	/** Cells of columns that add up to one value, such as a date and a time, as one. */
	private joined(target: HeadingTarget, cells: readonly Cell[]): readonly Cell[] {
		switch (target) {
			case 'location_ids':
				return withLocationIds(cells);
			case 'schedule_start_time':
			case 'schedule_end_time':
				return withTimeOfDay(cells, this.context.dateOrder);
			default:
				return cells;
		}
	}

	private cellsUnder(headings: readonly string[]): Cell[] {
		return headings
			.map((heading) => ({ heading, value: this.columns[heading] }))
			.filter(({ value }) => !isEmpty(value));
	}
}
