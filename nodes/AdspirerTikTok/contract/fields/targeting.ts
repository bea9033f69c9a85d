import { parseAges } from '../../parse/ages';
import { parseOperatingSystems } from '../../parse/choice';
import { parseGender, parseLanguages } from '../../parse/genderAndLanguage';
import { orEmptyWord } from '../../parse/knownWord';
import { parseLocations } from '../../parse/locations';
import { parseText } from '../../parse/text';
import * as choices from '../choices';
import { id, languageCode, listOf, oneOf } from '../schemas';
import { orUnchanged, parseIdList, parseIds, whereGoes, withAll, withoutDefault } from './field';
import type { Column, CreationField, Parser } from './field';

const parseLocationsOfRow: Parser = (value, context) =>
	parseLocations(value, choices.countryIndex(), context);

/** Where the people are who see the ads. */
export const locations = {
	location_ids: {
		schema: listOf(id, '6252001').optional(),
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
		type: 'multiOptions',
		choices: choices.countries,
		description:
			"Countries to target. With an expression, enter names, codes such as US, or IDs, comma-separated. TikTok doesn't serve every country listed. Enter regions and cities in 'Location IDs' under 'Targeting'.",
		parse: parseLocationsOfRow,
		update: {
			description:
				'The countries to target from now on, instead of the current ones. With an expression, enter names, codes such as US, or IDs.',
			parse: orUnchanged(withoutDefault(parseLocationsOfRow)),
		},
		headings: {
			en: 'Country | Country/Region | Geo | Market | Location || location_ids | locations | location ID | countries | market code | ISO | ISO code | ISO country code | country or region | region/country | country name | country names | country/territory | countries/regions | country/market | market/country | target geo | geo/country | country/geo | geo IDs | geo ID | targeted countries | targeted locations | country code | country codes | geos | geo targeting | geography | markets | target country | target countries | target market | target location | target locations | location targeting | territory | geo target | geo location | nation | nations | territories | country ISO | country(s) | country/ies',
			de: 'Land | Zielland || Land/Region | Region/Land | Länder/Regionen | Länder | Zielländer | Standort | Standorte | Markt | Märkte | Ländercode | Standort-IDs | Zielmarkt',
			fr: 'Pays || pays/région | pays cible | pays ciblés | marché | localisation | localisations | zone géographique | zone | ciblage géographique | lieu | lieux | lieux géographiques',
			es: 'País || país/región | países | mercado | mercados | ubicación | ubicaciones | localización | geolocalización | segmentación geográfica | país objetivo',
			pt: 'País | Localização || país/região | localizações | geolocalização | segmentação geográfica | praça | praças | país alvo',
			it: 'Paese || paesi | nazione | nazioni | paese target | paesi target | mercati | località | localizzazione | area geografica | paese/regione',
			nl: 'Land | Landen || doelland | doellanden | doelmarkt | markten | locatie | locaties | landcode | land/regio',
			ja: '国 | 配信地域 || 国名 | 対象国 | 配信国 | 地域 | 配信エリア | エリア | 対象地域 | ターゲット地域 | 国・地域 | ロケーション',
			ko: '국가 || 지역 | 타겟 국가 | 타겟 지역 | 위치 | 국가/지역 | 국가명 | 국가 코드',
		},
		general: {
			others:
				'region | regions | region/market | market/region | regiones | região | regione | regioni | regio',
		},
	},
} satisfies Record<string, CreationField>;

const collection = 'targeting';

const parseAgeGroups: Parser = (value, context) =>
	parseAges(value, choices.ageGroups, whereGoes('gender', 'Gender', 'Gender', context));

const parseGenderOfRow: Parser = (value, context) =>
	parseGender(value, context, whereGoes('age_groups', 'Age Groups', 'Age', context));

/** Who sees the ads. */
export const targeting = {
	age_groups: {
		schema: listOf(oneOf(choices.ageGroups), 'AGE_18_24').optional(),
		collection,
		label: 'Age Groups',
		type: 'multiOptions',
		choices: choices.ageGroups,
		description: 'Ages to target, such as 18-34 or 25+. Leave empty for all.',
		parse: parseAgeGroups,
		update: {
			description: 'The ages to target from now on. For all ages, enter All with an expression.',
			parse: withAll(
				parseAgeGroups,
				choices.ageGroups.map(({ value }) => value),
			),
		},
		headings: {
			en: 'Age | Age group | Age range || age_groups | ages | age ranges | age targeting | target age | demo age | age bracket | age brackets | age band | age bands | age demo',
			de: 'Alter | Altersgruppe || Altersgruppen | Zielalter | Altersspanne',
			fr: 'Âge | Tranche d’âge || tranches d’âge | groupe d’âge | âge cible',
			es: 'Edad | Rango de edad || edades | rangos de edad | grupo de edad | grupos de edad',
			pt: 'Idade | Faixa etária || idades | faixas etárias | grupo etário',
			it: 'Fascia d’età || fasce d’età | fascia età | età target',
			nl: 'Leeftijd || leeftijden | leeftijdsgroep | leeftijdsgroepen | leeftijdscategorie | doelleeftijd',
			ja: '年齢 | 年齢層 || 年代 | 対象年齢 | ターゲット年齢 | 配信年齢',
			ko: '연령 || 나이 | 연령대 | 타겟 연령 | 연령층',
		},
		// Plain ETA is no age in English, so it counts where nothing else does.
		general: {
			it: 'Età || età (anni)',
			others:
				'demo | demos | demographic | demographics | age/gender | gender/age | age and gender | gender and age',
		},
	},
	gender: {
		schema: oneOf(choices.genders).optional(),
		collection,
		label: 'Gender',
		type: 'options',
		choices: choices.genders,
		default: 'GENDER_UNLIMITED',
		description: 'Gender to target',
		parse: parseGenderOfRow,
		update: {
			description: 'The genders to target from now on',
			parse: withAll(parseGenderOfRow, 'GENDER_UNLIMITED'),
		},
		headings: {
			en: 'Gender | Sex || genders | gender targeting | target gender | M/F | F/M | M/F/A | M/F/all',
			de: 'Geschlecht || Geschl. | Geschlechter | M/W | W/M | M/W/D | W/M/D',
			fr: 'Sexe | Genre || genres | sexes | H/F | F/H',
			es: 'Género | Sexo || géneros | sexos | H/M | M/H',
			pt: 'Gênero | Sexo',
			it: 'Genere | Sesso || generi | sessi',
			nl: 'Geslacht || geslachten | M/V | V/M',
			ja: '性別 || ターゲット性別 | 対象性別',
			ko: '성별 || 타겟 성별',
		},
	},
	languages: {
		schema: listOf(languageCode, 'en').optional(),
		collection,
		label: 'Languages',
		type: 'multiOptions',
		choices: choices.languages,
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, choices.languages),
		headings: {
			en: 'Language || languages | lang | lang code | language code | user language | language targeting',
			de: 'Sprache || Sprachen | Zielsprache',
			fr: 'Langue || langues | langue cible',
			es: 'Idioma || idiomas | lengua',
			pt: 'Idioma || língua',
			it: 'Lingua || lingue | lingua target',
			nl: 'Taal || talen | doeltaal',
			ja: '言語 || 対象言語 | ターゲット言語',
			ko: '언어 || 타겟 언어',
		},
	},
	operating_systems: {
		schema: listOf(oneOf(choices.operatingSystems), 'IOS').optional(),
		collection,
		label: 'Operating Systems',
		type: 'multiOptions',
		choices: choices.operatingSystems,
		description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
		parse: parseOperatingSystems,
		headings: {
			en: 'OS | Device | Operating system || operating_systems | devices | device OS | device type | mobile OS | OS targeting | device targeting | phone OS | target OS | SO',
			de: 'Betriebssystem | Gerät || Betriebssysteme | Geräte | Endgerät | Endgeräte',
			fr: 'Système d’exploitation | Appareil || systèmes d’exploitation | système | appareils | terminal',
			es: 'Sistema operativo | Dispositivo || sistemas operativos | dispositivos',
			pt: 'Sistema operacional | Dispositivo || sistemas operacionais | aparelho',
			it: 'Sistema operativo | Dispositivo',
			nl: 'Besturingssysteem | Apparaat || besturingssystemen | apparaten | toestel',
			ja: 'デバイス | 端末 || オペレーティングシステム | 対象OS | 配信OS | 配信デバイス | OS種別 | 機種 | 機種名',
			ko: '운영체제 || 기기 | 디바이스 | 단말기 | 타겟 OS',
		},
	},
	interest_category_ids: {
		schema: listOf(id, '15').optional(),
		collection,
		label: 'Interest Category IDs',
		type: 'string',
		placeholder: 'e.g. 15, 26',
		description:
			"TikTok's IDs of the interests to target, comma-separated. Find them with this node's 'Targeting' resource.",
		parse: parseIdList,
		headings: {
			en: 'Interests | Interest category IDs || interest category ID | interest | interest IDs | interest ID | interest categories | interest targeting',
			de: 'Interessen || Interessen-IDs | Interessenkategorien',
			fr: 'Centres d’intérêt || centre d’intérêt | intérêts',
			es: 'Intereses || interés | ID de intereses',
			pt: 'Interesses || IDs de interesses',
			it: 'Interessi || ID interessi | categorie di interesse',
			nl: 'Interesses || interesse | interessecategorieën | interesse-ID',
			ja: '興味関心 || 興味 | 興味関心ID | 興味カテゴリ | インタレスト',
			ko: '관심사 || 관심사 ID | 관심 카테고리',
		},
	},
	audience_ids: {
		schema: listOf(id, '170000001').optional(),
		collection,
		label: 'Audience IDs',
		type: 'string',
		placeholder: 'e.g. 170000001, 170000002',
		description:
			'IDs of custom audiences to target, comma-separated. Find them in TikTok Ads Manager under Tools, Audience Manager.',
		parse: parseIdList,
		headings: {
			en: 'Audience ID | Custom audiences || audience_ids | custom audience | custom audience ID | custom audience IDs | included audiences | included audience IDs | include audience',
			de: 'Zielgruppen-ID || Zielgruppen-IDs',
			fr: 'Audiences personnalisées || ID d’audience | ID audience | audience personnalisée',
			es: 'Públicos personalizados || ID de audiencia | ID de público | público personalizado | audiencia personalizada',
			pt: 'Públicos personalizados || ID do público | IDs de público',
			it: 'Pubblico personalizzato || ID pubblico | ID del pubblico | pubblici personalizzati',
			nl: 'Doelgroep-ID || doelgroep-IDs | aangepaste doelgroep | aangepaste doelgroepen',
			ja: 'オーディエンスID || カスタムオーディエンス | カスタムオーディエンスID',
			ko: '맞춤 타겟 ID || 맞춤 타겟 | 오디언스 ID | 타겟 ID | 맞춤 오디언스',
		},
		namesOrIds: {
			others:
				'audience | audiences | Zielgruppe | Zielgruppen | audiencia | audiencias | público | públicos | pubblico | pubblici | doelgroep | doelgroepen | オーディエンス | included | inclusion | inclusions | retargeting audience | remarketing audience | audience list | target audience | audience targeting | audience segment | seed audience | lookalike | lookalike audience | Retargeting-Zielgruppe | audience cible | públicos incluidos | público objetivo | público-alvo | público alvo | pubblico target | ターゲット | 타겟 | 타겟 오디언스 | 오디언스 | 잠재고객',
		},
	},
	excluded_audience_ids: {
		schema: listOf(id, '170000001').optional(),
		collection,
		label: 'Excluded Audience IDs',
		type: 'string',
		placeholder: 'e.g. 170000003',
		description:
			'IDs of custom audiences to exclude, comma-separated. An audience can be either included or excluded.',
		// Nobody excludes "All".
		parse: orEmptyWord(parseIds),
		headings: {
			en: 'Excluded audiences || excluded_audience_ids | excluded audience ID | excluded audience | exclude audience | exclude audiences | audience exclusions | audience exclusion | audiences excluded | audience (excluded) | negative audience',
			de: 'Ausgeschlossene Zielgruppen || ausgeschlossene Zielgruppe',
			fr: 'Audiences exclues || audience exclue | exclusions d’audience',
			es: 'Audiencias excluidas || audiencia excluida | públicos excluidos | público excluido',
			pt: 'Públicos excluídos',
			it: 'Pubblico escluso || pubblici esclusi | escludi pubblico',
			nl: 'Uitgesloten doelgroepen || uitgesloten doelgroep | doelgroep uitsluiten',
			ja: '除外オーディエンス || 除外オーディエンスID',
			ko: '제외 타겟 ID || 제외 오디언스 ID',
		},
		namesOrIds: {
			others:
				'exclusion | exclusions | exclude | excludes | excluded | excluding | excl | suppress | suppression | suppression list | suppressions | negative audiences | Ausschluss | Ausschlüsse | Ausschließen | ausgeschlossen | Zielgruppen-Ausschluss | Ausschluss-Zielgruppe | Ausschlusszielgruppe | exclure | exclus | exclues | audience à exclure | audiences à exclure | exclusión | exclusiones | excluir | excluido | excluidos | excluida | excluidas | públicos a excluir | exclusão | exclusões | excluído | excluídos | escludi | esclusione | esclusioni | esclusi | esclusa | uitsluiten | uitsluiting | uitsluitingen | uitgesloten | uit te sluiten doelgroep | 除外 | 除外リスト | 除外ターゲット | 제외 | 제외 타겟 | 제외 오디언스 | 제외 대상',
		},
	},
} satisfies Record<string, CreationField>;

/** The youngest and the oldest age, each in a column of its own. */
export const ageColumns = {
	age_from: {
		label: 'Age min',
		parse: parseText,
		headings: {
			others:
				'age min | min age | minimum age | age minimum | age from | from age | age start | Alter von | Mindestalter | Alter min | Alter ab | âge de | edad mínima | edad min | edad desde | idade mínima | idade min | idade de | età min | età minima | età da | minimumleeftijd | leeftijd van | leeftijd min | leeftijd vanaf | min leeftijd | 最低年齢 | 年齢下限 | 下限年齢',
		},
	},
	age_to: {
		label: 'Age max',
		parse: parseText,
		headings: {
			others:
				'age max | max age | maximum age | age maximum | age to | to age | age end | Alter bis | Höchstalter | Alter max | âge à | edad máxima | edad max | edad hasta | idade máxima | idade max | idade até | età max | età massima | età a | maximumleeftijd | leeftijd tot | leeftijd max | leeftijd t/m | max leeftijd | 最高年齢 | 年齢上限 | 上限年齢',
		},
	},
} satisfies Record<string, Column>;
