import type { ListEntry } from '../../response/lists';

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
