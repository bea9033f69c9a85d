import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import * as choices from '../../contract/choices';
import { tools } from '../../contract/tools';
import { formError } from '../../output/errors';
import { parseTikTokId } from '../../parse/text';
import type { ListEntry } from '../../response/lists';
import { locatedValue } from '../../rows/parameterReader';
import { askForList } from '../listSearch/askForList';
import { detailOf, humanize, listPage } from '../listSearch/listPage';

const noun = 'campaign';

/** The campaigns of the account that the form names, for the form. */
export async function searchCampaigns(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const account = parseTikTokId(locatedValue(this.getCurrentNodeParameter('advertiserId')));
	// An expression has no value before there is a row.
	if ('problem' in account) throw formError(this.getNode(), 'unclear account', noun);
	const campaigns = await askForList(this, {
		tool: tools.listCampaigns,
		arguments: 'value' in account ? { advertiser_id: account.value } : {},
		kind: 'campaign',
		noun,
	});
	return listPage(campaigns, { noun, describe: describeCampaign }, filter, paginationToken);
}

function describeCampaign(campaign: ListEntry): string[] {
	const objective = detailOf(campaign, 'objective') ?? detailOf(campaign, 'type');
	const status = detailOf(campaign, 'status');
	return [
		...(objective === undefined ? [] : [objectiveName(objective)]),
		...(status === undefined ? [] : [statusName(status)]),
	];
}

function objectiveName(objective: string): string {
	const known = choices.objectives.find(({ value }) => value === objective);
	return known?.name ?? humanize(objective);
}

function statusName(status: string): string {
	switch (status.replace(/^.*STATUS_/, '')) {
		case 'ENABLE':
		case 'DELIVERY_OK':
			return 'active';
		case 'DISABLE':
			return 'paused';
		default:
			return humanize(status);
	}
}
