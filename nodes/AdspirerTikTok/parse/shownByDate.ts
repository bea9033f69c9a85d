import {
	bothOrders,
	hasEastAsianDay,
	leadIn,
	maxLength,
	readInAnyYear,
	type DateOrder,
} from './dateText';

/** What a date shows about the others of its column. */
export interface ShownByDate {
	/** 'refuse' stands for an order that the column may have besides these two, such as year first. */
	readonly dateOrder?: readonly DateOrder[];
	readonly year?: readonly number[];
}

const yearLast = /(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?!\d)/;

/** 12/31/2026 has the month first, and 46357 a year. Numbers in a longer text at least contradict others. */
export function shownByDate(text: string): ShownByDate {
	if (text.length > maxLength) return {};
	const [iso] = /^20\d\d(?=-\d\d-\d\d(?!\d))/.exec(text) ?? [];
	if (iso) return { year: [Number(iso)] };
	const bare = text.replace(leadIn.start, '').replace(leadIn.end, '');
	const orders: DateOrder[] = [];
	const years = new Set<number>();
	for (const dateOrder of bothOrders) {
		const isPossible = dateOrder === 'monthDayYear' || !hasEastAsianDay(text);
		const date = isPossible && readInAnyYear(bare, 'end', dateOrder);
		if (!date) continue;
		orders.push(dateOrder);
		if (date.hasYear) years.add(new Date(date.localTime).getUTCFullYear());
	}
	const [, first = 0, mark, second = 0, last = ''] = yearLast.exec(text) ?? [];
	if (orders.length === 0) return shownByNumbers(text, Number(first), Number(second));
	const isOpen = orders.length > 1;
	const mayEndInMonth = Number(second) <= 12;
	const mayBeginWithYear = last.length === 2 && Number(first) >= 20 && mayEndInMonth;
	if (mayBeginWithYear && Number(last) <= 31) years.add(2000 + Number(first));
	// Dots have the day first nearly everywhere.
	const isDotted = mark === '.' && Number(first) <= 12 && mayEndInMonth;
	if (isDotted || (mayBeginWithYear && Number(first) <= 29)) orders.push('refuse');
	const inRange = [...years].filter((year) => year >= 2020 && year <= 2100);
	return {
		dateOrder: isOpen ? undefined : orders,
		year: years.size > 0 ? inRange : undefined,
	};
}

/** What the numbers of a text show that isn't a date. */
function shownByNumbers(text: string, first: number, second: number): ShownByDate {
	const year = Number(/(?<!\d)20\d\d(?!\d)/.exec(text)?.[0]);
	let shown: ShownByDate = {};
	if (first > 12 && second <= 12) shown = { dateOrder: ['dayMonthYear', 'refuse'] };
	if (second > 12 && first <= 12) shown = { dateOrder: ['monthDayYear', 'refuse'] };
	if (year) return { ...shown, year: [year] };
	return shown;
}
