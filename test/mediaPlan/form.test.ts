import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { choicesOf, description, everyParameter } from '../resources/form';
import { adspirerNode } from '../workbench';

const origin: [number, number] = [0, 0];

const isPlans = ({ displayOptions }: INodeProperties) =>
	displayOptions?.show?.resource?.includes('plan') === true;

/** The labels in a collection of an operation on media plans. */
function within(name: string, operation: string): string[] {
	const shown = description.properties.find((one) => {
		const { operation: operations = [operation] } = one.displayOptions?.show ?? {};
		return one.name === name && isPlans(one) && operations.includes(operation);
	});
	return (shown?.options ?? []).map((option) =>
		'displayName' in option ? option.displayName : option.name,
	);
}

/** The resources that n8n offers, to people or to an agent. */
function resources(type: typeof description): string[] {
	const parameters: INodeParameters = { resource: 'adGroup', operation: 'create' };
	const node = { ...adspirerNode(), id: '1', name: 'A', position: origin, parameters };
	const resource = type.properties.filter(({ name }) => name === 'resource');
	// n8n's panel of nodes lists the actions once for each.
	expect(resource).toHaveLength(1);
	const choices = resource
		.flatMap(choicesOf)
		.filter((choice) => NodeHelpers.displayParameter(parameters, choice, node, type));
	return choices.map(({ value }) => String(value));
}

test('people have media plans, and an agent has the two single things', () => {
	expect(resources(description)).toContain('plan');
	const forAgents = resources({ ...description, name: 'adspirerTikTokTool' });
	expect(forAgents).not.toContain('plan');
	expect(forAgents).toEqual(expect.arrayContaining(['ad', 'adGroup']));
});

test('each operation has an action of its own', () => {
	const operations = description.properties.filter(({ name }) => name === 'operation');
	const actions = operations.flatMap(choicesOf).map(({ action }) => action);
	expect(actions).toEqual(
		expect.arrayContaining([
			...['Create ad groups with ads', 'Check media plan rows', 'Check media plan columns'],
			...['Check ad group rows', 'Check ad group columns', 'Check ad rows', 'Check ad columns'],
		]),
	);
	expect(new Set(actions).size).toBe(actions.length);
});

test('values for all rows are those of both things, but none says in which ad group an ad is', () => {
	const fields = within('valuesForAllRows', 'create');
	expect(fields).toEqual(expect.arrayContaining(['Ad Group Name', 'Ad Name', 'Ad Text', 'Budget']));
	expect(fields).not.toContain('Ad Group');
	expect(new Set(fields).size).toBe(fields.length);
});

test('IDs of what exists come from columns, so that no option has one', () => {
	const options = within('options', 'create');
	expect(options).not.toEqual(expect.arrayContaining([expect.stringMatching(/^Existing/)]));
	expect(options).toEqual(
		expect.arrayContaining(['Additional Ad Arguments', 'Additional Ad Group Arguments']),
	);
});

test('whether it starts paused stands above the options, and is on; how it is known again is among them', () => {
	const plans = description.properties.filter(isPlans);
	const names = plans.map(({ name }) => name);
	const at = names.indexOf('startPaused');
	expect(plans[at]).toMatchObject({ type: 'boolean', default: true });
	// In each operation, so that none forgets it.
	expect(plans[at]?.displayOptions?.show).toEqual({ resource: ['plan'] });
	expect(names.slice(at + 1)).toEqual(['options', 'options', 'options']);
	expect(within('options', 'create')).toContain('Duplicate Protection');
	for (const operation of ['preview', 'columns']) {
		expect(within('options', operation)).not.toContain('Duplicate Protection');
	}
});

test('a switch among the options is on once it is added', () => {
	const switches = everyParameter().filter(
		([path, { type }]) => path.startsWith('options.') && type === 'boolean',
	);
	expect(new Set(switches.map(([path]) => path)).size).toBeGreaterThan(3);
	expect(switches.filter(([, { default: initial }]) => initial !== true)).toEqual([]);
});
