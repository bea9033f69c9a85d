import { parseAges } from '../../parse/ages';
import { onlyEntry } from '../../parse/cell';
import { parseOperatingSystems } from '../../parse/choice';
import { parseGender, parseLanguages } from '../../parse/genderAndLanguage';
import { meansAll, orEmptyWord } from '../../parse/keyword';
import { defaultOfNewAdGroups, parseLocations } from '../../parse/locations';
import { parseText } from '../../parse/text';
import * as choices from '../choices';
import { id, languageCode, oneOf } from '../schemas';
import { namedIds, orUnchanged, parseIds, multiChoice, whereGoes } from './field';
import type { Column, CreationField, Parser } from './field';

/** For a creation "All" means to send nothing; a change has to say it. */
const withAll =
	(parse: Parser, all: unknown): Parser =>
	(value, context) =>
		meansAll(onlyEntry(value)) ? { value: all } : parse(value, context);

/** An ad group that exists has its countries, and an update without any leaves them. */
const withoutDefault =
	(parse: Parser): Parser =>
	(value, context) => {
		const parsed = parse(value, context);
		return 'problem' in parsed
			? { problem: parsed.problem.replace(defaultOfNewAdGroups, '') }
			: parsed;
	};

const parseLocationsOfRow: Parser = (value, context) =>
	parseLocations(value, choices.countryIndex(), context);

/** Where the people are who see the ads. */
export const locations = {
	location_ids: {
		...multiChoice(choices.countries, id, '6252001'),
		parameter: 'locations',
		addition: {
			parameter: 'locationIds',
			collection: 'targeting',
			label: 'Location IDs',
			type: 'string',
			placeholder: 'e.g. 6252001, 2635167',
			description:
				"TikTok's IDs of regions, cities or countries, comma-separated, in addition to 'Locations'. Find them with this node's 'Targeting' resource.",
		},
		label: 'Locations',
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: parseLocationsOfRow,
		update: {
			description:
				'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			parse: orUnchanged(withoutDefault(parseLocationsOfRow)),
		},
		headings: `Country | Country/Region | Geo | Market | Location; Land | Zielland; Pays; País;
			País | Localização; Paese; Land | Landen; 国 | 配信地域; 국가 || location | 위치 | ISO
			ISO (country/code/country code) | country (name/code/geo/location) | country s | country/ies
			geo (location/targeting) | zone géographique | segmentación geográfica | geolocalización
			~region`,
	},
} satisfies Record<string, CreationField>;

const parseAgeGroups: Parser = (value, context) =>
	parseAges(value, choices.ageGroups, whereGoes('gender', 'Gender', 'Gender', context));

const parseGenderOfRow: Parser = (value, context) =>
	parseGender(value, context, whereGoes('age_groups', 'Age Groups', 'Age', context));

/** Who sees the ads. */
export const targeting = {
	age_groups: {
		...multiChoice(choices.ageGroups, oneOf(choices.ageGroups), 'AGE_18_24'),
		moreColumns: ['age_from', 'age_to'],
		description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
		parse: parseAgeGroups,
		update: {
			description: 'The ages to target from now on. For all ages, enter All with an expression.',
			parse: withAll(
				parseAgeGroups,
				choices.ageGroups.map(({ value }) => value),
			),
		},
		// Plain ETA is no age in English, so it counts where nothing else does.
		headings: `Age | Age group | Age range; Alter | Altersgruppe; Âge | Tranche d’âge; Edad |
			Rango de edad; Idade | Faixa etária; Fascia d’età | ~Età; Leeftijd; 年齢 | 年齢層; 연령 || (demo/audience/target) age
			年代 | ~età anni | ~demo(s) | ~demographic(s) | ~age gender | 연령(대/층)`,
	},
	gender: {
		schema: oneOf(choices.genders),
		type: 'options',
		choices: choices.genders,
		default: 'GENDER_UNLIMITED',
		description: 'Gender to target',
		parse: parseGenderOfRow,
		update: {
			description: 'The genders to target from now on',
			parse: withAll(parseGenderOfRow, 'GENDER_UNLIMITED'),
		},
		headings: `Gender | Sex; Geschlecht; Sexe | Genre; Género | Sexo; Gênero | Sexo; Genere | Sesso;
			Geslacht; 性別; 성별 || M/F | M/F/A | M/F/all | M/W | M/W/D | H/F | H/M | M/V | (audience/target) gender`,
	},
	languages: {
		...multiChoice(choices.languages, languageCode, 'en'),
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, choices.languages),
		headings: `Language; Sprache; Langue; Idioma; Idioma; Lingua; Taal; 言語; 언어 || language code
			Spracheinstellung`,
	},
	operating_systems: {
		...multiChoice(choices.operatingSystems, oneOf(choices.operatingSystems), 'IOS'),
		description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
		parse: parseOperatingSystems,
		headings: `OS | Device | Operating system; Betriebssystem | Gerät; Système d’exploitation |
			Appareil; Sistema operativo | Dispositivo; Sistema operacional | Dispositivo;
			Sistema operativo | Dispositivo; Besturingssysteem | Apparaat; デバイス | 端末; 운영체제
			|| (device/mobile/phone) OS | ~OS version | device type | système(s d’exploitation/)
			sistemas (operativos/operacionais) | OS種別 | SO | 機種名`,
	},
	interest_category_ids: {
		...namedIds('interest', '15'),
		description:
			'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		headings: `Interests | Interest category IDs; Interessen; Centres d’intérêt; Intereses;
			Interesses; Interessi; Interesses; 興味関心; 관심사 || interest categories | Interessenkategorien
			centre d’intérêt | interessecategorieën | 興味(関心)カテゴリ | 관심 카테고리`,
	},
	audience_ids: {
		...namedIds('audience', '170000001'),
		description:
			'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		headings: `Audience ID | Custom audiences; Zielgruppen-ID; Audiences personnalisées;
			Públicos personalizados; Públicos personalizados; Pubblico personalizzato; Doelgroep-ID;
			オーディエンスID; 맞춤 타겟 ID || custom ターゲット | included audience | ?audience | ?inclusion
			?(retargeting/remarketing/seed/lookalike) audience | ?lookalike | ?audience (list/segment)
			?ターゲット | ?잠재고객`,
	},
	excluded_audience_ids: {
		...namedIds('audience', '170000001'),
		description:
			'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
		// Nobody excludes "All".
		parse: orEmptyWord(parseIds),
		headings: `Excluded audiences; Ausgeschlossene Zielgruppen; Audiences exclues;
			Audiencias excluidas; Públicos excluídos; Pubblico escluso; Uitgesloten doelgroepen;
			除外オーディエンス; 제외 타겟 ID || ?exclusion | ?suppress | ?suppression list | ?neg(ative) audience
			?audience à exclure | ?públicos a excluir | ?除外リスト | ?除外ターゲット | ?제외 대상
			?uit te sluiten doelgroep | ?esclus(i/a)`,
	},
} satisfies Record<string, CreationField>;

/** The youngest and the oldest age, each in a column of its own. */
export const ageColumns = {
	age_from: {
		parse: parseText,
		headings: `|| age (min/from) | âge de | età min | età da`,
	},
	age_to: {
		parse: parseText,
		headings: `|| age (max/to/cap) | âge à | età max | età a | leeftijd t/m`,
	},
} satisfies Record<string, Column>;
