import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';

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

/** What decides who sees the ads, when, or what they cost, and can't be used as it is. */
export const asked = cellsIn(
	`
	Excluded countries = UK | Negative geos = CA | 除外地域 = 東京 | Target ROAS = 3 | ROAS goal = 4
	| Target CPM = 8 | Buying type = Reservation | Rate = $5 | CBO = yes | Carrier = Vodafone
	| Attribution = 28-day click | App = MyShop | アプリ = マイショップ | City = Paris | State = TX
	| Bundesland = Bayern | Cidade = Rio | Region = North West | Region = EMEA | Continent = Europe | Luogo = Roma | 都道府県 = 東京都
	| 도시 = 서울 | Kraj = Polska | Kraj = NO | Geo split = 50/50 | Ålder = 18-34 | Yaş = 25+ | Płeć = Female
	| Gender split = 70/30 | Pixel name = Main | Device model = Galaxy 
	| CSP = CSP+ | Video interactions = Watched 50% | CRM list = VIP | NSE = ABC+ | Household income = top 10%
	| Fecha = enero | Data = Q1 | Laufzeit = Q1 | Flight dates = Q1 | Slutdatum = 2027 | Dates = TBC
	| Duration = 3 weeks | Wochen = 2 | Betrag = 300 | Daily budget (draft) = 300 | Month = December | Quarter = Q4 | KW = 9 | Year = 2027 | Monat = Januar | Days = 31 | No. of days = 31 | Schedule = weekends only | Currency = local
	| Weekly budget = 300 | Spend = 300 | Monatsbudget = 300 | Cost = 300 | Budget Dec = 300
	| Budget (k€) = 2 | 予算(千円) = 2 | Budget kind = LT | Comments allowed = no | Comments = off
	| Kommentare = aus | Commentaires = désactivés | Comentarios = desactivados | Commenti = disattivati | Reacties = uit | コメント = 無効 | Downloads = no | Targeting = Gamers | Keywords = shoes | F18-34 = x
	| Video placements = Pangle only | Note: excluded countries = CA | Optimized Conversion Tracking Pixels = x
	| Ad Set Schedule = weekends | Max impressions per user = 3 | クリエイティブ予算 = 5 | Deal.budget = 5
	`.replace(/\s*\n\s*/g, ' '),
);

/** What its own reader refuses: part of what is told. */
export const refusedFor = casesIn(`
	TikTok charges this ad group by CPC <- Cost cap = 12 | CPA target = $20
	isn't an ID <- App ID = com.my.shop
	a version or model can't be sent <- OS = iOS 15+ | Platform = iOS 15+ | Device = Android 12+ | OS version = iOS 15+ | OS-Version = 16 | 機種 = iOS15以上
	with the objective Reach only <- Frequency cap = 3 per 7 days
	isn't an ID <- Interests = not Games | Interests = Games? | Interests = broad audience
`);

/** Names that Create looks up. */
export const lookedUp = casesIn(`
	excluded audience <- Exclusions = Purchasers 180D | Suppress = CRM list | 제외 타겟 = 구매자
	excluded audience <- Exclude = Buyers | Excluded = CRM | Ausschluss = Käufer | 除外 = 購入者
	audience <- Audience = Lookalike 1% | Retargeting Audience = Visitors | 타겟 = 구매자
	audience <- Include Audience = LAL 1% | Custom audiences = Visitors (not buyers)
	interest <- Interests = Beauty | 興味関心カテゴリ = 美容
`);

/** Cells that take nothing away: their heading is irrelevant, or they restrict nothing. */
export const silent = casesIn(`
	has an irrelevant heading <- Notes = by Ann | Bemerkung = neu | 備考 = 済 | 비고 = 신규 | Owner = Lee | Agency = Havas
	has an irrelevant heading <- Creative = Hero | Ad copy = Buy now | Landing page = x.co | URL = x.co | UTM = a=b
	has an irrelevant heading <- Est. impressions = 1.2m | Reach = 2m | CPM = $3 | KPI = CTR 1% | # = 1 | No. = 1 | Nr. = 1
	has an irrelevant heading <- Brand = X | Phase = P1 | Media fee = 12% | Trafficker = Ana | 特記事項 = 急ぎ | 광고주 = B사 | 広告主 = A社 | Annonceur = X
	has an irrelevant heading <- TikTok result = created | TikTok warnings = x | TikTok error = x | Created date = x
	restricts nothing <- Audience = Broad | Público = Aberto | Zielgruppe = offen | Targeting = open
	restricts nothing <- Uhrzeiten = ganztägig | City = n/a | Bid strategy = Lowest cost
	asks for nothing <- Smart audience = Off | Automated Creative Optimization = Off | CBO = no | Inventory filter = Full inventory | Attribution = 7-day click
	restricts nothing <- Net/Gross = Net | Cible = H/F | Region = UK-wide | Hours = all hours | Fasce orarie = Sempre
	restricts nothing <- Frequency cap = No cap | Comments allowed = yes | Platform = TikTok | 매체 = 틱톡 | Platform = TikTok + Meta | Channel = Paid social
	says it again <- Month = December | Monat = Dez | Mois = 12/2026 | Quarter = Q4 2026 | Trimestre = T4 | Week = 49 | Week commencing = 2026-12-01 | W/C = 1 Dec 2026 | KW = KW 53 | Year = 2026 | 四半期 = 4
	is tracking <- utm_medium = cpc | utm_source = facebook | UTM campaign = x | UTM-Term = y
	says it again <- Dates = 1.12.2026 bis 28.12.2026 | Region = US | Kraj = US | Duration = 4 weeks | Days = 28 | No. of days = 28
	says how to read another <- Currency = USD | Time zone = Europe/Berlin
`);

/** Headings that no table has: told as unused, and nothing is refused. */
export const unknown = cellsIn(
	'$ = 500 | - = women only | 担当者（予算） = 田中 | Brief = 46446 | Version = 18 | Rozmiar = M | Dec-26 = 4000 | Budget owner = Ann | Country manager = Lee | Campaign notes = x | Notas de la campaña = x | Responsable del presupuesto = Ana | Budgetnotiz = x | 予算メモ = x | Deal.id = 5',
);

/** What makes a row one of another network. */
export const otherNetworks = cellsIn(
	'Platform = Meta | Plataforma = Instagram | Channel = YouTube | 媒体 = LINE | 配信先 = LINE | 매체 = 네이버 | Publisher = Facebook / Instagram | Network = Google Ads | Platform = X (Twitter) | Channel = Meta Ads & Snapchat | Platform = Paid Search | Kanal = FB, IG und YouTube',
);

/** What may be a network or anything else. */
export const doubtfulNetworks = cellsIn(
	'Platform = Desktop | Channel = Influencer | Publisher = ACME Media House | Platform = Meta? | Platform = not TikTok | Platform = x | Channel = Google Pixel',
);

/** What statuses mean, under the headings that plans have for them. */
export const statuses = casesIn(`
	on <- Status = Active | Status = ready | Freigabe = freigegeben | Situação = Ativo | Live = x
	on <- ステータス = 配信予定 | 상태 = 승인완료 | Statut = Programmé | Stato = Attivo | Approved = yes
	on <- Status = Ativar | Status = To do | Status = Live schalten | Estado = En vivo | Estado = Por lanzar
	on <- dealstage = closedwon | Deal stage = Closed Won
	on <- Paused = no | Skip? = FALSE | Hold = - | Client OK = Yes | Stage = ready | Go live? = Yes | Launch? = y | Launch = yes | Create? = TRUE | Akkoord klant = ja | Status = -
	on <- Approved by = Anna | Approved by = A. Schmidt | Approved on = 2026-11-20 | Freigegeben von = Jan | Freigabe durch = Jan | Approved by = client | Freigabedatum = 20.11.2026 | Approved by = yes
	skipped <- Approved by = Nobody | Signed off by = nobody yet | Approver = pending | Published = yes | Approved by = pending | Approved by = no | Aprobado por = pendiente
	unclear <- Approved = - | Client approval = - | Approved on = soon | Approved on = 24/11/2026 (Anna & Jo) | Launched on = 2026-11-05 | Approved by = - | Approved by = ? | Approved by = Anna?
	skipped <- Status = Draft | Status = TBD | Status = on hold | Status = Killed | Status = no
	skipped <- Status = not launching | Freigabe = offen | Situação = Rascunho | Estado = Pendiente
	skipped <- Skip? = yes | On hold = x | Draft = TRUE | Client OK = No | Go live? = TBC | Launch = no | Active = no | Approved = NO | Ad group status = cancelled
	off <- Status = Paused | Ad group status = OFF | Estado = Pausado | ステータス = 停止中
	off <- Status = Create as paused | Status = pausiert anlegen | Avancement = À créer en pause | Status = Paused by client
	off <- Estado = Subir en pausa | Status = Subir pausado | Stato = Spento | 入稿ステータス = 一時停止で入稿
	skipped <- Status = zur Freigabe | Status = Approved, on hold | Status = Active (draft)
	skipped <- Sign-off = Awaiting PO | Launch status = Hold for client | Status = in Planung
	off <- Paused = yes | Pausada = sí | 상태 = 일시중지 | Go live? = Paused | Is active = inactive
	unclear <- Status = -active | Status = !live | Status = In progress | Status = Final approval | Status = Active until May | Statut = En cours | ステータス = 入稿待ち
	skipped <- Status = Deleted | Status = Archived | Deal status = closedlost | Deal stage = Closed Lost | dealstage = closedlost | Status = Closed Lost
	skipped <- Created = yes | Launched = x | Uploaded? = TRUE | Trafficked = Y | Done = ✓ | Erstellt = ja | Creado = sí | Créé = oui | Aangemaakt = ja | 入稿済み = ○
	on <- Created = no | Done? = FALSE | Uploaded = - | Status = Live
	unclear <- dealstage = contractsent | Status = not created | Status = Done
	unclear <- Status = something | Go live? = 12/05/2026 | Launch? = 2026-12-05 | Status = created
`);
