import { formatValue, onlyEntry } from '../parse/cell';
import { leavesOf, plainText } from '../parse/cellText';
import { parseChoice, parseYesNo } from '../parse/choice';
import { beginsWithDay, ofSerial, type DateOrder } from '../parse/dateText';
import { readFlight } from '../parse/flight';
import { isGiven, meansEmpty } from '../parse/keyword';
import { amountIn, isGross, isNoAmount, modeIn } from '../parse/money';
import { columnNamesStates } from '../parse/locations';
import {
	agesAndGenderIn,
	meaningsOfM,
	mentionsPeople,
	parseAges,
	parseGender,
	saysAges,
} from '../parse/targeting';
import { shownByTime } from '../parse/time';
import { anyFor, keysFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { ageGroups, choicesOf } from './choices';
import type { Cell, Filled, RowCells, SheetRules, SplitCell } from './creation';
import { amounts, parsePlacementCell } from './fields';
import { offerWords } from './meanings';

const budgetModes = choicesOf('budget_mode');

const times = ['schedule_start_time', 'schedule_end_time'] as const;
const people = ['location_ids', 'age_groups', 'gender', 'languages', 'operating_systems'] as const;

/** What the row of sums leaves empty. */
export const emptyInTotals = [...people, ...times];

/** Cells of several columns as one value; its heading names them all. */
export function joinedCell(cells: readonly Cell[], value: unknown): Cell {
	const headings = cells.map(({ heading }) => heading);
	return { heading: headings.join(' + '), headings, value };
}

/** "Age min" and "Age max" as a range. */
function ageRange(cells: RowCells): Cell | undefined {
	const [from, to] = [cells.find('age_from'), cells.find('age_to')];
	const [start, end] = [from, to].map((cell) =>
		typeof cell?.value === 'object' ? formatValue(cell.value) : String(cell?.value).trim(),
	);
	if (from && to && start === end) return joinedCell([from, to], start);
	if (from && to) return joinedCell([from, to], `${start}-${end}`);
	if (from) return { ...from, value: start?.replace(/^\d+$/, '$&+') };
	return to && { ...to, value: `up to ${end}` };
}

/** "Mon-Fri" and "6-23" as one text, unless both cells have hours. */
function daysWithHours(cells: readonly Cell[]): readonly Cell[] {
	const texts = cells.map(({ value }) => String(value));
	const isOne = texts.length > 2 || texts.every((text) => /\d/.test(text));
	if (isOne) return cells;
	return [joinedCell(cells, texts.join(' '))];
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
	if (isDay) return moment.slice(0, 10);
	return moment.slice(11, 19);
}

function splitFlight(cell: Cell, order: DateOrder): SplitCell {
	if (meansEmpty(cell.value)) return [];
	const flight = typeof cell.value === 'object' ? undefined : readFlight(String(cell.value), order);
	if (!flight) {
		return `is ${formatValue(cell.value)}, which isn't a start and an end. Enter both, such as 1 Dec 2030 - 31 Dec 2030.`;
	}
	const { start, end, endsNextYear } = flight;
	return [
		{ ...cell, value: start, fills: 'schedule_start_time' },
		{ ...cell, value: end, fills: 'schedule_end_time', notes: { endsNextYear } },
	];
}

/** A time of day, which joins the day of another column. */
const asHour =
	(fills: (typeof times)[number]) =>
	(cell: Cell): SplitCell => [{ ...cell, fills }];

/** Audiences of a kind that ads are shown to for what they did, whatever their names say. */
const ofCustomers = new RegExp(`${anyFor('customers')}|(?<!\\p{L})ids?(?!\\p{L})`, 'iu');

const headingsWithM = keysFor('headingsWithM');

/** "Women 25-44" as the two that it says. Adults or people ("A18-54") are of all genders. */
function splitDemographics(cell: Cell): readonly Cell[] {
	const found = agesAndGenderIn(cell.value);
	if (!found) return [cell];
	const ages = { ...cell, fills: 'age_groups', value: found.ages };
	const parsed = parseGender(found.gender);
	const isAll = 'value' in parsed && parsed.value === 'GENDER_UNLIMITED';
	if (isAll) return [ages];
	return [ages, { ...cell, fills: 'gender', value: found.gender }];
}

/** The ages, the gender or both, whichever a cell says. */
function splitAgesAndGender(cell: Cell): SplitCell {
	if (agesAndGenderIn(cell.value)) return splitDemographics(cell);
	if ('problem' in parseAges(cell.value, ageGroups)) {
		if (!('problem' in parseGender(cell.value))) return [{ ...cell, fills: 'gender' }];
	}
	return [{ ...cell, fills: 'age_groups' }];
}

/**
 * Ages alone or with a gender, under a heading of audiences; beside other words they may be a description
 * as well as a name, which would be looked up only when the row is sent.
 */
function splitAudience(cell: Cell): SplitCell {
	const { heading, value: given } = cell;
	const value = onlyEntry(given);
	// What a person says is a list of people is one.
	if (cell.isAnswered === true || ofCustomers.test(heading)) return [cell];
	if (agesAndGenderIn(value)) return splitDemographics({ ...cell, value });
	if (saysAges(value)) return [{ ...cell, fills: 'age_groups' }];
	return unlessPeople(
		cell,
		"Enter ages in a column 'Age', a gender in 'Gender' and interests in 'Interests'",
	);
}

function splitExcluded(cell: Cell): SplitCell {
	if (cell.isAnswered === true || ofCustomers.test(cell.heading)) return [cell];
	return unlessPeople(
		cell,
		"Neither can be excluded. Enter those that you want in columns 'Age' and 'Gender'",
	);
}

function unlessPeople(cell: Cell, enter: string): SplitCell {
	if (!leavesOf(cell.value).some(mentionsPeople)) return [cell];
	return `is ${formatValue(onlyEntry(cell.value))}, which names ages or a gender and may be an audience's name, too. ${enter}, and clear the cell. Or enter an audience of this name by its ID.`;
}

/** What the sheet allows, and the service switches off. */
const asSwitchedOff =
	(fills: string) =>
	(cell: Cell): SplitCell => {
		const answer = parseYesNo(cell.value);
		if ('problem' in answer) return offerWords(answer.problem, cell.value);
		if ('value' in answer) return [{ ...cell, fills, value: !answer.value }];
		return [];
	};

const modeOfColumn: Readonly<Record<string, string>> = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
};

const isGrossCell = ({ heading, isAnswered }: Cell) => isAnswered !== true && isGross(heading);

/** A gross amount doesn't count next to one that isn't. */
function withoutGross(cells: readonly Cell[]): readonly Cell[] {
	const net = cells.filter((cell) => !isGrossCell(cell) && !isNoAmount(cell.value));
	if (net.length > 0) return net;
	return cells;
}

/** The one budget of a row, with its mode if its heading or its own words say daily or lifetime. */
function fillBudget(cells: RowCells, own: readonly Cell[]): Filled {
	const cell = cells.oneAmount(withoutGross(own), 'budget');
	if (!cell) return {};
	if (isGrossCell(cell) && !isNoAmount(cell.value)) {
		const { heading: column } = cell;
		const problem = `holds amounts with taxes or fees, and TikTok would spend all of it. Enter the amounts without them, or in 'Columns of Your Sheet', say what '${column}' is.`;
		return { budget: { ...cell, problem, columns: [column] } };
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
	let priceIs = unit?.replace('TKP', 'CPM');
	if (cell.fills === 'bid') priceIs = 'bid';
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
	if ('problem' in placement) {
		const problem = offerWords(placement.problem, cell.value);
		return { placement_type: { ...cell, problem }, placements };
	}
	const { value, readAs } = placement;
	const reading = readAs ? { written: formatValue(cell.value), readAs } : undefined;
	return {
		placement_type: { ...cell, value: value.placement_type, reading },
		placements: value.placements ? { ...cell, value: value.placements } : placements,
	};
}

/** Headings that only Meta's own export has. */
const ofMeta =
	/^(?:adset(?:runstatus|timest(?:art|op))|optimizedconversiontrackingpixels|useroperatingsystem)$/;

export const adGroupSheet: SheetRules = {
	emptyInTotals,
	amount: { argument: 'budget', columns: amounts },
	split: {
		flight: splitFlight,
		start_hour: asHour('schedule_start_time'),
		end_hour: asHour('schedule_end_time'),
		ages_and_gender: splitAgesAndGender,
		age_groups: splitDemographics,
		gender: splitDemographics,
		audience_ids: splitAudience,
		excluded_audience_ids: splitExcluded,
		comments_allowed: asSwitchedOff('comment_disabled'),
		video_download_allowed: asSwitchedOff('video_download_disabled'),
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
				if (thousands === undefined) return [];
				return [{ thousands: [thousands] }];
			},
		},
		{
			of: ['gender'],
			shownBy: (value) => meaningsOfM(value).map((one) => ({ mMeans: [one] })),
			inConflict: { mMeans: 'either' },
			// Mujer and mulher begin with an M, as masculino does.
			otherwise: (heading) =>
				headingsWithM.has(normalizeKey(heading)) ? { mMeans: 'either' } : {},
		},
		{
			of: ['location_ids'],
			shownBy: (value, heading) =>
				columnNamesStates(heading, value) ? [{ namesStates: [true] }] : [],
		},
		{ of: times, shownBy: (value) => [shownByTime(value)] },
	],
	idsOfOthers: {
		isOthers: (heading) => ofMeta.test(normalizeKey(heading.slice(0, 60))),
		means: [
			...['campaign_id', 'adgroup_id', 'pixel_id', 'app_id', 'interest_category_ids'],
			// Its "Location Types" are no placements, and all its ads are billed by impressions.
			...['audience_ids', 'excluded_audience_ids', 'placement_type', 'billing_event'],
		],
		setting: 'meta_export',
	},
	usualChanges: "'New budget', 'New name', 'Age' or 'End date'",
};
