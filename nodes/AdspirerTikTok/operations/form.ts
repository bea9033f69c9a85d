import type {
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyMode,
	INodePropertyOptions,
} from 'n8n-workflow';
import { adGroup } from '../contract/adGroup';
import type { Creation } from '../contract/creation';
import type { Field, FieldOf } from '../contract/fields';
import { maxResults } from '../contract/tools';
import { forAllRows, valuesForAllRows } from '../rows/parameters';
import { byLabel, optionInWords, optionsFor } from './optionsForm';
import type { RowOperation } from './runRows';

type Show = IDisplayOptions['show'];

/** An operation, which as a rule makes one call for each row, by the names that saved workflows hold. */
export interface Operation extends Omit<RowOperation, 'labels'> {
	readonly resource: string;
	readonly choice: Readonly<Record<'name' | 'value' | 'description' | 'action', string>>;
	/** Its options, besides those of every call and except what means nothing for the creation. */
	readonly options?: readonly string[];
	readonly moreOptions?: readonly INodeProperties[];
	/** Runs it, if it is a check, which makes no call. */
	readonly execute?: (
		context: IExecuteFunctions,
		operation: RowOperation,
	) => Promise<INodeExecutionData[]>;
	/** Above its form; if columns can be mapped by their headings, only where they are. */
	readonly notice?: string;
	/** Fields that the form shows in other ways than Mapping Mode alone decides, by argument. */
	readonly variants?: Readonly<Record<string, readonly Variant[]>>;
	/** The properties of its form, besides its fields and options. */
	readonly more?: readonly INodeProperties[];
}

/** One way to show a field; its own `show` replaces that of Mapping Mode. */
export interface Variant {
	readonly displayName?: string;
	readonly required?: boolean;
	readonly description?: string;
	readonly show?: Show;
	readonly hide?: Show;
	/** A line of advice above the field while it is empty. */
	readonly above?: string;
}

export const byHeadings = { mappingMode: ['autoMapInputData'] };

/** Asks what the mode isn't: it is hidden in an agent's tool, where n8n's editor has no value. */
export const byFields = { mappingMode: [{ _cnd: { not: 'autoMapInputData' } }] };

/** Shows a parameter in several ways, by `show` unless a variant has its own. */
export function inVariants(
	parameter: INodeProperties,
	variants: readonly Variant[],
	show: Show,
): INodeProperties[] {
	const form: INodeProperties[] = [];
	for (const { above, hide, show: own = show, ...more } of variants) {
		const displayOptions: IDisplayOptions = { show: own };
		if (hide) displayOptions.hide = hide;
		if (above !== undefined) {
			const isFilled: Show = { [parameter.name]: [{ _cnd: { exists: true } }] };
			form.push(notice(parameter.name, above, { show: own, hide: isFilled }));
		}
		form.push({
			...parameter,
			...more,
			displayOptions,
		});
	}
	return form;
}

/** A line of advice. */
function notice(
	name: string,
	displayName: string,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return {
		displayName,
		name: `${name}Notice`,
		type: 'notice',
		default: '',
		displayOptions,
	};
}

function locatorModeOf(
	type: 'list' | 'string',
	name: string,
	displayName: string,
): INodePropertyMode {
	return {
		displayName,
		name,
		type,
	};
}

/** The modes of a choice from a list or a typed ID; where names are looked up, several of either. */
function located(searchListMethod: string, id: string, names = ''): INodePropertyMode[] {
	const between = names && ',;\\s';
	const properties = {
		regex: `^\\s*[0-9${between}]*\\s*$`,
		errorMessage: `Enter only the ID, such as ${id}, not the name`,
	};
	const modes: INodePropertyMode[] = [
		{
			...locatorModeOf('list', 'list', 'From List'),
			typeOptions: { searchListMethod, searchable: true },
		},
		{
			...locatorModeOf('string', 'id', 'By ID'),
			placeholder: `e.g. ${id}`,
			validation: [{ type: 'regex', properties }],
		},
	];
	if (names) modes.push({ ...locatorModeOf('string', 'name', 'By Name'), placeholder: names });
	return modes;
}

/** One of the chosen account's. */
const inAccount = { typeOptions: { loadOptionsDependsOn: ['advertiserId.value'] } };

const byUrl = {
	...locatorModeOf('string', 'url', 'By URL'),
	placeholder: 'e.g. https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=…',
};

const audienceLocator = located('searchAudiences', '170000001', 'e.g. Purchasers 180D');

/** More that n8n needs for some parameters. */
const extras: Readonly<Record<string, Partial<INodeProperties>>> = {
	advertiserId: { modes: located('searchAccounts', '7010000000000000001') },
	campaignId: {
		...inAccount,
		modes: [...located('searchCampaigns', '1790000000000000001'), byUrl],
	},
	adgroupId: {
		...inAccount,
		modes: located('searchAdGroups', '1800000000000000001'),
	},
	adId: {
		...inAccount,
		modes: located('searchAds', '1850000000000000001'),
	},
	interestCategoryIds: { modes: located('searchInterests', '15, 26', 'e.g. Games, Travel') },
	audienceIds: { modes: audienceLocator },
	excludedAudienceIds: { modes: audienceLocator },
	limit: { typeOptions: { minValue: 1, maxValue: maxResults } },
};

const emptyValues: Readonly<Record<string, INodeProperties['default']>> = {
	boolean: false,
	multiOptions: [],
	resourceLocator: { mode: 'list', value: '' },
};

/** The entry of a collection before anything is chosen, so that adding it sends nothing. */
const notChosen: INodePropertyOptions = { name: '(Not Chosen)', value: '' };

/** A field as the form shows it. */
export function formParameterOf(field: Omit<Field, 'parse'>): INodeProperties {
	const options = field.choices?.map(
		({ name, value, description }): INodePropertyOptions => ({ name, value, description }),
	);
	let initial = field.default ?? emptyValues[field.type] ?? '';
	if (field.collection !== undefined) {
		// Who adds a switch wants it on.
		if (field.type === 'boolean') initial = true;
		if (field.type === 'options') {
			initial = '';
			if (options?.every(({ value }) => value !== '')) options.unshift(notChosen);
		}
	}
	return {
		displayName: field.label,
		name: field.parameter,
		type: field.type,
		required: field.required,
		options,
		allowArbitraryValues: field.choices && true,
		default: initial,
		placeholder: field.placeholder,
		description: field.description,
		...extras[field.parameter],
	};
}

/** The collections that fields may be in, by name and in the form's order: placeholders and descriptions. */
const collections: Readonly<Record<string, readonly [string, string]>> = {
	targeting: ['Add Targeting', 'Who sees the ads. Adspirer decides what you leave out.'],
	delivery: ['Add Delivery Setting', 'Override what the objective determines'],
	bidding: ['Add Bid Setting', 'The most to pay. By default TikTok gets the most for the budget.'],
	adSettings: ['Add Ad Setting', 'What people can do with the ads'],
	adDetails: ['Add Detail', 'Who the ad is from, and what is counted'],
	updateFields: ['Add Field', 'What to change. Empty fields stay as they are.'],
	filters: ['Add Filter', 'Narrow down the search'],
	[valuesForAllRows]: [
		'Add Value',
		'What the sheet has no column for, or an optional cell leaves blank. A filled cell counts first. An expression can build a name from several columns.',
	],
};

/** The collections with fields in them, those by label. */
function collectionsOf(fields: readonly FieldOf[], show: Show): INodeProperties[] {
	const parts: Array<Omit<Field, 'parse'>> = [];
	for (const field of fields) {
		parts.push(field);
		if (field.addition) parts.push(field.addition);
	}
	const form: INodeProperties[] = [];
	for (const [name, [placeholder, description]] of Object.entries(collections)) {
		const options = parts.filter(({ collection }) => collection === name).map(formParameterOf);
		if (options.length === 0) continue;
		options.sort(byLabel);
		form.push({
			displayName: optionInWords(name),
			name,
			placeholder,
			description,
			type: 'collection',
			default: {},
			displayOptions: { show },
			options,
		});
	}
	return form;
}

/** The collection for what the sheet has no column for. */
export function valuesFor(creation: Creation, show: Show): INodeProperties[] {
	const fields = creation.fields.map((field) => forAllRows(field, creation));
	return collectionsOf(fields, show);
}

const limitParameters: readonly INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How the cells of any sheet are read. */
export const cellOptions = [
	'agesBetweenGroups',
	'answers',
	'blankColumns',
	'cells',
	'dateOrder',
	'fillDownColumns',
	'scheduleTimezone',
	'unknownColumns',
];

/** The collection of an operation's options. */
export function optionsOf(operation: Operation): INodeProperties {
	const { choice, mappable = adGroup, options = [], moreOptions = [] } = operation;
	const names = [...options];
	if (!operation.execute) names.push('maxConcurrency', 'maxRetries', 'timeout');
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { operation: [choice.value] } },
		options: [...optionsFor(mappable, names), ...moreOptions].sort(byLabel),
	};
}

function formFieldsOf(operation: Operation): INodeProperties[] {
	const { choice, fields, variants = {}, mappable } = operation;
	const show = mappable && byFields;
	const form: INodeProperties[] = [];
	if (operation.notice) {
		form.push(notice(choice.value, operation.notice, { show: mappable && byHeadings }));
	}
	for (const field of fields) {
		if (field.collection !== undefined) continue;
		const { argument } = field;
		let own: Show = show;
		if (argument === 'advertiser_id') own = {};
		form.push(...inVariants(formParameterOf(field), variants[argument] ?? [{}], own));
	}
	form.push(...collectionsOf(fields, show));
	if (operation.creation) {
		// Check Columns has them too: what is said there is kept when Create is chosen next.
		const ofSheets = { operation: [choice.value, 'preview', 'columns'], ...byHeadings };
		form.push(...valuesFor(operation.creation, ofSheets));
	}
	if (operation.more) form.push(...operation.more);
	if (operation.limited) form.push(...limitParameters);
	return form;
}

/** Above the form of a check of columns. */
const adviceOnColumns =
	"Choose 'Map Automatically' to see your sheet's columns here, and to say what each of them is";

/** Parameters that are shown only with `show`, besides what they say themselves. */
export function shownWith(show: Show, parameters: readonly INodeProperties[]): INodeProperties[] {
	return parameters.map(({ displayOptions, ...parameter }) => ({
		...parameter,
		displayOptions: {
			...displayOptions,
			show: { ...show, ...displayOptions?.show },
		},
	}));
}

/** The form of an operation. Check Rows has that of Create, except for the options. */
export function formOf(operation: Operation): INodeProperties[] {
	const { resource, choice, creation } = operation;
	const form: INodeProperties[] = [];
	const shown = [choice.value];
	if (creation) shown.push('preview');
	if (!operation.execute) form.push(...formFieldsOf(operation));
	else if (choice.value === 'columns') {
		const show = { operation: [choice.value], ...byFields };
		form.push(notice(choice.value, adviceOnColumns, { show }));
	}
	form.push(optionsOf(operation));
	return shownWith({ resource: [resource], operation: shown }, form);
}
