/** The lists of the service, in the form's order and words; other words for them are in words/*.json. */
import type { Choice } from '../parse/choice';
import { countryNames, type CountryNames } from '../parse/locations';
import type { AgeGroup } from '../parse/targeting';
import { wordsOfChoices } from '../words';
import countryData from './countries.json';
import languageData from './languages.json';

/** By value: the name, and what it does where the name doesn't say. The value '' sends nothing. */
type Names = Readonly<Record<string, string | readonly [name: string, description: string]>>;

/** The choices of a field, with the words of sheets for them. */
function choicesOf(field: string, names: Names): readonly Choice[] {
	const words = wordsOfChoices(field);
	return Object.entries(names).map(([value, named]) => {
		const [name, description] = typeof named === 'string' ? [named] : named;
		return { name, value, description, aliases: words.get(name) ?? [] };
	});
}

const adspirersDefault = ["Adspirer's Default", 'Let Adspirer choose'] as const;

/** The word that the form shows for a value; the value itself where the form does not offer it. */
export function nameOf(choices: readonly Choice[], value: string): string {
	return choices.find((choice) => choice.value === value)?.name ?? value;
}

export const ageGroups: readonly AgeGroup[] = [
	{ name: '13-17', value: 'AGE_13_17', from: 13, to: 17 },
	{ name: '18-24', value: 'AGE_18_24', from: 18, to: 24 },
	{ name: '25-34', value: 'AGE_25_34', from: 25, to: 34 },
	{ name: '35-44', value: 'AGE_35_44', from: 35, to: 44 },
	{ name: '45-54', value: 'AGE_45_54', from: 45, to: 54 },
	{ name: '55+', value: 'AGE_55_100', from: 55, to: 100 },
];

/** The words that sheets use for genders and systems are in parse/targeting.ts. */
export const genders = choicesOf('gender', {
	GENDER_UNLIMITED: 'All',
	GENDER_FEMALE: 'Female',
	GENDER_MALE: 'Male',
});

export const operatingSystems = choicesOf('operating_systems', { ANDROID: 'Android', IOS: 'iOS' });

/** TikTok's others, such as product sales, have no words, so that they are refused and not replaced. */
export const objectives = choicesOf('objective', {
	APP_PROMOTION: ['App Promotion', 'Get people to install or use an app'],
	CONVERSIONS: ['Conversions', 'Get valuable actions on a website, measured by a pixel'],
	LEAD_GENERATION: ['Lead Generation', 'Collect leads with a form'],
	REACH: ['Reach', 'Show the ads to as many people as possible'],
	TRAFFIC: ['Traffic', 'Send people to a website or an app'],
	VIDEO_VIEWS: ['Video Views', 'Get as many plays of a video as possible'],
});

/** Their words include names that the service has retired (Adspirer's changelog). */
export const optimizationEvents = choicesOf('optimization_event', {
	ON_WEB_CART: 'Add to Cart',
	CLICK_LANDING_PAGE: 'Click Landing Page',
	COMPLETE_PAYMENT: 'Complete Payment',
	CONSULT: 'Consult',
	CONVERSION_LEADS: 'Conversion Leads',
	DOWNLOAD_FINISH: 'Download Finish',
	FORM: 'Form Submission',
	INITIATE_ORDER: 'Initiate Order',
	'': ['None', 'Optimize for no event'],
	PAGE_VISIT: 'Page Visit',
	PHONE_CONNECT: 'Phone Connect',
	ON_WEB_REGISTER: 'Registration',
	SEARCH: 'Search',
	SUBSCRIBE: 'Subscribe',
	ON_WEB_SUBSCRIBE: 'Subscribe on Website',
	ON_WEB_DETAIL: 'View Content',
});

export const billingEvents = choicesOf('billing_event', {
	CPC: 'CPC – Pay per Click',
	CPM: 'CPM – Pay per 1,000 Impressions',
	CPV: 'CPV – Pay per Video View',
	OCPM: 'oCPM – Pay per 1,000 Impressions, Optimized',
});

/** The goals that the form shows; an expression or a sheet can give the others, too. */
export const optimizationGoals = choicesOf('optimization_goal', {
	CLICK: 'Click',
	CONVERT: 'Conversion',
	ENGAGED_VIEW: 'Engaged View',
	IN_APP_EVENT: 'In-App Event',
	INSTALL: 'Install',
	LEAD_GENERATION: 'Lead Generation',
	REACH: 'Reach',
	SHOW: 'Show',
});

/** All goals of TikTok's API (its page of enumerations), so that no other word is sent for one. */
export const allGoals: readonly Choice[] = [
	...optimizationGoals,
	...`AUTOMATIC_VALUE_OPTIMIZATION CONVERSATION CONVERSION_LEADS DESTINATION_VISIT ENGAGED_VIEW_FIFTEEN
	FOLLOWERS MT_LIVE_ROOM PAGE_VISIT PREFERRED_LEAD PRODUCT_CLICK_IN_LIVE PROFILE_VIEWS
	TRAFFIC_LANDING_PAGE_VIEW VALUE VIDEO_VIEW`
		.split(/\s+/)
		.map((value) => ({ name: value, value })),
].sort((one, other) => one.name.localeCompare(other.name));

export const promotionTypes = choicesOf('promotion_type', {
	APP_ANDROID: 'Android App',
	APP_IOS: 'iOS App',
	WEBSITE: 'Website',
});

export const budgetModes = choicesOf('budget_mode', {
	BUDGET_MODE_DAY: ['Daily', 'Spend up to the budget every day'],
	BUDGET_MODE_TOTAL: ['Lifetime', 'Spend the budget over the whole schedule. Needs an end time.'],
});

export const placementTypes = choicesOf('placement_type', {
	'': adspirersDefault,
	PLACEMENT_TYPE_AUTOMATIC: ['Automatic', 'TikTok chooses where the ads appear'],
	PLACEMENT_TYPE_NORMAL: ['Manual', 'You choose where the ads appear'],
});

export const placements = choicesOf('placements', {
	PLACEMENT_GLOBAL_APP_BUNDLE: ['Global App Bundle', 'Other apps of the TikTok family'],
	PLACEMENT_PANGLE: ['Pangle', 'Apps of the Pangle ad network'],
	PLACEMENT_TIKTOK: ['TikTok', 'The TikTok app'],
});

/** Words of other platforms for what aims at value are missing: the field refuses them. */
export const bidTypes = choicesOf('bid_type', {
	'': adspirersDefault,
	BID_TYPE_CUSTOM: ['Cost Cap or Bid Cap', 'Keep the cost at a price, which has to be entered too'],
	BID_TYPE_NO_BID: ['Lowest Cost', 'Get the most results for the budget'],
	BID_TYPE_MAX_CONVERSION: ['Maximum Conversions', 'Get the most conversions for the budget'],
});

export const pacings = choicesOf('pacing', {
	PACING_MODE_FAST: ['Accelerated', 'Spend the budget as fast as possible'],
	'': adspirersDefault,
	PACING_MODE_SMOOTH: ['Standard', 'Spread the budget evenly'],
});

export const scheduleTypes = choicesOf('schedule_type', {
	'': adspirersDefault,
	SCHEDULE_FROM_NOW: ['Run Continuously', 'Without an end time'],
	SCHEDULE_START_END: ['Start and End Times', 'Until the end time'],
});

/** What an ad shows; not an argument, but one of the fields that are. */
export const creativeTypes = choicesOf('creative_type', {
	carousel: ['Carousel Card', 'A carousel, by the ID of its card'],
	imageUrls: ['Image Addresses', 'Images on the web, which become a slideshow'],
	imageIds: ['Images in TikTok', 'Images of the ad account, which become a slideshow'],
	sparkPost: ['Spark Post', 'A TikTok post that exists'],
	videoUrl: ['Video Address', 'A video on the web, which Adspirer uploads'],
	videoId: ['Video in TikTok', 'A video of the ad account'],
});

/** The service refuses others, and corrects a few (Adspirer's reference). */
export const callsToAction = choicesOf('call_to_action', {
	'': adspirersDefault,
	APPLY_NOW: 'Apply Now',
	BOOK_NOW: 'Book Now',
	CONTACT_US: 'Contact Us',
	DOWNLOAD_NOW: 'Download Now',
	INSTALL_NOW: 'Install Now',
	LEARN_MORE: 'Learn More',
	ORDER_NOW: 'Order Now',
	SHOP_NOW: 'Shop Now',
	SIGN_UP: 'Sign Up',
	SUBSCRIBE: 'Subscribe',
	WATCH_NOW: 'Watch Now',
});

export const identityTypes = choicesOf('identity_type', {
	'': adspirersDefault,
	BC_AUTH_TT: ['Business Center Account', 'A TikTok account that a Business Center has access to'],
	CUSTOMIZED_USER: ['Custom Identity', 'A name and a picture made for ads'],
	TT_USER: ['TikTok Account', 'The account of a Spark post'],
});

export const cardTypes = choicesOf('card_type', { IMAGE: 'Image', PRODUCT: 'Product' });

/** What `search_tiktok_targeting` can look for (Adspirer's OpenAPI document). */
export const targetingTypes = choicesOf('targeting_type', {
	action_categories: 'Action Category',
	carriers: 'Carrier',
	device_models: 'Device Model',
	interest_categories: 'Interest',
	interest_keywords: 'Interest Keyword',
	languages: 'Language',
	regions: 'Region or City',
});

export const levels = choicesOf('level_range', {
	ALL: 'All',
	TO_CITY: 'City',
	TO_COUNTRY: 'Country',
	TO_DISTRICT: 'District',
	TO_PROVINCE: 'State or Province',
});

/** TikTok's ID of the country that an ad group without locations targets. */
export const unitedStates = '6252001';

let index: CountryNames | undefined;

/** Every country by its codes and names; built at first use, which takes some milliseconds. */
export const countryIndex = () => (index ??= countryNames(countryData.lines));

/** The countries for the form, by English name; the value is TikTok's location ID. */
export const countries: readonly Choice[] = countryData.lines.map((line) => {
	const [, , value = '', ...rest] = line.split(' ');
	return { name: rest.join(' ').split('|', 1)[0] ?? '', value };
});

/** An open list: the service takes other codes too, which an expression can give. */
export const languages: readonly Choice[] = languageData.lines.map((line) => {
	const [value = ''] = line.split(' ', 1);
	const [name = value, ...aliases] = line.slice(value.length + 1).split('|');
	return { name, value, aliases };
});
