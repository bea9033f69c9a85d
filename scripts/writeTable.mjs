/** Writes the tables that scripts generate. */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';

/** Writes nodes/AdspirerTikTok/contract/<name>.json, in the format of the other files. */
export async function writeTable(name, table) {
	const file = fileURLToPath(
		new URL(`../nodes/AdspirerTikTok/contract/${name}.json`, import.meta.url),
	);
	const style = await resolveConfig(file);
	const text = JSON.stringify(table, null, '\t');
	await writeFile(file, await format(text, { ...style, parser: 'json' }));
}
