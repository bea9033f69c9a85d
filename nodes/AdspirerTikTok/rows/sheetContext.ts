import type { ColumnName, ParseContext } from '../contract/fields';
import { formatValue, type Problem } from '../parse/cell';
import { orderShown, yearShown, type DateOrder } from '../parse/dateText';
import { meaningsOfM } from '../parse/genderAndLanguage';
import { canonicalJson } from '../parse/json';
import { amountIn } from '../parse/money';
import { columnNamesStates } from '../parse/locations';
import type { RawValue, RawRow, ParsedRow, RowName, Warning } from './row';
import { amounts } from '../sheet/sheet';

/**
 * How the doubtful cells of a column are meant, as its clear ones show: 12/31/2026 tells which number
 * of 12/05/2026 is the day, and 1,250.00 that 1,250 is a thousand and more. What contradicts itself
 * tells nothing.
 */
function columnFacts(argument: string) {
	const orders = new Set<DateOrder | undefined>();
	const years = new Set<number | undefined>();
	const thousands = new Set<string | undefined>();
	const meanings = new Set<'women' | 'men'>();
	/** Mujer and mulher begin with an M as well as masculino. */
	let mIsOpen = false;
	let namesStates = false;
	return {
		/** Looks at a cell of the column. */
		add({ label, value }: RawValue): void {
			if (argument === 'budget') thousands.add(amountIn(value)?.thousands);
			else if (argument === 'gender') {
				mIsOpen ||= /^(?:sexo|g[eéê]nero)s?$/iu.test(label);
				for (const one of meaningsOfM(value)) meanings.add(one);
			} else if (argument === 'location_ids') namesStates ||= columnNamesStates(label, value);
			// No date is longer.
			else if (typeof value === 'string' && value.length <= 100) {
				orders.add(orderShown(value));
				years.add(yearShown(value));
			}
		},
		/** What is known of the column's cells. */
		notes: (): Partial<ParseContext> => ({
			namesStates,
			dateOrder: only(orders),
			year: only(years),
			thousands: only(thousands),
			mMeans: only(meanings) ?? (mIsOpen || meanings.size > 1 ? 'either' : undefined),
		}),
	};
}

/** The one value that was found, if it is the only one. */
function only<T>(values: ReadonlySet<T | undefined>): T | undefined {
	const [first, ...others] = [...values].filter((value) => value !== undefined);
	return others.length === 0 ? first : undefined;
}

/** A row to which the others may still add something. */
export type OpenRow = ParsedRow & { readonly problems: Problem[]; readonly warnings: Warning[] };

/** Rows of one ad account whose budgets may be in the same currencies. */
interface SameCurrencies {
	readonly currencies: readonly string[];
	/** The budget of the first, as it is written. */
	readonly example: unknown;
	readonly rows: OpenRow[];
}

/**
 * What only the rows together tell. First each row is added as it is given, then each as it was
 * parsed, one by one, so that no turn of the event loop is long.
 *
 * @param changing the arguments that set something in an ad group that exists.
 */
export function sheetContext(changing: readonly string[]) {
	/** What the columns of some row fill. */
	const filled = new Set<ColumnName>();
	const ofDates = columnFacts('schedule');
	/** By the arguments whose columns explain their own cells, and those of start and end each other's. */
	const columns = new Map([
		...['budget', 'gender', 'location_ids'].map((name) => [name, columnFacts(name)] as const),
		...['schedule_start_time', 'schedule_end_time'].map((name) => [name, ofDates] as const),
	]);
	/** By account, which has only one currency. */
	const budgets = new Map<string, SameCurrencies[]>();
	const changes = new Map<string, { readonly value: string; readonly by: RowName }>();

	const addBudget = (row: OpenRow, written: unknown): void => {
		const currencies = amountIn(written)?.currencies;
		if (!currencies) return;
		// Without an account's ID it is the one that is connected.
		const { advertiser_id: account = '' } = row.values;
		const groups = budgets.get(account) ?? [];
		budgets.set(account, groups);
		const group = groups.find((one) => one.currencies.join() === currencies.join());
		if (group) group.rows.push(row);
		else groups.push({ currencies, example: written, rows: [row] });
	};

	/**
	 * Refuses a row that sets another value for an ad group than an earlier row. Calls are made at the
	 * same time, so it would be a matter of chance which one counts.
	 */
	const refuseOtherChange = ({ name, values, labelOf, problems }: OpenRow): void => {
		if (values.adgroup_id === undefined) return;
		for (const argument of changing.filter((one) => one in values)) {
			const place = canonicalJson([values.adgroup_id, argument]);
			const value = canonicalJson(values[argument]);
			const earlier = changes.get(place) ?? { value, by: name };
			changes.set(place, earlier);
			if (earlier.value === value) continue;
			const { item, sheetRow } = earlier.by;
			const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
			const message = `differs from ${other}, which changes the same ad group. Keep one of the two rows.`;
			return void problems.push({ field: labelOf(argument), message });
		}
	};

	return {
		/** How an argument's doubtful cells are meant, by the clear ones of all rows. */
		contextFor: (argument: string): Partial<ParseContext> => columns.get(argument)?.notes() ?? {},
		/** The arguments that a row leaves blank and others fill in, with what to say of them. */
		blanksOf: (row: RawRow): ReadonlyArray<readonly [argument: string, message: string]> =>
			neverBlank
				.filter(([, own, others = own]) => !own.some(isIn(row.filled)) && others.some(isIn(filled)))
				.map(([argument]) => {
					const remedy = argument === 'budget' ? ofAmounts : ifMerged;
					return [argument, `is blank, but other rows have one. Fill it in. ${remedy}`];
				}),
		/** Looks at a row before its values are parsed. */
		addGiven({ raw: given, filled: own, isNone }: RawRow): void {
			if (isNone) return;
			for (const column of own) filled.add(column);
			for (const [argument, facts] of columns) {
				const cell = given.get(argument);
				if (cell) facts.add(cell);
			}
		},
		/** Looks at a row whose values are parsed, and at its budget as it is written. */
		addParsed(row: OpenRow, budget: RawValue | undefined): void {
			if (row.values.budget !== undefined) addBudget(row, budget?.value);
			refuseOtherChange(row);
		},
		/**
		 * Refuses the rows whose budgets are in another currency than as many of the same ad account: "€250" among
		 * dollars, or "Rp 1.500.000", which would be spent as dollars too.
		 */
		refuseOtherCurrencies(): void {
			for (const groups of budgets.values()) {
				for (const { currencies, rows } of groups) {
					const isOther = (one: SameCurrencies) =>
						!one.currencies.some((code) => currencies.includes(code));
					const others = groups.filter(isOther);
					const same = groups.filter((one) => !isOther(one));
					if (others.length === 0 || rowsIn(same) > rowsIn(others)) continue;
					const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
					const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
					for (const { labelOf, problems } of rows) {
						problems.push({ field: labelOf('budget'), message });
					}
				}
			}
		},
	};
}

/**
 * What no row may leave blank where others fill it in, since something else would be made of it; with its
 * columns in a row, and in the others, where those are fewer: an amount's heading may say what it is for.
 */
const neverBlank: ReadonlyArray<
	readonly [argument: string, own: readonly ColumnName[], others?: readonly ColumnName[]]
> = [
	['campaign_id', ['campaign_id']],
	['location_ids', ['location_ids']],
	['objective', ['objective']],
	['budget', amounts],
	['budget_mode', ['budget_mode', 'budget_daily', 'budget_lifetime'], ['budget_mode']],
];

const ifMerged =
	"If cells are merged in the sheet, name the column in the option 'Fill Down Columns'.";
// A merged budget is likely one sum for all of its rows.
const ofAmounts = 'Of merged cells only the first has the amount.';

const isIn = (columns: ReadonlySet<ColumnName>) => (column: ColumnName) => columns.has(column);

function rowsIn(groups: readonly SameCurrencies[]): number {
	return groups.reduce((sum, { rows }) => sum + rows.length, 0);
}
