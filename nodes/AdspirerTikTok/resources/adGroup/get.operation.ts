import type { INodeProperties } from 'n8n-workflow';
import { whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { entryItem, textOutput } from '../../output/items';
import { readList } from '../../response/lists';
import type { Operation } from '../runRows';
import { changeOptions, whichProperties } from './changeFields';

/** The form of Get. */
export const getAdGroupFields: INodeProperties[] = [
	...whichProperties('get'),
	...changeOptions('get'),
];

/** Gets the ad group of every row. */
export const getAdGroup: Operation = {
	form: getAdGroupFields,
	tool: tools.getAdGroup,
	work: { finds: 'ad group' },
	fields: whichFields,
	output: ({ answer }, { values }) => {
		const list = readList(answer.raw, 'adGroup');
		const entry = list?.entries.find(({ id }) => id === values.adgroup_id);
		return entry
			? { items: [entryItem(entry)] }
			: textOutput(
					answer,
					"Adspirer's answer can't be read reliably, so the item contains its text.",
				);
	},
};
