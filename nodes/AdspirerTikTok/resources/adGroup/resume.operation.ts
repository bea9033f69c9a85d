import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../operation';

/**
 * Resumes the ad group of every row. Adspirer's OpenAPI document requires `status`; its later
 * catalog doesn't name it.
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
	output: (done, row) => changedOutput(done, row, { resumed: true }),
};
