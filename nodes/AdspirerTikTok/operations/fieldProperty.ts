import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Field } from '../contract/fields';
import { maxResults } from '../contract/tools';

/** Shown where the columns fill the arguments by their headings. */
export const byHeadings = { mappingMode: ['autoMapInputData'] };

/**
 * Shown where the fields of the form are filled one by one. Asks what the mode isn't, since n8n's editor
 * has no value for it in an agent's tool, where it is hidden.
 */
export const byFields = { mappingMode: [{ _cnd: { not: 'autoMapInputData' } }] };

/** Display conditions of a field that some operations of a resource have. */
export function shownFor(
	resource: string,
	operations: string[],
	more: IDisplayOptions['show'] = {},
): NonNullable<IDisplayOptions['show']> {
	return { resource: [resource], operation: operations, ...more };
}

/** @param signs that may stand between several IDs. */
const idMode = (placeholder: string, signs = '') => ({
	displayName: 'By ID',
	name: 'id',
	type: 'string' as const,
	placeholder,
	validation: [
		{
			type: 'regex' as const,
			properties: {
				regex: `^\\s*[0-9${signs}]*\\s*$`,
				errorMessage: `Enter only the ID, such as ${placeholder.replace('e.g. ', '')}, not the name`,
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

/** Several of what is listed are typed, as IDs or as names that are looked up. */
const severalModes = (method: string, ids: string, names: string): Partial<INodeProperties> => ({
	modes: [
		listMode(method),
		idMode(ids, ',;\\s'),
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: names },
	],
});

const audienceModes = severalModes('searchAudiences', 'e.g. 170000001', 'e.g. Purchasers 180D');

/** What n8n needs of some parameters beside what the contract says of their fields. */
const ofParameter: Readonly<Record<string, Partial<INodeProperties>>> = {
	advertiserId: { modes: [listMode('searchAccounts'), idMode('e.g. 7010000000000000001')] },
	campaignId: {
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
	},
	interestCategoryIds: severalModes('searchInterests', 'e.g. 15, 26', 'e.g. Games, Travel'),
	audienceIds: audienceModes,
	excludedAudienceIds: audienceModes,
	limit: { typeOptions: { minValue: 1, maxValue: maxResults } },
};

const emptyOf: Readonly<Record<string, INodeProperties['default']>> = {
	boolean: false,
	multiOptions: [],
	resourceLocator: { mode: 'list', value: '' },
};

/** A field of the contract as a property of n8n's form, which has no use for other spellings. */
export function fieldProperty(field: Field): INodeProperties {
	const { parameter, type, required, choices, placeholder, description } = field;
	return {
		displayName: field.label,
		name: parameter,
		type,
		...(required && { required }),
		...(choices && {
			options: choices.map(({ name, value, description: said }) => ({
				name,
				value,
				...(said !== undefined && { description: said }),
			})),
			allowArbitraryValues: true,
		}),
		default: field.default ?? emptyOf[type] ?? '',
		...(placeholder !== undefined && { placeholder }),
		description,
		...ofParameter[parameter],
	};
}

/** One way in which a field is shown. */
export interface Variant extends Partial<Pick<INodeProperties, 'required' | 'description'>> {
	readonly show?: IDisplayOptions['show'];
	readonly hide?: IDisplayOptions['hide'];
	/** A line of advice above it while it is empty. */
	readonly above?: string;
}

/** A field in each of its ways; `shown` is when, where a way doesn't say it. */
export function inVariants(
	field: INodeProperties,
	variants: readonly Variant[],
	shown: IDisplayOptions['show'],
): INodeProperties[] {
	const whereEmpty = (show: Variant['show']): IDisplayOptions => {
		return { show, hide: { [field.name]: [{ _cnd: { exists: true } }] } };
	};
	return variants.flatMap(({ show = shown, hide, above, ...more }) => [
		...(above === undefined ? [] : [notice(`${field.name}Notice`, above, whereEmpty(show))]),
		{ ...field, ...more, displayOptions: { show, ...(hide && { hide }) } },
	]);
}

/** What the form shows of a collection; its parameter's name is made of its label. */
export function collection(displayName: string, placeholder: string, description: string) {
	const name = displayName.replaceAll(' ', '').replace(/^./, (first) => first.toLowerCase());
	return { displayName, name, placeholder, description };
}

/** What the form shows of a collection, with the parameter's name that its fields go by. */
export type Collection = ReturnType<typeof collection>;

/**
 * A collection of the form, with the fields that belong to it, by label.
 *
 * @param fields of which those of the collection are taken.
 */
export function collectionProperty(
	fields: readonly Field[],
	shown: Collection,
	show: IDisplayOptions['show'],
): INodeProperties {
	const inside = fields
		.flatMap((field): Field[] => {
			const { addition, parse } = field;
			return addition ? [field, { ...addition, parse }] : [field];
		})
		.filter((field) => field.collection === shown.name)
		.map((field) => fieldProperty(field));
	return {
		...shown,
		type: 'collection',
		default: {},
		displayOptions: { show },
		options: inside.sort((one, other) => one.displayName.localeCompare(other.displayName)),
	};
}

/** A line of advice in the form. */
export function notice(
	name: string,
	displayName: string,
	displayOptions: IDisplayOptions,
): INodeProperties {
	return { displayName, name, type: 'notice', default: '', displayOptions };
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
