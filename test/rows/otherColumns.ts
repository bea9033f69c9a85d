import { words } from '../wordLines';

type Cells = Array<[heading: string, cell: string]>;

/** Cells with their headings, such as "City = Paris | State = TX". */
const cellsIn = (line: string): Cells =>
	words(line).map((text) => {
		const [heading = '', cell = ''] = text.split(' = ');
		return [heading, cell];
	});

/** Lines of what is said of cells, and the cells after an arrow. */
const casesIn = (lines: string) =>
	lines
		.trim()
		.split('\n')
		.map((line): [said: string, cells: Cells] => {
			const [said = '', cells = ''] = line.trim().split(' <- ');
			return [said, cellsIn(cells)];
		});

/** No list has these headings, or their cells are none of the words that would make them plain. */
export const asked = cellsIn(
	`
	Target CPM = 8 | Rate = $5 | App = MyShop | アプリ = マイショップ | State = TX | City = Paris | Cidade = Rio
	| 도시 = 서울 | 都道府県 = 東京都 | Geo split = 50/50 | Gender split = 70/30 | Pixel name = Main | CSP = CSP+
	| NSE = ABC+ | Fecha = enero | Data = Q1 | Target = Gamers | Period = TBC | Duration = 3 weeks | Wochen = 2
	| Betrag = 300 | Daily budget (draft) = 300 | Month = December | Mois = 12/2026 | Quarter = Q4 | KW = 9
	| Week commencing = 2026-12-01 | Year = 2027 | No. of days = 31 | Schedule = weekends only | Weekends = No
	| Pangle off = Yes | Spend = 300 | Budget Dec = 300 | Budget (k€) = 2 | 予算(千円) = 2 | Budget kind = LT
	| Comments = off | Kommentare = aus | コメント = 無効 | Notes = RT only | Bemerkung = neu | 備考 = 済
	| Targeting = Gamers | Keywords = shoes | F18-34 = x | Video placements = Pangle only | CPM = $3
	| KPI = CTR 1% | Max impressions per user = 3 | クリエイティブ予算 = 5 | Deal.budget = 5 | Phase = P1
	| Net/Gross = Net | $ = 500 | - = women only | 担当者（予算） = 田中 | Brief = 46446 | Version = 18
	| Rozmiar = M | Dec-26 = 4000 | Campaign notes = x | Budgetnotiz = x | 予算メモ = x | Days Live = 12
	| Copy (100 char max) = Buy now | token = x | Unit = total | Launch = yes | Stage = ready
	| Account = 7000000000000000001 | Phone = iOS | Time = evenings | Created = yes | Ubicación = TikTok
	| Gender_1 = F | Go live? = 12/05/2026 x | constructor = x | "] = x
	`.replace(/\s*\n\s*/g, ' '),
);

/** Cells for settings that no sheet can set, by a part of the remedy. */
export const cannotBeSet = casesIn(`
	A place can't be excluded <- Excluded countries = UK | Negative geos = CA | 除外地域 = 東京 | Note: excluded countries = CA | Excluded cities = Paris
	bid by another goal <- Target ROAS = 3 | ROAS goal = 4
	book this in TikTok Ads Manager <- Buying type = Reservation
	Enter Off and a budget for the ad group <- CBO = yes
	and set it in TikTok Ads Manager <- Carrier = Vodafone | Attribution = 28-day click | Video interactions = Watched 50% | Household income = top 10%
	by their location IDs <- PLZ = 10115 | Zip code = 78701 | DMA = Austin | Continent = Europe | 郵便番号 = 100-0001
	name iOS or Android <- Device model = Galaxy | OS version = iOS 15+ | OS-Version = 16
	name a custom audience <- CRM list = VIP
	a column 'Daily budget' or 'Lifetime budget' <- Weekly budget = 300 | Monatsbudget = 300 | Monthly budget = 300
	Pixels of other networks can't be used <- Optimized Conversion Tracking Pixels = x
`);

/** Cells that their own reader refuses, by a part of the message. */
export const refusedFor = casesIn(`
	TikTok charges this ad group by CPC <- Cost cap = 12 | CPA target = $20
	isn't an ID <- App ID = com.my.shop
	a version or model can't be sent <- OS = iOS 15+ | Device = Android 12+ | 機種 = iOS15以上
	with the objective Reach only <- Frequency cap = 3 per 7 days
	doesn't know as a network <- Platform = Desktop | Channel = Influencer | Publisher = ACME Media House | Platform = Meta? | Platform = not TikTok
	isn't a start and an end <- Flight dates = Q1 | Laufzeit = Q1 | Dates = TBC
	isn't a currency <- Currency = local
	Clear the one that doesn't count <- Kraj = Polska | Kraj = NO | Slutdatum = 2027
	isn't an ID <- Interests = !Games | Interests = Games?
`);

/** Names that Create looks up. */
export const lookedUp = casesIn(`
	excluded audience <- Exclusions = Purchasers 180D | Suppress = CRM list | Ausschluss = Käufer | 除外 = 購入者
	audience <- Audience name = Lookalike 1% | Retargeting Audience = Visitors | Custom audiences = Visitors (not buyers)
	interest <- Interests = broad audience | Interests = Beauty | 興味関心カテゴリ = 美容
`);

/** Cells that are passed over: by their list, or since they ask for nothing. */
export const silent = casesIn(`
	is a record <- Owner = Lee | Client = Total | # = 1 | No. = 1 | Media fee = 12% | Budget owner = Ann | Country manager = Lee
	is a record <- 広告主 = A社 | Created date = x | Reach = 2m | Deal.id = 5 | expected_close_date = 2026-12-24
	is this node's own <- TikTok result = created | TikTok warnings = x | TikTok error = x
	is about an ad <- Creative = Hero | Ad copy = Buy now | Landing page = x.co | UTM = a=b | utm_source = facebook
	restricts nothing <- Audience name = Broad | Públicos personalizados = Aberto | Uhrzeiten = ganztägig | City = n/a
	restricts nothing <- DMA = All | Bid strategy = Lowest cost | Hours = all hours | Fasce orarie = Sempre
	restricts nothing <- Comments allowed = yes | Platform = TikTok | 매체 = 틱톡 | Platform = TikTok + Meta | Channel = Paid social
	asks for nothing <- Smart audience = Off | CBO = no | Inventory filter = Full inventory | Attribution = 7-day click | Weekly budget = -
	says it again <- Dates = 1.12.2026 bis 28.12.2026 | Kraj = US
	says how to read another <- Currency = USD | Time zone = Europe/Berlin
	holds nothing <- Brief = - | Brief = n/a | Brief = #REF! | Notes = #N/A
`);

/** Cells that make a row another network's. */
export const otherNetworks = cellsIn(
	'Platform = Meta | Plataforma = Instagram | Channel = YouTube | 媒体 = LINE | 매체 = 네이버 | Publisher = Facebook / Instagram | Network = Google Ads | Platform = X (Twitter) | Channel = Meta Ads & Snapchat | Platform = Paid Search | Kanal = FB, IG und YouTube',
);

/** Statuses under the headings that plans have for them, by their meaning. */
export const statuses = casesIn(`
	on <- Status = Active | Status = ready | Freigabe = freigegeben | Situação = Ativo | ステータス = 配信予定 | 상태 = 승인완료
	on <- Approved = yes | Status = An | Status = Live schalten | Estado = En vivo | dealstage = closedwon | Deal stage = Closed Won
	on <- Paused = no | Skip? = FALSE | Hold = - | Client OK = Yes | Create? = TRUE | Akkoord klant = ja | Status = -
	on <- 审批人 = 张伟 | 核准人 = 王小明 | معتمد من = أحمد | 審核狀態 = 已核准
	on <- Approved by = A. Schmidt | Approved on = 2026-11-20 | Freigabe durch = Jan | Approved by = Client | Freigabedatum = 20.11.2026
	on <- On/Off = On | Is paused = FALSE | Disabled = no | Turned off = no | Live/Paused = Live | Do not run = no | Ready to launch = Yes
	on <- Done? = FALSE | Uploaded = - | Status = Live | Approved by = yes
	skipped <- Approved by = Nobody | Signed off by = nobody yet | Published = yes | Approved by = no | Aprobado por = pendiente
	skipped <- Approved = - | Client approval = - | Approved by = - | Ready? = - | Create = n/a
	skipped <- Status = Draft | Status = TBD | Status = on hold | Status = no | Status = not launching | Freigabe = offen | Situação = Rascunho
	skipped <- Skip? = yes | On hold = x | Draft = TRUE | Client OK = No | Active = no | Approved = NO | Ad group status = cancelled
	skipped <- Status = zur Freigabe | Status = Approved, on hold | Status = Active (draft) | Sign-off = Awaiting PO | Status = in Planung
	skipped <- Do not run = yes | Ready to launch = No | Client approval = awaiting | Don't launch = x | dealstage = closedlost
	skipped <- Status = Deleted | Status = Archived | Launched = x | Uploaded? = TRUE | Trafficked = Y | Done = ✓ | 入稿済み = ○
	off <- Status = Paused | Ad group status = OFF | Estado = Pausado | ステータス = 停止中 | Status = Create as paused
	off <- Avancement = À créer en pause | Status = Paused by client | Estado = Subir en pausa | 入稿ステータス = 一時停止で入稿
	off <- On/Off = Off | Is paused = TRUE | Disabled = yes | Turned off = yes | Active/Paused = Paused | Paused = yes | Is active = inactive
	unclear <- 审批人 = 待张总确认 | 审批人 = 李小姐（待确认） | معتمد من = بانتظار أحمد | معتمد من = أحمد - لا
	on <- ผู้อนุมัติ = คุณสมชาย | Người duyệt = Nguyễn Quang Huy | วันที่อนุมัติ = 20/11/69
	unclear <- ผู้อนุมัติ = รอคุณสมชาย | ผู้อนุมัติ = คุณสมชายยังไม่อนุมัติ | Người duyệt = Chờ anh Minh
	unclear <- Approved by = soon | Freigabe durch = noch nicht | Approved by = Ann - no | Approved on = due 5 Dec | Freigabe am = KW 50
	unclear <- Approved by = ? | Approved by = Anna? | Status = To do | Status = In progress | Status = Done
	unclear <- Status = -active | Status = !live | Status = Final approval | Status = Active until May | ステータス = 入稿待ち
	unclear <- dealstage = contractsent | Uploaded = live | Hold = confirmed | Status = not created | Status = something
`);
