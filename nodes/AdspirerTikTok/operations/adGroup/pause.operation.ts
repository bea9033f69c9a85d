import { adGroup } from '../../contract/adGroup';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';

/**
 * Pauses the ad group of every row. Adspirer's OpenAPI document requires `status`; its later
 * catalog doesn't name it.
 */
export const pauseAdGroup: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Pause',
		value: 'pause',
		description: 'Stop an ad group from spending until it is resumed',
		action: 'Pause ad group',
	},
	fields: whichFields,
	tool: tools.pauseAdGroup,
	fixed: { status: 'DISABLE' },
	...changing(adGroup, 'paused'),
};
