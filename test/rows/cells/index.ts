import * as audiences from './audiences';
import * as budgets from './budgets';
import * as campaigns from './campaigns';
import type { CellTable } from './cellTable';
import * as choiceCells from './choiceCells';
import * as delivery from './delivery';
import * as times from './times';

/** The corpus: cells of media plans, by column. */
export const cellTables: readonly CellTable[] = [
	...Object.values(budgets),
	...Object.values(times),
	...Object.values(audiences),
	...Object.values(campaigns),
	...Object.values(choiceCells),
	...Object.values(delivery),
];
