import { adGroup } from '../../contract/adGroup';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';
import { pauseAdGroup } from './pause.operation';

/** Resumes the ad group of every row, which is the same with another status. */
export const resumeAdGroup: Operation = {
	...pauseAdGroup,
	choice: {
		name: 'Resume',
		value: 'resume',
		description: 'Switch a paused ad group on again, so that it can spend money',
		action: 'Resume ad group',
	},
	tool: tools.resumeAdGroup,
	fixed: { status: 'ENABLE' },
	...changing(adGroup, 'resumed'),
};
