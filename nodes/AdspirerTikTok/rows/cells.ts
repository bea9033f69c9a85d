import { columns as knownColumns, type ColumnName, type ParseContext } from '../contract/fields';
import {
	findBrokenText,
	formatValue,
	maxListLength,
	plainText,
	tooLong,
	type Problem,
} from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty } from '../parse/knownWord';
import { leavesOf } from '../parse/list';
import { meansNothing } from './cellWords';
import { ageOfBounds, daysWithHours, withLocationIds, withTimeOfDay } from './joinedCells';
import type { Cell, Name } from './row';
import type { FilledCell } from './sheet';
import { topicOf } from './topicsOfHeadings';

/** The filled cells of one row, by what they fill. */
export class RowCells {
	/** What is wrong with the row's columns. */
	readonly problems: Problem[] = [];

	/** Cells of columns that the operation has no use for, however large: nobody looks at them. */
	readonly others: FilledCell[] = [];

	/** In columns that hold an ID in other sheets. */
	private readonly campaignNames: Cell[] = [];

	private readonly byTarget = new Map<ColumnName, Cell[]>();

	/** @param takes true for what the operation has a use for. */
	constructor(
		filled: readonly FilledCell[],
		private readonly context: ParseContext,
		takes: (target: ColumnName) => boolean,
	) {
		for (const cell of filled) {
			const { fills } = cell.column;
			if (fills !== undefined && takes(fills)) this.add(cell, fills);
			else this.others.push(cell);
		}
	}

	private add({ column, value }: FilledCell, target: ColumnName): void {
		const { heading, mayBeName } = column;
		const isAudience = target.endsWith('audience_ids');
		const message = tooLong(value, maxLengthOf(target));
		if (message !== undefined) this.refuse(heading, message);
		// In many plans "Days" is the length of the flight.
		else if (target === 'dayparting' && /^\s*\d{1,4}\s*$/.test(String(value))) {
			this.others.push({ column: { ...column, other: 'hours' }, value });
		} else if (mayBeName && isName(value) && (!isAudience || meansNothing(value))) {
			// A campaign is looked up by its name; accounts have to be IDs.
			if (target !== 'campaign_id')
				this.others.push({ column: { ...column, other: topicOf(target) }, value });
			else if (!meansEmpty(value)) this.campaignNames.push({ heading, value });
		} else {
			const cells = this.byTarget.get(target) ?? [];
			this.byTarget.set(target, [...cells, { heading, value }]);
		}
	}

	/**
	 * The filled cell, if any. Of several the first one counts where they mean the same; where they
	 * don't, that is a problem. A dash beside a value is empty.
	 */
	find(target: ColumnName): Cell | undefined {
		const filled = this.filled(target);
		const meant = filled.filter(({ value }) => !meansEmpty(value));
		const [first, ...others] = meant.length > 0 ? this.joined(target, meant) : filled;
		if (!first) return undefined;
		const other = others.find((cell) => !this.agree(target, first, cell));
		this.refuseOther(first, other);
		return first;
	}

	/** The filled cells of columns for one amount; dashes and zeros count where there is no more. */
	amounts<Column extends ColumnName>(columns: readonly Column[]) {
		const filled = columns.flatMap((column) => {
			const cell = this.find(column);
			return cell ? [{ cell, column }] : [];
		});
		const amounts = filled.filter(({ cell }) => !isNoAmount(cell.value));
		return amounts.length > 0 ? amounts : filled;
	}

	/** The campaign's name in place of its ID, if any. A row is in one, so its names have to be one. */
	findCampaignName(): Cell | undefined {
		const [first, ...others] = this.campaignNames;
		const isOther = ({ value }: Cell) => String(value).trim() !== String(first?.value).trim();
		if (first) this.refuseOther(first, others.find(isOther));
		return first;
	}

	private refuseOther({ heading: field, value }: Cell, other: Cell | undefined): void {
		if (!other) return;
		const message = `is ${formatValue(value)}, but '${other.heading}' is ${formatValue(other.value)}. Make the two match, or name the column that doesn't count in 'Ignore Columns'.`;
		this.refuse(field, message);
	}

	refuse(field: string, message: string): void {
		this.problems.push({ field, message });
	}

	/** True where two cells come to the same, however they are written. */
	agree(target: ColumnName, { value: one }: Cell, { value: other }: Cell): boolean {
		return readsAlike(target, one, other, this.context) ?? formatValue(one) === formatValue(other);
	}

	private filled(target: ColumnName): readonly Cell[] {
		const cells = this.byTarget.get(target) ?? [];
		if (target !== 'age_groups') return cells;
		const bounds = ageOfBounds(this.find('age_from'), this.find('age_to'));
		return bounds ? [...cells, bounds] : cells;
	}

	/** Cells of columns that add up to one value, such as a date and a time, as one. */
	private joined(target: ColumnName, cells: readonly Cell[]): readonly Cell[] {
		if (target === 'location_ids') return withLocationIds(cells);
		if (target === 'dayparting') return daysWithHours(cells);
		return target.startsWith('schedule_') ? withTimeOfDay(cells, this.context.dateOrder) : cells;
	}
}

/** True where two values for one thing come to the same; undefined where the first can't be read. */
export function readsAlike(
	target: ColumnName,
	one: unknown,
	other: unknown,
	context: ParseContext,
): boolean | undefined {
	const [first, second] = [one, other].map((value) => {
		const parsed = knownColumns[target].parse(value, { ...context, budgetMode: null });
		// "iOS 15+" is more than "iOS", and only its warning says so.
		return 'value' in parsed ? canonicalJson([parsed.value, parsed.warning]) : undefined;
	});
	return first === undefined ? undefined : first === second;
}

/**
 * True for a cell that names something for people, such as a campaign. Anything that was
 * meant as an ID, even one that lost digits on the way, is none: it has to be read, and refused
 * where it can't be.
 */
function isName(value: unknown): boolean {
	if (typeof value === 'number') return Math.abs(value) < minIdLength;
	if (typeof value !== 'string') return false;
	const text = plainText(value);
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/**
 * The names that a value gives in place of IDs, in lines; undefined where it gives none. A search for
 * what is left out or in doubt would be in vain.
 */
export function namesIn(value: unknown, named: Name['noun']): string | undefined {
	const text = leavesOf(value).join('\n');
	const isInVain = named === 'interest' && (isExclusion(text) || isDoubtful(text));
	if (isInVain || meansNothing(text)) return undefined;
	return isName(text) && tooLong(text) === undefined ? text : undefined;
}

/** TikTok's IDs have nine digits and more; a campaign may be called 2027. */
const minIdLength = 10_000_000;

/** Many digits, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
const looksLikeId =
	/^\D?\d(?:[\s.,;|'’"]*\d){7,}\D?$|\d{15}|^\d[\d.,]*e\+?\d+$|^https?:|tiktok\.com\//i;

/** A dash, with or without a currency, or a zero. */
export function isNoAmount(value: unknown): boolean {
	if (value === 0 || meansEmpty(value)) return true;
	return typeof value === 'string' && /[-–—0]/.test(value) && !/[1-9]/.test(value);
}

/** In characters; undefined for the usual bound. */
export function maxLengthOf(argument: string): number | undefined {
	return argument.endsWith('_ids') ? maxListLength : undefined;
}
