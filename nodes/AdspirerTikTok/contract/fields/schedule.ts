import { isEmpty, onlyEntry } from '../../base/values';
import { nothing, plainText } from '../../parse/cellText';
import { ordersOf } from '../../parse/dates';
import { describeHours, parseDayparting } from '../../parse/delivery';
import { findChoice, isDoubtful, meansEmpty, orNoRestriction } from '../../parse/keyword';
import { maxPastHours, parseTime, readFlight } from '../../parse/time';
import type { Fault } from '../../problems/problem';
import {
	type Cell,
	type Clues,
	type ParseContext,
	type SplitCell,
	filling,
	joinedCell,
} from '../cells';
import { choicesOf, nameOf } from '../choices';
import { type Rule, type RuleContext, requiredIf } from '../rules';
import * as dates from '../../parse/dates';
import * as kinds from './field';

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok takes for UTC; NaN for any other text. */
function timeOf(time: string): number {
	if (!serviceTime.test(time)) return NaN;
	const iso = `${time.replace(' ', 'T')}.000Z`;
	const milliseconds = Date.parse(iso);
	if (isNaN(milliseconds)) return NaN;
	// JavaScript takes February 30 for March 2.
	if (new Date(milliseconds).toISOString() !== iso) return NaN;
	return milliseconds;
}

/** How many days a row's schedule takes; without a start it begins now. */
export function daysUntil(end: string, start: string | undefined, now: number): number {
	let from = now;
	if (start !== undefined) from = timeOf(start);
	return Math.ceil((timeOf(end) - from) / dates.dayMs);
}

const scheduleTypes = choicesOf('schedule_type');

function runsOn(value: unknown): boolean {
	const text = onlyEntry(value);
	if (typeof text !== 'string' || isDoubtful(text)) return false;
	if (meansEmpty(text) || /^(?:no limit|unlimited)$/i.test(text.trim())) return true;
	return findChoice(text.slice(0, 100), scheduleTypes)?.value === 'SCHEDULE_FROM_NOW';
}

/** "Start date" and "Start time" as one time, where only one of the columns has a day. */
function withTimeOfDay(cells: readonly Cell[]): readonly Cell[] {
	const days: Cell[] = [];
	const clocks: Cell[] = [];
	for (const cell of cells) {
		if (!['string', 'number'].includes(typeof cell.value)) return cells;
		const text = timeText(cell.value);
		if (dates.dayIn(text)) days.push(cell);
		else if (/^20\d\d$/.test(text)) return cells;
		else clocks.push(cell);
	}
	const [clock] = clocks;
	if (!clock || clocks.length > 1) return cells;
	return days.map((day) => {
		const date = timeText(day.value).replace(midnight, '');
		return joinedCell([day, clock], `${date} ${timeText(clock.value)}`);
	});
}

/** Spreadsheets count days from here, so they store a time of day as a time on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;
/** What databases and spreadsheets add to a day. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;

/** A day or a time of day as text, even if it is a spreadsheet's number of days. */
function timeText(value: unknown): string {
	const text = plainText(String(value)).replace(dayOfClocks, '$1');
	const isDay = /^[2-9]\d{4}$/.test(text);
	if (!isDay && !/^0?(?:\.\d+)?$/.test(text)) return text;
	const moment = new Date(dates.ofSerial(text)).toISOString();
	if (isDay) return moment.slice(0, 10);
	return moment.slice(11, 19);
}

/** One for both times, since columns with the same clues settle each other's cells. */
const timeClues: Clues = { shownBy: (value) => [{ dateOrder: ordersOf(value) }] };

/** A day without a time of day begins or ends the schedule. An end may be said to be none: "Ongoing". */
const timeField = (edge: dates.Edge) => ({
	schema: kinds.textLike(serviceTime),
	type: 'dateTime' as const,
	isFigure: true as const,
	leftEmptyInTotals: true as const,
	parse: (value: unknown, context: ParseContext) => {
		if (edge === 'end' && runsOn(value)) return nothing;
		return parseTime(value, { ...context, edge });
	},
	join: withTimeOfDay,
	clues: timeClues,
});

/** A time as its cell has it, and as it was read. */
function asTyped(argument: string, time: string, { written }: RuleContext): Fault {
	const cell = written?.(argument);
	if (isEmpty(cell)) {
		return {
			why: 'time in UTC',
			facts: { time },
		};
	}
	const facts = {
		cell: { written: cell },
		time,
	};
	return { why: 'time as written', facts };
}

const startedLongAgo: Rule = ({ schedule_start_time: start }, { now }) => {
	const earliest = now - maxPastHours * dates.hourMs;
	const isLongAgo = start !== undefined && timeOf(start) < earliest;
	if (!isLongAgo) return undefined;
	return {
		why: 'start long ago',
		facts: { start, hours: maxPastHours },
	};
};

/** A lifetime budget is spread over the schedule (Adspirer's reference). */
const requiredForLifetime = requiredIf(
	({ budget_mode: mode }) => mode === 'BUDGET_MODE_TOTAL',
	'lifetime needs an end',
	'or a daily budget',
);

const afterStart: Rule = (values, context, argument) => {
	const { schedule_start_time: start, schedule_end_time: end } = values;
	if (end === undefined) return requiredForLifetime(values, context, argument);
	const endsAt = timeOf(end);
	const facts = { end: asTyped(argument, end, context) };
	if (endsAt <= context.now) return { why: 'end before now', facts };
	if (start === undefined || endsAt > timeOf(start)) return undefined;
	const startArgument = 'schedule_start_time';
	const ofStart = {
		field: context.labelOf(startArgument),
		start: asTyped(startArgument, start, context),
	};
	return {
		why: 'end before the start',
		facts: { ...facts, ...ofStart },
	};
};

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

export const times = kinds.alike(
	{ topic: 'schedule' },
	{
		schedule_start_time: {
			...timeField('start'),
			label: 'Start Time',
			description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
			refuses: startedLongAgo,
		},
		schedule_end_time: {
			...timeField('end'),
			label: 'End Time',
			description: `When the ad group ends. Required with a lifetime budget. Otherwise, leave empty to run it until you stop it. ${zoneNote}`,
			update: {
				description: `When the ad group ends. ${zoneNote}`,
				whyNot: 'end that stays',
			},
			refuses: afterStart,
		},
	},
);

/** "Mon-Fri" and "6-23" as one text, unless both cells have hours. */
function daysWithHours(cells: readonly Cell[]): readonly Cell[] {
	const texts = cells.map(({ value }) => String(value));
	const haveHours = texts.every((text) => /\d/.test(text));
	if (haveHours || texts.length > 2) return cells;
	return [joinedCell(cells, texts.join(' '))];
}

export const hours = kinds.alike(
	{ topic: 'schedule', collection: 'delivery' },
	{
		dayparting: {
			schema: kinds.textLike(/^[01]{336}$/),
			placeholder: 'e.g. Mon-Fri 6am-11pm',
			description:
				"The hours in which the ads are shown, in the ad account's time. Also TikTok's 336 digits, one for each half hour from Monday 00:00.",
			parse: orNoRestriction(parseDayparting),
			join: daysWithHours,
			shows: (digits) => describeHours(String(digits)),
		},
		schedule_type: {
			...kinds.singleChoice('schedule_type'),
			description: 'What ends the ad group: you, or its end time',
			refuses: ({ schedule_type = '', schedule_end_time: end }, context) => {
				const type = nameOf('schedule_type', schedule_type);
				const facts = { type, field: context.labelOf('schedule_end_time') };
				if (schedule_type === 'SCHEDULE_START_END' && end === undefined)
					return { why: 'no end for the schedule type', facts };
				if (schedule_type === 'SCHEDULE_FROM_NOW' && end !== undefined) {
					return {
						why: 'end against the schedule type',
						facts: { ...facts, end },
					};
				}
				return undefined;
			},
		},
	},
);

function splitFlight(cell: Cell): SplitCell {
	if (meansEmpty(cell.value)) return [];
	const isText = typeof cell.value !== 'object';
	const flight = isText && readFlight(String(cell.value));
	if (!flight) return { is: cell.value, why: 'not a flight' };
	return [
		filling(cell, 'schedule_start_time', flight.start),
		filling(cell, 'schedule_end_time', flight.end),
	];
}

/** A time of day, which joins the day of another column. */
const hourOf = (label: string, fills: keyof typeof times): kinds.Compound => ({
	label,
	topic: 'schedule',
	isFigure: true,
	fills: [fills],
	split: (cell) => [filling(cell, fills)],
});

export const flights: kinds.Compounds = {
	flight: {
		label: 'Flight (Start and End)',
		topic: 'schedule',
		isFigure: true,
		fills: Object.keys(times),
		split: splitFlight,
	},
	start_hour: hourOf('Start Hour', 'schedule_start_time'),
	end_hour: hourOf('End Hour', 'schedule_end_time'),
};
