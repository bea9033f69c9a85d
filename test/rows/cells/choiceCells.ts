import type { CellTable } from './cellTable';

const notAChoice = "isn't one of the choices";

export const objectives: CellTable = {
	argument: 'objective',
	read: [
		['TRAFFIC', 'TRAFFIC'],
		['Reichweite', 'REACH', 'Reach'],
	],
	refused: [
		['n/a', notAChoice, 'Enter App Promotion'],
		['-Traffic', 'an exclusion'],
		[3, notAChoice],
	],
};

export const budgetModes: CellTable = {
	argument: 'budget_mode',
	parameters: { scheduleEndTime: '2027-05-31 23:59:59' },
	read: [['Laufzeit', 'BUDGET_MODE_TOTAL', 'Lifetime']],
	refused: [
		['Weekly', "isn't a budget mode of TikTok", 'and the amount that goes with it'],
		['per day or week', "isn't a budget mode"],
		['ABO', "isn't a budget mode", 'Enter Daily or Lifetime'],
	],
};

export const events: CellTable = {
	argument: 'optimization_event',
	read: [['Purchase', 'COMPLETE_PAYMENT', 'Complete Payment']],
	nothing: ['-', 'None', ''],
	refused: [['Fireworks', notAChoice, 'such as Add to Cart']],
};

export const placementTypes: CellTable = {
	argument: 'placement_type',
	parameters: { placements: ['PLACEMENT_PANGLE'] },
	read: [['manuell', 'PLACEMENT_TYPE_NORMAL', 'Manual']],
	nothing: ['All', '-', 'Service Default', ''],
	refused: [['TikTok', notAChoice, 'Enter Automatic or Manual']],
};

export const placements: CellTable = {
	argument: 'placements',
	parameters: { placementType: 'PLACEMENT_TYPE_NORMAL' },
	read: [
		['TikTok only', ['PLACEMENT_TIKTOK'], 'TikTok'],
		['TikTok + Pangle', ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE']],
	],
	refused: [['TikTok, Facebook', 'includes "Facebook"', notAChoice]],
};

export const pixels: CellTable = {
	argument: 'pixel_id',
	read: [
		["'7090000000000000001", '7090000000000000001'],
		['C4AB12CD34EF56', 'C4AB12CD34EF56'],
	],
	nothing: ['-', 'n/a', 'none', ''],
	refused: [
		['7.09E+18', 'last digits are already lost'],
		['Main pixel', "isn't an ID"],
		['main-pixel', "isn't a pixel ID"],
	],
};

export const billingEvents: CellTable = {
	argument: 'billing_event',
	read: [['clicks', 'CPC', 'CPC – Pay per Click']],
	nothing: ['-', ''],
	refused: [['CPA', notAChoice]],
};

export const goals: CellTable = {
	argument: 'optimization_goal',
	read: [
		['conversions', 'CONVERT', 'Conversion'],
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
	read: [['Google Play', 'APP_ANDROID', 'Android App']],
	nothing: ['-', ''],
	refused: [['Catalog', notAChoice]],
};

export const switches: CellTable = {
	argument: 'comment_disabled',
	read: [
		['TRUE', true],
		['não', false, 'no'],
	],
	nothing: ['-', ''],
	refused: [['maybe', "isn't yes or no", 'Enter yes or no']],
};
