import type { IDataObject } from 'n8n-workflow';
import type { List, ListEntry } from '../response/lists';
import type { Answer } from '../response/result';
import { asJson } from './json';
import { pluralize } from './rowLabels';
import type { Output } from './rowOutcome';

/** One thing: what identifies it first, then whatever else the answer says of it. */
export function entryItem({ id, name, details }: ListEntry): IDataObject {
	const others = Object.entries(details).filter(([key]) => key !== 'id' && key !== 'name');
	return asJson({ id, name, ...Object.fromEntries(others) });
}

/** For a search for places that found none: without a level, Adspirer finds no more than countries. */
export const onlyCountriesSearched =
	"Adspirer searched for countries only. To find regions or cities, add the filter 'Level'.";

/** The output of an answer that can't be read into things: one item with its text. */
export function textOutput({ text, structured }: Answer, hint: string): Output {
	const item = asJson({ text, ...(structured !== undefined && { structured }) });
	return { items: [item], isText: true, hint };
}

/**
 * One item for each thing of a list, or one with the text where nothing can be read.
 *
 * @param list undefined where the answer can't be read as a list.
 * @param noun what is listed, in the singular, such as "campaign".
 * @param emptyHint what to say beside a list without entries.
 */
export function listOutput(
	answer: Answer,
	list: List | undefined,
	noun: string,
	emptyHint?: string,
): Output {
	if (!list || (list.entries.length === 0 && list.unreadable > 0)) {
		return textOutput(
			answer,
			"Adspirer's answer can't be read as a list, so the item contains its text.",
		);
	}
	const cut = list.entries.filter(({ nameIsCut }) => nameIsCut).length;
	const hints = [
		list.unreadable > 0 &&
			`${pluralize(list.unreadable, noun)} can't be read reliably and ${list.unreadable === 1 ? "isn't" : "aren't"} in the output.`,
		list.unreadable === 0 &&
			!list.isWhole &&
			`Adspirer may have more ${noun}s than its answer lists.`,
		cut > 0 && `${pluralize(cut, 'name')} ended in dots: Adspirer cut them off.`,
		list.entries.length === 0 && emptyHint,
	].filter((text) => typeof text === 'string');
	return {
		items: list.entries.map(entryItem),
		...(hints.length > 0 && { hint: hints.join(' ') }),
	};
}
