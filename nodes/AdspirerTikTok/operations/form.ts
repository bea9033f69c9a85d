import type { IDisplayOptions, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import type { Field, FieldOf } from '../contract/fields';
import { maxResults } from '../contract/tools';
import type { Choice } from '../parse/choice';
import { options } from '../rows/options';
import { forAllRows, valuesForAllRows } from '../rows/parameters';
import { columnChoices } from '../rows/userColumns';
import { byFields, byHeadings, type DryRun, type Operation, type Variant } from './operation';

type Show = IDisplayOptions['show'];

/** Shows a parameter in several ways, by `show` unless a variant has its own. */
export function inVariants(
	parameter: INodeProperties,
	variants: readonly Variant[],
	show: Show,
): INodeProperties[] {
	return variants.flatMap(({ above, hide, show: own = show, ...more }) => {
		const shown = { ...parameter, ...more, displayOptions: { show: own, ...(hide && { hide }) } };
		if (above === undefined) return [shown];
		const whileEmpty: Show = { [parameter.name]: [{ _cnd: { exists: true } }] };
		return [notice(parameter.name, above, { show: own, hide: whileEmpty }), shown];
	});
}

function notice(name: string, displayName: string, shown: IDisplayOptions): INodeProperties {
	return { displayName, name: `${name}Notice`, type: 'notice', default: '', displayOptions: shown };
}

const typed = (displayName: string, name: string, placeholder: string) => ({
	displayName,
	name,
	type: 'string' as const,
	placeholder,
});

/** What is chosen from a list, or typed as an ID; with separators, as several of them. */
function located(searchListMethod: string, id: string, separators = ''): INodePropertyMode[] {
	const fromList = {
		displayName: 'From List',
		name: 'list',
		type: 'list' as const,
		typeOptions: { searchListMethod, searchable: true },
	};
	const properties = {
		regex: `^\\s*[0-9${separators}]*\\s*$`,
		errorMessage: `Enter only the ID, such as ${id}, not the name`,
	};
	const validation = [{ type: 'regex', properties }];
	return [fromList, { ...typed('By ID', 'id', `e.g. ${id}`), validation }];
}

/** Besides one from the list, several can be typed: IDs, or names that are looked up. */
const several = (method: string, ids: string, names: string) => ({
	modes: [...located(method, ids, ',;\\s'), typed('By Name', 'name', names)],
});

/** One of the chosen account's. */
const inAccount = { typeOptions: { loadOptionsDependsOn: ['advertiserId.value'] } };

const byUrl = typed('By URL', 'url', 'e.g. https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=…');

/** What n8n needs for some parameters besides their fields. */
const extras: Readonly<Record<string, Partial<INodeProperties>>> = {
	advertiserId: { modes: located('searchAccounts', '7010000000000000001') },
	campaignId: {
		...inAccount,
		modes: [...located('searchCampaigns', '1790000000000000001'), byUrl],
	},
	adgroupId: { ...inAccount, modes: located('searchAdGroups', '1800000000000000001') },
	adId: { ...inAccount, modes: located('searchAds', '1850000000000000001') },
	interestCategoryIds: several('searchInterests', '15, 26', 'e.g. Games, Travel'),
	audienceIds: several('searchAudiences', '170000001', 'e.g. Purchasers 180D'),
	excludedAudienceIds: several('searchAudiences', '170000001', 'e.g. Purchasers 180D'),
	limit: { typeOptions: { minValue: 1, maxValue: maxResults } },
};

const emptyValues: Readonly<Record<string, INodeProperties['default']>> = {
	boolean: false,
	multiOptions: [],
	resourceLocator: { mode: 'list', value: '' },
};

/** A field as a parameter of n8n's form. */
function parameterOf(field: Omit<Field, 'parse'>): INodeProperties {
	const { label, parameter, type, required, choices, placeholder, description } = field;
	return {
		displayName: label,
		name: parameter,
		type,
		required,
		options: choices?.map(optionOf),
		allowArbitraryValues: choices && true,
		default: field.default ?? emptyValues[type] ?? '',
		placeholder,
		description,
		...extras[parameter],
	};
}

const optionOf = ({ name, value, description }: Choice) => ({ name, value, description });

/** "Ad Settings" for `adSettings`. */
const inWords = (name: string) =>
	name
		.replace(/[A-Z]/g, ' $&')
		.replace(/^./, (letter) => letter.toUpperCase())
		.replace(' For ', ' for ');

/** The collections that fields may be in, by name and in the form's order. */
const collections: Readonly<Record<string, readonly [placeholder: string, description: string]>> = {
	targeting: ['Add Targeting', 'Who sees the ads. Adspirer decides what you leave out.'],
	delivery: ['Add Delivery Setting', 'Override what the objective determines'],
	bidding: ['Add Bid Setting', 'The most to pay. By default TikTok gets the most for the budget.'],
	adSettings: ['Add Ad Setting', 'What people can do with the ads'],
	adDetails: ['Add Detail', 'Who the ad is from, and what is counted'],
	updateFields: ['Add Field', 'What to change. Empty fields stay as they are.'],
	filters: ['Add Filter', 'Narrow down the search'],
	[valuesForAllRows]: [
		'Add Value',
		'What counts for rows whose sheet has no filled cell for it. An expression can make a name of several columns. A cell of the sheet comes first.',
	],
};

/** The collections with fields in them, those by label. */
function collectionsOf(fields: readonly FieldOf[], show: Show): INodeProperties[] {
	const all = fields.flatMap((field) => [field, ...(field.addition ? [field.addition] : [])]);
	return Object.entries(collections).flatMap(([name, [placeholder, description]]) => {
		const inside = all
			.filter(({ collection }) => collection === name)
			.map(parameterOf)
			.sort((one, other) => one.displayName.localeCompare(other.displayName));
		if (inside.length === 0) return [];
		const shown = { displayName: inWords(name), name, placeholder, description };
		const displayOptions = { show };
		return [{ ...shown, type: 'collection', default: {}, displayOptions, options: inside }];
	});
}

/** The collection for what the sheet has no column for. */
function valuesFor(creation: Creation, show: Show): INodeProperties[] {
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

const allOptions = Object.entries(options).map(
	([name, { form }]): INodeProperties => ({
		displayName: inWords(name),
		name,
		type: 'string',
		default: '',
		...form,
	}),
);

/** Options of every operation that makes calls. */
const callOptions = ['maxConcurrency', 'maxRetries', 'timeout'];

function optionsOf(operation: Operation | DryRun): INodeProperties {
	const { choice, options: own = [], creation = operation.mappable ?? adGroup } = operation;
	const names = 'execute' in operation ? own : [...callOptions, ...own];
	// A form without a mapping mode shows what belongs to one of them.
	const shown = 'isOfColumns' in operation && { displayOptions: undefined };
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { operation: [choice.value] } },
		options: allOptions
			.filter(({ name }) => names.includes(name) && !creation.otherOptions.includes(name))
			.map((option) => ({ ...optionFor(creation, option), ...shown })),
	};
}

/** An option in the words of what is created, and with its default. */
function optionFor(creation: Creation, option: INodeProperties): INodeProperties {
	const { noun, parentNoun, tool, timeout, pause, repeatAfter } = creation;
	const words: Values = {
		noun,
		Noun: noun.replace(/^./, (first) => first.toUpperCase()),
		parent: parentNoun,
		tool: tool.name,
		meanwhile: pause.meanwhile,
		seconds: repeatAfter / 1000,
	};
	return {
		...option,
		...(option.name === 'timeout' && { default: timeout }),
		...(option.name === 'columns' && { options: [columnValues(creation)] }),
		description: option.description?.replace(/\{(\w+)\}/g, (_, word) => String(words[word])),
	};
}

/** What a user says of a column, with everything that it may be. */
const columnValues = (creation: Creation) => ({
	displayName: 'Column',
	name: 'column',
	values: [
		{
			displayName: 'Heading',
			name: 'heading',
			type: 'string' as const,
			default: '',
			placeholder: 'e.g. Bid / Cost Cap',
			description: "The column's heading in the sheet. Case and spaces don't matter.",
		},
		{
			displayName: 'Means',
			name: 'means',
			type: 'options' as const,
			options: columnChoices(creation).map(optionOf),
			allowArbitraryValues: true,
			default: 'ignore',
			description: 'What the column holds',
		},
	],
});

/** What an operation's form has besides its options. */
function fieldsOf(operation: Operation): INodeProperties[] {
	const { choice, fields, variants, more = [] } = operation;
	const { limited, mappable, creation } = operation;
	const show = mappable && byFields;
	const alone = fields.filter((field) => field.collection === undefined);
	const above = operation.notice ?? '';
	return [
		...(above ? [notice(choice.value, above, { show: mappable && byHeadings })] : []),
		...alone.flatMap((field) => {
			const when = field.argument === 'advertiser_id' ? {} : show;
			return inVariants(parameterOf(field), variants?.[field.argument] ?? [{}], when);
		}),
		...collectionsOf(fields, show),
		...(creation ? valuesFor(creation, byHeadings) : []),
		...more,
		...(limited ? limitParameters : []),
	];
}

/** The form of an operation. Check Rows has that of Create, except for the options. */
export function formOf(operation: Operation | DryRun): INodeProperties[] {
	const { resource, choice, creation } = operation;
	const own = { operation: [choice.value] };
	const ofSheet = creation && 'isOfColumns' in operation ? valuesFor(creation, own) : [];
	const fields = 'execute' in operation ? ofSheet : fieldsOf(operation);
	const sharing = creation ? [choice.value, 'preview'] : [choice.value];
	const shown = { resource: [resource], operation: sharing };
	return [...fields, optionsOf(operation)].map(({ displayOptions, ...parameter }) => ({
		...parameter,
		displayOptions: { ...displayOptions, show: { ...shown, ...displayOptions?.show } },
	}));
}
