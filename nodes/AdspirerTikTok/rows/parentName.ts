import type { Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { usualHeading } from '../contract/fields/field';
import type { Problem } from '../parse/cell';
import type { Name, ParentName } from './row';

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
	const field = usualHeading(column);
	const { remedy = '' } = creation.neverBlank.find((one) => one.argument === argument) ?? {};
	const message = `is blank, but other rows have one. Fill it in. ${remedy}`;
	return { names, problems: [{ field, message }] };
}
