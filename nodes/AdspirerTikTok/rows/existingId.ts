import type { Creation, Values } from '../contract/creation';
import { formatValue, type Problem } from '../parse/cell';
import { existingColumn, type RawRow, type RowSpec } from './row';

/** The ID of what the row already has, from the option or a column, and what is wrong with it. */
export function findExisting(
	row: RawRow,
	{ creation, labels }: RowSpec,
	values: Values,
): { readonly id?: string; readonly problems?: Problem[]; readonly warnings?: Problem[] } {
	const { existing } = row.settings;
	if (!creation || !existing) return {};
	const ofColumn = existingColumn(row);
	const field = ofColumn?.heading ?? labels.get(`options.${creation.existingOption}`) ?? '';
	const parsed = ofColumn ? creation.parseExistingId(ofColumn.value) : existing.parsed;
	if ('nothing' in parsed) {
		const { missing: message } = existing;
		return message === undefined || row.existing ? {} : { warnings: [{ field, message }] };
	}
	if ('problem' in parsed) return { problems: [{ field, message: parsed.problem }] };
	const why = ofColumn?.isOfUser ? undefined : creation.sheet?.refusesId?.(field);
	const message =
		why === undefined
			? whyNotExisting(parsed.value, values, creation)
			: `is ${formatValue(parsed.value)}, ${why}`;
	return message === undefined ? { id: parsed.value } : { problems: [{ field, message }] };
}

function whyNotExisting(
	id: string,
	values: Values,
	{ parentArgument, parentNoun, noun, sheet }: Creation,
): string | undefined {
	const isParent = id === values[parentArgument];
	if (!isParent && id !== values[sheet?.amount?.account ?? '']) return undefined;
	const other = isParent ? parentNoun : 'ad account';
	return `is ${formatValue(id)}, the ID of the row's ${other}. Enter the ${noun}'s own ID, or leave it empty.`;
}
