import { budgetModes, unitedStates } from '../contract/choices';
import { columns as knownColumns, type ParseContext } from '../contract/fields';
import { formatValue, type Problem } from '../parse/cell';
import { parseChoice, parseYesNo } from '../parse/choice';
import { meansEmpty } from '../parse/knownWord';
import { isOnlyState, isStateCode } from '../parse/places';
import { fold, meansTotal, words } from '../parse/words';
import type { OtherCell } from './cells';
import type { GivenRow } from './row';

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
	/** One that names a US state, where the ad group would target the whole country. */
	readonly states: Problem | undefined;
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
	let states: Problem | undefined;
	let sums: Problem | undefined;
	for (const { column, value } of cells) {
		const { heading: field, other } = column;
		const problem = (message: string) => ({
			field,
			message: `is ${formatValue(value)}, ${message}`,
		});
		const unknown = (soThat: string, advice: string) =>
			problem(`but the node doesn't know this column, so ${soThat}. ${advice}`);
		const mode = other?.isBudget ? parseChoice(value, budgetModes) : undefined;
		const isMode = mode !== undefined && 'value' in mode;
		if (mode && !isMode) nearBudget ??= field;
		if (isMode && mode.value === 'BUDGET_MODE_TOTAL') {
			lifetime ??= unknown('the budget would be spent every day', renameMode);
		}
		if (other?.isCountry && namesOthers(value, context)) {
			const soThat = 'the ad group would target the United States';
			unknownCountries ??= unknown(soThat, "Rename the column to 'Country'.");
		}
		if (other?.means === 'regions' && namesState(value)) {
			states ??= problem(
				"a US state. In a column 'Location IDs', enter the location IDs of states, which the 'Targeting' resource can search for.",
			);
		}
		if (namesSums(value)) {
			sums ??= problem(
				'so the row looks like a total of the plan and not like an ad group. Remove the row.',
			);
		}
		const advice = isMode ? renameMode : other?.advice;
		if (other?.means === 'status' && meansPaused(value)) {
			warnings.push(
				problem(
					"but new ad groups are switched on. Remove the row, or pause the ad group right after with the operation 'Pause'.",
				),
			);
		} else if (advice === undefined) others.push(field);
		else if (!meansEmpty(value)) warnings.push(unknown("it isn't used", advice));
	}
	return { warnings, others, nearBudget, lifetime, unknownCountries, states, sums };
}

const renameMode = "Rename the column to 'Budget type'.";

/** True for countries other than the one that TikTok takes without any. */
function namesOthers(value: unknown, context: ParseContext): boolean {
	const parsed = knownColumns.location_ids.parse(value, context);
	return (
		'value' in parsed && [parsed.value].flat().some((id: unknown) => String(id) !== unitedStates)
	);
}

function namesState(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60) return false;
	return isOnlyState(cell.trim()) || isStateCode(cell.trim());
}

function namesSums(cell: unknown): boolean {
	if (typeof cell !== 'string' || cell.length > 60) return false;
	return meansTotal(cell) || meansTotal(/\S+$/.exec(cell.trim())?.[0] ?? '');
}

const paused = new Set(
	words(
		'paused | pause | off | inactive | disabled | disable | on hold | hold | stopped | stop',
		'cancelled | canceled | cancel | do not launch | don’t launch | not live | not approved',
		'rejected | declined | removed | deleted | archived | ended | completed | finished',
		'pausiert | gestoppt | storniert | abgelehnt | en pause | annulé | pausado | cancelado',
		'in pausa | annullato | gepauzeerd | geannuleerd | 停止 | 停止中 | 中止',
	).map(fold),
);

/** True for a status such as "paused", "cancelled" or "no". */
function meansPaused(value: unknown): boolean {
	if (typeof value === 'string' && value.length > 60) return false;
	const answer = parseYesNo(value);
	if ('value' in answer) return !answer.value;
	return typeof value === 'string' && paused.has(fold(value));
}

/**
 * Says of cells that name an account or audiences that they are not used. A campaign is looked up by
 * its name.
 */
export function checkNames({ columns, given }: GivenRow, warnings: Problem[]): void {
	for (const [argument, { heading: field, value }] of columns?.names ?? []) {
		if (argument === 'campaign_id') continue;
		const soThat =
			argument === 'audience_ids'
				? 'the ad group targets no audience by it'
				: given.get(argument)?.value
					? 'the account chosen in the node is used'
					: "it isn't used";
		const message = `is ${formatValue(value)}, which is a name, not an ID, so ${soThat}.`;
		warnings.push({ field, message });
	}
}
