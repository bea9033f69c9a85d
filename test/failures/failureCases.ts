import { refusals, type FailureCase } from './refusals';

/** Something between n8n and the service answers in its place; nothing was created. */
const strangers: FailureCase[] = [
	{
		of: "a firewall's page",
		fault: { kind: 'html', status: 403 },
		status: 403,
		kind: 'forbidden',
		message:
			/^The row was turned away on its way to Adspirer: a web page came back \(status 403\)\.$/,
		wayOut: /firewall or proxy .*: ask whoever looks after your n8n\. Check the Base URL/,
	},
	{
		of: "a proxy's refusal",
		fault: { kind: 'html', status: 407 },
		status: 407,
		kind: 'server',
		message:
			/^The row was turned away on its way to Adspirer: a web page came back \(status 407\)\.$/,
		wayOut: /firewall or proxy/,
	},
];

type Told = Omit<FailureCase, 'kind' | 'unknown'>;
type Lost = Omit<Told, 'status'>;

/** No answer that can be relied on: the ad group may exist. */
const unknowns: Told[] = [
	{
		of: 'a fault of the service',
		fault: { kind: 'status', status: 500 },
		status: 500,
		message:
			/^Adspirer had a fault \(500\), so it is not known .*: Internal error: the tool broke off\.$/,
		wayOut: /^If it happens again, report it to Adspirer\./,
	},
	...[502, 503, 504].map(
		(status): Told => ({
			of: `a gateway's page with ${status}`,
			fault: { kind: 'html', status },
			status,
			message: new RegExp(
				`^Adspirer had a fault \\(${status}\\) and a web page came back, so it is not known`,
			),
			wayOut: /^If it happens again, report it to Adspirer\./,
		}),
	),
	{
		of: 'a busy service',
		fault: { kind: 'status', status: 503 },
		status: 503,
		message: /^Adspirer had a fault \(503\), so it is not known .*: Service Unavailable\.$/,
		wayOut: /^If it happens again/,
	},
	{
		of: 'a web page under a good status',
		fault: { kind: 'html', status: 200 },
		status: 200,
		message:
			/^What came back from Adspirer's address was a web page \(status 200\), so it is not known/,
		wayOut: /^Check the Base URL/,
	},
	{
		of: 'an empty answer',
		fault: { kind: 'empty' },
		status: 200,
		message: / was an empty answer \(status 200\), so it is not known/,
		wayOut: /^Check the Base URL/,
	},
	{
		of: 'an answer that breaks off',
		fault: { kind: 'truncated' },
		status: 200,
		message: / was an answer that breaks off in the middle \(status 200\), so/,
		wayOut: /^Check the Base URL/,
	},
	{
		of: 'an answer in an unknown form',
		fault: { kind: 'status', status: 200, body: { ok: 1 } },
		status: 200,
		message: / was an answer in an unknown form \(status 200\), so/,
		wayOut: /^Check the Base URL/,
	},
];

/** No answer at all: the ad group may exist. */
const losses: Lost[] = [
	{
		of: 'a time-out',
		fault: { kind: 'stall' },
		row: { timeout: 60 },
		message:
			/^Adspirer did not answer in time, so it is not known whether the ad group was created\.$/,
		wayOut: /^TikTok may take 30 seconds: if Timeout in the options is set lower, raise it\./,
	},
	{
		of: 'a connection lost before the work',
		fault: { kind: 'drop-before' },
		message:
			/^The connection to Adspirer was lost before a whole answer came .*, so it is not known/,
		wayOut: /how this n8n is connected to the internet/,
	},
	{
		of: 'a connection lost after the work',
		fault: { kind: 'drop-after' },
		message:
			/^The connection to Adspirer was lost before a whole answer came .*, so it is not known/,
		wayOut: /how this n8n is connected to the internet/,
	},
];

/** Every way to fail of the contract, and those in which gateways and networks fail. */
export const failureCases: FailureCase[] = [
	...refusals,
	...strangers,
	...unknowns.map((told): FailureCase => ({ ...told, kind: 'server', unknown: true })),
	...losses.map((told): FailureCase => ({ ...told, status: null, kind: 'network', unknown: true })),
];
