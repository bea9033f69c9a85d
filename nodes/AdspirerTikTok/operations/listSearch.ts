import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { canonicalJson } from '../base/values';
import { type Service, openService } from '../client/service';
import { isSmartPlus } from '../contract/adGroup';
import { nameOf } from '../contract/choices';
import type { Values } from '../contract/creation';
import { formError } from '../output/errors';
import { formNotes } from '../output/items';
import { parseTikTokId } from '../parse/text';
import { failure } from '../response/failure';
import { type List, type ListEntry, readList } from '../response/lists';
import { labelKey } from '../response/textForms';
import { locatedValue } from '../rows/parameters';
import { type Noun, askForList, listTools } from '../run/askedLists';
import { normalizeKey } from '../words/normalizeKey';

/** Milliseconds for one call: nobody looks at an empty list for longer. */
const timeout = 30_000;

/** Milliseconds for which a list is kept, since opening it may use a call of the quota. */
const lifetime = 5 * 60 * 1000;

/** Entries shown before n8n asks for more. */
const pageSize = 100;

/**
 * A list of n8n's form, page by page.
 *
 * @throws n8n's error for the form if the list can't be loaded or read.
 */
function listSearch(noun: Noun) {
	return async function (this: ILoadOptionsFunctions, filter?: string, token?: string) {
		return await findPage(this, noun, filter, token);
	};
}

/** The first lines of a list say what it lacks, and choose nothing. */
async function findPage(form: ILoadOptionsFunctions, noun: Noun, filter = '', token = '') {
	const { isSearch = false, tells } = listTools[noun];
	const typed = filter.trim();
	const account = accountIn(form, noun);
	const args = isSearch && typed !== '' ? { ...account, keyword: typed } : account;
	const list = await keptList(form, noun, args);
	const entries = await withParents(form, noun, list.entries, account);
	const matches = entries.filter((entry) => isSearch || isMatch(entry, typed));
	const start = Number(token) || 0;
	const end = start + pageSize;
	const results: Array<{ name: string; value: string }> = [];
	if (start <= 0) {
		for (const name of formNotes(list, noun, isSearch)) results.push({ name, value: '' });
	}
	for (const entry of matches.slice(start, end)) {
		const { id, name, nameIsCut } = entry;
		const details = describeEntry(entry, tells);
		// A name that others share, or that is cut, isn't enough.
		const isShared = entries.some((other) => other.name === name && other !== entry);
		if (nameIsCut || isShared) details.unshift(`ID ${id}`);
		let told = name;
		if (details.length > 0) told += ` (${details.join(', ')})`;
		results.push({ name: told, value: id });
	}
	if (end >= matches.length) return { results };
	return { results, paginationToken: String(end) };
}

/** Entries by their names with those of what they are in, such as "Women – Spring Sale". */
async function withParents(
	form: ILoadOptionsFunctions,
	noun: Noun,
	entries: readonly ListEntry[],
	account: Values,
): Promise<readonly ListEntry[]> {
	const { parent } = listTools[noun];
	if (!parent) return entries;
	const told = entries.map((entry) => entryDetailOf(entry, parent.nameKey));
	const names = new Map<string, string>();
	if (told.includes('')) {
		// If the other list can't be had, the ID has to do.
		const list = await keptList(form, parent.noun, account).catch(() => undefined);
		for (const { id, name } of list?.entries ?? []) names.set(id, name);
	}
	return entries.map((entry, at) => {
		const { name, parentId = '' } = entry;
		const ofParent = told[at] || (names.get(parentId) ?? parentId);
		if (ofParent === '') return entry;
		return { ...entry, name: `${name} – ${ofParent}` };
	});
}

/** True if an entry's ID or name contains what was typed; punctuation alone must match exactly. */
function isMatch({ id, name }: ListEntry, typed: string): boolean {
	if (id.includes(typed) || name.includes(typed)) return true;
	const key = normalizeKey(typed);
	return key !== '' && normalizeKey(name).includes(key);
}

function accountIn(form: ILoadOptionsFunctions, noun: Noun): Values {
	if (noun === 'account') return {};
	const written = locatedValue(form.getCurrentNodeParameter('advertiserId'));
	const account = parseTikTokId(written);
	// An expression has no value before there is a row.
	if ('problem' in account) throw formError(form.getNode(), 'unclear account', noun);
	if ('value' in account) return { advertiser_id: account.value };
	return {};
}

/** Lists that were asked for, arrived or not: n8n asks again for every letter and every page. */
const kept = new Map<string, { askedAt: number; list: Promise<List> }>();

/** Asks for a list, once in its lifetime for a credential and arguments. A failure isn't kept. */
async function keptList(form: ILoadOptionsFunctions, noun: Noun, args: Values): Promise<List> {
	const service = await openService(form);
	if ('problem' in service) {
		const { problem } = service;
		throw formError(form.getNode(), failure({ type: 'bad credential', problem }), noun);
	}
	const id = canonicalJson([service.id, noun, args]);
	const now = performance.now();
	for (const [key, { askedAt }] of kept) if (now - askedAt >= lifetime) kept.delete(key);
	const asked = kept.get(id);
	if (asked) return await asked.list;
	const list = loadList(form, service, noun, args);
	kept.set(id, { askedAt: now, list });
	list.catch(() => kept.delete(id));
	return await list;
}

async function loadList(form: ILoadOptionsFunctions, service: Service, noun: Noun, args: Values) {
	const reply = await askForList(service, listTools[noun], args, timeout);
	if ('failure' in reply) throw formError(form.getNode(), reply.failure, noun);
	const list = await readList(reply.answer.raw, listTools[noun].form, args);
	if (list && (list.entries.length > 0 || list.unreadable === 0)) return list;
	throw formError(form.getNode(), 'unreadable', noun);
}

export const listSearches = {
	searchAccounts: listSearch('account'),
	searchCampaigns: listSearch('campaign'),
	searchAdGroups: listSearch('ad group'),
	searchAds: listSearch('ad'),
	searchAudiences: listSearch('audience'),
	searchInterests: listSearch('interest'),
};

const states = new Map([
	['ENABLE', 'active'],
	['DELIVERY_OK', 'active'],
	['DISABLE', 'paused'],
	['N/A', ''],
]);

const needsLogin = /re-?auth|reconnect|expired|revoked|disconnected|not connected/;

/** The details of an entry in parentheses, such as "Traffic" and "paused". */
function describeEntry(entry: ListEntry, headings: readonly string[]): string[] {
	const words: string[] = [];
	let isLost = false;
	for (const heading of headings) {
		const word = statusInWords(entryDetailOf(entry, heading).replace(/^.*STATUS_/, ''));
		if (needsLogin.test(word)) isLost = true;
		else if (word !== '') words.push(word);
	}
	// Warnings come first, since the form cuts off the end of a long line.
	if (isLost) words.unshift('⚠ reconnect it at adspirer.ai/connections');
	if (isSmartPlus(entry)) words.unshift('⚠ Upgraded Smart+: takes no ad groups');
	return words;
}

function statusInWords(text: string): string {
	const named = states.get(text) ?? nameOf('objective', text);
	if (named !== text) return named;
	return text.replaceAll('_', ' ').toLowerCase();
}

/** A listed entry's detail under a heading, such as "Status", "status" or "account_status". */
function entryDetailOf({ details }: ListEntry, heading: string): string {
	const key = labelKey(heading);
	const names = Object.keys(details).filter((name) => labelKey(name).endsWith(key));
	// The shortest is the plainest: "status" rather than "secondary_status".
	const [plainest = ''] = names.sort((one, other) => one.length - other.length);
	const text = details[plainest];
	return typeof text === 'string' ? text.trim() : '';
}
