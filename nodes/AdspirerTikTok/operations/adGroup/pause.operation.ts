import { adGroup } from '../../contract/adGroup';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../operation';

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
	options: ['includeInputFields'],
	tool: tools.pauseAdGroup,
	action: { verb: 'paused', noun: adGroup.noun, creation: adGroup },
	fixed: { status: 'DISABLE' },
	output: changedOutput(adGroup, () => ({ paused: true })),
};
