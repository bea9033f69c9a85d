import { words } from '../../nodes/AdspirerTikTok/parse/words';

/**
 * Headings of media plans, and what each fills alone; "?" marks a column that counts where it holds
 * an ID.
 */
const headings = `
	adgroup_name: Ad Group Name | ad_group | AD GROUP | Ad-Group | Ad group * | Adset | Ad Set Name
	adgroup_name: TikTok Ad Group | 1. Ad group | Ad group name (max 512 characters) | Name
	adgroup_name: Anzeigengruppe | Anzeigengruppen-Name | Groupe d’annonces
	adgroup_name: Nom du groupe d'annonces | Grupo de anuncios | Grupo de Anúncios | 広告グループ名
	adgroup_name: Conjunto de anúncios | 広告セット | Nom | Nombre | Nome | 名称 | Ad Grp | Adgrp
	adgroup_name: Ad Grp. name | Gruppo di annunci | Gruppo di inserzioni | Advertentiegroep | Naam
	budget: Budget | BUDGET | Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD
	budget: Ad Set Budget | Orçamento (R$) | Presupuesto | 予算 | 予算（円） | Verba
	budget_daily: Daily Budget | daily_budget | Daily Budget ($) | Budget (daily) | Budget/day
	budget_daily: Budget per day (USD) | Tagesbudget | Tagesbudget (€) | Budget pro Tag
	budget_daily: Budget quotidien (€) | Budget journalier | Presupuesto diario | 日予算
	budget_daily: 日予算（円） | Orçamento diário (R$) | Verba diária | 1日の予算 | 予算（日）
	budget_daily: Daily Bgt (Local Ccy) | Daily Bgt (USD) | Dly bdgt | Verba/dia
	budget_daily: Budget giornaliero (€) | Budget al giorno | Dagbudget | Budget per dag
	budget_lifetime: Lifetime Budget | Total budget | Budget (Total) | Gesamtbudget | Laufzeitbudget
	budget_lifetime: Budget total | Budget global | Presupuesto total | Orçamento total | 総予算
	budget_lifetime: 通算予算 | 予算合計 | Verba total | Orçamento vitalício | Budget totale
	budget_lifetime: Totaalbudget | Totaal budget (EUR) | Total Budget (£)
	budget_mode: Budget Mode | Budget type | Budgetart | Type de budget | Tipo de orçamento
	budget_mode: 予算タイプ | Daily/Lifetime | Daily or Lifetime | Budget type (Daily/Lifetime)
	budget_mode: Daily/LT | D/LT | Daily / LT | Bgt type
	age_from: Age min | Min. age | Age from | Alter von | Edad mínima | Idade mínima | 最低年齢
	age_from: Età minima | Leeftijd van
	age_to: Age max | Max age | Age to | Alter bis | Âge max | Edad máxima | 年齢上限 | Età massima
	age_to: Leeftijd t/m
	location_ids: Country/Region | Country / Region | Land/Region | Country name | Geo IDs | Country
	location_ids: Countries | GEO | Geos | Location | Locations | Location IDs | location_ids
	location_ids: Market | Target country | Country (ISO) | Country code | Region | Land | Länder
	location_ids: Zielland | Standort | Pays | Pays ciblés | País | Países | Ubicación | Localização
	location_ids: Nation | Ctry | Ctry. | CTRY | Mkt | Mkts | Cntry code | Loc. | Praça | 国 | 地域
	location_ids: 配信地域 | 配信エリア | エリア | Country(s) | Country/ies | ISO code | Mkt code
	location_ids: Territories | Region/Market | Paese | Paesi | Landen | Doelland | Regione
	schedule_start_time: Start (IST) | Start IST | Start date - EST | Start (New York) | Begins
	schedule_start_time: START DATE | Start hour | Start (NY time) | 開始日（日本時間）
	schedule_start_time: Hora início | Campaign start | Ad group start date | adset_start_time
	schedule_start_time: Kick-off | Start Dt | Start_Dt. | Start Dt (ET) | Flt start | Start
	schedule_start_time: Start Date | Start Time | start_date | Start Date (DD/MM/YYYY)
	schedule_start_time: Start time (UTC+1) | Start (ET) | Launch date | Flight Start | Startdatum
	schedule_start_time: Beginn | Von | Date de début | Début | Fecha de inicio | Inicio
	schedule_start_time: Data de início | Início | 開始日 | 配信開始日 | 開始日（JST） | 開始日時
	schedule_start_time: From | Data inizio | Data di inizio | Begindatum | Dal | Van
	schedule_end_time: End (IST) | End UTC | END DATE | End hour | End (London time)
	schedule_end_time: Campaign End Date | Ad set end | End date (incl.) | Last day
	schedule_end_time: Einddatum (t/m) | End Dt | Till | Thru | End | End Date | End time | end_date
	schedule_end_time: End date (dd.mm.yyyy) | Enddatum | Ende | Date de fin | Fin | Fecha de fin
	schedule_end_time: Data de término | Término | 終了日 | Bis | To | 配信終了日 | 終了日時
	schedule_end_time: Data fine | Data di fine | Einddatum | Einde | Al | Tot
	new_budget: New budget | new_budget | Neues Budget | Nouveau budget | Novo orçamento | 新予算
	new_budget: Nuovo budget | Nieuw budget
	new_name: New name | new_name | Rename to | Neuer Name | Nouveau nom | Novo nome | 新しい名前
	age_groups: Age | Ages | Age group | Age Range | Age Groups | age_groups | Alter | Altersgruppe
	age_groups: Âge | Tranche d’âge | Edad | Rango de edad | Idade | Faixa etária | 年齢 | 年齢層
	age_groups: Age (years) | Age Grp | Age range (yrs) | Age/Gender | Age & Gender | Età
	age_groups: Fascia d’età | Leeftijd | Leeftijdsgroep
	gender: Gender (M/F/All) | M/F/A | M/F | M / W | H/F | Gndr | Geschl. | Gender | Gender (M/F)
	gender: Sex | Geschlecht | Geschlecht (m/w/d) | Sexe | Genre | Sexo | Género | Gênero | 性別
	gender: Genere | Sesso | Geslacht
	objective: Obj. | Buy objective | Buying objective | Objective | Campaign objective
	objective: Kampagnenziel | Ziel | Objectif | Objetivo | 目的 | Goal | Obiettivo | Doelstelling
	objective: Doel
	campaign_id: Camp ID | Cmp. ID | Campaign ID | campaign_id | Campaign (ID) | Campaign URL
	campaign_id: Kampagnen-ID | ID de campagne | ID de campaña | ID da campanha | キャンペーンID
	languages: Language | Languages | Lang | Sprache | Langue | Langues | Idioma | Idiomas | 言語
	languages: Lingua | Taal
	operating_systems: OS | Device | Devices | Operating system | Operating Systems | Betriebssystem
	operating_systems: Gerät | Appareil | Système d’exploitation | Dispositivo | デバイス | 端末
	operating_systems: OS種別 | Sistema operacional | Sistema operativo | Apparaat
	operating_systems: Besturingssysteem | Device OS
	pixel_id: Pixel | Pixel ID | pixel_id | Pixel-ID | TikTok Pixel | ID du pixel | ID do pixel
	pixel_id: ピクセルID
	optimization_event: Event | Optimization Event | Conversion event | Pixel event | Ereignis
	optimization_event: Optimisation event | Événement | Evento | Evento de conversão | イベント
	optimization_event: コンバージョンイベント | 最適化イベント
	placement: Placement | Placements | Platzierung | Emplacement | Posicionamento | 配信面 | 配置
	placement_type: Placement Type | placement_type | Platzierungstyp | Type de placement
	advertiser_id: Account ID | Advertiser ID | advertiser_id | Ad account ID | Werbekonto-ID
	advertiser_id: ID du compte publicitaire | ID de cuenta | ID da conta | 広告アカウントID
	adgroup_id: Ad group ID | adgroup_id | Ad Set ID | Anzeigengruppen-ID | 広告グループID
	adgroup_id: ID do grupo de anúncios | ID du groupe d’annonces | ID gruppo di annunci
	adgroup_id: Advertentiegroep-ID
	interest_category_ids: Interests | Interest Category IDs | Interessen | Centres d’intérêt
	interest_category_ids: 興味関心
	audience_ids: Audience IDs | Custom audience | Custom Audience ID | オーディエンスID
	excluded_audience_ids: Excluded Audience IDs | Excluded audiences | Audience (excluded)
	excluded_audience_ids: Ausgeschlossene Zielgruppen | 除外オーディエンス
	billing_event: Billing Event | Billing type | 課金方式 | Abrechnungsereignis
	optimization_goal: Optimization Goal | Optimisation goal | Optimierungsziel | 最適化目標
	promotion_type: Promotion Type | promotion_type | プロモーションタイプ
	comment_disabled: Comments off | Disable Comments | Kommentare deaktivieren | コメントオフ
	video_download_disabled: Disable Video Download | Downloads off | ダウンロード無効
	bid: Bid | Max bid | max. Gebot | Lance máx. | Gebot (€) | Enchère | Puja | Lance | 入札額 | 입찰가
	bid_price: Bid cap | Bid price | Gebotslimit | Límite de puja | 入札上限 | Max CPC | Max. CPC (USD)
	bid_price: CPC bid | CPC max | CPC máximo | 上限CPC | Max CPM | Max. TKP | CPM bid | Max CPV
	conversion_bid_price: Cost cap | Target CPA | tCPA | CPA target | 目標CPA | Ziel-CPA | CPA alvo
	conversion_bid_price: CPA | Cost per result | Kostenlimit | Target cost per lead | 목표 CPA
	bid_type: Bid strategy | Bid type | Bidding | Gebotsstrategie | Estratégia de lance | 入札戦略
	frequency: Frequency | Frequency cap | Freq. cap | Frequenz | Fréquence | フリークエンシー
	frequency_schedule: Frequency days | Frequency period | Frequenzzeitraum
	dayparting: Days | Hours | Dayparting | Ad schedule | Uhrzeiten | Wochentage | Heures | Horário
	dayparting: Días | Giorni | Dagen | 時間帯 | 曜日 | 요일 | 시간대
	app_id: App ID | App-ID | ID de l’application | アプリID | 앱 ID
	pacing: Pacing | Budget pacing | Ausgabetempo | 配信ペース
	schedule_type: Schedule type
	interest_keyword_ids: Interest keywords | Interest keyword IDs | 興味キーワード
	campaign_id?: Campaign | Kampagne | Campanha
`;

/** The same, line by line. */
export const headingCells = headings
	.trim()
	.split('\n')
	.map((line): [target: string, headings: string[]] => {
		const [target = '', list = ''] = line.trim().split(': ', 2);
		return [target, words(list)];
	});

/** Too general, or about something else: these fill nothing. */
export const otherHeadings: readonly string[] = [
	'',
	'   ',
	...words(
		'ID | Status | Notes | Comments | Comment | Date | Type | Platform | Channel',
		'Client | Campaign name | Account name | Ad name | Creative | URL | Landing page',
		'CTA | Owner | row_number | Budget (net) | Budget (k€) | Budget k€ | Budget in k€',
		"予算（万円） | Budget ('000) | Budget (€ 000) | Budget (M $) | Budget (MM)",
		'Budget % | Budget (%) | Daily budget % | Budget +/- | Budget (±) | Age %',
		'Budget (DE) | Budget (PT) | Budget (UTC) | Budget (D) | Budget share',
		'Impressions | CPM | CTR | Spend | Total | Amount | Meta',
		'Promotion | Age factor | Excluded locations | City | Bemerkungen | Kommentar',
		'Commentaires | Observaciones | Observações | 備考 | メモ | No. | # | ()',
		'Budget / Day / Week | Countryside | Pixel name | Week | KPI | success | error',
		'KW | Flight | Zeitraum | 期間 | Optimization | Billing | toString | constructor',
		'__proto__',
	),
];

/** The headings of whole sheets: a column's place may depend on those beside it. */
export const sheets: ReadonlyArray<readonly [sheet: string, filled: Record<string, string>]> = [
	[
		'a US agency',
		{
			...{ Campaign: 'campaign_id?', 'Ad Set': 'adgroup_name', Geo: 'location_ids' },
			...{ 'Daily Budget ($)': 'budget_daily', 'Device OS': 'operating_systems', Notes: '' },
		},
	],
	[
		'a UK agency, with IDs beside names',
		{
			...{ Account: '', 'Advertiser ID': 'advertiser_id', Campaign: '' },
			...{ 'Campaign ID': 'campaign_id', Name: '', 'Ad group name': 'adgroup_name' },
			...{ 'Total Budget (£)': 'budget_lifetime', Region: '', Countries: 'location_ids' },
			...{ Placements: 'placement', 'Flight start': 'schedule_start_time', Status: '' },
		},
	],
	[
		'a sheet with placements in two columns, and what was created',
		{
			...{ campaign_id: 'campaign_id', adgroup_name: 'adgroup_name', budget: 'budget' },
			...{ 'Placement Type': 'placement_type', Placements: 'placements' },
			...{ 'Ad group ID': 'adgroup_id', row_number: '' },
		},
	],
];
