import fc from '../fastCheck';
import { thisProcess } from '../platform';
import * as choices from '../../nodes/AdspirerTikTok/contract/choices';
import { parsePlacementCell } from '../../nodes/AdspirerTikTok/contract/fields';
import { parseAges } from '../../nodes/AdspirerTikTok/parse/ages';
import { findBrokenText, formatValue, isEmpty } from '../../nodes/AdspirerTikTok/parse/cell';
import * as choice from '../../nodes/AdspirerTikTok/parse/choice';
import { beginsWithDay, monthNamed } from '../../nodes/AdspirerTikTok/parse/dateText';
import * as delivery from '../../nodes/AdspirerTikTok/parse/delivery';
import * as gender from '../../nodes/AdspirerTikTok/parse/genderAndLanguage';
import { parseExactJson, parseJsonObject } from '../../nodes/AdspirerTikTok/parse/json';
import {
	isExclusion,
	meansNoRestriction,
	meansTotal,
} from '../../nodes/AdspirerTikTok/parse/keyword';
import { parseList, parseWordList } from '../../nodes/AdspirerTikTok/parse/list';
import * as money from '../../nodes/AdspirerTikTok/parse/money';
import {
	columnNamesStates,
	parseLocations,
	partsOfNames,
} from '../../nodes/AdspirerTikTok/parse/locations';
import * as text from '../../nodes/AdspirerTikTok/parse/text';
import { parseTime } from '../../nodes/AdspirerTikTok/parse/time';
import * as webAddress from '../../nodes/AdspirerTikTok/parse/webAddress';
import { describeMoment, zoneNamed } from '../../nodes/AdspirerTikTok/parse/timeZone';

const reading = { zone: 'Europe/Berlin', dateOrder: 'dayMonthYear', now: 0 } as const;

const readers: Readonly<Record<string, (cell: string) => unknown>> = {
	...{ ...text, idParser: String, longId: String, shortText: text.shortText(100) },
	...{ ...webAddress, maxImages: String },
	withParameters: (cell) => webAddress.withParameters(cell, cell),
	...delivery,
	describeFrequency: (cell) => delivery.describeFrequency(Number(cell), Number(cell)),
	...{ meansNoRestriction, isExclusion, partsOfNames, parseYesNo: choice.parseYesNo },
	parseOperatingSystems: choice.parseOperatingSystems,
	parseChoice: (cell) => choice.parseChoice(cell, choices.objectives),
	parsePlacementCell,
	parseAges: (cell) => parseAges(cell, choices.ageGroups),
	parseGender: (cell) => gender.parseGender(cell),
	meaningsOfM: gender.meaningsOfM,
	parseLanguages: (cell) => gender.parseLanguages(cell, choices.languages),
	parseLocations: (cell) => parseLocations(cell, choices.countryIndex()),
	columnNamesStates: (cell) => columnNamesStates(cell, [cell]),
	parseList: (cell) => parseList(cell, () => ({ problem: 'is "x". Enter an ID.' })),
	parseWordList: (cell) => parseWordList(cell, () => ({ problem: 'is "x". Enter it.' })),
	...{ parseMoney: money.parseMoney, amountIn: money.amountIn },
	...{ parseJsonObject, zoneNamed, monthNamed },
	...{ formatValue, isEmpty, findBrokenText },
	meansTotal: (cell) => meansTotal(cell, true),
	parseBudget: (cell) => money.parseBudget(cell, { modes: choices.budgetModes, mode: null }),
	'parseTime of a start': (cell) => parseTime(cell, { ...reading, edge: 'start' }),
	'parseTime of an end': (cell) => parseTime(cell, { ...reading, edge: 'end' }),
	beginsWithDay: (cell) => beginsWithDay(cell, 'dayMonthYear'),
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
 * True if a text takes at most three times as long as half of it, and no text two seconds. The
 * collection of garbage only ever makes a run slower, so the best of several counts. What takes next
 * to no time isn't compared; what grows with the square takes many times as long at these lengths.
 */
function growsWithLength(
	read: (cell: string) => unknown,
	cellOf: (length: number) => string,
	ofLengths = lengths,
) {
	return ofLengths.every((length) => {
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
				examples: pieces.map((each): [string, string[], string] => ['x', [each], '!']),
				numRuns: 80,
			},
		);
	});
});

/** A word for each number, so that no two entries of a list are the same. */
const wordOf = (number: number): string =>
	(number >= 26 ? wordOf(Math.floor(number / 26)) : '') + String.fromCharCode(97 + (number % 26));
const states = ['AL', 'CA', 'GA', 'IN', 'LA', 'PA', 'TN'];
/** "AL", "aL", "Al" and "al" are four entries. */
const stateOf = (number: number) => {
	const [first = '', second = ''] = states[number % states.length] ?? '';
	const isLow = (bit: number) => Math.floor(number / states.length / bit) % 2 === 1;
	return (isLow(1) ? first.toLowerCase() : first) + (isLow(2) ? second.toLowerCase() : second);
};

/** Lists as long as a cell may be, of entries that are all different. */
const entries: Readonly<Record<string, (number: number) => string>> = {
	words: wordOf,
	countries: (number) => (number % 3 ? `Germany${' '.repeat(number % 7)} ${wordOf(number)}` : 'DE'),
	states: stateOf,
	'states and countries': (number) => (number % 2 ? stateOf(number) : `US${number}`),
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
		expect([name, growsWithLength(read, cellOf, [4_900, 48_000])]).toEqual([name, true]);
	}
});
