import '../../model/fasterClock';
import type { OnError } from 'n8n-workflow';
import { nodeName, simpleWorkflow, type EngineRun } from '../../engine';
import { startListener } from '../../listeners';
import { errorDetails, shownError } from '../../output/shown';
import { adspirerNode, apiKey, engineFor, output } from '../../workbench';

const rows = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];

const bad: Array<[what: string, key: string, query: string, told: RegExp]> = [
	[
		'Base URL',
		apiKey,
		'/?a=1',
		/Base URL of the Adspirer TikTok API credential can't contain a user name/,
	],
	[
		'API key',
		' ',
		'',
		/The API Key of the Adspirer TikTok API credential is empty\. Create one at/,
	],
];

describe.each(bad)('a run with a bad %s makes no call', (_what, key, query, told) => {
	async function run(onError: OnError): Promise<EngineRun> {
		const listener = await startListener();
		const node = adspirerNode({ adgroupName: '={{ $json.name }}' }, { onError });
		const engine = engineFor(`${listener.url}${query}`, key);
		const ended = await engine.run({ ...simpleWorkflow(node), rows });
		await listener.close();
		expect(listener.received).toEqual([]);
		return ended;
	}

	it('and says so once where the node stops', async () => {
		const error = shownError(await run('stopWorkflow'));

		expect(error.message).toMatch(told);
		expect(error.description).not.toMatch(told);
		expect(error.lines).toEqual([
			"Correct the node's Adspirer TikTok API credential.",
			"Rows 2 and 3 weren't sent.",
			'No ad group was created.',
		]);
		expect(error.cause).toEqual({ cause: 'credential-invalid' });
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'and fails the rows with %s, saying what to correct',
		async (onError) => {
			const ended = await run(onError);

			const items = onError === 'continueErrorOutput' ? ended.json(nodeName.errors) : output(ended);
			const kinds = items.map((item, at) => {
				expect(item.error).toMatch(told);
				const details = errorDetails(item);
				expect(details).toMatchObject({ http_status: null, row: at + 1 });
				expect(details.what_to_do).toBe("Correct the node's Adspirer TikTok API credential.");
				return details.kind;
			});
			expect(kinds).toEqual(['invalid', 'not_sent', 'not_sent']);
			expect(ended.json(nodeName.success)).toEqual([]);
		},
	);
});
