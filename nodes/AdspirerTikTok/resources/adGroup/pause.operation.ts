import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedItem } from '../../output/changedItem';
import { runRowCalls } from '../rowCalls/runRowCalls';
import { changeOptions, whichProperties } from './changeFields';

/** The form of Pause. */
export const pauseAdGroupFields: INodeProperties[] = [
	...whichProperties('pause'),
	...changeOptions('pause'),
];

/**
 * Pauses the ad group of every row. Adspirer's OpenAPI document requires `status`, and its later
 * catalog doesn't know it, so it is left out for a service that refuses it.
 */
export async function pauseAdGroup(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: pauseAdGroupFields,
		tool: tools.pauseAdGroup,
		work: { did: 'paused' },
		fields: whichFields,
		fixed: { status: 'DISABLE' },
		droppable: 'status',
		output: (answer, { values }, key) => ({
			items: [changedItem(values.adgroup_id, { paused: true }, answer, key)],
		}),
	});
}
