import type { IDataObject } from 'n8n-workflow';
import type { Fault } from '../sandbox';

export const errorModes = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** One way for a row to fail at the service, and what a person has to be told about it. */
export interface FailureCase {
	/** Completes "a row that fails by …". */
	readonly of: string;
	readonly fault?: Fault;
	readonly row?: IDataObject;
	readonly status: number | null;
	readonly kind: string;
	readonly message: RegExp;
	readonly remedy: RegExp;
	readonly unknown?: true;
	readonly more?: IDataObject;
}

export const accounts = [
	{ id: '701', name: 'Acme (EU) Ltd' },
	{ id: '702', name: 'Acme, "US"' },
];

const answer = (status: number, body: IDataObject): Fault => ({ kind: 'status', status, body });
const refusal = (status: number, error: string) => answer(status, { success: false, error });

const quota = {
	used: 150,
	limit: 150,
	tier: 'plus',
	period_end: '2027-05-01',
	upgrade_url: 'https://adspirer.ai',
};

/** The service itself says no, or something in its place; nothing was created. */
const refusals: FailureCase[] = [
	{
		of: "TikTok's refusal",
		fault: refusal(400, 'TikTok: **Campaign** `179` is archived'),
		status: 400,
		kind: 'rejected',
		message: /^Adspirer rejected the row: TikTok: Campaign 179 is archived\.$/,
		remedy: /^Correct the row and run it again\. .* Run only this row with .* By Execution\./,
	},
	{
		of: 'several accounts',
		row: { account: '' },
		status: 400,
		kind: 'multiple_accounts',
		message: /^Several TikTok accounts are connected to Adspirer, and none is chosen\.$/,
		remedy: /^Set 'Advertiser Account' to .*: Acme \(EU\) Ltd \(701\) and Acme, "US" \(702\)\./,
		more: { accounts: accounts.map(({ id, name }) => ({ name, id })) },
	},
	{
		of: 'an account that is not connected',
		row: { account: '799' },
		status: 403,
		kind: 'forbidden',
		message: /^Adspirer can't use this ad account: .*799 is not connected/,
		remedy: /^Check 'Advertiser Account', .* https:\/\/adspirer\.ai\/connections\./,
	},
	{
		of: 'a key that is not accepted',
		fault: refusal(401, 'Invalid API key'),
		status: 401,
		kind: 'unauthorized',
		message: /^Adspirer didn't accept the API key: it is wrong, expired or revoked\.$/,
		remedy: /^Create a new key at https:\/\/adspirer\.ai\/keys /,
	},
	{
		of: 'a spent quota',
		fault: answer(402, { success: false, error: 'Monthly limit reached', quota }),
		status: 402,
		kind: 'quota',
		message: /^Your Adspirer quota is used up \(150 of 150 calls on the plus plan\)\.$/,
		remedy: /until it resets on 1 May or you upgrade at https:\/\/adspirer\.ai\./,
		more: { quota: { ...quota, remaining: 0 } },
	},
	{
		of: 'a tool that is not there',
		fault: refusal(404, 'Tool not found: add_tiktok_ad_group'),
		status: 404,
		kind: 'not_found',
		message: /^Your plan or version of Adspirer doesn't offer this action: Tool not found/,
		remedy: /^See your plan .* Check the Base URL .*https:\/\/api\.adspirer\.ai/,
	},
	{
		of: 'a key that was used with different values',
		fault: refusal(409, 'This Idempotency-Key was already used with different arguments'),
		status: 409,
		kind: 'conflict',
		message: /^An ad group with this name may already exist .*, with different values: This /,
		remedy:
			/^Look for [^.]*: if it is there, remove or rename the row; if it isn't, run only this row with 'Duplicate Protection' set to By Execution, or rename the row\./,
	},
	{
		of: 'a campaign that takes none',
		fault: refusal(400, 'This endpoint does not support Upgraded Smart+ campaigns'),
		status: 400,
		kind: 'rejected',
		message:
			/^Adspirer rejected the row: This endpoint does not support Upgraded Smart\+ campaigns\.$/,
		remedy: /^Use a manual campaign: an Upgraded Smart\+ campaign takes no [^.]*\./,
	},
	{
		of: 'throttling',
		fault: { kind: 'throttle', retryAfterSeconds: 3600 },
		status: 429,
		kind: 'rate_limited',
		message: /^TikTok is too busy right now: .* Retry after 3600 seconds\.$/,
		remedy: /^Try again in a few minutes\. .* lower 'Max Concurrency' or raise 'Max Retries'/,
	},
	{
		of: "a firewall's page",
		fault: { kind: 'html', status: 403 },
		status: 403,
		kind: 'forbidden',
		message:
			/^Something between n8n and Adspirer blocked the call\. .* a web page \(status 403\)\.$/,
		remedy: /^Ask the person who runs your n8n\. Check the Base URL/,
		more: { answer: expect.stringContaining('<h1>403 Forbidden</h1>') },
	},
];

/** No answer that can be relied on, or none at all: the ad group may exist. */
const unknowns: ReadonlyArray<
	readonly [of: string, fault: Fault, status: number | null, message: RegExp, remedy: RegExp]
> = [
	[
		'an error of the service',
		{ kind: 'status', status: 500 },
		500,
		/^Adspirer had an error \(status 500\), so it isn't known whether the ad group was created: Internal error: the tool broke off\.$/,
		/If it happens again, report it to Adspirer\.$/,
	],
	[
		'a timeout',
		{ kind: 'stall' },
		null,
		/^Adspirer didn't answer in time.*, so it isn't known whether the ad group was created\.$/,
		/TikTok can take 30 seconds\. If 'Timeout' in the options is shorter, raise it\.$/,
	],
	[
		'a connection lost after the work',
		{ kind: 'drop-after' },
		null,
		/^The connection to Adspirer was lost before the answer was complete .*, so it isn't known/,
		/check your n8n server's internet connection/,
	],
];

/** Every way to fail of the contract, and those in which gateways and networks fail. */
export const failureCases: FailureCase[] = [
	...refusals,
	...unknowns.map(([of, fault, status, message, remedy]): FailureCase => {
		const kind = status === null ? 'network' : 'server';
		const row = fault.kind === 'stall' ? { timeout: 60 } : {};
		const more = status === null ? {} : { answer: expect.any(String) };
		return { of, fault, row, status, kind, message, remedy, more, unknown: true };
	}),
];
