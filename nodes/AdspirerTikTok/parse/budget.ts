import { cellText, type Parsed, formatValue } from './cell';
import { findChoice, parseChoice, whatToEnter, type Choice } from './choice';
import {
	currenciesNamed,
	formatAmount,
	maxAmountLength,
	namesOtherPeriod,
	parseMoney,
} from './money';

/** What is known of a budget beside its cell. */
export interface BudgetTerms {
	/** The currency that the column's heading names, as it is written there. */
	readonly currency?: string | undefined;
	/** The mark between thousands that other amounts of the column show. */
	readonly thousands?: string | undefined;
	/** Where a person can say daily or lifetime, in quotes. */
	readonly modeField?: string | undefined;
	/** Daily and lifetime. */
	readonly modes: readonly Choice[];
	/** The row's mode; null where nothing has to be said of it here. */
	readonly mode?: string | null | undefined;
	/** What to do where the row has no mode: completes "is "50 a day", but"; undefined where nothing helps. */
	readonly whyNoMode?: (mode: Choice) => string;
}

/**
 * A budget: an amount, also with a word for its mode as in "$50/day" and "1000 total". The word never
 * decides the mode. It has to agree with the row's own, because a lifetime budget that is spent every
 * day costs many times as much.
 */
export function parseBudget(given: unknown, terms: BudgetTerms): Parsed<number> {
	const amount = parseMoney(given, terms.currency, terms.thousands);
	const split = 'problem' in amount ? splitMode(given, terms.modes) : undefined;
	if (!split) return amount;
	const { mode } = split;
	const known = terms.modes.find(({ value }) => value === terms.mode);
	if (known !== mode && terms.mode !== null) {
		const why = known
			? `${terms.modeField ?? "the column's heading"} says ${known.name}. Make the two match.`
			: terms.whyNoMode?.(mode);
		return why === undefined ? amount : { problem: `is ${formatValue(given)}, but ${why}` };
	}
	const parsed = parseMoney(split.amount, terms.currency, terms.thousands);
	if ('problem' in parsed) {
		return { problem: parsed.problem.replace(formatValue(split.amount), formatValue(given)) };
	}
	if (!('value' in parsed)) return parsed;
	const per = `${formatAmount(parsed.value)} ${mode.name.toLowerCase()}`;
	return { ...parsed, readAs: `${per}, in the ad account's currency` };
}

/** Daily or lifetime. Whoever corrects "monthly" has to correct the amount with it. */
export function parseBudgetMode(given: unknown, modes: readonly Choice[]): Parsed<string> {
	const parsed = parseChoice(given, modes);
	const text = typeof given === 'string' ? given.slice(0, maxAmountLength) : '';
	if (!('problem' in parsed) || !namesOtherPeriod(text)) return parsed;
	return {
		problem: `is ${formatValue(given)}, but TikTok has daily and lifetime budgets only. ${whatToEnter(modes).replace(/\.$/, '')}, and the amount that goes with it.`,
	};
}

/** The currencies that a budget's cell may name, whatever else is in it; undefined for none. */
export function currenciesOfBudget(
	given: unknown,
	modes: readonly Choice[],
): readonly string[] | undefined {
	const text = textOf(given);
	return currenciesNamed(splitMode(text, modes)?.amount ?? text);
}

/**
 * The mark between thousands that an amount shows: the comma in "1,250.00", "12,500,000", "49.90" and
 * "$1,250".
 */
export function thousandsShown(given: unknown): string | undefined {
	const text = textOf(given).slice(0, maxAmountLength);
	const [digits = '', ...others] = text.match(/\d(?:[\d.,]*\d)?/g) ?? [];
	const [, decimal] = /([.,])\d{1,2}$/.exec(digits) ?? [];
	if (others.length > 0) return undefined;
	if (decimal !== undefined) return decimal === '.' ? ',' : '.';
	const [, mark] = /^[1-9]\d{0,2}([.,])(?:\d{2,3}\1)*\d{3}$/.exec(digits) ?? [];
	return 'value' in parseMoney(text) ? mark : undefined;
}

/** The text of a cell, and none where it is a number or broken. */
function textOf(given: unknown): string {
	const cell = typeof given === 'string' && cellText(given);
	return cell && 'value' in cell ? cell.value : '';
}

/** Letters with spaces and a slash, in brackets or not; a currency sign among them is none of these. */
const onlyWords = /^[\s/([]*[\p{L}\p{M}][\p{L}\p{M}\s/.]*[\])]*:?\s*$/u;
/** "15日" is a day of the month, and "30天" a number of days. */
const daysAfter = /^\s*[日天]$/u;

/** The places of a text that are not within a word. */
const ends = (text: string) =>
	Array.from(text.matchAll(/(?<!\p{L})|(?!\p{L})/gu), (end) => end.index);

/** Takes the word for the mode off an amount, behind it or before it; the longest one that is known. */
function splitMode(
	given: unknown,
	modes: readonly Choice[],
): { readonly amount: string; readonly mode: Choice } | undefined {
	const text = textOf(given);
	const [, before = '', digits = '', after = ''] =
		text.length > maxAmountLength ? [] : (/^(\D*)(\d(?:.*\d)?)(\D*)$/s.exec(text) ?? []);
	if (daysAfter.test(after)) return undefined;
	const splits = [
		...ends(after).map((at) => [after.slice(at), before + digits + after.slice(0, at)] as const),
		...ends(before)
			.reverse()
			.map((at) => [before.slice(0, at), before.slice(at) + digits + after] as const),
	];
	for (const [words, amount] of splits) {
		const mode = onlyWords.test(words) && findChoice(words, modes);
		if (mode) return { amount, mode };
	}
	return undefined;
}
