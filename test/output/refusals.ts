import type { IDataObject } from 'n8n-workflow';
import type { DeclaredCause } from '../../nodes/AdspirerTikTok/output/errors';
import type { Fault } from '../sandbox';

/** One way for a row to fail at the service, and what a person has to be told of it. */
export interface FailureCase {
	/** Completes "tells of …". */
	readonly of: string;
	/** What happens to the row's call; without it the sandbox answers by itself. */
	readonly fault?: Fault;
	/** Fields of the row in place of the good ones. */
	readonly row?: IDataObject;
	readonly status: number | null;
	readonly kind: string;
	/** The message without the row's number in front. */
	readonly message: RegExp;
	/** Where the node goes on; a node that stops says its beginning. */
	readonly remedy: RegExp;
	/** What n8n is told of the cause, where it has a word for it. */
	readonly cause?: DeclaredCause['cause'];
	/** Where the ad group may exist all the same. */
	readonly unknown?: true;
	/** What else the details of the error hold. */
	readonly more?: IDataObject;
}

export const accounts = [
	{ id: '701', name: 'Acme (EU) Ltd' },
	{ id: '702', name: 'Acme, "US"' },
];

const refusal = (status: number, error: string): Fault => ({
	kind: 'status',
	status,
	body: { success: false, error, is_error: true, tool: 'add_tiktok_ad_group' },
});

const spentQuota = {
	used: 150,
	limit: 150,
	tier: 'plus',
	period_end: '2027-05-01',
	upgrade_url: 'https://adspirer.ai',
};

const tooMany = '\u{1F6A8} Monthly limit reached (150/150 tool calls on Plus tier).';

/** The service itself says no; nothing was created. */
export const refusals: FailureCase[] = [
	{
		of: "TikTok's refusal",
		fault: refusal(400, 'TikTok: **Campaign** `179` is archived'),
		status: 400,
		kind: 'rejected',
		message: /^Adspirer rejected the row: TikTok: Campaign 179 is archived\.$/,
		remedy:
			/^Correct the row and run it again\. If you fixed the cause elsewhere .* Run only this row with 'Duplicate Protection' set to By Execution\./,
	},
	{
		of: 'a refusal without a reason',
		fault: { kind: 'status', status: 400, body: { success: false } },
		status: 400,
		kind: 'rejected',
		message: /^Adspirer rejected the row and gave no reason \(status 400\)\.$/,
		remedy: /campaign, account, budget and times .* report it to Adspirer/,
	},
	{
		of: 'several accounts',
		row: { account: '' },
		status: 400,
		kind: 'multiple_accounts',
		message: /^Several TikTok accounts are connected to Adspirer, so the row has to name one\.$/,
		remedy: /^Set 'Advertiser Account' to .*: Acme \(EU\) Ltd \(701\), Acme, "US" \(702\)\./,
		more: { accounts: accounts.map(({ id, name }) => ({ name, id })) },
	},
	{
		of: 'an account that is not connected',
		row: { account: '799' },
		status: 403,
		kind: 'forbidden',
		cause: 'configuration-invalid',
		message: /^Adspirer can't use this ad account: .*799 is not connected/,
		remedy: /^Check 'Advertiser Account', .* https:\/\/adspirer\.ai\/connections\./,
	},
	{
		of: 'a key that is not accepted',
		fault: refusal(401, 'Invalid API key'),
		status: 401,
		kind: 'unauthorized',
		cause: 'credential-invalid',
		message: /^Adspirer didn't accept the API key: it is wrong, expired or revoked\.$/,
		remedy:
			/^Create a new key at https:\/\/adspirer\.ai\/keys and enter it in the Adspirer credential\./,
	},
	{
		of: 'a spent quota',
		fault: {
			kind: 'status',
			status: 402,
			body: { success: false, error: tooMany, quota: spentQuota },
		},
		status: 402,
		kind: 'quota',
		cause: 'quota-exhausted',
		message: /^Your Adspirer quota is used up \(150 of 150 calls on the plus plan\)\.$/,
		remedy: /until it resets on 1 May 2027 or you upgrade at https:\/\/adspirer\.ai\./,
		more: { quota: { ...spentQuota, remaining: 0 } },
	},
	{
		of: 'a tool that is not there',
		fault: refusal(404, 'Tool not found: add_tiktok_ad_group'),
		status: 404,
		kind: 'not_found',
		cause: 'configuration-invalid',
		message: /^Your plan or version of Adspirer doesn't offer this action: Tool not found/,
		remedy: /^See your plan .* Check the Base URL .*https:\/\/api\.adspirer\.ai\./,
	},
	{
		of: 'a campaign that is not there',
		fault: refusal(404, 'Campaign 179 was not found'),
		status: 404,
		kind: 'not_found',
		cause: 'configuration-invalid',
		message: /^Adspirer can't find something that the row refers to: Campaign 179 was not found\.$/,
		remedy: /^Check the row's campaign and account IDs/,
	},
	{
		of: 'a key that was used with different values',
		fault: refusal(409, 'This Idempotency-Key was already used with different arguments'),
		status: 409,
		kind: 'conflict',
		message:
			/^An ad group with this name may already exist in the campaign, with different values: This /,
		remedy:
			/^Look for the ad group's name in TikTok Ads Manager\. If it is there, remove or rename the row\. If it isn't, run only this row with 'Duplicate Protection' set to By Execution\./,
	},
	{
		of: 'throttling',
		fault: { kind: 'throttle', retryAfterSeconds: 3600 },
		status: 429,
		kind: 'rate_limited',
		cause: 'rate-limited',
		message: /^TikTok is too busy right now: .* Retry after 3600 seconds\.$/,
		remedy: /^Try again in a few minutes\. .* lower 'Max Concurrency' or raise 'Max Retries'/,
	},
];
