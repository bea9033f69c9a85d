import type { ICredentialType, IExecuteFunctions } from 'n8n-workflow';

import { http } from '../platform';
import { nodeThat } from './functionNode';
import { createEngine, nodeName, simpleWorkflow } from './index';

const key = 'sk-very-secret';
const credentialName = 'My account';

let address = '';
let seen: Array<string | undefined> = [];

const server = http.createServer((request, response) => {
	seen.push(request.headers.authorization);
	const known = request.headers.authorization === `Bearer ${key}`;
	response.writeHead(known ? 200 : 401, { 'Content-Type': 'application/json' });
	response.end(JSON.stringify({ ok: known, plan: request.url?.slice(1) }));
});

beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const bound = server.address();
	address = typeof bound === 'object' && bound !== null ? `http://127.0.0.1:${bound.port}` : '';
});

beforeEach(() => {
	seen = [];
});

afterAll(() => {
	server.close();
});

const accountApi: ICredentialType = {
	name: 'accountApi',
	displayName: 'Account API',
	properties: [
		{ displayName: 'Key', name: 'apiKey', type: 'string', default: '' },
		{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		{ displayName: 'Plan', name: 'plan', type: 'string', default: 'good' },
	],
	authenticate: {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.apiKey }}' } },
	},
	test: {
		request: { baseURL: '={{ $credentials.url }}', url: '=/{{ $credentials.plan }}' },
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'plan', value: 'expired', message: 'The plan has expired' },
			},
		],
	},
};

async function ask(this: IExecuteFunctions) {
	const { plan } = await this.getCredentials('accountApi');
	const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
		this,
		'accountApi',
		{ url: `${address}/${String(plan)}` },
	);
	return [{ answer: JSON.stringify(answer) }];
}

function engineWith(type: ICredentialType = accountApi) {
	const credentials = [{ name: type.name, required: true }];
	return createEngine({
		nodeTypes: { 'test.tested': nodeThat(ask, { credentials }) },
		credentialTypes: { [type.name]: type },
		credentials: { [credentialName]: { apiKey: key } },
	});
}

const workflowWith = (name: string) =>
	simpleWorkflow({
		type: 'test.tested',
		parameters: {},
		credentials: { accountApi: { id: '1', name } },
	});

describe('a credential in a run', () => {
	it('signs requests, fills in defaults and stays out of what is stored', async () => {
		const run = await engineWith().run(workflowWith(credentialName));
		expect(run.error).toBeUndefined();
		expect(seen).toEqual([`Bearer ${key}`]);
		expect(run.json(nodeName.tested)).toEqual([{ answer: '{"ok":true,"plan":"good"}' }]);
		expect(run.serialised).not.toContain(key);
	});
});

describe('the test of a credential', () => {
	const test = async (values: Record<string, string>, type: ICredentialType = accountApi) =>
		await engineWith(type).testCredential(type.name, { url: address, apiKey: key, ...values });

	it('goes by the rules for an answer', async () => {
		const message = 'The plan has expired';
		expect(await test({ plan: 'expired' })).toEqual({ status: 'Error', message });
	});
});
