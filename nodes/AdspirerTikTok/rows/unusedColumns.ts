import { budgetModes, unitedStates } from '../contract/choices';
import { columns as knownColumns, type ParseContext } from '../contract/fields';
import { type Problem, formatValue } from '../parse/cell';
import { parseChoice, parseYesNo } from '../parse/choice';
import { fold, meansTotal, words } from '../parse/words';
import { meansEmpty } from '../parse/knownWord';
import type { OtherCell } from './cells';

/** A row's filled columns that fill no argument. */
export interface UnusedColumns {
	/** Of those that look as if they counted. */
	readonly warnings: readonly Problem[];
	/** The headings of the others. */
	readonly others: readonly string[];
	/** The heading of one that may hold the budget. */
	readonly nearBudget: string | undefined;
	/** One that says that the budget is for the whole schedule. */
	readonly lifetime: Problem | undefined;
	/** One that names countries, where the row has no others. */
	readonly unknownCountries: Problem | undefined;
	/** A cell that calls the row a total, such as "UK total" beside the market. */
	readonly sums: Problem | undefined;
}

/** Finds the columns that are not used, and what to say of them. */
export function unusedColumns(cells: readonly OtherCell[], context: ParseContext): UnusedColumns {
	const warnings: Problem[] = [];
	const others: string[] = [];
	let nearBudget: string | undefined;
	let lifetime: Problem | undefined;
	let unknownCountries: Problem | undefined;
	let sums: Problem | undefined;
	for (const { column, value } of cells) {
		const { heading: field, other } = column;
		const mode = other?.isBudget ? modeIn(value) : undefined;
		if (other?.isBudget && mode === undefined) nearBudget ??= field;
		if (mode === 'BUDGET_MODE_TOTAL') lifetime ??= lifetimeProblem(field, value);
		if (other?.isCountry && namesOthers(value, context)) {
			unknownCountries ??= countryProblem(field, value);
		}
		if (namesSums(value)) sums ??= sumsProblem(field, value);
		const advice = mode === undefined ? other?.advice : renameMode;
		const paused = pausedWarning(field, value);
		if (paused) warnings.push(paused);
		else if (advice === undefined) others.push(field);
		else if (!meansEmpty(value)) {
			const message = `is ${formatValue(value)}, but the node doesn't know this column, so it isn't used. ${advice}`;
			warnings.push({ field, message });
		}
	}
	return { warnings, others, nearBudget, lifetime, unknownCountries, sums };
}

/** Daily or lifetime, where the cell says no more than that. */
function modeIn(value: unknown): string | undefined {
	const mode = parseChoice(value, budgetModes);
	return 'value' in mode ? mode.value : undefined;
}

const renameMode = "Rename the column to 'Budget type'.";

function lifetimeProblem(field: string, value: unknown): Problem {
	const message = `is ${formatValue(value)}, but the node doesn't know this column, so the budget would be spent every day. ${renameMode}`;
	return { field, message };
}

/** True for countries other than the one that TikTok takes without any. */
function namesOthers(value: unknown, context: ParseContext): boolean {
	const parsed = knownColumns.location_ids.parse(value, context);
	return (
		'value' in parsed && [parsed.value].flat().some((id: unknown) => String(id) !== unitedStates)
	);
}

function countryProblem(field: string, value: unknown): Problem {
	const message = `is ${formatValue(value)}, but the node doesn't know this column, so the ad group would target the United States. Rename the column to 'Country'.`;
	return { field, message };
}

function namesSums(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60) return false;
	return meansTotal(cell) || meansTotal(/\S+$/.exec(cell.trim())?.[0] ?? '');
}

function sumsProblem(field: string, value: unknown): Problem {
	const message = `is ${formatValue(value)}, so the row looks like a total of the plan and not like an ad group. Remove the row.`;
	return { field, message };
}

const statusHeadings = new Set(
	words(
		'status | adgroupstatus | adsetstatus | deliverystatus | state | active | isactive | enabled',
		'isenabled',
	),
);

const paused = new Set(
	words(
		'paused | pause | off | inactive | disabled | disable | on hold | hold | stopped | stop',
		'cancelled | canceled | cancel | do not launch | don’t launch | not live | not approved',
		'rejected | declined | removed | deleted | archived | ended | completed | finished',
		'pausiert | gestoppt | storniert | abgelehnt | en pause | annulé | pausado | cancelado',
		'in pausa | annullato | gepauzeerd | geannuleerd | 停止 | 停止中 | 中止',
	).map(fold),
);

/**
 * A warning for a column such as Status that says "paused" or "cancelled", or Active that says "no": the
 * node has no use for it, and new ad groups are switched on.
 */
function pausedWarning(column: string, value: unknown): Problem | undefined {
	if (typeof value === 'string' && value.length > 60) return undefined;
	const heading = fold(column.slice(0, 60));
	if (!statusHeadings.has(heading)) return undefined;
	const asksYesNo = /active$|enabled$/.test(heading);
	const answer = asksYesNo ? parseYesNo(value) : undefined;
	const saysNo = answer !== undefined && 'value' in answer && !answer.value;
	if (!saysNo && !(typeof value === 'string' && paused.has(fold(value)))) return undefined;
	return {
		field: column,
		message: `is ${formatValue(value)}, but new ad groups are switched on. Remove the row, or pause the ad group right after with the operation 'Pause'.`,
	};
}
