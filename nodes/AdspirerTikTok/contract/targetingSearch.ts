import type { Choice } from '../parse/choice';

/** What `search_tiktok_targeting` can look for (Adspirer's OpenAPI document). */
export const targetingTypes = [
	{ name: 'Action Category', value: 'action_categories', aliases: ['action categories'] },
	{ name: 'Carrier', value: 'carriers', aliases: ['carriers'] },
	{ name: 'Device Model', value: 'device_models', aliases: ['device models', 'devices'] },
	{
		name: 'Interest',
		value: 'interest_categories',
		aliases: ['interests', 'interest category', 'interest categories'],
	},
	{ name: 'Interest Keyword', value: 'interest_keywords', aliases: ['interest keywords'] },
	{ name: 'Language', value: 'languages', aliases: ['languages'] },
	{ name: 'Region or City', value: 'regions', aliases: ['regions', 'region', 'city', 'cities'] },
] as const satisfies readonly Choice[];

/** How far down a search for places goes. */
export const placeLevels = [
	{ name: 'All', value: 'ALL' },
	{ name: 'City', value: 'TO_CITY', aliases: ['cities'] },
	{ name: 'Country', value: 'TO_COUNTRY', aliases: ['countries'] },
	{ name: 'District', value: 'TO_DISTRICT', aliases: ['districts'] },
	{
		name: 'State or Province',
		value: 'TO_PROVINCE',
		aliases: ['state', 'province', 'provinces', 'states'],
	},
] as const satisfies readonly Choice[];

/** The most that one search gives. */
export const maxResults = 50;
