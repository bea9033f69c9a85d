import type { INodeProperties } from 'n8n-workflow';
import type { Creation } from '../contract/creation';
import { createdOutput } from '../output/items';
import { options } from '../rows/options';
import { inVariants } from './form';
import { byHeadings, type Operation, type Variant } from './operation';

interface Declared extends Pick<Operation, 'resource' | 'notice' | 'variants' | 'more'> {
	readonly description: string;
	/** What the form says of the parent's field where columns are mapped by their headings. */
	readonly parentOfOthers: string;
}

/** The operation that creates one thing for each row. */
export function createOperation(
	creation: Creation,
	{ description, parentOfOthers, variants, more = [], ...declared }: Declared,
): Operation {
	const { noun, parentArgument } = creation;
	const ofRow = { required: false, description: parentOfOthers, show: byHeadings };
	return {
		...declared,
		choice: { name: 'Create', value: 'create', description, action: `Create ${noun}` },
		variants: { [parentArgument]: [{}, ofRow], ...variants },
		more: [...more, ...duplicateProtection(creation)],
		options: Object.keys(options),
		fields: creation.fields,
		mappable: creation,
		creation,
		tool: creation.tool,
		action: { verb: 'created', noun, creation },
		output: createdOutput(creation),
	};
}

/** Required with one choice of another field, hidden with `others`, optional where an expression chooses. */
export const requiredWith = (steering: string, choice: string, ...others: string[]): Variant[] => [
	{ required: true, hide: { [steering]: [{ _cnd: { not: choice } }] } },
	{ hide: { [steering]: [choice, ...others] } },
];

/** What identifies a thing. Check Rows has no use for it. */
function duplicateProtection({ noun, parentNoun, existingOption }: Creation): INodeProperties[] {
	const show = { operation: ['create'] };
	return [
		{
			displayName: 'Duplicate Protection',
			name: 'duplicateProtection',
			type: 'options',
			options: [
				{
					name: 'By Execution',
					value: 'execution',
					description: `A new execution creates the ${noun}s again; retries never do`,
				},
				{
					name: 'By Name',
					value: 'name',
					description: `Each name is created once per ${parentNoun}, in later executions too`,
				},
				{
					name: 'By Your Own Key',
					value: 'custom',
					description: `One ${noun} for each key, such as a deal ID`,
				},
			],
			allowArbitraryValues: true,
			default: 'name',
			description: `What counts as the same ${noun}. It is created once while Adspirer remembers it, even if you delete it in TikTok; By Execution creates it again. On a schedule, also use '${options[existingOption].form.displayName}' or 'Skip Existing Names'.`,
			displayOptions: { show },
		},
		...inVariants(
			{
				displayName: 'Duplicate Key',
				name: 'duplicateKey',
				type: 'string',
				default: '',
				placeholder: 'e.g. {{ $json.deal_id }}',
				description: `Your own key, such as an order or deal ID. Rows with the same key and ${parentNoun} are one ${noun}; a UUID is one in all ${parentNoun}s. For rows whose 'Duplicate Protection' is By Your Own Key.`,
			},
			requiredWith('duplicateProtection', 'custom', 'name', 'execution'),
			show,
		),
	];
}
