import { words } from '../../nodes/AdspirerTikTok/parse/words';
import type { HeadingTarget } from '../../nodes/AdspirerTikTok/rows/headings';

/** Headings of media plans, and what each fills alone. */
export const headingCells: ReadonlyArray<readonly [target: HeadingTarget, headings: string]> = [
	[
		'adgroup_name',
		'Ad Group Name | ad_group | AD GROUP | Ad-Group | Ad group * | Adset | Ad Set Name',
	],
	['adgroup_name', 'TikTok Ad Group | 1. Ad group | Ad group name (max 512 characters) | Name'],
	['adgroup_name', 'Anzeigengruppe | Anzeigengruppen-Name | Groupe d’annonces | Groupe d’annonces'],
	[
		'adgroup_name',
		"Nom du groupe d'annonces | Grupo de anuncios | Grupo de Anúncios | 広告グループ名",
	],
	['adgroup_name', 'Conjunto de anúncios | 広告セット | Nom | Nombre | Nome | 名称'],
	[
		'budget',
		'Budget | BUDGET | Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD',
	],
	['budget', 'Ad Set Budget | Orçamento (R$) | Presupuesto | 予算 | 予算（円） | Verba'],
	['budget_daily', 'Daily Budget | daily_budget | Daily Budget ($) | Budget (daily) | Budget/day'],
	['budget_daily', 'Budget per day (USD) | Tagesbudget | Tagesbudget (€) | Budget pro Tag'],
	[
		'budget_daily',
		'Budget quotidien (€) | Budget journalier | Presupuesto diario | 日予算 | 日予算（円）',
	],
	['budget_daily', 'Orçamento diário (R$) | Verba diária | 1日の予算 | 予算（日）'],
	[
		'budget_lifetime',
		'Lifetime Budget | Total budget | Budget (Total) | Gesamtbudget | Laufzeitbudget',
	],
	[
		'budget_lifetime',
		'Budget total | Budget global | Presupuesto total | Orçamento total | 総予算',
	],
	['budget_lifetime', '通算予算 | 予算合計 | Verba total | Orçamento vitalício'],
	[
		'budget_mode',
		'Budget Mode | Budget type | Budgetart | Type de budget | Tipo de orçamento | 予算タイプ',
	],
	['budget_mode', 'Daily/Lifetime | Daily or Lifetime | Budget type (Daily/Lifetime)'],
	['age_from', 'Age min | Min. age | Age from | Alter von | Edad mínima | Idade mínima | 最低年齢'],
	['age_to', 'Age max | Max age | Age to | Alter bis | Âge max | Edad máxima | 年齢上限'],
	['location_ids', 'Country/Region | Country / Region | Land/Region | Country name | Geo IDs'],
	['schedule_start_time', 'Start (IST) | Start IST | Start date - EST | Start (New York) | Begins'],
	[
		'schedule_start_time',
		'START DATE | Start hour | Start (NY time) | 開始日（日本時間） | Hora início',
	],
	['schedule_end_time', 'End (IST) | End UTC | END DATE | End hour | End (London time)'],
	[
		'new_budget',
		'New budget | new_budget | Neues Budget | Nouveau budget | Novo orçamento | 新予算',
	],
	[
		'new_name',
		'New name | new_name | Rename to | Neuer Name | Nouveau nom | Novo nome | 新しい名前',
	],
	[
		'location_ids',
		'Country | Countries | GEO | Geos | Location | Locations | Location IDs | location_ids',
	],
	[
		'location_ids',
		'Market | Target country | Country (ISO) | Country code | Region | Land | Länder',
	],
	[
		'location_ids',
		'Zielland | Standort | Pays | Pays ciblés | País | Países | Ubicación | Localização',
	],
	['location_ids', 'Praça | 国 | 地域 | 配信地域 | 配信エリア | エリア'],
	[
		'age_groups',
		'Age | Ages | Age group | Age Range | Age Groups | age_groups | Alter | Altersgruppe',
	],
	[
		'age_groups',
		'Âge | Tranche d’âge | Edad | Rango de edad | Idade | Faixa etária | 年齢 | 年齢層',
	],
	['age_groups', 'Age (years)'],
	['gender', 'Gender | Gender (M/F) | Sex | Geschlecht | Geschlecht (m/w/d) | Sexe | Genre | Sexo'],
	['gender', 'Género | Gênero | 性別'],
	[
		'languages',
		'Language | Languages | Lang | Sprache | Langue | Langues | Idioma | Idiomas | 言語',
	],
	[
		'operating_systems',
		'OS | Device | Devices | Operating system | Operating Systems | Betriebssystem',
	],
	[
		'operating_systems',
		'Gerät | Appareil | Système d’exploitation | Dispositivo | デバイス | 端末 | OS種別',
	],
	['operating_systems', 'Sistema operacional | Sistema operativo'],
	['schedule_start_time', 'Start | Start Date | Start Time | start_date | Start Date (DD/MM/YYYY)'],
	[
		'schedule_start_time',
		'Start time (UTC+1) | Start (ET) | Launch date | Flight Start | Startdatum | Beginn | Von',
	],
	[
		'schedule_start_time',
		'Date de début | Début | Fecha de inicio | Inicio | Data de início | Início',
	],
	['schedule_start_time', '開始日 | 配信開始日 | 開始日（JST） | 開始日時 | From'],
	[
		'schedule_end_time',
		'End | End Date | End time | end_date | End date (dd.mm.yyyy) | Enddatum | Ende',
	],
	[
		'schedule_end_time',
		'Date de fin | Fin | Fecha de fin | Data de término | Término | 終了日 | Bis | To',
	],
	['schedule_end_time', '配信終了日 | 終了日時'],
	[
		'pixel_id',
		'Pixel | Pixel ID | pixel_id | Pixel-ID | TikTok Pixel | ID du pixel | ID do pixel | ピクセルID',
	],
	['optimization_event', 'Event | Optimization Event | Conversion event | Pixel event | Ereignis'],
	[
		'optimization_event',
		'Optimisation event | Événement | Evento | Evento de conversão | イベント',
	],
	['optimization_event', 'コンバージョンイベント | 最適化イベント'],
	[
		'objective',
		'Objective | Campaign objective | Kampagnenziel | Ziel | Objectif | Objetivo | 目的 | Goal',
	],
	[
		'placement',
		'Placement | Placements | Platzierung | Emplacement | Posicionamento | 配信面 | 配置',
	],
	['placement_type', 'Placement Type | placement_type | Platzierungstyp | Type de placement'],
	['campaign_id', 'Campaign ID | campaign_id | Campaign (ID) | Campaign URL | Kampagnen-ID'],
	['campaign_id', 'ID de campagne | ID de campaña | ID da campanha | キャンペーンID'],
	['advertiser_id', 'Account ID | Advertiser ID | advertiser_id | Ad account ID | Werbekonto-ID'],
	['advertiser_id', 'ID du compte publicitaire | ID de cuenta | ID da conta | 広告アカウントID'],
	['adgroup_id', 'Ad group ID | adgroup_id | Ad Set ID | Anzeigengruppen-ID | 広告グループID'],
	['adgroup_id', 'ID do grupo de anúncios | ID du groupe d’annonces'],
	[
		'interest_category_ids',
		'Interests | Interest Category IDs | Interessen | Centres d’intérêt | 興味関心',
	],
	['audience_ids', 'Audience IDs | Custom audience | Custom Audience ID | オーディエンスID'],
	['excluded_audience_ids', 'Excluded Audience IDs | Excluded audiences | Audience (excluded)'],
	['excluded_audience_ids', 'Ausgeschlossene Zielgruppen | 除外オーディエンス'],
	['billing_event', 'Billing Event | Billing type | 課金方式 | Abrechnungsereignis'],
	['optimization_goal', 'Optimization Goal | Optimisation goal | Optimierungsziel | 最適化目標'],
	['promotion_type', 'Promotion Type | promotion_type | プロモーションタイプ'],
	['comment_disabled', 'Comments off | Disable Comments | Kommentare deaktivieren | コメントオフ'],
	['video_download_disabled', 'Disable Video Download | Downloads off | ダウンロード無効'],
];

/** Too general, or about something else: these fill nothing. */
export const otherHeadings: readonly string[] = [
	'',
	'   ',
	...words(
		'ID | Status | Notes | Comments | Comment | Date | Type | Platform | Channel',
		'Client | Campaign name | Account name | Ad name | Creative | URL | Landing page',
		'CTA | Owner | row_number | Budget (net) | Budget (k€) | Budget k€ | Budget in k€',
		"予算（万円） | Budget ('000) | Budget (€ 000) | Budget (M $) | Budget (MM)",
		'Budget (DE) | Budget (PT) | Budget (UTC) | Budget (D) | Budget share',
		'Impressions | CPM | CTR | Spend | Total | Amount | Bid | Frequency | Meta',
		'Promotion | Age factor | Excluded locations | City | Bemerkungen | Kommentar',
		'Commentaires | Observaciones | Observações | 備考 | メモ | No. | # | ()',
		'Budget / Day / Week | Countryside | Pixel name | Week | KPI | success | error',
		'KW | Flight | Zeitraum | 期間 | Optimization | Billing | toString | constructor',
		'__proto__',
	),
];

/** The headings of whole sheets, and what they fill; "?" marks a column that counts if it is an ID. */
export const sheets: ReadonlyArray<{
	readonly name: string;
	readonly columns: Readonly<Record<string, HeadingTarget | `${HeadingTarget}?` | ''>>;
}> = [
	{
		name: 'a US agency',
		columns: {
			Campaign: 'campaign_id?',
			'Ad Set': 'adgroup_name',
			'Daily Budget ($)': 'budget_daily',
			Geo: 'location_ids',
			Age: 'age_groups',
			'Gender (M/F)': 'gender',
			Language: 'languages',
			'Device OS': 'operating_systems',
			'Start Date': 'schedule_start_time',
			'End Date': 'schedule_end_time',
			'Pixel ID': 'pixel_id',
			Event: 'optimization_event',
			Notes: '',
		},
	},
	{
		name: 'a UK agency, with IDs beside names',
		columns: {
			Account: '',
			'Advertiser ID': 'advertiser_id',
			Campaign: '',
			'Campaign ID': 'campaign_id',
			Name: '',
			'Ad group name': 'adgroup_name',
			Objective: 'objective',
			'Total Budget (£)': 'budget_lifetime',
			Region: '',
			Countries: 'location_ids',
			Ages: 'age_groups',
			Placements: 'placement',
			'Flight start': 'schedule_start_time',
			'Flight end': 'schedule_end_time',
			Status: '',
		},
	},
	{
		name: 'a German agency',
		columns: {
			Kampagne: 'campaign_id?',
			Anzeigengruppe: 'adgroup_name',
			Kampagnenziel: 'objective',
			'Tagesbudget (€)': 'budget_daily',
			Land: 'location_ids',
			Altersgruppe: 'age_groups',
			Geschlecht: 'gender',
			Sprache: 'languages',
			Betriebssystem: 'operating_systems',
			Startdatum: 'schedule_start_time',
			Enddatum: 'schedule_end_time',
			Bemerkung: '',
		},
	},
	{
		name: 'a French agency',
		columns: {
			'ID de campagne': 'campaign_id',
			"Groupe d'annonces": 'adgroup_name',
			Objectif: 'objective',
			'Budget quotidien (€)': 'budget_daily',
			Pays: 'location_ids',
			'Tranche d’âge': 'age_groups',
			Sexe: 'gender',
			Langue: 'languages',
			'Date de début': 'schedule_start_time',
			'Date de fin': 'schedule_end_time',
			Commentaires: '',
		},
	},
	{
		name: 'a Brazilian agency',
		columns: {
			Campanha: 'campaign_id?',
			'Grupo de anúncios': 'adgroup_name',
			Objetivo: 'objective',
			'Orçamento diário (R$)': 'budget_daily',
			País: 'location_ids',
			'Faixa etária': 'age_groups',
			Gênero: 'gender',
			Idioma: 'languages',
			'Data de início': 'schedule_start_time',
			'Data de término': 'schedule_end_time',
			Observações: '',
		},
	},
	{
		name: 'a Japanese agency',
		columns: {
			キャンペーンID: 'campaign_id',
			広告グループ名: 'adgroup_name',
			目的: 'objective',
			'日予算（円）': 'budget_daily',
			配信地域: 'location_ids',
			年齢: 'age_groups',
			性別: 'gender',
			言語: 'languages',
			OS: 'operating_systems',
			配信開始日: 'schedule_start_time',
			配信終了日: 'schedule_end_time',
			備考: '',
		},
	},
	{
		name: 'a sheet with placements in two columns, and what was created',
		columns: {
			campaign_id: 'campaign_id',
			adgroup_name: 'adgroup_name',
			budget: 'budget',
			'Placement Type': 'placement_type',
			Placements: 'placements',
			'Ad group ID': 'adgroup_id',
			row_number: '',
		},
	},
	{
		name: 'a sheet with two columns for one argument',
		columns: {
			Country: 'location_ids',
			'Location IDs': 'location_ids',
			'Ad group': 'adgroup_name',
		},
	},
];
