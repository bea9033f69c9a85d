import type { IDisplayOptions, INodeProperties, INodePropertyMode } from 'n8n-workflow';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import type { Field, FieldOf } from '../contract/fields';
import { maxResults } from '../contract/tools';
import type { Choice } from '../parse/choice';
import { options } from '../rows/options';
import { forAllRows, valuesForAllRows } from '../rows/parameters';
import { columnChoices } from '../rows/userColumns';
import {
	byFields,
	byHeadings,
	type Collection,
	type DryRun,
	type Operation,
	type Variant,
} from './operation';

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

const listMode = (searchListMethod: string) => ({
	displayName: 'From List',
	name: 'list',
	type: 'list' as const,
	typeOptions: { searchListMethod, searchable: true },
});

const textMode = (displayName: string, name: string, placeholder: string) => ({
	displayName,
	name,
	type: 'string' as const,
	placeholder,
});

/** @param separators between several IDs. */
const idMode = (placeholder: string, separators = '') => ({
	...textMode('By ID', 'id', placeholder),
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: `^\\s*[0-9${separators}]*\\s*$`,
				errorMessage: `Enter only the ID, such as ${placeholder.replace('e.g. ', '')}, not the name`,
			},
		},
	],
});

/** One of the chosen account's. */
const inAccount = (method: string, id: string, ...more: INodePropertyMode[]) => ({
	typeOptions: { loadOptionsDependsOn: ['advertiserId.value'] },
	modes: [listMode(method), idMode(id), ...more],
});

/** Besides one from the list, several can be typed: IDs, or names that are looked up. */
const severalModes = (method: string, ids: string, names: string) => ({
	modes: [listMode(method), idMode(ids, ',;\\s'), textMode('By Name', 'name', names)],
});

const audienceModes = severalModes('searchAudiences', 'e.g. 170000001', 'e.g. Purchasers 180D');

/** What n8n needs for some parameters besides their fields. */
const extras: Readonly<Record<string, Partial<INodeProperties>>> = {
	advertiserId: { modes: [listMode('searchAccounts'), idMode('e.g. 7010000000000000001')] },
	campaignId: inAccount(
		'searchCampaigns',
		'e.g. 1790000000000000001',
		textMode('By URL', 'url', 'e.g. https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=…'),
	),
	adgroupId: inAccount('searchAdGroups', 'e.g. 1800000000000000001'),
	adId: inAccount('searchAds', 'e.g. 1850000000000000001'),
	interestCategoryIds: severalModes('searchInterests', 'e.g. 15, 26', 'e.g. Games, Travel'),
	audienceIds: audienceModes,
	excludedAudienceIds: audienceModes,
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

const ofAllRows: Collection = {
	displayName: 'Values for All Rows',
	name: valuesForAllRows,
	placeholder: 'Add Value',
	description:
		'What counts for rows whose sheet has no filled cell for it. An expression can make a name of several columns. A cell of the sheet comes first.',
};

/** A collection with those of the fields that are in it, by label. */
function collectionOf(fields: readonly FieldOf[], shown: Collection, show: Show): INodeProperties {
	const inside = fields
		.flatMap((field) => (field.addition ? [field, field.addition] : [field]))
		.filter((field) => field.collection === shown.name)
		.map(parameterOf)
		.sort((one, other) => one.displayName.localeCompare(other.displayName));
	return { ...shown, type: 'collection', default: {}, displayOptions: { show }, options: inside };
}

/** The collection for what the sheet has no column for. */
function valuesFor(creation: Creation, show: Show): INodeProperties {
	const fields = creation.fields.map((field) => forAllRows(field, creation));
	return collectionOf(fields, ofAllRows, show);
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
		displayName: name.replace(/[A-Z]/g, ' $&').replace(/^./, (letter) => letter.toUpperCase()),
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
	const isDry = 'execute' in operation;
	const names = isDry ? own : [...callOptions, ...own];
	const offered = allOptions
		.filter(({ name }) => names.includes(name) && !creation.otherOptions.includes(name))
		.map((option) => optionFor(creation, option));
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: { operation: [choice.value] } },
		// A form without a mapping mode shows what belongs to one of them.
		options:
			isDry && operation.isOfColumns
				? offered.map((one) => ({ ...one, displayOptions: undefined }))
				: offered,
	};
}

/** An option in the words of what is created, and with its default. */
function optionFor(creation: Creation, option: INodeProperties): INodeProperties {
	const { noun, parentNoun: parent, tool, timeout, pause, repeatAfter } = creation;
	const Noun = noun.replace(/^./, (first) => first.toUpperCase());
	const seconds = repeatAfter / 1000;
	const words: Values = {
		noun,
		Noun,
		parent,
		tool: tool.name,
		meanwhile: pause.meanwhile,
		seconds,
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
	const { choice, fields, variants, collections = [], more = [] } = operation;
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
		...collections.map((one) => collectionOf(fields, one, show)),
		...(creation ? [valuesFor(creation, byHeadings)] : []),
		...more,
		...(limited ? limitParameters : []),
	];
}

/** The form of an operation. Check Rows has that of Create, except for the options. */
export function formOf(operation: Operation | DryRun): INodeProperties[] {
	const { resource, choice, creation } = operation;
	const own = { operation: [choice.value] };
	const ofSheet = creation && 'isOfColumns' in operation ? [valuesFor(creation, own)] : [];
	const fields = 'execute' in operation ? ofSheet : fieldsOf(operation);
	const sharing = creation ? [choice.value, 'preview'] : [choice.value];
	const shown = { resource: [resource], operation: sharing };
	return [...fields, optionsOf(operation)].map(({ displayOptions, ...parameter }) => ({
		...parameter,
		displayOptions: { ...displayOptions, show: { ...shown, ...displayOptions?.show } },
	}));
}
