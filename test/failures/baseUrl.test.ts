import { readBaseUrl } from '../../nodes/AdspirerTikTok/call/baseUrl';
import { nodeName, simpleWorkflow } from '../engine';
import { adspirerNode, engineFor, openWorkbench, output } from '../workbench';
import { startListener } from './listeners';

describe('a Base URL', () => {
	const good: Array<[string, string]> = [
		['https://api.adspirer.ai', 'https://api.adspirer.ai'],
		['https://mcp.adspirer.com/', 'https://mcp.adspirer.com'],
		[' https://api.adspirer.ai \n', 'https://api.adspirer.ai'],
		['HTTPS://API.Adspirer.AI', 'https://api.adspirer.ai'],
		['https://gateway.example:8443/adspirer//', 'https://gateway.example:8443/adspirer'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.0.0.1:3000/', 'http://127.0.0.1:3000'],
		['http://127.8.9.1', 'http://127.8.9.1'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	];

	it.each(good)('%j is good', (given, url) => {
		expect(readBaseUrl(given)).toEqual({ url });
	});

	const https = /must begin with https:\/\//;
	const alone = /must be the address alone/;
	const bad: Array<[unknown, RegExp]> = [
		['http://api.adspirer.ai', https],
		['http://localhost.example.com', https],
		['http://127.0.0.1.example.com', https],
		['http://[::2]', https],
		['http://0.0.0.0:3000', https],
		['ftp://api.adspirer.ai', https],
		['javascript:alert(1)', https],
		['https://user@api.adspirer.ai', alone],
		['https://user:word@api.adspirer.ai', alone],
		['http://user:word@127.0.0.1', alone],
		['https://api.adspirer.ai/?a=1', alone],
		['https://api.adspirer.ai?', alone],
		['https://api.adspirer.ai/#a', alone],
		['https://api.adspirer.ai#', alone],
		['api.adspirer.ai', /is no web address/],
		['https://', /is no web address/],
		['', /is empty/],
		['  ', /is empty/],
		[undefined, /is empty/],
		[7, /is empty/],
	];

	it.each(bad)('%j is refused', (given, reason) => {
		const read = readBaseUrl(given);
		expect(read).toEqual({ problem: expect.stringMatching(reason) });
		expect(read).toEqual({
			problem: expect.stringMatching(/^The Base URL of the Adspirer credential .*\.$/),
		});
	});
});

describe('a run with a bad Base URL makes no call', () => {
	const told = /Base URL of the Adspirer credential must be the address alone/;
	const rows = [{ name: 'A' }, { name: 'B' }, { name: 'C' }];

	async function run(onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput') {
		const listener = await startListener();
		const node = adspirerNode({ adgroupName: '={{ $json.name }}' }, { onError });
		const ended = await engineFor(`${listener.url}/?a=1`).run({ ...simpleWorkflow(node), rows });
		await listener.close();
		expect(listener.received).toEqual([]);
		return ended;
	}

	it('and is told once where the node stops', async () => {
		const ended = await run('stopWorkflow');

		const error: { message?: string; description?: unknown } = {
			...ended.nodeError(nodeName.tested),
		};
		expect(ended.status).toBe('error');
		expect(error.message).toMatch(told);
		expect(String(error.description)).not.toMatch(told);
		expect(String(error.description)).toContain('No ad group was created.');
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'and fails the rows with %s, saying what to correct',
		async (onError) => {
			const ended = await run(onError);

			const items = onError === 'continueErrorOutput' ? ended.json(nodeName.errors) : output(ended);
			expect(items).toHaveLength(rows.length);
			items.forEach((item, at) => {
				expect(item).toMatchObject({ success: false, status: null, row: at + 1 });
				expect(item.error).toMatch(told);
				expect(item.what_to_do).toMatch(/credential/);
			});
			expect(items[0]?.kind).toBe('invalid');
		},
	);

	it('and is told by a preview, too', async () => {
		const bench = await openWorkbench();
		const node = adspirerNode({ operation: 'preview' });
		const ended = await engineFor('http://adspirer.example').run(simpleWorkflow(node));
		await bench.close();

		expect(output(ended)).toEqual([
			{
				valid: false,
				problems: [
					{ field: expect.any(String), message: expect.stringMatching(/must begin with https/) },
				],
			},
		]);
	});
});
