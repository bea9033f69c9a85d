import { DateTime } from 'luxon';
import { formatValue, onlyEntry } from '../parse/cell';
import { plainText } from '../parse/cellText';
import { parseChoice, parseYesNo } from '../parse/choice';
import { beginsWithDay, dayMs, monthNamed, ofSerial, type DateOrder } from '../parse/dateText';
import { isGiven } from '../parse/keyword';
import { amountIn, isGross, isNoAmount, modeIn } from '../parse/money';
import { columnNamesStates } from '../parse/locations';
import { agesAndGenderIn, meaningsOfM, parseGender, parseSystems } from '../parse/targeting';
import { shownByTime } from '../parse/time';
import { wordsFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { choicesOf } from './choices';
import type { Cell, Filled, OwnValues, RowCells, SheetRules } from './creation';
import { amounts, parsePlacementCell } from './fields';
import { millisecondsOf } from './fields/field';

const budgetModes = choicesOf('budget_mode');

const times = ['schedule_start_time', 'schedule_end_time'] as const;
const people = ['location_ids', 'age_groups', 'gender', 'languages', 'operating_systems'] as const;

/** What the row of sums leaves empty. */
export const emptyInTotals = [...people, ...times];

/** Cells of several columns as one value; its heading names them all. */
function joinedCell(cells: readonly Cell[], value: unknown): Cell {
	const headings = cells.map(({ heading }) => heading);
	return { heading: headings.join(' + '), headings, value };
}

/** "Age min" and "Age max" as a range. */
function ageRange(cells: RowCells): Cell | undefined {
	const [from, to] = [cells.find('age_from'), cells.find('age_to')];
	const [start, end] = [from, to].map((cell) =>
		typeof cell?.value === 'object' ? formatValue(cell.value) : String(cell?.value).trim(),
	);
	if (from && to) return joinedCell([from, to], start === end ? start : `${start}-${end}`);
	if (from) return { ...from, value: /^\d+$/.test(start ?? '') ? `${start}+` : start };
	return to && { ...to, value: `up to ${end}` };
}

/** "Mon-Fri" and "6-23" as one text, unless both cells have hours. */
function daysWithHours(cells: readonly Cell[]): readonly Cell[] {
	const texts = cells.map(({ value }) => String(value));
	const isOne = texts.length > 2 || texts.every((text) => /\d/.test(text));
	return isOne ? cells : [joinedCell(cells, texts.join(' '))];
}

/** "Start date" and "Start time" as one time, where only one of the columns has a day. */
function withTimeOfDay(cells: readonly Cell[], order: DateOrder): readonly Cell[] {
	const days = cells.filter(({ value }) => hasDay(timeText(value), order));
	const [clock, ...moreClocks] = cells.filter((cell) => !days.includes(cell));
	const areTexts = cells.every(({ value }) => ['string', 'number'].includes(typeof value));
	if (!clock || moreClocks.length > 0 || !areTexts) return cells;
	return days.map((day) => {
		const date = timeText(day.value).replace(midnight, '');
		return joinedCell([day, clock], `${date} ${timeText(clock.value)}`);
	});
}

/** Spreadsheets count days from here, so they store a time of day as a time on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;
/** What databases and spreadsheets add to a day. */
const midnight = /[T ]00:00(?::00(?:\.0+)?)?Z?$/;

function hasDay(text: string, order: DateOrder): boolean {
	// A day of the week may come before the date.
	const words = text.slice(0, 100).split(/[\s,]+/);
	return words.some((_, at) => beginsWithDay(words.slice(at).join(' '), order));
}

/** A day or a time of day as text, even if it is a spreadsheet's number of days. */
function timeText(value: unknown): string {
	const text = plainText(String(value)).replace(dayOfClocks, '$1');
	const isDay = /^[2-9]\d{4}$/.test(text);
	if (!isDay && !/^0?(?:\.\d+)?$/.test(text)) return text;
	const moment = new Date(ofSerial(text)).toISOString();
	return isDay ? moment.slice(0, 10) : moment.slice(11, 19);
}

const betweenDays =
	/\s+(?:-|to|until|bis|au|al|a|à|hasta|até|tot(?: en met)?|t\/m)\s+|\s*(?:[–—〜~→]|から)\s*|(?<=[./]\d{4})-(?=\d{1,2}[./])/i;

/** The first and the last day of a flight in one cell, such as "5 Apr 2027 - 25 Apr 2027". */
function splitFlight(cell: Cell, order: DateOrder): readonly Cell[] {
	const text = String(cell.value).slice(0, 100);
	const bare = text.replace(/^\s*(?:from|vo[mn]|dal?|du|del?|van)\s+/i, '');
	const days = bare.split(betweenDays).map((day) => day.trim());
	const isFlight = days.length === 2 && days.every((day) => beginsWithDay(day, order));
	if (!isFlight || cell.fills !== undefined) return [cell];
	return days.map((value, at) => ({ ...cell, value, fills: times[at], topic: undefined }));
}

/** Audiences of a kind that ads are shown to for what they did, whatever their names say. */
const ofCustomers =
	/custom|lookalike|retarget|remarket|seed|crm|list|segment|(?<!\p{L})ids?(?!\p{L})/iu;

/** "Women 25-44" as the two that it says. Adults or people ("A18-54") are of all genders. */
function splitDemographics(cell: Cell): readonly Cell[] {
	const found = agesAndGenderIn(cell.value);
	if (!found || ofCustomers.test(cell.heading)) return [cell];
	const parsed = parseGender(found.gender);
	const isAll = 'value' in parsed && parsed.value === 'GENDER_UNLIMITED';
	return [
		{ ...cell, fills: 'age_groups', topic: undefined, value: found.ages },
		...(isAll ? [] : [{ ...cell, fills: 'gender', topic: undefined, value: found.gender }]),
	];
}

/** In columns of networks some rows have the system of the phones. */
const asSystem = (cell: Cell): readonly Cell[] =>
	'value' in parseSystems(cell.value)
		? [{ ...cell, fills: 'operating_systems', topic: undefined }]
		: [cell];

/** What TikTok's own bulk file switches on, and the service off; so does a column that a user explains. */
const switchedOff = new Map([
	['usercomment', 'comment_disabled'],
	['videodownload', 'video_download_disabled'],
]);

function asSwitchedOff(cell: Cell): readonly Cell[] {
	const fills = cell.fills ?? switchedOff.get(normalizeKey(cell.heading));
	const answer = parseYesNo(cell.value);
	const isRead = fills !== undefined && 'value' in answer;
	return isRead ? [{ ...cell, fills, topic: undefined, value: !answer.value }] : [cell];
}

/** In many plans "Days" is the length of the flight. */
const asLength = (cell: Cell): readonly Cell[] =>
	cell.fills !== undefined && /^\s*\d{1,4}\s*$/.test(String(cell.value))
		? [{ ...cell, fills: undefined, topic: 'hours' }]
		: [cell];

/** Days in each unit of a length; a number alone counts days. */
const daysIn = new Map(
	['1 ', ...wordsFor('lengths')].map((word) => {
		const [days, ...unit] = word.split(' ');
		return [normalizeKey(unit.join(' ')), Number(days)] as const;
	}),
);

/** The starts and the ends that a row may have, in milliseconds. */
const flightOf = ({ meanings }: Pick<OwnValues, 'meanings'>) =>
	times.map((time) => meanings(time).map((one) => millisecondsOf(String(one))));

/** The days that may lie between them. */
function lengthsOf(own: Pick<OwnValues, 'meanings'>): number[] {
	const [starts = [], ends = []] = flightOf(own);
	return starts.flatMap((start) => ends.map((end) => Math.round((end - start) / dayMs)));
}

/** True for "31", "31 days" or "4 weeks" in a row whose start and end are as many days apart. */
function repeatsLength(value: unknown, own: OwnValues): true | undefined {
	const [, number, word = ''] = /^\s*(\d{1,4})\s*(\p{L}*)\s*$/u.exec(String(value)) ?? [];
	const days = Number(number) * (daysIn.get(normalizeKey(word)) ?? NaN);
	return lengthsOf(own).includes(days) || undefined;
}

/** True for what a row's daily budget comes to from its start to its end. */
function repeatsTotal(value: unknown, own: Pick<OwnValues, 'meanings'>): boolean {
	const totals = amountIn(value)?.readings ?? [];
	const sums = own
		.meanings('budget_daily')
		.flatMap((daily) => lengthsOf(own).map((days) => Number(daily) * days));
	return sums.some((sum) => totals.some((total) => Math.abs(total - sum) < 1));
}

/** True for "Dec", "Q4 2026" or "KW 49" in a row whose start and end are in it; of a week, one of them. */
const repeats =
	(unit: 'month' | 'quarter' | 'weekNumber' | 'year') =>
	(value: unknown, own: OwnValues): true | undefined => {
		const words = String(value).match(/\p{L}+|\d+/gu) ?? [];
		const numbers = words
			.map((word) => (unit === 'month' && monthNamed(word)) || Number(word))
			.filter((number) => number > 0);
		const isIn = (time: number) => {
			const at = DateTime.fromMillis(time, { zone: 'utc' });
			const named = [at[unit], at.year, at.year % 100];
			return numbers.includes(at[unit]) && numbers.every((number) => named.includes(number));
		};
		const [starts = [], ends = []] = flightOf(own);
		const [isStart, isEnd] = [starts.some(isIn), ends.some(isIn)];
		const isWhole = isStart && (isEnd || ends.length === 0);
		return (unit === 'weekNumber' ? isStart || isEnd : isWhole) || undefined;
	};

const modeOfColumn: Readonly<Record<string, string>> = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
};

const isGrossCell = ({ heading, isOfUser }: Cell) => isOfUser !== true && isGross(heading);

/** A gross amount doesn't count next to one that isn't. */
function withoutGross(cells: readonly Cell[]): readonly Cell[] {
	const net = cells.filter((cell) => !isGrossCell(cell) && !isNoAmount(cell.value));
	return net.length > 0 ? net : cells;
}

/** The one budget of a row, with its mode if its heading or its own words say daily or lifetime. */
function fillBudget(cells: RowCells, own: readonly Cell[]): Filled {
	const counting = own.filter(
		({ fills, value }) => fills !== 'budget_lifetime' || !repeatsTotal(value, cells),
	);
	const cell = cells.oneAmount(withoutGross(counting), 'budget');
	if (!cell) return {};
	if (isGrossCell(cell) && !isNoAmount(cell.value)) {
		const { heading: column } = cell;
		const problem = `holds amounts with taxes or fees, and TikTok would spend all of it. Enter the amounts without them, or in the option 'Columns', say what '${column}' is.`;
		return { budget: { ...cell, problem, remedy: { column } } };
	}
	const mode = modeOfColumn[cell.fills ?? ''];
	const written = cells.find('budget_mode');
	const parsed = parseChoice(written?.value, budgetModes);
	const ofRow = 'value' in parsed ? parsed.value : undefined;
	const amount = cells.withCurrency(cell);
	const given = { budget_mode: mode ?? ofRow };
	const budget = cells.isNew ? amount : { ...amount, notes: { ...amount.notes, given } };
	const value = mode ?? modeIn(cell.value, budgetModes)?.value;
	if (value && 'nothing' in parsed) return { budget, budget_mode: { ...cell, value } };
	if (mode && ofRow && mode !== ofRow) cells.refuseOther(cell, written);
	return { budget };
}

/** The one price of a row, whose heading may say what it pays for. */
function fillPrice(cells: RowCells, own: readonly Cell[], argument: string): Filled {
	const cell = cells.oneAmount(own);
	if (!cell || isNoAmount(cell.value)) return {};
	const [unit] = /(?<!O)CP[CMV]|TKP/.exec(cell.heading.toUpperCase()) ?? [];
	const priceIs = cell.fills === 'bid' ? 'bid' : unit?.replace('TKP', 'CPM');
	const price = cells.withCurrency(cell);
	return { [argument]: { ...price, notes: { ...price.notes, priceIs } } };
}

/** Placements without a placement type mean manual placement. */
function fillPlacement(cells: RowCells): Filled {
	const isOpen = !isGiven(cells.find('placement_type')?.value);
	const placements = cells.find('placements');
	const cell = cells.find('placement') ?? placements;
	const placement = parsePlacementCell(cell?.value);
	// Next to a type, "Placements" can only hold the placements.
	if (!cell || !isOpen || 'nothing' in placement) return { placements: placements ?? cell };
	if ('problem' in placement) return { placement_type: { ...cell, ...placement }, placements };
	const { value, readAs } = placement;
	const reading = readAs ? { written: formatValue(cell.value), readAs } : undefined;
	return {
		placement_type: { ...cell, value: value.placement_type, reading },
		placements: value.placements ? { ...cell, value: value.placements } : placements,
	};
}

/** An ad set is what Meta calls an ad group, so its ID can't be TikTok's. */
const adSetId = /^(?:existing)?(?:adset|advertentieset|広告セット)id$/;

/** Headings that only Meta's own export has. */
const ofMeta =
	/^(?:adset(?:runstatus|timest(?:art|op))|optimizedconversiontrackingpixels|useroperatingsystem)$/;

export const adGroupSheet: SheetRules = {
	emptyInTotals,
	amount: { argument: 'budget', columns: amounts },
	split: {
		schedule_start_time: splitFlight,
		dayparting: asLength,
		age_groups: splitDemographics,
		gender: splitDemographics,
		platform: asSystem,
		audience_ids: splitDemographics,
		switches: asSwitchedOff,
	},
	combined: { age_groups: ageRange },
	join: {
		budget: withoutGross,
		budget_daily: withoutGross,
		budget_lifetime: withoutGross,
		new_budget: withoutGross,
		dayparting: daysWithHours,
		schedule_start_time: withTimeOfDay,
		schedule_end_time: withTimeOfDay,
	},
	fill: {
		budget: fillBudget,
		bid_price: fillPrice,
		conversion_bid_price: fillPrice,
		placements: fillPlacement,
	},
	clues: [
		{
			of: ['budget'],
			shownBy: (value) => {
				const { thousands } = amountIn(onlyEntry(value)) ?? {};
				return thousands === undefined ? [] : [{ thousands: [thousands] }];
			},
		},
		{
			of: ['gender'],
			shownBy: (value) => meaningsOfM(value).map((one) => ({ mMeans: [one] })),
			inConflict: { mMeans: 'either' },
			// Mujer and mulher begin with an M, as masculino does.
			otherwise: (heading) =>
				/^(?:sexo|g[eéê]nero)s?$/iu.test(heading) ? { mMeans: 'either' } : {},
		},
		{
			of: ['location_ids'],
			shownBy: (value, heading) =>
				columnNamesStates(heading, value) ? [{ namesStates: [true] }] : [],
		},
		{ of: times, shownBy: (value) => [shownByTime(value)] },
	],
	settles: {
		regions: () => 'location_ids',
		budget: (value, own) =>
			(isGross(own.heading) && own.isGiven('budget')) || repeatsTotal(value, own) || undefined,
		schedule_start_time: repeatsLength,
		month: (value, own) => repeats('month')(value, own) ?? 'schedule_start_time',
		quarter: repeats('quarter'),
		week: (value, own) =>
			repeats('weekNumber')(value, own) ??
			repeatsLength(`${parseInt(String(value), 10)} weeks`, own) ??
			'schedule_start_time',
		year: repeats('year'),
		hours: repeatsLength,
		zone: (_, { isGiven }) => (times.some(isGiven) ? undefined : true),
		// A version says more than the system.
		operating_systems: (value) => (/\d/.test(String(value)) ? false : undefined),
	},
	isFreeText: (argument) =>
		/^(?:adgroup_name|objective|schedule_|campaign_id|advertiser_id)/.test(argument),
	refusesId: (heading) =>
		adSetId.test(normalizeKey(heading.slice(0, 60)))
			? "from a column named for an ad set, which is Meta's word. In the option 'Columns', choose 'Ad Group' for it if it holds TikTok's IDs, or ignore it."
			: undefined,
	idsOfOthers: {
		isOthers: (heading) => ofMeta.test(normalizeKey(heading.slice(0, 60))),
		fills: [
			...['campaign_id', 'adgroup_id', 'pixel_id', 'app_id', 'interest_category_ids'],
			// Its "Location Types" are no placements, and all its ads are billed by impressions.
			...['audience_ids', 'excluded_audience_ids', 'placement_type', 'billing_event'],
		],
		topic: 'settings',
	},
	usualChanges: "'New budget', 'New name', 'Age' or 'End date'",
};
