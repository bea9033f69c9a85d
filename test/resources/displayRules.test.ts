import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { adspirerNode, goodParameters } from '../workbench';
import { description, everyParameter, labelAt, parametersAt } from './form';

function nodeWith(parameters: INodeParameters): INode {
	return { ...adspirerNode(), id: '1', name: 'Adspirer TikTok', position: [0, 0], parameters };
}

/** The node's description as n8n has it where the node is an agent's tool. */
const asTool = { ...description, name: 'adspirerTikTokTool' };

/** A form as n8n completes it: what was not set has its default. */
function completed(parameters: INodeParameters, type = description): INodeParameters {
	const given = { ...goodParameters, ...parameters };
	const node = nodeWith(given);
	return NodeHelpers.getNodeParameters(type.properties, given, true, false, node, type) ?? {};
}

const isShown = (parameter: INodeProperties, form: INodeParameters, type = description) =>
	NodeHelpers.displayParameter(form, parameter, nodeWith(form), type);

/**
 * The parameters at a path that n8n shows for a form; two may share a name.
 *
 * @param firstRow what expressions give in the first row, which the editor goes by.
 */
function shownAt(path: string, parameters: INodeParameters, firstRow: INodeParameters = {}) {
	const form = { ...completed(parameters), ...firstRow };
	return parametersAt(path).filter((parameter) => isShown(parameter, form));
}

/** The issues that n8n marks in the form, by parameter. */
function marked(parameters: INodeParameters): Record<string, string[]> {
	const node = nodeWith(parameters);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return issues?.parameters ?? {};
}

/** A parameter with a display rule: forms that show it, and forms that hide it. */
type DisplayCase = [path: string, showing: INodeParameters[], hiding: INodeParameters[]];

const automatic: INodeParameters = { mappingMode: 'autoMapInputData' };
const preview: INodeParameters = { operation: 'preview' };

const withObjective = (path: string, objective: string): DisplayCase => [
	path,
	[{ objective }, { objective: '={{ $json.objective }}' }],
	[automatic, {}, { objective: 'REACH' }],
];

const rules: DisplayCase[] = [
	[
		'locationsNotice',
		[{}, { locations: [] }],
		[automatic, { locations: ['6252001'] }, { locations: '={{ $json.country }}' }],
	],
	[
		'placements',
		[{ placementType: 'PLACEMENT_TYPE_NORMAL' }, { placementType: '={{ $json.type }}' }],
		[automatic, {}, { placementType: '' }, { placementType: 'PLACEMENT_TYPE_AUTOMATIC' }],
	],
	withObjective('pixelId', 'CONVERSIONS'),
	withObjective('optimizationEvent', 'CONVERSIONS'),
	withObjective('appId', 'APP_PROMOTION'),
	...['columns', 'inputHeadings'].map(
		(path): DisplayCase => [
			path,
			[
				automatic,
				{ ...automatic, ...preview },
				{ ...automatic, operation: 'update' },
				{ ...automatic, operation: 'columns' },
				{ ...automatic, resource: 'ad', operation: 'columns' },
				{ ...automatic, resource: 'ad' },
			],
			[
				{},
				preview,
				{ operation: 'update' },
				{ operation: 'columns' },
				{ ...automatic, operation: 'pause' },
			],
		],
	),
	['duplicateProtection', [{}, automatic, { operation: 'create' }], [preview]],
	[
		'duplicateKey',
		[{ duplicateProtection: 'custom' }, { duplicateProtection: '={{ $json.protection }}' }],
		[{}, { duplicateProtection: 'name' }, { ...preview, duplicateProtection: 'custom' }],
	],
];

describe('the form', () => {
	it.each(rules)(
		'shows %s where it makes sense, and hides it elsewhere',
		(path, showing, hiding) => {
			for (const form of showing) expect([form, shownAt(path, form)]).toHaveProperty('1.length', 1);
			for (const form of hiding) expect([form, shownAt(path, form)]).toEqual([form, []]);
		},
	);
});

it.each([
	[
		'create',
		['campaignId', 'adgroupName', 'locations', 'budget', 'targeting', 'duplicateProtection'],
	],
	['preview', ['campaignId', 'adgroupName', 'budget', 'targeting']],
	['update', ['adgroupId', 'updateFields']],
	['getAll', ['campaignId', 'limit']],
	...['get', 'pause', 'resume', 'delete'].map((operation): [string, string[]] => [
		operation,
		['adgroupId'],
	]),
])("%s as an agent's tool has its fields, and nothing that is about rows", (operation, fields) => {
	const ofSheets = { answers: '[]', cells: {}, fillDownColumns: ['A'], unknownColumns: 'list' };
	const options = { includeInputFields: true, maxConcurrency: 1, maxRetries: 1, ...ofSheets };
	const form = completed({ operation, options }, asTool);
	// The editor has values for shown parameters alone.
	const shown = asTool.properties.filter((parameter) => isShown(parameter, form, asTool));
	const names = shown.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['advertiserId', ...fields, 'options']));
	for (const name of ['mappingMode', 'columns', 'inputHeadings']) expect(names).not.toContain(name);
	expect(form).not.toHaveProperty('mappingMode');
	expect(form.options).toEqual(operation === 'preview' ? {} : { maxRetries: 1 });
});

it("Check Columns as an agent's tool has no lines for columns", () => {
	const form = completed({ operation: 'columns' }, asTool);
	const shown = asTool.properties.filter((parameter) => isShown(parameter, form, asTool));
	for (const name of ['columns', 'inputHeadings']) {
		expect(shown.map((parameter) => parameter.name)).not.toContain(name);
	}
});

// n8n before 2.41 orders parameters by their display rules, and doesn't run a node if a rule looks elsewhere.
it('a display rule looks at a parameter beside its own, or at one of the whole node', () => {
	for (const [path, { displayOptions = {} }] of everyParameter()) {
		const inner = path.includes('.') ? `${path.split('.')[0]}.` : '';
		const asked = Object.values(displayOptions).flatMap((rule = {}) => Object.keys(rule));
		for (const name of asked.filter((key) => !/^[/@]/.test(key))) {
			expect([path, name, parametersAt(`${inner}${name}`).length]).not.toEqual([path, name, 0]);
			expect([path, name]).toEqual([path, expect.not.stringContaining('.')]);
		}
	}
});

describe('a required field that is empty', () => {
	const empty = { campaignId: { __rl: true, mode: 'id', value: '' }, adgroupName: '', budget: '' };

	it('is marked, but not in a whole form or with Map Automatically', () => {
		expect(marked(completed({}))).toEqual({});
		expect(Object.keys(marked(completed(empty))).sort()).toEqual(Object.keys(empty).sort());
		expect(marked(completed({ ...automatic, ...empty }))).toEqual({});
	});

	it.each([
		['scheduleEndTime', { budgetMode: 'BUDGET_MODE_TOTAL' }, '2027-05-31 20:00:00'],
		['placements', { placementType: 'PLACEMENT_TYPE_NORMAL' }, ['PLACEMENT_TIKTOK']],
		['duplicateKey', { duplicateProtection: 'custom' }, 'deal 1'],
	])('%s: is marked only where it is needed', (path, needing, value) => {
		expect(marked(completed(needing))).toEqual({
			[path]: [`Parameter "${labelAt(path)}" is required.`],
		});
		expect(marked(completed({ ...needing, [path]: value }))).toEqual({});
		expect(marked(completed({}))).toEqual({});
	});
});

describe('a field that steers others, filled in by an expression', () => {
	const steering: Array<[steering: string, needed: string]> = [
		['budgetMode', 'scheduleEndTime'],
		['placementType', 'placements'],
		['duplicateProtection', 'duplicateKey'],
		['objective', 'pixelId'],
		['objective', 'optimizationEvent'],
		['objective', 'appId'],
	];

	it.each(steering)(
		'%s: %s can be mapped, or left empty, since no row may need it',
		(path, needed) => {
			const form = completed({ [path]: '={{ $json.value }}' });
			expect(marked(form)).toEqual({});
			expect(shownAt(needed, form).length).toBeGreaterThan(0);
			expect(completed({ ...form, [needed]: '={{ $json.needed }}' })).toHaveProperty(needed);
			// Before data is loaded, and whatever word the first row has.
			for (const value of [undefined, null, 'Manual', 'Lifetime', 'own key', 'Sales', 'Traffic']) {
				const shown = shownAt(needed, {}, { [path]: value });
				expect([value, ...shown.map(({ required = false }) => required)]).toEqual([value, false]);
			}
		},
	);
});

it.each([
	['campaignId', 'id', 'Spring Sale', true],
	['campaignId', 'id', ' 1790000000000000001 ', false],
	['campaignId', 'url', 'https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=179', false],
])('%s by %s: %s is marked: %s', (path, mode, value, isMarked) => {
	const marks = marked(completed({ [path]: { __rl: true, mode, value } }));
	const mark = { [path]: [expect.stringContaining('Enter only the ID')] };
	expect(marks).toEqual(isMarked ? mark : {});
});
