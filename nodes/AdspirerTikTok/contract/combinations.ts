import { formatValue, onlyEntry } from '../base/values';
import { cellText, plainText } from '../parse/cellText';
import { ordersOf } from '../parse/dates';
import { parseChoice, parseYesNo } from '../parse/keyword';
import { namesState } from '../parse/locations';
import { type KindOfMedia, columnOfFiles, countAddresses, kindOfMedia } from '../parse/media';
import { readFlight } from '../parse/time';
import { headingsIn, keysFor } from '../words';
import { normalizeKey } from '../words/normalizeKey';
import { type ByName, type Cell, type ColumnReading, type Combination, offerWords } from './cells';
import { ageGroups, choicesOf, nameOf } from './choices';
import { manualPlacement, parsePlacementType, parsePlacements } from './fields/targeting';
import * as dates from '../parse/dates';
import * as money from '../parse/money';
import * as targeting from '../parse/people';

/** A cell as it fills a column, with what of its value is for that. */
const filling = (cell: Cell, fills: string, value = cell.value): Cell => ({
	...cell,
	written: cell.written ?? cell.value,
	fills,
	value,
});

/** Cells of several columns as one value; its heading names them all. */
function joined(cells: readonly Cell[], fills: string, value: string): Cell {
	const headings = cells.map(({ heading }) => heading);
	return {
		heading: headings.join(' + '),
		headings,
		fills,
		value,
	};
}

/** Reads each cell of some columns by itself. */
const each =
	(become: (cell: Cell) => readonly Cell[]): Combination['to'] =>
	(cells) =>
		cells.flatMap(become);

const timeArguments = ['schedule_start_time', 'schedule_end_time'] as const;

function ofFlight(cell: Cell): Cell[] {
	const { value: is } = cell;
	const flight = typeof is === 'object' ? undefined : readFlight(String(is));
	const problem = { is, why: 'not a flight' } as const;
	if (!flight) return [{ ...filling(cell, 'schedule_end_time'), problem }];
	const { start, end, years } = flight;
	return [
		{ ...filling(cell, timeArguments[0], start), notes: { year: years[0] } },
		{ ...filling(cell, timeArguments[1], end), notes: { year: years[1] } },
	];
}

/** Spreadsheets count days from here, so they store a time of day as a time on this day. */
const dayOfClocks = /^(?:1899-12-3[01]|1900-01-0[01])[T ](\d{2}:\d{2}(?::\d{2})?)\S*$/;
/** The time that databases and spreadsheets add to a day. */
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

/** "Start date" and "Start time" as one time, where only one of the columns has a day. */
const withTimeOfDay = (time: string, hour: string): Combination => ({
	from: [time, hour],
	fills: [time],
	to: (cells) => {
		const asTheyAre = cells.map((cell) => ({ ...cell, fills: time }));
		const days: Cell[] = [];
		const clocks: Cell[] = [];
		for (const cell of cells) {
			if (!['string', 'number'].includes(typeof cell.value)) return asTheyAre;
			const text = timeText(cell.value);
			if (dates.dayIn(text)) days.push(cell);
			else if (/^20\d\d$/.test(text)) return asTheyAre;
			else clocks.push(cell);
		}
		const [clock] = clocks;
		if (!clock || clocks.length > 1 || days.length === 0) return asTheyAre;
		return days.map((day) => {
			const date = timeText(day.value).replace(midnight, '');
			const ofBoth = joined([day, clock], time, `${date} ${timeText(clock.value)}`);
			// A spreadsheet's number of a day is quoted as it is.
			return { ...ofBoth, written: `${cellAsText(day)} ${cellAsText(clock)}` };
		});
	},
});

/** "Mon-Fri" and "6-23" as one text, unless both cells have hours. */
function daysWithHours(cells: readonly Cell[]): readonly Cell[] {
	const texts = cells.map(({ value }) => String(value));
	const haveHours = texts.every((text) => /\d/.test(text));
	if (haveHours || texts.length !== 2) return cells;
	return [joined(cells, 'dayparting', texts.join(' '))];
}

const cellAsText = ({ value }: Cell) =>
	typeof value === 'object' ? formatValue(value) : String(value).trim();

/** "Age min" and "Age max" as a range; each pair of several, so that those that differ are seen. */
function ageRanges(cells: readonly Cell[]): Cell[] {
	const lows = cells.filter(({ fills }) => fills === 'age_from');
	const highs = cells.filter(({ fills }) => fills === 'age_to');
	const ranges: Cell[] = [];
	for (let at = 0; at < Math.max(lows.length, highs.length); at++) {
		const low = lows[at] ?? lows[0];
		const high = highs[at] ?? highs[0];
		const from = low && cellAsText(low);
		const to = high && cellAsText(high);
		if (low && high) {
			const range = from === to ? `${from}` : `${from}-${to}`;
			ranges.push(joined([low, high], 'age_groups', range));
		} else if (low) ranges.push(filling(low, 'age_groups', from?.replace(/^\d+$/, '$&+')));
		else if (high) ranges.push(filling(high, 'age_groups', to?.replace(/^\d+$/, 'up to $&')));
	}
	return ranges;
}

/** "Women 25-44" as the two that it says, in whichever column. Adults or people ("A18-54") are of all genders. */
function ofPeople(cell: Cell): Cell[] {
	const { value, fills } = cell;
	const said = targeting.agesAndGenderIn(value);
	if (said) {
		const ages = filling(cell, 'age_groups', said.ages);
		const gender = targeting.parseGender(said.gender);
		const areAll = 'value' in gender && gender.value === 'GENDER_UNLIMITED';
		if (areAll) return [ages];
		return [ages, filling(cell, 'gender', said.gender)];
	}
	if (fills !== 'ages_and_gender') return [cell];
	const areAges = !('problem' in targeting.parseAges(value, ageGroups));
	if (areAges || 'problem' in targeting.parseGender(value)) return [filling(cell, 'age_groups')];
	return [filling(cell, 'gender')];
}

const budgetModes = choicesOf('budget_mode');

const modeOfColumn: ByName<string> = {
	budget_daily: 'BUDGET_MODE_DAY',
	budget_lifetime: 'BUDGET_MODE_TOTAL',
};

/** Plans with a column for each kind of amount have a dash or a zero in the others. */
const isAmount = ({ value }: Cell) => !money.isNoAmount(value);

const isGrossCell = ({ heading, isAnswered }: Cell) => !isAnswered && money.isGross(heading);

/** The period that a row names for an amount, and the cell that names it. */
function modeOf({ fills = '' }: Cell, cell: Cell | undefined) {
	const ofColumn = modeOfColumn[fills];
	if (ofColumn) return { mode: ofColumn, place: "the column's heading", isOfColumn: true };
	const parsed = parseChoice(cell?.value, budgetModes);
	if (cell && 'value' in parsed) return { mode: parsed.value, place: `'${cell.heading}'` };
	return undefined;
}

/** The budgets of a row, with its mode if their headings or their own words say daily or lifetime. */
function budgets(cells: readonly Cell[]): readonly Cell[] {
	const modes = cells.filter(({ fills }) => fills === 'budget_mode');
	const amounts = cells.filter(({ fills }) => fills !== 'budget_mode');
	let counting = amounts.filter(isAmount);
	if (counting.length === 0) counting = amounts.slice(0, 1);
	// A gross amount doesn't count next to one that isn't.
	const net = counting.filter((cell) => !isGrossCell(cell));
	if (net.length > 0) counting = net;
	const filled: Cell[] = [];
	for (const cell of counting) {
		const { heading: column, value: is } = cell;
		const amount = filling(cell, 'budget');
		if (isAmount(cell) && isGrossCell(cell)) {
			const problem = { why: 'gross amounts', facts: { column } } as const;
			filled.push({ ...amount, problem, columns: [column] });
			continue;
		}
		const said = modeOf(cell, modes[0]);
		const word = money.modeIn(is, budgetModes)?.value;
		let ofAmount = modes.length > 0 ? undefined : word;
		if (said?.isOfColumn) ofAmount = said.mode;
		// A cell with more to say of the same mode says it alone.
		const isSaid = modes[0] && modeOf(modes[0], modes[0])?.mode === ofAmount;
		if (ofAmount && !isSaid && isAmount(cell)) filled.push(filling(cell, 'budget_mode', ofAmount));
		const counted = { ...amount, notes: { mode: said?.mode } };
		if (!word || !said || word === said.mode) {
			filled.push(counted);
			continue;
		}
		// A lifetime budget spent every day costs a multiple.
		const facts = { place: said.place, mode: nameOf('budget_mode', said.mode) };
		filled.push({ ...counted, problem: { is, why: 'amount for the other mode', facts } });
	}
	return [...filled, ...modes];
}

const pricesOfColumn = ['bid_price', 'conversion_bid_price'];

/** A bid of no kind is both prices, until it is known what TikTok charges for; beside another price it is that one. */
function prices(cells: readonly Cell[]): Cell[] {
	const amounts = cells.filter(isAmount);
	const named = amounts.flatMap(({ fills = '' }) => (fills === 'bid' ? [] : [fills]));
	const isAlone = named.length === 0;
	const targets = isAlone ? pricesOfColumn : named;
	const bids = amounts.filter(({ fills }) => fills === 'bid');
	const ofBids = bids.flatMap((cell) =>
		targets.map((fills) => ({ ...filling(cell, fills), notes: { isAnyPrice: isAlone } })),
	);
	return [...amounts.filter(({ fills }) => fills !== 'bid'), ...ofBids];
}

/** Insertion orders call their lines placements, and name them "US_Women_Video" or "TikTok 18-34". */
const looksLikeName = (value: unknown) => /[_|\d]/.test(String(value));

/** "Automatic", or "TikTok, Pangle", which means "Manual". */
function placements(cell: Cell): Cell[] {
	const { value } = cell;
	if (!('problem' in parsePlacementType(value))) return [filling(cell, 'placement_type')];
	const chosen = filling(cell, 'placements');
	const parsed = parsePlacements(value);
	if ('problem' in parsed) {
		let problem = offerWords(parsed.problem, value);
		if (looksLikeName(value)) problem = { ...parsed.problem, more: [{ why: 'line of an order' }] };
		return [{ ...filling(cell, 'placement_type'), problem }];
	}
	if ('nothing' in parsed) return [chosen];
	return [chosen, filling(cell, 'placement_type', manualPlacement)];
}

/** A column of a video or of images, by what its cells hold. */
const media = (column: string, fills: Readonly<Record<KindOfMedia, string>>): Combination => ({
	from: [column],
	fills: Object.values(fills),
	to: each((cell) => [filling(cell, fills[kindOfMedia(cell.value)])]),
});

const creativeColumns = [
	'video_url',
	'video_id',
	'image_urls',
	'image_ids',
	'tiktok_item_id',
	'card_id',
];

/** A column that a person named may hold videos and images, so that each file says which it is. */
function byFile(cell: Cell): Cell {
	if (!cell.isAnswered || !/_urls?$/.test(cell.fills ?? '')) return cell;
	return filling(cell, columnOfFiles(cell.value) ?? cell.fills ?? '');
}

/** Names of videos and images find none, unless they are addresses. They count for nothing beside another creative. */
function withoutNames(cells: readonly Cell[]): readonly Cell[] {
	const found = cells.filter(({ fills = '' }) => creativeColumns.includes(fills));
	if (found.length > 0) {
		// Beside images alone, a word for a video may mean that the ad is to have one.
		const areImages = found.every(({ fills = '' }) => fills.startsWith('image_'));
		const videos = cells.filter(({ fills }) => areImages && fills === 'video_name');
		return [...found.map(byFile), ...videos.map((cell) => filling(cell, 'video_url'))];
	}
	let named = cells.filter(({ value }) => countAddresses(value) > 0);
	if (named.length === 0) named = cells.slice(0, 1);
	return named.map((cell) => {
		if (cell.fills === 'video_name') return filling(cell, 'video_url');
		return filling(cell, 'image_urls');
	});
}

/** The parameters that headings are known by, however a heading writes them. */
const parametersByKey = new Map<string, string>();
for (const name of headingsIn('headings', 'named_parameter')) {
	parametersByKey.set(normalizeKey(name), name);
}

/** A cell of a column whose heading is a parameter's name: "UTM Source". */
function asParameter(cell: Cell): Cell {
	const { heading, value } = cell;
	if (cell.fills !== 'named_parameter') return cell;
	let name = heading;
	if (/^utm[\s_-]/i.test(heading)) name = heading.toLowerCase().replace(/[\s_-]+/g, '_');
	name = parametersByKey.get(normalizeKey(heading)) ?? name;
	const filled = filling(cell, 'url_parameters');
	if (!/^[\w.~-]+$/.test(name))
		return { ...filled, problem: { why: 'no name of a URL parameter' } };
	const parsed = cellText(value);
	if ('problem' in parsed) return { ...filled, problem: parsed.problem };
	if (!('value' in parsed)) return filled;
	// An escape that is there already stays.
	const parameter = parsed.value.replace(/%(?![\da-f]{2})|[&#\s]/gi, encodeURIComponent);
	return { ...filled, value: `${name}=${parameter}` };
}

function parameters(cells: readonly Cell[]): Cell[] {
	const made = cells.map(asParameter);
	const broken = made.filter(({ problem }) => problem);
	if (broken.length > 0 || made.length === 1) return broken.length > 0 ? broken : made;
	const texts = made.map(({ value }) => String(value).trim());
	return [joined(made, 'url_parameters', texts.join('&'))];
}

/** A switch that the sheet turns on, and the service off. */
const switchedOff = (allowed: string, fills: string): Combination => ({
	from: [allowed],
	fills: [fills],
	takesNo: true,
	to: each((cell) => {
		const answer = parseYesNo(cell.value);
		if (!('value' in answer)) return [filling(cell, fills)];
		return [filling(cell, fills, !answer.value)];
	}),
});

const ofPlacement = ['placements', 'placement_type'];

/** How the cells of a row become those of its fields, in this order, before any field is read. */
export const combinations: readonly Combination[] = [
	// "-" stays a flight, which fills nothing, so that the form's end counts.
	{ from: ['flight'], fills: ['flight', ...timeArguments], to: each(ofFlight) },
	withTimeOfDay(timeArguments[0], 'start_hour'),
	withTimeOfDay(timeArguments[1], 'end_hour'),
	{ from: ['dayparting'], fills: ['dayparting'], to: daysWithHours },
	{ from: ['age_from', 'age_to'], fills: ['age_groups'], to: ageRanges },
	{
		from: ['ages_and_gender', 'age_groups', 'gender'],
		fills: ['age_groups', 'gender'],
		to: each(ofPeople),
	},
	{
		from: ['budget_daily', 'budget_lifetime', 'budget', 'budget_mode'],
		fills: ['budget', 'budget_mode'],
		to: budgets,
	},
	{ from: ['bid', ...pricesOfColumn], fills: pricesOfColumn, to: prices },
	// They stay apart, unless the row has no other place.
	{ from: ['region'], fills: ['location_ids'], to: (cells) => cells },
	{ from: ['placement', 'placements'], fills: ofPlacement, to: each(placements) },
	media('video', { address: 'video_url', id: 'video_id', name: 'video_name' }),
	media('image', { address: 'image_urls', id: 'image_ids', name: 'image_name' }),
	{
		from: ['video_name', 'image_name', ...creativeColumns],
		fills: ['video_name', ...creativeColumns],
		to: withoutNames,
	},
	{ from: ['url_parameters', 'named_parameter'], fills: ['url_parameters'], to: parameters },
	switchedOff('comments_allowed', 'comment_disabled'),
	switchedOff('video_download_allowed', 'video_download_disabled'),
];

const headingsWithM = keysFor('headingsWithM');

/** The meaning of a column's M: women next to an H. Mujer and mulher begin with one, as masculino does. */
function meaningsOfM(value: unknown, heading: string): readonly string[] | undefined {
	const shown = targeting.meaningOfM(value);
	if (shown) return [shown];
	if (headingsWithM.has(normalizeKey(heading))) return ['women', 'men'];
	return undefined;
}

const headingsWithL = keysFor('headingsWithL');

/** The same of its P, which is for women next to an L, as in Indonesian. An L in another row shows no more than a doubt. */
function meaningsOfP(value: unknown, heading: string): readonly string[] | undefined {
	if (headingsWithL.has(normalizeKey(heading))) return ['women'];
	return targeting.meaningsNextToL(value);
}

function thousandsIn(value: unknown): readonly string[] | undefined {
	const thousands = money.amountIn(onlyEntry(value))?.thousands;
	return thousands === undefined ? undefined : [thousands];
}

/** Readings that the cells of a column show together, for those that may be read in several ways. */
export const columnReadings: readonly ColumnReading[] = [
	{ of: timeArguments, note: 'dateOrder', allowedBy: ordersOf },
	{ of: ['budget'], note: 'thousands', allowedBy: thousandsIn },
	{ of: ['gender'], note: 'mMeans', allowedBy: meaningsOfM, otherwise: 'either' },
	{ of: ['gender'], note: 'pMeans', allowedBy: meaningsOfP, otherwise: 'either' },
	{
		of: ['location_ids'],
		note: 'namesStates',
		allowedBy: (value) => (namesState(value) ? [true] : undefined),
	},
];
