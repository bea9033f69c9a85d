import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedItem } from '../../output/changedItem';
import { runRowCalls } from '../rowCalls/runRowCalls';
import { changeOptions, whichProperties } from './changeFields';

/** The form of Resume. */
export const resumeAdGroupFields: INodeProperties[] = [
	...whichProperties('resume'),
	...changeOptions('resume'),
];

/**
 * Resumes the ad group of every row. Adspirer's OpenAPI document requires `status`, and its later
 * catalog doesn't know it, so it is left out for a service that refuses it.
 */
export async function resumeAdGroup(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runRowCalls(this, {
		form: resumeAdGroupFields,
		tool: tools.resumeAdGroup,
		work: { did: 'resumed' },
		fields: whichFields,
		fixed: { status: 'ENABLE' },
		droppable: 'status',
		output: (answer, { values }, key) => ({
			items: [changedItem(values.adgroup_id, { resumed: true }, answer, key)],
		}),
	});
}
