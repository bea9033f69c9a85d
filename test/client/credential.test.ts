import { readCredential } from '../../nodes/AdspirerTikTok/client/credential';

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

	it.each(good)('%j is accepted', (given, url) => {
		expect(readCredential({ baseUrl: given, apiKey: ' key ' })).toEqual({
			baseUrl: url,
			apiKey: 'key',
		});
	});

	const https = /must start with https:\/\//;
	const alone = /can't contain a user name/;
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
		['api.adspirer.ai', /isn't a valid URL/],
		['https://', /isn't a valid URL/],
		['', /is empty/],
		['  ', /is empty/],
		[undefined, /is empty/],
		[7, /is empty/],
	];

	it.each(bad)('%j is refused', (given, reason) => {
		expect(readCredential({ baseUrl: given, apiKey: 'key' })).toEqual({
			problem: expect.stringMatching(/^The Base URL of the Adspirer credential .*\.$/),
		});
		expect(readCredential({ baseUrl: given })).toEqual({ problem: expect.stringMatching(reason) });
	});
});
