import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { tools } from '../../contract/tools';
import { formError } from '../../output/errors';
import { parseTikTokId } from '../../parse/text';
import type { ListEntry } from '../../response/lists';
import { locatedValue } from '../../rows/parameterReader';
import { openList } from './openList';

/** The TikTok ad accounts that are connected to Adspirer, for the form. Free. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const list = {
		tool: tools.listAccounts,
		arguments: { platform: 'tiktok_ads' },
		kind: 'account',
		describe: describeAccount,
	} as const;
	return await openList(this, list, filter, paginationToken);
}

/** The campaigns of the account that the form names, for the form. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const account = parseTikTokId(locatedValue(this.getCurrentNodeParameter('advertiserId')));
	// An expression has no value before there is a row.
	if ('problem' in account) throw formError(this.getNode(), 'unclear account', 'campaign');
	const list = {
		tool: tools.listCampaigns,
		arguments: 'value' in account ? { advertiser_id: account.value } : {},
		kind: 'campaign',
		describe: describeCampaign,
	} as const;
	return await openList(this, list, filter, paginationToken);
}

function describeAccount(account: ListEntry): string[] {
	const tier = humanize(detailOf(account, 'tier'));
	const status = humanize(detailOf(account, 'status'));
	// The warning comes first, since the form cuts off the end of a long line.
	return /re-?auth|reconnect|expired|revoked|disconnected|not connected/.test(status)
		? ['⚠ reconnect it at adspirer.ai/connections', tier]
		: [tier, status];
}

/** What the service calls the states that people know by plain words. */
const states: ReadonlyMap<string, string> = new Map([
	['ENABLE', 'active'],
	['DELIVERY_OK', 'active'],
	['DISABLE', 'paused'],
]);

function describeCampaign(campaign: ListEntry): string[] {
	const objective = detailOf(campaign, 'objective') || detailOf(campaign, 'type');
	const status = detailOf(campaign, 'status');
	const known = choices.objectives.find(({ value }) => value === objective);
	return [
		known?.name ?? humanize(objective),
		states.get(status.replace(/^.*STATUS_/, '')) ?? humanize(status),
	];
}

/**
 * What a list says of an entry under a heading, whatever form the heading has: "status", "Status" or
 * "account_status". Empty where it says nothing.
 */
function detailOf({ details }: ListEntry, heading: string): string {
	const isOf = new RegExp(`(?:^|[^a-z])${heading}[^a-z]*$`, 'i');
	// The shortest heading is the plainest: "status" beside "secondary_status".
	const [first] = Object.entries(details)
		.filter(([name]) => isOf.test(name))
		.sort(([one], [other]) => one.length - other.length);
	const text = typeof first?.[1] === 'string' ? first[1].replace(/[`*]/g, '').trim() : '';
	return text === 'N/A' ? '' : text;
}

/** A value of the service as words: "NEEDS_REAUTH" becomes "needs reauth". */
function humanize(value: string): string {
	return value.replaceAll('_', ' ').toLowerCase();
}
