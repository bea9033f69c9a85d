import type { INodeParameters } from 'n8n-workflow';
import { existingOption } from '../../nodes/AdspirerTikTok/rows/settings';
import { leftToModel } from '../duplicates/agents';
import { loopWorkflow, simpleWorkflow } from '../engine';
import { adspirerNode } from '../workbench';
import type { NodeSettings } from './history';
import { things } from './things';

export function workflowOf(
	{ goesOn, tries, batchSize }: NodeSettings,
	parameters: INodeParameters,
) {
	const node = adspirerNode(parameters, {
		onError: goesOn ? 'continueRegularOutput' : 'stopWorkflow',
		...(tries > 1 && { retryOnFail: true, maxTries: tries, waitBetweenTries: 1 }),
	});
	const sketch = batchSize === undefined ? simpleWorkflow(node) : loopWorkflow(node, batchSize);
	// A date alone is then the day that the history's clocks show.
	return { ...sketch, settings: { executionOrder: 'v1', timezone: 'UTC' } as const };
}

/** Expressions cost n8n most of a run's time, so there are none where Map Automatically will do. */
export function parametersOf(
	settings: NodeSettings,
	{ protection = settings.protection, additionalArguments }: Changes = {},
): INodeParameters {
	const { restless, settleUnknown, skipExistingNames, startPaused, starts } = settings;
	const { maxRetries, maxConcurrency, timeout } = settings;
	const isPlan = settings.thing === 'plan';
	const duplicateProtection = protection === 'row' ? 'custom' : protection;
	const options = {
		...(isPlan ? { duplicateProtection } : { startPaused }),
		settleUnknown,
		skipExistingNames,
		maxRetries,
		maxConcurrency,
		...(timeout !== undefined && { timeout }),
		...(starts === 'in two orders' && { dateOrder: '={{ $json.Notes }}' }),
		...(additionalArguments !== undefined && { additionalArguments }),
	};
	const { creation, form, idColumn } = things[settings.thing];
	const common = {
		resource: settings.thing,
		...(isPlan ? { startPaused } : { duplicateProtection }),
		...(protection === 'custom' && { duplicateKey: '={{ "deal " + $json.name }}' }),
		...(protection === 'row' && { duplicateKey: '={{ "deal " + $json.row }}' }),
	};
	if (restless === 'nothing') {
		return { ...common, mappingMode: 'autoMapInputData', options };
	}
	return {
		...common,
		...form(
			restless === 'name' ? '={{ $json.name + " " + Math.random() }}' : '={{ $json.name }}',
			restless === 'budget' ? '={{ $json.budget + Math.random() }}' : '={{ $json.budget }}',
		),
		options: { ...options, [existingOption(creation)]: `={{ $json["${idColumn}"] }}` },
	};
}

export const otherProtection = ({ protection }: NodeSettings): NodeSettings['protection'] =>
	protection === 'execution' ? 'name' : 'execution';

interface Changes {
	readonly protection?: NodeSettings['protection'] | undefined;
	readonly additionalArguments?: string | undefined;
}

export function toolParameters(settings: NodeSettings): INodeParameters {
	const { options = {}, duplicateProtection = 'name' } = parametersOf(settings);
	const [name, value] = ["$fromAI('name', '', 'string')", "$fromAI('budget', '', 'number')"];
	const form = things[settings.thing].form(`={{ ${name} }}`, `={{ ${value} }}`);
	const duplicateKey = `={{ 'deal ' + ${name} }}`;
	const { thing: resource } = settings;
	return { ...leftToModel, ...form, resource, options, duplicateProtection, duplicateKey };
}
