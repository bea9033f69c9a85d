import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { parsePlacementCell } from '../../nodes/AdspirerTikTok/contract/fields';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/ages';
import { parseOperatingSystems, parseYesNo } from '../../nodes/AdspirerTikTok/parse/choice';
import {
	parseGender,
	parseLanguages,
	meaningsOfM,
} from '../../nodes/AdspirerTikTok/parse/genderAndLanguage';
import { parseLocations } from '../../nodes/AdspirerTikTok/parse/locations';
import { ageCells } from './cells/ages';
import { answerCells } from './cells/answers';
import { expectCells } from './cells/cell';
import { countryCells } from './cells/countries';
import { genderCells, genderCellsNextToH } from './cells/genders';
import { languageCells } from './cells/languages';
import { operatingSystemCells } from './cells/operatingSystems';
import { placementCells } from './cells/placements';

describe('a cell of a media plan', () => {
	it('with countries becomes location IDs, or is refused', () => {
		expectCells(countryCells, (value) => parseLocations(value, choices.countryIndex()));
	});

	it('with ages becomes whole age groups, or is refused', () => {
		expectCells(ageCells, (value) => parseAges(value, choices.ageGroups));
	});

	it('with a gender becomes one of three, or is refused', () => {
		expectCells(genderCells, (value) => parseGender(value, {}));
	});

	it('with M is refused where the sheet contradicts itself', () => {
		expectCells(genderCellsNextToH, (value) => parseGender(value, { mMeans: 'either' }));
	});

	it('with languages becomes codes, or is refused', () => {
		expectCells(languageCells, (value) => parseLanguages(value, choices.languages));
	});

	it('with operating systems becomes their values, or is refused', () => {
		expectCells(operatingSystemCells, parseOperatingSystems);
	});

	it('with a placement names the kind of placement, or the placements themselves', () => {
		expectCells(placementCells, parsePlacementCell);
	});

	it('with an answer becomes yes or no, or is refused', () => {
		expectCells(answerCells, parseYesNo);
	});
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
