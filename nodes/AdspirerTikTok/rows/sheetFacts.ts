import type { ColumnName, ParseContext } from '../contract/fields';
import { formatValue, type Problem } from '../parse/cell';
import { orderShown, yearShown, type DateOrder } from '../parse/dayText';
import { meaningsOfM } from '../parse/genderAndLanguage';
import { canonicalJson } from '../parse/json';
import { amountIn } from '../parse/money';
import { columnNamesStates } from '../parse/places';
import type { Given, GivenRow, Row, RowName, Warning } from './row';

/** No date is longer. */
const maxDateLength = 100;

/** The arguments whose columns explain their own cells. */
const explained = [
	...['schedule_start_time', 'schedule_end_time', 'budget', 'gender', 'location_ids'],
];

/**
 * How the doubtful cells of a column are meant, as its clear ones show: 12/31/2026 tells which number
 * of 12/05/2026 is the day, and 1,250.00 that 1,250 is a thousand and more. What contradicts itself
 * tells nothing.
 */
class ColumnFacts {
	private readonly orders = new Set<DateOrder | undefined>();

	private readonly years = new Set<number | undefined>();

	private readonly thousands = new Set<string | undefined>();

	private readonly meaningsOfM = new Set<'women' | 'men'>();

	/** Mujer and mulher begin with an M as well as masculino. */
	private mIsOpen = false;

	private namesStates = false;

	constructor(private readonly argument: string) {}

	/** Looks at a cell of the column. */
	add({ label, value }: Given): void {
		const { argument } = this;
		if (argument === 'budget') this.thousands.add(amountIn(value)?.thousands);
		else if (argument === 'gender') {
			this.mIsOpen ||= /^(?:sexo|g[eéê]nero)s?$/iu.test(label);
			for (const one of meaningsOfM(value)) this.meaningsOfM.add(one);
		} else if (argument === 'location_ids') this.namesStates ||= columnNamesStates(label, value);
		else if (typeof value === 'string' && value.length <= maxDateLength) {
			this.orders.add(orderShown(value));
			this.years.add(yearShown(value));
		}
	}

	/** What is known of the column's cells. */
	get notes(): Partial<ParseContext> {
		const isOpen = this.mIsOpen || this.meaningsOfM.size > 1;
		return {
			namesStates: this.namesStates,
			dateOrder: only(this.orders),
			year: only(this.years),
			thousands: only(this.thousands),
			mMeans: only(this.meaningsOfM) ?? (isOpen ? 'either' : undefined),
		};
	}
}

/** The one value that was found, if it is the only one. */
function only<T>(values: ReadonlySet<T | undefined>): T | undefined {
	const [first, ...others] = [...values].filter((value) => value !== undefined);
	return others.length === 0 ? first : undefined;
}

/** A row to which the others may still add something. */
export type ReadRow = Row & { readonly problems: Problem[]; readonly warnings: Warning[] };

/** Rows of one ad account whose budgets may be in the same currencies. */
interface SameCurrencies {
	readonly currencies: readonly string[];
	/** The budget of the first, as it is written. */
	readonly example: unknown;
	readonly rows: ReadRow[];
}

/**
 * What only the rows together tell. First each row is added as it is given, then each as it was
 * parsed, one by one, so that no turn of the event loop is long.
 */
export class SheetFacts {
	/** What the columns of some row fill. */
	private readonly filled = new Set<ColumnName>();

	/** By argument. */
	private readonly columns = new Map<string, ColumnFacts>();

	/** By account, which has only one currency. */
	private readonly budgets = new Map<string, SameCurrencies[]>();

	private readonly changes = new Map<string, { readonly value: string; readonly by: RowName }>();

	/** @param changing the arguments that set something in an ad group that exists. */
	constructor(private readonly changing: readonly string[]) {}

	/** How an argument's doubtful cells are meant, by the clear ones of all rows. */
	notesOn(argument: string): Partial<ParseContext> {
		return this.columns.get(argument)?.notes ?? {};
	}

	/** What a row leaves blank and others fill in, with what to say of it. */
	blanksOf({ columns }: GivenRow): Array<[argument: string, message: string]> {
		if (!columns) return [];
		return Object.entries(neverBlank).flatMap(([argument, { own, others = own }]) =>
			own.every((one) => !columns.filled.has(one)) && others.some((one) => this.filled.has(one))
				? [[argument, blankMessage(argument)]]
				: [],
		);
	}

	/** Looks at a row before its values are parsed. */
	addGiven({ given, columns }: GivenRow): void {
		if (columns?.isNone) return;
		for (const column of columns?.filled ?? []) this.filled.add(column);
		for (const argument of explained) {
			const facts = this.columns.get(argument) ?? new ColumnFacts(argument);
			this.columns.set(argument, facts);
			const cell = given.get(argument);
			if (cell) facts.add(cell);
		}
	}

	/** Looks at a row whose values are parsed, and at its budget as it is written. */
	addParsed(row: ReadRow, budget: Given | undefined): void {
		if (row.values.budget !== undefined) this.addBudget(row, budget?.value);
		this.refuseOtherChange(row);
	}

	private addBudget(row: ReadRow, written: unknown): void {
		const currencies = amountIn(written)?.currencies;
		if (!currencies) return;
		// Without an account's ID it is the one that is connected.
		const { advertiser_id: account = '' } = row.values;
		const groups = this.budgets.get(account) ?? [];
		this.budgets.set(account, groups);
		const group = groups.find((one) => one.currencies.join() === currencies.join());
		if (group) group.rows.push(row);
		else groups.push({ currencies, example: written, rows: [row] });
	}

	/**
	 * Refuses a row that sets another value for an ad group than an earlier row. Calls are made at the
	 * same time, so it would be a matter of chance which one counts.
	 */
	private refuseOtherChange({ name, values, labelOf, problems }: ReadRow): void {
		if (values.adgroup_id === undefined) return;
		for (const argument of this.changing) {
			if (!(argument in values)) continue;
			const place = canonicalJson([values.adgroup_id, argument]);
			const value = canonicalJson(values[argument]);
			const earlier = this.changes.get(place);
			if (!earlier) this.changes.set(place, { value, by: name });
			else if (earlier.value !== value) {
				const { item, sheetRow } = earlier.by;
				const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
				const message = `differs from ${other}, which changes the same ad group. Keep one of the two rows.`;
				problems.push({ field: labelOf(argument), message });
				return;
			}
		}
	}

	/**
	 * Refuses the rows whose budgets are in another currency than as many of the same ad account: "€250" among
	 * dollars, or "Rp 1.500.000", which would be spent as dollars too.
	 */
	refuseOtherCurrencies(): void {
		for (const groups of this.budgets.values()) {
			for (const { currencies, rows } of groups) {
				const others = groups.filter((one) => areDisjoint(one.currencies, currencies));
				const same = groups.filter((one) => !others.includes(one));
				if (others.length === 0 || rowsIn(same) > rowsIn(others)) continue;
				const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
				const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
				for (const { labelOf, problems } of rows) {
					problems.push({ field: labelOf('budget'), message });
				}
			}
		}
	}
}

/** The columns that hold what an ad group may spend. */
export const amounts = ['budget', 'budget_daily', 'budget_lifetime'] as const;

/** The columns of an argument in a row, and in the others, where those are fewer. */
interface Columns {
	readonly own: readonly ColumnName[];
	readonly others?: readonly ColumnName[];
}

/** What no row may leave blank where others fill it in: something else would be made of it. */
const neverBlank: Readonly<Record<string, Columns>> = {
	campaign_id: { own: ['campaign_id'] },
	location_ids: { own: ['location_ids'] },
	objective: { own: ['objective'] },
	budget: { own: amounts },
	// The heading of an amount may say what it is for.
	budget_mode: { own: ['budget_mode', 'budget_daily', 'budget_lifetime'], others: ['budget_mode'] },
};

function blankMessage(argument: string): string {
	const start = 'is blank, but other rows have one. Fill it in.';
	// A merged budget is likely one sum for all of its rows.
	return argument === 'budget'
		? `${start} Of merged cells only the first has the amount.`
		: `${start} If cells are merged in the sheet, name the column in the option 'Fill Down Columns'.`;
}

function areDisjoint(some: readonly string[], others: readonly string[]): boolean {
	return !some.some((code) => others.includes(code));
}

function rowsIn(groups: readonly SameCurrencies[]): number {
	return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
