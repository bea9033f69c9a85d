import type { INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../runRows';
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
export const resumeAdGroup: Operation = {
	form: resumeAdGroupFields,
	tool: tools.resumeAdGroup,
	work: { did: 'resumed' },
	fields: whichFields,
	fixed: { status: 'ENABLE' },
	droppable: 'status',
	output: (done, row) => changedOutput(done, row, { resumed: true }),
};
