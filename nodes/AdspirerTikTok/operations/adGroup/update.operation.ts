import { adGroup } from '../../contract/adGroup';
import type { Values } from '../../contract/creation';
import { updateFields, whichFields } from '../../contract/fields';
import { tools } from '../../contract/tools';
import { changing, collection, type Operation } from '../operation';

/** Changes what a row gives of an ad group, and nothing else. */
export const updateAdGroup: Operation = {
	...changing('adGroup', 'updated', (values) => ({ sent: sentChanges(values) })),
	choice: {
		name: 'Update',
		value: 'update',
		description: 'Change the name, budget, end time or targeting of an ad group',
		action: 'Update ad group',
	},
	notice:
		'Each row needs an Ad group ID. Columns that change the ad group: New name, New budget, Age, Gender, Country, End date.',
	fields: [...whichFields, ...updateFields],
	collections: [
		collection('Update Fields', 'Add Field', 'What to change. Empty fields stay as they are.'),
	],
	tool: tools.updateAdGroup,
	needsOneOf: updateFields.map(({ argument }) => argument),
	check: (values, { budgetLimit }, labelOf) => {
		const context = { now: Date.now(), budgetLimit, labelOf };
		const broken = adGroup.rules.broken(sentChanges(values), context);
		return broken.map(({ argument, message }) => ({ field: labelOf(argument), message }));
	},
	mappable: adGroup,
	options: [
		'agesBetweenGroups',
		'includeInputFields',
		'budgetLimit',
		'columns',
		'dateOrder',
		'scheduleTimezone',
	],
};

function sentChanges(values: Values) {
	const changed = updateFields.filter(({ argument }) => argument in values);
	return Object.fromEntries(changed.map(({ argument }) => [argument, values[argument]]));
}
