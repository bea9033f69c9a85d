import { adGroup } from '../../contract/adGroup';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { entryItem, textOutput } from '../../output/items';
import { readList } from '../../response/lists';
import type { Operation } from '../operation';

/** Gets the ad group of every row. */
export const getAdGroup: Operation = {
	resource: 'adGroup',
	choice: {
		name: 'Get',
		value: 'get',
		description: 'Get the details of an ad group',
		action: 'Get ad group',
	},
	fields: whichFields,
	options: ['includeInputFields'],
	tool: tools.getAdGroup,
	action: { verb: 'found', noun: adGroup.noun },
	output: ({ answer }, { values }) => {
		const list = readList(answer.raw, adGroup.list.form);
		const entry = list?.entries.find(({ id }) => id === values.adgroup_id);
		return entry ? { items: [entryItem(entry)] } : textOutput(answer, 'reliably');
	},
};
