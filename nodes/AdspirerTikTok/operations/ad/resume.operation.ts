import { ad } from '../../contract/ad';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';
import { pauseAd } from './pause.operation';

/** Resumes the ad of every row, which is the same with another status. */
export const resumeAd: Operation = {
	...pauseAd,
	choice: {
		name: 'Resume',
		value: 'resume',
		description: 'Let a paused ad be shown again, which spends money',
		action: 'Resume ad',
	},
	tool: tools.resumeAd,
	fixed: { status: 'ENABLE' },
	...changing(ad, 'resumed'),
};
