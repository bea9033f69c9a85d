import { each, is, reads, refused, type Cell } from './cell';

const notAChoice = "isn't one of the choices";

/**
 * Cells of columns with one choice, by the name of the list in contract/choices. That each word of a
 * list is found is tried in choice.test.ts.
 */
export const choiceCells = {
	objectives: [
		...each(is('TRAFFIC'), 'Traffic | TRAFFIC'),
		...each(is('VIDEO_VIEWS'), 'Video-Views | video_views'),
		...each(
			reads('CONVERSIONS', 'Conversions'),
			'Website conversion | Sales | Verkäufe | Conversions sur le site web | Ventas | Vendite',
			'Conversões no site | Conversies | ウェブサイトコンバージョン',
		),
		...each(reads('LEAD_GENERATION', 'Lead Generation'), 'Lead gen | Leadgenerierung | リード獲得'),
		...each(
			reads('APP_PROMOTION', 'App Promotion'),
			'App Installs | App downloads | App-Installationen | Installations d’app | アプリインストール',
		),
		...each(reads('VIDEO_VIEWS', 'Video Views'), 'Views | Videoaufrufe | Vues de vidéo | 動画視聴'),
		...each(reads('REACH', 'Reach'), 'Brand awareness | Reichweite | Copertura | Bereik | リーチ'),
		...each(reads('TRAFFIC', 'Traffic'), 'Link clicks | Website-Besuche | Tráfego | サイト誘導'),
		...each(
			refused(notAChoice, 'App Promotion, Conversions'),
			'Community interaction | Product sales | Engagement | Fireworks | ? | - | Trafic web jam',
		),
	],
	budgetModes: [
		['Daily', is('BUDGET_MODE_DAY')],
		...each(is('BUDGET_MODE_TOTAL'), 'budget_mode_total | lifetime'),
		...each(
			reads('BUDGET_MODE_DAY', 'Daily'),
			'per day | Tagesbudget | par jour | por día | por dia | 日予算',
		),
		...each(
			reads('BUDGET_MODE_TOTAL', 'Lifetime'),
			'Total | Lifetime budget | Gesamtbudget | durée de vie | presupuesto total | 総予算',
		),
		...each(
			refused(notAChoice, 'Enter Daily or Lifetime.'),
			'weekly | monatlich | Dayly | BUDGET_MODE_INFINITE',
		),
	],
	placementTypes: [
		['Automatic', is('PLACEMENT_TYPE_AUTOMATIC')],
		['manual', is('PLACEMENT_TYPE_NORMAL')],
		...each(reads('PLACEMENT_TYPE_AUTOMATIC', 'Automatic'), 'auto | automatique | 自動'),
		...each(reads('PLACEMENT_TYPE_NORMAL', 'Manual'), 'Select placement | manuell | 手動'),
		...each('nothing', 'Service Default | default'),
		['somewhere', refused('Enter Automatic or Manual.')],
	],
	placements: [
		['PANGLE', is('PLACEMENT_PANGLE')],
		...each(reads('PLACEMENT_TIKTOK', 'TikTok'), 'TikTok only | In-feed | TT'),
		['Facebook', refused('Enter Global App Bundle, Pangle or TikTok.')],
	],
	optimizationEvents: [
		...each(is('COMPLETE_PAYMENT'), 'complete payment | CompletePayment'),
		...each(is('ON_WEB_DETAIL'), 'VIEW_CONTENT | ON_WEB_DETAIL'),
		...each(
			reads('COMPLETE_PAYMENT', 'Complete Payment'),
			'Purchase | Kauf | Achat | Compra | 購入',
		),
		...each(reads('ON_WEB_CART', 'Add to Cart'), 'ATC | In den Warenkorb | Ajout au panier'),
		...each(reads('FORM', 'Form Submission'), 'SUBMIT_FORM | Lead | Formular absenden'),
		...each(reads('INITIATE_ORDER', 'Initiate Order'), 'InitiateCheckout | Checkout'),
		...each(reads('ON_WEB_REGISTER', 'Registration'), 'COMPLETE_REGISTRATION | Sign up'),
		['DOWNLOAD', reads('DOWNLOAD_FINISH', 'Download Finish')],
		...each('nothing', 'None | n/a'),
		['#N/A', refused('formula')],
		['Complete Paymnet', refused(notAChoice, 'such as Add to Cart')],
	],
	billingEvents: [
		...each(is('CPC'), 'CPC | cpc'),
		...each(reads('CPM', 'CPM – Pay per 1,000 Impressions'), 'TKP | Impressions'),
		['CPA', refused('CPC – Pay per Click')],
	],
	promotionTypes: [
		...each(reads('APP_ANDROID', 'Android App'), 'Google Play | Android'),
		...each(reads('APP_IOS', 'iOS App'), 'App Store | iOS'),
		['App', refused('Enter Android App, iOS App or Website.')],
	],
} satisfies Record<string, readonly Cell[]>;
