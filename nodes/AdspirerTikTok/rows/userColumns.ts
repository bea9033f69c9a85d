import type { Creation } from '../contract/creation';
import { labelOfColumn } from '../contract/fields/field';
import { formatList, formatValue, isEmpty, isRecord, type Problem } from '../parse/cell';
import { parseChoice, type Choice } from '../parse/choice';
import type { UserColumns } from '../sheet/columns';
import { readOption, type ParameterReader } from './parameters';

/** What the option Columns says of a column that isn't to count. */
const ignore = 'ignore';
/** What it says of a column whose blank cells take the value above. */
const fillDown = 'fill_down';

/** What the user can say of a column: every field and column of the creation, by its name. */
export function columnChoices({ columns, topics }: Creation): Choice[] {
	const known = [
		...Object.entries(columns).map(([value, column]) => ({
			value,
			name: labelOfColumn(value, column),
		})),
		...Object.entries(topics).flatMap(([value, { label: name }]) => (name ? { value, name } : [])),
	];
	const special = [
		{ value: fillDown, name: 'Fill Down', description: 'A blank cell takes the value above it' },
		{ value: ignore, name: 'Ignore', description: 'The column counts as absent' },
	];
	return [...known, ...special].sort((one, other) => one.name.localeCompare(other.name));
}

/** What the options say about columns, with what is wrong with it: for every row, or to be checked. */
interface NamedColumns extends UserColumns {
	readonly problems: readonly Problem[];
	readonly warnings: readonly Problem[];
}

/** "Bid %" must not take "Bid" with it. */
const keyOf = (heading: string) =>
	heading.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** A list of headings; one with a comma is in double quotes. */
const headingsIn = (list: string): string[] =>
	[...list.matchAll(/\s*"((?:[^"]|"")*)"\s*(?=[,;\n]|$)|[^,;\n]+/g)]
		.map(([all, quoted]) => quoted?.replaceAll('""', '"') ?? all.trim())
		.filter((one) => !isEmpty(one));

/** What a user says of one column. */
interface Saying {
	readonly heading: string;
	readonly means: string;
}

/** Reads what the options Columns, Ignore Columns and Fill Down Columns say about a sheet. */
class ColumnsReader {
	readonly problems: Problem[] = [];
	readonly warnings: Problem[] = [];
	readonly means = new Map<string, string>();
	readonly ignored = new Set<string>();
	readonly filledDown = new Set<string>();

	constructor(
		private readonly reader: ParameterReader,
		private readonly creation: Creation,
		/** As people read them, by the headings as the rows have them. */
		private readonly headings: ReadonlyMap<string, string>,
	) {
		this.use('ignoreColumns', this.listed('ignoreColumns', ignore), this.warnings);
		this.use('fillDownColumns', this.listed('fillDownColumns', fillDown), this.problems);
		this.use('columns', this.said(), this.warnings);
	}

	private listed(name: 'ignoreColumns' | 'fillDownColumns', means: string): Saying[] {
		const source = { reader: this.reader, item: 0, problems: this.problems };
		return headingsIn(readOption(source, name)).map((heading) => ({ heading, means }));
	}

	private said(): Saying[] {
		const source = { reader: this.reader, item: 0, problems: this.problems };
		const written: unknown = readOption(source, 'columns');
		const list: unknown = isRecord(written) ? written.column : undefined;
		const field = this.reader.labelOf('options.columns');
		return (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
			const { heading, means } = isRecord(one) ? one : {};
			if (isEmpty(heading) || isEmpty(means)) {
				const message = 'has an entry without a heading or without what it is. Fill in both.';
				this.problems.push({ field, message });
				return [];
			}
			const parsed = parseChoice(means, columnChoices(this.creation));
			if ('value' in parsed) return [{ heading: String(heading), means: parsed.value }];
			const why = 'problem' in parsed ? parsed.problem : 'is empty.';
			const message = `says of ${formatValue(heading)} what ${why}`;
			this.problems.push({ field, message });
			return [];
		});
	}

	/** @param ifUnknown takes what is said of headings that the sheet doesn't have, as after a typo. */
	private use(
		option: 'columns' | 'fillDownColumns' | 'ignoreColumns',
		sayings: readonly Saying[],
		ifUnknown: Problem[],
	): void {
		const field = this.reader.labelOf(`options.${option}`);
		const unknown = new Set<string>();
		for (const { heading, means } of sayings) {
			const found = [...this.headings].filter(([, one]) => keyOf(one) === keyOf(heading));
			if (found.length === 0) unknown.add(heading.trim());
			for (const [written] of found) this.say(written, means, field);
		}
		if (unknown.size === 0) return;
		const names = formatList([...unknown].map(formatValue));
		const columns = formatList([...this.headings.values()].map(formatValue));
		const message = `lists ${names}, but there is no such column, so it has no effect. The columns are ${columns}.`;
		ifUnknown.push({ field, message });
	}

	private say(written: string, means: string, field: string): void {
		if (means === fillDown) return void this.filledDown.add(written);
		const known = this.ignored.has(written) ? ignore : this.means.get(written);
		if (known !== undefined && known !== means) {
			const message = `says two things of ${formatValue(this.headings.get(written))}. Keep one of them.`;
			this.problems.push({ field, message });
		}
		if (means === ignore) this.ignored.add(written);
		else this.means.set(written, means);
	}
}

/** What the options say about a sheet's columns. Without headings, as in the form, they have no effect. */
export function readUserColumns(
	reader: ParameterReader,
	creation: Creation,
	headings: ReadonlyMap<string, string>,
): NamedColumns {
	return new ColumnsReader(reader, creation, headings);
}
