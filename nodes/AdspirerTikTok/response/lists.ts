import { isRecord } from '../parse/values';
import { collect } from './lists/collect';
import type { List, ListKind } from './lists/list';
import { noSigns, type Signs } from './lists/signs';
import { sourcesOf, type Source } from './lists/sources';

export { findByName } from './lists/compareNames';
export type { List, ListEntry, ListKind } from './lists/list';

/**
 * Reads the answer of a list tool. Its form is not published: the machine-readable part comes first,
 * then JSON within the text, then the text's tables and lists.
 *
 * @param body the parsed body; IDs are texts of digits, or numbers that are exact.
 * @param kind what was asked for.
 * @returns undefined where nothing can be read as a list.
 */
export function readList(body: unknown, kind: ListKind): List | undefined {
	const root = readable(body, kind);
	if (root === undefined) return undefined;
	const signs = noSigns();
	const sources = sourcesOf(root, kind, signs);
	return withEntries(sources, signs) ?? withoutEntries(sources, signs);
}

/** The part of a body that may hold a list: of a refusal, only the accounts that it offers. */
function readable(body: unknown, kind: ListKind): unknown {
	if (!isRecord(body)) return Array.isArray(body) || typeof body === 'string' ? body : undefined;
	const isRefusal = body.success === false || body.is_error === true;
	if (!isRefusal) return body;
	return kind === 'account' ? [body.structured_content, body.error] : undefined;
}

/** The first source that has entries is the list; what others have beyond it makes it doubtful. */
function withEntries(sources: readonly Source[], signs: Signs): List | undefined {
	const at = sources.findIndex(({ named }) => named.length > 0);
	const source = sources[at];
	if (!source) return undefined;
	const { entries, unreadable } = collect(source.named);
	const ids = new Set(source.named.map(({ id }) => id));
	const agree = sources.slice(at + 1).every(({ named }) => named.every(({ id }) => ids.has(id)));
	const isCertain =
		agree &&
		!sources.slice(0, at).some(({ saysEmpty }) => saysEmpty) &&
		!sources.some(({ isDoubtful }) => isDoubtful);
	return {
		entries,
		unreadable: source.unreadable + unreadable,
		complete:
			source.unreadable + unreadable === 0 &&
			isCertain &&
			isWhole(signs, entries.length, source.otherPlatform),
	};
}

/** A list that says that there is nothing, or of which nothing can be read for certain. */
function withoutEntries(sources: readonly Source[], signs: Signs): List | undefined {
	const most = (count: (source: Source) => number) => Math.max(...sources.map(count));
	const unreadable = most((source) => source.unreadable);
	const otherKind = most((source) => source.otherKind);
	const otherPlatform = most((source) => source.otherPlatform);
	const saysEmpty = signs.empty || sources.some((source) => source.saysEmpty);
	if (unreadable > 0) return { entries: [], unreadable, complete: false };
	if (saysEmpty || otherPlatform > 0) {
		if (signs.failed) return undefined;
		const isCertain =
			(otherKind === 0 || !signs.empty) && !sources.some(({ isDoubtful }) => isDoubtful);
		return { entries: [], unreadable: 0, complete: isCertain && isWhole(signs, 0, otherPlatform) };
	}
	return otherKind > 0 ? { entries: [], unreadable: otherKind, complete: false } : undefined;
}

/** @param aside entries that the answer may count, though they were not asked for. */
function isWhole(signs: Signs, entries: number, aside: number): boolean {
	if (signs.more || signs.failed) return false;
	if (signs.totals.some((total) => total !== entries && total !== entries + aside)) return false;
	const isFull = signs.pageSizes.some((size) => size <= entries);
	return !isFull || signs.noMore || signs.totals.length > 0;
}
