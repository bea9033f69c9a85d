import { machineClock } from '../client/clock';
import type { Service } from '../client/service';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import { maxResults, tools, type ListForm, type Tool } from '../contract/tools';
import type { Failure } from '../response/failure';
import { listForms, readList, type List } from '../response/lists';
import type { Quota, QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { siblingsIn, type Siblings } from './reconcile';

/** What a list lists, in the singular. */
export type Noun = 'account' | 'campaign' | 'ad group' | 'ad' | 'audience' | 'interest';

/** A tool that lists things with their IDs. */
interface ListTool {
	readonly tool: Tool;
	readonly form: ListForm;
	readonly fixed?: Values;
	/** True if an entry is found by a word of its name, so that each word takes a call. */
	readonly isSearch?: true;
	readonly read?: typeof readList;
	/** The headings of what the form says about each entry. */
	readonly tells: readonly string[];
	/** What each entry is in, with the key of its name. */
	readonly parent?: { readonly noun: Noun; readonly nameKey: string };
}

/** What people choose from a list, or name in place of its ID. */
export const lists: Readonly<Record<Noun, ListTool>> = {
	account: {
		tool: tools.listAccounts,
		form: listForms.account,
		fixed: { platform: 'tiktok_ads' },
		tells: ['tier', 'status'],
	},
	campaign: { tool: tools.listCampaigns, form: listForms.campaign, tells: ['objective', 'status'] },
	'ad group': {
		...adGroup.list,
		tells: ['status'],
		parent: { noun: 'campaign', nameKey: 'campaign_name' },
	},
	ad: { ...ad.list, tells: ['status'], parent: { noun: 'ad group', nameKey: 'adgroup_name' } },
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

/** Asks for a list once; `timeout` is in milliseconds. What isn't read by readList may only be shown. */
export async function askForList(
	service: Service,
	{ tool, form, fixed, read = readList }: Pick<ListTool, 'tool' | 'form' | 'fixed' | 'read'>,
	args: Values,
	timeout: number,
): Promise<ListAnswer> {
	const sent = { ...fixed, ...args };
	const response = await service.call(tool.name, sent, undefined, timeout);
	const found = readResponse(response, Date.now(), { sent });
	if ('failure' in found) return found;
	return { list: read(found.answer.raw, form), quota: found.answer.quota };
}

/** All that a parent holds, or why there is no list; neither if the list can't be read. */
interface SiblingList {
	readonly list?: Siblings | undefined;
	readonly failure?: Failure;
}

/** A list may use a call of the quota, so a parent's is asked for no more often than this in a run. */
const maxLists = 3;

/** The lists of siblings that a run asks for, each shared by all rows with the same parent. */
export class SiblingLists {
	/** By parent: the latest list, when it was asked for, and how often it still may be. */
	private readonly asked = new Map<
		string,
		{ at: number; left: number; list: Promise<SiblingList> }
	>();

	constructor(
		private readonly creation: Creation,
		private readonly service: Service,
		private readonly quota: QuotaWatch,
	) {}

	/**
	 * The list of a row's siblings.
	 *
	 * @param notBefore a list that was asked for earlier is too old, by the clock of the run. Once no
	 *   other may be asked for, it still counts for what it shows, but proves nothing absent.
	 * @param timeout milliseconds for the call.
	 */
	async of(sent: Values, notBefore: number, timeout: number): Promise<SiblingList> {
		const { list, parentArgument } = this.creation;
		const values = { [parentArgument]: sent[parentArgument], advertiser_id: sent.advertiser_id };
		const key = JSON.stringify(values);
		const never = { at: -Infinity, left: maxLists, list: Promise.resolve<SiblingList>({}) };
		const last = this.asked.get(key) ?? never;
		this.asked.set(key, last);
		if (last.at >= notBefore) return await last.list;
		if (last.left === 0) {
			const latest = await last.list;
			return { ...latest, list: latest.list && { ...latest.list, isWhole: false } };
		}
		const at = machineClock.now();
		Object.assign(last, { at, left: last.left - 1 });
		last.list = askForList(this.service, list, values, timeout).then((answer): SiblingList => {
			if (!('failure' in answer)) {
				this.quota.answered(answer.quota, true);
				return { list: answer.list && siblingsIn(String(values[parentArgument]), answer.list) };
			}
			const { failure } = answer;
			this.quota.answered(failure.quota, false);
			if (last.at === at) last.at = -Infinity;
			// A throttled call was not carried out.
			if (failure.retry === 'throttled') last.left += 1;
			const retry = last.left > 0 ? failure.retry : 'never';
			// A call that only reads leaves nothing open.
			return { failure: { ...failure, retry, outcomeUnknown: false } };
		});
		return await last.list;
	}
}
