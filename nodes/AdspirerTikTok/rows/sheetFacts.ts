import { budgetModes } from '../contract/choices';
import type { ColumnName, ParseContext } from '../contract/fields';
import { currenciesOfBudget } from '../parse/budget';
import { formatValue, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { ColumnFacts, explained } from './columnFacts';
import type { GivenRow, Row, RowName } from './row';

/** Rows of one ad account whose budgets may be in the same currencies. */
interface SameCurrencies {
	readonly currencies: readonly string[];
	/** The budget of the first, as it is written. */
	readonly example: unknown;
	readonly items: number[];
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

	/** What to say of what a row leaves blank and others fill in. @param filled what its columns fill. */
	blanksBeside(filled: ReadonlySet<ColumnName>): ReadonlyMap<string, string> {
		const found = Object.entries(neverBlank).filter(
			([, { own, others = own }]) =>
				own.every((one) => !filled.has(one)) && others.some((one) => this.filled.has(one)),
		);
		return new Map(found.map(([argument]) => [argument, blankMessage(argument)]));
	}

	/**
	 * Looks at a row before its values are parsed.
	 *
	 * @param filled what its columns fill.
	 */
	addGiven({ given, skipped }: GivenRow, filled: ReadonlySet<ColumnName> = new Set()): void {
		if (skipped !== undefined) return;
		for (const column of filled) this.filled.add(column);
		for (const argument of explained) {
			const facts = this.columns.get(argument) ?? new ColumnFacts(argument);
			this.columns.set(argument, facts);
			const cell = given.get(argument);
			if (cell) facts.add(cell);
		}
	}

	/**
	 * Looks at a row whose values are parsed.
	 *
	 * @param budget the row's budget, as it is written.
	 * @returns what is wrong with it beside the rows before.
	 */
	addParsed(row: Row, budget: unknown): Problem | undefined {
		if (row.existingAdgroupId !== undefined || row.skipped !== undefined) return undefined;
		if (row.values.budget !== undefined) this.addBudget(row, budget);
		return this.findOtherChange(row);
	}

	private addBudget({ item, values }: Row, written: unknown): void {
		const currencies = currenciesOfBudget(written, budgetModes);
		if (!currencies) return;
		// Without an account's ID it is the one that is connected.
		const { advertiser_id: account = '' } = values;
		const groups = this.budgets.get(account) ?? [];
		this.budgets.set(account, groups);
		const group = groups.find((one) => one.currencies.join() === currencies.join());
		if (group) group.items.push(item);
		else groups.push({ currencies, example: written, items: [item] });
	}

	/**
	 * Finds a row that sets another value for an ad group than an earlier row. Calls are made at the same
	 * time, so it would be a matter of chance which one counts.
	 */
	private findOtherChange({ name, values, labelOf }: Row): Problem | undefined {
		let found: Problem | undefined;
		if (values.adgroup_id === undefined) return found;
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
				found ??= { field: labelOf(argument), message };
			}
		}
		return found;
	}

	/**
	 * The rows whose budgets are in another currency than as many of the same ad account: "€250" among
	 * dollars, or "Rp 1.500.000", which would be spent as dollars too.
	 *
	 * @returns by the row's item, what is wrong with its budget.
	 */
	otherCurrencies(): ReadonlyMap<number, string> {
		const told = new Map<number, string>();
		for (const groups of this.budgets.values()) {
			for (const { currencies, items } of groups) {
				const others = groups.filter((one) => areDisjoint(one.currencies, currencies));
				const same = groups.filter((one) => !others.includes(one));
				if (others.length === 0 || rowsIn(same) > rowsIn(others)) continue;
				const [most] = others.sort((a, b) => b.items.length - a.items.length);
				const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
				for (const item of items) told.set(item, message);
			}
		}
		return told;
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
	return groups.reduce((sum, { items }) => sum + items.length, 0);
}
