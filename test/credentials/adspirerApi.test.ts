import { jsonParse, type IHttpRequestOptions } from 'n8n-workflow';
import { AdspirerApi } from '../../credentials/AdspirerApi.credentials';
import type { Fault } from '../sandbox';
import { apiKey, eachWorkbench } from '../workbench';
import { deadAddress, startListener } from '../listeners';

const bench = eachWorkbench();

const check = async (values: { apiKey?: string; baseUrl?: string } = {}) =>
	await bench.engine.testCredential('adspirerApi', {
		apiKey,
		baseUrl: bench.sandbox.url,
		...values,
	});

it('the test of the credential is good with the right key, by a tool that uses no quota', async () => {
	const good = { status: 'OK', message: 'Connection successful!' };
	expect(await check()).toEqual(good);
	expect(bench.sandbox.calls.map(({ tool }) => tool)).toEqual(['get_usage_status']);
	expect(bench.sandbox.calls[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
	expect(bench.sandbox.quota.used).toBe(0);
	// Blanks around the values and a slash do no harm.
	const baseUrl = ` ${bench.sandbox.url}/ `;
	expect(await check({ apiKey: `\t${apiKey} \n`, baseUrl })).toEqual(good);
});

describe('the test of the credential tells', () => {
	async function told(values: { apiKey?: string; baseUrl?: string } = {}): Promise<string> {
		const { status, message } = await check(values);
		expect(status).toBe('Error');
		expect(message).not.toContain(apiKey);
		return message;
	}

	it('a wrong key, and where to make a new one', async () => {
		expect(await told({ apiKey: 'sk_live_wrong' })).toBe(
			"Adspirer didn't accept the API key: it is wrong, expired or revoked. Create a new one at adspirer.ai/keys.",
		);
	});

	it('an empty key, no Base URL or one with a query, and sends nothing there', async () => {
		expect(await told({ apiKey: '  ' })).toMatch(/^The API Key .* is empty\. Create one at/);
		expect(await told({ baseUrl: 'api.adspirer.ai' })).toMatch(/isn't a valid URL/);
		expect(await told({ baseUrl: `${bench.sandbox.url}/?a=1` })).toMatch(
			/can't contain a user name, a password/,
		);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('a service that can not be reached, unlike a wrong key', async () => {
		// The code is n8n's own message; the description of the Base URL explains it.
		expect(await told({ baseUrl: await deadAddress() })).toBe('ECONNREFUSED');
		const baseUrl = new AdspirerApi().properties.find(({ name }) => name === 'baseUrl');
		expect(baseUrl?.description).toContain('ECONNREFUSED');
	});

	it('another path on the right host', async () => {
		expect(await told({ baseUrl: `${bench.sandbox.url}/v2` })).toMatch(
			/^The Base URL isn't an Adspirer address\. Normally it is https:\/\/api\.adspirer\.ai\.$/,
		);
	});

	const failed = { success: false, error: 'x' };

	it.each<[string, Fault, RegExp]>([
		['a web page', { kind: 'html', status: 200 }, /^Something other than Adspirer answered/],
		['an empty answer', { kind: 'empty' }, /^Something other than Adspirer answered/],
		['an answer that breaks off', { kind: 'truncated' }, /^Something other than Adspirer answered/],
		[
			'a failure under a good status',
			{ kind: 'status', status: 200, body: failed },
			/^Adspirer answered that the check failed\..* Try again in a few minutes\.$/,
		],
		['a firewall', { kind: 'html', status: 403 }, /^The call was blocked, .* in the way\.$/],
		['a busy service', { kind: 'throttle' }, /^Adspirer is too busy to answer\./],
		['a fault', { kind: 'status', status: 500 }, /^Adspirer has an error or .* Try again/],
		["a gateway's page", { kind: 'html' }, /^Adspirer has an error or can't be reached\./],
		['a time-out at a gateway', { kind: 'html', status: 504 }, /can't be reached\./],
	])('%s', async (_what, fault, message) => {
		bench.sandbox.options.fault = () => fault;
		expect(await told()).toMatch(message);
	});

	it.each([301, 302, 307, 308])('a redirect with %i, which gets no key', async (status) => {
		const elsewhere = await startListener();
		bench.sandbox.options.fault = () => ({ kind: 'redirect', status, location: elsewhere.url });

		expect(await told()).toMatch(
			/^The Base URL redirects to another address\. The node doesn't follow redirects/,
		);
		await elsewhere.close();
		expect(elsewhere.received).toEqual([]);
	});
});

describe('the credential signs', () => {
	const credentials = { apiKey: ` ${apiKey} `, baseUrl: 'https://api.adspirer.ai/' };
	const sign = async (request: IHttpRequestOptions) =>
		await new AdspirerApi().authenticate(credentials, request);

	const own: IHttpRequestOptions[] = [
		{ url: 'https://api.adspirer.ai/api/v1/tools/x/execute' },
		{ url: '/api/v1/tools/x/execute', baseURL: ' https://api.adspirer.ai ' },
		// n8n's own HTTP Request node names the address so.
		jsonParse<IHttpRequestOptions>('{"uri": "https://api.adspirer.ai/a"}'),
	];

	it.each(own)('a request to its own address: %j', async (request) => {
		const signed = await sign({ ...request, headers: { 'X-Own': '1' } });

		expect(signed).toMatchObject({
			...request,
			headers: { 'X-Own': '1', Authorization: `Bearer ${apiKey}` },
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		});
	});

	it.each([
		'https://api.adspirer.ai.example.com/',
		'https://example.com/?https://api.adspirer.ai',
		'https://api.adspirer.ai@example.com/',
		'https://api.adspirer.ai:444/',
		'http://api.adspirer.ai/',
		'//example.com/',
		'\\\\example.com/',
		'not an address',
	])('no request to %s', async (url) => {
		const uri = jsonParse<IHttpRequestOptions>(JSON.stringify({ uri: url }));
		const relative = { url, baseURL: 'https://api.adspirer.ai' };
		// With a base URL, what is no address is a path.
		const requests = [{ url }, uri, ...(url === 'not an address' ? [] : [relative])];
		for (const request of requests) {
			await expect(sign(request)).rejects.toThrow(/only sent to the Base URL of its credential/);
		}
	});
});
