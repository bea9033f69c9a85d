import type { INodeListSearchResult } from 'n8n-workflow';
import { fold } from '../../parse/fold';
import type { ListEntry } from '../../response/lists';

/** So many entries are shown before n8n asks for more. */
export const pageSize = 100;

/**
 * One page of a list as n8n's form shows it.
 *
 * @param describe what is said of an entry in brackets, such as "Traffic, paused".
 * @param filter what a person typed to search for: a part of a name or an ID.
 * @param token where the page starts, as the page before named it.
 */
export function listPage(
	entries: readonly ListEntry[],
	describe: (entry: ListEntry) => readonly string[],
	filter = '',
	token: unknown = undefined,
): INodeListSearchResult {
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
	return {
		results: found.slice(start, end).map((entry) => {
			const { id, name, nameIsCut } = entry;
			// A name that others share, or that is not whole, says too little by itself.
			const more = nameIsCut || (times.get(name) ?? 0) > 1 ? [`ID ${id}`] : [];
			const notes = [...more, ...describe(entry)];
			return { name: notes.length > 0 ? `${name} (${notes.join(', ')})` : name, value: id };
		}),
		...(end < found.length && { paginationToken: String(end) }),
	};
}
