import type { InTurns } from '../client/clock';
import type { Clues, Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { amountIn, formatAmount } from '../parse/money';
import { asSeen } from '../parse/text';
import { existingColumn, type ParsedRow, type RawRow, type RowSpec } from './row';

/** What all rows together say about each one, such as which number of a date is the day. */
export async function sheetContext(
	rows: readonly RawRow[],
	creation: Creation | undefined,
	inTurns: InTurns,
) {
	/** What the columns fill in at least one row. */
	const filled = new Set<string>();
	/** By argument, how its ambiguous cells are meant, by the clear ones of all rows. */
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
				const { value, label } = row.cell(argument) ?? { label: argument };
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
	const shown = new Map<string, readonly unknown[]>();
	const notes: Partial<ParseContext> = {};
	for await (const [value, heading] of inTurns(seen)) {
		if (isEmpty(value)) continue;
		Object.assign(notes, otherwise?.(heading));
		const clues = shownBy(value, heading).flatMap((clue) =>
			Object.entries<readonly unknown[] | undefined>(clue),
		);
		for (const [key, meant] of clues) {
			if (!meant) continue;
			const before = shown.get(key) ?? meant;
			shown.set(
				key,
				before.filter((one) => meant.includes(one)),
			);
		}
	}
	for (const [key, [one, ...others]] of shown) {
		if (others.length === 0) Object.assign(notes, one === undefined ? inConflict : { [key]: one });
	}
	return notes;
}

/** A row as it is written and as it was parsed, with what the other rows say about it. */
export interface ComparedRow {
	readonly raw: RawRow;
	readonly parsed: ParsedRow;
	readonly problems: Problem[];
	readonly warnings: Problem[];
}

/** Compares the rows that are to be sent, and adds to each what is wrong with it next to others. */
export async function compareRows(
	rows: readonly ComparedRow[],
	spec: RowSpec,
	inTurns: InTurns,
): Promise<void> {
	const creation = spec.creation ?? spec.mappable;
	if (!creation) return;
	const { amount } = creation.sheet ?? {};
	const changed = new Map<string, ParsedRow>();
	const amounts = new Map<string, SameCurrencies>();
	const byId = new Map<string, ComparedRow[]>();
	const byAmount = new Map<number, ComparedRow[]>();
	for await (const row of inTurns(rows)) {
		const { existingId } = row.parsed;
		if (existingId !== undefined) addTo(byId, existingId, row);
		if (!isSent(row)) continue;
		findOtherChange(row, spec, creation, changed);
		if (!amount) continue;
		addAmount(row, amount, amounts);
		addTo(byAmount, row.raw.amountOf ?? row.raw.item, row);
	}
	for (const [id, sharing] of byId) refuseSharedId(id, sharing, spec, creation);
	if (!amount) return;
	refuseOtherCurrencies([...amounts.values()], amount.argument);
	for (const sharing of byAmount.values()) warnOfShared(sharing, creation, amount.argument);
}

function addTo<Key>(groups: Map<Key, ComparedRow[]>, key: Key, row: ComparedRow): void {
	const group = groups.get(key) ?? [];
	groups.set(key, group);
	group.push(row);
}

/** Warns rows of several things that take one amount from above. */
function warnOfShared(rows: readonly ComparedRow[], creation: Creation, argument: string): void {
	const [first] = rows;
	if (!first || rows.length < 2) return;
	const { size } = new Set(rows.map(({ parsed }) => thingOf(parsed, creation)));
	const sum = first.parsed.values[argument];
	if (size < 2 || typeof sum !== 'number') return;
	const field = first.parsed.labelOf(argument);
	const message = `is filled down: ${formatAmount(sum)} on each of ${size} ${creation.noun}s: ${formatAmount(sum * size)}. If it is one sum for all of them, enter each row's own amount.`;
	for (const { warnings } of rows) warnings.push({ field, message });
}

/** By ID, or name and parent. Rows of one thing, such as those of its ads, spend its amount once. */
const thingOf = ({ values, names = [] }: ParsedRow, creation: Creation) =>
	canonicalJson([
		values[creation.idKey],
		values[creation.nameArgument],
		values[creation.parentArgument],
		...names.map(({ cell }) => cell.value),
	]);

/** True for a row that asks for something new, or for a change. */
const isSent = ({ parsed: { skipped, existingId } }: ComparedRow) =>
	skipped === undefined && existingId === undefined;

/**
 * Refuses rows that give one ID for different things, such as an ID that was dragged down a column:
 * they would all pass for created.
 */
function refuseSharedId(
	id: string,
	rows: readonly ComparedRow[],
	{ labels }: RowSpec,
	{ nameArgument, parentArgument, noun, parentNoun, existingOption }: Creation,
): void {
	const differ = (valuesOf: (row: ParsedRow) => readonly unknown[]) => {
		const texts = rows.flatMap(({ parsed }) => valuesOf(parsed));
		return new Set(texts.flatMap((text) => (isEmpty(text) ? [] : asSeen(String(text))))).size > 1;
	};
	const isNames = differ(({ values }) => [values[nameArgument]]);
	const isParents =
		differ(({ values }) => [values[parentArgument]]) ||
		differ(({ names = [] }) =>
			names.flatMap(({ argument, cell }) => (argument === parentArgument ? [cell.value] : [])),
		);
	if (!isNames && !isParents) return;
	const what = isNames ? 'names' : `${parentNoun}s`;
	const message = `is ${formatValue(id)} on ${rows.length} rows of different ${what}. An ${noun} has one. Enter each row's own ID, or leave it empty on rows that are new.`;
	for (const { raw, problems } of rows) {
		const field = existingColumn(raw)?.heading ?? labels.get(`options.${existingOption}`) ?? '';
		problems.push({ field, message });
	}
}

/**
 * Refuses a row that sets another value than an earlier row for the same thing. Calls are made at the
 * same time, so it would be a matter of chance which one counts.
 */
function findOtherChange(
	{ parsed, problems }: ComparedRow,
	{ needsOneOf = [] }: RowSpec,
	{ idKey, noun }: Creation,
	changed: Map<string, ParsedRow>,
): void {
	const { values, labelOf } = parsed;
	const id = values[idKey];
	if (id === undefined) return;
	for (const argument of needsOneOf.filter((one) => one in values)) {
		const place = canonicalJson([id, argument]);
		const earlier = changed.get(place) ?? parsed;
		changed.set(place, earlier);
		if (canonicalJson(earlier.values[argument]) === canonicalJson(values[argument])) continue;
		const { item, sheetRow } = earlier.name;
		const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
		const message = `differs from ${other}, which changes the same ${noun}. Keep one of the two rows.`;
		problems.push({ field: labelOf(argument), message });
		return;
	}
}

/** Rows of one account whose amounts may be in the same currencies. */
interface SameCurrencies {
	readonly account: unknown;
	readonly currencies: readonly string[];
	/** The amount of the first, as it is written. */
	readonly example: unknown;
	readonly rows: ComparedRow[];
}

function addAmount(
	row: ComparedRow,
	{ argument, account: ofAccount }: { readonly argument: string; readonly account: string },
	groups: Map<string, SameCurrencies>,
): void {
	const { values } = row.parsed;
	const example = row.raw.cell(argument)?.value;
	const currencies = values[argument] === undefined ? [] : amountIn(example)?.currencies;
	if (!currencies || currencies.length === 0) return;
	const account = values[ofAccount];
	const key = canonicalJson([account, currencies]);
	const group = groups.get(key) ?? { account, currencies, example, rows: [] };
	group.rows.push(row);
	groups.set(key, group);
}

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
function refuseOtherCurrencies(groups: readonly SameCurrencies[], argument: string): void {
	const countOf = (some: readonly SameCurrencies[]) => some.flatMap(({ rows }) => rows).length;
	for (const { account, currencies, rows } of groups) {
		const ofAccount = groups.filter((one) => one.account === account);
		const isSame = (one: SameCurrencies) =>
			one.currencies.some((code) => currencies.includes(code));
		const others = ofAccount.filter((one) => !isSame(one));
		if (others.length === 0 || countOf(ofAccount.filter(isSame)) > countOf(others)) continue;
		const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
		const message = `is in a different currency from the other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
		for (const { parsed, problems } of rows) {
			problems.push({ field: parsed.labelOf(argument), message });
		}
	}
}
