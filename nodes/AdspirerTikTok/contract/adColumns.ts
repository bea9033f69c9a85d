import { formatValue } from '../parse/cell';
import { isGiven } from '../parse/keyword';
import { kindOfMedia } from '../parse/webAddress';
import { creatives } from './adFields';
import type { Cell, Filled, RowCells, SheetRules } from './creation';

/** A cell about a video or images, by what it holds. */
const asMedia =
	(fills: Readonly<Record<ReturnType<typeof kindOfMedia>, string>>) =>
	(cell: Cell): readonly Cell[] =>
		cell.fills === undefined ? [cell] : [{ ...cell, fills: fills[kindOfMedia(cell.value)] }];

/** Fills a creative, or says that a name alone finds none. */
const fillMedia =
	(argument: string, names: readonly string[], what: string) =>
	(cells: RowCells): Filled => {
		const own = cells.find(argument);
		if (own) return { [argument]: own };
		const [named] = names
			.flatMap((name) => cells.find(name) ?? [])
			.filter(({ value }) => isGiven(value));
		if (named?.fills !== names.at(-1) || !named) return {};
		if (creatives.some((one) => isGiven(cells.find(one)?.value))) return {};
		const problem = `is ${formatValue(named.value)}, only the name of ${what}, by which it can't be found. Enter its address or its ID, or a Post ID.`;
		return { [argument]: { ...named, problem } };
	};

export const adSheet: SheetRules = {
	emptyInTotals: ['ad_text', 'landing_page_url'],
	split: {
		video: asMedia({ address: 'video_url', id: 'video_id', name: 'video_name' }),
		image: asMedia({ address: 'image_urls', id: 'image_ids', name: 'image_name' }),
	},
	fill: {
		video_url: fillMedia('video_url', ['video_name'], 'a video'),
		// One name is enough to ask for.
		image_urls: fillMedia('image_urls', ['video_name', 'image_name'], 'an image'),
	},
	isFreeText: (argument) => !creatives.includes(argument),
};
