import { isEmpty, onlyEntry } from '../../base/values';
import { nothing } from '../../parse/cellText';
import { describeHours, parseDayparting } from '../../parse/delivery';
import { findChoice, isDoubtful, meansEmpty, orNoRestriction } from '../../parse/keyword';
import { maxPastHours, parseTime } from '../../parse/time';
import type { Fault } from '../../problems/problem';
import type { ParseContext } from '../cells';
import { choicesOf, nameOf } from '../choices';
import { type Rule, type RuleContext, requiredIf } from '../rules';
import * as dates from '../../parse/dates';
import * as kinds from './field';

const serviceTime = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/;

/** A time in the service's form, which TikTok takes for UTC; NaN for any other text. */
function serviceTimeOf(time: string): number {
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
	if (start !== undefined) from = serviceTimeOf(start);
	return Math.ceil((serviceTimeOf(end) - from) / dates.dayMs);
}

const scheduleTypes = choicesOf('schedule_type');

function runsOn(value: unknown): boolean {
	const text = onlyEntry(value);
	if (typeof text !== 'string' || isDoubtful(text)) return false;
	if (meansEmpty(text) || /^(?:no limit|unlimited)$/i.test(text.trim())) return true;
	return findChoice(text.slice(0, 100), scheduleTypes)?.value === 'SCHEDULE_FROM_NOW';
}

/** A day without a time of day begins or ends the schedule. An end may be said to be none: "Ongoing". */
const timeField = (edge: dates.Edge) => ({
	type: 'dateTime' as const,
	isFigure: true as const,
	parse: (value: unknown, context: ParseContext) => {
		if (edge === 'end' && runsOn(value)) return nothing;
		return parseTime(value, { ...context, edge });
	},
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
	const isLongAgo = start !== undefined && serviceTimeOf(start) < earliest;
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
	const endsAt = serviceTimeOf(end);
	const facts = { end: asTyped(argument, end, context) };
	if (endsAt <= context.now) return { why: 'end before now', facts };
	if (start === undefined || endsAt > serviceTimeOf(start)) return undefined;
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

export const scheduleFields = kinds.alike(
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

export const hours = kinds.alike(
	{ topic: 'schedule', collection: 'delivery' },
	{
		dayparting: {
			placeholder: 'e.g. Mon-Fri 6am-11pm',
			description:
				"The hours in which the ads are shown, in the ad account's time. Also TikTok's 336 digits, one for each half hour from Monday 00:00.",
			parse: orNoRestriction(parseDayparting),
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
