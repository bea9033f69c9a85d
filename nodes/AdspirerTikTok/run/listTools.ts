import type { Service } from '../client/service';
import type { ListForm } from '../contract/creation';
import { maxResults, tools, type Tool } from '../contract/tools';
import type { Failure } from '../response/failure';
import { listForms, readList, type List } from '../response/lists';
import type { Quota } from '../response/quota';
import { readResponse } from '../response/readResponse';

/** Arguments of a tool, by name. */
export type Arguments = Readonly<Record<string, unknown>>;

/** What a list is of, in the singular. */
export type Noun = 'account' | 'campaign' | 'audience' | 'interest';

/** A tool that lists things with their IDs. */
interface ListTool {
	readonly tool: Tool;
	readonly form: ListForm;
	/** Arguments that are always the same. */
	readonly fixed?: Arguments;
	/** True where an entry is found by a word of its name, so that each word takes a call. */
	readonly isSearch?: true;
	/** The headings of what the form says of each of its entries. */
	readonly tells: readonly string[];
}

/** What people choose from a list, or name in place of its ID. */
export const lists: Readonly<Record<Noun, ListTool>> = {
	/** Free. */
	account: {
		tool: tools.listAccounts,
		form: listForms.account,
		fixed: { platform: 'tiktok_ads' },
		tells: ['tier', 'status'],
	},
	campaign: { tool: tools.listCampaigns, form: listForms.campaign, tells: ['objective', 'status'] },
	audience: { tool: tools.listAudiences, form: listForms.targeting, tells: ['type', 'status'] },
	interest: {
		tool: tools.searchTargeting,
		form: listForms.targeting,
		fixed: { targeting_type: 'interest_categories', limit: maxResults },
		isSearch: true,
		tells: [],
	},
};

/** A list, or why there is none; an undefined one can't be read. */
export type ListAnswer =
	| { readonly list: List | undefined; readonly quota?: Quota | undefined }
	| { readonly failure: Failure };

/**
 * Asks for a list once.
 *
 * @param args such as the account; nothing else than these and the list's own is sent.
 * @param timeout milliseconds for the call.
 */
export async function askForList(
	service: Service,
	noun: Noun,
	args: Arguments,
	timeout: number,
): Promise<ListAnswer> {
	const { tool, form, fixed } = lists[noun];
	const response = await service.call(tool.name, { ...fixed, ...args }, undefined, timeout);
	const read = readResponse(response, Date.now());
	if ('failure' in read) return read;
	return { list: readList(read.answer.raw, form), quota: read.answer.quota };
}
