import { checkRows } from './checkedRows';
import { things, type DryRun, type Thing } from './operation';

/** Shows what each row would create, without a call. */
const checkRowsOf = (resource: Thing, action: string): DryRun => ({
	resource,
	choice: {
		name: 'Check Rows (Dry Run)',
		value: 'preview',
		description: 'Check rows and show what would be sent, without making calls or using quota',
		action,
	},
	options: [
		'additionalArguments',
		'agesBetweenGroups',
		'budgetLimit',
		'columns',
		'dateOrder',
		'existingAdgroupId',
		'existingAdId',
		'fillDownColumns',
		'ignoreColumns',
		'rowsWithWarnings',
		'scheduleTimezone',
		'startPaused',
	],
	creation: things[resource].creation,
	execute: checkRows,
});

export const preview = [
	checkRowsOf('ad', 'Check ads without creating'),
	checkRowsOf('adGroup', 'Check rows without creating'),
];
