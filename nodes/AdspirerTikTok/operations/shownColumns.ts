import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { meaningsOf } from '../contract/meanings';
import { decisions } from '../output/checks';
import { decideColumns, shownHeadings, type Answers, type SheetColumn } from '../sheet/columns';

/** A column of a sheet as the form shows it. */
export interface ShownColumn extends Pick<SheetColumn, 'decision' | 'means' | 'setting'> {
	/** Exactly as the rows have it. */
	readonly heading: string;
	/** What the node makes of it, after an arrow: "Daily Budget", "needs your answer". */
	readonly reading: string;
}

interface AskedSheet {
	readonly creation: Creation;
	readonly headings: readonly string[];
	readonly rows: readonly IDataObject[];
	/** What a person said of columns, by heading. */
	readonly answers: Answers;
}

/** Reads what each column of a sheet means, in the sheet's order. */
export async function readColumns(sheet: AskedSheet): Promise<ShownColumn[]> {
	const { creation, rows, answers } = sheet;
	const headings = await shownHeadings(sheet.headings);
	const { columns } = await decideColumns(creation, answers, { headings, rows });
	const meanings = meaningsOf(creation);
	const shown: ShownColumn[] = [];
	for (const [heading, column] of columns) {
		const { decision, means = '' } = column;
		let reading = meanings.get(means)?.label ?? decisions[decision].means;
		if (decision === 'settings') reading = "can't be set";
		shown.push({ ...column, heading, reading });
	}
	return shown;
}
