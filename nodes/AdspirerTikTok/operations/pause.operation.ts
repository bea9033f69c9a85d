import { tools } from '../contract/tools';
import { changesOf } from './operation';

/** Pauses what every row names. The OpenAPI document requires `status`; the later catalog doesn't name it. */
export const pause = changesOf(
	'Pause',
	'paused',
	{ status: 'DISABLE' },
	{
		adGroup: {
			tool: tools.pauseAdGroup,
			description: 'Stop an ad group from spending until it is resumed',
		},
		ad: { tool: tools.pauseAd, description: 'Stop an ad from being shown until it is resumed' },
	},
);
