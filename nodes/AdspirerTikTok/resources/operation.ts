import type {
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import { accountField } from '../contract/fields';
import type { Tool } from '../contract/tools';
import { listOutput } from '../output/items';
import type { Output, Row, Work } from '../output/rowOutcome';
import { readList, type ListKind } from '../response/lists';
import type { Done } from '../response/result';
import type { RowSpec } from '../rows/row';
import {
	byFields,
	byHeadings,
	collectionProperty,
	fieldProperty,
	mappingModeField,
	notice,
	shownFor,
	type Collection,
} from './fieldProperty';
import { callOptions, limitFields, optionsOf } from './optionFields';

/** What the form offers, by the names that saved workflows hold. */
interface Offer {
	readonly resource: 'account' | 'adGroup' | 'campaign' | 'targeting';
	/** The operation as n8n lists it. */
	readonly choice: INodePropertyOptions & { readonly value: string; readonly action: string };
	/** Its form, where that is more than its fields and options one below the other. */
	readonly properties?: readonly INodeProperties[];
}

/** An operation that makes one call for each row. */
export interface Operation extends Offer, Omit<RowSpec, 'labels'> {
	/** Above its form, where the columns fill its fields if they can. */
	readonly notice?: string;
	/** What holds those of its fields that are of a collection. */
	readonly collection?: Collection;
	/** Its options beside those of every call. */
	readonly options?: readonly string[];
	readonly tool: Tool;
	readonly work: Work;
	/** What it makes of an answer. */
	readonly output: (done: Done, row: Row) => Output;
}

/** An operation that makes no calls. */
export interface OwnOperation extends Offer {
	readonly execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The form of an operation: the account first, then what it is about, then its options. */
export function formOf(operation: Operation | OwnOperation): readonly INodeProperties[] {
	if (operation.properties) return operation.properties;
	if ('execute' in operation) return [];
	const { resource, choice, fields, collection, limited, mappable, options = [] } = operation;
	const shown = (when?: IDisplayOptions['show']) => shownFor(resource, [choice.value], when);
	const show = shown(mappable && byFields);
	const above = operation.notice === undefined ? [] : [operation.notice];
	return [
		...above.map((text) =>
			notice(`${choice.value}Notice`, text, { show: shown(mappable && byHeadings) }),
		),
		...fields
			.filter((field) => field === accountField)
			.map((field) => fieldProperty(field, { show: shown() })),
		...fields
			.filter((field) => field !== accountField && field.collection === undefined)
			.map((field) => fieldProperty(field, { show })),
		...(collection ? [collectionProperty(fields, collection, show)] : []),
		...(limited ? limitFields(resource) : []),
		optionsOf(resource, choice.value, [...callOptions, ...options]),
	];
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
	kind: ListKind,
	noun: string,
	emptyHint?: (values: Readonly<Record<string, unknown>>) => string | undefined,
): Pick<Operation, 'work' | 'output'> {
	return {
		work: { finds: noun },
		output: ({ answer }, { values }) =>
			listOutput(answer, readList(answer.raw, kind), noun, emptyHint?.(values)),
	};
}
