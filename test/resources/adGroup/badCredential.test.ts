import '../../model/fasterClock';
import { nodeName, simpleWorkflow } from '../../engine';
import { startListener } from '../../listeners';
import { errorModes } from '../../output/failing';
import { errorDetails, shownError } from '../../output/shown';
import { adspirerNode, apiKey, engineFor, output } from '../../workbench';

const rows = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];
const advice = "Correct the node's Adspirer TikTok API credential.";

describe.each([
	['Base URL', apiKey, '/?a=1', /Base URL of the Adspirer TikTok API credential can't contain a/],
	[
		'API key',
		' ',
		'',
		/The API Key of the Adspirer TikTok API credential is empty\. Create one at/,
	],
])('a run with a bad %s makes no call', (_what, key, query, told) => {
	it.each(errorModes)('and says what to correct, with %s', async (onError) => {
		const listener = await startListener();
		const node = adspirerNode({ adgroupName: '={{ $json.name }}' }, { onError });
		const engine = engineFor(`${listener.url}${query}`, key);
		const ended = await engine.run({ ...simpleWorkflow(node), rows });
		await listener.close();
		expect(listener.received).toEqual([]);
		if (onError === 'stopWorkflow') {
			const error = shownError(ended);
			expect(error.message).toMatch(told);
			// Once.
			expect(error.description).not.toMatch(told);
			const unsent = ["Rows 2 and 3 weren't sent.", 'No ad group was created.'];
			expect(error.lines).toEqual([advice, ...unsent]);
			return;
		}
		const items = onError === 'continueErrorOutput' ? ended.json(nodeName.errors) : output(ended);
		for (const item of items) expect(item.error).toMatch(told);
		const kinds = ['invalid', 'not_sent', 'not_sent'];
		const isSplit = onError === 'continueErrorOutput';
		expect(items.map((item) => (isSplit ? errorDetails(item).kind : item.error_kind))).toEqual(
			kinds,
		);
		for (const item of items) expect(item.error).toContain(advice);
		expect(ended.json(nodeName.success)).toEqual([]);
	});
});
