import type { InTurns } from '../client/clock';
import type { Clues, Creation } from '../contract/creation';
import type { ParseContext } from '../contract/fields';
import { formatValue, isEmpty, type Problem } from '../parse/cell';
import { canonicalJson } from '../parse/json';
import { amountIn, formatAmount } from '../parse/money';
import { asSeen } from '../parse/text';
import { existingOf, type ParsedRow, type RawRow, type RowSpec } from './row';

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
	const clues = (creation?.sheet?.clues ?? []).map((one) => ({
		...one,
		seen: new Map<unknown, string>(),
	}));
	for await (const row of inTurns(rows)) {
		if (row.isNone) continue;
		for (const column of row.filled) filled.add(column);
		for (const { of, seen } of clues) {
			for (const argument of of) {
				const { value, label } = row.cell(argument) ?? { label: argument };
				if (value !== undefined && !seen.has(value)) seen.set(value, label);
			}
		}
	}
	for (const one of clues) {
		const found = await notesOf(one, one.seen, inTurns);
		for (const argument of one.of) notes.set(argument, found);
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
		for (const clue of shownBy(value, heading)) {
			for (const [key, meant] of Object.entries<readonly unknown[] | undefined>(clue)) {
				const before = shown.get(key) ?? meant;
				if (meant) shown.set(key, before?.filter((one) => meant.includes(one)) ?? meant);
			}
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
	const byId = new Groups();
	const byThing = new Groups();
	const byCurrency = new Groups();
	const byAmount = new Groups();
	for await (const row of inTurns(rows)) {
		const { raw, parsed } = row;
		byId.add(parsed.existingId, row);
		if (!isSent(row)) continue;
		byThing.add(parsed.values[creation.idKey], row);
		if (!amount) continue;
		const { account, currencies } = amountOf(row, amount);
		if (currencies.length > 0) byCurrency.add(canonicalJson([account, currencies]), row);
		byAmount.add(raw.amountOf ?? raw.item, row);
	}
	for (const group of byId.values()) refuseSharedId(group, creation);
	for (const group of byThing.values()) refuseOtherChanges(group, spec, creation);
	if (!amount) return;
	refuseOtherCurrencies([...byCurrency.values()], amount);
	for (const group of byAmount.values()) warnOfShared(group, creation, amount.argument);
}

/** Rows with something in common, by what that is; a row that lacks it is in no group. */
class Groups extends Map<unknown, ComparedRow[]> {
	add(key: unknown, row: ComparedRow): void {
		const group = this.get(key);
		if (group) group.push(row);
		else if (key !== undefined) this.set(key, [row]);
	}
}

/** True for a row that asks for something new, or for a change. */
const isSent = ({ parsed: { skipped, existingId } }: ComparedRow) =>
	skipped === undefined && existingId === undefined;

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

/**
 * Refuses rows that give one ID for different things, such as an ID that was dragged down a column:
 * they would all pass for created.
 */
function refuseSharedId(
	rows: readonly ComparedRow[],
	{ nameArgument, parentArgument, noun, parentNoun }: Creation,
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
	const id = formatValue(rows[0]?.parsed.existingId);
	const message = `is ${id} on ${rows.length} rows of different ${what}. An ${noun} has one. Enter each row's own ID, or leave it empty on rows that are new.`;
	for (const { raw, problems } of rows) {
		problems.push({ field: existingOf(raw)?.field ?? '', message });
	}
}

/**
 * Refuses rows that set another value than an earlier row for the same thing. Calls are made at the
 * same time, so it would be a matter of chance which one counts.
 */
function refuseOtherChanges(
	rows: readonly ComparedRow[],
	{ needsOneOf = [] }: RowSpec,
	{ noun }: Creation,
): void {
	const changed = new Map<string, ParsedRow>();
	for (const { parsed, problems } of rows) {
		const { values, labelOf } = parsed;
		const argument = needsOneOf.find((one) => {
			if (!(one in values)) return false;
			const earlier = changed.get(one) ?? parsed;
			changed.set(one, earlier);
			return canonicalJson(earlier.values[one]) !== canonicalJson(values[one]);
		});
		if (argument === undefined) continue;
		const { item, sheetRow } = (changed.get(argument) ?? parsed).name;
		const other = sheetRow === undefined ? `row ${item + 1}` : `sheet row ${sheetRow}`;
		const message = `differs from ${other}, which changes the same ${noun}. Keep one of the two rows.`;
		problems.push({ field: labelOf(argument), message });
	}
}

type Amount = NonNullable<NonNullable<Creation['sheet']>['amount']>;

/** The amount of a row as it is written, with the currencies that it may be in. */
function amountOf({ raw, parsed: { values } }: ComparedRow, { argument }: Amount) {
	const example = raw.cell(argument)?.value;
	const amount = values[argument] === undefined ? undefined : amountIn(example);
	return { account: values.advertiser_id, currencies: amount?.currencies ?? [], example };
}

/**
 * Refuses the rows whose amounts are in a different currency from as many others of the same account:
 * "€250" among dollars, or "Rp 1.500.000", which would be spent as dollars too.
 */
function refuseOtherCurrencies(groups: ReadonlyArray<readonly ComparedRow[]>, of: Amount): void {
	const known = groups.flatMap((rows) =>
		rows.slice(0, 1).map((row) => ({ rows, ...amountOf(row, of) })),
	);
	const countOf = (some: typeof known) => some.flatMap(({ rows }) => rows).length;
	for (const { account, currencies, rows } of known) {
		const ofAccount = known.filter((one) => one.account === account);
		const isSame = (one: (typeof known)[number]) =>
			one.currencies.some((code) => currencies.includes(code));
		const others = ofAccount.filter((one) => !isSame(one));
		if (others.length === 0 || countOf(ofAccount.filter(isSame)) > countOf(others)) continue;
		const [most] = others.sort((a, b) => b.rows.length - a.rows.length);
		const message = `is in a different currency from the other rows, such as ${formatValue(most?.example)}. An ad account has one currency, and amounts are sent as they are. Enter the amount in the ad account's currency.`;
		for (const { parsed, problems } of rows) {
			problems.push({ field: parsed.labelOf(of.argument), message });
		}
	}
}
