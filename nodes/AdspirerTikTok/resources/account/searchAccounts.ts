import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import type { ListEntry } from '../../response/lists';
import { askForList } from '../listSearch/askForList';
import { detailOf, humanize } from '../listSearch/details';
import { listPage } from '../listSearch/listPage';

const noun = 'account';

/** The TikTok ad accounts that are connected to Adspirer, for the form. Free. */
export async function searchAccounts(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const accounts = await askForList(this, {
		tool: tools.listAccounts,
		arguments: { platform: 'tiktok_ads' },
		kind: 'account',
		noun,
	});
	return listPage(accounts, { noun, describe: describeAccount }, filter, paginationToken);
}

function describeAccount(account: ListEntry): string[] {
	const tier = detailOf(account, 'tier');
	const status = detailOf(account, 'status');
	return [
		...(tier === undefined ? [] : [humanize(tier)]),
		...(status === undefined ? [] : [describeStatus(humanize(status))]),
	];
}

function describeStatus(status: string): string {
	return /re-?auth|reconnect|expired|revoked|disconnected|not connected/.test(status)
		? '⚠ reconnect it at adspirer.ai/connections'
		: status;
}
