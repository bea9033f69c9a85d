import type { INodeProperties } from 'n8n-workflow';
import { getAllAccounts } from './account/getAll.operation';
import { createAdGroup } from './adGroup/create.operation';
import { deleteAdGroup } from './adGroup/delete.operation';
import { getAdGroup } from './adGroup/get.operation';
import { getAllAdGroups } from './adGroup/getAll.operation';
import { pauseAdGroup } from './adGroup/pause.operation';
import { checkRows } from './adGroup/preview.operation';
import { resumeAdGroup } from './adGroup/resume.operation';
import { updateAdGroup } from './adGroup/update.operation';
import { getAllCampaigns } from './campaign/getAll.operation';
import { mappingModeField } from './fieldProperty';
import { formOf, labelsOf, type Operation, type OwnOperation } from './operation';
import { runRows } from '../run/runRows';
import { searchTargeting } from './targeting/search.operation';

/** Every operation, in the order in which the form lists them. */
const operations: ReadonlyArray<Operation | OwnOperation> = [
	getAllAccounts,
	checkRows,
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

/** What the operations are about, each with the one that the form begins with. */
const resources = {
	account: { name: 'Account', initial: 'getAll' },
	adGroup: { name: 'Ad Group', initial: 'create' },
	campaign: { name: 'Campaign', initial: 'getAll' },
	targeting: { name: 'Targeting', initial: 'search' },
} satisfies Record<Operation['resource'], unknown>;

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
	mappingModeField,
	...operations.flatMap(formOf),
];

/** What the node is about to do, for the line below its name: the operation's own action. */
export const subtitle = `={{ ${JSON.stringify(
	Object.fromEntries(
		operations.map(({ resource, choice }) => [`${resource}:${choice.value}`, choice.action]),
	),
)}[$parameter["resource"] + ":" + $parameter["operation"]] }}`;

/**
 * Carries out an operation for all rows of a run. Undefined where this node doesn't have it, such as for
 * n8n's own "Custom API Call".
 */
export function operationNamed(
	resource: unknown,
	name: unknown,
): OwnOperation['execute'] | undefined {
	const operation = operations.find(
		(one) => one.resource === resource && one.choice.value === name,
	);
	if (!operation || 'execute' in operation) return operation?.execute;
	const labels = labelsOf(operation);
	return async (context) => await runRows(context, { ...operation, labels });
}
