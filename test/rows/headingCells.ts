import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

/**
 * Headings of media plans, and what each fills alone; "?" marks a column that counts where it holds
 * an ID.
 */
const headings = `
	adgroup_name: ad_group | Ad-Group | Ad group * | TikTok Ad Group | 1. Ad group
	adgroup_name: Ad group name (max 512 characters) | Nom du groupe d'annonces
	budget: Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD | Orçamento (R$)
	budget_daily: daily_budget | Budget (daily) | Budget/day | Budget per day (USD)
	budget_lifetime: Inversión total (MXN) | Total media budget | Budget (Total) | Budget total
	budget_mode: Type budget | Daily/Lifetime | Budget type (Daily/Lifetime) | D/LT | Daily / LT
	age_from: Min. age | Alter von | Edad mínima | 最低年齢
	location_ids: Country/Region | Country / Region | Geo IDs | location_ids | Country (ISO)
	location_ids: Target countries | Country(s) | Country/ies | Mkt code | Region/Market
	schedule_start_time: Start (IST) | Start IST | Start date - EST | Start (New York)
	schedule_start_time: Start (NY time) | 開始日（日本時間） | Hora início | Campaign start
	schedule_start_time: Start Date (DD/MM/YYYY) | Von | Start time (UTC+1) | Dal | Laufzeit von
	schedule_end_time: Laufzeit bis | Flightende | Live until | Fin campaña | Fecha de cierre
	schedule_end_time: Campaign End Date | Ad set end | End date (incl.) | Einddatum (t/m) | End Dt
	gender: Gender (M/F/All) | M/F/A | M / W | H/F | Gndr | Geschl. | Geschlecht (m/w/d)
	objective: Obj. | Ziel | Doel
	campaign_id: Camp ID | Cmp. ID | Campaign (ID) | Campaña ID
	operating_systems: Apparaattype | Gerätetyp | Endgerät | 機種
	adgroup_id: adgroup_id | Ad Set ID
	audience_ids: Custom audience | Público ID
	excluded_audience_ids: Exclude Audience IDs | Audience (excluded) | Exclusion IDs
	bid: max. Gebot | Lance máx. | Gebot (€)
	bid_price: Max. CPC (USD) | Max. TKP
	conversion_bid_price: Bid (CPI) | CPI goal | Ziel-CPA
	frequency: Freq. cap
	dayparting: Horário | Jours et heures | Uhrzeit | Sendezeiten | Dagen & tijden
	app_id: App-ID | ID de l’application
	campaign_id?: Kampagne | Campanha
	audience_ids?: Zielgruppe | Target audience | 타겟
	excluded_audience_ids?: Neg. audience | Exclusions | Ausschluss | 除外 | Suppression
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
