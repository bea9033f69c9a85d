import type { INodeProperties } from 'n8n-workflow';
import { dateOrders, ranges } from '../rows/rowOptions';
import { shownFor } from './fieldProperty';

/** An AI agent calls for one ad group at a time, and has no row. */
const butForTools = { hide: { '@tool': [true] } };

/** Beside headings that decide what the columns are. */
const mapped = { show: { '/mappingMode': ['autoMapInputData'] } };

/** What steers the node rather than the ad group. */
const allOptions: readonly INodeProperties[] = [
	{
		displayName: 'Additional Arguments',
		name: 'additionalArguments',
		type: 'json',
		default: '{}',
		placeholder: 'e.g. {"roas_bid": 2.5}',
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
		default: 'refuse',
		options: [...dateOrders],
		allowArbitraryValues: true,
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
		displayOptions: butForTools,
	},
	{
		displayName: 'Max Concurrency',
		name: 'maxConcurrency',
		type: 'number',
		default: 20,
		typeOptions: { minValue: ranges.maxConcurrency.min, maxValue: ranges.maxConcurrency.max },
		description: 'Max number of calls to make at the same time, from 1 to 50',
		displayOptions: butForTools,
	},
	{
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		default: 4,
		typeOptions: { minValue: ranges.maxRetries.min, maxValue: ranges.maxRetries.max },
		description:
			'How many times to retry a call after an error or a missing answer, from 0 to 10. A retry sends the same key, so nothing is done twice while Adspirer remembers it.',
	},
	{
		displayName: 'Rows with Warnings',
		name: 'rowsWithWarnings',
		type: 'options',
		options: [
			{ name: 'Create', value: 'create', description: 'What to check is in their warnings' },
			{ name: 'Refuse', value: 'refuse', description: 'An unused column counts, too' },
		],
		allowArbitraryValues: true,
		default: 'create',
		description:
			"What to do with rows about which there is something to check, such as a value that can't be used",
	},
	{
		displayName: 'Schedule Timezone',
		name: 'scheduleTimezone',
		type: 'options',
		default: 'workflow',
		options: [
			{ name: 'UTC', value: 'utc', description: 'Times are in UTC already' },
			{
				name: 'Workflow Timezone',
				value: 'workflow',
				description: "Times are in the workflow's timezone and get converted to UTC",
			},
		],
		allowArbitraryValues: true,
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
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Skip Existing Names',
		name: 'skipExistingNames',
		type: 'boolean',
		default: false,
		description:
			"Whether to list each campaign's ad groups first and skip names that already exist. Takes one call per campaign, which may count against your quota.",
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
		default: 120000,
		typeOptions: { minValue: ranges.timeout.min },
		description:
			'Milliseconds to wait for the answer to one call. TikTok can take 30 seconds. A late answer still counts, up to twice this time.',
	},
];

/** What steers the calls of every operation. */
export const callOptions = ['maxConcurrency', 'maxRetries', 'timeout'];

/** The options of an operation; all that there are unless some are named. */
export function optionsOf(
	resource: string,
	operation: string,
	names?: readonly string[],
): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: shownFor(resource, [operation]) },
		options: allOptions.filter(({ name }) => names?.includes(name) ?? true),
	};
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
