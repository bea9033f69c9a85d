import type { IDataObject } from 'n8n-workflow';
import { nameOf } from '../contract/choices';
import type { Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { labelOfColumn } from '../contract/fields/field';
import { formatList, formatValue, type Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { describeMoment } from '../parse/timeZone';
import type { ParsedRow } from '../rows/row';
import type { SheetColumn } from '../sheet/columns';
import { statusFor } from '../sheet/statusWords';
import { groupsOf, pluralize, problemLines, sentences } from './words';

/** A column of a sheet, with what its rows say about it. */
export interface CheckedColumn {
	readonly column: SheetColumn;
	/** In how many rows its cell holds something. */
	readonly filled: number;
	/** A filled cell and its row: of a column that asks one that is refused, of others one that is read. */
	readonly example: unknown;
	readonly row: ParsedRow | undefined;
	/** Why its rows are refused: the problem of each. */
	readonly problems: readonly Problem[];
}

const statusMeans = { on: 'created', off: 'created, then paused', 'not yet': 'skipped' } as const;

/** What a column fills: one name, or two where its cells are a flight. */
function namesOf({ column, example }: CheckedColumn, { sheet }: Creation): string[] {
	const { fills, topic = '', decision } = column;
	if (fills !== undefined) return [fills];
	if (decision === 'field') return [topic];
	const split = sheet?.split?.[topic]?.({ ...column, value: example }, 'dayMonthYear') ?? [];
	return split.flatMap((part) => part.fills ?? []);
}

/** The fields that take their value from a column. */
const fieldsFrom = (name: string, { fields }: Creation): FieldOf[] =>
	fields.filter(({ argument, columns = [argument] }) => columns.includes(name));

function formatRead(value: unknown, { type, choices = [] }: FieldOf, zone: string): string {
	if (Array.isArray(value)) {
		return formatList(value.map((one) => nameOf(choices, String(one))));
	}
	if (typeof value === 'number') return formatAmount(value);
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return type === 'dateTime' ? describeMoment(String(value), zone) : nameOf(choices, String(value));
}

/** How a column's example was read; empty where nothing is read from it. */
function readAs(checked: CheckedColumn, creation: Creation): string {
	const { column, example, row } = checked;
	const { heading, topic } = column;
	if (!row || example === undefined) return '';
	if (topic === 'status') {
		const status = statusFor(heading, example);
		return status === undefined ? '' : statusMeans[status];
	}
	const read = row.readings.filter(({ field }) => field.split(' + ').includes(heading));
	if (read.length > 0) return read.map((one) => one.readAs).join(' – ');
	return namesOf(checked, creation)
		.flatMap((name) => fieldsFrom(name, creation).slice(0, 1))
		.flatMap((field) => {
			const value = row.values[field.argument];
			return value === undefined ? [] : formatRead(value, field, row.options.zone);
		})
		.join(' – ');
}

const labels = {
	ignored: 'ignored',
	result: 'result of this node',
	unknown: 'not known',
	asks: 'asks',
} as const;

function meansOf(checked: CheckedColumn, creation: Creation): string {
	const { decision } = checked.column;
	const { columns, topics } = creation;
	const names = namesOf(checked, creation).map(
		(name) => topics[name]?.label ?? labelOfColumn(name, columns[name]),
	);
	return names.join(', ') || (decision === 'field' ? '' : labels[decision]);
}

function whatToDo({ column: { heading, decision }, filled, problems }: CheckedColumn): string {
	const [first] = problemLines(problems);
	if (first !== undefined) return first;
	return decision === 'unknown' && filled > 0
		? `It isn't used. In the option 'Columns', say what '${heading}' is, or ignore it.`
		: '';
}

/** The item of a column. */
export function columnItem(checked: CheckedColumn, creation: Creation): IDataObject {
	const { column, filled, example, problems } = checked;
	return {
		column: column.heading,
		means: meansOf(checked, creation),
		field: namesOf(checked, creation).join(', ') || null,
		example: example === undefined ? '' : formatValue(example).replace(/^"(.*)"$/, '$1'),
		read_as: readAs(checked, creation),
		filled,
		rows_refused: problems.length,
		what_to_do: whatToDo(checked),
	};
}

/** What became of the columns, in short: "Columns: 9 are used. Ignored: 'Notes'. Not known: 'Brief'." */
export function columnsLine(
	checked: readonly CheckedColumn[],
	creation: Creation,
): string | undefined {
	const kindOf = (one: CheckedColumn) => {
		const { column, filled, problems } = one;
		if (namesOf(one, creation).length > 0) return 'field';
		const isOpen = column.decision === 'asks' ? problems.length > 0 : filled > 0;
		return isOpen || column.isAbsent ? column.decision : 'nothing';
	};
	const kinds = groupsOf(checked, kindOf);
	const of = (kind: ReturnType<typeof kindOf>) =>
		kinds.find(([first]) => first && kindOf(first) === kind) ?? [];
	const part = (kind: ReturnType<typeof kindOf>, what: string) => {
		const names = of(kind).map(({ column: { heading }, problems: { length } }) =>
			length > 0 ? `'${heading}' (${pluralize(length, 'row')} refused)` : `'${heading}'`,
		);
		return names.length > 0 && `${what}: ${formatList(names)}.`;
	};
	if (checked.length === 0) return undefined;
	const used = of('field').length;
	return sentences(
		`Columns: ${used} ${used === 1 ? 'is' : 'are'} used.`,
		part('ignored', 'Ignored'),
		part('result', 'Written by this node'),
		part('nothing', 'Empty, or asking for nothing'),
		part('unknown', 'Not known'),
		part('asks', "To be explained in the option 'Columns'"),
	);
}
