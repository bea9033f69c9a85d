import { each, empty, reads, refused, type Cell, type Outcome } from './cell';

/**
 * GeoNames IDs, written down here by hand and not taken from the table. The first fifteen are those
 * that four independent tools for TikTok use.
 */
export const knownIds = {
	...{ US: '6252001', GB: '2635167', CA: '6251999', AU: '2077456', DE: '2921044', FR: '3017382' },
	...{ BE: '2802361', NL: '2750405', IT: '3175395', ES: '2510769', SG: '1880251', IN: '1269750' },
	...{ ID: '1643084', JP: '1861060', BR: '3469034' },
	...{ AE: '290557', AT: '2782113', BA: '3277605', CH: '2658434', CI: '2287781', CN: '1814991' },
	...{ CZ: '3077311', DK: '2623032', EG: '357994', GE: '614540', GR: '390903', HK: '1819730' },
	...{ IE: '2963597', KR: '1835841', MX: '3996063', MY: '1733045', NO: '3144096', NZ: '2186224' },
	...{ PH: '1694008', PL: '798544', PT: '2264397', SA: '102358', SE: '2661886', TH: '1605651' },
	...{ TR: '298795', TT: '3573591', TW: '1668284', VN: '1562822', XK: '831053', ZA: '953987' },
	...{ AD: '3041565', TD: '2434508', ET: '337996', KE: '192950', NG: '2328926', GA: '2400553' },
	...{ AL: '783754', MS: '3578097', TN: '2464461', IR: '130758', TZ: '149590' },
	...{ PA: '3703430', CD: '203312', KP: '1873107', SH: '3370751', RU: '2017370', JM: '3489940' },
} as const;

type Code = keyof typeof knownIds;
const ids = (...codes: Code[]) => codes.map((code) => knownIds[code]);
const read = (readAs: string, ...codes: Code[]): Outcome => reads(ids(...codes), readAs);
const own = (...codes: Code[]): Outcome => ({ is: ids(...codes) });

const enterId = "'Targeting'";

export const countryCells: readonly Cell[] = [
	['Taiwan, China', refused('China or Taiwan', 'Enter the code')],
	...each(refused('China or Hong Kong'), 'Hong Kong, China | US, Hong Kong, China'),
	// Names and codes; countries.test.ts tries each of the table
	...each(own('US'), 'United States | united states'),
	...each(own('TR'), 'Türkiye | Turkiye'),
	...each(own('CI'), "Côte d'Ivoire | Cote d’Ivoire"),
	['Congo (Kinshasa)', own('CD')],
	...each(
		read('United States', 'US'),
		'US | us | USA | U.S.A. | the US | EE. UU. | Etats-Unis | アメリカ | ｱﾒﾘｶ | США | Mỹ',
	),
	...each(
		read('Germany', 'DE'),
		'GER | Deutschland | ドイツ | Германия | Đức | 🇩🇪 Deutschland | Germany (DE)',
		'DE – Germany | nur Deutschland',
	),
	['my', read('Malaysia', 'MY')],
	['Bỉ', read('Belgium', 'BE')],
	// IDs, alone and in any mix
	['6252001', own('US')],
	[6252001, own('US')],
	[['US', 2635167], reads(ids('US', 'GB'), 'United States and 2635167')],
	['["US","DE"]', read('United States and Germany', 'US', 'DE')],
	['5128581', { is: ['5128581'] }],
	// Lists
	...each(
		read('United States and United Kingdom', 'US', 'GB'),
		'US, UK | US;UK | US & UK | US UK | 美国，英国',
	),
	...each(
		read('United States and Canada', 'US', 'CA'),
		'US+CA | US and Canada | US AND CA | US, CA',
	),
	...each(
		read('United States, United Kingdom and Canada', 'US', 'GB', 'CA'),
		'US/UK/CA | US UK CA',
	),
	...each(read('Germany, Austria and Switzerland', 'DE', 'AT', 'CH'), 'DE, AT, CH | DE/AT/CH'),
	['CH, AD', read('Switzerland and Andorra', 'CH', 'AD')],
	...each(refused("isn't a country"), 'KE ET NG | NO SH | NO US'),
	['Nga', refused('could be Nigeria or Russia. Enter the code, NG or RU.')],
	['NGA', read('Nigeria', 'NG')],
	['KE, ET, NG', read('Kenya, Ethiopia and Nigeria', 'KE', 'ET', 'NG')],
	// Names that hold what separates others
	...each(read('Bosnia & Herzegovina', 'BA'), 'البوسنة والهرسك | 波斯尼亚和黑塞哥维那'),
	[
		'السعودية والإمارات، مصر',
		read('Saudi Arabia, United Arab Emirates and Egypt', 'SA', 'AE', 'EG'),
	],
	// Amman, and no Oman.
	['عمّان', refused("isn't a country")],
	...each(own('BA'), 'Bosnia and Herzegovina | Bosnia-Herzegovina | Bosnia & Herzegovina'),
	...each(own('TT'), 'Trinidad & Tobago | Trinidad/Tobago'),
	...each(read('South Korea', 'KR'), 'Korea, South | Korea, Republic of'),
	[
		'Bosnia and Herzegovina and US',
		reads(ids('BA', 'US'), 'Bosnia & Herzegovina and United States'),
	],
	[
		'Trinidad & Tobago, Jamaica and US',
		reads(ids('TT', 'JM', 'US'), 'Trinidad & Tobago, Jamaica and United States'),
	],
	['Saint Helena, Ascension and Tristan da Cunha', read('St. Helena', 'SH')],
	// More than one meaning
	['GE', read('Georgia', 'GE')],
	...each(
		refused('"Georgia"', 'another place, such as a US state', 'Enter GE'),
		'Georgia | Georgia, US | USA, Georgia',
	),
	...each(refused('Congo (Brazzaville) or Congo (Kinshasa)', 'CG or CD'), 'Congo | Kongo'),
	['Virgin Islands', refused('British Virgin Islands or U.S. Virgin Islands', 'VG or VI')],
	...each(
		refused("isn't a country", enterId),
		'🇬🇧 | US CA | US - UK | US-CA | Germany (Berlin) | Georgia (US) | London | Bayern | Granada',
		'Salvador | Untied States | National | 0049 | EN | England | EU | DACH | Europe | America',
		'Asia Pacific (APAC) | Tier 1 | Rest of world | Monde entier',
	),
	...each(
		refused('"GA", which could be the country Gabon or another place', 'Enter the country by name'),
		'CA, GA, PA | US, CA, GA | GA',
	),
	...each(
		refused('or another place, such as'),
		'PA | EG, TN | GA only | NI | ME | ME/AF | MA | TH, LA, KH | GT, NI',
	),
	['AL, MS, TN', refused('Albania or', 'Montserrat or', 'Tunisia or')],
	...each(refused('too short for a location ID'), '+49 | 49 | 0 | 01'),
	['31/01/2027', refused('includes "31"', 'too short')],
	// Everywhere: leaving the field out would target the United States
	['All', refused('is "All"', 'Enter the countries', 'Without any, a new ad group targets')],
	...each(
		refused('targets the United States'),
		'any | すべて | - | Worldwide | Global | weltweit | 全世界 | 全国 | n/a | NA | NAM | no',
	),
	['US, Worldwide', refused('includes "Worldwide"')],
	// Codes that plans use for other places
	...each(refused('"LA", which could be the country'), 'LA | US, LA | LA, CA | US, CA, LA'),
	...each(refused('"NI", which could be'), 'ROI & NI | GB/NI | NI, IE, FR | UK NI'),
	// Regions, cities, mistakes
	['London, UK', refused('includes "London"', enterId)],
	['US and Atlantis', refused('includes "Atlantis"')],
	['New York, NY', refused('includes "New York", a US state. The same goes for "NY".')],
	...each(refused('an exclusion'), '-US | !US | ≠US | Korea, -South'),
	...each(
		refused("isn't a country"),
		'everything but the US | not US | US以外 | US ohne CA | US, not CA',
	),
	...each(refused('one number or several'), '6,252,001 | US; 6,252,001'),
	[{ country: 'US' }, refused('an object with country')],
	[true, refused('is "true"')],
	// Nothing
	...empty('', '  ', null, undefined, []),
];
