import type {
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	Icon,
	INodeProperties,
} from 'n8n-workflow';
import { ApplicationError } from 'n8n-workflow';
import { readBaseUrl } from '../nodes/AdspirerTikTok/call/baseUrl';

export class AdspirerApi implements ICredentialType {
	name = 'adspirerApi';

	displayName = 'Adspirer API';

	icon: Icon = { light: 'file:adspirerApi.svg', dark: 'file:adspirerApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-adspirer-tiktok/n8n-nodes-adspirer-tiktok#credential';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'sk_live_…',
			description: 'Made at adspirer.ai/keys',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.adspirer.ai',
			description:
				'The address that the key is sent to, and no other. Leave it as it is unless Adspirer gave you another one.',
		},
	];

	/**
	 * Adds the key to a request, but only on its way to the credential's own address: a request to
	 * any other one, whichever node makes it, is refused.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const base = readBaseUrl(credentials.baseUrl);
		if ('problem' in base) throw new ApplicationError(base.problem, { level: 'warning' });
		const target = new URL(request.url, request.baseURL);
		if (target.origin !== new URL(base.url).origin) {
			throw new ApplicationError(
				'The Adspirer API key is sent to the Base URL of its credential alone, and this request goes elsewhere.',
				{ level: 'warning' },
			);
		}
		const key = typeof credentials.apiKey === 'string' ? credentials.apiKey.trim() : '';
		return { ...request, headers: { ...request.headers, Authorization: `Bearer ${key}` } };
	};

	/** A tool that never counts against the quota. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.baseUrl }}',
			url: '/api/v1/tools/get_usage_status/execute',
			headers: { 'Content-Type': 'application/json' },
			body: { arguments: {} },
			disableFollowRedirect: true,
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Adspirer did not accept the API key: it is wrong, expired or revoked. Make a new one at adspirer.ai/keys.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message:
						'The Base URL is not an address of Adspirer. Normally it is https://api.adspirer.ai.',
				},
			},
		],
	};
}
