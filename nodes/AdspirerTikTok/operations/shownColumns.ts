import type { IDataObject } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { meaningsOf } from '../contract/meanings';
import { decisions } from '../output/checks';
import { decideColumns, shownHeadings, type Answers, type Decision } from '../sheet/columns';

/** A column of a sheet as the form shows it. */
export interface ShownColumn {
	/** Exactly as the rows have it. */
	readonly heading: string;
	/** What the node makes of it, after an arrow: "Daily Budget", "needs your answer". */
	readonly reading: string;
	readonly needsAnswer: boolean;
	/** The meaning that it has, by its name. */
	readonly means?: string | undefined;
	/** By name, where it can't be set from a sheet. */
	readonly setting?: string | undefined;
	/** True if its cells are read for the row. */
	readonly isField: boolean;
}

interface AskedSheet {
	readonly creation: Creation;
	readonly headings: readonly string[];
	readonly rows: readonly IDataObject[];
	/** What a person said of columns, by heading. */
	readonly answers: Answers;
}

function readingOf(decision: Decision): string {
	if (decision === 'settings') return "can't be set";
	return decisions[decision].means;
}

/** Reads what each column of a sheet means, in the sheet's order. */
export async function readColumns(sheet: AskedSheet): Promise<ShownColumn[]> {
	const { creation, rows, answers } = sheet;
	const headings = await shownHeadings(sheet.headings);
	const { columns } = await decideColumns(creation, answers, { headings, rows });
	return [...columns].map(([heading, { decision, means, setting }]) => ({
		heading,
		reading: meaningsOf(creation).get(means ?? '')?.label ?? readingOf(decision),
		needsAnswer: decision === 'asks',
		means,
		setting: decision === 'settings' ? setting : undefined,
		isField: decision === 'field',
	}));
}
