import type { CellTable } from './cellTable';

/** Every list's words are tried in test/parse/choice.test.ts, and here what is more than a list. */
const notAChoice = "isn't one of the choices";

export const budgetModes: CellTable = {
	argument: 'budget_mode',
	parameters: { scheduleEndTime: '2027-05-31 23:59:59' },
	read: [['Laufzeit', 'BUDGET_MODE_TOTAL', 'Lifetime']],
	refused: [['Weekly', "isn't a budget mode of TikTok", 'and the amount that goes with it']],
};

export const pixels: CellTable = {
	argument: 'pixel_id',
	read: [
		["'7090000000000000001", '7090000000000000001'],
		['C4AB12CD34EF56', 'C4AB12CD34EF56'],
	],
	nothing: ['-', 'n/a', 'none', ''],
	refused: [
		['7.09E+18', 'last digits are already lost'],
		['Main pixel', "isn't an ID"],
		['main-pixel', "isn't a pixel ID"],
	],
};

export const goals: CellTable = {
	argument: 'optimization_goal',
	read: [['conversions', 'CONVERT', 'Conversion']],
	nothing: ['-', ''],
	refused: [['as many clicks as possible', notAChoice]],
};
