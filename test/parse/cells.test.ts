import type { ParseContext } from '../../nodes/AdspirerTikTok/contract/fields';
import { ageCells } from './cells/ages';
import { answerCells } from './cells/answers';
import * as budgets from './cells/budgets';
import { each, expectCells, parserOf, refused, type Cell } from './cells/cell';
import { countryCells } from './cells/countries';
import * as delivery from './cells/delivery';
import {
	genderCells,
	genderCellsNextToH,
	genderCellsNextToL,
	genderCellsWithAnL,
} from './cells/genders';
import { languageCells } from './cells/languages';
import { operatingSystemCells } from './cells/operatingSystems';
import { placementCells, placementTypeCells } from './cells/placements';

/** TikTok's event ON_WEB_ORDER, which another one would be mistaken for. */
const orders = each(
	refused('Initiate Checkout is another event', 'Complete Payment for purchases'),
	'Place an Order | ON_WEB_ORDER | Bestellung aufgeben',
);

it.each<[column: string, cells: readonly Cell[], context?: Partial<ParseContext>]>([
	['location_ids', countryCells],
	['age_groups', ageCells],
	['gender', genderCells],
	['gender', genderCellsNextToH, { mMeans: 'either' }],
	['gender', genderCellsNextToL, { pMeans: 'women' }],
	['gender', genderCellsWithAnL, { pMeans: 'either' }],
	['languages', languageCells],
	['operating_systems', operatingSystemCells],
	['placements', placementCells],
	['placement_type', placementTypeCells],
	['video_download_disabled', answerCells],
	['budget', budgets.budgetCells],
	['budget_mode', budgets.budgetModeCells],
	['objective', budgets.objectiveCells],
	['optimization_event', orders],
	['billing_event', delivery.billingCells],
	['bid_price', budgets.bidCells],
	['bid_type', budgets.bidTypeCells],
	['dayparting', delivery.hourCells],
	['frequency', delivery.frequencyCells],
	['frequency_schedule', delivery.frequencyDayCells],
])('cells of media plans for %s are read or refused', (...[column, cells, context]) => {
	expectCells(cells, parserOf(column, context));
});

it('reads two genders only with a sign or a word between them that lists both', () => {
	const parse = parserOf('gender');
	const pairs = ['M F', 'w m', 'H M', 'Hombres M', 'Frauen Männer', '남성 여성'];
	const ascii = Array.from({ length: 94 }, (_, at) => String.fromCodePoint(33 + at));
	const signs = ascii.filter((sign) => !/[A-Za-z]/.test(sign)).concat(...'→×–—·=≠≥≤÷±|');
	// Also what ends a line or a part of any list.
	const listing = ['/', ',', '+', '&', '|', ';', '\n', ' and ', ' or ', ' und ', ' ou '];
	for (const pair of pairs) {
		for (const sign of new Set([...signs, ...listing])) {
			for (const between of [sign, ` ${sign} `]) {
				const cell = pair.replace(' ', between);
				const isListing = listing.some((one) => one.trim() === sign.trim());
				const parsed = parse(cell);
				const sent = 'value' in parsed ? parsed.value : 'nothing';
				expect([cell, sent]).toEqual([cell, isListing ? 'GENDER_UNLIMITED' : 'nothing']);
			}
		}
	}
});
