import { checkColumns } from './checkedColumns';
import { things, type DryRun, type Thing } from './operation';

/** Shows what each column of a sheet is taken for, without a call. */
const checkColumnsOf = (resource: Thing, action: string): DryRun => ({
	resource,
	choice: {
		name: 'Check Columns',
		value: 'columns',
		description:
			'Show what each column of a sheet is taken for, without making calls or using quota',
		action,
	},
	options: [
		'agesBetweenGroups',
		'columns',
		'dateOrder',
		'fillDownColumns',
		'ignoreColumns',
		'scheduleTimezone',
	],
	creation: things[resource].creation,
	isOfColumns: true,
	execute: checkColumns,
});

export const columns = [
	checkColumnsOf('ad', 'Check columns of a sheet of ads'),
	checkColumnsOf('adGroup', 'Check columns of a sheet'),
];
