import { NodeHelpers, type INode, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { adspirerNode, goodParameters } from '../workbench';
import { description, everyParameter, labelAt, parametersAt, within } from './form';

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

function isShown(parameter: INodeProperties, parameters: INodeParameters, type = description) {
	const node = nodeWith(parameters);
	return NodeHelpers.displayParameter(node.parameters, parameter, node, type);
}

/** The parameters at a path that n8n shows for a form; two may share a name. */
function shownAt(path: string, parameters: INodeParameters): INodeProperties[] {
	const form = completed(parameters);
	return parametersAt(path).filter((parameter) => isShown(parameter, form));
}

/** The same in the editor, which goes by what an expression gives in the first row. */
function shownForFirstRow(path: string, values: INodeParameters): INodeProperties[] {
	const form = { ...completed({}), ...values };
	return parametersAt(path).filter((parameter) => isShown(parameter, form));
}

/** What n8n marks in the form, by parameter. */
function marked(parameters: INodeParameters): Record<string, string[]> {
	const node = nodeWith(parameters);
	const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
	return issues?.parameters ?? {};
}

/** A parameter with a display rule: forms that show it, and forms that hide it. */
type DisplayCase = [path: string, showing: INodeParameters[], hiding: INodeParameters[]];

const automatic: INodeParameters = { mappingMode: 'autoMapInputData' };
const preview: INodeParameters = { operation: 'preview' };

const onlyDefined = (path: string): DisplayCase => [path, [{}, preview], [automatic]];

const forConversions = (path: string): DisplayCase => [
	path,
	[{ objective: 'CONVERSIONS' }, { objective: '={{ $json.objective }}' }],
	[
		automatic,
		{},
		{ objective: 'TRAFFIC' },
		{ objective: 'LEAD_GENERATION' },
		{ objective: 'REACH' },
		{ objective: 'VIDEO_VIEWS' },
		{ objective: 'APP_PROMOTION' },
	],
];

const rules: DisplayCase[] = [
	['mappingMode', [{}, automatic, preview], []],
	['advertiserId', [{}, automatic, preview], []],
	['campaignId', [{}, automatic, preview], []],
	[
		'locationsNotice',
		[{}, { locations: [] }, automatic],
		[{ locations: ['6252001'] }, { locations: '={{ $json.country }}' }],
	],
	...[
		...['adgroupName', 'locations', 'objective', 'budgetMode', 'budget', 'scheduleStartTime'],
		...[
			'scheduleEndTime',
			'placementType',
			'placementTypeIsMapped',
			'targeting',
			'delivery',
			'adSettings',
		],
	].map(onlyDefined),
	[
		'placements',
		[{ placementType: 'PLACEMENT_TYPE_NORMAL' }, { placementType: '={{ $json.type }}' }],
		[automatic, {}, { placementType: '' }, { placementType: 'PLACEMENT_TYPE_AUTOMATIC' }],
	],
	forConversions('pixelId'),
	forConversions('optimizationEvent'),
	['duplicateProtection', [{}, automatic, { operation: 'create' }], [preview]],
	[
		'duplicateKey',
		[{ duplicateProtection: 'custom' }, { duplicateProtection: '={{ $json.protection }}' }],
		[
			{},
			{ duplicateProtection: 'execution' },
			{ duplicateProtection: 'name' },
			{ ...preview, duplicateProtection: 'custom' },
		],
	],
	['options', [{}, automatic, preview], []],
];

describe('the form', () => {
	it('has no display rule but those tested here', () => {
		const ruled = everyParameter()
			.filter(
				([path, { displayOptions }]) => displayOptions?.show?.operation && !path.includes('.'),
			)
			.filter(([, { displayOptions }]) => displayOptions?.show?.operation?.includes('create'))
			.map(([path]) => path);
		expect([...new Set(ruled)].sort()).toEqual(rules.map(([path]) => path).sort());
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

	it('needs a campaign only where each field is mapped', () => {
		const required = (form: INodeParameters) =>
			shownAt('campaignId', form).map((parameter) => parameter.required ?? false);
		expect(required({})).toEqual([true]);
		expect(required(automatic)).toEqual([false]);
	});

	it('keeps the options of a creation, and those that a preview has', () => {
		const named = parametersAt('options').flatMap(within);
		const options = Object.fromEntries(named.map((option) => [option.name, option.default]));
		const kept = (form: INodeParameters) =>
			Object.keys(completed({ ...form, options }).options ?? {});
		const all = Object.keys(options).sort();
		const mapped = ['fillDownColumns', 'ignoreColumns'];
		expect(kept({}).sort()).toEqual(all.filter((name) => !mapped.includes(name)));
		expect(kept(automatic).sort()).toEqual(all);
		expect(kept(preview).sort()).toEqual([
			'additionalArguments',
			'budgetLimit',
			'dateOrder',
			'existingAdgroupId',
			'scheduleTimezone',
			'startPaused',
		]);
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
		expect(completed({ ...automatic, budget: '50' })).not.toHaveProperty('budget');
	});
});

describe("the form of an agent's tool", () => {
	/** The names of what the editor shows, which has values for shown parameters alone. */
	const shown = (form: INodeParameters) => {
		const values = completed(form, asTool);
		return asTool.properties
			.filter((parameter) => isShown(parameter, values, asTool))
			.map(({ name }) => name);
	};
	const toolOptions = { includeInputFields: true, maxConcurrency: 1, maxRetries: 1 };

	it.each([
		[
			'create',
			{},
			[
				...['advertiserId', 'campaignId', 'adgroupName', 'locations', 'budget', 'scheduleEndTime'],
				...['targeting', 'delivery', 'adSettings', 'duplicateProtection', 'options'],
			],
		],
		['preview', {}, ['campaignId', 'adgroupName', 'budget', 'targeting', 'options']],
		['create', { objective: 'CONVERSIONS' }, ['pixelId', 'optimizationEvent']],
		['update', {}, ['advertiserId', 'adgroupId', 'updateFields', 'options']],
	] satisfies Array<[string, INodeParameters, string[]]>)(
		'%s %j has all fields, and no automatic mapping, since there are no columns',
		(operation, form, names) => {
			const found = shown({ operation, ...form });
			expect(found).toEqual(expect.arrayContaining(names));
			expect(found).not.toContain('mappingMode');
			expect(completed({ operation, ...form }, asTool)).not.toHaveProperty('mappingMode');
		},
	);

	it.each(['create', 'get', 'getAll', 'update', 'pause', 'resume', 'delete'])(
		'%s has no option that is about rows',
		(operation) => {
			const form = { operation, options: toolOptions };
			expect(completed(form, asTool).options).toEqual({ maxRetries: 1 });
			const values = completed(form, asTool);
			const [options, ...more] = asTool.properties.filter(
				(parameter) => parameter.name === 'options' && isShown(parameter, values, asTool),
			);
			expect(more).toEqual([]);
			const node = nodeWith(values);
			const offered = (options?.options ?? []).filter(
				(option) =>
					'type' in option && NodeHelpers.displayParameter({}, option, node, asTool, values),
			);
			expect(offered.map(({ name }) => name)).toContain('maxRetries');
			for (const name of ['includeInputFields', 'maxConcurrency']) {
				expect(offered.map((option) => option.name)).not.toContain(name);
			}
		},
	);
});

describe('a required field that is empty', () => {
	it('is marked, and a whole form is not', () => {
		expect(marked(completed({}))).toEqual({});
		expect(marked(completed({ campaignId: { __rl: true, mode: 'id', value: '' } }))).toEqual({
			campaignId: [`Parameter "${labelAt('campaignId')}" is required.`],
		});
		expect(marked(completed({ adgroupName: '' }))).toHaveProperty('adgroupName');
		expect(marked(completed({ budget: '' }))).toHaveProperty('budget');
	});

	it('is not marked with Map Automatically', () => {
		const empty = { campaignId: { __rl: true, mode: 'id', value: '' }, adgroupName: '' };
		expect(marked(completed({ ...automatic, ...empty, budget: '' }))).toEqual({});
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
		['objective', 'pixelId'],
		['objective', 'optimizationEvent'],
	];

	it.each(steering)('%s: %s may be left empty, since no row may need it', (path, needed) => {
		const form = completed({ [path]: '={{ $json.value }}' });
		expect(marked(form)).toEqual({});
		expect(shownAt(needed, form).length).toBeGreaterThan(0);
		expect(completed({ ...form, [needed]: '={{ $json.needed }}' })).toHaveProperty(needed);
	});

	it.each(steering)(
		'%s: %s can be mapped before data is loaded, and whatever word the first row has',
		(path, needed) => {
			for (const value of [undefined, null, 'Manual', 'Lifetime', 'own key', 'Sales', 'Traffic']) {
				const shown = shownForFirstRow(needed, { [path]: value });
				expect([value, shown.length]).toEqual([value, 1]);
				expect([value, shown[0]?.required ?? false]).toEqual([value, false]);
			}
		},
	);
});

describe('a choice field', () => {
	const fields = everyParameter().filter(
		([, { type, noDataExpression }]) =>
			['options', 'multiOptions'].includes(type) && noDataExpression !== true,
	);

	it.each(fields)('%s takes mapped words without a mark', (_path, { allowArbitraryValues }) => {
		expect(allowArbitraryValues).toBe(true);
	});

	it('is every list of the form', () => {
		expect(fields.length).toBeGreaterThan(14);
	});
});

describe('an ID in the form', () => {
	it.each(['campaignId', 'advertiserId'])('%s: a name in its place is marked', (path) => {
		const mark = (value: string) =>
			marked(completed({ [path]: { __rl: true, mode: 'id', value } }))[path];
		expect(mark('Spring Sale')).toEqual([expect.stringContaining('Enter only the ID')]);
		expect(mark('1790000000000000001')).toBeUndefined();
		expect(mark(' 1790000000000000001 ')).toBeUndefined();
		expect(mark('={{ $json.id }}')).toBeUndefined();
	});

	it('may be a link to the campaign', () => {
		const value = 'https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=1790000000000000001';
		expect(marked(completed({ campaignId: { __rl: true, mode: 'url', value } }))).toEqual({});
	});
});
