import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import { runRowCalls } from '../rowCalls/runRowCalls';
import { changeOptions, whichArguments, whichFields } from './changeFields';

/** The form of Pause. */
export const pauseAdGroupFields: INodeProperties[] = [
	...whichFields('pause'),
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
		fields: whichArguments,
		fixed: { status: 'DISABLE' },
		droppable: 'status',
		output: (done, row) => changedOutput(done, row, { paused: true }),
	});
}
