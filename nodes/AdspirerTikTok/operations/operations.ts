import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type INodePropertyOptions,
	NodeOperationError,
} from 'n8n-workflow';
import { z } from 'zod';
import { itemsOfBroken } from '../output/errors';
import { isTool } from '../rows/parameters';
import type { CreatedEntity } from '../run/outcomes';
import { changes, readings } from './calls';
import { columnParameters, withMode } from './columnsForm';
import { checks, createAd, createAdGroup, planForm, planOperations } from './creations';
import { type Operation, formOf } from './form';
import { butForTools } from './optionsForm';
import { runRows } from './runRows';

/** Every operation. The options of a dry run come after the fields that it has of Create. */
const operations: readonly Operation[] = [
	createAd,
	createAdGroup,
	...readings,
	...changes,
	...checks,
];

interface Resource extends Pick<INodePropertyOptions, 'name' | 'displayOptions'> {
	/** The operation that the form begins with. */
	readonly initial: string;
}

const resources: Readonly<Record<string, Resource>> = {
	account: { name: 'Account', initial: 'getAll' },
	ad: { name: 'Ad', initial: 'create' },
	adGroup: { name: 'Ad Group', initial: 'create' },
	campaign: { name: 'Campaign', initial: 'getAll' },
	// An AI agent's tool calls for one thing at a time, and has no media plan.
	plan: { name: 'Media Plan', initial: 'create', displayOptions: butForTools },
	targeting: { name: 'Targeting', initial: 'search' },
};

const offers = [...operations, ...planOperations];

function operationChoice(resource: string, initial: string): INodeProperties {
	const choices = offers.filter((offer) => offer.resource === resource).map(({ choice }) => choice);
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: choices.sort((one, other) => one.name.localeCompare(other.name)),
		default: initial,
	};
}

const forms = [...operations.map(formOf), planForm];

/** Where a form has named what its rows are in, or about. */
function endOfParents(parts: readonly INodeProperties[]): number {
	const types = parts.map(({ type }) => type);
	return types.lastIndexOf('resourceLocator') + 1;
}

/** The whole form. */
export const form: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		// n8n lists the actions of each property of this label, so there is one.
		options: Object.entries(resources).map(([value, { name, displayOptions }]) => ({
			name,
			value,
			...(displayOptions && { displayOptions }),
		})),
		default: 'adGroup',
	},
	...Object.entries(resources).map(([name, { initial }]) => operationChoice(name, initial)),
	{
		displayName: 'Mapping Mode',
		name: 'mappingMode',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Map Automatically',
				value: 'autoMapInputData',
				description:
					'Match columns by their headings, such as Ad group, Daily budget, Country or Ad text',
			},
			{
				name: 'Map Each Column Below',
				value: 'defineBelow',
				description: 'Fill in each field, or drag a column into it',
			},
		],
		default: 'defineBelow',
		description: "How to map the row's columns to the fields",
		displayOptions: {
			// Check Columns maps in any mode, and has the choice so that n8n keeps it, and with it all answers.
			show: withMode,
			...butForTools,
		},
	},
	// Kept for whoever looks at another operation, such as Check Columns, and comes back.
	{
		displayName: 'Mapping Mode',
		name: 'mappingMode',
		type: 'hidden',
		default: 'defineBelow',
		displayOptions: {
			show: { resource: withMode.resource },
			hide: { operation: ['create', 'preview', 'update'], ...butForTools.hide },
		},
	},
	// A sheet's columns stand below the account and the campaign, and above all else.
	...forms.flatMap((parts) => parts.slice(0, endOfParents(parts))),
	...columnParameters,
	...forms.flatMap((parts) => parts.slice(endOfParents(parts))),
];

const actions: Record<string, string> = {};
for (const { resource, choice } of offers) actions[`${resource}:${choice.value}`] = choice.action;

/** The line below the node's name: the operation's own action. */
export const subtitle = `={{ ${JSON.stringify(actions)}[$parameter["resource"] + ":" + $parameter["operation"]] }}`;

/** The labels of a resource's parameters, by path. */
function labelsOf(resource: string): ReadonlyMap<string, string> {
	const labels = new Map<string, string>();
	for (const { name, displayName, options = [], displayOptions } of form) {
		if (displayOptions?.show?.resource?.includes(resource) === false) continue;
		if (!labels.has(name)) labels.set(name, displayName);
		for (const inner of options) {
			if ('displayName' in inner) labels.set(`${name}.${inner.name}`, inner.displayName);
		}
	}
	return labels;
}

/** Runs what is chosen. Undefined if this node doesn't have it, such as n8n's own "Custom API Call". */
export async function runOperation(context: IExecuteFunctions) {
	const resource = context.getNodeParameter('resource', 0, 'adGroup');
	const name = context.getNodeParameter('operation', 0, 'create');
	const chosen = offers.find((offer) => offer.resource === resource && offer.choice.value === name);
	if (!chosen) return undefined;
	// Older versions of n8n offer every resource to a tool.
	if (resource === 'plan' && isTool(context)) {
		throw new NodeOperationError(context.getNode(), "An AI agent's tool can't run a media plan.", {
			description: "In the tool, choose 'Ad Group' or 'Ad' under 'Resource'.",
		});
	}
	const items = await itemsOfChosen(context, chosen);
	return items.map((item) => {
		const { data: pair } = paired.safeParse(item.pairedItem);
		if (!item.error || (pair && isRowFound(context, pair))) return item;
		// n8n takes it for one of the error output by these keys, and doesn't look for its row.
		const { error, ...details } = item.json;
		return { json: { error, message: error, details }, pairedItem: pair?.item };
	});
}

const paired = z.object({ item: z.number() });

/**
 * Whether n8n finds the row of an item. It looks for that of each item of the error output, and if that throws, all
 * items of the node are gone and its input leaves as if it were the result. Rows that were pinned and then edited
 * aren't found, since n8n looks at what their node gave out before.
 */
function isRowFound(context: IExecuteFunctions, pair: z.infer<typeof paired>): boolean {
	try {
		const source = context.getInputSourceData();
		context.getWorkflowDataProxy(0).$getPairedItem(source.previousNode, source, pair);
		return true;
	} catch {
		return false;
	}
}

/** The one place where a bug of this node is caught. */
async function itemsOfChosen(
	context: IExecuteFunctions,
	chosen: Operation,
): Promise<INodeExecutionData[]> {
	const made: CreatedEntity[] = [];
	const { execute = runRows, mappable, resource } = chosen;
	try {
		return await execute(context, { ...chosen, labels: labelsOf(resource) }, made);
	} catch (error) {
		return itemsOfBroken(context.getNode(), {
			error,
			made,
			items: context.getInputData().length,
			things: mappable?.parts?.length ?? 1,
			goesOn: context.continueOnFail(),
		});
	}
}
