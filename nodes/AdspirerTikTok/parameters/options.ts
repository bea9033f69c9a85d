import type { INodeProperties } from 'n8n-workflow';

/** The values that apply where an option is not added; the form below shows the same. */
export const optionDefaults = {
	scheduleTimezone: 'utc',
	simplify: true,
	maxConcurrency: 20,
	maxRetries: 4,
	timeout: 120_000,
} as const;

export const concurrencyRange = { min: 1, max: 50 } as const;
export const retriesRange = { min: 0, max: 10 } as const;
/** Milliseconds. The upper end is what a timer can hold. */
export const timeoutRange = { min: 1, max: 2_147_483_647 } as const;

export const optionParameters: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Additional Arguments',
				name: 'additionalArguments',
				type: 'json',
				default: '{}',
				placeholder: 'e.g. {"bid_price": 2}',
				description:
					"Further arguments of Adspirer's tool as a JSON object. They are merged last and sent as given, so they override the fields above.",
			},
			{
				displayName: 'Max Concurrency',
				name: 'maxConcurrency',
				type: 'number',
				typeOptions: { minValue: concurrencyRange.min, maxValue: concurrencyRange.max },
				default: 20,
				description: 'How many calls may be under way at the same time, from 1 to 50',
			},
			{
				displayName: 'Max Retries',
				name: 'maxRetries',
				type: 'number',
				typeOptions: { minValue: retriesRange.min, maxValue: retriesRange.max },
				default: 4,
				description:
					'How often a row is tried again, with the same key, when the service is busy or no answer came, from 0 to 10',
			},
			{
				displayName: 'Schedule Timezone',
				name: 'scheduleTimezone',
				type: 'options',
				options: [
					{ name: 'UTC', value: 'utc', description: 'Times are taken as they are written' },
					{
						name: 'Workflow Timezone',
						value: 'workflow',
						description: "Times are converted from the workflow's timezone to UTC",
					},
				],
				default: 'utc',
				description: 'The timezone of start and end times that carry no offset of their own',
			},
			{
				displayName: 'Simplify',
				name: 'simplify',
				type: 'boolean',
				default: true,
				description:
					'Whether to return a simplified version of the response instead of the raw data',
			},
			{
				displayName: 'Timeout',
				name: 'timeout',
				type: 'number',
				typeOptions: { minValue: timeoutRange.min },
				default: 120000,
				description:
					'How many milliseconds to wait for the answer to one call. TikTok may take 30 seconds.',
			},
		],
	},
];
