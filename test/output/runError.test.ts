import '../model/fasterClock';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { simpleWorkflow } from '../engine';
import type { Fault } from '../sandbox';
import { adspirerNode, eachWorkbench, output } from '../workbench';
import { shownError } from './shown';

const bench = eachWorkbench();

const sheet: INodeParameters = {
	adgroupName: '={{ $json.name }}',
	budget: '={{ $json.budget }}',
	options: { maxConcurrency: 1, maxRetries: 0, settleUnknown: false },
};

const named = (...names: string[]): IDataObject[] => names.map((name) => ({ name, budget: 50 }));

/** The calls for these rows go wrong. */
function fail(faults: Record<string, Fault>): void {
	bench.sandbox.options.fault = ({ arguments: { adgroup_name } }) => faults[String(adgroup_name)];
}

const refused: Fault = {
	kind: 'status',
	status: 400,
	body: { success: false, error: 'The campaign has ended' },
};

const correct =
	"Correct the row and run it again. If you fixed the cause elsewhere but get the same answer, Adspirer may be repeating its first one. Run only this row with 'Duplicate Protection' set to By Execution.";
const howToContinue =
	"When you run the workflow again or use n8n's Retry, what exists isn't created again.";

describe('before the first call', () => {
	it('one bad row is the message itself', async () => {
		const error = shownError(await bench.run([...named('A', 'B'), { name: 'C' }], sheet));

		expect(bench.sandbox.calls).toEqual([]);
		expect(error.message).toMatch(/^Row 3 \(C\): 'Budget' is empty\./);
		expect(error.lines).toEqual([
			'Correct the row and run it again.',
			"Nothing was sent. To send the good ones anyway, set the node's On Error to continue.",
		]);
		const alone = shownError(await bench.run([{ name: 'C' }], sheet));
		expect(alone.lines).toEqual(['Correct the row and run it again.', 'Nothing was sent.']);
	});

	it('rows are called by their numbers in the sheet, and nothing in them is taken for HTML', async () => {
		const rows = [
			{ ...named('A')[0], row_number: 2 },
			{ name: 'B', budget: '<b>9', row_number: 7 },
		];
		const error = shownError(await bench.run(rows, sheet));

		expect(error.message).toMatch(/^Sheet row 7 \(B\): 'Budget' is "‹b›9"/);
	});
});

describe('when a row fails', () => {
	const rows = named('A', 'B', 'C', 'D', 'E');

	it('the error lists what exists and what was not sent', async () => {
		fail({ B: { kind: 'no-id' }, C: refused });
		const run = await bench.run(rows, sheet);
		const error = shownError(run);

		expect(output(run)).toEqual([]);
		expect(bench.sandbox.calls).toHaveLength(3);
		expect(error.message).toBe('Row 3 (C): Adspirer rejected the row: The campaign has ended.');
		expect(error.lines).toEqual([
			correct,
			'2 ad groups exist:',
			`Row 1: A, ID ${bench.sandbox.adGroups[0]?.adgroup_id}`,
			'Row 2: B, ID unknown',
			"Rows 4 and 5 weren't sent.",
			howToContinue,
		]);
		expect(error.itemIndex).toBeUndefined();
	});

	it('by execution, the Retry of n8n is the way to go on', async () => {
		fail({ B: refused });
		const parameters = { ...sheet, duplicateProtection: 'execution' };
		const { lines } = shownError(await bench.run(rows, parameters));

		expect(lines[0]).toBe('Correct the row and run it again.');
		expect(lines.at(-1)).toMatch(/^To go on, use n8n's Retry .* would create everything again\.$/);
	});

	it('rows in flight are waited for, and each is accounted for once', async () => {
		const { sandbox } = bench;
		fail({ B: refused, D: { kind: 'status', status: 500, act: true }, E: refused });
		// The failures arrive while the others are still being worked on.
		sandbox.options.answerDelayMs = 200;
		const options = { maxConcurrency: 6, maxRetries: 0, settleUnknown: false };
		const error = shownError(await bench.run([...rows, ...named('F')], { ...sheet, options }));

		expect(error.message).toMatch(/^Row [25] \([BE]\): Adspirer rejected the row/);
		const created = sandbox.adGroups.filter(({ name }) => name !== 'D');
		expect(created.map(({ name }) => name).sort()).toEqual(['A', 'C', 'F']);
		for (const { adgroup_id, name } of created) {
			const row = 'ABCDEF'.indexOf(name) + 1;
			expect(error.lines).toContain(`Row ${row}: ${name}, ID ${adgroup_id}`);
		}
		const key = sandbox.calls.find(({ arguments: given }) => given.adgroup_name === 'D');
		const unknown =
			error.lines[error.lines.indexOf("It isn't known whether this ad group was created:") + 1];
		expect(unknown).toMatch(/^Row 4: D, key/);
		expect(unknown?.endsWith(`key ${key?.idempotencyKey}`)).toBe(true);
		expect(error.lines[error.lines.indexOf('1 more row failed:') + 1]).toMatch(/^Row [25]: /);
		const text = `${error.message}\n${error.lines.join('\n')}`;
		for (const row of [1, 2, 3, 4, 5, 6]) {
			expect([row, text.match(new RegExp(`^Row ${row}\\b`, 'gm'))?.length]).toEqual([row, 1]);
		}
	});
});

describe('a retry that is refused as a whole', () => {
	it('names what the tries before have created, or may have', async () => {
		fail({ B: { kind: 'status', status: 500, act: true }, C: refused });
		bench.sandbox.options.answerDelayMs = 100;
		const options = { maxConcurrency: 3, maxRetries: 0, settleUnknown: false };
		const first = await bench.run(named('A', 'B', 'C'), { ...sheet, options });
		expect(first.status).toBe('error');
		const calls = bench.sandbox.calls.length;
		const budget = "={{ $json.name === 'C' ? '1.5k' : 50 }}";
		const again = await bench.engine.run({
			...simpleWorkflow(adspirerNode({ ...sheet, options, budget })),
			retryOf: first,
		});
		const { message, lines } = shownError(again);

		expect(bench.sandbox.calls).toHaveLength(calls);
		expect(message).toMatch(/^Row 3 \(C\): 'Budget' is "1\.5k"/);
		const key = bench.sandbox.calls.find(({ arguments: sent }) => sent.adgroup_name === 'B');
		expect(lines.slice(1, -1)).toEqual([
			'1 ad group exists:',
			`Row 1: A, ID ${bench.sandbox.adGroups.find(({ name }) => name === 'A')?.adgroup_id}`,
			"It isn't known whether this ad group was created:",
			`Row 2: B, key ${key?.idempotencyKey}`,
		]);
	});
});
