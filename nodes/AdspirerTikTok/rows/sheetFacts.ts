import { budgetModes } from '../contract/choices';
import { currenciesOfBudget } from '../parse/budget';
import { formatValue, type Problem } from '../parse/cell';
import { usesHForMen } from '../parse/genderAndLanguage';
import { canonicalJson } from '../parse/json';
import { columnNamesStates } from '../parse/places';
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
	/** True where some row uses H for men, so that M may mean women. */
	mIsAmbiguous = false;

	/** True where the column of locations speaks of US states. */
	namesStates = false;

	/** Filled columns that nothing is made of, of all rows. */
	readonly unusedColumns = new Set<string>();

	/** By account, which has only one currency. */
	private readonly budgets = new Map<string, SameCurrencies[]>();

	private readonly changes = new Map<string, { readonly value: string; readonly by: RowName }>();

	/** @param changing the arguments that set something in an ad group that exists. */
	constructor(private readonly changing: readonly string[]) {}

	/** Looks at a row before its values are parsed. */
	addGiven({ given, columns }: GivenRow): void {
		this.mIsAmbiguous ||= usesHForMen([given.get('gender')?.value]);
		const { label, value } = given.get('location_ids') ?? {};
		this.namesStates ||= columnNamesStates(label, [value]);
		for (const column of columns?.unused ?? []) this.unusedColumns.add(column);
	}

	/**
	 * Looks at a row whose values are parsed.
	 *
	 * @param budget the row's budget, as it is written.
	 * @returns what is wrong with it beside the rows before.
	 */
	addParsed(row: Row, budget: unknown): Problem | undefined {
		if (row.existingAdgroupId !== undefined) return undefined;
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
	 * @returns by the row's item, what to say of its budget.
	 */
	otherCurrencies(): ReadonlyMap<number, string> {
		const told = new Map<number, string>();
		for (const groups of this.budgets.values()) {
			for (const { currencies, items } of groups) {
				const others = groups.filter((one) => areDisjoint(one.currencies, currencies));
				const same = groups.filter((one) => !others.includes(one));
				if (others.length === 0 || rowsIn(same) > rowsIn(others)) continue;
				const [most] = others.sort((a, b) => b.items.length - a.items.length);
				const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. Each amount is sent as it is, in the ad account's currency. Check the amount.`;
				for (const item of items) told.set(item, message);
			}
		}
		return told;
	}
}

function areDisjoint(some: readonly string[], others: readonly string[]): boolean {
	return !some.some((code) => others.includes(code));
}

function rowsIn(groups: readonly SameCurrencies[]): number {
	return groups.reduce((sum, { items }) => sum + items.length, 0);
}
