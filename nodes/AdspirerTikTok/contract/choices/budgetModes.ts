import type { Choice } from '../../parse/choice';
import { words } from '../../parse/words';

/** A closed list: daily and lifetime. */
export const budgetModes: readonly Choice[] = [
	{
		name: 'Daily',
		value: 'BUDGET_MODE_DAY',
		description: 'Spend up to the budget every day',
		aliases: words(
			'day | per day | a day | each day | every day | /day | daily budget | dbo | täglich',
			'Tagesbudget | pro Tag | Tag | tägliches Budget | /Tag | quotidien | budget quotidien',
			'par jour | journalier | budget journalier | jour | /jour | diario',
			'presupuesto diario | por día | al día | día | diário | orçamento diário | por dia',
			'ao dia | verba diária | diária | giornaliero | al giorno | dagelijks | dagbudget | dag',
			'per dag | p/d | p. Tag | /j | daily cap | per dygn | per døgn | dziennie | denně | günlük',
			'/день | в день | giorno | tägl. | 日予算 | 日 | 1日 | 1日の予算 | 一日 | 1日予算 | 日額',
			'1日あたり | daily spend | diarios | diarias | diários | diárias | giornalieri | quotidiens',
			'毎日 | 日別 | 日预算 | 天',
			'每日 | 每日预算 | 일일 | 일일 예산',
		),
	},
	{
		name: 'Lifetime',
		value: 'BUDGET_MODE_TOTAL',
		description: 'Spend the budget over the whole schedule. Needs an end time.',
		aliases: words(
			'total | lifetime budget | total budget | whole schedule | whole flight | flight',
			'campaign lifetime | life time | Laufzeit | Laufzeitbudget | Gesamtbudget | gesamt',
			'Gesamtlaufzeit | gesamte Laufzeit | Budget für die Laufzeit | budget total | global',
			'budget global | durée de vie | durée totale | budget sur la durée de vie',
			'presupuesto total | presupuesto de por vida | de por vida | toda la campaña',
			'vitalício | orçamento vitalício | orçamento total | verba total | no total | en total',
			'LT | LTB | per flight | in total | au total | insgesamt | overall | tempo de vida | tempo de vida útil | totale | budget totale | looptijd | totaal | 通算 | 通算予算',
			'総予算 | 合計予算 | 全期間 | 全期間予算 | 合計 | 総額 | 期間予算 | 总预算 | 总计',
			'총 예산 | 통산 | 평생 예산',
		),
	},
];
