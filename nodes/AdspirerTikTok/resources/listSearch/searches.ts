import * as choices from '../../contract/choices';
import { tools } from '../../contract/tools';
import { formError } from '../../output/errors';
import { parseTikTokId } from '../../parse/text';
import type { ListEntry } from '../../response/lists';
import { locatedValue } from '../../rows/parameterReader';
import { isSmartPlus } from '../campaignNamed';
import { listSearch } from './listSearch';

/** The TikTok ad accounts that are connected to Adspirer. Free. */
export const searchAccounts = listSearch(() => ({
	tool: tools.listAccounts,
	arguments: { platform: 'tiktok_ads' },
	kind: 'account',
	describe: describeAccount,
}));

/** The campaigns of the account that the form names. */
export const searchCampaigns = listSearch((form) => {
	const account = parseTikTokId(locatedValue(form.getCurrentNodeParameter('advertiserId')));
	// An expression has no value before there is a row.
	if ('problem' in account) throw formError(form.getNode(), 'unclear account', 'campaign');
	return {
		tool: tools.listCampaigns,
		arguments: 'value' in account ? { advertiser_id: account.value } : {},
		kind: 'campaign',
		describe: describeCampaign,
	};
});

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
		// First, since the form cuts off the end of a long line.
		isSmartPlus(campaign) ? '⚠ Upgraded Smart+: takes no ad groups' : '',
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
