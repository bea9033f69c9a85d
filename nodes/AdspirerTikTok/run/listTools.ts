import { machineClock } from '../client/clock';
import type { Service } from '../client/service';
import { ad } from '../contract/ad';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import { maxResults, tools, type ListForm, type Tool } from '../contract/tools';
import type { Answer } from '../response/answer';
import type { Failure } from '../response/failure';
import { listForms, readList, type List, type ListEntry } from '../response/lists';
import type { QuotaWatch } from '../response/quota';
import { readResponse } from '../response/readResponse';
import { nameKey } from '../response/textForms';
import { addTo, type Groups } from '../words/groups';
import type { PlannedCall } from './plan';

/** What a list lists, in the singular. */
export type Noun = 'account' | 'campaign' | 'ad group' | 'ad' | 'audience' | 'interest';

interface ListTool {
	readonly tool: Tool;
	readonly form: ListForm;
	readonly fixed?: Values;
	/** True if an entry is found by a word of its name, so that each word takes a call. */
	readonly isSearch?: true;
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
	campaign: {
		tool: tools.listCampaigns,
		form: listForms.campaign,
		tells: ['objective', 'status'],
	},
	'ad group': {
		...adGroup.list,
		tells: ['status'],
		parent: { noun: 'campaign', nameKey: 'campaign_name' },
	},
	ad: {
		...ad.list,
		tells: ['status'],
		parent: { noun: 'ad group', nameKey: 'adgroup_name' },
	},
	audience: {
		tool: tools.listAudiences,
		form: listForms.targeting,
		tells: ['type', 'status'],
	},
	interest: {
		tool: tools.searchTargeting,
		form: listForms.targeting,
		fixed: { targeting_type: 'interest_categories', limit: maxResults },
		isSearch: true,
		tells: [],
	},
};

/** Asks for a list once; `timeout` is in milliseconds. */
export async function askForList(
	service: Service,
	{ tool, fixed }: Pick<ListTool, 'tool' | 'fixed'>,
	args: Values,
	timeout: number,
) {
	const sent = { ...fixed, ...args };
	const response = await service.call(tool.name, sent, undefined, timeout);
	return readResponse(response, Date.now(), { sent });
}

/** A list with its entries by their names, without what is deleted. */
export interface NamedList extends List {
	readonly byName: Groups<ListEntry>;
	/** Those whose name is cut off, by what is left of it. */
	readonly byBeginning: Groups<ListEntry>;
	/** How long those beginnings are. */
	readonly lengths: ReadonlySet<number>;
	/** True if the list may write this name in another way: it isn't found then, nor absent. */
	readonly mayShow: (name: string) => boolean;
}

/** A list may write a name in capitals or with other dashes: then it may be the same, or another one. */
const looseKey = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');

/** A list by names. @internal */
export function withNames(list: List): NamedList {
	const byName: Groups<ListEntry> = new Map();
	for (const entry of list.entries) {
		if (!entry.isDeleted) addTo(byName, nameKey(entry.name), entry);
	}
	const entries = [...byName.values()].flat();
	const byBeginning: Groups<ListEntry> = new Map();
	const lengths = new Set<number>();
	for (const entry of entries) {
		if (!entry.nameIsCut) continue;
		const beginning = nameKey(entry.name).replace(/\s*(?:…|\.{3})$/, '');
		addTo(byBeginning, beginning, entry);
		lengths.add(beginning.length);
	}
	let loose: Set<string> | undefined;
	// The keys take a while to make.
	const mayShow = (name: string) => {
		loose ??= new Set(entries.map((entry) => looseKey(entry.name)));
		return loose.has(looseKey(name));
	};
	return { ...list, byName, byBeginning, lengths, mayShow };
}

/** The list in an answer to these arguments. */
export async function namedListIn({ raw }: Answer, form: ListForm, asked: Values) {
	const list = await readList(raw, form, asked);
	return { list: list && withNames(list) };
}

/** A list by names, or why there is none; neither if it can't be read. */
export interface AskedList {
	readonly list?: NamedList | undefined;
	readonly failure?: Failure;
}

/** What the rows of a run share that keeps each from being created twice. */
export interface Siblings {
	readonly service: Service;
	readonly quota: QuotaWatch;
	/** By parent, the latest list, when it was asked for, and how often another may be. */
	readonly lists: Map<string, { list: Promise<AskedList>; at: number; left: number }>;
}

/** The list of a row's siblings, which all rows of a parent share. One from before `notBefore` is too old. */
export async function askForSiblings(
	{ service, quota, lists: asked }: Siblings,
	{ list, parentArgument }: Creation,
	{ sent, row }: PlannedCall,
	notBefore: number,
) {
	const values = {
		[parentArgument]: sent[parentArgument],
		advertiser_id: sent.advertiser_id,
	};
	const key = JSON.stringify(values);
	const last = asked.get(key) ?? {
		list: Promise.resolve<AskedList>({}),
		at: -Infinity,
		// Each may use a call of the quota.
		left: 3,
	};
	asked.set(key, last);
	if (last.at >= notBefore) return await last.list;
	if (last.left === 0) {
		// It counts for what it shows, but not as whole.
		const latest = await last.list;
		return { ...latest, list: latest.list && { ...latest.list, isWhole: false } };
	}
	const at = machineClock.now();
	Object.assign(last, { at, left: last.left - 1 });
	const asking = askForList(service, list, values, row.options.timeout);
	last.list = asking.then(async (outcome): Promise<AskedList> => {
		quota.answered(outcome);
		if ('answer' in outcome) return await namedListIn(outcome.answer, list.form, values);
		const { failure } = outcome;
		if (last.at === at) last.at = -Infinity;
		// A throttled call was not carried out.
		if (failure.retry === 'throttled') last.left += 1;
		const retry = last.left > 0 ? failure.retry : 'never';
		// A call that only reads leaves nothing open.
		return { failure: { ...failure, retry, outcomeUnknown: false } };
	});
	return await last.list;
}
