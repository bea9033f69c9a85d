import { each, is, reads, refused, type Cell } from './cell';

const notAChoice = "isn't one of the choices";

/**
 * Cells of columns with one choice, by the name of the list in contract/choices. That each word of a
 * list is found is tried in choice.test.ts.
 */
export const choiceCells = {
	objectives: [
		...each(is('VIDEO_VIEWS'), 'Video-Views | video_views'),
		...each(
			reads('CONVERSIONS', 'Conversions'),
			'Website conversion | Sales | Verkäufe | Ventas | Vendite | Conversies',
		),
		...each(reads('LEAD_GENERATION', 'Lead Generation'), 'Lead gen | Leadgenerierung | リード獲得'),
		...each(reads('APP_PROMOTION', 'App Promotion'), 'App Installs | Installations d’app'),
		...each(reads('REACH', 'Reach'), 'Brand awareness | Copertura | Bereik | リーチ'),
		...each(reads('TRAFFIC', 'Traffic'), 'Link clicks | Website-Besuche | Tráfego | サイト誘導'),
		...each(
			refused(notAChoice, 'App Promotion, Conversions'),
			'Community interaction | Product sales | Engagement | ? | - | Trafic web jam',
		),
	],
	budgetModes: [
		...each(is('BUDGET_MODE_TOTAL'), 'budget_mode_total | lifetime'),
		...each(
			reads('BUDGET_MODE_DAY', 'Daily'),
			'per day | Tagesbudget | par jour | por día | 日予算',
		),
		...each(reads('BUDGET_MODE_TOTAL', 'Lifetime'), 'Total | Gesamtbudget | durée de vie | 総予算'),
		...each(refused(notAChoice, 'Enter Daily or Lifetime.'), 'weekly | BUDGET_MODE_INFINITE'),
	],
	placementTypes: [
		...each(reads('PLACEMENT_TYPE_NORMAL', 'Manual'), 'Select placement | 手動'),
		...each('nothing', 'Service Default | default'),
	],
	optimizationEvents: [
		...each(is('ON_WEB_DETAIL'), 'VIEW_CONTENT | ON_WEB_DETAIL'),
		...each(reads('COMPLETE_PAYMENT', 'Complete Payment'), 'Kauf | Achat | Compra | 購入'),
		...each(reads('ON_WEB_CART', 'Add to Cart'), 'ATC | In den Warenkorb | Ajout au panier'),
		...each(reads('FORM', 'Form Submission'), 'SUBMIT_FORM | Lead | Formular absenden'),
		...each(reads('INITIATE_ORDER', 'Initiate Order'), 'InitiateCheckout | Checkout'),
		...each(reads('ON_WEB_REGISTER', 'Registration'), 'COMPLETE_REGISTRATION | Sign up'),
		['#N/A', refused('formula')],
	],
	billingEvents: [...each(reads('CPM', 'CPM – Pay per 1,000 Impressions'), 'TKP | Impressions')],
} satisfies Record<string, readonly Cell[]>;
