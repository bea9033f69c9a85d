import { adGroup } from '../../contract/adGroup';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';

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
	tool: tools.deleteAdGroup,
	fixed: { confirm_delete: true },
	...changing(adGroup, 'deleted'),
};
