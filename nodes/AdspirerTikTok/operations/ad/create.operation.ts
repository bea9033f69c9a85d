import { ad } from '../../contract/ad';
import { creativeOf } from '../../contract/adFields';
import { createOperation, requiredWith } from '../creation';
import { byHeadings, collection, type Variant } from '../operation';

const types = [...creativeOf.keys()];

/** Shown and required with one kind of creative, and mappable where an expression chooses it. */
const withType = (type: string): Variant[] =>
	requiredWith('creativeType', type, ...types.filter((other) => other !== type));

/** Creates an ad for every row, and never one that an earlier try of the execution created. */
export const createAd = createOperation(ad, {
	resource: 'ad',
	choice: {
		name: 'Create',
		value: 'create',
		description: 'Add an ad to an ad group, which can spend money from then on',
		action: 'Create ad',
	},
	notice:
		'Each row needs an ad group, by ID or by name and campaign, a name, a text, a landing page, and a video, images or a post',
	variants: {
		adgroup_id: [
			{},
			{
				required: false,
				description:
					'The ad group of rows that name none of their own. Opening the list may use up to two calls of your quota, at most once every five minutes. Keep IDs as text in spreadsheets: as numbers they lose their last digits.',
				show: byHeadings,
			},
		],
		...Object.fromEntries([...creativeOf].map(([type, argument]) => [argument, withType(type)])),
		card_type: withType('carousel'),
	},
	collections: [collection('Ad Details', 'Add Detail', 'Who the ad is from, and what is counted')],
});
