import type { IDataObject } from 'n8n-workflow';
import { unitedStates } from '../contract/choices';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import { nearHeading } from './nearHeadings';
import { parsers, type ParseContext } from './parsers';

/**
 * A cell that names countries, under a heading that isn't known, such as "Country 2" or "Geo list".
 * In a row without other countries the ad group would go to the United States instead.
 *
 * @param unused the row's columns that fill nothing.
 */
export function unknownCountries(
	columns: IDataObject,
	unused: readonly string[],
	context: ParseContext,
): Problem | undefined {
	const field = unused.find(
		(column) => nearHeading(column)?.isCountry && namesOthers(columns[column], context),
	);
	if (field === undefined) return undefined;
	const message = `is ${formatValue(columns[field])}, but the node doesn't know this column, so the ad group would target the United States. Rename the column to 'Country'.`;
	return { field, message };
}

/** True for countries other than the one that TikTok takes without any. */
function namesOthers(value: unknown, context: ParseContext): boolean {
	const parsed = parsers.location_ids(value, context);
	return (
		'value' in parsed && [parsed.value].flat().some((id: unknown) => String(id) !== unitedStates)
	);
}
