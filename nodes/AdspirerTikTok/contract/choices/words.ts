import type { Choice } from '../../parse/choice';

/** A line that begins a choice: its value or a dash for none, its name, what it does, and words. */
const head = /^\t(\S+) ([^:=]+?)(?:: ([^=]+?))?(?: = (.+))?$/;

/** "(a) word" with and without the part in parentheses, and "(a/b) word" with each of the two. */
function variantsOf(word: string): string[] {
	const [part, inner = ''] = /\(([^()]*)\)/.exec(word) ?? [];
	if (part === undefined) return [word.trim()];
	const variants = inner.includes('/') ? inner.split('/') : ['', inner];
	return variants.flatMap((variant) => variantsOf(word.replace(part, variant)));
}

/** The words of lines with bars between them, each in all its variants. */
export function variantsIn(lines: string): string[] {
	return lines
		.split(/[|\n]/)
		.flatMap(variantsOf)
		.filter((word) => word !== '');
}

/**
 * Reads a list of choices that is written as a table, so that the words of people's sheets, which
 * are most of it, can be read and added to in one place:
 *
 *     VALUE Name that the form shows: Description, if any = (web/site) word(s) for the same
 *         more words | in several languages
 *
 * A dash for the value means "send nothing". What is in parentheses may be missing.
 */
export function choicesIn(table: string): readonly Choice[] {
	const choices: Array<Choice & { readonly aliases: string[] }> = [];
	for (const line of table.split('\n')) {
		const [start, value = '', name = '', description, words = line] = head.exec(line) ?? [];
		const aliases = words === start ? [] : variantsIn(words);
		if (start === undefined) choices.at(-1)?.aliases.push(...aliases);
		else {
			const described = description !== undefined && { description };
			choices.push({ name, value: value === '-' ? '' : value, ...described, aliases });
		}
	}
	return choices;
}

/**
 * The six objectives, with the words of TikTok Ads Manager in several languages and those of other
 * ad platforms. Objectives that TikTok has and the tool hasn't (community interaction, product
 * sales) have no words here, so that they are refused and not replaced.
 */
export const objectives = choicesIn(`
	APP_PROMOTION App Promotion: Get people to install or use an app
		(mobile) (app) (install/installs/installations) | app(s) | app downloads | promote app
		App-(Installation/Installationen/Werbung/installaties/promotie) | installations d’app(lication)
		promotion d’appli(cation) | instalaciones (de la app) | promoción de (la app/aplicaciones)
		(instalação/instalações) (do app) | promoção (do app/de aplicativo) | アプリ(/の)インストール | アプリ(プロモーション/訴求)
		installazioni (dell’app) | promozione (dell’) app | 앱 (설치/홍보/프로모션)
	CONVERSIONS Conversions: Get valuable actions on a website, measured by a pixel
		(/website/web/site/online) conversion(s) | (/website/web/online) sales | purchase(s) | CV | conv
		(Website-) (Konversion/Konversionen/Conversions) | (Online-) Verkäufe | Käufe | Umsatz
		conversions (web/site web/sur le site web) | ventes | achats
		conversiones (/web/en el sitio web) | ventas | compras | conversão | conversões (no site)
		vendas | conversioni (sul sito web) | vendite | acquisti | (website)conversies | verkoop
		aankopen | (ウェブサイト/Webサイト/サイト/)コンバージョン | 販売 | 売上 | 購入 | (웹사이트) 전환 | 판매 | 구매 | 매출
	LEAD_GENERATION Lead Generation: Collect leads with a form = lead(s)
		lead (gen/ads/form/forms/acquisition) | Leadgenerierung | Leads generieren
		(génération/acquisition) de leads | (génération de) prospects
		(generación de) clientes potenciales | (generación/captación/geração) de (leads/cadastros)
		cadastros | generazione di (lead/contatti) | leadgeneratie | リード(/獲得/ジェネレーション) | 見込み(/顧)客(/の)獲得
		리드 (생성/확보) | 잠재고객 확보
	REACH Reach: Show the ads to as many people as possible = (brand) awareness
		reach (&/and) awareness | branding | impressions | Reichweite | (Marken)Bekanntheit | couverture
		portée | notoriété (de la marque) | alcance | cobertura | (reconocimiento/notoriedad) (de marca)
		reconhecimento (de marca) | copertura | notorietà (del brand) | bereik | (naams/merk)bekendheid
		リーチ | (ブランド)認知(/拡大/度/度向上) | 도달 | (브랜드) 인지도
	TRAFFIC Traffic: Send people to a website or an app = (/website/web/site) traffic
		(link/website/) clicks | click | (/website/site) visits | landing page (views/visits)
		(Website-) Besuche | (Link-) Klicks | (Website)zugriffe | trafic (/web/vers le site) | clics
		visites (du site) | tráfico (web) | visitas (al sitio/al sitio web) | tráfego (no site)
		cliques | visitas ao site | traffico (web) | clic | (website)verkeer | klikken | websitebezoeken
		(ウェブサイト)トラフィック | クリック | (サイト)誘導 | (웹사이트) 트래픽 | 클릭 | 유입
	VIDEO_VIEWS Video Views: Get as many plays of a video as possible = (video) view(s) | (video) plays
		Video(aufrufe/wiedergaben) | Aufrufe | vues (de) vidéo(s) | vues
		(visualizaciones/reproducciones) (de video) | visualizações (de vídeo) | visualizzazioni (video)
		(video)weergaven | 動画(再生/視聴)(数) | 再生(数) | 視聴 | (동영상) 조회(수)
`);

/**
 * The pixel events of the service. The words are the names of TikTok's Events Manager, in several
 * languages, and the names that the service has retired (Adspirer's changelog).
 */
export const optimizationEvents = choicesIn(`
	ON_WEB_CART Add to Cart = add to basket | added to cart | ATC | (In den) Warenkorb
		ajout(er) (au/) panier | (añadir/agregar) al carrito | adicionar ao carrinho | カート(に)追加
		장바구니 (담기/추가/)
	CLICK_LANDING_PAGE Click Landing Page = BUTTON_CLICK | click button
	COMPLETE_PAYMENT Complete Payment = purchase(s) | (completed) payment | buy | sale | Kauf | Käufe
		Kaufabschluss | Zahlung (abschließen/abgeschlossen) | achat(s) | paiement (effectué/terminé)
		compra(s) | pago completado | completar pago | (finalizar/concluir) (compra/pagamento)
		pagamento concluído | acquisto | aankoop | 購入(完了) | (支払い/支払/決済)完了 | 구매(완료) | 결제 완료
	CONSULT Consult = CONTACT (us) | consultation | inquiry | Kontakt(aufnahme) | contacto | contato
		(お)問い合わせ
	CONVERSION_LEADS Conversion Leads = conversion lead | qualified lead(s)
	DOWNLOAD_FINISH Download Finish = DOWNLOAD(s) | file download | téléchargement | descarga | ダウンロード
	FORM Form Submission = SUBMIT (a) FORM | form submit | lead(s) | generate lead | Formular (absenden)
		(/envoi de/envoyer un) formulaire | (/enviar/envío de) formulario | フォーム(送信)
	INITIATE_ORDER Initiate Order = (/initiate/begin) checkout | Bezahlvorgang starten | iniciar pago
		iniciar finalização da compra | チェックアウト | 注文開始 | 購入手続き開始
	- None: Optimize for no event = n/a | keins | keines | aucun | ninguno | nenhum | なし
	PAGE_VISIT Page Visit = (landing) page view | page (views/visits) | Seiten(aufruf/besuch)
		(visite/vue) de page | visita (a la/à) página | ページ(ビュー/訪問)
	PHONE_CONNECT Phone Connect = (phone) call | Anruf | appel | llamada | ligação | 電話
	ON_WEB_REGISTER Registration = COMPLETE_REGISTRATION | registrations | sign up(s)
		Registrierung (abschließen) | Anmeldung | inscription(s) | (completar) registro
		(concluir) cadastro | (会員)登録(完了)
	SEARCH Search = Suche | recherche | búsqueda | pesquisa | 検索
	SUBSCRIBE Subscribe = subscription | Abonnieren | s’abonner | suscribirse | inscrever-se | 購読
	ON_WEB_SUBSCRIBE Subscribe on Website = website subscription | web subscribe
	ON_WEB_DETAIL View Content = content view(s) | product view | view product | Inhalt(e) ansehen
		(voir/afficher) le contenu | ver contenido | (ver/visualizar) conteúdo | コンテンツ(の閲覧/閲覧/ビュー)
`);

/** What TikTok can charge for. */
export const billingEvents = choicesIn(`
	CPC CPC – Pay per Click = click(s) | (cost) per click | Klick | clic | clique | クリック
	CPM CPM – Pay per 1,000 Impressions = impression(s) | cost per mille | TKP | インプレッション
	CPV CPV – Pay per Video View = (video) view(s) | cost per view | 動画再生
	OCPM oCPM – Pay per 1,000 Impressions, Optimized = (optimized/optimised) CPM
`);

/** An open list: the service takes other goals too, which an expression can give. */
export const optimizationGoals = choicesIn(`
	CLICK Click = clicks | link clicks | Klick(s) | clic(s) | clique(s) | クリック
	CONVERT Conversion = conversions | Konversion(en) | conversiones | conversões | conversão | コンバージョン
		purchase(s)
	ENGAGED_VIEW Engaged View = engaged views | 6-second views
	IN_APP_EVENT In-App Event = (in-) app events | app event
	INSTALL Install = installs | app install(s) | インストール | instalaciones | instalações
	LEAD_GENERATION Lead Generation = lead(s) | lead gen | リード(獲得) | Leadgenerierung
	REACH Reach = Reichweite | couverture | alcance | リーチ
	SHOW Show = impression(s) | Impressionen | impresiones
`);

/** What the ads of an ad group can promote. */
export const promotionTypes = choicesIn(`
	APP_ANDROID Android App = Android | Google Play | Play Store
	APP_IOS iOS App = iOS | iPhone app | App Store
	WEBSITE Website = web | (external) site | external website | landing page | Webseite | site web
		sitio web | ウェブサイト | サイト
`);

/** A closed list: daily and lifetime. */
export const budgetModes = choicesIn(`
	BUDGET_MODE_DAY Daily: Spend up to the budget every day = (/per/a/each/every) day
		daily (budget/spend/cap) | dbo | (/pro/p.) Tag | täglich | tägl. | Tagesbudget
		tägliches Budget | (budget) (quotidien/journalier) | quotidiens | (par) jour | /j
		(/presupuesto/orçamento) diario | diarios | (verba) diária | diárias | (/por/al/ao) día
		(budget) giornaliero | giornalieri | (al) giorno | dagelijks | dagbudget | (per) dag | p/d
		per (dygn/døgn) | dziennie | denně | günlük | (в) день | 日(予算) | (1/一)日 | 1日(/の)予算 | 日額 | 1日あたり
		毎日 | 日別 | 日预算 | 天 | 每日(预算) | 일일 (예산)
	BUDGET_MODE_TOTAL Lifetime: Spend the budget over the whole schedule. Needs an end time.
		(lifetime/total) budget | total | whole schedule | (/whole/per) flight | campaign lifetime | LT
		LTB | in total | overall | Laufzeit(budget) | Gesamt(/budget/laufzeit) | insgesamt
		gesamte Laufzeit | budget (total/global) | global | au total | (budget sur la) durée de vie
		durée totale | presupuesto (total/de por vida) | de por vida | toda la campaña | en total
		vitalício | orçamento (vitalício/total) | verba total | no total | (budget) totale | looptijd
		totaal | (通算/全期間)(予算) | (総/期間)予算 | 合計(予算) | 総額 | 总预算 | 总计 | 총 예산
`);

/** Who chooses the placements. Service Default sends nothing. */
export const placementTypes = choicesIn(`
	PLACEMENT_TYPE_AUTOMATIC Automatic: TikTok chooses where the ads appear
		(automatic/auto/all) placements | (automatic/auto) placement | auto | recommended | automatisch
		automatische Platzierung(en) | alle Platzierungen | (placement) automatique
		placements automatiques | automático(s) | automática | ubicación automática
		ubicaciones automáticas | posicionamento automático | 自動(/配置/掲載/プレースメント) | オート
	PLACEMENT_TYPE_NORMAL Manual: You choose where the ads appear = normal
		(manual/select) placement(s) | (selected/choose) placements | manuell | manuelle Platzierung(en)
		Platzierung auswählen | (placement) manuel | placements manuels | sélectionner les placements
		ubicación manual | ubicaciones manuales | posicionamento manual | manuale | handmatig
		手動(/配置/プレースメント) | マニュアル
	- Service Default: Let Adspirer choose = default | Standard | (par) défaut | por defecto | padrão
		デフォルト
`);

/** Where ads can appear. */
export const placements = choicesIn(`
	PLACEMENT_GLOBAL_APP_BUNDLE Global App Bundle: Other apps of the TikTok family = GAB | global app
		app bundle
	PLACEMENT_PANGLE Pangle: Apps of the Pangle ad network = Pangle network | audience network
	PLACEMENT_TIKTOK TikTok: The TikTok app = TikTok (only/feed/in-feed) | (in-) feed | in feed ads | TT
		(nur/uniquement/solo/só) TikTok | ティックトック
`);

/** What `search_tiktok_targeting` can look for (Adspirer's OpenAPI document). */
export const targetingTypes = choicesIn(`
	action_categories Action Category
	carriers Carrier
	device_models Device Model
	interest_categories Interest = interests
	interest_keywords Interest Keyword
	languages Language
	regions Region or City
`);

/** How far down a search for places goes. */
export const placeLevels = choicesIn(`
	ALL All
	TO_CITY City
	TO_COUNTRY Country
	TO_DISTRICT District
	TO_PROVINCE State or Province
`);
