import { adGroup } from '../../contract/adGroup';
import { checkColumnsOperation } from '../creation';

/** Shows what the columns of a sheet of ad groups are taken for. */
export const checkAdGroupColumns = checkColumnsOperation(adGroup, {
	resource: 'adGroup',
	choice: {
		name: 'Check Columns',
		value: 'columns',
		description:
			'Show what each column of a sheet is taken for, without making calls or using quota',
		action: 'Check columns of a sheet',
	},
});
