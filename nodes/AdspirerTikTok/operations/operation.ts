import type {
	IDataObject,
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { ad } from '../contract/ad';
import { whichAd } from '../contract/adFields';
import { adGroup } from '../contract/adGroup';
import type { Creation, Values } from '../contract/creation';
import { whichFields } from '../contract/fields';
import { changedOutput, listOutput } from '../output/items';
import { readListToShow } from '../response/lists';
import type { RowSpec } from '../rows/row';
import type { RowOperation } from '../run/runRows';

/** What the form offers, by the names that saved workflows hold. */
interface Offer {
	readonly resource: 'account' | 'ad' | 'adGroup' | 'campaign' | 'targeting';
	readonly choice: INodePropertyOptions & { readonly value: string; readonly action: string };
	/** Its options, besides those of every call and except what means nothing for the creation. */
	readonly options?: readonly string[];
}

/** An operation that makes one call for each row. */
export interface Operation extends Offer, Omit<RowOperation, 'labels'> {
	/** Above its form; if columns can be mapped by their headings, only where they are. */
	readonly notice?: string;
	/** Fields that the form shows in other ways than Mapping Mode alone decides, by argument. */
	readonly variants?: Readonly<Record<string, readonly Variant[]>>;
	readonly collections?: readonly Collection[];
	/** What its form has besides its fields and options. */
	readonly more?: readonly INodeProperties[];
}

/** An operation that runs without calls, over the form of the operation that creates the same. */
export interface DryRun extends Offer {
	readonly creation: Creation;
	readonly mappable?: undefined;
	/** True for a check of the columns, whose form has only options: everything is mapped by headings. */
	readonly isOfColumns?: true;
	readonly execute: (
		context: IExecuteFunctions,
		creation: Creation,
		labels: RowSpec['labels'],
	) => Promise<INodeExecutionData[]>;
}

/** One way to show a field; its own `show` replaces that of Mapping Mode. */
export interface Variant extends Partial<Pick<INodeProperties, 'required' | 'description'>> {
	readonly show?: IDisplayOptions['show'];
	readonly hide?: IDisplayOptions['hide'];
	/** A line of advice above the field while it is empty. */
	readonly above?: string;
}

export type Collection = Pick<INodeProperties, 'displayName' | 'name' | 'description'> & {
	readonly placeholder: string;
};

export const byHeadings = { mappingMode: ['autoMapInputData'] };

/** Asks what the mode isn't: it is hidden in an agent's tool, where n8n's editor has no value. */
export const byFields = { mappingMode: [{ _cnd: { not: 'autoMapInputData' } }] };

export function collection(
	displayName: string,
	placeholder: string,
	description: string,
): Collection {
	const name = displayName.replaceAll(' ', '').replace(/^./, (first) => first.toLowerCase());
	return { displayName, name, placeholder, description };
}

/** What can be created, with the fields that say which existing one is meant. */
export const things = {
	ad: { creation: ad, fields: whichAd },
	adGroup: { creation: adGroup, fields: whichFields },
} as const;

export type Thing = keyof typeof things;

/** The part of an operation that changes a thing, with what its item says besides the ID. */
export function changing(
	resource: Thing,
	verb: string,
	said: (values: Values) => IDataObject = () => ({ [verb]: true }),
): Pick<Operation, 'resource' | 'fields' | 'action' | 'options' | 'output'> {
	const { creation, fields } = things[resource];
	return {
		resource,
		fields,
		options: ['includeInputFields'],
		action: { verb, noun: creation.noun, creation },
		output: changedOutput(creation, said),
	};
}

/** The operations that make the same change to each thing. */
export function changesOf(
	name: string,
	verb: string,
	fixed: Values,
	own: Readonly<Record<Thing, OwnChange>>,
): Operation[] {
	return (['ad', 'adGroup'] as const).map((resource) => {
		const { tool, description, notice, action } = own[resource];
		const { noun } = things[resource].creation;
		const choice = {
			name,
			value: name.toLowerCase(),
			description,
			action: action ?? `${name} ${noun}`,
		};
		return { ...changing(resource, verb), choice, tool, fixed, notice };
	});
}

type OwnChange = Pick<Operation, 'tool' | 'notice'> & {
	readonly description: string;
	/** Where an AI agent has to know more than the name and the noun. */
	readonly action?: string;
};

/** The part of an operation that lists things; `whyNone` may know why there are none. */
export function listing(
	{ tool, form, fixed }: Pick<Creation['list'], 'tool' | 'form'> & { readonly fixed?: Values },
	noun: string,
	whyNone?: (values: Values) => string | undefined,
): Pick<Operation, 'tool' | 'fixed' | 'action' | 'output'> {
	return {
		tool,
		fixed,
		action: { verb: 'found', noun },
		output: ({ answer }, { values }) =>
			listOutput(answer, readListToShow(answer.raw, form), noun, whyNone?.(values)),
	};
}
