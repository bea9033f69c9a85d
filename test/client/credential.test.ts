import { readCredential } from '../../nodes/AdspirerTikTok/client/credential';
import { textOf } from '../../nodes/AdspirerTikTok/output/problemText';

describe('a Base URL', () => {
	it.each([
		['https://mcp.adspirer.com/', 'https://mcp.adspirer.com'],
		[' https://api.adspirer.ai \n', 'https://api.adspirer.ai'],
		['HTTPS://API.Adspirer.AI', 'https://api.adspirer.ai'],
		['https://gateway.example:8443/adspirer//', 'https://gateway.example:8443/adspirer'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.8.9.1:3000/', 'http://127.8.9.1:3000'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	])('%j is accepted', (given, baseUrl) => {
		const credential = { baseUrl: given, apiKey: ' key ' };
		const { origin } = new URL(baseUrl);
		expect(readCredential(credential)).toEqual({ baseUrl, origin, apiKey: 'key' });
	});

	const refused: Array<[reason: RegExp, ...given: unknown[]]> = [
		[/must start with https:\/\//, 'http://api.adspirer.ai', 'http://localhost.example.com'],
		[/must start with https:\/\//, 'http://127.0.0.1.example.com', 'http://[::2]'],
		[
			/must start with https:\/\//,
			'http://0.0.0.0',
			'ftp://api.adspirer.ai',
			'javascript:alert(1)',
		],
		[/can't contain a user name/, 'https://user@api.adspirer.ai', 'http://user:word@127.0.0.1'],
		[/can't contain a user name/, 'https://api.adspirer.ai?', 'https://api.adspirer.ai/#a'],
		[/isn't a valid URL/, 'api.adspirer.ai', 'https://'],
		[/is empty/, '', '  ', undefined, 7],
	];

	it.each(refused)('that %s is refused', (reason, ...given) => {
		for (const baseUrl of given) {
			const read = readCredential({ baseUrl, apiKey: 'key' });
			const told = 'problem' in read && textOf(read.problem);
			expect([baseUrl, told]).toEqual([baseUrl, expect.stringMatching(reason)]);
		}
	});
});
