import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Workbench } from '../workbench';
import { filledIn, labelOfArgument, neededBeside } from './filledIn';
import { sendRows } from './rowsSent';

/** A value as an expression gives it, and what the message has to hold, in this order. */
export type Refusal = readonly [came: IDataObject[string], ...told: string[]];

/**
 * One row for each value, the argument's field filled in by an expression: every row has to be
 * refused, with a message that names the row and the field, shows what came and ends with what to
 * do; and no call may be made for any.
 */
export async function expectRefused(
	bench: Workbench,
	name: string,
	refusals: readonly Refusal[],
	parameters: INodeParameters = {},
): Promise<void> {
	const before = bench.sandbox.calls.length;
	const { rows } = await sendRows(
		bench,
		refusals.map(([value]) => ({ value })),
		{
			...neededBeside(name, undefined).parameters,
			...filledIn(name, '={{ $json.value }}'),
			...parameters,
		},
	);
	const label = labelOfArgument(name);
	const cameWith = (what: string, index: number) => [refusals[index]?.[0], what] as const;
	expect(rows.map(({ item }, index) => cameWith(String(item.error), index))).toEqual(
		refusals.map(([, ...told], index) =>
			cameWith(expect.stringMatching(`^Row ${index + 1}: ${label} ${inOrder(told)}`), index),
		),
	);
	rows.forEach(({ item, sent }, index) => {
		expect(sent).toBeUndefined();
		expect(item).toMatchObject({ success: false, kind: 'invalid', status: null, row: index + 1 });
		expect(item.problems).toHaveLength(1);
		expect(item.problems).toMatchObject([{ field: label }]);
		expect(item.what_to_do).toMatch(/^Correct /);
	});
	expect(bench.sandbox.calls).toHaveLength(before);
}

/** Matches texts that hold all of these, in this order, and end with a sentence of their own. */
function inOrder(told: readonly string[]): string {
	const quoted = told.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return `.*?${quoted.join('.*?')}.*[.?)]$`;
}
