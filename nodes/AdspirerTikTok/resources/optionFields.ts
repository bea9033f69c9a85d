import type { INodeProperties } from 'n8n-workflow';
import { concurrencyRange, retriesRange, timeoutRange } from '../rows/rowOptions';
import { shownFor } from './fieldProperty';

/** Within a collection, n8n takes names without a slash for those of the collection's own fields. */
const create = { show: { '/operation': ['create'] } };

/** An AI agent calls for one ad group at a time, and has no row. */
const butForTools = { hide: { '@tool': [true] } };

/** Beside headings that decide what the columns are. */
const mapped = { show: { '/mappingMode': ['autoMapInputData'] } };

/** What steers the node rather than the ad group. */
export const optionFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: shownFor('adGroup', ['create', 'preview']) },
		options: [
			{
				displayName: 'Additional Arguments',
				name: 'additionalArguments',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {"bid_price": 2}',
				description:
					"More arguments for Adspirer's tool add_tiktok_ad_group, as a JSON object. They override the fields above.",
			},
			{
				displayName: 'Budget Limit',
				name: 'budgetLimit',
				type: 'number',
				default: '',
				placeholder: 'e.g. 500',
				description:
					'Rows with a higher budget are refused, daily or lifetime. Guards against typos and AI agents.',
			},
			{
				displayName: 'Date Order',
				name: 'dateOrder',
				type: 'options',
				options: [
					{ name: 'Day/Month/Year', value: 'dayMonthYear' },
					{ name: 'Month/Day/Year', value: 'monthDayYear' },
					{ name: 'Refuse Ambiguous Dates', value: 'refuse' },
				],
				allowArbitraryValues: true,
				default: 'refuse',
				description:
					'How to read dates such as 12/01/2030. Refused unless you choose, because they could mean two different days.',
			},
			{
				displayName: 'Existing Ad Group ID',
				name: 'existingAdgroupId',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json["Ad group ID"] }}',
				description:
					"The ID of the ad group that a row already has, usually from a column. Rows with an ID are done and pass through. Map Automatically uses the column 'Ad group ID'.",
			},
			{
				displayName: 'Fill Down Columns',
				name: 'fillDownColumns',
				type: 'string',
				default: '',
				placeholder: 'e.g. Campaign ID, Country',
				description:
					'Columns with merged cells, by their headings, comma-separated. A blank cell there takes the value above it.',
				displayOptions: { ...mapped, ...butForTools },
			},
			{
				displayName: 'Ignore Columns',
				name: 'ignoreColumns',
				type: 'string',
				default: '',
				placeholder: 'e.g. Exclusions, Max bid',
				description:
					"Headings of columns that count as absent, comma-separated. Rows are refused for a column that matters and can't be sent, unless it is named here.",
				displayOptions: { ...mapped, ...butForTools },
			},
			{
				displayName: 'Include Input Fields',
				name: 'includeInputFields',
				type: 'boolean',
				default: false,
				description: "Whether to keep the row's own columns in the output",
				displayOptions: { ...create, ...butForTools },
			},
			{
				displayName: 'Max Concurrency',
				name: 'maxConcurrency',
				type: 'number',
				typeOptions: { minValue: concurrencyRange.min, maxValue: concurrencyRange.max },
				default: 20,
				description: 'Max number of calls to make at the same time, from 1 to 50',
				displayOptions: { ...create, ...butForTools },
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				type: 'number',
				typeOptions: { minValue: retriesRange.min, maxValue: retriesRange.max },
				default: 4,
				description:
					'How many times to retry a row after an error or a missing answer, from 0 to 10. Retries never create a row twice while Adspirer remembers its key.',
				displayOptions: create,
			},
			{
				displayName: 'Schedule Timezone',
				name: 'scheduleTimezone',
				type: 'options',
				options: [
					{ name: 'UTC', value: 'utc', description: 'Times are in UTC already' },
					{
						name: 'Workflow Timezone',
						value: 'workflow',
						description: "Times are in the workflow's timezone and get converted to UTC",
					},
				],
				allowArbitraryValues: true,
				default: 'workflow',
				description:
					"Timezone of start and end times without an offset. The workflow's timezone is New York unless you change it in the workflow's settings.",
			},
			{
				displayName: 'Settle Unknown Outcomes',
				name: 'settleUnknown',
				type: 'boolean',
				default: true,
				description:
					"Whether to look for an ad group in its campaign's list when Adspirer's answer doesn't say whether it was created. Takes one call per campaign, which may count against your quota.",
				displayOptions: create,
			},
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
				displayOptions: create,
			},
			{
				displayName: 'Skip Existing Names',
				name: 'skipExistingNames',
				type: 'boolean',
				default: false,
				description:
					"Whether to list each campaign's ad groups first and skip names that already exist. Takes one call per campaign, which may count against your quota.",
				displayOptions: create,
			},
			{
				displayName: 'Start Paused',
				name: 'startPaused',
				type: 'boolean',
				default: false,
				description:
					'Whether to pause each ad group as soon as it is created, by a second call that counts against your quota. In between it spends nothing, as it has no ads yet. Ad groups that were there before are left as they are.',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: timeoutRange.min },
				default: 120000,
				description:
					'Milliseconds to wait for the answer to one call. TikTok can take 30 seconds. A late answer still counts, up to twice this time.',
				displayOptions: create,
			},
		],
	},
];

/** What differs from the creation's options. */
const descriptions: Readonly<Record<string, string>> = {
	budgetLimit: 'Rows with a higher budget are refused. Guards against typos and AI agents.',
	maxRetries:
		'How many times to retry a call after an error or a missing answer, from 0 to 10. A retry sends the same key, so nothing is done twice while Adspirer remembers it.',
	timeout: 'Milliseconds to wait for the answer to one call. TikTok can take 30 seconds.',
};

/** What steers the calls of every operation. */
const callOptions = ['maxConcurrency', 'maxRetries', 'timeout'];

/**
 * The options of an operation other than the creation.
 *
 * @param more names of the creation's options that it has beside those of every call.
 */
export function optionsOf(
	resource: string,
	operation: string,
	more: readonly string[] = [],
): INodeProperties[] {
	return optionFields.map((field) => ({
		...field,
		displayOptions: { show: shownFor(resource, [operation]) },
		options: (field.options ?? []).flatMap((option) => {
			if (!('type' in option) || ![...callOptions, ...more].includes(option.name)) return [];
			const description = descriptions[option.name] ?? option.description;
			const { hide = {} } = option.displayOptions ?? {};
			// Every operation shows all of its options, except those that tools have no use for.
			const displayOptions = { hide };
			return [{ ...option, displayOptions, ...(description !== undefined && { description }) }];
		}),
	}));
}

/** How much of a list a "get many" operation returns. */
export function limitFields(resource: string): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			description: 'Whether to return all results or only up to a given limit',
			displayOptions: { show: shownFor(resource, ['getAll']) },
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			description: 'Max number of results to return',
			displayOptions: { show: shownFor(resource, ['getAll'], { returnAll: [false] }) },
		},
	];
}
