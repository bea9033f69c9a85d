import { ad } from '../../contract/ad';
import { whichAd } from '../../contract/adFields';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';

/** Pauses the ad of every row. */
export const pauseAd: Operation = {
	resource: 'ad',
	choice: {
		name: 'Pause',
		value: 'pause',
		description: 'Stop an ad from being shown until it is resumed',
		action: 'Pause ad',
	},
	fields: whichAd,
	tool: tools.pauseAd,
	fixed: { status: 'DISABLE' },
	...changing(ad, 'paused'),
};
