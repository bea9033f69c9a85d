import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { formatValue } from '../parse/cell';
import { formatAmount } from '../parse/money';
import type { ParsedRow } from '../rows/row';
import { boxes, groupsOf, linesOf, readingSentences, rowWarnings } from './hints';
import { asJson, rowNumbers } from './items';
import { asSentence, limitLines, pluralize, present, problemLines, sentences } from './words';

/** A row as Check Rows sees it. */
export interface CheckedRow {
	/** With another row's name among its problems. */
	readonly row: ParsedRow;
	/** The rows that are the same, in a sentence. */
	readonly repeated: string | undefined;
	/** True if an earlier row creates the same. */
	readonly isRepeat: boolean;
}

/**
 * The item of a checked row: the verdict and its reason first, the arguments last. Good and bad rows
 * have the same columns.
 */
export function previewItem({ row, repeated }: CheckedRow, creation: Creation): IDataObject {
	const { problems } = row;
	const said = problemLines(problems);
	return asJson({
		valid: problems.length === 0,
		// Two problems fit on the screen.
		summary:
			problems.length === 0 ? rowSummary(row, creation) : limitLines(said, String, 2).join(' '),
		...rowNumbers(row.name),
		[creation.nameArgument]: row.values[creation.nameArgument] ?? null,
		problems: said.join(' '),
		warnings: sentences(repeated, ...rowWarnings({ row }, creation), ...readingSentences(row)),
		problem_list: problems,
		arguments: isToCreate(row) ? row.values : {},
	});
}

/** True for a row that is neither done already nor skipped. */
function isToCreate({ existingId, skipped }: ParsedRow): boolean {
	return existingId === undefined && skipped === undefined;
}

/**
 * The boxes of a check. The first says how many rows are ready, such as "8 of 14 rows are ready.", what
 * keeps the others from it, one line for one cause, and what the ready ones would spend.
 *
 * @param lookUps calls that Create makes before it creates anything.
 */
export async function previewHints(
	rows: readonly CheckedRow[],
	lookUps: number,
	creation: Creation,
): Promise<NodeExecutionHint[]> {
	const bad = rows.filter(({ row }) => row.problems.length > 0);
	const good = rows.filter(({ row }) => row.problems.length === 0);
	const ready = good.filter(({ row }) => isToCreate(row));
	const done = good.filter(({ row }) => row.existingId !== undefined).length;
	const skipped = good.length - done - ready.length;
	const paused = ready.filter(({ row }) => row.options.startPaused).length;
	const others = present([
		paused > 0 && `${paused} of them created, then paused (2 calls each)`,
		done > 0 && `${done} already done`,
		skipped > 0 && `${skipped} skipped`,
		bad.length > 0 && good.length > 0 && `${bad.length} with problems`,
	]).join(', ');
	const verdict =
		rows.length === 1
			? `The row ${ready.length === 1 ? 'is' : "isn't"} ready.`
			: `${ready.length || 'None'} of ${rows.length} rows ${ready.length > 1 ? 'are' : 'is'} ready.`;
	const happened = [
		sentences(verdict, others && `${others}.`),
		...(await linesOf(bad, ({ row }) => problemLines(row.problems))),
		...(await linesOf(good, ({ row }) => [row.skipped])),
		...spendingLines(ready, creation),
		lookUps > 0 && `Names are looked up when you create: ${pluralize(lookUps, 'more call')}.`,
		...new Set(ready.map(({ repeated }) => repeated)),
	];
	return await boxes(happened, bad.length > 0, rows, creation);
}

/** What rows would spend: "Campaign 179…: 1250 a day and 900 in total in 4 rows." */
function spendingLines(rows: readonly CheckedRow[], creation: Creation): string[] {
	const { spending, parentNoun, parentArgument } = creation;
	if (!spending) return [];
	const spent = rows
		.filter(({ isRepeat }) => !isRepeat)
		.map(({ row }) => ({
			// By its name as long as that is still to be looked up.
			parent: row.values[parentArgument] ?? formatValue(row.names?.[0]?.cell.value),
			...spending(row.values),
		}));
	return groupsOf(spent, ({ parent }) => parent).map((group) => {
		const sums = groupsOf(group, ({ period }) => period).flatMap((ofPeriod) => {
			const sum = ofPeriod.reduce((total, { amount }) => total + amount, 0);
			return sum > 0 ? [`${formatAmount(sum)} ${ofPeriod[0]?.period}`] : [];
		});
		const parent = `${asSentence(parentNoun)} ${String(group[0]?.parent)}`;
		return `${parent}: ${sums.sort().join(' and ')} in ${pluralize(group.length, 'row')}.`;
	});
}

/** What a row names in place of its ID, such as its campaign or an audience. */
const namedIn = ({ values, names = [] }: ParsedRow) =>
	names
		.filter(({ argument }) => values[argument] === undefined)
		.map(({ argument, noun, cell }) => {
			const what = argument.startsWith('excluded') ? `excluded ${noun}` : noun;
			return `${what} ${formatValue(cell.value)} (looked up when created)`;
		});

/** What a row would create, in one sentence. */
function rowSummary(row: ParsedRow, { summarize, noun }: Creation): string {
	const { values, options, existingId, skipped } = row;
	if (existingId !== undefined) return `Already done: the row has the ${noun} ID ${existingId}`;
	if (skipped !== undefined) return skipped;
	return present([
		...summarize(values, options.zone),
		...namedIn(row),
		options.startPaused && 'created, then paused (2 calls)',
	]).join(', ');
}
