import { adGroup } from '../../contract/adGroup';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../operation';

/**
 * Deletes the ad group of every row, and its ads with it. Since July 2026 a tool that deletes does
 * nothing without `confirm_delete` (Adspirer's changelog).
 */
export const deleteAdGroup: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Delete',
		value: 'delete',
		description: 'Permanently delete an ad group and its ads',
		action: 'Delete ad group and its ads permanently',
	},
	notice: "Deleting an ad group also deletes its ads. You can't undo this.",
	fields: whichFields,
	options: ['includeInputFields'],
	tool: tools.deleteAdGroup,
	action: { verb: 'deleted', noun: adGroup.noun, creation: adGroup },
	fixed: { confirm_delete: true },
	output: changedOutput(adGroup, () => ({ deleted: true })),
};
