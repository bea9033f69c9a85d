import { adGroup } from '../../contract/adGroup';
import { checkRowsOperation } from '../creation';

/** Checks rows without creating ad groups. */
export const checkAdGroupRows = checkRowsOperation(adGroup, {
	resource: 'adGroup',
	choice: {
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action: 'Check rows without creating',
	},
});
