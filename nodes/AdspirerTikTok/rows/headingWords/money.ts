import { words } from '../../parse/words';
import type { HeadingTable } from './target';

/** Columns of money. */
export const money = {
	headings: {
		budget_mode: words(
			'daily/lifetime | daily or lifetime | lifetime/daily | budget daily or lifetime',
			'daily/LT | D/LT | daily or LT | LT/daily | daily/total | daily or total',
			'budget type (daily/lifetime) | budget mode (daily/lifetime) | lifetime or daily',
			'budget_mode | budget type | type of budget | budget period | Budgettyp | Budgetart',
			'Budgetmodus | Budget-Typ | type de budget | mode de budget | tipo de presupuesto',
			'modo de presupuesto | tipo de orçamento | modo de orçamento | tipo de verba',
			'予算タイプ | 予算モード | 予算種別 | 予算の種類 | 予算区分',
			'tipo di budget | tipo budget | modalità budget | soort budget | budgetsoort',
		),
		budget: words(
			'budget | ad group budget | ad set budget | adgroup budget',
			'Budget der Anzeigengruppe | Anzeigengruppenbudget | presupuesto',
			'presupuesto del grupo de anuncios | orçamento | orçamento do grupo de anúncios',
			'verba | budget du groupe d’annonces | 予算 | 予算額',
			'budget gruppo di annunci | budget del gruppo di annunci | budget advertentiegroep',
		),
		budget_daily: words(
			'daily budget | budget daily | budget per day | budget / day | budget a day',
			'day budget | daily spend | daily cap | Tagesbudget | tägliches Budget',
			'Budget pro Tag | Budget/Tag | Budget täglich | budget quotidien | budget journalier',
			'budget par jour | budget/jour | budget jour | presupuesto diario',
			'presupuesto por día | presupuesto/día | orçamento diário | orçamento por dia',
			'verba diária | verba por dia | verba/dia | orçamento/dia | 日予算 | 1日予算 | 1日の予算',
			'日額予算 | 予算（日） | 日次予算 | 一日予算 | 1日あたりの予算',
			'budget giornaliero | budget al giorno | budget/giorno | spesa giornaliera',
			'dagbudget | dagelijks budget | budget per dag | budget/dag',
		),
		budget_lifetime: words(
			'lifetime budget | budget lifetime | total budget | budget total | life time budget',
			'flight budget | Laufzeitbudget | Gesamtbudget | Budget gesamt | Budget Laufzeit',
			'budget global | budget sur la durée | budget durée totale',
			'budget sur la durée de vie | presupuesto total | presupuesto de por vida',
			'presupuesto global | orçamento total | orçamento vitalício | verba total',
			'orçamento do período | 通算予算 | 総予算 | 合計予算 | 全期間予算 | 期間予算',
			'予算合計 | 予算総額 | トータル予算 | 予算（通算） | 予算（総額）',
			'budget totale | budget complessivo | budget a vita | totaalbudget | totaal budget',
			'budget totaal | looptijdbudget | levensduurbudget',
		),
		new_budget: words(
			'new budget | new daily budget | updated budget | budget new | change budget to',
			'neues Budget | neues Tagesbudget | nouveau budget | nuevo presupuesto',
			'novo orçamento | nova verba | 新予算 | 新しい予算 | 変更後予算 | 変更後の予算',
			'nuovo budget | nuovo budget giornaliero | nieuw budget | nieuw dagbudget',
		),
	},
} satisfies HeadingTable;
