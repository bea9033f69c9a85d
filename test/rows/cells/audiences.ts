import type { CellTable } from './cellTable';

/*
 * One cell of each kind: what a cell may be is tried in test/parse/cells, and what becomes of it on
 * its way to the wire here.
 */

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

export const ages: CellTable = {
	argument: 'age_groups',
	read: [
		['18–34 y.o.', ['AGE_18_24', 'AGE_25_34'], '18–24 and 25–34'],
		[55, ['AGE_55_100'], '55+'],
	],
	nothing: ['All', '-', ''],
	refused: [
		['W25-54', 'says more than the ages', "the gender in 'Gender'"],
		['18-35', 'is "18-35"', '18-34 or 18-44'],
	],
};

export const genders: CellTable = {
	argument: 'gender',
	read: [
		['M', 'GENDER_MALE', 'male'],
		['m/w/d', 'GENDER_UNLIMITED', 'all genders'],
	],
	nothing: ['All', '-', ''],
	refused: [
		['Mothers', "isn't a gender"],
		['F18-34', 'says more than the gender', "the ages in 'Age Groups'"],
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

export const languages: CellTable = {
	argument: 'languages',
	read: [['English (US)', ['en'], 'English']],
	nothing: ['All', '-', ''],
	refused: [['English, ???', 'includes "???"']],
};

export const systems: CellTable = {
	argument: 'operating_systems',
	read: [
		['iOS & AOS', ['IOS', 'ANDROID'], 'iOS and Android'],
		['iPhones', ['IOS'], 'iOS'],
	],
	nothing: ['All', 'Mobile', '-', ''],
	refused: [
		['no iOS', 'an exclusion'],
		['iOS 14+', 'a version or model'],
	],
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
