import {
	ApplicationError,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IHttpRequestOptions,
	type Icon,
	type INodeProperties,
} from 'n8n-workflow';
import { readCredential, usualBaseUrl } from '../nodes/AdspirerTikTok/client/credential';
import { textOf } from '../nodes/AdspirerTikTok/output/problemText';

const usually = `Normally it is ${usualBaseUrl}.`;
const later = "The key couldn't be checked. Try again in a few minutes.";

/**
 * By the status of an answer, or by its `success`: what n8n would show as a status line such as "Bad
 * Gateway", or would take for a good answer.
 */
const messages: Readonly<Record<string, ReadonlyArray<number | false | undefined>>> = {
	"Adspirer didn't accept the API key: it is wrong, expired or revoked. Create a new one at adspirer.ai/keys.":
		[401],
	[`The call was blocked, by Adspirer or on the way to it. Check the Base URL. ${usually} If it is right, a firewall or proxy may be in the way.`]:
		[403],
	[`The Base URL isn't an Adspirer address. ${usually}`]: [404, 405],
	[`The Base URL redirects to another address. The node doesn't follow redirects, to keep the API key safe. Check the Base URL. ${usually}`]:
		[301, 302, 303, 307, 308],
	[`Adspirer is too busy to answer. ${later}`]: [429],
	[`Adspirer has an error or can't be reached. ${later}`]: [500, 502, 503, 504],
	[`Adspirer answered that the check failed. ${later}`]: [false],
	[`Something other than Adspirer answered, such as a web page. Check the Base URL. ${usually}`]: [
		undefined,
	],
};

type Rules = NonNullable<ICredentialTestRequest['rules']>;

/** n8n applies a list of both kinds of rules, but its type allows only lists of one kind. */
function testRules(): Rules;
function testRules(): Array<Rules[number]> {
	const rules: Array<Rules[number]> = [];
	for (const [message, answers] of Object.entries(messages)) {
		for (const value of answers) {
			if (typeof value === 'number') {
				rules.push({
					type: 'responseCode',
					properties: { value, message },
				});
			} else {
				const properties = {
					key: 'success',
					value,
					message,
				};
				rules.push({ type: 'responseSuccessBody', properties });
			}
		}
	}
	return rules;
}

const goesElsewhere =
	'The Adspirer API key is only sent to the Base URL of its credential, and this request goes elsewhere.';

const refused = (problem: string) => new ApplicationError(problem, { level: 'warning' });

/** Where a request goes. n8n's own HTTP Request node still names the address `uri`. */
function originOf(request: IHttpRequestOptions): string | undefined {
	const address: unknown = request.url ?? Reflect.get(request, 'uri');
	const base = request.baseURL?.trim();
	if (typeof address !== 'string' || !URL.canParse(address, base)) return undefined;
	return new URL(address, base).origin;
}

/** The API key, and the address that it may be sent to. */
export class AdspirerApi implements ICredentialType {
	name = 'adspirerApi';

	displayName = 'Adspirer TikTok API';

	icon: Icon = { light: 'file:adspirerApi.svg', dark: 'file:adspirerApi.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-adspirer-tiktok/n8n-nodes-adspirer-tiktok#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. sk_live_…',
			description: 'Create one at adspirer.ai/keys',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: usualBaseUrl,
			description:
				"The only address that the key is sent to. Leave it as it is unless Adspirer gave you another one. A test that ends in a code such as ECONNREFUSED or ENOTFOUND means that your n8n can't reach this address. For an http address on this machine behind a proxy, add it to NO_PROXY.",
		},
	];

	/**
	 * Adds the key to requests to the credential's own address, and refuses any other, whichever node
	 * makes it. A node that follows redirects anyway sends no key along; by n8n's default it would.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const credential = readCredential(credentials);
		if ('problem' in credential) throw refused(textOf(credential.problem));
		if (originOf(request) !== credential.origin) throw refused(goesElsewhere);
		return {
			...request,
			headers: { ...request.headers, Authorization: `Bearer ${credential.apiKey}` },
			disableFollowRedirect: true,
			sendCredentialsOnCrossOriginRedirect: false,
		};
	};

	/** A tool that never counts against the quota. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: '={{ $credentials.baseUrl.trim() }}',
			url: '/api/v1/tools/get_usage_status/execute',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			body: { arguments: {} },
			disableFollowRedirect: true,
		},
		rules: testRules(),
	};
}
