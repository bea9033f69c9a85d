import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { parsePlacementCell } from '../../nodes/AdspirerTikTok/contract/fields';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/ages';
import type { Parsed } from '../../nodes/AdspirerTikTok/parse/cell';
import { parseOperatingSystems, parseYesNo } from '../../nodes/AdspirerTikTok/parse/choice';
import {
	parseGender,
	parseLanguages,
	meaningsOfM,
} from '../../nodes/AdspirerTikTok/parse/genderAndLanguage';
import { parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import { ageCells } from './cells/ages';
import { answerCells } from './cells/answers';
import { expectCells, type Cell } from './cells/cell';
import { countryCells } from './cells/countries';
import { genderCells, genderCellsNextToH } from './cells/genders';
import { languageCells } from './cells/languages';
import { operatingSystemCells } from './cells/operatingSystems';
import { placementCells } from './cells/placements';

it.each<[what: string, cells: readonly Cell[], parse: (cell: unknown) => Parsed<unknown>]>([
	['countries', countryCells, (cell) => parseLocations(cell, choices.countryIndex())],
	['ages', ageCells, (cell) => parseAges(cell, choices.ageGroups)],
	['genders', genderCells, (cell) => parseGender(cell, {})],
	['genders with M and H', genderCellsNextToH, (cell) => parseGender(cell, { mMeans: 'either' })],
	['languages', languageCells, (cell) => parseLanguages(cell, choices.languages)],
	['operating systems', operatingSystemCells, parseOperatingSystems],
	['placements', placementCells, parsePlacementCell],
	['answers', answerCells, parseYesNo],
])('cells of media plans with %s are read or refused', (_what, cells, parse) => {
	expectCells(cells, parse);
});

it.each([
	[['M', 'H', 'M'], 'women'],
	[['Hombres', 'Mujeres'], 'women'],
	[[['H'], 'M'], 'women'],
	[['M', 'F'], 'men'],
	[['Male', 'm'], 'men'],
	[['M', 'Mujeres', '', null, 1, {}], ''],
	[['H', 'Femme'], 'men, women'],
	[['H/F'], 'men, women'],
])('what an M means is shown by the other cells: %j', (cells, shown) => {
	expect([...new Set(cells.flatMap(meaningsOfM))].sort().join(', ')).toBe(shown);
});
