import type { IDataObject } from 'n8n-workflow';
import { besideTheSums } from '../contract/rules';
import type { ArgumentName } from '../contract/adGroupArguments';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { meansTotal } from '../parse/totals';

/**
 * A cell that calls the row a total, in a column that is not the one of names: "Total" below the line
 * numbers, or "UK total" beside the market.
 *
 * @param unused the columns that fill nothing.
 * @param isFilled true for an argument that the row has a value for.
 */
export function labelOfSums(
	columns: IDataObject,
	unused: readonly string[],
	isFilled: (argument: ArgumentName) => boolean,
): Problem | undefined {
	if (besideTheSums.some(isFilled)) return undefined;
	const field = unused.find((column) => namesSums(columns[column]));
	if (field === undefined) return undefined;
	const message = `is ${formatValue(columns[field])}, so the row looks like a total of the plan and not like an ad group. Remove the row.`;
	return { field, message };
}

function namesSums(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60) return false;
	return meansTotal(cell) || meansTotal(/\S+$/.exec(cell.trim())?.[0] ?? '');
}
