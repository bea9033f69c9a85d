import type { ILoadOptionsFunctions, INodeType } from 'n8n-workflow';
import { openService } from '../../client/service';
import type { Tool } from '../../contract/tools';
import { formError, formNotes } from '../../output/errors';
import { canonicalJson } from '../../parse/json';
import { fold } from '../../parse/words';
import { failure } from '../../response/failure';
import { readList, type List, type ListEntry } from '../../response/lists';
import { readResponse } from '../../response/readResponse';

/** Milliseconds for one call: nobody looks at an empty list for longer. */
const timeout = 30_000;

/** Milliseconds for which a list is kept: opening it may use a call of the quota. */
const lifetime = 5 * 60 * 1000;

/** So many entries are shown before n8n asks for more. */
const pageSize = 100;

/** A list of the service, as the form shows it. */
interface FormList {
	readonly tool: Tool;
	readonly arguments: Readonly<Record<string, unknown>>;
	/** What is listed, in the singular. */
	readonly kind: 'account' | 'campaign';
	/** What is said of an entry in brackets, such as "Traffic" and "paused"; nothing where it is empty. */
	readonly describe: (entry: ListEntry) => readonly string[];
}

/** What n8n calls for a list, with what a person typed to search for: a part of a name or an ID. */
type ListSearch = NonNullable<NonNullable<INodeType['methods']>['listSearch']>[string];

/**
 * Gives a list to n8n's form, page by page. What the list lacks is said in its first line, which
 * chooses nothing. A list that can't be loaded or read is an error of n8n's for the form.
 *
 * @param listFor says which list the form asks for.
 */
export function listSearch(listFor: (form: ILoadOptionsFunctions) => FormList): ListSearch {
	return async function (filter = '', token) {
		const wanted = listFor(this);
		const list = await askForList(this, wanted);
		const times = new Map<string, number>();
		for (const { name } of list.entries) times.set(name, (times.get(name) ?? 0) + 1);
		const written = filter.trim();
		const folded = fold(written);
		const found = list.entries.filter(
			({ id, name }) =>
				name.includes(written) ||
				id.includes(written) ||
				(folded !== '' && fold(name).includes(folded)),
		);
		const start = Number(token ?? 0) || 0;
		const end = start + pageSize;
		const notes = start === 0 ? formNotes(list, wanted.kind) : [];
		const results = found.slice(start, end).map((entry) => {
			const { id, name, nameIsCut } = entry;
			// A name that others share, or that is not whole, says too little by itself.
			const more = nameIsCut || (times.get(name) ?? 0) > 1 ? [`ID ${id}`] : [];
			const said = [...more, ...wanted.describe(entry)].filter((words) => words !== '');
			return { name: said.length > 0 ? `${name} (${said.join(', ')})` : name, value: id };
		});
		return {
			results: [...notes.map((name) => ({ name, value: '' })), ...results],
			...(end < found.length && { paginationToken: String(end) }),
		};
	};
}

/**
 * Lists that were asked for a moment ago, also those that are still on their way: n8n opens a list again
 * for every letter that is typed and every page.
 */
const kept = new Map<string, { readonly askedAt: number; readonly list: Promise<List> }>();

/** Asks for a list, once in its lifetime for a credential, tool and account. What fails is not kept. */
async function askForList(
	context: ILoadOptionsFunctions,
	{ tool, arguments: args, kind }: FormList,
): Promise<List> {
	const node = context.getNode();
	const service = await openService(context);
	if ('problem' in service) {
		throw formError(node, failure({ type: 'bad credential', problem: service.problem }), kind);
	}
	const ask = async () => {
		const response = await service.call(tool.name, args, undefined, timeout);
		const read = readResponse(response, Date.now());
		if ('failure' in read) throw formError(node, read.failure, kind);
		const list = readList(read.answer.raw, kind);
		if (list && (list.entries.length > 0 || list.unreadable === 0)) return list;
		throw formError(node, 'unreadable', kind);
	};
	const askedAt = performance.now();
	for (const [id, old] of kept) if (askedAt - old.askedAt >= lifetime) kept.delete(id);
	const id = canonicalJson([service.id, tool.name, args]);
	const known = kept.get(id);
	if (known) return await known.list;
	const asked = { askedAt, list: ask() };
	kept.set(id, asked);
	asked.list.catch(() => {
		if (kept.get(id) === asked) kept.delete(id);
	});
	return await asked.list;
}
