import type { CellTable } from './cellTable';

/*
 * One cell of each kind: what a cell may be is tried in test/parse/cells, and what becomes of it on
 * its way to the wire here.
 */

const searchIds = "which the 'Targeting' resource can search for";

export const countries: CellTable = {
	argument: 'location_ids',
	read: [
		['United States', ['6252001']],
		['US / UK / CA', ['6252001', '2635167', '6251999'], 'United States, United Kingdom and Canada'],
		['日本、韓国', ['1861060', '1835841'], 'Japan and South Korea'],
		[6252001, ['6252001']],
		[['6252001', 'GB'], ['6252001', '2635167'], '6252001 and United Kingdom'],
	],
	refused: [
		['All', 'each country by name', 'TikTok targets the United States'],
		['-', 'Enter the countries', 'TikTok targets the United States'],
		['Bavaria', "isn't a country", searchIds],
		['US (excl. Hawaii)', 'an exclusion'],
		['#N/A', 'a formula error'],
	],
};

export const ages: CellTable = {
	argument: 'age_groups',
	read: [
		['18-24', ['AGE_18_24']],
		['18–34 y.o.', ['AGE_18_24', 'AGE_25_34'], '18–24 and 25–34'],
		[55, ['AGE_55_100'], '55+'],
		[
			['18-24', '25-34'],
			['AGE_18_24', 'AGE_25_34'],
		],
	],
	nothing: ['All', '-', ''],
	refused: [
		['W25-54', 'says more than the ages', "the gender in 'Gender'"],
		['18-35', 'is "18-35"', '18-34 or 18-44'],
		[46357, 'dates or numbers'],
	],
};

export const genders: CellTable = {
	argument: 'gender',
	read: [
		['Female', 'GENDER_FEMALE'],
		['M', 'GENDER_MALE', 'male'],
		['m/w/d', 'GENDER_UNLIMITED', 'all genders'],
	],
	nothing: ['All', '-', ''],
	refused: [
		['Mothers', "isn't a gender"],
		['-F', 'an exclusion'],
		['F18-34', 'says more than the gender', "the ages in 'Age Groups'"],
	],
};

export const gendersBesideH: CellTable = {
	about: 'in a sheet that writes H for men',
	argument: 'gender',
	read: [
		['H', 'GENDER_MALE', 'male'],
		['H/M', 'GENDER_UNLIMITED', 'all genders'],
		['Mujeres', 'GENDER_FEMALE', 'female'],
	],
	refused: [['M', 'women or men', 'other rows write H for men', 'Enter Female or Male']],
};

export const languages: CellTable = {
	argument: 'languages',
	read: [
		['en', ['en']],
		['English (US)', ['en'], 'English'],
		[
			['en', 'es'],
			['en', 'es'],
		],
	],
	nothing: ['All', '-', ''],
	refused: [
		['UK', 'English or Ukrainian'],
		['English, ???', 'includes "???"'],
	],
};

export const systems: CellTable = {
	argument: 'operating_systems',
	read: [
		['iOS', ['IOS']],
		['iOS & AOS', ['IOS', 'ANDROID'], 'iOS and Android'],
		['iOS 14+', ['IOS'], 'iOS'],
	],
	nothing: ['All', 'Mobile', '-', ''],
	refused: [
		['Windows', "isn't an operating system that TikTok can target", 'Android, iOS or both'],
		['no iOS', 'an exclusion'],
	],
};

export const audienceIds: CellTable = {
	argument: 'audience_ids',
	read: [
		['170000001', ['170000001']],
		[170000001, ['170000001']],
		['170000001, 170000002', ['170000001', '170000002']],
		['170000001; 170000002', ['170000001', '170000002']],
		['[1790000000000000001]', ['1790000000000000001']],
		[
			['170000001', '170000002'],
			['170000001', '170000002'],
		],
		["'1790000000000000001", ['1790000000000000001']],
	],
	nothing: ['All', '-', 'none', 'n/a', ''],
	refused: [
		['1.79E+18', 'last digits are already lost', 'as text'],
		[Number('1790000000000000001'), 'last digits are already lost'],
		['Lookalike 1%', "isn't an ID"],
		['US', 'digits only'],
		['170,000,001', 'one number or several'],
		['0', "isn't an ID"],
	],
};
