import { adGroup } from '../../contract/adGroup';
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
	fields: adGroup.fields,
	mappable: true,
	creation: adGroup,
	tool: adGroup.tool,
	action: { verb: 'created', noun: adGroup.noun, creation: adGroup },
	output: createdOutput(adGroup),
};
