import type { CellTable } from './cellTable';

const us = '6252001';
const uk = '2635167';
const canada = '6251999';
const germany = '2921044';
const austria = '2782113';
const switzerland = '2658434';
const france = '3017382';
const brazil = '3469034';
const japan = '1861060';
const searchIds = "which the 'Targeting' resource can search for";

export const countries: CellTable = {
	argument: 'location_ids',
	read: [
		['United States', [us]],
		['US', [us], 'United States'],
		['USA', [us], 'United States'],
		['U.S.', [us], 'United States'],
		['us', [us], 'United States'],
		['United States of America', [us], 'United States'],
		['UK', [uk], 'United Kingdom'],
		['GB', [uk], 'United Kingdom'],
		['Great Britain', [uk], 'United Kingdom'],
		['UAE', ['290557'], 'United Arab Emirates'],
		['US, UK', [us, uk], 'United States and United Kingdom'],
		['US / UK / CA', [us, uk, canada], 'United States, United Kingdom and Canada'],
		['US & CA', [us, canada], 'United States and Canada'],
		['United States; Canada', [us, canada]],
		['DE', [germany], 'Germany'],
		['DEU', [germany], 'Germany'],
		['Deutschland', [germany], 'Germany'],
		['DE, AT, CH', [germany, austria, switzerland], 'Germany, Austria and Switzerland'],
		['Deutschland + Österreich', [germany, austria], 'Germany and Austria'],
		['Allemagne', [germany], 'Germany'],
		['France et Belgique', [france, '2802361'], 'France and Belgium'],
		['Estados Unidos', [us], 'United States'],
		['Brasil', [brazil], 'Brazil'],
		['日本', [japan], 'Japan'],
		['アメリカ', [us], 'United States'],
		['日本、韓国', [japan, '1835841'], 'Japan and South Korea'],
		['Vereinigtes Königreich', [uk], 'United Kingdom'],
		['Bosnia and Herzegovina', ['3277605']],
		['Korea, South', ['1835841'], 'South Korea'],
		['🇺🇸', [us], 'United States'],
		[us, [us]],
		[6252001, [us]],
		['6252001, UK', [us, uk], '6252001 and United Kingdom'],
		[[us, 'GB'], [us, uk], '6252001 and United Kingdom'],
		['["US","CA"]', [us, canada], 'United States and Canada'],
	],
	refused: [
		['Worldwide', 'is "Worldwide"', 'each country by name', 'TikTok targets the United States'],
		['All', 'is "All"', 'each country by name'],
		['Any', 'each country by name'],
		['Global', 'each country by name'],
		['Alle Länder', 'each country by name'],
		['全世界', 'each country by name'],
		['n/a', 'Namibia, North America or "not available"'],
		['-', 'Enter the countries', 'TikTok targets the United States'],
		['DACH', 'more than one country', 'Germany, Austria, Switzerland'],
		['EU', 'more than one country'],
		['LATAM', 'more than one country'],
		['New York', "isn't a country", searchIds],
		['Bavaria', "isn't a country", searchIds],
		['TX', 'a US state', searchIds],
		['England', 'a part of the United Kingdom', searchIds],
		['US, Texas', 'includes "Texas"', searchIds],
		['Georgia, US', 'the country or the US state'],
		['Congo', 'could be', 'Enter the code'],
		['US (excl. Hawaii)', "isn't a country"],
		['6,252,001', 'one number or several'],
		['#N/A', 'a formula error'],
		['undefined', 'usually an unresolved expression'],
	],
};

const young = ['AGE_18_24', 'AGE_25_34'];
const adults = ['AGE_18_24', 'AGE_25_34', 'AGE_35_44', 'AGE_45_54', 'AGE_55_100'];
const readAdults = '18–24, 25–34, 35–44, 45–54 and 55+';

export const ages: CellTable = {
	argument: 'age_groups',
	read: [
		['18-24', ['AGE_18_24']],
		['AGE_18_24', ['AGE_18_24']],
		['55+', ['AGE_55_100']],
		['18-34', young, '18–24 and 25–34'],
		['18–34', young, '18–24 and 25–34'],
		['18 - 34', young, '18–24 and 25–34'],
		['18 to 34', young, '18–24 and 25–34'],
		['18-24, 25-34', young],
		['18-24; 25-34', young],
		['18-24 & 25-34', young],
		['Ages 18-34', young, '18–24 and 25–34'],
		['18-34 Jahre', young, '18–24 and 25–34'],
		['18 bis 34', young, '18–24 and 25–34'],
		['18 à 34 ans', young, '18–24 and 25–34'],
		['18 a 34 anos', young, '18–24 and 25–34'],
		['18〜34歳', young, '18–24 and 25–34'],
		['25 to 44', ['AGE_25_34', 'AGE_35_44'], '25–34 and 35–44'],
		['25-54', ['AGE_25_34', 'AGE_35_44', 'AGE_45_54'], '25–34, 35–44 and 45–54'],
		['13-24', ['AGE_13_17', 'AGE_18_24'], '13–17 and 18–24'],
		['18+', adults, readAdults],
		['18-65+', adults, readAdults],
		['18-65', adults, readAdults],
		['ab 18', adults, readAdults],
		['35+', ['AGE_35_44', 'AGE_45_54', 'AGE_55_100'], '35–44, 45–54 and 55+'],
		['45 and over', ['AGE_45_54', 'AGE_55_100'], '45–54 and 55+'],
		[55, ['AGE_55_100'], '55+'],
		[['18-24', '25-34'], young],
	],
	nothing: ['All', 'all ages', 'Any', '-', 'n/a', 'alle', 'todas', '全年齢', ''],
	refused: [
		['18-35', 'is "18-35"', '18-34 or 18-44'],
		['20-30', 'is "20-30"', '18-24 or 18-34'],
		['21+', 'is "21+"', '18+ or 25+'],
		['16-24', 'is "16-24"', '13-24 or 18-24'],
		['30', 'is "30"', 'Enter ages such as 18-24'],
		['young adults', "isn't an age range"],
		['Millennials', "isn't an age range"],
		['18-24, children', 'includes "children"'],
		['17.12.2013', 'dates or numbers', 'format the column as text'],
		['13-Dec', 'dates or numbers'],
		[46357, 'dates or numbers'],
		['10-12', "TikTok's youngest age group starts at 13"],
	],
};

export const genders: CellTable = {
	argument: 'gender',
	read: [
		['Female', 'GENDER_FEMALE'],
		['male', 'GENDER_MALE'],
		['F', 'GENDER_FEMALE', 'female'],
		['M', 'GENDER_MALE', 'male'],
		['w', 'GENDER_FEMALE', 'female'],
		['Women', 'GENDER_FEMALE', 'female'],
		['Females', 'GENDER_FEMALE', 'female'],
		['Men', 'GENDER_MALE', 'male'],
		['M/F', 'GENDER_UNLIMITED', 'all genders'],
		['Male, Female', 'GENDER_UNLIMITED', 'all genders'],
		['both', 'GENDER_UNLIMITED', 'all genders'],
		['Frauen', 'GENDER_FEMALE', 'female'],
		['m/w/d', 'GENDER_UNLIMITED', 'all genders'],
		['Männer', 'GENDER_MALE', 'male'],
		['Femmes', 'GENDER_FEMALE', 'female'],
		['Hommes et femmes', 'GENDER_UNLIMITED', 'all genders'],
		['Ambos', 'GENDER_UNLIMITED', 'all genders'],
		['女性', 'GENDER_FEMALE', 'female'],
		['男女', 'GENDER_UNLIMITED', 'all genders'],
	],
	nothing: ['All', 'ANY', 'alle', 'Tous', 'todos', 'すべて', '-', 'n/a', 'none', ''],
	refused: [
		['X', "isn't a gender that TikTok can target", 'Enter Female, Male or All'],
		['Mothers', "isn't a gender"],
		['yes', "isn't a gender"],
		['?', "isn't a gender"],
		[1, 'Enter Female, Male or All'],
		['#N/A', 'a formula error'],
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
		['English', ['en']],
		['english', ['en']],
		['EN', ['en']],
		['English (US)', ['en'], 'English'],
		['en-US', ['en'], 'English'],
		['English, Spanish', ['en', 'es']],
		['EN/ES', ['en', 'es']],
		['English and French', ['en', 'fr']],
		['Deutsch', ['de'], 'German'],
		['Englisch', ['en'], 'English'],
		['Français', ['fr'], 'French'],
		['Español', ['es'], 'Spanish'],
		['Português (Brasil)', ['pt'], 'Portuguese'],
		['日本語', ['ja'], 'Japanese'],
		['英語', ['en'], 'English'],
		['bg', ['bg']],
		[
			['en', 'es'],
			['en', 'es'],
		],
	],
	nothing: ['All', 'Any', 'all languages', '-', 'n/a', 'alle', ''],
	refused: [
		['Klingon', "isn't a known language"],
		['Englich', "isn't a known language"],
		['UK', 'English or Ukrainian'],
		['English, ???', 'includes "???"'],
		['undefined', 'usually an unresolved expression'],
	],
};

export const systems: CellTable = {
	argument: 'operating_systems',
	read: [
		['iOS', ['IOS']],
		['ios', ['IOS']],
		['Android', ['ANDROID']],
		['IOS', ['IOS']],
		['iPhone', ['IOS'], 'iOS'],
		['iPhones', ['IOS'], 'iOS'],
		['Apple', ['IOS'], 'iOS'],
		['iOS 14+', ['IOS'], 'iOS'],
		['iOS 16.4 or later', ['IOS'], 'iOS'],
		['Android phones', ['ANDROID'], 'Android'],
		['Android only', ['ANDROID'], 'Android'],
		['Android ab 10', ['ANDROID'], 'Android'],
		['iOS, Android', ['IOS', 'ANDROID']],
		['iOS / Android', ['IOS', 'ANDROID']],
		['iOS & Android', ['IOS', 'ANDROID']],
		['アンドロイド', ['ANDROID'], 'Android'],
	],
	nothing: ['All', 'all devices', 'Any', '-', 'n/a', 'Mobile', 'alle Geräte', ''],
	refused: [
		['Windows', "isn't an operating system that TikTok can target", 'Android, iOS or both'],
		['Desktop', "isn't an operating system"],
		['no iOS', "isn't an operating system"],
		['Andriod', "isn't an operating system"],
		['iOS, Windows', 'includes "Windows"'],
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
