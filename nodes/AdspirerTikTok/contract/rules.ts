import type { SomeArguments } from './adGroupArguments';
import { budgetRules, besideTheSums } from './budgetRules';
import type { CheckContext, Finding, Rule } from './finding';
import { targetingRules } from './targetingRules';

export { besideTheSums };

/** Every rule between the arguments of an ad group, of any strength, in the order they are told. */
export const rules: readonly Rule[] = [...budgetRules, ...targetingRules];

/** What a row is refused for; at most one finding for each field, the first. */
export function findBrokenRules(given: SomeArguments, context: CheckContext): Finding[] {
	const findings = find('refuse', given, context);
	return findings.filter(
		({ argument }, at) => findings.findIndex((other) => other.argument === argument) === at,
	);
}

/** Everything unusual about a row that is sent all the same. */
export function findWarnings(given: SomeArguments, context: CheckContext): Finding[] {
	return find('warn', given, context);
}

function find(strength: Rule['strength'], given: SomeArguments, context: CheckContext): Finding[] {
	return rules.flatMap((rule) => {
		const message = rule.strength === strength ? rule.finds(given, context) : undefined;
		return message === undefined ? [] : [{ argument: rule.about[0], message }];
	});
}

/**
 * The arguments that only make sense beside a certain value of another one, `dependsOn`.
 * `whyLeftOut` gives nothing where they do make sense beside the row's other arguments.
 */
export const dependentArguments = rules.flatMap(
	({ strength, about: [argument, dependsOn], finds }) =>
		strength === 'leave out' && dependsOn !== undefined
			? [{ argument, dependsOn, whyLeftOut: finds }]
			: [],
);
