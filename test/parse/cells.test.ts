import type { ParseContext } from '../../nodes/AdspirerTikTok/contract/fields';
import { ageCells } from './cells/ages';
import { answerCells } from './cells/answers';
import * as budgets from './cells/budgets';
import { expectCells, parserOf, type Cell } from './cells/cell';
import { countryCells } from './cells/countries';
import * as delivery from './cells/delivery';
import { genderCells, genderCellsNextToH } from './cells/genders';
import { languageCells } from './cells/languages';
import { operatingSystemCells } from './cells/operatingSystems';
import { placementCells } from './cells/placements';

it.each<[column: string, cells: readonly Cell[], context?: Partial<ParseContext>]>([
	['location_ids', countryCells],
	['age_groups', ageCells],
	['gender', genderCells],
	['gender', genderCellsNextToH, { mMeans: 'either' }],
	['languages', languageCells],
	['operating_systems', operatingSystemCells],
	['placement', placementCells],
	['video_download_disabled', answerCells],
	['budget', budgets.budgetCells, { given: { budget_mode: 'BUDGET_MODE_DAY' } }],
	['budget', budgets.lifetimeBudgetCells, { given: { budget_mode: 'BUDGET_MODE_TOTAL' } }],
	['budget_mode', budgets.budgetModeCells],
	['objective', budgets.objectiveCells],
	['bid_price', budgets.bidCells],
	['bid_type', budgets.bidTypeCells],
	['dayparting', delivery.hourCells],
	['frequency', delivery.frequencyCells],
	['frequency_schedule', delivery.frequencyDayCells],
])('cells of media plans for %s are read or refused', (...[column, cells, context]) => {
	expectCells(cells, parserOf(column, context));
});
