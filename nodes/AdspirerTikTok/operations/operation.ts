import type {
	IDisplayOptions,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Creation } from '../contract/creation';
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

export const byHeadings = { mappingMode: ['autoMapInputData'] };

/** Asks what the mode isn't: it is hidden in an agent's tool, where n8n's editor has no value. */
export const byFields = { mappingMode: [{ _cnd: { not: 'autoMapInputData' } }] };
