import { ad } from '../../contract/ad';
import { checkColumnsOperation } from '../creation';

/** Shows what the columns of a sheet of ads are taken for. */
export const checkAdColumns = checkColumnsOperation(ad, {
	resource: 'ad',
	choice: {
		name: 'Check Columns',
		value: 'columns',
		description:
			'Show what each column of a sheet is taken for, without making calls or using quota',
		action: 'Check columns of a sheet of ads',
	},
});
