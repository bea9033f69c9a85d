import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { listOutput } from '../output/items';
import type { ListForm } from '../contract/creation';
import { readList } from '../response/lists';
import type { RowSpec } from '../rows/row';
import type { RowOperation } from '../run/runRows';
import {
	byFields,
	byHeadings,
	collectionProperty,
	fieldProperty,
	inVariants,
	mappingModeField,
	notice,
	shownFor,
	type Collection,
	type Variant,
} from './fieldProperty';
import { callOptions, limitFields, optionsOf } from './optionFields';

/** What the form offers, by the names that saved workflows hold. */
interface Offer {
	readonly resource: 'account' | 'adGroup' | 'campaign' | 'targeting';
	/** The operation as n8n lists it. */
	readonly choice: INodePropertyOptions & { readonly value: string; readonly action: string };
	/** Its options; an operation that makes calls has those of every call beside them. */
	readonly options?: readonly string[];
}

/** An operation that makes one call for each row. */
export interface Operation extends Offer, Omit<RowOperation, 'labels'> {
	/** Above its form, where the columns fill its fields if they can. */
	readonly notice?: string;
	/** Fields that are shown in other ways than as the mapping mode says, by argument. */
	readonly variants?: Readonly<Record<string, readonly Variant[]>>;
	/** What holds those of its fields that are of a collection. */
	readonly collections?: readonly Collection[];
	/** What its form has beside its fields. */
	readonly more?: readonly INodeProperties[];
}

/** An operation that makes no calls. */
export interface OwnOperation extends Offer {
	readonly execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The form of an operation: the account first, then what it is about, then its options. */
export function formOf(operation: Operation | OwnOperation): readonly INodeProperties[] {
	const { resource, choice, options = [] } = operation;
	if ('execute' in operation) return [optionsOf(resource, choice.value, options)];
	const { fields, variants, collections = [], more = [], limited, mappable, creation } = operation;
	const show = mappable && byFields;
	const properties = [
		...(operation.notice === undefined
			? []
			: [notice(`${choice.value}Notice`, operation.notice, { show: mappable && byHeadings })]),
		...fields
			.filter((field) => field.collection === undefined)
			.flatMap((field) => {
				const { argument } = field;
				const when = argument === 'advertiser_id' ? {} : show;
				return inVariants(fieldProperty(field), variants?.[argument] ?? [{}], when);
			}),
		...collections.map((one) => collectionProperty(fields, one, show)),
		...more,
		...(limited ? limitFields(resource) : []),
		optionsOf(resource, choice.value, creation ? undefined : [...callOptions, ...options]),
	];
	// Check Rows has the form of Create.
	const shown = shownFor(resource, [choice.value, ...(creation ? ['preview'] : [])]);
	return properties.map(({ displayOptions, ...property }) => ({
		...property,
		displayOptions: { ...displayOptions, show: { ...shown, ...displayOptions?.show } },
	}));
}

/** What an operation's form calls its parameters; their names where it doesn't have them. */
export function labelsOf(operation: Operation): RowSpec['labels'] {
	const form = [mappingModeField, ...formOf(operation)];
	return (name, collection) => {
		const outer = form.find((parameter) => parameter.name === (collection ?? name));
		if (collection === undefined) return outer?.displayName ?? name;
		const inner = outer?.options?.find((option) => option.name === name);
		return inner && 'displayName' in inner ? inner.displayName : name;
	};
}

/**
 * What an operation finds, and the items that it makes of an answer that lists it.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 * @param emptyHint what to say where a call with these arguments finds nothing.
 */
export function listing(
	form: ListForm,
	noun: string,
	emptyHint?: (values: Readonly<Record<string, unknown>>) => string | undefined,
): Pick<Operation, 'action' | 'output'> {
	return {
		action: { verb: 'found', noun },
		output: ({ answer }, { values }) =>
			listOutput(answer, readList(answer.raw, form), noun, emptyHint?.(values)),
	};
}
