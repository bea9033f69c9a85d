import { columns as knownColumns, type ColumnName, type ParseContext } from '../contract/fields';
import { findBrokenText, formatValue, maxListLength, plainText, tooLong } from '../parse/cell';
import type { Problem } from '../parse/cell';
import { beginsWithDay } from '../parse/dateText';
import { canonicalJson } from '../parse/json';
import { isDoubtful, isExclusion, meansEmpty } from '../parse/keyword';
import { leavesOf } from '../parse/list';
import { isNonRestrictive } from '../sheet/statusWords';
import { ageOfBounds, joined } from './combinedColumns';
import type { Cell, Name } from './row';
import type { TopicName } from '../sheet/topics';
import type { FilledCell } from '../sheet/sheet';
import { topicOf, topicOfHeading } from '../sheet/topics';

/** The filled cells of one row, by what they fill, as far as the operation `takes` that. */
export function cellsOfRow(
	filled: readonly FilledCell[],
	context: ParseContext,
	takes: (target: ColumnName) => boolean,
) {
	/** What is wrong with the row's columns. */
	const problems: Problem[] = [];
	/** Cells that fill nothing, however large: nobody looks at them. */
	const others: FilledCell[] = [];
	/** Those of them that say how to read another cell. */
	const helping = new Set<FilledCell>();
	/** In columns that hold an ID in other sheets. */
	const campaignNames: Cell[] = [];
	const byTarget = new Map<ColumnName, Cell[]>();
	const takesStart = takes('schedule_start_time');
	for (const cell of filled.flatMap((one) => (takesStart ? flightIn(one, context) : one))) {
		const { fills, heading, mayBeName, value } = cell;
		if (fills === undefined || !takes(fills)) {
			others.push(cell);
			continue;
		}
		const message = tooLong(value, maxLengthOf(fills));
		if (message !== undefined) problems.push({ field: heading, message });
		// In many plans "Days" is the length of the flight.
		else if (fills === 'dayparting' && /^\s*\d{1,4}\s*$/.test(String(value))) {
			others.push({ ...cell, topic: 'hours' });
		} else if (!mayBeName || !isName(value) || isAudience(fills, value)) {
			byTarget.set(fills, [...(byTarget.get(fills) ?? []), cell]);
		}
		// A campaign is looked up by its name; accounts have to be IDs.
		else if (fills !== 'campaign_id') {
			const topic = topicOf(fills) ?? topicOfHeading(heading);
			others.push({ ...cell, topic });
		}
		else if (!meansEmpty(value)) campaignNames.push(cell);
	}

	const refuseOther = ({ heading, value }: Cell, other: Cell | undefined): void => {
		if (!other) return;
		const but = `but '${other.heading}' is ${formatValue(other.value)}`;
		problems.push({ field: heading, message: `is ${formatValue(value)}, ${but}. ${keepOne}` });
	};

	const found = new Map<ColumnName, Cell>();
	/**
	 * The filled cell, if any. Of several the first one counts where they mean the same; where they
	 * don't, that is a problem. A dash beside a value is empty.
	 */
	const find = (target: ColumnName): Cell | undefined => {
		const known = found.get(target);
		if (known) return known;
		const bounds = target === 'age_groups' && ageOfBounds(find('age_from'), find('age_to'));
		const all = [...(byTarget.get(target) ?? []), ...(bounds ? [bounds] : [])];
		const meant = all.filter(({ value }) => !meansEmpty(value));
		const [first, ...more] = meant.length > 0 ? joined(target, meant, context.dateOrder) : all;
		if (!first) return undefined;
		found.set(target, first);
		const differs = ({ value }: Cell) => !readsAlike(target, first.value, value, context);
		refuseOther(first, more.find(differs));
		return first;
	};

	return {
		problems,
		refuseOther,
		find,
		/** The cell that names the campaign in place of its ID, if any. A row is in one campaign. */
		findCampaignName(): Cell | undefined {
			const id = find('campaign_id');
			const [first, ...more] = !id || meansEmpty(id.value) ? campaignNames : [];
			const isOther = ({ value }: Cell) => String(value).trim() !== String(first?.value).trim();
			if (first) refuseOther(first, more.find(isOther));
			return first;
		},
		/**
		 * The one amount of a row. Plans with a column for each mode put a dash or a zero into the other
		 * one, so these count where there is no more.
		 */
		findAmount(columns: readonly ColumnName[]): Cell | undefined {
			const all = columns.flatMap((column) => find(column) ?? []);
			const [first = all[0], ...more] = all.filter(({ value }) => !isNoAmount(value));
			const isOther = ({ fills, value }: Cell) =>
				fills !== 'budget' || !readsAlike(fills, first?.value, value, context);
			if (first) refuseOther(first, more.find(isOther));
			return first;
		},
		/** What a cell that fills nothing says of another one, where it can be read. */
		help<T>(topic: TopicName, read: (text: string) => T | undefined): T | undefined {
			const cell = others.find(({ topic: other }) => other === topic);
			const said = typeof cell?.value === 'string' ? read(cell.value.trim()) : undefined;
			if (cell && said !== undefined) helping.add(cell);
			return said;
		},
		/** The cells that fill nothing and helped with no other. */
		rest: () => others.filter((cell) => !helping.has(cell)),
	};
}

/** The cells of a row with what they fill. */
export type RowCells = ReturnType<typeof cellsOfRow>;

const keepOne = "Keep the one to use, and clear the other, or name its column in 'Ignore Columns'.";

/** True where two values for one thing come to the same, however they are written. */
export function readsAlike(
	target: ColumnName,
	one: unknown,
	other: unknown,
	context: ParseContext,
): boolean {
	const [first, second] = [one, other].map((value) => {
		const parsed = knownColumns[target].parse(value, { ...context, budgetMode: null });
		// "iOS 15+" is more than "iOS", and only its warning says so.
		return 'value' in parsed ? canonicalJson([parsed.value, parsed.warning]) : undefined;
	});
	return first === undefined ? formatValue(one) === formatValue(other) : first === second;
}

const betweenDays =
	/\s+(?:-|to|until|bis|au|al|a|à|hasta|até|tot(?: en met)?|t\/m)\s+|\s*(?:[–—〜~→]|から)\s*|(?<=[./]\d{4})-(?=\d{1,2}[./])/i;

/** The first and the last day of a flight in one cell, such as "5 Apr 2027 - 25 Apr 2027"; else the cell. */
function flightIn(cell: FilledCell, { dateOrder }: ParseContext): FilledCell[] {
	const text = cell.topic === 'schedule_start_time' ? String(cell.value).slice(0, 100) : '';
	const bare = text.replace(/^\s*(?:from|vo[mn]|dal?|du|del?|van)\s+/i, '');
	const [start = '', end = '', ...more] = bare.split(betweenDays).map((day) => day.trim());
	const isFlight = more.length === 0 && [start, end].every((day) => beginsWithDay(day, dateOrder));
	if (!isFlight) return [cell];
	return [
		{ ...cell, value: start, fills: 'schedule_start_time', topic: undefined },
		{ ...cell, value: end, fills: 'schedule_end_time', topic: undefined },
	];
}

/** True for what may be looked up among audiences. */
const isAudience = (fills: ColumnName, value: unknown) =>
	fills.endsWith('audience_ids') && !isNonRestrictive(value);

/**
 * True for a cell that names something for people, such as a campaign. Anything that was meant as an
 * ID, even one that lost digits on the way, is none: it has to be read, and refused
 * where it can't be.
 */
function isName(value: unknown): boolean {
	if (typeof value !== 'string' && typeof value !== 'number') return false;
	const text = plainText(String(value));
	return !looksLikeId.test(text) && findBrokenText(text) === undefined;
}

/**
 * The names that a value gives in place of IDs, in lines; undefined where it gives none. A search for
 * what is left out or in doubt would be in vain.
 */
export function namesIn(value: unknown, named: Name['noun']): string | undefined {
	const text = leavesOf(value).join('\n');
	const isInVain = named === 'interest' && (isExclusion(text) || isDoubtful(text));
	// Cars are an interest.
	if (isInVain || (isNonRestrictive(text) && !/^auto$/i.test(text))) return undefined;
	return isName(text) && tooLong(text) === undefined ? text : undefined;
}

/** Eight digits and more, an ID that a spreadsheet shortened ("1.79E+18"), or a link. */
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
