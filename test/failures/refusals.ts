import type { IDataObject } from 'n8n-workflow';
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
	readonly wayOut: RegExp;
	/** Where the ad group may exist all the same. */
	readonly unknown?: true;
	/** What else the failed item holds. */
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
	period_end: '2026-05-01',
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
		message: /^Adspirer refused the row: TikTok: Campaign 179 is archived\.$/,
		wayOut: /^Correct the row and run it again\./,
	},
	{
		of: 'a refusal with several reasons',
		fault: refusal(400, '- budget: must be at least 20\n- location 1 is not known'),
		status: 400,
		kind: 'rejected',
		message: /^Adspirer refused the row: budget: must be at least 20; location 1 is not known\.$/,
		wayOut: /^Correct the row/,
	},
	{
		of: "a web framework's findings",
		fault: {
			kind: 'status',
			status: 422,
			body: { detail: [{ loc: ['body', 'arguments', 'budget'], msg: 'field required' }] },
		},
		status: 422,
		kind: 'rejected',
		message: /^Adspirer refused the row: budget: field required\.$/,
		wayOut: /^Correct the row/,
	},
	{
		of: 'a refusal without a reason',
		fault: { kind: 'status', status: 400, body: { success: false } },
		status: 400,
		kind: 'rejected',
		message: /^Adspirer refused the row and gave no reason \(status 400\)\.$/,
		wayOut: /campaign, account, budget and times .* report it to Adspirer/,
	},
	{
		of: 'a refusal under a good status',
		fault: refusal(200, 'The campaign has ended'),
		status: 200,
		kind: 'rejected',
		message: /^Adspirer refused the row: The campaign has ended\.$/,
		wayOut: /^Correct the row/,
	},
	{
		of: 'several accounts',
		row: { account: '' },
		status: 400,
		kind: 'multiple_accounts',
		message: /^Several TikTok accounts are connected .* the row has to say which one to use\.$/,
		wayOut: /^Fill in Advertiser Account .*: Acme \(EU\) Ltd \(701\), Acme, "US" \(702\)\./,
		more: { accounts: accounts.map(({ id, name }) => ({ name, id })) },
	},
	{
		of: 'an account that is not connected',
		row: { account: '799' },
		status: 403,
		kind: 'forbidden',
		message: /^Adspirer may not use this ad account: .*799 is not connected/,
		wayOut: /^Check Advertiser Account, .* https:\/\/adspirer\.ai\/connections\./,
	},
	{
		of: 'a key that is not accepted',
		fault: refusal(401, 'Invalid API key'),
		status: 401,
		kind: 'unauthorized',
		message: /^Adspirer did not accept the API key: it is wrong, expired or revoked\.$/,
		wayOut:
			/^Make a new key at https:\/\/adspirer\.ai\/keys and enter it in the Adspirer credential\./,
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
		message: /^The monthly quota .* is spent \(150 of 150 calls on the plus plan\)\.$/,
		wayOut: /anew on 2026-05-01\. A larger plan is to be had at https:\/\/adspirer\.ai\./,
		more: { quota: spentQuota },
	},
	{
		of: 'a spent quota in words alone',
		fault: refusal(402, tooMany),
		status: 402,
		kind: 'quota',
		message: /^The monthly quota of calls at Adspirer is spent\.$/,
		wayOut: /Adspirer says: .*Monthly limit reached/,
	},
	{
		of: 'a tool that is not there',
		fault: refusal(404, 'Unknown tool: add_tiktok_ad_group'),
		status: 404,
		kind: 'not_found',
		message: /^The Base URL .* leads to nothing that can add ad groups: Unknown tool/,
		wayOut: /https:\/\/api\.adspirer\.ai\. If it is right, look for an update of this node\./,
	},
	{
		of: 'a duplicate key with other values',
		fault: refusal(409, 'This Idempotency-Key was already used with different arguments'),
		status: 409,
		kind: 'conflict',
		message: /^The row's duplicate key was used before for an ad group with other values/,
		wayOut: /give another Duplicate Key\. To leave it at the first one, take the row out\./,
	},
	{
		of: 'throttling',
		fault: { kind: 'throttle', retryAfterSeconds: 60 },
		status: 429,
		kind: 'rate_limited',
		message: /^TikTok takes no more ad groups for now .*: .* Retry after 60 seconds\.$/,
		wayOut: /^Run the row again in a few minutes\. .* lower Max Concurrency or raise Max Retries/,
	},
];
