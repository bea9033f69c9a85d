import type { AdGroupArguments } from '../arguments/argumentSchemas';
import type { Problem } from '../arguments/readArguments';
import { understandChoice } from '../arguments/understand/choice';
import { keyByArguments, keyByExecution, keyByUser, type RowPlace } from '../key/idempotencyKey';
import { understandOwnKey } from '../key/ownKey';
import { labelOfParameter } from '../parameters/labels';
import type { ParameterReader } from '../parameters/readParameters';

const protections = [
	{ name: 'By Execution', value: 'execution' },
	{ name: 'By Row Values', value: 'arguments' },
	{ name: 'By Your Own Key', value: 'custom' },
];

/** How a row's key is to be made, or why it can't be. */
export type KeyRecipe =
	| { readonly by: 'execution' | 'arguments' }
	| { readonly by: 'custom'; readonly own: string }
	| { readonly problem: Problem };

/** Reads the two parameters of the duplicate protection for one row. */
export function keyRecipe(reader: ParameterReader, item: number): KeyRecipe {
	const problem = (name: string, message: string) => ({
		problem: { field: labelOfParameter(name), message },
	});
	const protection = reader.value('duplicateProtection', item, 'execution');
	if ('problem' in protection) return problem('duplicateProtection', protection.problem);
	const by = understandChoice(protection.value, protections);
	if ('problem' in by) return problem('duplicateProtection', by.problem);
	if (!('value' in by) || by.value === 'execution') return { by: 'execution' };
	if (by.value === 'arguments') return { by: 'arguments' };
	const written = reader.value('duplicateKey', item, '');
	if ('problem' in written) return problem('duplicateKey', written.problem);
	const own = understandOwnKey(written.value);
	if ('problem' in own) return problem('duplicateKey', own.problem);
	return 'value' in own
		? { by: 'custom', own: own.value }
		: problem('duplicateKey', 'is empty. Fill it in, or choose another Duplicate Protection.');
}

/** The idempotency key of a row. */
export function keyOf(
	recipe: Exclude<KeyRecipe, { problem: Problem }>,
	place: RowPlace,
	given: AdGroupArguments,
): string {
	if (recipe.by === 'custom') return keyByUser(recipe.own);
	return recipe.by === 'arguments' ? keyByArguments(place, given) : keyByExecution(place, given);
}
