import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import type { ListEntry } from '../../response/lists';
import { askForList } from '../listSearch/askForList';
import { detailOf, humanize, listPage } from '../listSearch/listPage';

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
	const wordsOf = (heading: string) => humanize(detailOf(account, heading) ?? '');
	const [tier, status] = [wordsOf('tier'), wordsOf('status')];
	// The warning comes first, since the form cuts off the end of a long line.
	const said = mustBeReconnected(status)
		? ['⚠ reconnect it at adspirer.ai/connections', tier]
		: [tier, status];
	return said.filter((words) => words !== '');
}

function mustBeReconnected(status: string): boolean {
	return /re-?auth|reconnect|expired|revoked|disconnected|not connected/.test(status);
}
