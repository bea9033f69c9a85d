import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { withoutKey } from '../client/exits';
import { openService } from '../client/service';
import { nameOf } from '../contract/choices';
import type { Values } from '../contract/creation';
import { formError } from '../output/errors';
import { formNotes } from '../output/items';
import { canonicalJson } from '../parse/json';
import { parseTikTokId } from '../parse/text';
import { normalizeKey } from '../words/normalizeKey';
import { failure } from '../response/failure';
import { readListToShow, type List, type ListEntry } from '../response/lists';
import { labelKey } from '../response/textForms';
import { locatedValue } from '../rows/parameters';
import { isSmartPlus } from '../contract/adGroup';
import { askForList, lists, type Noun } from '../run/listTools';

/** Milliseconds for one call: nobody looks at an empty list for longer. */
const timeout = 30_000;

/** Milliseconds for which a list is kept, since opening it may use a call of the quota. */
const lifetime = 5 * 60 * 1000;

/** Entries shown before n8n asks for more. */
const pageSize = 100;

/**
 * A list of n8n's form, page by page. Its first lines say what it lacks, and choose nothing.
 *
 * @throws n8n's error for the form if the list can't be loaded or read.
 */
function listSearch(noun: Noun) {
	const search = async (form: ILoadOptionsFunctions, filter = '', token?: string) => {
		const { isSearch = false, tells } = lists[noun];
		const typed = filter.trim();
		const account = noun === 'account' ? {} : accountIn(form, noun);
		const args = isSearch && typed !== '' ? { ...account, keyword: typed } : account;
		const list = await keptList(form, noun, args);
		const entries = await withParents(form, noun, list.entries, account);
		const found = isSearch ? entries : entries.filter((one) => isMatch(one, typed));
		const start = Number(token ?? 0) || 0;
		const end = start + pageSize;
		const results = found.slice(start, end).map((entry) => {
			const { id, name, nameIsCut } = entry;
			// A name that others share, or that is cut, isn't enough.
			const isUnclear = nameIsCut || entries.some((one) => one.name === name && one !== entry);
			const details = [isUnclear ? `ID ${id}` : '', ...describe(entry, tells)].filter(Boolean);
			return { name: details.length > 0 ? `${name} (${details.join(', ')})` : name, value: id };
		});
		const notes = start === 0 ? formNotes(list, noun, isSearch) : [];
		return {
			results: [...notes.map((name) => ({ name, value: '' })), ...results],
			...(end < found.length && { paginationToken: String(end) }),
		};
	};
	return async function (this: ILoadOptionsFunctions, filter?: string, token?: string) {
		return await withoutKey(
			this,
			async (form) => await search(form, filter, token),
			({ results, ...more }, redact) => ({
				...more,
				results: results.map(({ name, value }) => ({ name: redact(name), value: redact(value) })),
			}),
		);
	};
}

/** Entries by their names with those of what they are in, such as "Women – Spring Sale". */
async function withParents(
	form: ILoadOptionsFunctions,
	noun: Noun,
	entries: readonly ListEntry[],
	account: Values,
): Promise<readonly ListEntry[]> {
	const { parent } = lists[noun];
	if (!parent) return entries;
	const told = entries.map((one) => detailOf(one, parent.nameKey));
	// If the other list can't be had, the ID has to do.
	const list = told.includes('')
		? await keptList(form, parent.noun, account).catch(() => undefined)
		: undefined;
	const names = new Map(list?.entries.map(({ id, name }) => [id, name]));
	return entries.map((one, at) => {
		const ofParent = told[at] || (names.get(one.parentId ?? '') ?? one.parentId);
		return ofParent ? { ...one, name: `${one.name} – ${ofParent}` } : one;
	});
}

/** True if an entry's ID or name contains what was typed; punctuation alone must match exactly. */
function isMatch({ id, name }: ListEntry, typed: string): boolean {
	const key = normalizeKey(typed);
	const isIn = [id, name].some((text) => text.includes(typed));
	return isIn || (key !== '' && normalizeKey(name).includes(key));
}

function accountIn(form: ILoadOptionsFunctions, noun: Noun): Values {
	const account = parseTikTokId(locatedValue(form.getCurrentNodeParameter('advertiserId')));
	// An expression has no value before there is a row.
	if ('problem' in account) throw formError(form.getNode(), 'unclear account', noun);
	return 'value' in account ? { advertiser_id: account.value } : {};
}

/** Lists that were asked for, arrived or not: n8n asks again for every letter and every page. */
const kept = new Map<string, { readonly askedAt: number; readonly list: Promise<List> }>();

/** Asks for a list, once in its lifetime for a credential and arguments. A failure isn't kept. */
async function keptList(form: ILoadOptionsFunctions, noun: Noun, args: Values): Promise<List> {
	const node = form.getNode();
	const service = await openService(form);
	if ('problem' in service) {
		throw formError(node, failure({ type: 'bad credential', problem: service.problem }), noun);
	}
	const id = canonicalJson([service.id, noun, args]);
	const ask = async () => {
		const read = await askForList(service, lists[noun], args, timeout);
		const list =
			'answer' in read ? await readListToShow(read.answer.raw, lists[noun].form, args) : undefined;
		if (list && (list.entries.length > 0 || list.unreadable === 0)) return list;
		kept.delete(id);
		throw formError(node, 'failure' in read ? read.failure : 'unreadable', noun);
	};
	const askedAt = performance.now();
	for (const [other, old] of kept) if (askedAt - old.askedAt >= lifetime) kept.delete(other);
	const asked = kept.get(id) ?? { askedAt, list: ask() };
	kept.set(id, asked);
	return await asked.list;
}

export const listSearches = {
	searchAccounts: listSearch('account'),
	searchCampaigns: listSearch('campaign'),
	searchAdGroups: listSearch('ad group'),
	searchAds: listSearch('ad'),
	searchAudiences: listSearch('audience'),
	searchInterests: listSearch('interest'),
};

const states = new Map(
	Object.entries({ ENABLE: 'active', DELIVERY_OK: 'active', DISABLE: 'paused', 'N/A': '' }),
);

const needsLogin = /re-?auth|reconnect|expired|revoked|disconnected|not connected/;

/** What an entry says in parentheses, such as "Traffic" and "paused". */
function describe(entry: ListEntry, headings: readonly string[]): string[] {
	const words = headings.map((heading) => {
		const text = detailOf(entry, heading).replace(/^.*STATUS_/, '');
		const known = states.get(text) ?? nameOf('objective', text);
		return known === text ? text.replaceAll('_', ' ').toLowerCase() : known;
	});
	// Warnings come first, since the form cuts off the end of a long line.
	return [
		isSmartPlus(entry) ? '⚠ Upgraded Smart+: takes no ad groups' : '',
		words.some((word) => needsLogin.test(word)) ? '⚠ reconnect it at adspirer.ai/connections' : '',
		...words.filter((word) => !needsLogin.test(word)),
	];
}

/** What a list says of an entry under a heading, such as "Status", "status" or "account_status". */
function detailOf({ details }: ListEntry, heading: string): string {
	const found = Object.keys(details).filter((name) => labelKey(name).endsWith(labelKey(heading)));
	// The shortest is the plainest: "status" rather than "secondary_status".
	const [plainest = ''] = found.sort((one, other) => one.length - other.length);
	const text = details[plainest];
	return typeof text === 'string' ? text.trim() : '';
}
