import { formatList, formatValue, isEmpty, type Problem } from '../parse/cell';
import { fold } from '../parse/words';
import type { ParameterReader } from './parameterReader';

/** What comes of a name in an option that no column has. */
const columnOptions = {
	fillDownColumns: 'nothing is filled down for it',
	ignoreColumns: 'nothing is ignored for it',
} as const;

/**
 * The columns that an option names, and what is wrong with its names: a slip of the pen, or a column
 * that is empty and therefore left out.
 *
 * @param headings of all columns; without any, the option doesn't count.
 */
export function readNamedColumns(
	reader: ParameterReader,
	option: keyof typeof columnOptions,
	headings: readonly string[],
): { readonly isNamed: (heading: string) => boolean; readonly problems: readonly Problem[] } {
	const isNone = { isNamed: () => false };
	if (headings.length === 0) return { ...isNone, problems: [] };
	// The headings are the same for all rows, so the first row speaks for all.
	const field = reader.labelOf(option, 'options');
	const parsed = reader.parsed(option, 0, (value) => ({ value: String(value ?? '') }), 'options');
	if ('problem' in parsed) return { ...isNone, problems: [{ field, message: parsed.problem }] };
	const names = 'value' in parsed ? parsed.value.split(/[,;\n]/) : [];
	const keyOf = (heading: string) => fold(heading.slice(0, 200)) || heading.trim();
	const byKey = new Map(
		names.filter((name) => !isEmpty(name)).map((name) => [keyOf(name), name.trim()]),
	);
	const known = new Set(headings.map(keyOf));
	const unknown = [...byKey].flatMap(([key, name]) => (known.has(key) ? [] : formatValue(name)));
	const columns = formatList(headings.map(formatValue));
	const message = `names ${formatList(unknown)}, which no column is called, so ${columnOptions[option]}. The columns are ${columns}.`;
	return {
		isNamed: (heading) => byKey.has(keyOf(heading)),
		problems: unknown.length > 0 ? [{ field, message }] : [],
	};
}
