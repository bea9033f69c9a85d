import { refusals, type FailureCase } from './refusals';

/** Something between n8n and the service answers in its place; nothing was created. */
const strangers: FailureCase[] = [
	{
		of: "a firewall's page",
		fault: { kind: 'html', status: 403 },
		status: 403,
		kind: 'forbidden',
		message:
			/^Something between n8n and Adspirer blocked the call\. The answer was a web page \(status 403\)\.$/,
		remedy: /firewall or proxy .*: ask the person who runs your n8n\. Check the Base URL/,
	},
];

type Unknown = Omit<FailureCase, 'kind' | 'unknown' | 'cause'>;
type Lost = Omit<Unknown, 'status'>;

/** No answer that can be relied on: the ad group may exist. */
const unknowns: Unknown[] = [
	{
		of: 'an error of the service',
		fault: { kind: 'status', status: 500 },
		status: 500,
		message:
			/^Adspirer had an error \(status 500\), so the ad group may or may not have been created: Internal error: the tool broke off\.$/,
		remedy: /^If it happens again, report it to Adspirer\./,
	},
	{
		of: "a gateway's page",
		fault: { kind: 'html', status: 504 },
		status: 504,
		message:
			/^Adspirer had an error \(status 504\), and the answer was a web page, so the ad group may/,
		remedy: /^If it happens again, report it to Adspirer\./,
	},
	{
		of: 'a web page under a good status',
		fault: { kind: 'html', status: 200 },
		status: 200,
		message: /^Adspirer's answer was a web page \(status 200\), so the ad group may or may not/,
		remedy: /^Check the Base URL/,
	},
	{
		of: 'an empty answer',
		fault: { kind: 'empty' },
		status: 200,
		message: /^Adspirer's answer was empty \(status 200\), so the ad group may or may not/,
		remedy: /^Check the Base URL/,
	},
	{
		of: 'an incomplete answer',
		fault: { kind: 'truncated' },
		status: 200,
		message: /^Adspirer's answer was incomplete \(status 200\), so/,
		remedy: /^Check the Base URL/,
	},
	{
		of: 'an answer in an unknown format that says something',
		fault: { kind: 'status', status: 200, body: { detail: 'Upstream closed' } },
		status: 200,
		message: /^Adspirer's answer had an unknown format \(status 200\), so .*: Upstream closed\.$/,
		remedy: /^Check the Base URL/,
	},
	{
		of: 'an answer that contradicts itself',
		fault: {
			kind: 'status',
			status: 200,
			body: { success: true, is_error: true, data: { text: 'Error: the campaign is full' } },
		},
		status: 200,
		message: /^Adspirer reported success and an error in one answer \(status 200\), so/,
		remedy: /^If it happens again, report it to Adspirer\./,
	},
];

/** No answer at all: the ad group may exist. */
const losses: Lost[] = [
	{
		of: 'a timeout',
		fault: { kind: 'stall' },
		row: { timeout: 60 },
		message: /^Adspirer didn't answer in time, so the ad group may or may not have been created\.$/,
		remedy: /^TikTok can take 30 seconds\. If 'Timeout' in the options is shorter, raise it\./,
	},
	{
		of: 'a connection lost after the work',
		fault: { kind: 'drop-after' },
		message:
			/^The connection to Adspirer was lost before the answer was complete .*, so the ad group/,
		remedy: /check your n8n server's internet connection/,
	},
];

const cause = 'temporarily-unavailable';

/** Every way to fail of the contract, and those in which gateways and networks fail. */
export const failureCases: FailureCase[] = [
	...refusals,
	...strangers,
	...unknowns.map((one): FailureCase => ({ ...one, kind: 'server', cause, unknown: true })),
	...losses.map(
		(one): FailureCase => ({ ...one, status: null, kind: 'network', cause, unknown: true }),
	),
];
