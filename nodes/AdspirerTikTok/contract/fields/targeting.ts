import { parseAges } from '../../parse/ages';
import { onlyEntry } from '../../parse/cell';
import { parseOperatingSystems } from '../../parse/choice';
import { parseGender, parseLanguages } from '../../parse/genderAndLanguage';
import { meansAll, orEmptyWord } from '../../parse/knownWord';
import { parseLocations } from '../../parse/locations';
import { defaultOfNewAdGroups } from '../../parse/places';
import { parseText } from '../../parse/text';
import * as choices from '../choices';
import { id, languageCode, oneOf } from '../schemas';
import { namedIds, orUnchanged, parseIds, tick, whereGoes } from './field';
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
		...tick(choices.countries, id, '6252001'),
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
			País | Localização; Paese; Land | Landen; 国 | 配信地域; 국가
			|| location(s/ID/targeting) | countries | market code | ISO (/country) (code/)
			(target/targeted) (country/countries/location/locations) | target market | country(s)
			country (or region/name/names/territory/code/codes/market/geo/ISO) | country/ies
			(region/market) country | geo (country/ID/IDs/location/target/targeting) | geo(s/graphy)
			markets | territor(y/ies) | nation | Land/Region | Länder(code) | Länder/Regionen
			Zielländer | Standort(e/-IDs) | Standort | Markt | Märkte | Zielmarkt | pays/région
			pays (cible/ciblés) | marché | localisation(s) | zone géographique | ciblage géographique
			país/región | países | mercado(s) | ubicaci(ón/ones) | (geo)localización
			segmentación geográfica | país/região | localizações | praça(s) | plaza(s) | país alvo | paesi
			nazion(e/i) | (paese/paesi) target | mercati | località | localizzazione | paese/regione
			doel(land/landen/markt) | markten | locatie(s) | landcode | 国(名/・地域) | (対象/配信)国
			地域 | (配信)エリア | (対象/ターゲット)地域 | ロケーション | ~region(s) | ~region/market
			~market/region | ~regiones | ~região | ~regione | ~regio(ni)
			지역 | 타겟 (국가/지역) | 위치 | 국가/지역 | 국가명 | 국가 코드 | Region/Land`,
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
		...tick(choices.ageGroups, oneOf(choices.ageGroups), 'AGE_18_24'),
		collection,
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
		headings: `Age | Age group | Age range; Alter | Altersgruppe; Âge | Tranche d’âge;
			Edad | Rango de edad; Idade | Faixa etária; Fascia d’età | ~Età; Leeftijd; 年齢 | 年齢層; 연령
			|| ages | age (ranges/targeting) | target age | demo age | age bracket | Altersgruppen
			Zielalter | tranches d’âge | groupe d’âge | âge cible | edades | rango(s) (de) edad
			grupo(s) de edad | idades | faixas etárias | fasce d’età | fascia età | età target
			leeftijden | leeftijds(groep/groepen/categorie) | doelleeftijd | 年代
			(対象/ターゲット/配信)年齢 | ~età (anni) | ~demo(s) | ~demographic(s) | ~age (/and) gender
			~gender (/and) age
			나이 | 연령(대/층) | 타겟 연령`,
	},
	gender: {
		schema: oneOf(choices.genders),
		collection,
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
			Geslacht; 性別; 성별
			|| genders | gender targeting | target gender | M/F | F/M | M/F/A | M/F/all | Geschl.
			Geschlechter | M/W | W/M | M/W/D | W/M/D | genres | sexes | H/F | F/H | géneros | sexos
			H/M | M/H | M/V | V/M | (ターゲット/対象)性別
			타겟 성별`,
	},
	languages: {
		...tick(choices.languages, languageCode, 'en'),
		collection,
		description:
			'Languages of the people to target. Leave empty for all. Other languages can be set with an expression.',
		parse: (value) => parseLanguages(value, choices.languages),
		headings: `Language; Sprache; Langue; Idioma; Idioma; Lingua; Taal; 言語; 언어
			|| lang(uage) (code/) | user language | language targeting | Sprachen | Zielsprache | Spracheinstellung | lingue
			langue(s) | idiomas | língua | (doel)taal | talen | (対象/ターゲット)言語
			타겟 언어`,
	},
	operating_systems: {
		...tick(choices.operatingSystems, oneOf(choices.operatingSystems), 'IOS'),
		collection,
		description: 'Systems to target. Leave empty for all. TikTok usually accepts only one.',
		parse: parseOperatingSystems,
		headings: `OS | Device | Operating system; Betriebssystem | Gerät;
			Système d’exploitation | Appareil; Sistema operativo | Dispositivo;
			Sistema operacional | Dispositivo; Sistema operativo | Dispositivo;
			Besturingssysteem | Apparaat; デバイス | 端末; 운영체제
			|| devices | device (OS/type/targeting) | mobile OS | OS targeting | Betriebssysteme
			Geräte | Endgerät(e) | Gerätetyp | apparaattype | tipo (de/di) dispositivo | type d’appareil | systèmes d’exploitation | système | appareils
			sistemas (operativos/operacionais) | dispositivos | besturingssystemen | apparaten
			オペレーティングシステム | (対象/配信)OS | 配信デバイス | OS種別
			기기 | 디바이스 | 단말기 | 타겟 OS | (phone/target) OS | SO | 機種(名)`,
	},
	interest_category_ids: {
		...namedIds('interest', '15'),
		collection,
		description:
			'The interests to target. Each search in the list, and each name, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		headings: `Interests | Interest category IDs; Interessen; Centres d’intérêt; Intereses;
			Interesses; Interessi; Interesses; 興味関心; 관심사
			|| interest (ID/IDs/categories/targeting/category ID/) | Interessen(-IDs/kategorien)
			centre d’intérêt | intérêts | interés | interesse(categorieën/-ID/) | 興味(関心ID/関心カテゴリ/カテゴリ/)
			관심사 ID | 관심 카테고리`,
	},
	audience_ids: {
		...namedIds('audience', '170000001'),
		collection,
		description:
			'The custom audiences to target. Opening the list, and looking up names, may use one call of your quota. For several, choose By ID or By Name, comma-separated.',
		headings: `Audience ID | Custom audiences; Zielgruppen-ID; Audiences personnalisées;
			Públicos personalizados; Públicos personalizados; Pubblico personalizzato; Doelgroep-ID;
			オーディエンスID; 맞춤 타겟 ID
			|| custom audience (ID/IDs/) | included audience(s/ IDs) | include audience
			Zielgruppen-IDs | ID (d’)audience | audience personnalisée | ID de (audiencia/público)
			(público personalizado/audiencia personalizada) | ID do público | IDs de público
			ID (del) pubblico | pubblici personalizzati | doelgroep-IDs | aangepaste doelgroep(en)
			カスタムオーディエンス(ID) | ?audience(s) | ?Zielgruppe(n) | ?audiencia(s) | ?público(s)
			?pubblic(o/i) | ?doelgroep(en) | ?オーディエンス
			맞춤 (타겟/오디언스) | (오디언스/타겟) ID | ?included | ?inclusion(s)
			?(retargeting/remarketing/target/seed/lookalike) audience | ?lookalike
			?audience (list/targeting/segment) | ?Retargeting-Zielgruppe | ?audience cible
			?públicos incluidos | ?público objetivo | ?público-alvo | ?público alvo | ?pubblico target
			?ターゲット | ?타겟(/ 오디언스) | ?오디언스 | ?잠재고객`,
	},
	excluded_audience_ids: {
		...namedIds('audience', '170000001'),
		collection,
		description:
			'The custom audiences to exclude; none can be both included and excluded. For several, choose By ID or By Name, comma-separated.',
		// Nobody excludes "All".
		parse: orEmptyWord(parseIds),
		headings: `Excluded audiences; Ausgeschlossene Zielgruppen; Audiences exclues;
			Audiencias excluidas; Públicos excluídos; Pubblico escluso; Uitgesloten doelgroepen;
			除外オーディエンス; 제외 타겟 ID
			|| (excluded/exclude) audience | excluded audience ID | exclude audiences
			audience (exclusions/exclusion/excluded) | ausgeschlossene Zielgruppe | audience exclue
			audiencia excluida | público(s) excluido(s) | uitgesloten doelgroep | 除外オーディエンスID
			제외 오디언스 ID | ?exclusion(s) | ?exclud(e/es/ed/ing) | ?excl | ?suppress(/ion/ions)
			?suppression list | ?neg(ative) audience(s) | ?Ausschl(uss/üsse) | ?Ausschließen | ?ausgeschlossen
			?Zielgruppen-Ausschluss | ?Ausschluss-Zielgruppe | ?Ausschlusszielgruppe | ?exclu(re/s/es)
			?audience(s) à exclure | ?exclusi(ón/ones) | ?excluir | ?excluid(o/os/a/as)
			?públicos a excluir | ?exclus(ão/ões) | ?excluíd(o/os) | ?escludi | ?esclusion(e/i)
			?esclus(i/a) | ?uitsluit(en/ing/ingen) | ?uitgesloten | ?uit te sluiten doelgroep
			?除外(/リスト/ターゲット) | ?제외(/ 타겟/ 오디언스/ 대상)`,
	},
} satisfies Record<string, CreationField>;

/** The youngest and the oldest age, each in a column of its own. */
export const ageColumns = {
	age_from: {
		parse: parseText,
		headings: `|| age (min/minimum) | (min/minimum) age | from age | Alter (von/min/ab)
			Mindestalter | âge de | edad (mínima/min/desde) | idade (mínima/min/de)
			età (min/minima/da) | minimumleeftijd | leeftijd (van/min/vanaf) | (最低/下限)年齢
			年齢下限`,
	},
	age_to: {
		parse: parseText,
		headings: `|| age (max/maximum) | (max/maximum) age | to age | Alter (bis/max) | Höchstalter
			âge à | edad (máxima/max/hasta) | idade (máxima/max/até) | età (max/massima/a)
			maximumleeftijd | leeftijd (tot/max) | leeftijd t/m | (最高/上限)年齢 | 年齢上限`,
	},
} satisfies Record<string, Column>;
