import { listOutput } from '../../output/listItems';
import { readList, type ListKind } from '../../response/lists';
import type { RowOperation } from './runRowCalls';

/**
 * What an operation finds, and the items that it makes of an answer that lists it.
 *
 * @param noun what is listed, in the singular, such as "campaign".
 */
export function listing(kind: ListKind, noun: string): Pick<RowOperation, 'work' | 'output'> {
	return {
		work: { finds: noun },
		output: (answer) => listOutput(answer, readList(answer.raw, kind), noun),
	};
}
