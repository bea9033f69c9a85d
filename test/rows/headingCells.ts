import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

/**
 * Headings of media plans, and what each fills alone; "?" marks a column that counts where it holds
 * an ID.
 */
const headings = `
	adgroup_name: Ad Group Name | ad_group | AD GROUP | Ad-Group | Ad group * | Adset | TikTok Ad Group
	adgroup_name: 1. Ad group | Ad group name (max 512 characters) | Name | Nom du groupe d'annonces
	adgroup_name: Conjunto de anúncios | Nombre | 名称 | Ad Grp | Adgrp | Ad Grp. name | 광고그룹명
	budget: Budget | BUDGET | Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD
	budget: Orçamento (R$) | Presupuesto | 予算（円） | Verba | Budget (net) | Gross budget
	budget_daily: daily_budget | Budget (daily) | Budget/day | Budget per day (USD) | Tagesbudget (€)
	budget_daily: 日予算（円） | Daily Bgt (Local Ccy) | Dly bdgt | Tagesbudget (netto) | 일예산
	budget_daily: Media budget per day | Nettobudget pro Tag | Inversión diaria | Budget p/d | Budget gg netto
	budget_daily: Mediabudget per dag | 予算（日額・Net）
	budget: Net media budget | Bruttobudget | Inversión
	budget_lifetime: Inversión total (MXN) | Total media budget
	budget_lifetime: Total budget | Budget (Total) | Budget total | 予算合計 | Totaal budget (EUR)
	budget_mode: Budget basis | Type budget | Budget type | Daily/Lifetime | Budget type (Daily/Lifetime) | D/LT | Daily / LT | Bgt type
	age_from: Age min | Min. age | Alter von | Edad mínima | 最低年齢
	age_to: Max age | Age to | Alter bis | Âge max | 年齢上限 | Leeftijd t/m
	location_ids: Country/Region | Country / Region | Geo IDs | GEO | Location IDs | location_ids | Market
	location_ids: Country (ISO) | Region | Land | Ubicación | Ctry. | Mkts | Cntry code | Loc. | Praça | 国
	location_ids: Plaza | País / Country | Target countries
	location_ids: Country(s) | Country/ies | Mkt code | Region/Market | Pays ciblés | 국가
	schedule_start_time: Start (IST) | Start IST | Start date - EST | Start (New York) | Start (NY time)
	schedule_start_time: START DATE | 開始日（日本時間） | Hora início | Campaign start | adset_start_time
	schedule_start_time: Kick-off | Start_Dt. | Start Dt (ET) | Flt start | Start Date (DD/MM/YYYY) | Von
	schedule_start_time: Start time (UTC+1) | Launch date | From | Dal | 시작일
	schedule_start_time: Laufzeit von | Inicio campaña | Fecha de arranque | Período início | 掲載開始 | 집행 시작
	schedule_start_time: Data partenza | Kampagnenstartdatum | Inicio de la fecha | FECHA DE INICIO | Date du
	schedule_end_time: Laufzeit bis | Flightende | Live until | Fin campaña | Fecha de cierre | Período fim | Finish | 掲載終了 | 집행 종료
	schedule_end_time: End UTC | End (London time) | Campaign End Date | Ad set end | End date (incl.)
	schedule_end_time: Einddatum (t/m) | End Dt | Thru | End date (dd.mm.yyyy) | Bis | To | 終了日時 | 종료일
	new_budget: New budget | new_budget | Neues Budget | 新予算
	new_name: New name | Rename to | Neuer Name
	age_groups: Rango edad
	age_groups: Age | Age Range | age_groups | Tranche d’âge | Age (years) | Age Grp | Age/Gender | Età | 연령
	gender: Gender (M/F/All) | M/F/A | M / W | H/F | Gndr | Geschl. | Geschlecht (m/w/d) | 성별
	objective: Obj. | Buying objective | Ziel | Goal | Doel | 목표
	campaign_id: Camp ID | Cmp. ID | Campaign (ID) | Campaign URL | Campaña ID | ID Campagna | 캠페인 ID
	languages: Spracheinstellung | Lingue
	languages: Lang | Sprache | Taal | 언어
	operating_systems: Apparaattype | Gerätetyp
	operating_systems: OS | Device OS | Betriebssystem | OS種別 | SO | Endgerät | 機種
	pixel_id: Pixel | pixel_id | Pixel-ID | ピクセルID
	optimization_event: Opt. Event | Event | Optimisation event | Événement | CV地点
	placement: Inventory | Placements | Emplacement | 配信面
	placement_type: Placement Type | placement_type
	advertiser_id: Account ID | Ad account ID | ID de cuenta
	adgroup_id: Ad group ID | adgroup_id | Ad Set ID | 広告グループID
	interest_category_ids: 興味関心カテゴリ | Interests | Interest Category IDs | 興味関心
	audience_ids: Audience IDs | Custom audience | Público ID
	excluded_audience_ids: Excluded Audience IDs | Exclude Audience IDs | Audience (excluded) | Exclusion IDs
	billing_event: Billing Event | 課金方式
	optimization_goal: Optimisation goal
	promotion_type: Promotion Type
	comment_disabled: Comments off | コメントオフ
	video_download_disabled: Disable Video Download
	bid: Bid | Max bid | max. Gebot | Lance máx. | Gebot (€) | Enchère | Puja | Lance | 入札額 | 입찰가
	bid_price: Bid cap | Bid price | Gebotslimit | Límite de puja | 入札上限 | Max CPC | Max. CPC (USD)
	bid_price: Offerta max CPC
	bid_price: CPC bid | CPC max | CPC máximo | 上限CPC | Max CPM | Max. TKP | CPM bid | Max CPV
	conversion_bid_price: Bid (CPI) | CPI goal
	conversion_bid_price: Cost cap | Target CPA | tCPA | CPA target | 目標CPA | Ziel-CPA | CPA alvo
	conversion_bid_price: CPA | Cost per result | Kostenlimit | Target cost per lead | 목표 CPA
	bid_type: Bid strategy | Bid type | Bidding | Gebotsstrategie | Estratégia de lance | 入札戦略
	frequency: Frequency | Frequency cap | Freq. cap | Frequenz | Fréquence | フリークエンシー
	frequency_schedule: Frequency days | Frequency period | Frequenzzeitraum
	dayparting: Days | Hours | Dayparting | Ad schedule | Uhrzeiten | Wochentage | Heures | Horário
	bid_type: Strategia offerta
	adgroup_name: Grupo
	dayparting: Jours et heures | Ad scheduling | Uhrzeit | Sendezeiten | Dagen & tijden | Horário de veiculação | 配信曜日・時間 | 노출 시간대
	dayparting: Días | Giorni | Dagen | 時間帯 | 曜日 | 요일 | 시간대
	app_id: App ID | App-ID | ID de l’application | アプリID | 앱 ID
	pacing: Pacing | Budget pacing | Ausgabetempo | 配信ペース
	schedule_type: Schedule type
	interest_keyword_ids: Interest keywords | Interest keyword IDs | 興味キーワード
	campaign_id?: Campaign | Kampagne | Campanha
	audience_ids?: Audience | Zielgruppe | Target audience | 타겟
	excluded_audience_ids?: Neg. audience
	excluded_audience_ids?: Exclusions | Ausschluss | 除外 | Suppression
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
		'Client | Account name | Ad name | Creative | URL | Landing page',
		'CTA | Owner | row_number | Budget (k€) | Budget k€ | Budget in k€',
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
			...{ Account: '', 'Advertiser ID': 'advertiser_id', Campaign: 'campaign_id?' },
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
