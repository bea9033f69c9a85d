import { listOutput, type ListOutput } from '../../output/listItems';
import { readList, type ListKind } from '../../response/lists';
import type { Answer } from '../../response/result';

/** Makes items of an answer that lists things of a kind. */
export function listOutputOf(kind: ListKind, noun: string): (answer: Answer) => ListOutput {
	return (answer) => listOutput(answer, readList(answer.raw, kind), noun);
}
