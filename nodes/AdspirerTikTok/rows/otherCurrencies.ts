import { budgetModes } from '../contract/choices';
import { currenciesOfBudget } from '../parse/budget';
import { formatValue } from '../parse/formatValue';
import type { Row } from './row';

/** The budget of a row that names a currency. */
interface NamedBudget {
	readonly row: Row;
	/** The ad account's ID; empty where the row names none, so that it is the one that is connected. */
	readonly account: string;
	readonly written: unknown;
	/** The codes that it may mean. */
	readonly currencies: readonly string[];
}

/**
 * Warns of budgets in another currency than most of the same ad account, which has only one: "€250"
 * among dollars, or "Rp 1.500.000", which would be spent as dollars too. Where no currency has the
 * most, of all of them.
 *
 * @param writtenOf the budget as the row gives it, by the row's place.
 */
export function warnOfOtherCurrencies(
	rows: readonly Row[],
	writtenOf: (item: number) => unknown,
): Row[] {
	const others = findOthers(rows.flatMap((row, item) => namedBudget(row, writtenOf(item)) ?? []));
	return rows.map((row) => {
		if (!others.has(row)) return row;
		const message = `is in another currency than other rows, such as ${formatValue(others.get(row))}. Each amount is sent as it is, in the ad account's currency. Check the amount.`;
		return { ...row, warnings: [...row.warnings, { field: row.labelOf('budget'), message }] };
	});
}

function namedBudget(row: Row, written: unknown): NamedBudget | undefined {
	if (row.values.budget === undefined || row.existingAdgroupId !== undefined) return undefined;
	const currencies = currenciesOfBudget(written, budgetModes);
	return currencies && { row, account: row.values.advertiser_id ?? '', written, currencies };
}

/** By row, the budget of another one that it differs from. */
function findOthers(budgets: readonly NamedBudget[]): ReadonlyMap<Row, unknown> {
	const found = new Map<Row, unknown>();
	for (const account of new Set(budgets.map((budget) => budget.account))) {
		const ofAccount = budgets.filter((budget) => budget.account === account);
		const usual = usualOf(ofAccount);
		const [example] = usual;
		for (const budget of ofAccount) {
			if (usual.has(budget)) continue;
			const other = example ?? ofAccount.find((one) => differs(one, budget));
			if (other) found.set(budget.row, other.written);
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
			byCode.set(code, (byCode.get(code) ?? new Set()).add(budget));
		}
	}
	const [first = new Set(), ...others] = [...byCode.values()].sort((a, b) => b.size - a.size);
	// "$" means many codes, all of them in the same rows.
	const isTie = others.some(
		(other) => other.size === first.size && [...other].some((budget) => !first.has(budget)),
	);
	return isTie ? new Set() : first;
}
