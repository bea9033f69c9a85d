import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { adspirerNode, goodParameters } from '../workbench';
import { description, everyParameter, labelAt, parametersAt } from './form';

function nodeWith(parameters: INodeParameters): INode {
	return { ...adspirerNode(), id: '1', name: 'Adspirer TikTok', position: [0, 0], parameters };
}

/** A form as n8n completes it: what was not set has its default. */
function completed(parameters: INodeParameters): INodeParameters {
	const given = { ...goodParameters, ...parameters };
	const node = nodeWith(given);
	return (
		NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description) ??
		{}
	);
}

/** The parameters at a path that n8n shows for a form; two may share a name. */
function shownAt(path: string, parameters: INodeParameters): INodeProperties[] {
	const node = nodeWith(completed(parameters));
	return parametersAt(path).filter((parameter) =>
		NodeHelpers.displayParameter(node.parameters, parameter, node, description),
	);
}

/** What n8n marks in the form, by parameter. */
function marked(parameters: INodeParameters): Record<string, string[]> {
	const node = nodeWith(parameters);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return issues?.parameters ?? {};
}

/** A parameter with a display rule: forms that show it, and forms that hide it. */
type DisplayCase = [path: string, showing: INodeParameters[], hiding: INodeParameters[]];

const forConversions = (path: string): DisplayCase => [
	path,
	[{ objective: 'CONVERSIONS' }, { objective: '={{ $json.objective }}' }],
	[
		{},
		{ objective: 'TRAFFIC' },
		{ objective: 'LEAD_GENERATION' },
		{ objective: 'REACH' },
		{ objective: 'VIDEO_VIEWS' },
		{ objective: 'APP_PROMOTION' },
	],
];

const rules: DisplayCase[] = [
	['operation', [{ resource: 'adGroup' }], []],
	[
		'placements',
		[{ placementType: 'PLACEMENT_TYPE_NORMAL' }, { placementType: '={{ $json.type }}' }],
		[{}, { placementType: '' }, { placementType: 'PLACEMENT_TYPE_AUTOMATIC' }],
	],
	forConversions('pixelId'),
	forConversions('optimizationEvent'),
	['duplicateProtection', [{}, { operation: 'create' }], [{ operation: 'preview' }]],
	[
		'duplicateKey',
		[{ duplicateProtection: 'custom' }, { duplicateProtection: '={{ $json.protection }}' }],
		[
			{},
			{ duplicateProtection: 'execution' },
			{ duplicateProtection: 'arguments' },
			{ operation: 'preview', duplicateProtection: 'custom' },
		],
	],
];

describe('the form', () => {
	it('has no display rule but those tested here', () => {
		const ruled = everyParameter()
			.filter(([, { displayOptions }]) => displayOptions !== undefined)
			.map(([path]) => path);
		expect([...new Set(ruled)].sort()).toEqual(
			[...rules.map(([path]) => path), 'scheduleEndTime'].sort(),
		);
	});

	it.each(rules)(
		'shows %s where it makes sense, and hides it elsewhere',
		(path, showing, hiding) => {
			for (const form of showing) expect([form, shownAt(path, form)]).toHaveProperty('1.length', 1);
			for (const form of hiding) expect([form, shownAt(path, form)]).toEqual([form, []]);
		},
	);

	it('shows one end time for each budget mode, required for a lifetime budget', () => {
		const required = (form: INodeParameters) =>
			shownAt('scheduleEndTime', form).map((parameter) => parameter.required ?? false);
		expect(required({})).toEqual([false]);
		expect(required({ budgetMode: 'BUDGET_MODE_DAY' })).toEqual([false]);
		expect(required({ budgetMode: 'BUDGET_MODE_TOTAL' })).toEqual([true]);
	});

	it('always shows what no rule hides', () => {
		const always = everyParameter().filter(
			([path, { displayOptions }]) => displayOptions === undefined && !path.includes('.'),
		);
		expect(always.length).toBeGreaterThan(10);
		for (const [path] of always) {
			for (const form of [{}, { operation: 'preview' }, { objective: 'REACH' }]) {
				expect([path, shownAt(path, form)]).toHaveProperty('1.length', 1);
			}
		}
	});

	it('drops what a rule hides before the node sees it', () => {
		const form = completed({
			placements: ['PLACEMENT_TIKTOK'],
			pixelId: '7090000000000000001',
			duplicateKey: 'deal 1',
		});
		expect(form).not.toHaveProperty('placements');
		expect(form).not.toHaveProperty('pixelId');
		expect(form).not.toHaveProperty('duplicateKey');
	});
});

describe('a required field that is empty', () => {
	it('is marked, and a whole form is not', () => {
		expect(marked(completed({}))).toEqual({});
		expect(marked(completed({ campaignId: { __rl: true, mode: 'id', value: '' } }))).toEqual({
			campaignId: [`Parameter "${labelAt('campaignId')}" is required.`],
		});
		expect(marked(completed({ adgroupName: '' }))).toHaveProperty('adgroupName');
	});

	it.each([
		['scheduleEndTime', { budgetMode: 'BUDGET_MODE_TOTAL' }, '2026-05-31 20:00:00'],
		['placements', { placementType: 'PLACEMENT_TYPE_NORMAL' }, ['PLACEMENT_TIKTOK']],
		['duplicateKey', { duplicateProtection: 'custom' }, 'deal 1'],
	])('%s: is marked only where it is needed', (path, needing, value) => {
		expect(marked(completed(needing))).toEqual({
			[path]: [`Parameter "${labelAt(path)}" is required.`],
		});
		expect(marked(completed({ ...needing, [path]: value }))).toEqual({});
		expect(marked(completed({}))).toEqual({});
	});

	it('is not marked where an expression fills it', () => {
		const form = completed({
			campaignId: { __rl: true, mode: 'id', value: '={{ $json.campaign }}' },
			adgroupName: '={{ $json.name }}',
			budget: '={{ $json.budget }}',
			budgetMode: '={{ $json.mode }}',
			scheduleEndTime: '={{ $json.end }}',
		});
		expect(marked(form)).toEqual({});
	});
});

describe('a field that steers others, filled in by an expression', () => {
	const steering: Array<[steering: string, needed: string]> = [
		['budgetMode', 'scheduleEndTime'],
		['placementType', 'placements'],
		['duplicateProtection', 'duplicateKey'],
	];

	it.each(steering)('%s: %s may be left empty, since no row may need it', (path, needed) => {
		const form = completed({ [path]: '={{ $json.value }}' });
		expect(marked(form)).toEqual({});
		expect(shownAt(needed, form).length).toBeGreaterThan(0);
		expect(completed({ ...form, [needed]: '={{ $json.needed }}' })).toHaveProperty(needed);
	});
});

describe('an ID in the form', () => {
	it.each(['campaignId', 'advertiserId'])('%s: a name in its place is marked', (path) => {
		const mark = (value: string) =>
			marked(completed({ [path]: { __rl: true, mode: 'id', value } }))[path];
		expect(mark('Spring Sale')).toEqual([expect.stringContaining('Give the ID alone')]);
		expect(mark('1790000000000000001')).toBeUndefined();
		expect(mark(' 1790000000000000001 ')).toBeUndefined();
		expect(mark('={{ $json.id }}')).toBeUndefined();
	});
});
