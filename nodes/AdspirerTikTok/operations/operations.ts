import type { IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';
import type { RowSpec } from '../rows/row';
import { runRows } from '../run/runRows';
import { getAllAccounts } from './account/getAll.operation';
import { checkAdGroupColumns } from './adGroup/columns.operation';
import { createAdGroup } from './adGroup/create.operation';
import { deleteAdGroup } from './adGroup/delete.operation';
import { getAdGroup } from './adGroup/get.operation';
import { getAllAdGroups } from './adGroup/getAll.operation';
import { pauseAdGroup } from './adGroup/pause.operation';
import { checkAdGroupRows } from './adGroup/preview.operation';
import { resumeAdGroup } from './adGroup/resume.operation';
import { updateAdGroup } from './adGroup/update.operation';
import { getAllCampaigns } from './campaign/getAll.operation';
import { formOf, type DryRun, type Operation } from './operation';
import { searchTargeting } from './targeting/search.operation';

/** Every operation, in the order in which the form lists them. */
const operations: ReadonlyArray<Operation | DryRun> = [
	getAllAccounts,
	checkAdGroupColumns,
	checkAdGroupRows,
	createAdGroup,
	deleteAdGroup,
	getAdGroup,
	getAllAdGroups,
	pauseAdGroup,
	resumeAdGroup,
	updateAdGroup,
	getAllCampaigns,
	searchTargeting,
];

/** Each with the operation that the form begins with. */
const resources = {
	account: { name: 'Account', initial: 'getAll' },
	adGroup: { name: 'Ad Group', initial: 'create' },
	campaign: { name: 'Campaign', initial: 'getAll' },
	targeting: { name: 'Targeting', initial: 'search' },
} satisfies Record<Operation['resource'], unknown>;

const mappingMode: INodeProperties = {
	displayName: 'Mapping Mode',
	name: 'mappingMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Map Automatically',
			value: 'autoMapInputData',
			description:
				'Match columns by their headings, such as Ad group, Daily budget, Country or Age',
		},
		{
			name: 'Map Each Column Below',
			value: 'defineBelow',
			description: 'Fill in each field, or drag a column into it',
		},
	],
	default: 'defineBelow',
	description: "How to map the row's columns to the ad group's fields",
	displayOptions: {
		show: { resource: ['adGroup'], operation: ['create', 'preview', 'update'] },
		hide: { '@tool': [true] },
	},
};

/** The whole form. */
export const form: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: Object.entries(resources).map(([value, { name }]) => ({ name, value })),
		default: 'adGroup',
	},
	...Object.entries(resources).map(
		([resource, { initial }]): INodeProperties => ({
			displayName: 'Operation',
			name: 'operation',
			type: 'options',
			noDataExpression: true,
			displayOptions: { show: { resource: [resource] } },
			options: operations.filter((one) => one.resource === resource).map(({ choice }) => choice),
			default: initial,
		}),
	),
	mappingMode,
	// A dry run has the fields of another operation, and its own options come after them.
	...[
		...operations.filter((one) => !('execute' in one)),
		...operations.filter((one) => 'execute' in one),
	].flatMap((operation) => formOf(operation, operations)),
];

/** What the node is about to do, for the line below its name: the operation's own action. */
export const subtitle = `={{ ${JSON.stringify(
	Object.fromEntries(
		operations.map(({ resource, choice }) => [`${resource}:${choice.value}`, choice.action]),
	),
)}[$parameter["resource"] + ":" + $parameter["operation"]] }}`;

/** Labels of the form by the parameter's name, in a collection by `collection.name`. */
const labels = new Map<string, string>();
for (const { name, displayName, options = [] } of form) {
	labels.set(name, displayName);
	for (const inner of options) {
		if ('displayName' in inner) labels.set(`${name}.${inner.name}`, inner.displayName);
	}
}
const labelOf: RowSpec['labels'] = (name, collection) =>
	labels.get(collection === undefined ? name : `${collection}.${name}`) ?? name;

/** Undefined for an operation that this node doesn't have, such as n8n's own "Custom API Call". */
export function operationNamed(
	resource: unknown,
	name: unknown,
): ((context: IExecuteFunctions) => Promise<INodeExecutionData[]>) | undefined {
	const found = operations.find((one) => one.resource === resource && one.choice.value === name);
	if (!found) return undefined;
	if ('execute' in found) return async (context) => await found.execute(context, labelOf);
	return async (context) => await runRows(context, { ...found, labels: labelOf });
}
