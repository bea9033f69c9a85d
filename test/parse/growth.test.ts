import fc from '../fastCheck';
import { formatValue, isEmpty } from '../../nodes/AdspirerTikTok/base/values';
import { findBrokenText } from '../../nodes/AdspirerTikTok/parse/cellText';
import { dayIn, monthNamed, zoneNamed } from '../../nodes/AdspirerTikTok/parse/dates';
import { parseJsonObject } from '../../nodes/AdspirerTikTok/parse/keyword';
import { namesState, partsOfNames } from '../../nodes/AdspirerTikTok/parse/locations';
import { amountIn } from '../../nodes/AdspirerTikTok/parse/money';
import { agesAndGenderIn, meaningOfM } from '../../nodes/AdspirerTikTok/parse/people';
import { withParameters } from '../../nodes/AdspirerTikTok/parse/text';
import { describeMoment, readFlight } from '../../nodes/AdspirerTikTok/parse/time';
import { thisProcess } from '../platform';
import { parserOf } from './cells/cell';
import * as keyword from '../../nodes/AdspirerTikTok/parse/keyword';

/** Columns whose cells are read each in a way of its own. */
const columns = [
	'campaign_id adgroup_id adgroup_name objective budget budget_mode languages location_ids',
	'age_groups gender schedule_start_time schedule_end_time pixel_id optimization_event',
	'interest_category_ids placements operating_systems bid_price video_download_disabled',
	'optimization_goal dayparting frequency frequency_schedule ad_text video_url landing_page_url',
	'image_urls tiktok_item_id url_parameters',
].flatMap((line) => line.split(' '));

const readers: Readonly<Record<string, (cell: string) => unknown>> = {
	...Object.fromEntries(columns.map((column) => [column, parserOf(column)])),
	...{ formatValue, isEmpty, findBrokenText, monthNamed, meaningOfM, parseJsonObject, zoneNamed },
	...{ hasExcludingSign: keyword.hasExcludingSign, meansNoRestriction: keyword.meansNoRestriction },
	...{ partsOfNames, amountIn, agesAndGenderIn, readFlight, dayIn, namesState },
	meansTotal: (cell) => keyword.meansTotal(cell, true),
	describeMoment: (cell) => describeMoment(cell, 'Europe/Berlin'),
	withParameters: (cell) => withParameters(cell, cell),
};

/** Milliseconds of processor time, which doesn't grow when the machine is busy with other programs. */
function processorTime(read: (cell: string) => unknown, cell: string): number {
	const before = thisProcess.cpuUsage();
	read(cell);
	const { user, system } = thisProcess.cpuUsage(before);
	return (user + system) / 1000;
}

/**
 * True if the longest cell that is read takes next to no time, or at most three times as long as half of it:
 * what grows with the square takes many times as long. The collection of garbage only ever makes a run
 * slower, so the best of several counts.
 */
function growsWithLength(read: (cell: string) => unknown, cellOf: (length: number) => string) {
	const [half, whole] = [cellOf(5_000), cellOf(10_000)];
	let [bestHalf, bestWhole] = [Infinity, Infinity];
	for (let run = 0; run < 60; run++) {
		// One time that was counted too short must not stand for all others.
		if (run % 20 === 0) [bestHalf, bestWhole] = [Infinity, Infinity];
		bestWhole = Math.min(bestWhole, processorTime(read, whole));
		if (bestWhole < 20) return true;
		bestHalf = Math.min(bestHalf, processorTime(read, half));
		if (run % 20 >= 2 && bestWhole <= 3 * bestHalf) return bestWhole < 2000;
	}
	return false;
}

const pieces = [
	...['(', ')', '[', ']', '{', '{{', '"', "'", '\\', ' ', '\t', '\n', '\u00a0', '.', ',', ';', ':'],
	...['/', '-', '–', '|', '&', '+', '#', '!', '1', '0', '12', '٣', 'x', 'de ', 'Dec', 'é', 'ﷺ'],
	...['18-', '55-64,', 'x. ', 'and ', ' - ', '(x', 'US ', '1,', '*'],
	...['ﬃ', '日', '€', '\u200b', '🔥', 'null', 'id:', 'UTC', 'campaign_id=1&', 'a.', '合計'],
];

describe.each(Object.entries(readers))('%s', (_, read) => {
	it('takes no longer than the length of its text explains, whatever is in it', () => {
		const piece = fc.constantFrom(...pieces);
		const few = fc.array(piece, { minLength: 1, maxLength: 3 });
		fc.assert(
			fc.property(piece, few, piece, (first, middle, last) => {
				const repeated = middle.join('');
				const cellOf = (length: number) =>
					`${first}${repeated.repeat(length / repeated.length)}${last}`;
				expect(growsWithLength(read, cellOf)).toBe(true);
			}),
			{
				examples: [
					...pieces.map((each): [string, string[], string] => ['x', [each], '!']),
					['id:', ['0'], '('],
				],
				numRuns: 20,
			},
		);
	});
});

/** A word for each number, so that no two entries of a list are the same. */
const wordOf = (number: number): string =>
	(number >= 26 ? wordOf(Math.floor(number / 26)) : '') + String.fromCharCode(97 + (number % 26));

/** Lists as long as a cell may be, of entries that are all different. */
const entries: Readonly<Record<string, (number: number) => string>> = {
	words: wordOf,
	countries: (number) => (number % 3 ? `Germany${' '.repeat(number % 7)} ${wordOf(number)}` : 'DE'),
	IDs: (number) => String(17_000_000_000 + number),
	exclusions: (number) => `-${wordOf(number)}`,
	doubts: (number) => `${wordOf(number)}?`,
	conjunctions: (number) => `${wordOf(number)} and ${wordOf(number + 1)}`,
	names: (number) => `${wordOf(number)} (${wordOf(number)})`,
};

it.each(Object.entries(entries))('a list of different %s takes no longer', (_, entryOf) => {
	const cellOf = (length: number) => {
		const list: string[] = [];
		for (let left = length; left > 0; left -= 2 + (list.at(-1)?.length ?? 0)) {
			list.push(entryOf(list.length));
		}
		return list.join('; ');
	};

	for (const [name, read] of Object.entries(readers)) {
		expect([name, growsWithLength(read, cellOf)]).toEqual([name, true]);
	}
});
