import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Field } from '../contract/fields';
import type { Choice } from '../parse/choice';
import { accountLocator, campaignLocator } from './locators';

/** Choices as n8n's form wants them; other spellings stay behind. */
export function formOptions(choices: readonly Choice[]): INodePropertyOptions[] {
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
