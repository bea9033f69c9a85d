import { choicesIn } from './choicesIn';

/**
 * The six objectives, with the words of TikTok Ads Manager in several languages and those of other
 * ad platforms. Objectives that TikTok has and the tool hasn't (community interaction, product
 * sales) have no words here, so that they are refused and not replaced.
 */
export const objectives = choicesIn(`
	APP_PROMOTION App Promotion: Get people to install or use an app
		app install | app installs | installs | install | app downloads | apps | app
		app installations | mobile app installs | mobile app promotion | promote app
		App-Installation | App-Installationen | App-Werbung | installations | installations d’app
		installation d’application | promotion d’appli | promotion d’application
		promotion d’une application | installations d’application | instalaciones
		instalaciones de la app | instalación de aplicaciones | promoción de la app
		promoción de aplicaciones | promoción de la aplicación | instalações | instalações do app
		instalação do app | promoção do app | promoção de app | promoção de aplicativo
		アプリプロモーション | アプリインストール | アプリのインストール | アプリの宣伝 | アプリ訴求
		installazioni | installazioni dell’app | promozione app | promozione dell’app
		app-installaties | app-promotie | promotie van app
	CONVERSIONS Conversions: Get valuable actions on a website, measured by a pixel
		conversion | website conversions | website conversion | web conversions | web conversion
		site conversions | online conversions | sales | online sales | website sales | web sales
		purchases | purchase | website purchases | Konversion | Konversionen | Webseiten-Conversions
		Website-Konversionen | Verkäufe | Umsatz | Online-Verkäufe | Käufe | Abverkauf
		conversions sur le site web | conversions du site web | conversions site | ventes
		conversions web | conversions sur site | achats | conversiones
		conversiones en el sitio web | conversiones del sitio web | conversiones web | ventas
		compras | conversões | conversão | conversões no site | vendas | conversões do site
		conversões web | conversões de site | コンバージョン | ウェブサイトコンバージョン
		ウェブコンバージョン | サイトコンバージョン | 販売 | 売上 | 購入 | CV
		Webサイトコンバージョン | conversioni | conversioni sul sito web | conversioni web | vendite
		acquisti | conversies | websiteconversies | verkoop | aankopen
	LEAD_GENERATION Lead Generation: Collect leads with a form
		lead | leads | lead gen | lead ads | lead form | lead forms | lead acquisition
		Leadgenerierung | Leads generieren | Leadgewinnung | génération de leads
		génération de prospects | prospects | acquisition de leads | generación de leads
		clientes potenciales | generación de clientes potenciales | captación de leads
		geração de leads | geração de cadastros | cadastros | captação de leads | リード
		リード獲得 | リードジェネレーション | リード生成 | 見込み客獲得 | 見込み顧客の獲得
		generazione di lead | generazione di contatti | acquisizione contatti | leadgeneratie
	REACH Reach: Show the ads to as many people as possible
		awareness | brand awareness | reach & awareness | reach and awareness | branding
		impressions | Reichweite | Bekanntheit | Markenbekanntheit | Awareness/Reichweite
		couverture | portée | notoriété | notoriété de la marque | alcance | cobertura
		reconocimiento | reconocimiento de marca | notoriedad | notoriedad de marca | reconhecimento
		reconhecimento de marca | リーチ | 認知 | 認知拡大 | ブランド認知 | ブランド認知度
		認知度向上 | copertura | notorietà | notorietà del brand | bereik | naamsbekendheid
		merkbekendheid
	TRAFFIC Traffic: Send people to a website or an app
		website traffic | web traffic | site traffic | clicks | click | link clicks | website clicks
		website visits | site visits | visits | landing page views | landing page visits | Besuche
		Klicks | Link-Klicks | Website-Besuche | Zugriffe | Websitezugriffe | trafic | trafic web
		clics | trafic vers le site | trafic sur le site web | visites | visites du site | tráfico
		tráfico web | tráfico al sitio web | visitas | visitas al sitio web | tráfego
		tráfego no site | tráfego para o site | cliques | cliques no link | visitas ao site
		トラフィック | ウェブサイトトラフィック | クリック | サイト誘導 | 誘導 | サイト訪問
		traffico | traffico sul sito web | traffico web | clic | visite al sito | verkeer
		websiteverkeer | klikken | websitebezoeken
	VIDEO_VIEWS Video Views: Get as many plays of a video as possible
		views | view | video view | video plays | plays | Videoaufrufe | Videowiedergaben | Aufrufe
		vues | vues de vidéo | vues de vidéos | vues vidéo | visualizaciones
		visualizaciones de video | reproducciones | reproducciones de video | visualizações
		visualizações de vídeo | visualizações do vídeo | 動画再生 | 動画視聴 | 動画再生数
		動画視聴数 | 再生 | 視聴 | ビデオ再生 | 再生数 | visualizzazioni | visualizzazioni video
		videoweergaven | weergaven
`);

/**
 * The pixel events of the service. The words are the names of TikTok's Events Manager, in several
 * languages, and the names that the service has retired (Adspirer's changelog).
 */
export const optimizationEvents = choicesIn(`
	ON_WEB_CART Add to Cart
		add to basket | added to cart | ATC | In den Warenkorb | Warenkorb
		zum Warenkorb hinzufügen | ajout au panier | ajouter au panier | añadir al carrito
		agregar al carrito | adicionar ao carrinho | カートに追加 | カート追加
	CLICK_LANDING_PAGE Click Landing Page
		BUTTON_CLICK | click button | Button-Klick | ボタンクリック
	COMPLETE_PAYMENT Complete Payment
		purchase | purchases | payment | completed payment | buy | sale | Kauf | Käufe
		Zahlung abschließen | Zahlung abgeschlossen | Kaufabschluss | achat | achats
		paiement effectué | paiement terminé | compra | compras | pago completado | completar pago
		finalizar compra | pagamento concluído | concluir pagamento | 購入 | 支払い完了 | 決済完了
		購入完了 | 支払完了
	CONSULT Consult
		CONTACT | contact us | consultation | inquiry | Kontakt | Kontaktaufnahme | contacto
		contato | 問い合わせ | お問い合わせ | 相談
	CONVERSION_LEADS Conversion Leads
		conversion lead | qualified lead | qualified leads
	DOWNLOAD_FINISH Download Finish
		DOWNLOAD | downloads | file download | téléchargement | descarga | ダウンロード
		Herunterladen | transferência | baixar
	FORM Form Submission
		SUBMIT_FORM | submit a form | form submit | form fill | lead | leads | generate lead
		Formular absenden | Formular | envoi de formulaire | formulaire | envoyer un formulaire
		enviar formulario | envío de formulario | formulario | フォーム送信 | フォーム
	INITIATE_ORDER Initiate Order
		initiate checkout | begin checkout | checkout | place an order | place order
		Bezahlvorgang starten | Bestellung aufgeben | passer commande | passer une commande
		iniciar pago | realizar pedido | hacer un pedido | iniciar finalização da compra
		fazer pedido | fazer um pedido | チェックアウト | 注文 | 注文開始 | 購入手続き開始
	- None: Optimize for no event
		n/a | keins | keines | aucun | ninguno | nenhum | なし
	PAGE_VISIT Page Visit
		page view | page views | page visits | landing page view | Seitenaufruf | Seitenbesuch
		visite de page | vue de page | visita a la página | visita à página | ページビュー
		ページ訪問
	PHONE_CONNECT Phone Connect
		phone call | call | Anruf | appel | llamada | ligação | 電話
	ON_WEB_REGISTER Registration
		COMPLETE_REGISTRATION | registrations | sign up | sign-ups | register | Registrierung
		Registrierung abschließen | Anmeldung | inscription | inscriptions | registro
		completar registro | cadastro | concluir cadastro | 登録 | 会員登録 | 登録完了
	SEARCH Search
		Suche | recherche | búsqueda | pesquisa | 検索
	SUBSCRIBE Subscribe
		subscription | Abonnieren | s’abonner | suscribirse | inscrever-se | 購読
	ON_WEB_SUBSCRIBE Subscribe on Website
		website subscription | web subscribe
	ON_WEB_DETAIL View Content
		content view | content views | product view | view product | Inhalt ansehen
		Inhalte ansehen | voir le contenu | afficher le contenu | ver contenido | ver conteúdo
		visualizar conteúdo | コンテンツ閲覧 | コンテンツビュー | コンテンツの閲覧
`);

/** What TikTok can charge for. */
export const billingEvents = choicesIn(`
	CPC CPC – Pay per Click
		click | clicks | cost per click | per click | Klick | clic | clique | クリック
	CPM CPM – Pay per 1,000 Impressions
		impression | impressions | cost per mille | TKP | インプレッション
	CPV CPV – Pay per Video View
		video view | video views | view | views | cost per view | 動画再生 | 視聴
	OCPM oCPM – Pay per 1,000 Impressions, Optimized
		optimized CPM | optimised CPM | optimized cost per mille
`);

/** An open list: the service takes other goals too, which an expression can give. */
export const optimizationGoals = choicesIn(`
	CLICK Click
		clicks | link clicks | Klick | Klicks | clics | clic | cliques | clique | クリック
	CONVERT Conversion
		conversions | Konversion | Konversionen | conversiones | conversões | conversão
		コンバージョン | purchase | purchases
	ENGAGED_VIEW Engaged View
		engaged views | 6-second views
	IN_APP_EVENT In-App Event
		in-app events | app event | app events
	INSTALL Install
		installs | app install | app installs | インストール | instalaciones | instalações
	LEAD_GENERATION Lead Generation
		lead | leads | lead gen | リード | リード獲得 | Leadgenerierung
	REACH Reach
		Reichweite | couverture | alcance | リーチ
	SHOW Show
		impressions | impression | Impressionen | impresiones
`);

/** What the ads of an ad group can promote. */
export const promotionTypes = choicesIn(`
	APP_ANDROID Android App
		Android | Google Play | Play Store
	APP_IOS iOS App
		iOS | iPhone app | App Store
	WEBSITE Website
		web | site | external website | landing page | Webseite | site web | sitio web | página web
		ウェブサイト | サイト | 网站 | 웹사이트
`);
