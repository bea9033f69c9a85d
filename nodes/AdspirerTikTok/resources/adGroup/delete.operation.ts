import type { INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../runRows';
import { shownFor } from '../shownFor';
import { changeOptions, whichProperties } from './changeFields';

/** The form of Delete. */
export const deleteAdGroupFields: INodeProperties[] = [
	{
		displayName: "Deleting an ad group also deletes its ads. You can't undo this.",
		name: 'deleteNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: shownFor('adGroup', ['delete']) },
	},
	...whichProperties('delete'),
	...changeOptions('delete'),
];

/**
 * Deletes the ad group of every row, and its ads with it. Since July 2026 a tool that deletes does
 * nothing without `confirm_delete` (Adspirer's changelog).
 */
export const deleteAdGroup: Operation = {
	form: deleteAdGroupFields,
	tool: tools.deleteAdGroup,
	work: { did: 'deleted' },
	fields: whichFields,
	fixed: { confirm_delete: true },
	output: (done, row) => changedOutput(done, row, { deleted: true }),
};
