import { fs, path, projectRoot, thisProcess } from './platform';

const cellsOf = (line: string) =>
	line
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

/** The cells of a Markdown table line by line, whatever their padding; the rule is left out. */
const cellsIn = (table: string) =>
	table
		.trim()
		.split('\n')
		.filter((_, at) => at !== 1)
		.map(cellsOf);

/** Every table of a document, as cellsIn reads it. */
export function tablesIn(document: string): string[][][] {
	const text = fs.readFileSync(path.join(projectRoot, document), 'utf8');
	return [...text.matchAll(/^(?:\|.*\n)+/gm)].map(([table]) => cellsIn(table));
}

/**
 * Holds a part of a document to what the code says. With UPDATE_DOCS=1 the part is written instead;
 * Prettier has to run over it then.
 *
 * @param part finds it.
 * @param readIn what the part is compared by, such as the cells of a table.
 */
export function expectWritten<Read>(
	document: string,
	part: RegExp,
	written: string,
	readIn: (text: string) => Read,
): void {
	const file = path.join(projectRoot, document);
	const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
	if (thisProcess.env.UPDATE_DOCS)
		fs.writeFileSync(
			file,
			text.replace(part, () => written),
		);
	else expect(readIn(part.exec(text)?.[0] ?? '')).toEqual(readIn(written));
}
