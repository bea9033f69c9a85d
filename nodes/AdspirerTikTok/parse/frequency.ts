import { cellText, nothing, type Parsed } from './cell';
import { parseKnownWord } from './knownWord';
import { words } from './words';

const day = 'd|day|days|daily|tag|tage|tagen|jour|jours|dia|día|dias|días|giorno|giorni|dag|dagen';
const week = 'w|wk|week|weeks|weekly|woche|wochen|semaine|semana|settimana|weken|週|週間|주|주간';
const daysOf = new Map([
	...words(`${day}|日|日間|일`).map((word) => [word, 1] as const),
	...words(week).map((word) => [word, 7] as const),
]);

/** "3", "3x per 7 days", "2 mal pro Woche": how often, of how many periods, and the period. */
const frequencyForm =
	/^(?:max\.? ?)?(\d+)(?: ?(?:x|×|times?|mal|fois|vez|veces|vezes|volte|keer|回|회)? ?(?:\/|per|in|every|each|an?|pro|par|por|al?|à|em|en|ogni|op)? ?(\d+)?[ -]?(\p{L}+))?$/u;
/** "週3回", "7日に3回". */
const periodFirst = /^(\d*\p{L}+?) ?(?:に|で)?(\d+)[回회]$/u;

/** How often in how many days; no days where the text names none, and NaN for what isn't known. */
function readFrequency(written: string): readonly [times: number, days: number | undefined] {
	const text = written.toLowerCase().replace(/\s+/g, ' ').replace(periodFirst, '$2 per $1');
	const [, times, periods = 1, period] = frequencyForm.exec(text) ?? [];
	return [
		Number(times),
		period === undefined ? period : Number(periods) * (daysOf.get(period) ?? NaN),
	];
}

const isWithin = (max: number, value: number) => value >= 1 && value <= max;
const aFrequency = {
	kind: 'a frequency that TikTok has',
	enter: 'Enter one for 1 to 7 days, such as 3 per 7 days.',
};

/** How often a person sees the ads at most, with or without the days: see parseDaysOfFrequency. */
export const parseFrequency = (value: unknown) =>
	parseKnownWord<number>(value, aFrequency, (text) => {
		const [times, days] = readFrequency(text);
		if (!isWithin(21, times) || !isWithin(7, days ?? 7)) return undefined;
		return { value: times, ...(days && { readAs: `${times} times in ${days} days` }) };
	});

/** The days of "3 per 7 days" in the cell of the frequency. */
export function parseDaysOfFrequency(value: unknown): Parsed<number> {
	const cell = 'value' in parseFrequency(value) ? cellText(value) : nothing;
	const [, days] = 'value' in cell ? readFrequency(cell.value) : [];
	return days === undefined ? nothing : { value: days };
}

/** The days that a frequency is for, in a cell of their own. */
export const parseFrequencyDays = (value: unknown) =>
	parseKnownWord<number>(
		value,
		{ kind: 'a number of days', enter: 'Enter 1 to 7 days.' },
		(text) => {
			const [, days = NaN] = readFrequency(`1 per ${text}${/^\d+$/.test(text) ? ' days' : ''}`);
			return isWithin(7, days) ? { value: days } : undefined;
		},
	);
