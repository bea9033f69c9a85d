import type { ParseContext } from '../contract/fields';
import { orderShown, yearShown, type DateOrder } from '../parse/dayText';
import { meaningsOfM } from '../parse/genderAndLanguage';
import { thousandsShown } from '../parse/budget';
import { columnNamesStates } from '../parse/places';
import type { Given } from './row';

/** No date is longer. */
const maxDateLength = 100;

/**
 * How the doubtful cells of a column are meant, as its clear ones show: 12/31/2026 tells which number
 * of 12/05/2026 is the day, and 1,250.00 that 1,250 is a thousand and more. What contradicts itself
 * tells nothing.
 */
export class ColumnFacts {
	private readonly orders = new Set<DateOrder>();

	private readonly years = new Set<number>();

	private readonly thousands = new Set<string>();

	private readonly meaningsOfM = new Set<'women' | 'men'>();

	private namesStates = false;

	constructor(private readonly argument: string) {}

	/** Looks at a cell of the column. */
	add({ label, value }: Given): void {
		const { argument } = this;
		if (argument === 'budget') addTo(this.thousands, thousandsShown(value));
		else if (argument === 'gender') addTo(this.meaningsOfM, ...meaningsOfM(value));
		else if (argument === 'location_ids') this.namesStates ||= columnNamesStates(label, [value]);
		else if (typeof value === 'string' && value.length <= maxDateLength) {
			addTo(this.orders, orderShown(value));
			addTo(this.years, yearShown(value));
		}
	}

	/** What is known of the column's cells. */
	get notes(): Partial<ParseContext> {
		const { orders, years, thousands, meaningsOfM: ofM, namesStates } = this;
		const [dateOrder, year, mark, mMeans] = [only(orders), only(years), only(thousands), only(ofM)];
		return {
			namesStates,
			...(dateOrder && { dateOrder }),
			...(year !== undefined && { year }),
			...(mark !== undefined && { thousands: mark }),
			...(ofM.size > 0 && { mMeans: mMeans ?? 'either' }),
		};
	}
}

/** The arguments whose columns explain their own cells. */
export const explained: ReadonlySet<string> = new Set([
	...['schedule_start_time', 'schedule_end_time', 'budget', 'gender', 'location_ids'],
]);

function addTo<T>(set: Set<T>, ...values: ReadonlyArray<T | undefined>): void {
	for (const value of values) if (value !== undefined) set.add(value);
}

function only<T>(values: ReadonlySet<T>): T | undefined {
	const [first, ...others] = values;
	return others.length === 0 ? first : undefined;
}
