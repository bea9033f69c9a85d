import { z } from 'zod';

import { objective, placements } from './argumentTypes';
import { refusal } from './answers';
import { inAccount, listed, type Tool } from './tool';
import { id } from './valueTypes';

const targetingTypes = [
	'interest_categories',
	'interest_keywords',
	'regions',
	'languages',
	'action_categories',
	'carriers',
	'device_models',
] as const;

const levels = ['ALL', 'TO_COUNTRY', 'TO_PROVINCE', 'TO_CITY', 'TO_DISTRICT'] as const;

const searchArguments = z.strictObject({
	targeting_type: z.enum(targetingTypes),
	keyword: z.string().nullish(),
	level_range: z.enum(levels).nullish(),
	language: z.string().nullish(),
	limit: z.number().int().min(1).max(50).nullish(),
	mode: z.string().nullish(),
	audience_type: z.string().nullish(),
	objective_type: objective.nullish(),
	operating_system: z.enum(['ANDROID', 'IOS']).nullish(),
	placements,
	advertiser_id: id.nullish(),
});

/** What can be found: a few of each kind. */
const samples = [
	{ targeting_type: 'interest_categories', id: '15', name: 'Games' },
	{ targeting_type: 'interest_categories', id: '15103', name: 'Games / Role-playing' },
	{ targeting_type: 'interest_categories', id: '22', name: 'Beauty & Personal Care' },
	{ targeting_type: 'interest_categories', id: '23', name: 'Baby, Kids & Maternity' },
	{ targeting_type: 'interest_categories', id: '24', name: 'Travel' },
	{ targeting_type: 'interest_categories', id: '24101', name: 'Travel' },
	{ targeting_type: 'regions', id: '6252001', name: 'United States', level: 'COUNTRY' },
	{ targeting_type: 'regions', id: '5332921', name: 'California', level: 'PROVINCE' },
	{ targeting_type: 'languages', id: 'en', name: 'English' },
	{ targeting_type: 'languages', id: 'es', name: 'Spanish' },
];

/** Finds by kind and by a part of the name. */
export const searchTikTokTargeting: Tool = {
	billable: true,
	writes: false,
	run: inAccount(searchArguments, (args, context) => {
		const { targeting_type, keyword, limit } = args;
		if (targeting_type === 'interest_keywords' && !keyword) {
			return refusal(400, 'keyword is required for interest_keywords');
		}
		const rows = samples
			.filter((one) => one.targeting_type === targeting_type)
			.filter(({ name }) => name.toLowerCase().includes(keyword?.toLowerCase() ?? ''))
			.slice(0, limit ?? 50)
			.map(({ id: found, name, level }) => ({
				id: found,
				name,
				...(targeting_type === 'regions' ? { level: level ?? 'COUNTRY' } : {}),
			}));
		return listed(
			{
				things: 'targeting options',
				key: 'results',
				columns: [
					{ key: 'name', label: 'Name', kind: 'name' },
					{ key: 'id', label: 'ID', kind: 'id' },
					...(targeting_type === 'regions' ? [{ key: 'level', label: 'Level' }] : []),
				],
				rows,
				more: { targeting_type },
			},
			context,
		);
	}),
};

/** Lists them as the agent guidance has its table of audiences. */
export const listTikTokCustomAudiences: Tool = {
	billable: true,
	writes: false,
	run: inAccount(z.strictObject({ advertiser_id: id.nullish() }), (_args, context) => {
		const { advertiserId, options } = context;
		const found = options.audiences?.filter(({ of = advertiserId }) => of === advertiserId) ?? [];
		const more = { subtype: 'CUSTOM', size: 1900, status: 'READY' };
		return listed(
			{
				things: 'custom audiences',
				key: 'audiences',
				columns: [
					{ key: 'name', label: 'Name', kind: 'name' },
					{ key: 'id', label: 'ID', kind: 'id' },
					{ key: 'subtype', label: 'Type' },
					{ key: 'size', label: 'Size' },
					{ key: 'status', label: 'Status' },
				],
				rows: found.map(({ id: audience, name }) => ({ id: audience, name, ...more })),
			},
			context,
		);
	}),
};
