import { words } from '../../nodes/AdspirerTikTok/parse/words';

/** Cells with their headings, such as "City = Paris". */
const cells = (...lines: string[]) =>
	words(...lines).map((cell): [heading: string, cell: string] => {
		const [heading = '', value = ''] = cell.split(' = ');
		return [heading, value];
	});

const ignore = "name the column in 'Ignore Columns'.";

/** What decides who sees the ads, when, or what they cost, and can't be sent: what the row is told. */
export const refusedFor: Array<[told: string, cells: Array<[string, string]>]> = [
	[
		`a name. Enter audience IDs, or ${ignore}`,
		cells(
			'Exclusions = Purchasers 180D | Exclude = Buyers | Excluded = CRM | Ausschluss = Käufer',
			'Exclusão = Clientes | Excluir = Compradores | 除外 = 購入者',
			'Uitsluitingen = Klanten | Esclusioni = Clienti | Suppress = CRM list | 제외 타겟 = 구매자',
			'Retargeting Audience = Visitors | Público = Compradores | Zielgruppe = Besucher',
			'Audience = Lookalike 1% | オーディエンス = 購入者 | 타겟 = 구매자 | Target audience = Moms',
		),
	],
	["isn't an ID", cells('Include Audience = LAL 1% | Exclude Audience IDs = Purchasers 180D')],
	[
		"leave places out of 'Country'",
		cells(
			'Excluded countries = UK | Negative geos = CA | 除外地域 = 東京 | Länder ausgeschlossen = AT',
		),
	],
	[
		'{"bid_price": 2}',
		cells(
			'Max bid = $2.50 | Cost cap = 12 | Target ROAS = 3 | CPA target = $20 | Gebot = 1,20 €',
			'Enchère = 2 € | Lance = R$ 2 | Puja = $25 | Offerta = € 1 | Bod = 1 | 入札単価 = ¥50 | 입찰가 = 500원',
			'Bid strategy = Cost cap | Buying type = Reservation',
		),
	],
	[
		'{"frequency": 3',
		cells('Frequency cap = 3/7 | Frequenz = 2 pro Woche | フリークエンシー = 3回'),
	],
	[
		'Set it in TikTok Ads Manager',
		cells(
			'Dayparting = Mon-Fri 6-23 | Days = Mon-Fri | Uhrzeiten = 18-23 Uhr | Horário = 18h-22h',
			'Horaires = 18h-22h | Orari = 18-22 | Tijden = 18:00-23:00 | 配信時間帯 = 18時〜 | 시간대 = 18-24시',
		),
	],
	['"app_id"', cells('App = MyShop | App ID = com.my.shop | アプリ = マイショップ')],
	[
		"in a column 'Location IDs'",
		cells('City = Paris | State = TX | Bundesland = Bayern | Cidade = Rio'),
	],
	["in a column 'Location IDs'", cells('Region = North West | 都道府県 = 東京都 | 도시 = 서울')],
	["Rename the column to 'Country'", cells('Kraj = Polska | Geo split = 50/50')],
	["Rename the column to 'Age'", cells('Ålder = 18-34 | Yaş = 25+')],
	["Rename the column to 'Gender'", cells('Płeć = Female | Gender split = 70/30')],
	["a column 'Pixel ID'", cells('Pixel name = Main')],
	[
		"a version or model can't be sent",
		cells('OS = iOS 15+ | Device = Android 12+ | 機種 = iOS15以上'),
	],
	["in a column 'OS'", cells('Device model = Galaxy | Carrier = Vodafone')],
	[
		"columns 'Start date' and 'End date'",
		cells('Laufzeit = Q1 | Flight dates = Q1 | Slutdatum = 2027'),
	],
	['a currency code', cells('Currency = local')],
	[
		'daily and lifetime budgets only',
		cells(
			'Weekly budget = 300 | Spend = 300 | Monatsbudget = 300 | Budget Dec = 300 | Budget (k€) = 2',
			"Budget ('000) = 2 | 予算(千円) = 2 | Budget kind = Lifetime | Cost = 300",
		),
	],
	[
		"Add a column 'Disable comments'",
		cells('Comments allowed = no | Comments = off | Downloads = no'),
	],
	[
		"a column 'Audience ID' or 'Interests'",
		cells('Targeting = Gamers | Keywords = shoes | F18-34 = x'),
	],
	[
		'not TikTok. Remove the row',
		cells('Platform = Meta | Plataforma = Instagram | Channel = YouTube'),
	],
	['not TikTok. Remove the row', cells('媒体 = LINE | 매체 = 네이버 | Platform = TikTok + Meta')],
	["Rename the column to 'Placement'", cells('Inventory = Premium')],
];

/** Cells that take nothing away: their heading is spoken for, or they restrict nothing. */
export const silent = cells(
	'Notes = by Ann | Bemerkung = neu | 備考 = 済 | 비고 = 신규 | Owner = Lee | Agency = Havas | 担当者 = 田中',
	'Creative = Hero | Ad copy = Buy now | Landing page = https://x.co | URL = https://x.co | UTM = a=b',
	'Est. impressions = 1.2m | Reach = 2m | CPM = $3 | KPI = CTR 1% | # = 1 | No. = 1 | Nr. = 1 | Sr. No. = 1',
	'TikTok result = created | TikTok warnings = x | TikTok error = x | Approved by = Ann | Created date = x',
	'Audience = Broad | Público = Aberto | Zielgruppe = offen | Targeting = open | オーディエンス = ブロード',
	'Exclusions = none | Exclusão = - | Dayparting = 24/7 | Uhrzeiten = ganztägig | Days = 31 | City = n/a',
	'Bid strategy = Lowest cost | Frequency cap = No cap | Region = EMEA | Region = US | Kraj = US',
	'Comments allowed = yes | Platform = TikTok | 매체 = 틱톡 | Channel = Paid social | Currency = USD',
	'Duration = 4 weeks | Time zone = Europe/Berlin',
);

/** Headings that no table has: told as unused, and nothing is refused. */
export const unknown = cells(
	'Brief = 46446 | Version = 18 | Rozmiar = M | Product = Jordan | Dec-26 = 4000',
);

/** What statuses come to, under the headings that plans have for them. */
export const statuses = [
	[
		'on',
		cells(
			'Status = Active | Status = ready | Freigabe = freigegeben | Situação = Ativo | Live = x',
		),
	],
	[
		'on',
		cells(
			'ステータス = 配信予定 | 상태 = 승인완료 | Statut = Programmé | Stato = Attivo | Approved = yes',
		),
	],
	[
		'on',
		cells(
			'Go live? = Yes | Launch? = y | Launch = yes | Create? = TRUE | Akkoord klant = ja | Status = -',
		),
	],
	[
		'skipped',
		cells('Status = Draft | Status = TBD | Status = on hold | Status = Killed | Status = no'),
	],
	[
		'skipped',
		cells('Status = not launching | Freigabe = offen | Situação = Rascunho | Estado = Pendiente'),
	],
	[
		'skipped',
		cells(
			'ステータス = 未定 | 상태 = 보류 | Statut = En attente | Stato = Bozza | Client approval = pending',
		),
	],
	[
		'skipped',
		cells(
			'Go live? = TBC | Launch = no | Active = no | Approved = NO | Ad group status = cancelled',
		),
	],
	[
		'off',
		cells(
			'Status = Paused | Ad group status = OFF | Estado = Pausado | ステータス = 停止中 | 상태 = 일시중지',
		),
	],
	['off', cells('Go live? = Paused | Status = pausiert | Is active = inactive')],
	[
		'unclear',
		cells('Status = something | Go live? = 12/05/2026 | Launch? = 2026-12-05 | Status = created'),
	],
] satisfies Array<[verdict: string, cells: Array<[string, string]>]>;
