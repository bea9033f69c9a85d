import type { CellTable } from './cellTable';

export const objectives: CellTable = {
	argument: 'objective',
	read: [
		['Traffic', 'TRAFFIC'],
		['TRAFFIC', 'TRAFFIC'],
		['traffic', 'TRAFFIC'],
		['Clicks', 'TRAFFIC', 'Traffic'],
		['Website traffic', 'TRAFFIC', 'Traffic'],
		['Website Visits', 'TRAFFIC', 'Traffic'],
		['Awareness', 'REACH', 'Reach'],
		['Brand awareness', 'REACH', 'Reach'],
		['Reichweite', 'REACH', 'Reach'],
		['Video Views', 'VIDEO_VIEWS'],
		['Views', 'VIDEO_VIEWS', 'Video Views'],
		['Lead Generation', 'LEAD_GENERATION'],
		['Leads', 'LEAD_GENERATION', 'Lead Generation'],
		['App Installs', 'APP_PROMOTION', 'App Promotion'],
		['Installs', 'APP_PROMOTION', 'App Promotion'],
		['Trafic', 'TRAFFIC', 'Traffic'],
		['Tráfego', 'TRAFFIC', 'Traffic'],
		['認知', 'REACH', 'Reach'],
		['Website Conversions', 'CONVERSIONS', 'Conversions'],
		['Sales', 'CONVERSIONS', 'Conversions'],
		['Conversions', 'CONVERSIONS'],
		['Verkäufe', 'CONVERSIONS', 'Conversions'],
		['Vendas', 'CONVERSIONS', 'Conversions'],
		['コンバージョン', 'CONVERSIONS', 'Conversions'],
	],
	refused: [
		['Product Sales', "isn't one of the choices", 'Enter App Promotion'],
		['Community Interaction', "isn't one of the choices"],
		['Engagement', "isn't one of the choices"],
		['Convertions', "isn't one of the choices"],
		['n/a', "isn't one of the choices"],
		[3, "isn't one of the choices"],
		['#REF!', 'a formula error'],
	],
};

export const budgetModes: CellTable = {
	argument: 'budget_mode',
	parameters: { scheduleEndTime: '2027-05-31 23:59:59' },
	read: [
		['Daily', 'BUDGET_MODE_DAY'],
		['DAILY', 'BUDGET_MODE_DAY'],
		['day', 'BUDGET_MODE_DAY', 'Daily'],
		['per day', 'BUDGET_MODE_DAY', 'Daily'],
		['Daily budget', 'BUDGET_MODE_DAY', 'Daily'],
		['täglich', 'BUDGET_MODE_DAY', 'Daily'],
		['日予算', 'BUDGET_MODE_DAY', 'Daily'],
		['Lifetime', 'BUDGET_MODE_TOTAL'],
		['Total', 'BUDGET_MODE_TOTAL', 'Lifetime'],
		['Laufzeit', 'BUDGET_MODE_TOTAL', 'Lifetime'],
		['Orçamento total', 'BUDGET_MODE_TOTAL', 'Lifetime'],
	],
	refused: [
		['Weekly', 'daily and lifetime budgets only', 'and the amount that goes with it'],
		['Monthly', 'daily and lifetime budgets only'],
		['per day or week', 'daily and lifetime budgets only'],
		['ABO', "isn't one of the choices", 'Enter Daily or Lifetime'],
		['yes', 'Enter Daily or Lifetime'],
	],
};

const notAChoice = "isn't one of the choices";

export const events: CellTable = {
	argument: 'optimization_event',
	read: [
		['Complete Payment', 'COMPLETE_PAYMENT'],
		['complete_payment', 'COMPLETE_PAYMENT'],
		['CompletePayment', 'COMPLETE_PAYMENT'],
		['Purchase', 'COMPLETE_PAYMENT', 'Complete Payment'],
		['Add to cart', 'ON_WEB_CART'],
		['ADD_TO_CART', 'ON_WEB_CART'],
		['AddToCart', 'ON_WEB_CART'],
		['View content', 'ON_WEB_DETAIL'],
		['SUBMIT_FORM', 'FORM', 'Form Submission'],
		['Lead', 'FORM', 'Form Submission'],
		['COMPLETE_REGISTRATION', 'ON_WEB_REGISTER', 'Registration'],
		['Sign up', 'ON_WEB_REGISTER', 'Registration'],
		['DOWNLOAD', 'DOWNLOAD_FINISH', 'Download Finish'],
		['CONTACT', 'CONSULT', 'Consult'],
		['BUTTON_CLICK', 'CLICK_LANDING_PAGE', 'Click Landing Page'],
		['Initiate checkout', 'INITIATE_ORDER', 'Initiate Order'],
		['Kauf', 'COMPLETE_PAYMENT', 'Complete Payment'],
		['購入', 'COMPLETE_PAYMENT', 'Complete Payment'],
	],
	nothing: ['-', 'n/a', 'None', ''],
	refused: [
		['Fireworks', notAChoice, 'such as Add to Cart'],
		['Complete Paymnet', notAChoice],
		['#N/A', 'a formula error'],
	],
};

export const placementTypes: CellTable = {
	argument: 'placement_type',
	parameters: { placements: ['PLACEMENT_PANGLE'] },
	read: [
		['Automatic', 'PLACEMENT_TYPE_AUTOMATIC'],
		['auto', 'PLACEMENT_TYPE_AUTOMATIC', 'Automatic'],
		['Automatic placement', 'PLACEMENT_TYPE_AUTOMATIC', 'Automatic'],
		['automatisch', 'PLACEMENT_TYPE_AUTOMATIC', 'Automatic'],
		['自動', 'PLACEMENT_TYPE_AUTOMATIC', 'Automatic'],
		['Manual', 'PLACEMENT_TYPE_NORMAL'],
		['PLACEMENT_TYPE_NORMAL', 'PLACEMENT_TYPE_NORMAL'],
		['select placement', 'PLACEMENT_TYPE_NORMAL', 'Manual'],
		['manuell', 'PLACEMENT_TYPE_NORMAL', 'Manual'],
	],
	nothing: ['All', '-', 'n/a', 'default', 'Service Default', ''],
	refused: [
		['Facebook', notAChoice, 'Enter Automatic or Manual'],
		['TikTok', notAChoice],
	],
};

export const placements: CellTable = {
	argument: 'placements',
	parameters: { placementType: 'PLACEMENT_TYPE_NORMAL' },
	read: [
		['TikTok', ['PLACEMENT_TIKTOK']],
		['TikTok only', ['PLACEMENT_TIKTOK'], 'TikTok'],
		['TikTok feed', ['PLACEMENT_TIKTOK'], 'TikTok'],
		['TikTok, Pangle', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
		['TikTok + Pangle', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
		['TikTok & Pangle', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
		['PLACEMENT_PANGLE', ['PLACEMENT_PANGLE']],
		['Global App Bundle', ['PLACEMENT_GLOBAL_APP_BUNDLE']],
	],
	refused: [
		['Instagram', notAChoice],
		['TikTok, Facebook', 'includes "Facebook"'],
		['Reels', notAChoice],
	],
};

export const pixels: CellTable = {
	argument: 'pixel_id',
	read: [
		['7090000000000000001', '7090000000000000001'],
		['C4AB12CD34EF56', 'C4AB12CD34EF56'],
		["'7090000000000000001", '7090000000000000001'],
	],
	nothing: ['-', 'n/a', 'none', ''],
	refused: [
		['7.09E+18', 'last digits are already lost'],
		[Number('7090000000000000001'), 'last digits are already lost'],
		['Main pixel', "isn't an ID"],
		['main-pixel', "isn't a pixel ID"],
	],
};

export const billingEvents: CellTable = {
	argument: 'billing_event',
	read: [
		['CPC', 'CPC'],
		['cpm', 'CPM'],
		['oCPM', 'OCPM'],
		['CPV', 'CPV'],
		['clicks', 'CPC', 'CPC – Pay per Click'],
		['TKP', 'CPM', 'CPM – Pay per 1,000 Impressions'],
	],
	nothing: ['-', 'n/a', ''],
	refused: [['CPA', notAChoice]],
};

export const goals: CellTable = {
	argument: 'optimization_goal',
	read: [
		['Click', 'CLICK'],
		['Conversion', 'CONVERT'],
		['conversions', 'CONVERT', 'Conversion'],
		['Installs', 'INSTALL', 'Install'],
		['VALUE', 'VALUE'],
		['landing_page_view', 'LANDING_PAGE_VIEW'],
	],
	nothing: ['-', ''],
	refused: [
		['as many clicks as possible', notAChoice],
		[7, notAChoice],
	],
};

export const promotionTypes: CellTable = {
	argument: 'promotion_type',
	read: [
		['Website', 'WEBSITE'],
		['Landing page', 'WEBSITE', 'Website'],
		['APP_IOS', 'APP_IOS'],
		['App Store', 'APP_IOS', 'iOS App'],
		['Google Play', 'APP_ANDROID', 'Android App'],
	],
	nothing: ['-', ''],
	refused: [['Catalog', notAChoice]],
};

const notYesOrNo = "isn't yes or no";

export const switches: CellTable = {
	argument: 'comment_disabled',
	read: [
		[true, true],
		['TRUE', true],
		['yes', true],
		['Y', true],
		[1, true],
		['on', true],
		['x', true, 'yes'],
		['ja', true, 'yes'],
		['oui', true, 'yes'],
		[false, false],
		['FALSE', false],
		['no', false],
		['0', false],
		['off', false],
		['nein', false, 'no'],
		['não', false, 'no'],
	],
	nothing: ['-', 'n/a', ''],
	refused: [
		['maybe', notYesOrNo, 'Enter yes or no'],
		[2, notYesOrNo],
		['#N/A', 'a formula error'],
	],
};
