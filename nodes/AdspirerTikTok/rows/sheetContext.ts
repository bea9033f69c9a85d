import type { InTurns } from '../client/clock';
import type { Clues, Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { amountIn, formatAmount } from '../parse/money';
import type { FilledDown } from '../sheet/sheet';
import { rawValue, type ParsedRow, type RawRow, type RowSpec, type UnreadableRow } from './row';

/** What all rows together say about each one. */
export interface SheetContext {
	/** By argument, how its ambiguous cells are meant, by the clear ones of all rows. */
	readonly notes: ReadonlyMap<string, Partial<ParseContext>>;
	/** What the columns fill in at least one row. */
	readonly filled: ReadonlySet<string>;
}

/** What a sheet as a whole says, such as which number of a date is the day. */
export async function sheetContext(
	rows: readonly RawRow[],
	creation: Creation | undefined,
	inTurns: InTurns,
): Promise<SheetContext> {
	const filled = new Set<string>();
	const notes = new Map<string, Partial<ParseContext>>();
	// Each value with its heading, so that it is looked at once.
	const cells = (creation?.sheet?.clues ?? []).map((clues) => ({
		clues,
		seen: new Map<unknown, string>(),
	}));
	for await (const row of inTurns(rows)) {
		if (row.isNone) continue;
		for (const column of row.filled) filled.add(column);
		for (const { clues, seen } of cells) {
			for (const argument of clues.of) {
				const { value, label } = row.raw.get(argument) ?? { label: argument };
				if (value !== undefined && !seen.has(value)) seen.set(value, label);
			}
		}
	}
	for (const { clues, seen } of cells) {
		const found = await notesOf(clues, seen, inTurns);
		for (const argument of clues.of) notes.set(argument, found);
	}
	return { notes, filled };
}

/** What cells show; nothing if they contradict each other, as 12/31/2026 and 31/12/2026 do. */
async function notesOf(
	{ shownBy, otherwise, inConflict }: Clues,
	seen: ReadonlyMap<unknown, string>,
	inTurns: InTurns,
): Promise<Partial<ParseContext>> {
	const shown = new Map<string, Set<unknown>>();
	const notes: Partial<ParseContext> = {};
	for await (const [value, heading] of inTurns(seen)) {
		if (isEmpty(value)) continue;
		Object.assign(notes, otherwise?.(heading));
		for (const [key, one] of shownBy(value, heading).flatMap((note) => Object.entries(note))) {
			if (one !== undefined) shown.set(key, (shown.get(key) ?? new Set()).add(one));
		}
	}
	for (const [key, [one, ...others]] of shown) {
		Object.assign(notes, others.length > 0 ? inConflict : { [key]: one });
	}
	return notes;
}

/** What the other rows say about a row. */
export interface RowFindings {
	readonly problems: Problem[];
	readonly warnings: Problem[];
}

/** A row as it is written and as it was parsed. */
export interface RowPair {
	readonly raw: RawRow | UnreadableRow;
	readonly parsed: ParsedRow;
}

type Report = (row: ParsedRow, kind: keyof RowFindings, problem: Problem) => void;

/** Compares rows that are to be sent. Gives what is wrong with a row next to others, by its item. */
export async function compareRows(
	rows: readonly RowPair[],
	spec: RowSpec,
	sharedAmounts: readonly FilledDown[],
	inTurns: InTurns,
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
	const amounts = new Map<string, SameCurrencies>();
	for await (const { parsed, raw } of inTurns(rows)) {
		if (!('raw' in raw) || !isSent(parsed)) continue;
		if (creation) findOtherChange(parsed, spec, creation, { changed, report });
		if (amount) addAmount(parsed, raw, amount, amounts);
	}
	if (amount) refuseOtherCurrencies([...amounts.values()], amount.argument, report);
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
	readonly account: unknown;
	readonly currencies: readonly string[];
	/** The amount of the first, as it is written. */
	readonly example: unknown;
	readonly rows: ParsedRow[];
}

function addAmount(
	row: ParsedRow,
	raw: RawRow,
	{ argument, account: ofAccount }: { readonly argument: string; readonly account: string },
	groups: Map<string, SameCurrencies>,
): void {
	const example = rawValue(raw, argument)?.value;
	const currencies = row.values[argument] === undefined ? [] : amountIn(example)?.currencies;
	if (!currencies || currencies.length === 0) return;
	const account = row.values[ofAccount];
	const key = canonicalJson([account, currencies]);
	const group = groups.get(key) ?? { account, currencies, example, rows: [] };
	group.rows.push(row);
	groups.set(key, group);
}

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
function refuseOtherCurrencies(
	groups: readonly SameCurrencies[],
	argument: string,
	report: Report,
): void {
	const countOf = (some: readonly SameCurrencies[]) => some.flatMap(({ rows }) => rows).length;
	for (const { account, currencies, rows } of groups) {
		const ofAccount = groups.filter((one) => one.account === account);
		const isSame = (one: SameCurrencies) =>
			one.currencies.some((code) => currencies.includes(code));
		const others = ofAccount.filter((one) => !isSame(one));
		if (others.length === 0 || countOf(ofAccount.filter(isSame)) > countOf(others)) continue;
		const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
		const message = `is in another currency than other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
		for (const row of rows) report(row, 'problems', { field: row.labelOf(argument), message });
	}
}
