import type { CellTable } from './cellTable';

/** What a cell may be is tried in test/parse/cells, and here what the row or the column decides. */
export const countries: CellTable = {
	argument: 'location_ids',
	read: [
		['US / UK / CA', ['6252001', '2635167', '6251999'], 'United States, United Kingdom and Canada'],
		[6252001, ['6252001']],
		[['6252001', 'GB'], ['6252001', '2635167'], '6252001 and United Kingdom'],
	],
	refused: [
		['All', 'each country by name', 'TikTok targets the United States'],
		['-', 'Enter the countries', 'TikTok targets the United States'],
		['Bavaria', "isn't a country", "which the 'Targeting' resource can search for"],
	],
};

export const gendersBesideH: CellTable = {
	about: 'in a sheet that writes H for men',
	argument: 'gender',
	read: [
		['H', 'GENDER_MALE', 'male'],
		['H/M', 'GENDER_UNLIMITED', 'all genders'],
		['M', 'GENDER_FEMALE', 'female'],
	],
	refused: [],
};

export const audienceIds: CellTable = {
	argument: 'audience_ids',
	read: [
		[170000001, ['170000001']],
		['170000001; 170000002', ['170000001', '170000002']],
		['[1790000000000000001]', ['1790000000000000001']],
	],
	nothing: ['All', '-', 'none', 'n/a', ''],
	refused: [
		[Number('1790000000000000001'), 'last digits are already lost'],
		['170,000,001', 'one number or several'],
	],
};
