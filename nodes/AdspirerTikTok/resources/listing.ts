import { listOutput } from '../output/items';
import { readList, type ListKind } from '../response/lists';
import type { Operation } from './runRows';

/**
 * What an operation finds, and the items that it makes of an answer that lists it.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 * @param emptyHint what to say where a call with these arguments finds nothing.
 */
export function listing(
	kind: ListKind,
	noun: string,
	emptyHint?: (values: Readonly<Record<string, unknown>>) => string | undefined,
): Pick<Operation, 'work' | 'output'> {
	return {
		work: { finds: noun },
		output: ({ answer }, { values }) =>
			listOutput(answer, readList(answer.raw, kind), noun, emptyHint?.(values)),
	};
}
