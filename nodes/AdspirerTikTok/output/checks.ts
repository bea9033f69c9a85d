import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import { nameOf } from '../contract/choices';
import type { Creation } from '../contract/creation';
import type { FieldOf } from '../contract/fields';
import { labelOfColumn } from '../contract/fields/field';
import { formatList, formatValue, type Problem } from '../parse/cell';
import { formatAmount } from '../parse/money';
import { describeMoment } from '../parse/time';
import type { ParsedRow } from '../rows/row';
import type { SheetColumn } from '../sheet/columns';
import { statusFor } from '../sheet/cellWords';
import { groupsOf } from '../words/groups';
import { boxes, equalRowsPart, readingSentences, rowWarnings } from './boxes';
import { asJson, rowNumbers, sentSummary } from './items';
import { linesOf, listRows, problemLines, type RowOutcome } from './rowOutcome';
import { asSentence, limitLines, pluralize, present, sentences } from './words';

/** A row as Check Rows sees it: with another row's name among its problems. */
type CheckedRow = Pick<RowOutcome, 'sameAs'> & { readonly row: ParsedRow };

/** The item of a checked row: the verdict and its reasons first, the same columns for all rows. */
export function previewItem({ row, sameAs }: CheckedRow, creation: Creation): IDataObject {
	const { problems } = row;
	const valid = problems.length === 0;
	const equal = valid && sameAs && `This row has the ${creation.noun} of ${listRows([sameAs])}.`;
	return asJson({
		valid,
		[creation.nameArgument]: row.values[creation.nameArgument] ?? null,
		problems: problemLines(problems).join(' '),
		warnings: sentences(equal, ...rowWarnings({ row }, creation)),
		summary: valid ? rowSummary(row, creation) : '',
		...rowNumbers(row.name),
		readings: readingSentences(row).join(' '),
		problem_list: problems,
		arguments: isToCreate(row) ? row.values : {},
	});
}

const isToCreate = ({ existingId, skipped }: ParsedRow) =>
	existingId === undefined && skipped === undefined;

/**
 * The boxes of a check. `lookUps` are the calls that Create makes before it creates anything, `columns`
 * says what became of the columns.
 */
export async function previewHints(
	rows: readonly CheckedRow[],
	creation: Creation,
	lookUps: number,
	columns: string | undefined,
): Promise<NodeExecutionHint[]> {
	const bad = rows.filter(({ row }) => row.problems.length > 0);
	const good = rows.filter(({ row }) => row.problems.length === 0);
	const own = good.filter(({ sameAs }) => sameAs === undefined);
	const ready = own.filter(({ row }) => isToCreate(row));
	const had = own.filter(({ row }) => row.existingId !== undefined).length;
	const skipped = own.length - had - ready.length;
	const paused = ready.filter(({ row }) => row.options.startPaused).length;
	const others = present([
		paused > 0 &&
			(rows.length === 1
				? 'It will be paused once created (2 calls)'
				: `${paused} to be paused once created (2 calls each)`),
		had > 0 && `${had} ${had === 1 ? 'has its' : 'have their'} ${creation.noun}`,
		equalRowsPart(good.length - own.length, creation.noun),
		skipped > 0 && `${skipped} skipped`,
		bad.length > 0 && good.length > 0 && `${bad.length} with problems`,
	]).join(', ');
	const verdict =
		rows.length === 1
			? `The row ${ready.length === 1 ? 'is' : "isn't"} ready.`
			: `${ready.length || 'None'} of ${rows.length} rows ${ready.length > 1 ? 'are' : 'is'} ready.`;
	const times = creation.fields.filter(({ type }) => type === 'dateTime');
	const givesTime = ready.some(({ row }) => times.some(({ argument }) => argument in row.values));
	const happened = [
		sentences(verdict, others && `${others}.`),
		...spendingLines(ready, creation),
		...(await linesOf(rows, ({ row: { problems, skipped } }) =>
			problems.length > 0 ? [problemLines(problems)] : [[], [skipped]],
		)),
		lookUps > 0 && `Names are looked up when you create: ${pluralize(lookUps, 'more call')}.`,
		// What the service makes of it is told in two ways.
		givesTime &&
			`Check one ${creation.noun}'s start in TikTok Ads Manager first: by one source times go out as UTC, by another in the ad account's time zone.`,
	];
	// However much there is to say, the box ends with the columns.
	const lines = [...limitLines(present(happened), 18), columns];
	return await boxes(lines, bad.length > 0, rows, creation);
}

/** What rows would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLines(rows: readonly CheckedRow[], creation: Creation): string[] {
	const { spending, parentNoun, parentArgument } = creation;
	if (!spending) return [];
	const parentOf = ({ row }: CheckedRow) =>
		String(row.values[parentArgument] ?? formatValue(row.names?.[0]?.cell.value));
	return groupsOf(rows, parentOf).map((group) => {
		const sums = new Map<string, number>();
		for (const { row } of group) {
			const { amount, period } = spending(row.values);
			if (amount > 0) sums.set(period, (sums.get(period) ?? 0) + amount);
		}
		const list = [...sums].sort().map(([period, sum]) => `${formatAmount(sum)} ${period}`);
		const inRows = `in ${pluralize(group.length, 'row')}`;
		return `${asSentence(parentNoun)} ${parentOf(group[0])}: ${list.join(' and ')} ${inRows}.`;
	});
}

function rowSummary(row: ParsedRow, creation: Creation): string {
	const { options, existingId, skipped } = row;
	if (skipped !== undefined) return skipped;
	if (existingId !== undefined) {
		return `Already done: the row has the ${creation.noun} ID ${existingId}`;
	}
	const paused = options.startPaused && 'created, then paused (2 calls)';
	return present([sentSummary(row, creation), paused]).join(', ');
}

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

function formatRead(value: unknown, { type, choices = [] }: FieldOf, zone: string): string {
	const named = (one: unknown) => nameOf(choices, String(one));
	if (Array.isArray(value)) return formatList(value.map(named));
	if (typeof value === 'number') return formatAmount(value);
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	return type === 'dateTime' ? describeMoment(String(value), zone) : named(value);
}

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
		.flatMap((name) => {
			const field = creation.fields.find(({ argument, columns = [argument] }) =>
				columns.includes(name),
			);
			const value = field && row.values[field.argument];
			return field && value !== undefined ? formatRead(value, field, row.options.zone) : [];
		})
		.join(' – ');
}

/** What becomes of a column: in its item, and where the line about all of them lists it. */
const decisions = {
	field: { means: '', list: undefined },
	ignored: { means: 'ignored', list: 'Ignored' },
	result: { means: 'result of this node', list: 'Written by this node' },
	nothing: { means: '', list: 'Empty, or asking for nothing' },
	unknown: { means: 'not known', list: 'Not known' },
	asks: { means: 'asks', list: "To be explained in the option 'Columns'" },
} as const;

/** The item of a column. */
export function columnItem(checked: CheckedColumn, creation: Creation): IDataObject {
	const { filled, example, problems } = checked;
	const { heading, decision } = checked.column;
	const { columns, topicLabels } = creation;
	const names = namesOf(checked, creation);
	const known = names.map((name) => topicLabels[name] ?? labelOfColumn(name, columns[name]));
	const unused =
		decision === 'unknown' &&
		filled > 0 &&
		`It isn't used. In the option 'Columns', say what '${heading}' is, or ignore it.`;
	return {
		column: heading,
		means: known.join(', ') || decisions[decision].means,
		field: names.join(', ') || null,
		example: example === undefined ? '' : formatValue(example).replace(/^"(.*)"$/, '$1'),
		read_as: readAs(checked, creation),
		filled,
		rows_refused: problems.length,
		what_to_do: problemLines(problems)[0] ?? (unused || ''),
	};
}

/** What became of the columns, in short: "Columns: 9 are used. Ignored: 'Notes'. Not known: 'Brief'." */
export function columnsLine(checked: readonly CheckedColumn[], creation: Creation) {
	const kindOf = (one: CheckedColumn) => {
		const { column, filled, problems } = one;
		if (namesOf(one, creation).length > 0) return 'field';
		const isOpen = column.decision === 'asks' ? problems.length > 0 : filled > 0;
		return isOpen || column.isAbsent ? column.decision : 'nothing';
	};
	if (checked.length === 0) return undefined;
	const lists = Object.entries(decisions).map(([kind, { list }]) => {
		const names = checked
			.filter((one) => kindOf(one) === kind)
			.map(({ column: { heading }, problems: { length } }) =>
				length > 0 ? `'${heading}' (${pluralize(length, 'row')} refused)` : `'${heading}'`,
			);
		return list && names.length > 0 && `${list}: ${formatList(names)}.`;
	});
	const used = checked.filter((one) => kindOf(one) === 'field').length;
	return sentences(`Columns: ${used} ${used === 1 ? 'is' : 'are'} used.`, ...lists);
}
