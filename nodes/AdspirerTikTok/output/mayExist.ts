import type { Failure } from '../response/failure';
import type { KeyStrategyName } from '../rows/keyStrategy';

/** Advice for an ad group that may exist: how to find out, and what to do then. */

const look = "Look for the ad group's name in TikTok Ads Manager.";

/** How a row is created although its key is known to the service. */
const withAnotherKey: Record<KeyStrategyName, string> = {
	name: "run only this row with 'Duplicate Protection' set to By Execution",
	custom: "run the row again with another 'Duplicate Key'",
	execution: 'run the row again in a new execution',
};

/** For a row that was refused, because an ad group like it is there or its key was used before. */
export function lookForName(protection: KeyStrategyName): string {
	return `${look} If it is there, remove or rename the row. If it isn't, ${withAnotherKey[protection]}.`;
}

/**
 * For a row of which nobody knows what came of it. Under the same key it is safe to send it again,
 * but pointless where the service refuses that key, or answers it with one and the same error.
 */
export function adviceToCheck(
	{ reason, sameEveryTime }: Failure,
	protection: KeyStrategyName,
): string {
	const isPointless =
		sameEveryTime || reason.type === 'key reused' || reason.type === 'already exists';
	if (isPointless) return `${look} If it isn't there, ${withAnotherKey[protection]}.`;
	const run = reason.type === 'rejected' ? 'correct the row and run it again' : 'run the row again';
	const again =
		protection === 'execution'
			? `${run} with 'Duplicate Protection' set to By Your Own Key and this row's idempotency_key as 'Duplicate Key'`
			: run;
	return `${look} If it isn't there, ${again}.`;
}
