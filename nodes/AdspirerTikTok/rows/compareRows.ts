import { budgetModes } from '../contract/choices';
import { currenciesOfBudget } from '../parse/budget';
import { type Problem, formatValue } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import type { Row } from './row';
import type { RowName } from './rowName';

/** Rows of one ad account whose budgets may be in the same currencies. */
interface SameCurrencies {
	readonly currencies: readonly string[];
	/** The budget of the first, as it is written. */
	readonly example: unknown;
	readonly items: number[];
}

/** What is to be said of rows beside each other. They are added one by one, so that no step is long. */
export class Comparison {
	private readonly byAccount = new Map<string, Map<string, SameCurrencies>>();

	private readonly set = new Map<string, { readonly value: string; readonly by: RowName }>();

	private readonly found: Array<{ readonly item: number; readonly problem: Problem }> = [];

	/** @param changing the arguments that set something in an ad group that exists. */
	constructor(private readonly changing: readonly string[]) {}

	/** @param written the row's budget, as it is written. */
	add(row: Row, written: unknown): void {
		if (row.existingAdgroupId !== undefined) return;
		if (row.values.budget !== undefined) this.addBudget(row, written);
		this.addChanges(row);
	}

	private addBudget({ item, values }: Row, written: unknown): void {
		const currencies = currenciesOfBudget(written, budgetModes);
		if (!currencies) return;
		// Without an account's ID it is the one that is connected.
		const { advertiser_id: account = '' } = values;
		const groups = this.byAccount.get(account) ?? new Map<string, SameCurrencies>();
		this.byAccount.set(account, groups);
		const group = groups.get(currencies.join());
		if (group) group.items.push(item);
		else groups.set(currencies.join(), { currencies, example: written, items: [item] });
	}

	/**
	 * Finds a row that sets another value for an ad group than an earlier row. Calls are made at the same
	 * time, so it would be a matter of chance which one counts.
	 */
	private addChanges(row: Row): void {
		const { adgroup_id: id } = row.values;
		if (id === undefined) return;
		let isTold = false;
		for (const argument of this.changing) {
			if (!(argument in row.values)) continue;
			const place = canonicalJson([id, argument]);
			const value = canonicalJson(row.values[argument]);
			const earlier = this.set.get(place);
			if (!earlier) this.set.set(place, { value, by: row.name });
			else if (earlier.value !== value && !isTold) {
				isTold = true;
				const { item, sheetRow } = earlier.by;
				const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
				const message = `differs from ${other}, which changes the same ad group. Keep one of the two rows.`;
				const problem = { field: row.labelOf(argument), message };
				this.found.push({ item: row.item, problem });
			}
		}
	}

	/** Adds what was found to the rows that it is about. */
	tell(rows: Row[]): void {
		for (const { item, problem } of this.found) {
			const row = rows[item];
			if (row) rows[item] = { ...row, problems: [...row.problems, problem] };
		}
		for (const groups of this.byAccount.values()) {
			for (const [{ items }, other] of otherCurrencies([...groups.values()])) {
				const message = `is in another currency than other rows, such as ${formatValue(other)}. Each amount is sent as it is, in the ad account's currency. Check the amount.`;
				for (const item of items) {
					const row = rows[item];
					if (!row) continue;
					const warning = { field: row.labelOf('budget'), message };
					rows[item] = { ...row, warnings: [...row.warnings, warning] };
				}
			}
		}
	}
}

/**
 * Finds budgets in another currency than most of the same ad account, which has only one: "€250"
 * among dollars, or "Rp 1.500.000", which would be spent as dollars too. Where no currency has the
 * most, all of them.
 *
 * @returns each with a budget that it differs from.
 */
function otherCurrencies(
	groups: readonly SameCurrencies[],
): Array<readonly [group: SameCurrencies, other: unknown]> {
	const usual = usualOf(groups);
	const [first] = usual;
	return groups.flatMap((group) => {
		if (usual.has(group)) return [];
		const other = first ?? groups.find((one) => differ(one, group));
		return other ? [[group, other.example] as const] : [];
	});
}

function differ(one: SameCurrencies, other: SameCurrencies): boolean {
	return !one.currencies.some((code) => other.currencies.includes(code));
}

/** The budgets in the currency that most of them may be in; none where two have equally many. */
function usualOf(groups: readonly SameCurrencies[]): ReadonlySet<SameCurrencies> {
	const byCode = new Map<string, Set<SameCurrencies>>();
	for (const group of groups) {
		for (const code of group.currencies) {
			byCode.set(code, (byCode.get(code) ?? new Set()).add(group));
		}
	}
	const sizeOf = (some: ReadonlySet<SameCurrencies>) =>
		[...some].reduce((sum, { items }) => sum + items.length, 0);
	const [first = new Set(), ...others] = [...byCode.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
	// "$" means many codes, all of them in the same rows.
	const isTie = others.some(
		(other) => sizeOf(other) === sizeOf(first) && [...other].some((group) => !first.has(group)),
	);
	return isTie ? new Set() : first;
}
