import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field } from '../contract/fields';
import type { Choice } from '../parse/choice';

/** Display conditions of a field that some operations of a resource have. */
export function shownFor(
	resource: string,
	operations: string[],
	more: IDisplayOptions['show'] = {},
): NonNullable<IDisplayOptions['show']> {
	return { resource: [resource], operation: operations, ...more };
}

const idMode = (placeholder: string) => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: '^\\s*[0-9]*\\s*$',
				errorMessage: 'Enter only the ID, such as 1790000000000000001, not the name',
			},
		},
	],
});

const listMode = (searchListMethod: string) => ({
	displayName: 'From List',
	name: 'list',
	type: 'list' as const,
	typeOptions: { searchListMethod, searchable: true },
});

/** How an ad account is chosen. */
const accountLocator = {
	modes: [listMode('searchAccounts'), idMode('e.g. 7010000000000000001')],
} satisfies Partial<INodeProperties>;

/** How a campaign is chosen. */
const campaignLocator = {
	typeOptions: { loadOptionsDependsOn: ['advertiserId.value'] },
	modes: [
		listMode('searchCampaigns'),
		idMode('e.g. 1790000000000000001'),
		{
			displayName: 'By URL',
			name: 'url',
			type: 'string',
			placeholder: 'e.g. https://ads.tiktok.com/i18n/perf/adgroup?campaign_id=…',
		},
	],
} satisfies Partial<INodeProperties>;

/** Choices as n8n's form wants them; other spellings stay behind. */
function formOptions(choices: readonly Choice[]): INodePropertyOptions[] {
	return choices.map(({ name, value, description }) =>
		description === undefined ? { name, value } : { name, value, description },
	);
}

/** What n8n needs of the two fields that offer a list of the account's own things. */
const locators: Readonly<Record<string, Partial<INodeProperties>>> = {
	advertiserId: accountLocator,
	campaignId: campaignLocator,
};

const emptyOf: Readonly<Record<string, INodeProperties['default']>> = {
	boolean: false,
	multiOptions: [],
	resourceLocator: { mode: 'list', value: '' },
};

/** A field of the contract as a property of n8n's form. */
export function fieldProperty(
	{ parameter, label, type, required, choices, placeholder, description, ...field }: Field,
	displayOptions?: IDisplayOptions,
): INodeProperties {
	return {
		displayName: label,
		name: parameter,
		type,
		...(required && { required }),
		...(choices && { options: formOptions(choices), allowArbitraryValues: true }),
		default: field.default ?? emptyOf[type] ?? '',
		...(placeholder !== undefined && { placeholder }),
		description,
		...(type === 'resourceLocator' && locators[parameter]),
		...(displayOptions && { displayOptions }),
	};
}

/**
 * A collection of the form, with the fields that belong to it, by label.
 *
 * @param fields of which those of the collection are taken.
 */
export function collectionProperty(
	fields: readonly Field[],
	collection: Pick<INodeProperties, 'displayName' | 'name' | 'placeholder' | 'description'>,
	show: IDisplayOptions['show'],
): INodeProperties {
	const inside = fields.flatMap((field) => {
		const { addition } = field;
		return [
			...(field.collection === collection.name ? [fieldProperty(field)] : []),
			...(addition?.collection === collection.name
				? [fieldProperty({ ...addition, parse: field.parse })]
				: []),
		];
	});
	return {
		...collection,
		type: 'collection',
		default: {},
		displayOptions: { show },
		options: inside.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}

/** Whether the fields of the form are filled one by one, or by the headings of the row's columns. */
export const mappingModeField: INodeProperties = {
	displayName: 'Mapping Mode',
	name: 'mappingMode',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Map Automatically',
			value: 'autoMapInputData',
			description:
				'Match columns by their headings, such as Ad group, Daily budget, Country or Age',
		},
		{
			name: 'Map Each Column Below',
			value: 'defineBelow',
			description: 'Fill in each field, or drag a column into it',
		},
	],
	default: 'defineBelow',
	description: "How to map the row's columns to the ad group's fields",
	displayOptions: {
		show: shownFor('adGroup', ['create', 'preview', 'update']),
		hide: { '@tool': [true] },
	},
};
