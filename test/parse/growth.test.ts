import fc from '../fastCheck';
import { thisProcess } from '../platform';
import { budgetModes } from '../../nodes/AdspirerTikTok/contract/choices';
import * as budget from '../../nodes/AdspirerTikTok/parse/budget';
import { findBrokenText, formatValue, isEmpty } from '../../nodes/AdspirerTikTok/parse/cell';
import { parseDayparting } from '../../nodes/AdspirerTikTok/parse/dayparting';
import { parseFrequency, parseFrequencyDays } from '../../nodes/AdspirerTikTok/parse/frequency';
import { matchDay, monthNamed } from '../../nodes/AdspirerTikTok/parse/dayText';
import { parseExactJson, parseJsonObject } from '../../nodes/AdspirerTikTok/parse/json';
import { namesOtherPeriod, parseMoney } from '../../nodes/AdspirerTikTok/parse/money';
import * as text from '../../nodes/AdspirerTikTok/parse/text';
import { parseTime } from '../../nodes/AdspirerTikTok/parse/time';
import { describeMoment, zoneNamed } from '../../nodes/AdspirerTikTok/parse/timeZone';
import { meansTotal, mentionsTotal } from '../../nodes/AdspirerTikTok/parse/words';

const reading = { zone: 'Europe/Berlin', dateOrder: 'dayMonthYear', now: 0 } as const;

const readers: Readonly<Record<string, (cell: string) => unknown>> = {
	...{ parseText: text.parseText, parseName: text.parseName, parseCustomKey: text.parseCustomKey },
	...{
		parseId: text.parseId,
		parseTikTokId: text.parseTikTokId,
		parseAdGroupId: text.parseAdGroupId,
	},
	...{ parseExistingAdGroupId: text.parseExistingAdGroupId, parseCampaign: text.parseCampaign },
	...{ parseMoney, namesOtherPeriod, parseJsonObject, zoneNamed, monthNamed },
	...{ withoutEmoji: text.withoutEmoji, formatValue, isEmpty, findBrokenText },
	...{ meansTotal, mentionsTotal, parseDayparting, parseFrequency, parseFrequencyDays },
	parseBudget: (cell) => budget.parseBudget(cell, { modes: budgetModes, mode: null }),
	currenciesOfBudget: (cell) => budget.currenciesOfBudget(cell, budgetModes),
	'parseTime of a start': (cell) => parseTime(cell, { ...reading, edge: 'start' }),
	'parseTime of an end': (cell) => parseTime(cell, { ...reading, edge: 'end' }),
	matchDay: (cell) => matchDay(cell, 'dayMonthYear'),
	describeMoment: (cell) => describeMoment(cell, 'Europe/Berlin'),
	parseExactJson: (cell) => {
		try {
			return parseExactJson(cell);
		} catch (error) {
			return error;
		}
	},
};

/** Milliseconds of processor time, which doesn't grow when the machine is busy with other programs. */
function processorTime(read: (cell: string) => unknown, cell: string): number {
	const before = thisProcess.cpuUsage();
	read(cell);
	const { user, system } = thisProcess.cpuUsage(before);
	return (user + system) / 1000;
}

/** Just within the bound of a cell, and far beyond it. */
const lengths = [4_900, 100_000];

/**
 * True where a text takes at most three times as long as half of it, and no text two seconds. The
 * collection of garbage only ever makes a run slower, so the best of several counts. What takes next
 * to no time isn't compared; what grows with the square takes many times as long at these lengths.
 */
function growsWithLength(read: (cell: string) => unknown, cellOf: (length: number) => string) {
	return lengths.every((length) => {
		const [half, whole] = [cellOf(length / 2), cellOf(length)];
		const unnoticed = length / 500;
		let [bestHalf, bestWhole] = [Infinity, Infinity];
		for (let run = 0; run < 20; run++) {
			bestWhole = Math.min(bestWhole, processorTime(read, whole));
			if (bestWhole < unnoticed) return true;
			bestHalf = Math.min(bestHalf, processorTime(read, half));
			if (run >= 2 && bestWhole <= 3 * bestHalf) return bestWhole < 2000;
		}
		return false;
	});
}

const pieces = [
	...['(', ')', '[', ']', '{', '{{', '"', "'", '\\', ' ', '\t', '\n', '\u00a0', '.', ',', ';', ':'],
	...['/', '-', '–', '|', '&', '+', '#', '!', '1', '0', '12', '٣', 'x', 'de ', 'Dec', 'é', 'ﷺ'],
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
				examples: pieces.map((each): [string, string[], string] => ['x', [each], '!']),
				numRuns: 80,
			},
		);
	});
});
