import type { Creation } from '../contract/creation';
import { labelOfColumn } from '../contract/fields/field';
import { formatList, formatValue, isEmpty, isRecord, type Problem } from '../parse/cell';
import { parseChoice, type Choice } from '../parse/choice';
import type { OptionValues } from './options';
import { rowParameters, type ParameterReader } from './parameters';

/** What the option Columns says of a column that isn't to count, or whose blank cells take the value above. */
const ignore = 'ignore';
const fillDown = 'fill_down';

/** What the user can say of a column: every field and column of the creation, by its name. */
export function columnChoices({ columns, topicLabels }: Creation): Choice[] {
	const known: Choice[] = [
		{ value: fillDown, name: 'Fill Down', description: 'A blank cell takes the value above it' },
		{ value: ignore, name: 'Ignore', description: 'The column counts as absent' },
		...Object.entries(columns).map(([value, column]) => ({
			value,
			name: labelOfColumn(value, column),
		})),
		...Object.entries(topicLabels).map(([value, name]) => ({ value, name })),
	];
	return known.sort((one, other) => one.name.localeCompare(other.name));
}

/** "Bid %" must not take "Bid" with it. */
const keyOf = (heading: string) =>
	heading.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** What a user says of columns: a heading, and what it means. */
type Sayings = ReadonlyArray<readonly [heading: string, means: string]>;

/** A list of headings that all mean the same; one with a comma is in double quotes. */
const listed = (list: string, means: string): Sayings =>
	[...list.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|[^,;\n]+/g)]
		.map(([all, quoted]) => [quoted?.replaceAll('""', '"') ?? all.trim(), means] as const)
		.filter(([heading]) => !isEmpty(heading));

/** What the option Columns says, with its problems, which complete a sentence after its label. */
function sayingsIn(written: unknown, creation: Creation, refuse: (message: string) => void) {
	const list: unknown = isRecord(written) ? written.column : undefined;
	return (Array.isArray(list) ? list : []).flatMap((one: unknown): Sayings => {
		const { heading, means } = isRecord(one) ? one : {};
		const parsed = parseChoice(means, columnChoices(creation));
		if (isEmpty(heading) || 'nothing' in parsed) {
			refuse('has an entry without a heading or without what it is. Fill in both.');
		} else if ('problem' in parsed) {
			refuse(`says of ${formatValue(heading)} what ${parsed.problem}`);
		} else return [[String(heading), parsed.value]];
		return [];
	});
}

/**
 * What the options Columns, Ignore Columns and Fill Down Columns say of a sheet's columns, with what is wrong.
 *
 * @param headings as people read them, by the headings as the rows have them.
 */
export function readUserColumns(
	reader: ParameterReader,
	creation: Creation,
	headings: ReadonlyMap<string, string>,
) {
	const { problems, option } = rowParameters(reader, 0);
	const warnings: Problem[] = [];
	const said = new Map<string, string>();
	const filledDown = new Set<string>();
	const use = (name: keyof OptionValues, sayings: Sayings) => {
		const field = reader.labelOf(`options.${name}`);
		const unknown = new Set<string>();
		for (const [heading, means] of sayings) {
			const found = [...headings].filter(([, one]) => keyOf(one) === keyOf(heading));
			if (found.length === 0) unknown.add(heading.trim());
			for (const [written, shown] of found) {
				if (means === fillDown) {
					filledDown.add(written);
					continue;
				}
				const known = said.get(written) ?? means;
				said.set(written, known);
				const message = `says two things of ${formatValue(shown)}. Keep one of them.`;
				if (known !== means) problems.push({ field, message });
			}
		}
		if (unknown.size === 0) return;
		const names = formatList([...unknown].map(formatValue));
		const columns = formatList([...headings.values()].map(formatValue));
		const message = `lists ${names}, but there is no such column, so it has no effect. The columns are ${columns}.`;
		(name === 'fillDownColumns' ? problems : warnings).push({ field, message });
	};
	use('ignoreColumns', listed(option('ignoreColumns'), ignore));
	use('fillDownColumns', listed(option('fillDownColumns'), fillDown));
	const field = reader.labelOf('options.columns');
	const refuse = (message: string) => void problems.push({ field, message });
	use('columns', sayingsIn(option('columns'), creation, refuse));
	const ignored = new Set([...said.keys()].filter((written) => said.get(written) === ignore));
	for (const written of ignored) said.delete(written);
	return { problems, warnings, means: said, ignored, filledDown };
}
