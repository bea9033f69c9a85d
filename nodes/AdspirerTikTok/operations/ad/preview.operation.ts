import { ad } from '../../contract/ad';
import { checkRowsOperation } from '../creation';

/** Checks rows without creating ads. */
export const checkAdRows = checkRowsOperation(ad, {
	resource: 'ad',
	choice: {
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action: 'Check ads without creating',
	},
});
