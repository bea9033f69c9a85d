import { adGroup } from '../../contract/adGroup';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../operation';
import { pauseAdGroup } from './pause.operation';

/** Resumes the ad group of every row, which is the same with another status. */
export const resumeAdGroup: Operation = {
	...pauseAdGroup,
	choice: {
		name: 'Resume',
		value: 'resume',
		description: 'Let a paused ad group spend again',
		action: 'Resume ad group (spends money)',
	},
	tool: tools.resumeAdGroup,
	action: { verb: 'resumed', noun: adGroup.noun, creation: adGroup },
	fixed: { status: 'ENABLE' },
	output: changedOutput(adGroup, () => ({ resumed: true })),
};
