import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedItem } from '../../output/changedItem';
import { runRowCalls } from '../rowCalls/runRowCalls';
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

/** Deletes the ad group of every row, and its ads with it. */
export async function deleteAdGroup(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: deleteAdGroupFields,
		tool: tools.deleteAdGroup,
		work: { did: 'deleted' },
		fields: whichFields,
		output: (answer, { values }, key) => ({
			items: [changedItem(values.adgroup_id, { deleted: true }, answer, key)],
		}),
	});
}
