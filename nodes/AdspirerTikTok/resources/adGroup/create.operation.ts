import { tools } from '../../contract/tools';
import { createdOutput } from '../../output/items';
import { fields as form } from '../index';
import type { Operation } from '../runRows';
import { creationRows } from './creationRows';

/** Creates an ad group for every row, and never one that an earlier try of the execution created. */
export const createAdGroup: Operation = {
	...creationRows,
	form,
	tool: tools.createAdGroup,
	work: { did: 'created' },
	output: createdOutput,
};
