import { thisProcess } from '../platform';
import type { SheetRun } from './runSheet';

export const say = (line = '') => thisProcess.stdout.write(`${line}\n`);

/** What n8n shows above the output of Check Rows, without what the table says. */
export function notesOf({ adGroups }: SheetRun): string[] {
	const inTable = adGroups.items.map((item) => `${item.problems} ${item.readings}`);
	return adGroups.hints
		.slice(1)
		.filter((hint) => !/^Columns: /.test(hint))
		.filter((hint) => {
			const said = hint.slice(hint.indexOf(': ') + 2);
			return !inTable.some((texts) => texts.includes(said));
		});
}

export function sayNotes(checked: SheetRun): void {
	say('Notes:');
	for (const note of notesOf(checked)) say(`  - ${note}`);
}
