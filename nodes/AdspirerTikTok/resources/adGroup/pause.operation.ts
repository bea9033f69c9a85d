import type { INodeProperties } from 'n8n-workflow';
import { tools } from '../../contract/tools';
import { changedOutput } from '../../output/items';
import type { Operation } from '../runRows';
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
export const pauseAdGroup: Operation = {
	form: pauseAdGroupFields,
	tool: tools.pauseAdGroup,
	work: { did: 'paused' },
	fields: whichArguments,
	fixed: { status: 'DISABLE' },
	droppable: 'status',
	output: (done, row) => changedOutput(done, row, { paused: true }),
};
