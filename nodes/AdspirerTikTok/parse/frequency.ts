import { nothing, onlyEntry, type Parsed } from './cell';
import { parseKnownWord } from './knownWord';
import { fold, words } from './words';

/** Words for a day and a week, with their days. */
const days = new Map([
	...words('d|day|days|daily|tag|tage|tagen|taglich|jour|jours|dia|dias|giorno|giorni|dag|dagen|日')
		.concat(words('日間|일|일간'))
		.map((unit): [string, number] => [fold(unit), 1]),
	...words('w|wk|wks|week|weeks|weekly|woche|wochen|wochentlich|semaine|semaines|semana|semanas')
		.concat(words('settimana|settimane|weken|週|週間|주|주간'))
		.map((unit): [string, number] => [fold(unit), 7]),
]);

/** "3x per 7 days", "2 mal pro Woche": how often, of how many periods, and the period. */
const frequencyForm =
	/^(?:(?:max|cap|up to)\.?\s*)?(\d+)\s*(?:x|×|times?|mal|fois|vez|veces|vezes|volte|volta|keer|回|회|imp(?:ression)?s?)?\s*(?:\/|per|in|over|every|each|an?|pro|je|par|por|al?|alla|à|ao|em|en|ogni|elke|op)?\s*(\d+)?[\s-]*(\p{L}+)\.?$/iu;
/** "週3回", "7日に3回". */
const periodFirst = /^(\d+)?\s*([日週주일]간?|日間|週間)[にでのあたり\s]*(\d+)\s*[回회]$/u;

function readFrequency(
	text: string,
): { readonly times: number; readonly days: number } | undefined {
	const [, count, unit = '', often] = periodFirst.exec(text) ?? [];
	const [, times = often, periods = count, period = unit] = frequencyForm.exec(text) ?? [];
	const length = days.get(fold(period));
	return times === undefined || length === undefined
		? undefined
		: { times: Number(times), days: Number(periods ?? 1) * length };
}

const inBounds = (value: number, max: number) =>
	Number.isInteger(value) && value >= 1 && value <= max;

const aFrequency = {
	kind: 'a frequency cap that TikTok has',
	enter: 'Enter how often in 1 to 7 days, such as 3 per 7 days, at most three times a day.',
};

/** How often a person sees the ads at most, also with the days: see parseDaysOfFrequency. */
export const parseFrequency = (value: unknown) =>
	parseKnownWord<number>(value, aFrequency, (text) => {
		const whole = /^\d+(?:\.0+)?$/.test(text) ? Number(text) : undefined;
		const { times = whole ?? 0, days: period = 7 } = readFrequency(text) ?? {};
		if (!inBounds(times, 21) || !inBounds(period, 7)) return undefined;
		return whole === undefined
			? { value: times, readAs: `${times} times in ${period} days` }
			: { value: times };
	});

/** The days of "3 per 7 days" in the cell of the frequency. */
export function parseDaysOfFrequency(value: unknown): Parsed<number> {
	const frequency = parseFrequency(value);
	const read = 'value' in frequency && readFrequency(String(onlyEntry(value)).trim());
	return read ? { value: read.days } : nothing;
}

/** The days that a frequency is for, in a cell of their own. */
export const parseFrequencyDays = (value: unknown) =>
	parseKnownWord<number>(
		value,
		{ kind: 'a number of days', enter: 'Enter 1 to 7 days.' },
		(text) => {
			const [, count, unit = 'day'] = /^(\d+)?\s*(\p{L}+)?$/u.exec(text) ?? [];
			const period = Number(count ?? 1) * (days.get(fold(unit)) ?? NaN);
			return inBounds(period, 7) ? { value: period } : undefined;
		},
	);
