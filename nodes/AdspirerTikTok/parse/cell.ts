import { isEmpty } from '../base/values';
import type { Fault, FaultOfList } from '../problems/problem';

export type Parsed<T> =
	| {
			readonly value: T;
			/** What the text was understood as, if that has to be shown. */
			readonly readAs?: string;
			readonly warning?: Fault | FaultOfList;
			/** What it says of other arguments. */
			readonly also?: Readonly<Record<string, unknown>>;
	  }
	| {
			readonly nothing: true;
			/** What the text means, if it isn't as good as empty. */
			readonly readAs?: string;
	  }
	| { readonly problem: Fault | FaultOfList };

/** An empty cell, or a word such as "n/a" that means one. */
export const nothing = { nothing: true } as const;

export const maxNameLength = 512;

export function parseWholeNumber(value: unknown, min: number, max: number): Parsed<number> {
	if (isEmpty(value)) return nothing;
	const isNumber = ['number', 'string'].includes(typeof value);
	const number = isNumber ? Number(value) : NaN;
	const isWhole = Number.isSafeInteger(number);
	if (isWhole && number >= min && number <= max) return { value: number };
	const why = max === Infinity ? 'not a number from' : 'not a number in range';
	return {
		problem: {
			is: value,
			why,
			facts: { min, max },
		},
	};
}
