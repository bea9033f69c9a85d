import type { IDataObject } from 'n8n-workflow';

/**
 * A row with its headings on one line and without spaces around them, as people read them in the
 * sheet, so that messages name them so. A heading that would become another one stays as it is.
 */
export function withPlainHeadings(row: IDataObject): IDataObject {
	if (Object.keys(row).every((heading) => plain(heading) === heading)) return row;
	const taken = new Set(Object.keys(row));
	return Object.fromEntries(
		Object.entries(row).map(([heading, cell]) => {
			const name = taken.has(plain(heading)) ? heading : plain(heading);
			taken.add(name);
			return [name, cell];
		}),
	);
}

/** All headings of a sheet, as `withPlainHeadings` gives them. */
export function headingsOf(rows: readonly IDataObject[]): string[] {
	return [...new Set(rows.flatMap((row) => Object.keys(withPlainHeadings(row))))];
}

function plain(heading: string): string {
	return heading.replace(/\s+/g, ' ').trim();
}
