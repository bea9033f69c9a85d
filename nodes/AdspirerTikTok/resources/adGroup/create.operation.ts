import { creationFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { createdOutput } from '../../output/items';
import type { Operation } from '../operation';
import { creationForm } from './creationForm';

/** Creates an ad group for every row, and never one that an earlier try of the execution created. */
export const createAdGroup: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Create',
		value: 'create',
		description: 'Add an ad group to an existing TikTok campaign',
		action: 'Create ad group (spends money)',
	},
	...creationForm,
	fields: creationFields,
	mappable: true,
	creates: true,
	tool: tools.createAdGroup,
	work: { did: 'created' },
	output: createdOutput,
};
