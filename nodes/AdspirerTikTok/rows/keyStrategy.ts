import { parseChoice, type Choice } from '../parse/choice';
import { parseCustomKey } from '../parse/text';
import type { Problem } from '../parse/cell';

/** What identifies an ad group, so that it is not created twice. */
export type KeyStrategyName = 'name' | 'execution' | 'custom';

/** The choices of Duplicate Protection, with the words that expressions may give. */
export const keyStrategies = [
	{ name: 'By Name', value: 'name', aliases: ['name'] },
	{ name: 'By Execution', value: 'execution', aliases: ['execution'] },
	{ name: 'By Your Own Key', value: 'custom', aliases: ['own key', 'your own key'] },
] as const satisfies readonly Choice[];

/** The strategy of a row, with the user's own key where it needs one. */
export type KeyStrategy =
	| { readonly by: 'name' | 'execution' }
	| { readonly by: 'custom'; readonly customKey: string };

/**
 * Reads the two parameters of the duplicate protection.
 *
 * @param protection the value of 'Duplicate Protection'; empty means By Name.
 * @param customKey the value of 'Duplicate Key', read only where the protection asks for it.
 */
export function parseKeyStrategy(
	protection: unknown,
	customKey: () => unknown,
): { strategy: KeyStrategy } | { problem: Problem } {
	const by = parseChoice(protection, keyStrategies);
	if ('problem' in by) return { problem: { field: 'Duplicate Protection', message: by.problem } };
	if (!('value' in by) || by.value === 'name') return { strategy: { by: 'name' } };
	if (by.value === 'execution') return { strategy: { by: 'execution' } };
	const key = parseCustomKey(customKey());
	if ('value' in key) return { strategy: { by: 'custom', customKey: key.value } };
	const message =
		'problem' in key
			? key.problem
			: "is empty. Enter a key, or choose another 'Duplicate Protection'.";
	return { problem: { field: 'Duplicate Key', message } };
}
