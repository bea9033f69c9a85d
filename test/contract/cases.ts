import type { SomeArguments } from '../../nodes/AdspirerTikTok/contract/adGroupArguments';
import type { CheckContext, Finding } from '../../nodes/AdspirerTikTok/contract/finding';

/** The time at which every case is checked: 2026-05-01 12:00:00 UTC. */
export const now = Date.UTC(2026, 4, 1, 12);

/** A row that no rule and no warning has anything to say about. */
export const plainRow: SomeArguments = {
	campaign_id: '1790000000000000001',
	adgroup_name: 'Autumn, UK',
	budget: 50,
};

/** A check, with rows that it finds something in and their neighbors that it leaves alone. */
export interface CheckCase {
	readonly check: string;
	/** What each row has beside the plain one, and what is found there. */
	readonly found: ReadonlyArray<SomeArguments & { readonly [extra: string]: unknown }>;
	readonly argument: Finding['argument'];
	/** The message for the first row; those of the others match the pattern. */
	readonly message: string;
	readonly pattern: RegExp;
	readonly neighbors: readonly SomeArguments[];
	readonly context?: Partial<CheckContext>;
}

/** Every row of the cases, with what it is checked with. */
export function rowsOf(cases: readonly CheckCase[]) {
	return cases.flatMap(({ check, found, neighbors, context }) => {
		const whole = { now, ...context };
		return [
			...found.map((row, at) => ({ check, at, row, context: whole, isFound: true })),
			...neighbors.map((row, at) => ({ check, at, row, context: whole, isFound: false })),
		];
	});
}
