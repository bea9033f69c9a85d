import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { nodeName, type EngineRun } from '../engine';
import type { Fault } from '../sandbox';
import { openWorkbench, output, type Workbench } from '../workbench';

let bench: Workbench;

beforeEach(async () => {
	bench = await openWorkbench();
});

afterEach(async () => await bench.close());

const sheet: INodeParameters = {
	adgroupName: '={{ $json.name }}',
	budget: '={{ $json.budget }}',
	options: { maxConcurrency: 1, maxRetries: 0 },
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

/** The error as a person reads it; n8n shows the description as HTML. */
function told(run: EngineRun): { message: string; lines: string[]; itemIndex: unknown } {
	expect(run.status).toBe('error');
	expect(output(run)).toEqual([]);
	const error: { message?: string; description?: unknown; context?: IDataObject } = {
		...run.nodeError(nodeName.tested),
	};
	return {
		message: String(error.message),
		lines: String(error.description).split('<br>\n'),
		itemIndex: error.context?.itemIndex,
	};
}

describe('before the first call', () => {
	it('every row is checked, and every bad one is told', async () => {
		const rows = named('A', 'B', '', 'D', 'E');
		Object.assign(rows[1] ?? {}, { budget: '$50' });
		Object.assign(rows[4] ?? {}, { budget: 0, name: 'undefined' });
		const error = told(await bench.run(rows, sheet));

		expect(bench.sandbox.calls).toEqual([]);
		expect(error.message).toBe('3 of 5 rows have problems, so nothing was sent: rows 2, 3 and 5.');
		expect(error.itemIndex).toBe(1);
		const [second, third, fifth, way] = error.lines;
		expect(second).toMatch(/^Row 2: Budget came as "\$50"/);
		expect(third).toMatch(/^Row 3: Ad Group Name is empty\./);
		expect(fifth).toMatch(/^Row 5: .*Ad Group Name came as "undefined"/);
		expect(fifth).toMatch(/Budget (came as|is) /);
		expect(way).toMatch(
			/^Nothing was sent\. Correct the rows, or set On Error of the node to continue/,
		);
	});

	it('one bad row is the message itself', async () => {
		const error = told(await bench.run([...named('A', 'B'), { name: 'C' }], sheet));

		expect(bench.sandbox.calls).toEqual([]);
		expect(error.message).toMatch(/^Row 3: Budget is empty\. Fill it in\.$/);
		expect(error.itemIndex).toBe(2);
		expect(error.lines.join(' ')).toMatch(/^Nothing was sent\. Correct the rows/);
	});

	it('nothing of a name is taken for HTML', async () => {
		const error = told(await bench.run([...named('A'), { name: 'B', budget: '<b>9' }, {}], sheet));

		expect(error.lines[0]).toContain('&lt;b>9');
	});
});

describe('when a row fails', () => {
	const rows = named('A', 'B', 'C', 'D', 'E');

	it('the error lists what was created and what was not sent', async () => {
		fail({ C: refused });
		const error = told(await bench.run(rows, sheet));

		expect(bench.sandbox.calls).toHaveLength(3);
		const [first, second] = bench.sandbox.adGroups;
		expect(error).toEqual({
			message: 'Row 3: Adspirer refused the row: The campaign has ended.',
			lines: [
				'Correct the row and run it again.',
				'2 ad groups were created:',
				`Row 1: A, ID ${first?.adgroup_id}`,
				`Row 2: B, ID ${second?.adgroup_id}`,
				'2 rows were not sent: rows 4 and 5.',
				expect.stringMatching(/^Use n8n's Retry button on this execution: .* not created again/),
			],
			itemIndex: 2,
		});
	});

	it('the first one, it says that nothing was created', async () => {
		fail({ A: refused });
		const error = told(await bench.run(rows, sheet));

		expect(bench.sandbox.calls).toHaveLength(1);
		expect(error.lines).toEqual([
			'Correct the row and run it again.',
			'No ad group was created.',
			'4 rows were not sent: rows 2, 3, 4 and 5.',
		]);
	});

	it('the rows under way are heard out, and each is told', async () => {
		const { sandbox } = bench;
		fail({ B: refused, D: { kind: 'status', status: 500, act: true } });
		// The failure arrives while the others are still being worked on.
		sandbox.options.answerDelayMs = 200;
		const parameters = { ...sheet, options: { maxConcurrency: 5, maxRetries: 0 } };
		const error = told(await bench.run(rows, parameters));

		expect(error.message).toBe('Row 2: Adspirer refused the row: The campaign has ended.');
		const created = sandbox.adGroups.filter(
			({ arguments: { adgroup_name } }) => adgroup_name !== 'D',
		);
		expect(created).toHaveLength(3);
		for (const { adgroup_id, arguments: given } of created) {
			const row = rows.findIndex(({ name }) => name === given.adgroup_name) + 1;
			expect(error.lines).toContain(`Row ${row}: ${String(given.adgroup_name)}, ID ${adgroup_id}`);
		}
		expect(error.lines).toContain('1 further row failed:');
		expect(error.lines.join('\n')).toMatch(/\nRow 4: Adspirer had a fault \(500\)/);
		const key = sandbox.calls.find(({ arguments: given }) => given.adgroup_name === 'D');
		expect(error.lines.join('\n')).toContain(
			`It is not known whether an ad group was created for row 4. A retry sends the same key again, so it is not created twice. The key is ${key?.idempotencyKey}.`,
		);
	});

	it('an ad group whose ID the answer did not tell is listed all the same', async () => {
		fail({ A: { kind: 'no-id' }, B: refused });
		const error = told(await bench.run(rows, sheet));

		expect(error.lines).toContain('1 ad group was created:');
		expect(error.lines).toContain('Row 1: A, ID not told');
	});

	it('a row that may exist is asked after until it is known', async () => {
		fail({ B: refused });
		const { sandbox } = bench;
		const fault = sandbox.options.fault;
		sandbox.options.faultReplays = true;
		sandbox.options.answerDelayMs = ({ arguments: given }) =>
			given.adgroup_name === 'B' ? 100 : 0;
		sandbox.options.fault = (call) =>
			call.arguments.adgroup_name === 'A' && call.attempt <= 2
				? { kind: 'status', status: 500, act: true, headers: { 'retry-after': '0.2' } }
				: fault?.(call);
		const parameters = { ...sheet, options: { maxConcurrency: 2, maxRetries: 4 } };
		const error = told(await bench.run(named('A', 'B'), parameters));

		expect(sandbox.calls.filter(({ arguments: given }) => given.adgroup_name === 'A')).toHaveLength(
			3,
		);
		expect(error.lines).toContain(`Row 1: A, ID ${sandbox.adGroups[0]?.adgroup_id}`);
	});
});
