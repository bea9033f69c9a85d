import type { Clues, Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { amountIn, formatAmount } from '../parse/money';
import type { FilledDown } from '../sheet/sheet';
import { rawValue, type ParsedRow, type RawRow, type RowSpec } from './row';

/** What all rows together tell about each of them. */
export interface SheetContext {
	/** By argument, how its ambiguous cells are meant, by the clear ones of all rows. */
	readonly notes: ReadonlyMap<string, Partial<ParseContext>>;
	/** What the columns of some row fill. */
	readonly filled: ReadonlySet<string>;
}

/** What the cells of some columns show so far. */
class ShownClues {
	private readonly shown = new Map<string, Set<unknown>>();
	private otherwise: Partial<ParseContext> = {};
	/** Each value is looked at once. */
	private readonly seen = new Set<unknown>();

	constructor(private readonly clues: Clues) {}

	add(value: unknown, heading: string): void {
		if (this.seen.has(value)) return;
		this.seen.add(value);
		this.otherwise = { ...this.otherwise, ...this.clues.otherwise?.(heading) };
		for (const shown of this.clues.shownBy(value, heading)) {
			for (const [key, one] of Object.entries(shown)) {
				if (one === undefined) continue;
				this.shown.set(key, (this.shown.get(key) ?? new Set()).add(one));
			}
		}
	}

	/** What contradicts itself settles nothing: 12/31/2026 next to 31/12/2026. */
	notes(): Partial<ParseContext> {
		const { inConflict = {} } = this.clues;
		const contested = [...this.shown].some(([, values]) => values.size > 1);
		const agreed = [...this.shown].flatMap(([key, values]) =>
			values.size === 1 ? [[key, [...values][0]] as const] : [],
		);
		return {
			...this.otherwise,
			...Object.fromEntries(agreed),
			...(contested && inConflict),
		};
	}
}

/** What a sheet as a whole tells, such as which number of a date is the day. */
export async function sheetContext(
	rows: readonly RawRow[],
	creation: Creation | undefined,
	takeBreak: () => Promise<void>,
): Promise<SheetContext> {
	const filled = new Set<string>();
	const all = (creation?.sheet?.clues ?? []).map((clues) => ({
		of: clues.of,
		shown: new ShownClues(clues),
	}));
	for (const row of rows) {
		if (row.isNone) continue;
		for (const column of row.filled) filled.add(column);
		for (const { of, shown } of all) {
			for (const argument of of) {
				const cell = row.raw.get(argument);
				if (cell && !isEmpty(cell.value)) shown.add(cell.value, cell.label);
			}
		}
		await takeBreak();
	}
	const notes = all.flatMap(({ of, shown }) => {
		const found = shown.notes();
		return of.map((argument) => [argument, found] as const);
	});
	return { notes: new Map(notes), filled };
}

/** What the other rows say about a row. */
export interface RowFindings {
	readonly problems: Problem[];
	readonly warnings: Problem[];
}

/** A parsed row with what it was parsed from. */
export interface RowPair {
	readonly parsed: ParsedRow;
	/** Undefined for a row that couldn't be read. */
	readonly raw: RawRow | undefined;
}

type Report = (row: ParsedRow, kind: keyof RowFindings, problem: Problem) => void;

/** Compares rows that are to be sent. Gives what is wrong with a row next to others, by its item. */
export async function compareRows(
	rows: readonly RowPair[],
	spec: RowSpec,
	sharedAmounts: readonly FilledDown[],
	takeBreak: () => Promise<void>,
): Promise<ReadonlyMap<number, RowFindings>> {
	const findings = new Map<number, RowFindings>();
	const report: Report = ({ item }, kind, problem) => {
		const own = findings.get(item) ?? { problems: [], warnings: [] };
		own[kind].push(problem);
		findings.set(item, own);
	};
	const creation = spec.creation ?? spec.mappable;
	const amount = creation?.sheet?.amount;
	const changed = new Map<string, EarlierChange>();
	const amounts: Amounts = new Map();
	for (const { parsed, raw } of rows) {
		if (raw && isSent(parsed)) {
			if (creation) findOtherChange(parsed, spec, creation, { changed, report });
			if (amount) addAmount(parsed, raw, amount, amounts);
		}
		await takeBreak();
	}
	if (amount) refuseOtherCurrencies(amounts, amount.argument, report);
	for (const { heading: field, items } of sharedAmounts) {
		const sharing = items.flatMap((item) => rows[item]?.parsed ?? []).filter(isSent);
		const sum = amount && sharing[0]?.values[amount.argument];
		if (sharing.length < 2 || typeof sum !== 'number') continue;
		const message = `is filled down: ${formatAmount(sum)} on each of ${sharing.length} rows: ${formatAmount(sum * sharing.length)}. If it is one sum for all of them, enter each row's own amount.`;
		for (const row of sharing) report(row, 'warnings', { field, message });
	}
	return findings;
}

/** True for a row that asks for something new, or for a change. */
const isSent = (row: ParsedRow) => row.skipped === undefined && row.existingId === undefined;

interface EarlierChange {
	readonly value: string;
	readonly by: ParsedRow['name'];
}

/**
 * Refuses a row that sets another value than an earlier row for the same thing. Calls are made at the
 * same time, so it would be a matter of chance which one counts.
 */
function findOtherChange(
	row: ParsedRow,
	{ needsOneOf = [] }: RowSpec,
	{ idKey, noun }: Creation,
	{ changed, report }: { changed: Map<string, EarlierChange>; report: Report },
): void {
	const { name, values, labelOf } = row;
	const id = values[idKey];
	if (id === undefined) return;
	for (const argument of needsOneOf.filter((one) => one in values)) {
		const place = canonicalJson([id, argument]);
		const value = canonicalJson(values[argument]);
		const earlier = changed.get(place) ?? { value, by: name };
		changed.set(place, earlier);
		if (earlier.value === value) continue;
		const { item, sheetRow } = earlier.by;
		const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
		const message = `differs from ${other}, which changes the same ${noun}. Keep one of the two rows.`;
		report(row, 'problems', { field: labelOf(argument), message });
		return;
	}
}

/** Rows of one account whose amounts may be in the same currencies. */
interface SameCurrencies {
	readonly currencies: readonly string[];
	/** The amount of the first, as it is written. */
	readonly example: unknown;
	readonly rows: ParsedRow[];
}

/** By account, which has only one currency. */
type Amounts = Map<unknown, SameCurrencies[]>;

function addAmount(
	row: ParsedRow,
	raw: RawRow,
	{ argument, account }: { readonly argument: string; readonly account: string },
	amounts: Amounts,
): void {
	const written = rawValue(raw, argument)?.value;
	const currencies = row.values[argument] === undefined ? [] : amountIn(written)?.currencies;
	if (!currencies || currencies.length === 0) return;
	// Without an account's ID it is the one that is connected.
	const of = row.values[account] ?? '';
	const groups = amounts.get(of) ?? [];
	amounts.set(of, groups);
	const group = groups.find((one) => one.currencies.join() === currencies.join());
	if (group) group.rows.push(row);
	else groups.push({ currencies, example: written, rows: [row] });
}

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
function refuseOtherCurrencies(amounts: Amounts, argument: string, report: Report): void {
	const countOf = (groups: readonly SameCurrencies[]) =>
		groups.reduce((sum, { rows }) => sum + rows.length, 0);
	for (const groups of amounts.values()) {
		for (const { currencies, rows } of groups) {
			const isOther = (one: SameCurrencies) =>
				!one.currencies.some((code) => currencies.includes(code));
			const others = groups.filter(isOther);
			const same = groups.filter((one) => !isOther(one));
			if (others.length === 0 || countOf(same) > countOf(others)) continue;
			const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
			const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
			for (const row of rows) report(row, 'problems', { field: row.labelOf(argument), message });
		}
	}
}
