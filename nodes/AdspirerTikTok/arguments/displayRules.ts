import type { AdGroupArguments, ArgumentName } from './argumentSchemas';

/**
 * The display rules of the form, applied once more to a row's own values: where a rule's value came
 * by expression, n8n can't hide the fields that hang on it, and a stale or mapped value is still
 * there at run time.
 */
export interface DisplayRule {
	readonly argument: ArgumentName;
	/** The argument whose value the rule looks at. */
	readonly hangsOn: ArgumentName;
	/** True where the argument makes sense beside the row's other arguments. */
	readonly appliesTo: (others: AdGroupArguments) => boolean;
	/** Ends the sentence "… was left out because". */
	readonly because: string;
}

/**
 * TikTok accepts a pixel on an ad group for website conversions alone, and refuses it for all else
 * (PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE). The last three objectives are newer than the form and come
 * by additional arguments.
 */
const objectivesWithPixel = new Set<unknown>([
	'CONVERSIONS',
	'WEB_CONVERSIONS',
	'PRODUCT_SALES',
	'SHOP_PURCHASES',
]);

const becauseOfObjective =
	'the objective is not Conversions, and TikTok takes a pixel for no other';

export const displayRules: readonly DisplayRule[] = [
	{
		argument: 'placements',
		hangsOn: 'placement_type',
		appliesTo: (others) => others.placement_type === 'PLACEMENT_TYPE_NORMAL',
		because: 'the placement type is not Manual',
	},
	{
		argument: 'pixel_id',
		hangsOn: 'objective',
		appliesTo: (others) => objectivesWithPixel.has(others.objective),
		because: becauseOfObjective,
	},
	{
		argument: 'optimization_event',
		hangsOn: 'objective',
		appliesTo: (others) => objectivesWithPixel.has(others.objective),
		because: becauseOfObjective,
	},
];
