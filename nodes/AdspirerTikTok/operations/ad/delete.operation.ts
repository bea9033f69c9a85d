import { ad } from '../../contract/ad';
import { whichAd } from '../../contract/adFields';
import { tools } from '../../contract/tools';
import { changing, type Operation } from '../operation';

/** Deletes the ad of every row; without `confirm_delete` the tool does nothing. */
export const deleteAd: Operation = {
	resource: 'ad',
	choice: {
		name: 'Delete',
		value: 'delete',
		description: 'Permanently delete an ad',
		action: 'Delete ad permanently',
	},
	notice: "You can't undo this.",
	fields: whichAd,
	tool: tools.deleteAd,
	fixed: { confirm_delete: true },
	...changing(ad, 'deleted'),
};
