import type { ArgumentName, SomeArguments } from './adGroupArguments';
import { hasNoColumn, quotedField, type CheckContext } from './finding';

/**
 * An argument that only makes sense beside a certain value of another one. The form hides its field
 * otherwise, but n8n can't hide a field where the other value is an expression: what the field
 * holds is then still there at run time, so the same rule is applied to each row's own values.
 */
export interface DependentArgument {
	readonly argument: ArgumentName;
	/** The argument whose value decides. */
	readonly dependsOn: ArgumentName;
	/** True where the argument makes sense beside the row's other arguments. */
	readonly appliesTo: (others: SomeArguments) => boolean;
	/** Completes a sentence such as "'Placements' was ignored, because". */
	readonly because: (context: Pick<CheckContext, 'headingOf'>) => string;
}

/**
 * TikTok accepts a pixel on an ad group for these objectives, and refuses it for all others with
 * PIXEL_ID_NOT_ALLOWED_FOR_OBJECTIVE (Adspirer's guidance). The form offers the first one; the
 * newer ones can be set in Additional Arguments.
 */
const objectivesWithPixel: ReadonlySet<string> = new Set([
	'CONVERSIONS',
	'WEB_CONVERSIONS',
	'PRODUCT_SALES',
	'SHOP_PURCHASES',
]);

/** True where TikTok accepts a pixel. Without an objective the service takes Traffic. */
function takesPixel({ objective }: SomeArguments): boolean {
	return objective !== undefined && objectivesWithPixel.has(objective);
}

const becauseOfObjective: DependentArgument['because'] = (context) => {
	const objective = hasNoColumn(context, 'objective')
		? "no column 'Objective' says Conversions"
		: `${quotedField(context, 'objective', 'Objective')} isn't Conversions`;
	return `${objective}, and TikTok accepts a pixel with no other objective`;
};

/** The arguments whose fields the form hides unless another field has a certain value. */
export const dependentArguments: readonly DependentArgument[] = [
	{
		argument: 'placements',
		dependsOn: 'placement_type',
		appliesTo: (others) => others.placement_type === 'PLACEMENT_TYPE_NORMAL',
		because: (context) =>
			`${quotedField(context, 'placement_type', 'Placement Type')} isn't Manual`,
	},
	{
		argument: 'pixel_id',
		dependsOn: 'objective',
		appliesTo: takesPixel,
		because: becauseOfObjective,
	},
	{
		argument: 'optimization_event',
		dependsOn: 'objective',
		appliesTo: takesPixel,
		because: becauseOfObjective,
	},
];
