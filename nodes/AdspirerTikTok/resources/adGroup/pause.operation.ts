import type { INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../runRows';
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
export const pauseAdGroup: Operation = {
	form: pauseAdGroupFields,
	tool: tools.pauseAdGroup,
	work: { did: 'paused' },
	fields: whichFields,
	fixed: { status: 'DISABLE' },
	droppable: 'status',
	output: (done, row) => changedOutput(done, row, { paused: true }),
};
