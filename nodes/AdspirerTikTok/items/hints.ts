import type { NodeExecutionHint } from 'n8n-workflow';
import type { LeftOut, Problem } from '../arguments/readArguments';
import type { Quota } from '../envelope/envelope';

/** A hint is shown above the node's output; it blocks nothing. */
function hint(message: string, type: 'info' | 'warning' = 'warning'): NodeExecutionHint {
	return { message, type, location: 'outputPane' };
}

/** "row 3", "rows 1, 2 and 5", or with many rows "37 rows, the first of them 1, 2 and 5". */
export function rowsNamed(items: readonly number[]): string {
	const numbers = items.map((item) => String(item + 1));
	if (numbers.length === 1) return `row ${numbers[0]}`;
	const listed = (some: string[]) => `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
	return numbers.length <= 10
		? `rows ${listed(numbers)}`
		: `${numbers.length} rows, the first of them ${listed(numbers.slice(0, 3))}`;
}

/** "1 row", "3 rows". */
export function counted(number: number, one: string): string {
	return `${number} ${one}${number === 1 ? '' : 's'}`;
}

export function wasOrWere(number: number): string {
	return number === 1 ? 'was' : 'were';
}

/** Collects what is told once for all rows that it concerns. */
class Grouped {
	private readonly groups = new Map<string, number[]>();

	add(text: string, item: number): void {
		const items = this.groups.get(text);
		if (items) items.push(item);
		else this.groups.set(text, [item]);
	}

	hints(sentence: (rows: string, text: string) => string): NodeExecutionHint[] {
		return [...this.groups].map(([text, items]) => hint(sentence(rowsNamed(items), text)));
	}
}

/** What was left out of rows because a display rule hides it, and what looks unusual. */
export function rowHints(
	rows: ReadonlyArray<{ leftOut: readonly LeftOut[]; warnings: readonly Problem[] }>,
): NodeExecutionHint[] {
	const leftOut = new Grouped();
	const unusual = new Grouped();
	rows.forEach((row, item) => {
		for (const { field, because } of row.leftOut) {
			leftOut.add(`${field} was left out, because ${because}.`, item);
		}
		for (const { field, message } of row.warnings) unusual.add(`${field} ${message}`, item);
	});
	const sentence = (named: string, text: string) => `In ${named}: ${text}`;
	return [...leftOut.hints(sentence), ...unusual.hints(sentence)];
}

/** Rows that say the same in everything: two ad groups, or one, by the duplicate protection. */
export function twinHints(
	twins: ReadonlyArray<readonly number[]>,
	oneAdGroup: boolean,
): NodeExecutionHint[] {
	return twins.map((items) =>
		hint(
			oneAdGroup
				? `In ${rowsNamed(items)}: together they are one ad group by their duplicate protection, and one call was made for them.`
				: `In ${rowsNamed(items)}: all values are the same, so the same ad group is created ${items.length} times. If that is not meant, take the repeats out, or set Duplicate Protection to By Row Values.`,
		),
	);
}

/** Rows that an earlier try of the execution created, and that were not sent again. */
export function journalHint(items: readonly number[]): NodeExecutionHint[] {
	return items.length === 0
		? []
		: [
				hint(
					`In ${rowsNamed(items)}: the ad group was created earlier in this execution, so nothing was sent again.`,
					'info',
				),
			];
}

/** Told where the quota runs low, or does not reach for the rows that were still to go. */
export function quotaHints(
	low: Quota | undefined,
	short: { quota: Quota; rowsToGo: number } | undefined,
): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	const until = (quota: Quota) =>
		quota.period_end ? ` It starts anew on ${quota.period_end}.` : '';
	const left = (quota: Quota) => Math.max(0, quota.limit - quota.used);
	if (short) {
		hints.push(
			hint(
				`Adspirer's monthly quota had ${counted(left(short.quota), 'call')} left when ${counted(short.rowsToGo, 'row')} ${wasOrWere(short.rowsToGo)} still to go.${until(short.quota)}`,
			),
		);
	}
	if (low) {
		hints.push(
			hint(`Adspirer's monthly quota is down to ${left(low)} of ${low.limit} calls.${until(low)}`),
		);
	}
	return hints;
}
