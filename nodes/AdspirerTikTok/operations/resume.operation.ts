import { tools } from '../contract/tools';
import { changesOf } from './operation';

/** Resumes what every row names. */
export const resume = changesOf(
	'Resume',
	'resumed',
	{ status: 'ENABLE' },
	{
		adGroup: {
			tool: tools.resumeAdGroup,
			description: 'Switch a paused ad group on again, so that it can spend money',
		},
		ad: {
			tool: tools.resumeAd,
			description: 'Let a paused ad be shown again, which spends money',
		},
	},
);
