import type { INodeListSearchResult } from 'n8n-workflow';
import { fold } from '../../parse/words';
import { formNotes } from '../../output/errors';
import type { List, ListEntry } from '../../response/lists';

/** So many entries are shown before n8n asks for more. */
const pageSize = 100;

/** How a list in the form is worded. */
export interface ListWords {
	/** What is listed, in the singular, such as "campaign". */
	readonly noun: string;
	/** What is said of an entry in brackets, such as "Traffic, paused". */
	readonly describe: (entry: ListEntry) => readonly string[];
}

/**
 * One page of a list as n8n's form shows it. What the list lacks is said in its first line, which
 * chooses nothing.
 *
 * @param filter what a person typed to search for: a part of a name or an ID.
 * @param token where the page starts, as the page before named it.
 */
export function listPage(
	list: List,
	{ noun, describe }: ListWords,
	filter = '',
	token: unknown = undefined,
): INodeListSearchResult {
	const { entries } = list;
	const times = new Map<string, number>();
	for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
	const written = filter.trim();
	const wanted = fold(written);
	const found = entries.filter(
		({ id, name }) =>
			name.includes(written) ||
			id.includes(written) ||
			(wanted !== '' && fold(name).includes(wanted)),
	);
	const start = Number(token ?? 0) || 0;
	const end = start + pageSize;
	const notes = start === 0 ? formNotes(list, noun) : [];
	const results = found.slice(start, end).map((entry) => {
		const { id, name, nameIsCut } = entry;
		// A name that others share, or that is not whole, says too little by itself.
		const more = nameIsCut || (times.get(name) ?? 0) > 1 ? [`ID ${id}`] : [];
		const said = [...more, ...describe(entry)];
		return { name: said.length > 0 ? `${name} (${said.join(', ')})` : name, value: id };
	});
	return {
		results: [...notes.map((name) => ({ name, value: '' })), ...results],
		...(end < found.length && { paginationToken: String(end) }),
	};
}

/**
 * What a list says of an entry under a heading, whatever form the heading has: "status", "Status" or
 * "account_status".
 */
export function detailOf({ details }: ListEntry, heading: string): string | undefined {
	const named = Object.entries(details).filter(
		([name]) =>
			name
				.toLowerCase()
				.split(/[^a-z]+/)
				.filter(Boolean)
				.at(-1) === heading,
	);
	// The shortest heading is the plainest: "status" beside "secondary_status".
	const [first] = named.sort(([one], [other]) => one.length - other.length);
	const text = typeof first?.[1] === 'string' ? first[1].replace(/[`*]/g, '').trim() : '';
	return text === '' || text === 'N/A' ? undefined : text;
}

/** A value of the service as words: "NEEDS_REAUTH" becomes "needs reauth". */
export function humanize(value: string): string {
	return value.replaceAll('_', ' ').toLowerCase();
}
