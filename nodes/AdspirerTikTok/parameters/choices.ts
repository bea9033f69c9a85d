/**
 * The closed lists of the service, once for the form and once for the arguments: each value with
 * the word shown in the form and other words that people's sheets use for it.
 */
export interface Choice {
	/** The word shown in the form. */
	readonly name: string;
	/** What the API takes. An empty value stands for "send nothing". */
	readonly value: string;
	readonly description?: string;
	/** Other spellings that mean the same, compared without case, spaces and punctuation. */
	readonly aliases?: readonly string[];
}

export const objectives: readonly Choice[] = [
	{ name: 'App Promotion', value: 'APP_PROMOTION', description: 'Installs and actions in an app' },
	{ name: 'Conversions', value: 'CONVERSIONS', description: 'Actions on a website, by pixel' },
	{ name: 'Lead Generation', value: 'LEAD_GENERATION', description: 'Leads by form' },
	{ name: 'Reach', value: 'REACH', description: 'As many people as possible' },
	{ name: 'Traffic', value: 'TRAFFIC', description: 'Visits to a website or an app' },
	{ name: 'Video Views', value: 'VIDEO_VIEWS', description: 'Plays of a video' },
];

export const budgetModes: readonly Choice[] = [
	{
		name: 'Daily',
		value: 'BUDGET_MODE_DAY',
		description: 'The budget is spent anew each day',
		aliases: ['day', 'per day', 'daily budget'],
	},
	{
		name: 'Lifetime',
		value: 'BUDGET_MODE_TOTAL',
		description: 'The budget is spent over the whole schedule; needs an end time',
		aliases: ['total', 'lifetime budget', 'total budget'],
	},
];

export const placementTypes: readonly Choice[] = [
	{ name: 'Service Default', value: '', description: 'Send nothing and let the service decide' },
	{
		name: 'Automatic',
		value: 'PLACEMENT_TYPE_AUTOMATIC',
		description: 'TikTok chooses where the ads appear',
		aliases: ['auto', 'automatic placement'],
	},
	{
		name: 'Manual',
		value: 'PLACEMENT_TYPE_NORMAL',
		description: 'You choose where the ads appear',
		aliases: ['normal', 'manual placement', 'select placement'],
	},
];

export const placements: readonly Choice[] = [
	{
		name: 'Global App Bundle',
		value: 'PLACEMENT_GLOBAL_APP_BUNDLE',
		description: 'Further apps of the TikTok family',
	},
	{ name: 'Pangle', value: 'PLACEMENT_PANGLE', description: 'Apps of the Pangle ad network' },
	{ name: 'TikTok', value: 'PLACEMENT_TIKTOK' },
];

/** The event names of the service, with the names it has retired as other spellings of the new ones. */
export const optimizationEvents: readonly Choice[] = [
	{ name: 'None', value: '', description: 'Send nothing' },
	{
		name: 'Add to Cart',
		value: 'ON_WEB_CART',
		aliases: ['ADD_TO_CART'],
	},
	{
		name: 'Click Landing Page',
		value: 'CLICK_LANDING_PAGE',
		aliases: ['BUTTON_CLICK'],
	},
	{ name: 'Complete Payment', value: 'COMPLETE_PAYMENT', aliases: ['purchase'] },
	{ name: 'Consult', value: 'CONSULT', aliases: ['CONTACT'] },
	{ name: 'Conversion Leads', value: 'CONVERSION_LEADS' },
	{ name: 'Download Finish', value: 'DOWNLOAD_FINISH', aliases: ['DOWNLOAD'] },
	{ name: 'Form Submission', value: 'FORM', aliases: ['SUBMIT_FORM'] },
	{ name: 'Initiate Order', value: 'INITIATE_ORDER' },
	{ name: 'Page Visit', value: 'PAGE_VISIT' },
	{ name: 'Phone Connect', value: 'PHONE_CONNECT' },
	{
		name: 'Registration',
		value: 'ON_WEB_REGISTER',
		aliases: ['COMPLETE_REGISTRATION'],
	},
	{ name: 'Search', value: 'SEARCH' },
	{ name: 'Subscribe', value: 'SUBSCRIBE' },
	{ name: 'Subscribe on Website', value: 'ON_WEB_SUBSCRIBE' },
	{
		name: 'View Content',
		value: 'ON_WEB_DETAIL',
		aliases: ['VIEW_CONTENT'],
	},
];

export const ageGroups: readonly Choice[] = [
	{ name: '13-17', value: 'AGE_13_17' },
	{ name: '18-24', value: 'AGE_18_24' },
	{ name: '25-34', value: 'AGE_25_34' },
	{ name: '35-44', value: 'AGE_35_44' },
	{ name: '45-54', value: 'AGE_45_54' },
	{ name: '55+', value: 'AGE_55_100', aliases: ['55-100', '55 and over', '55 and older'] },
];

export const genders: readonly Choice[] = [
	{
		name: 'All',
		value: 'GENDER_UNLIMITED',
		aliases: ['unlimited', 'any', 'all genders', 'both'],
	},
	{ name: 'Female', value: 'GENDER_FEMALE', aliases: ['women', 'f'] },
	{ name: 'Male', value: 'GENDER_MALE', aliases: ['men', 'm'] },
];

export const operatingSystems: readonly Choice[] = [
	{ name: 'Android', value: 'ANDROID' },
	{ name: 'iOS', value: 'IOS', aliases: ['iphone'] },
];

export const billingEvents: readonly Choice[] = [
	{ name: 'CPC – Pay per Click', value: 'CPC' },
	{ name: 'CPM – Pay per 1,000 Impressions', value: 'CPM' },
	{ name: 'CPV – Pay per Video View', value: 'CPV' },
	{ name: 'oCPM – Pay per 1,000 Impressions, Optimized', value: 'OCPM' },
];

export const promotionTypes: readonly Choice[] = [
	{ name: 'Android App', value: 'APP_ANDROID' },
	{ name: 'iOS App', value: 'APP_IOS' },
	{ name: 'Website', value: 'WEBSITE' },
];

/** An open list: the service takes further goals, which come by expression. */
export const optimizationGoals: readonly Choice[] = [
	{ name: 'Click', value: 'CLICK' },
	{ name: 'Conversion', value: 'CONVERT' },
	{ name: 'Engaged View', value: 'ENGAGED_VIEW' },
	{ name: 'In-App Event', value: 'IN_APP_EVENT' },
	{ name: 'Install', value: 'INSTALL' },
	{ name: 'Lead Generation', value: 'LEAD_GENERATION' },
	{ name: 'Reach', value: 'REACH' },
	{ name: 'Show', value: 'SHOW' },
];

/** An open list: other two-letter codes come by expression. */
export const languages: readonly Choice[] = [
	{ name: 'Arabic', value: 'ar' },
	{ name: 'Chinese', value: 'zh' },
	{ name: 'Czech', value: 'cs' },
	{ name: 'Dutch', value: 'nl' },
	{ name: 'English', value: 'en' },
	{ name: 'Filipino', value: 'tl' },
	{ name: 'Finnish', value: 'fi' },
	{ name: 'French', value: 'fr' },
	{ name: 'German', value: 'de' },
	{ name: 'Greek', value: 'el' },
	{ name: 'Hebrew', value: 'he' },
	{ name: 'Hindi', value: 'hi' },
	{ name: 'Hungarian', value: 'hu' },
	{ name: 'Indonesian', value: 'id' },
	{ name: 'Italian', value: 'it' },
	{ name: 'Japanese', value: 'ja' },
	{ name: 'Korean', value: 'ko' },
	{ name: 'Malay', value: 'ms' },
	{ name: 'Polish', value: 'pl' },
	{ name: 'Portuguese', value: 'pt' },
	{ name: 'Romanian', value: 'ro' },
	{ name: 'Russian', value: 'ru' },
	{ name: 'Spanish', value: 'es' },
	{ name: 'Swedish', value: 'sv' },
	{ name: 'Thai', value: 'th' },
	{ name: 'Turkish', value: 'tr' },
	{ name: 'Ukrainian', value: 'uk' },
	{ name: 'Vietnamese', value: 'vi' },
];
