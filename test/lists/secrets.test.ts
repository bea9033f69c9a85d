import { everyText, holdsKey, keyForms } from '../output/noKey';
import { apiKey, openList, openWorkbench } from '../workbench';

describe.each(Object.entries(keyForms))('an answer that repeats the key, %s,', (_form, form) => {
	const id = '1790000000000000001';
	const text = `| ID | Name | Status |\n|---|---|---|\n| ${id} | Spring ${form} | ${form} |`;
	const error = `The key ${form} is not welcome`;
	const bodies: Array<[status: number, body: object | string]> = [
		[200, { success: true, data: { text } }],
		[200, { success: true, data: { structured: { campaigns: [{ id, name: form }] } } }],
		[200, { success: true, data: { text: form } }],
		[200, `<html>${form}</html>`],
		[200, { success: false, error }],
		[400, { success: false, error, structured_content: { [form]: form } }],
		[500, { success: false, error }],
	];

	it('does not get it into the lists of the form', async () => {
		for (const [status, body] of bodies) {
			// Not by JSON.stringify alone: an escaped form is to arrive as it is.
			const written = typeof body === 'string' ? body : JSON.stringify(body);
			const fault = { kind: 'status', status, body: written.replaceAll('\\\\u', '\\u') } as const;
			const bench = await openWorkbench({ fault: () => fault });
			for (const parameter of ['campaignId', 'advertiserId']) {
				const shown = await openList(bench.engine, parameter).catch((thrown: unknown) => thrown);
				expect(everyText(shown).filter(holdsKey)).toEqual([]);
			}
			expect(bench.sandbox.calls.at(-1)?.headers.authorization).toBe(`Bearer ${apiKey}`);
			await bench.close();
		}
	});
});
