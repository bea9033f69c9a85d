import { onlyEntry } from '../../parse/cell';
import type { Choice } from '../../parse/choice';
import { parseBudget, parseBudgetMode } from '../../parse/money';
import * as choices from '../choices';
import { budget, oneOf as oneOfValues } from '../schemas';
import { choiceParser, orUnchanged, singleChoice, timeField, whereGoes } from './field';
import type { Column, CreationField, ParseContext, Parser } from './field';

/** Where "a day" and "in total" belong; undefined where the amount's own heading says it. */
function whereModeGoes(context: ParseContext): string | undefined {
	const heading = context.headingOf?.('budget_mode');
	return heading !== undefined && heading === context.headingOf?.('budget')
		? undefined
		: whereGoes('budget_mode', 'Budget Mode', 'Budget type', context);
}

/** What to do about "50 a day" in a row of which nothing says daily or lifetime. */
const whyNoMode =
	({ headingOf }: ParseContext) =>
	(mode: Choice): string =>
		headingOf && headingOf('budget_mode') === undefined
			? `no column says daily or lifetime. Rename the column to '${mode.name} budget', or add a column 'Budget type'.`
			: `'${headingOf?.('budget_mode') ?? 'Budget Mode'}' is empty. Fill it in.`;

/** The budget of a new ad group, which has to agree with its mode. */
const parseBudgetOfRow: Parser = (value, context) =>
	parseBudget(value, {
		currency: context.currency,
		thousands: context.thousands,
		modeField: context.budgetModeField ?? whereModeGoes(context),
		modes: choices.budgetModes,
		mode: context.budgetMode,
		whyNoMode: whyNoMode(context),
	});

/**
 * A budget of an ad group that exists. Whether it is daily or lifetime can't be changed, and isn't known
 * from the row, so what names the one may be spent as the other.
 */
const parseNewBudget: Parser = (value, { currency, thousands, budgetMode: mode }) => {
	const parsed = parseBudget(value, { currency, thousands, modes: choices.budgetModes, mode });
	if (!('value' in parsed) || mode !== 'BUDGET_MODE_TOTAL') return parsed;
	const warning =
		"is a lifetime amount. It is sent as the ad group's budget, whatever its mode. Check that the ad group has a lifetime budget.";
	return { warning, ...parsed };
};

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

/** What an ad group is for, what it may spend, and when. */
export const money = {
	objective: {
		...singleChoice(choices.objectives, 'TRAFFIC'),
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: choiceParser(choices.objectives),
		headings: `Objective | Campaign objective; Kampagnenziel | Werbeziel; Objectif; Objetivo;
			Objetivo; Obiettivo; Doelstelling; 目的 | 広告目的; 목표 || (ad/buy/buying/media/delivery) objective
			Zielsetzung | ad goal | ~(campaign) goal | ~but | ~scopo | (campaign/ad) 목표`,
	},
	budget_mode: {
		...singleChoice(choices.budgetModes, 'BUDGET_MODE_DAY'),
		schema: oneOfValues(choices.budgetModes),
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(onlyEntry(value), choices.budgetModes),
		headings: `Budget type; Budgetart; Type de budget; Tipo de presupuesto; Tipo de orçamento;
			Tipo di budget; Soort budget; 予算タイプ; 예산 유형 || (budget) daily lifetime | D/LT | budget basis
			budget (type/mode) daily/lifetime`,
	},
	budget: {
		schema: budget,
		required: true,
		// A text, since n8n does not mark a number field that is empty.
		type: 'string',
		placeholder: 'e.g. 50',
		description:
			"Amount in the ad account's currency, at least 1. TikTok's own minimum depends on the currency, for example 20 a day in USD or EUR.",
		parse: parseBudgetOfRow,
		update: {
			description:
				"The new budget in the ad account's currency. Whether it is daily or lifetime stays as it is.",
			parse: orUnchanged(parseNewBudget),
			column: 'new_budget',
		},
		headings: `Budget; Budget; Budget; Presupuesto; Orçamento | Verba; Budget; Budget; 予算; 예산
			|| ad group budget | budget amount | ~planned budget`,
	},
	schedule_start_time: {
		...timeField('start'),
		label: 'Start Time',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
		headings: `Start date | Start | Launch date; Startdatum | Beginn; Date de début;
			Fecha de inicio; Data de início; Data di inizio; Startdatum; 開始日 | 配信開始日; 시작일 || start time
			starts (on/at) | start date time | launch | (go) live date | go live | start hour
			kick(/ )off (date) | first day | start day | ~(date) from | on air date | fecha de alta
			di partenza`,
	},
	schedule_end_time: {
		...timeField('end'),
		label: 'End Time',
		description: `When the ad group ends. Required with a lifetime budget. Otherwise, leave empty to run it until you stop it. ${zoneNote}`,
		update: { description: `When the ad group ends. ${zoneNote}` },
		headings: `End date | End; Enddatum | Ende; Date de fin; Fecha de fin; Data de término;
			Data di fine; Einddatum; 終了日 | 配信終了日; 종료일 || end time | ends (on/at) | end date time
			end hour | end (date) (incl/inclusive) | (end/last) day | end date t/m | ~(date) to | ~t/m
			off air date | fecha de baja`,
	},
} satisfies Record<string, CreationField>;

/** Columns that say with the amount what it is for: each day, the whole schedule, or a change. */
export const moneyColumns = {
	budget_daily: {
		parse: parseBudgetOfRow,
		headings: `Daily budget | Budget per day; Tagesbudget; Budget quotidien | Budget journalier;
			Presupuesto diario; Orçamento diário | Verba diária; Budget giornaliero; Dagbudget; 日予算; 일예산
			|| budget (/per) day | budget p/d | daily (spend/cap) | 1予算 | 一日予算 | 1日あたりの予算`,
	},
	budget_lifetime: {
		parse: parseBudgetOfRow,
		headings: `Lifetime budget | Total budget; Laufzeitbudget | Gesamtbudget; Budget global;
			Presupuesto total; Orçamento total; Budget totale; Totaalbudget; 通算予算 | 総予算; 총예산
			|| flight budget | budget (sur la) durée (de vie/totale/) | presupuesto de por vida | 予算総額`,
	},
	new_budget: {
		parse: parseNewBudget,
		headings: `New budget | New daily budget; Neues Budget; Nouveau budget; Nuevo presupuesto;
			Novo orçamento; Nuovo budget; Nieuw budget; 新予算; 새 예산 || updated budget
			new (daily/day) budget`,
	},
} satisfies Record<string, Column>;
