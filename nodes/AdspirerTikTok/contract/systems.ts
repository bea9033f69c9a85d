import { systemsIn } from '../parse/people';
import type { RuleContext } from './rules';
import type { Values } from './tools';
import * as choices from './choices';

/** The system that the promoted app runs on. */
export const systemOfPromotion = (type = '') => /^APP_(ANDROID|IOS)$/.exec(type)?.[1];

/** The systems that a row names: two in its cell are sent as none. */
export function systemsOf({ operating_systems: sent }: Values, { written }: RuleContext) {
	const named = systemsIn(sent ?? written?.('operating_systems'));
	if ('value' in named) return named.value;
	return [];
}

export const namesOfSystems = (systems: readonly string[]) =>
	systems.map((system) => choices.nameOf('operating_systems', system));
