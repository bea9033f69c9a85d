import { tools } from '../../contract/tools';
import { createdOutput } from '../../output/items';
import type { Operation } from '../runRows';

/**
 * Creates an ad group for every input item. All rows are checked before the first call; what an
 * earlier try of this execution created is not created again.
 */
export const createAdGroup: Operation = {
	form: [],
	tool: tools.createAdGroup,
	work: { did: 'created' },
	creates: true,
	fields: [],
	output: createdOutput,
};
