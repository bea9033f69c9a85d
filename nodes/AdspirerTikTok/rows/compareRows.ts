import { budgetModes } from '../contract/choices';
import { currenciesOfBudget } from '../parse/budget';
import { canonicalJson } from '../parse/json';
import { formatValue } from '../parse/cell';
import type { Row } from './row';
import type { RowName } from './rowName';

/** A row that sends a budget, and the currencies that its cell may mean. */
export interface NamedBudget {
	readonly row: Row;
	readonly written: unknown;
	readonly currencies: readonly string[];
}

/** The budget of a row, if its cell names a currency. */
export function namedBudget(row: Row, written: unknown): NamedBudget | undefined {
	if (row.values.budget === undefined || row.existingAdgroupId !== undefined) return undefined;
	const currencies = currenciesOfBudget(written, budgetModes);
	return currencies && { row, written, currencies };
}

/**
 * Finds budgets in another currency than most of the same ad account, which has only one: "€250"
 * among dollars, or "Rp 1.500.000", which would be spent as dollars too. Where no currency has the
 * most, all of them.
 *
 * @returns by row, what to say of its budget.
 */
export function otherCurrencies(budgets: readonly NamedBudget[]): ReadonlyMap<Row, string> {
	const found = new Map<Row, string>();
	const accounts = new Map<string, NamedBudget[]>();
	for (const budget of budgets) {
		// Without an account's ID it is the one that is connected.
		const account = budget.row.values.advertiser_id ?? '';
		const others = accounts.get(account);
		if (others) others.push(budget);
		else accounts.set(account, [budget]);
	}
	for (const ofAccount of accounts.values()) {
		const usual = usualOf(ofAccount);
		const [example] = usual;
		for (const budget of ofAccount) {
			if (usual.has(budget)) continue;
			const other = example ?? ofAccount.find((one) => differs(one, budget));
			if (!other) continue;
			const message = `is in another currency than other rows, such as ${formatValue(other.written)}. Each amount is sent as it is, in the ad account's currency. Check the amount.`;
			found.set(budget.row, message);
		}
	}
	return found;
}

function differs(one: NamedBudget, other: NamedBudget): boolean {
	return !one.currencies.some((code) => other.currencies.includes(code));
}

/** The budgets in the currency that most of them may be in; none where two have equally many. */
function usualOf(budgets: readonly NamedBudget[]): ReadonlySet<NamedBudget> {
	const byCode = new Map<string, Set<NamedBudget>>();
	for (const budget of budgets) {
		for (const code of budget.currencies) {
			const others = byCode.get(code);
			if (others) others.add(budget);
			else byCode.set(code, new Set([budget]));
		}
	}
	const [first = new Set(), ...others] = [...byCode.values()].sort((a, b) => b.size - a.size);
	// "$" means many codes, all of them in the same rows.
	const isTie = others.some(
		(other) => other.size === first.size && [...other].some((budget) => !first.has(budget)),
	);
	return isTie ? new Set() : first;
}

/** A value that differs from an earlier row's for the same ad group. */
export interface Contradiction {
	readonly argument: string;
	readonly earlier: RowName;
}

/**
 * Finds rows that set another value for an ad group than an earlier row. Calls are made at the same
 * time, so it would be a matter of chance which one counts.
 *
 * @param changing the arguments that set something.
 * @returns the first contradiction of each row that has one.
 */
export function contradictions(
	rows: readonly Row[],
	changing: readonly string[],
): ReadonlyMap<Row, Contradiction> {
	const found = new Map<Row, Contradiction>();
	const set = new Map<string, { readonly value: string; readonly by: RowName }>();
	for (const row of rows) {
		const { adgroup_id: id } = row.values;
		if (id === undefined) continue;
		for (const argument of changing) {
			if (!(argument in row.values)) continue;
			const place = canonicalJson([id, argument]);
			const value = canonicalJson(row.values[argument]);
			const earlier = set.get(place);
			if (!earlier) set.set(place, { value, by: row.name });
			else if (earlier.value !== value && !found.has(row)) {
				found.set(row, { argument, earlier: earlier.by });
			}
		}
	}
	return found;
}
