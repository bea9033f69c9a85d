import type { IDataObject } from 'n8n-workflow';
import { unitedStates } from '../contract/choices';
import { fold } from '../parse/fold';
import { formatValue } from '../parse/formatValue';
import type { Problem } from '../parse/problem';
import type { MatchedHeadings } from './headings';
import { isBookkeeping, nearHeading } from './nearHeadings';
import { parsers, type ParseContext } from './parsers';
import { columnNamesStates } from '../parse/usStates';
import { isEmpty } from '../parse/values';

/**
 * Finds a row's cell that names countries under a heading that isn't known, such as "Country 2" or
 * "Geo list". In a row without other countries the ad group would go to the United States instead.
 */
export type FindUnknownCountries = (columns: IDataObject) => Problem | undefined;

/** @param rows All rows, since only together they tell what a column with a foreign heading holds. */
export function unknownCountries(
	rows: readonly IDataObject[],
	matched: MatchedHeadings,
	context: ParseContext,
): FindUnknownCountries {
	const near = new Set(matched.unused.filter((column) => nearHeading(column)?.isCountry));
	const byCells = columnsOfCountries(rows, matched, context);
	return (columns) => {
		const field = matched.unused.find(
			(column) =>
				(near.has(column) || byCells.has(column)) && namesOthers(columns[column], context),
		);
		if (field === undefined) return undefined;
		const otherwise = near.has(field)
			? ''
			: ', or add a column of that name if it holds something else';
		const message = `is ${formatValue(columns[field])}, but the node doesn't know this column, so the ad group would target the United States. Rename the column to 'Country'${otherwise}.`;
		return { field, message };
	};
}

/** A name of a country and no mere code, since "TT" and "NO" are more than countries. */
const fullName = /\p{L}{4}|[^\p{Script=Latin}\p{P}\p{S}\s\d]{2}/u;

/** People are called so, too. */
const firstNames = new Set(['chad', 'georgia', 'india', 'israel', 'jordan', 'kenya']);

/**
 * Columns with a heading in a language that isn't known, each of whose filled cells names countries,
 * at least one by its full name.
 * None where a known column has the countries.
 */
function columnsOfCountries(
	rows: readonly IDataObject[],
	{ byArgument, unused }: MatchedHeadings,
	context: ParseContext,
): ReadonlySet<string> {
	if (byArgument.has('location_ids')) return new Set();
	return new Set(
		unused.filter((column) => {
			const cells = rows.map((row) => row[column]).filter((cell) => !isEmpty(cell));
			return (
				cells.length > 0 &&
				!isBookkeeping(column) &&
				!columnNamesStates(column, cells) &&
				cells.every(
					(cell) => typeof cell === 'string' && 'value' in parsers.location_ids(cell, context),
				) &&
				cells.some((cell) => fullName.test(String(cell)) && !firstNames.has(fold(String(cell))))
			);
		}),
	);
}

/** True for countries other than the one that TikTok takes without any. */
function namesOthers(value: unknown, context: ParseContext): boolean {
	const parsed = parsers.location_ids(value, context);
	return (
		'value' in parsed && [parsed.value].flat().some((id: unknown) => String(id) !== unitedStates)
	);
}
