import { is, reads, refused, type Cell } from './cell';

const all = (words: string, value: string, readAs: string): Cell[] =>
	words.split(' | ').map((word): Cell => [word, reads(value, readAs)]);

/** Cells of columns with one choice, by the name of the list in contract/choices. */
export const choiceCells = {
	objectives: [
		['Traffic', is('TRAFFIC')],
		['TRAFFIC', is('TRAFFIC')],
		['lead_generation', is('LEAD_GENERATION')],
		['Video-Views', is('VIDEO_VIEWS')],
		['App Promotion', is('APP_PROMOTION')],
		...all(
			'Website Conversions | Website conversion | Web Conversions | Sales | Purchases | Verkäufe | Conversions sur le site web | Ventes | Ventas | Conversões no site | Vendas | コンバージョン | ウェブサイトコンバージョン',
			'CONVERSIONS',
			'Conversions',
		),
		...all('Conversioni | Vendite | Conversies', 'CONVERSIONS', 'Conversions'),
		...all('Traffico | Verkeer', 'TRAFFIC', 'Traffic'),
		...all('Copertura | Bereik', 'REACH', 'Reach'),
		...all(
			'Leads | Lead gen | Leadgenerierung | Génération de leads | Generación de leads | Geração de cadastros | リード獲得',
			'LEAD_GENERATION',
			'Lead Generation',
		),
		...all(
			'App Installs | App install | Installs | App downloads | App-Installationen | Installations d’app | Instalaciones de la app | Instalação do app | アプリインストール',
			'APP_PROMOTION',
			'App Promotion',
		),
		...all(
			'Views | Video plays | Videoaufrufe | Vues de vidéo | Reproducciones de video | Visualizações de vídeo | 動画視聴',
			'VIDEO_VIEWS',
			'Video Views',
		),
		...all(
			'Awareness | Brand awareness | Reach & Awareness | Reichweite | Markenbekanntheit | Couverture | Notoriété | Reconocimiento de marca | Alcance | リーチ | ブランド認知',
			'REACH',
			'Reach',
		),
		...all(
			'Clicks | Link clicks | Website traffic | Website-Besuche | Klicks | Trafic | Tráfico | Cliques | Tráfego | トラフィック | サイト誘導',
			'TRAFFIC',
			'Traffic',
		),
		...[
			'Community interaction',
			'Product sales',
			'Engagement',
			'Fireworks',
			'?',
			'-',
			'Trafic web jam',
		].map(
			(word): Cell => [word, refused("isn't one of the choices", 'App Promotion, Conversions')],
		),
	],
	budgetModes: [
		['Daily', is('BUDGET_MODE_DAY')],
		['budget_mode_total', is('BUDGET_MODE_TOTAL')],
		['lifetime', is('BUDGET_MODE_TOTAL')],
		...all(
			'daily budget | per day | täglich | Tagesbudget | quotidien | par jour | diario | por día | diário | por dia | 日予算 | 1日',
			'BUDGET_MODE_DAY',
			'Daily',
		),
		...all(
			'Total | total budget | Lifetime budget | Laufzeit | Gesamtbudget | Budget total | durée de vie | presupuesto total | vitalício | orçamento total | 通算 | 総予算 | 全期間',
			'BUDGET_MODE_TOTAL',
			'Lifetime',
		),
		['weekly', refused("isn't one of the choices", 'Enter Daily or Lifetime.')],
		['monatlich', refused('Enter Daily or Lifetime.')],
		['Dayly', refused('Enter Daily or Lifetime.')],
		['BUDGET_MODE_INFINITE', refused('Enter Daily or Lifetime.')],
	],
	placementTypes: [
		['Automatic', is('PLACEMENT_TYPE_AUTOMATIC')],
		['manual', is('PLACEMENT_TYPE_NORMAL')],
		...all(
			'auto | Automatic placement | automatisch | automatique | automático | 自動 | 自動プレースメント',
			'PLACEMENT_TYPE_AUTOMATIC',
			'Automatic',
		),
		...all(
			'Select placement | manuell | manuel | ubicación manual | posicionamento manual | 手動',
			'PLACEMENT_TYPE_NORMAL',
			'Manual',
		),
		['Service Default', 'nothing'],
		['default', 'nothing'],
		['somewhere', refused('Enter Automatic or Manual.')],
	],
	placements: [
		['TikTok', is('PLACEMENT_TIKTOK')],
		['PANGLE', is('PLACEMENT_PANGLE')],
		...all('TikTok only | In-feed | TT', 'PLACEMENT_TIKTOK', 'TikTok'),
		['Facebook', refused('Enter Global App Bundle, Pangle or TikTok.')],
	],
	optimizationEvents: [
		['Complete Payment', is('COMPLETE_PAYMENT')],
		['complete payment', is('COMPLETE_PAYMENT')],
		['ON_WEB_CART', is('ON_WEB_CART')],
		['Subscribe', is('SUBSCRIBE')],
		...all('Purchase | Kauf | Achat | Compra | 購入', 'COMPLETE_PAYMENT', 'Complete Payment'),
		...all('ATC | In den Warenkorb | Ajout au panier | カートに追加', 'ON_WEB_CART', 'Add to Cart'),
		...all(
			'Submit form | SUBMIT_FORM | Lead | Formular absenden | Enviar formulário | フォーム送信',
			'FORM',
			'Form Submission',
		),
		...all('Place an order | InitiateCheckout | Checkout', 'INITIATE_ORDER', 'Initiate Order'),
		...all(
			'COMPLETE_REGISTRATION | Sign up | Registrierung | 会員登録',
			'ON_WEB_REGISTER',
			'Registration',
		),
		...all('Content view | Inhalt ansehen', 'ON_WEB_DETAIL', 'View Content'),
		...all('Page view | PageView | Seitenaufruf', 'PAGE_VISIT', 'Page Visit'),
		...all('BUTTON_CLICK | Click button', 'CLICK_LANDING_PAGE', 'Click Landing Page'),
		...all('CONTACT | 問い合わせ', 'CONSULT', 'Consult'),
		...all('DOWNLOAD', 'DOWNLOAD_FINISH', 'Download Finish'),
		['None', 'nothing'],
		['n/a', 'nothing'],
		['#N/A', refused('formula')],
		['VIEW_CONTENT', is('ON_WEB_DETAIL')],
		['CompletePayment', is('COMPLETE_PAYMENT')],
		['Complete Paymnet', refused("isn't one of the choices", 'such as Add to Cart')],
	],
	billingEvents: [
		['CPC', is('CPC')],
		['ocpm', is('OCPM')],
		...all('per click | Clicks', 'CPC', 'CPC – Pay per Click'),
		...all('TKP | Impressions', 'CPM', 'CPM – Pay per 1,000 Impressions'),
		['CPA', refused('CPC – Pay per Click')],
	],
	promotionTypes: [
		['Website', is('WEBSITE')],
		...all('Landing page | Webseite | Sitio web | ウェブサイト', 'WEBSITE', 'Website'),
		...all('Google Play | Android', 'APP_ANDROID', 'Android App'),
		...all('App Store | iOS', 'APP_IOS', 'iOS App'),
		['App', refused('Enter Android App, iOS App or Website.')],
	],
} satisfies Record<string, readonly Cell[]>;
