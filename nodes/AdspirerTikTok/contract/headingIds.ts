/** What stands before a heading that can't be an ID as it is. */
const prefix = 'heading:';

/**
 * n8n's editor takes an ID for a part of a path, which `"]` ends, and one that begins with `=` for an
 * expression; of a name that every object has it loses what was chosen.
 */
const isUnsafe = (heading: string) =>
	/^$|^=|"\]/.test(heading) ||
	heading in Object.prototype ||
	heading === 'prototype' ||
	heading.startsWith(prefix);

/** The ID of a column in n8n's form, which saved workflows hold: the heading itself wherever it can be one. */
export function idOfHeading(heading: string): string {
	if (!isUnsafe(heading)) return heading;
	return prefix + heading.replaceAll('%', '%25').replaceAll('"', '%22');
}

/** The heading of a column, exactly as the rows have it. */
export function headingOfId(id: string): string {
	if (!id.startsWith(prefix)) return id;
	return id.slice(prefix.length).replaceAll('%22', '"').replaceAll('%25', '%');
}

/** The line for all columns that are left without an answer of their own. No heading has this ID. */
export const idOfOthers = `${prefix}others`;

/** The line that says how many more columns there are. No heading has this ID, either. */
export const idOfMore = `${prefix}more`;

/** What such a line holds: the headings that are ignored together, so that a column that comes later isn't. */
export const ignoredTogether = (headings: readonly string[]) => JSON.stringify(headings);

/** The headings that are ignored together; undefined for what no form wrote. */
export function headingsIgnored(choice: unknown): string[] | undefined {
	try {
		const list: unknown = JSON.parse(String(choice));
		if (Array.isArray(list) && list.every((heading) => typeof heading === 'string')) return list;
		return undefined;
	} catch {
		return undefined;
	}
}
