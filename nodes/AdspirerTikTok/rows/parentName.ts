import type { Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import type { Problem } from '../parse/cell';
import { vocabularyOf } from '../sheet/vocabulary';
import type { Name, ParentName } from './row';

/** Follows the problem of a blank cell, which may be part of a merged one. */
export const ifMerged =
	"If cells are merged in the sheet, choose 'Fill Down' for the column in the option 'Columns'.";

/**
 * The name of a row's parent in place of its ID, with what the parent is in, and what is wrong with that.
 *
 * @param filled what the columns fill in at least one row.
 */
export function nameParent(
	{ within: outer, ...cell }: ParentName,
	creation: Creation,
	context: ParseContext,
	filled: ReadonlySet<string>,
): { readonly names: readonly Name[]; readonly problems: readonly Problem[] } {
	const { parentArgument: argument, parentLookup } = creation;
	if (!parentLookup) return { names: [], problems: [] };
	const { noun, within: column = '' } = parentLookup;
	const parsed = outer && creation.columns[column]?.parse(outer.value, context);
	const byId = parsed && 'value' in parsed && { id: String(parsed.value) };
	const byName = outer && { argument: column, noun: 'campaign' as const, cell: outer };
	const names = [{ argument, noun, cell, within: byId || byName }];
	if (outer && parsed && 'problem' in parsed && !outer.isName) {
		return { names, problems: [{ field: outer.heading, message: parsed.problem }] };
	}
	if (outer || !filled.has(column)) return { names, problems: [] };
	// Elsewhere there may be another one of this name.
	const field = vocabularyOf(creation).usualHeading(column);
	const message = `is blank, but other rows have one. Fill it in. ${ifMerged}`;
	return { names, problems: [{ field, message }] };
}
