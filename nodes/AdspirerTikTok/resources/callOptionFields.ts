import type { INodeProperties } from 'n8n-workflow';
import { optionFields } from './adGroup/optionFields';
import { shownFor } from './shownFor';

/** What differs from the creation's options. */
const descriptions: Readonly<Record<string, string>> = {
	budgetLimit: 'Rows with a higher budget are refused. Guards against typos and AI agents.',
	maxRetries:
		'How many times to retry a call after an error or a missing answer, from 0 to 10. A retry sends the same key, so nothing is done twice while Adspirer remembers it.',
	timeout: 'Milliseconds to wait for the answer to one call. TikTok can take 30 seconds.',
};

/** The options of an operation other than the creation: those of its options that are named. */
export function callOptionFields(
	resource: string,
	operations: string[],
	names: readonly string[],
): INodeProperties[] {
	return optionFields.map((field) => ({
		...field,
		displayOptions: { show: shownFor(resource, operations) },
		options: (field.options ?? []).flatMap((option) => {
			if (!('type' in option) || !names.includes(option.name)) return [];
			const description = descriptions[option.name] ?? option.description;
			const { hide = {} } = option.displayOptions ?? {};
			// Every operation shows all of its options, except those that tools have no use for.
			const displayOptions = { hide };
			return [{ ...option, displayOptions, ...(description !== undefined && { description }) }];
		}),
	}));
}

/** What steers the calls of every operation. */
export const callOptions = ['maxConcurrency', 'maxRetries', 'timeout'] as const;
