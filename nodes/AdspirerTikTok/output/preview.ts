import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { formatValue } from '../parse/cell';
import { formatAmount } from '../parse/money';
import type { ParsedRow, RowName } from '../rows/row';
import { boxes, linesOf, readingSentences, rowWarnings } from './hints';
import { asJson, rowNumbers, sentSummary } from './items';
import {
	asSentence,
	equalRowWords,
	groupsOf,
	limitLines,
	pluralize,
	present,
	problemLines,
	sentences,
} from './words';

/** A row as Check Rows sees it. */
export interface CheckedRow {
	/** With another row's name among its problems. */
	readonly row: ParsedRow;
	/** The row that it is equal to, if it creates nothing of its own. */
	readonly sameAs: RowName | undefined;
}

/** The item of a checked row: the verdict and its reasons first, the same columns for all rows. */
export function previewItem({ row, sameAs }: CheckedRow, creation: Creation): IDataObject {
	const { problems } = row;
	const valid = problems.length === 0;
	const equal = valid && sameAs && equalRowWords.thing(creation.noun, sameAs);
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

/** True for a row with a time of its own. What the service makes of it is told in two ways. */
function givesTime({ values }: ParsedRow, { fields }: Creation): boolean {
	return fields.some(({ type, argument }) => type === 'dateTime' && argument in values);
}

function isToCreate({ existingId, skipped }: ParsedRow): boolean {
	return existingId === undefined && skipped === undefined;
}

/** What a check says about the sheet as a whole. */
interface OfSheet {
	/** Calls that Create makes before it creates anything. */
	readonly lookUps: number;
	/** What became of the columns, in short. */
	readonly columns: string | undefined;
}

/** The most lines of a check before the one about its columns. */
const maxLines = 18;

/** The boxes of a check. */
export async function previewHints(
	rows: readonly CheckedRow[],
	{ lookUps, columns }: OfSheet,
	creation: Creation,
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
		equalRowWords.had(had, creation.noun),
		equalRowWords.counted(good.length - own.length, creation.noun),
		skipped > 0 && `${skipped} skipped`,
		bad.length > 0 && good.length > 0 && `${bad.length} with problems`,
	]).join(', ');
	const verdict =
		rows.length === 1
			? `The row ${ready.length === 1 ? 'is' : "isn't"} ready.`
			: `${ready.length || 'None'} of ${rows.length} rows ${ready.length > 1 ? 'are' : 'is'} ready.`;
	const happened = [
		sentences(verdict, others && `${others}.`),
		...spendingLines(ready, creation),
		...(await linesOf(bad, ({ row }) => problemLines(row.problems))),
		...(await linesOf(good, ({ row }) => [row.skipped])),
		lookUps > 0 && `Names are looked up when you create: ${pluralize(lookUps, 'more call')}.`,
		ready.some(({ row }) => givesTime(row, creation)) &&
			`Check one ${creation.noun}'s start in TikTok Ads Manager first: by one source times go out as UTC, by another in the ad account's time zone.`,
	];
	// However much there is to say, the box ends with the columns.
	const lines = [...limitLines(present(happened), String, maxLines), columns];
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
		const [parent] = group.map(parentOf);
		const inRows = `in ${pluralize(group.length, 'row')}`;
		return `${asSentence(parentNoun)} ${parent}: ${list.join(' and ')} ${inRows}.`;
	});
}

/** What a row would do, in one sentence. */
function rowSummary(row: ParsedRow, creation: Creation): string {
	const { options, existingId, skipped } = row;
	if (skipped !== undefined) return skipped;
	return existingId === undefined
		? present([
				sentSummary(row, creation),
				options.startPaused && 'created, then paused (2 calls)',
			]).join(', ')
		: `Already done: the row has the ${creation.noun} ID ${existingId}`;
}
