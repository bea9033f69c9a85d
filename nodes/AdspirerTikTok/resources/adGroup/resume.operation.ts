import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../operation';

/**
 * Resumes the ad group of every row. Adspirer's OpenAPI document requires `status`, and its later
 * catalog doesn't know it, so it is left out for a service that refuses it.
 */
export const resumeAdGroup: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Resume',
		value: 'resume',
		description: 'Let a paused ad group spend again',
		action: 'Resume ad group (spends money)',
	},
	fields: whichFields,
	options: ['includeInputFields'],
	tool: tools.resumeAdGroup,
	work: { did: 'resumed' },
	fixed: { status: 'ENABLE' },
	droppable: 'status',
	output: (done, row) => changedOutput(done, row, { resumed: true }),
};
