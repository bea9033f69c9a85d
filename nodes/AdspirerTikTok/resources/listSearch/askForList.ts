import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { openService } from '../../client/service';
import type { Tool } from '../../contract/tools';
import { formError } from '../../output/errors';
import { canonicalJson } from '../../parse/json';
import { failure } from '../../response/failure';
import { readList, type List, type ListKind } from '../../response/lists';
import { readResponse } from '../../response/readResponse';
import { ListCache } from './listCache';

/** Milliseconds for one call: nobody looks at an empty list for longer. */
const timeout = 30_000;

/** A list of the service, as the form needs it. */
export interface FormList {
	readonly tool: Tool;
	readonly arguments: Readonly<Record<string, unknown>>;
	readonly kind: ListKind;
	/** What is listed, in the singular, such as "campaign". */
	readonly noun: string;
}

const lists = new ListCache<List>(() => performance.now());

/**
 * Asks for a list, at most once in five minutes for a credential, tool and account.
 *
 * @throws an error of n8n's for the form where the list can't be loaded or read.
 */
export async function askForList(
	context: ILoadOptionsFunctions,
	{ tool, arguments: args, kind, noun }: FormList,
): Promise<List> {
	const node = context.getNode();
	const service = await openService(context);
	if ('problem' in service) {
		throw formError(node, failure({ type: 'bad credential', problem: service.problem }), noun);
	}
	return await lists.get(canonicalJson([service.id, tool.name, args]), async () => {
		const response = await service.call(tool.name, args, undefined, timeout);
		const read = readResponse(response, Date.now());
		if ('failure' in read) throw formError(node, read.failure, noun);
		const list = readList(read.answer.raw, kind);
		if (!list || (list.entries.length === 0 && list.unreadable > 0)) {
			throw formError(node, 'unreadable', noun);
		}
		return list;
	});
}
