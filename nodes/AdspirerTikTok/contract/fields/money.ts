import { parseBudgetMode } from '../../parse/budget';
import { onlyEntry } from '../../parse/cell';
import * as choices from '../choices';
import { apiName, budget, oneOf as oneOfValues, time } from '../schemas';
import {
	oneOf,
	orUnchanged,
	parseBudgetOfRow,
	parseNewBudget,
	timeAt,
	type Column,
	type CreationField,
} from './field';

/** What an ad group is for, and what it may spend. */
export const money = {
	objective: {
		schema: apiName('TRAFFIC').optional(),
		label: 'Objective',
		type: 'options',
		choices: choices.objectives,
		default: 'TRAFFIC',
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: oneOf(choices.objectives),
		headings: {
			en: 'Objective | Campaign objective || ad objective | advertising objective | objective type | buying objective | buy objective | media objective',
			de: 'Kampagnenziel | Werbeziel || Zielsetzung',
			fr: 'Objectif || objectif de campagne | objectif de la campagne | objectif publicitaire',
			es: 'Objetivo || objetivo de campaña | objetivo de la campaña | objetivo publicitario',
			pt: 'Objetivo || objetivo da campanha | objetivo de campanha',
			it: 'Obiettivo || obiettivo campagna | obiettivo della campagna',
			nl: 'Doelstelling || campagnedoel | campagnedoelstelling | advertentiedoel | advertentiedoelstelling',
			ja: '目的 | 広告目的 || キャンペーン目的 | キャンペーンの目的 | 広告の目的 | 配信目的',
			ko: '목표 || 캠페인 목표 | 광고 목표 | 목적 | 캠페인 목적 | 광고 목적',
		},
		general: { others: 'goal | campaign goal | KPI objective | Ziel | but | scopo | doel | 目標' },
	},
	budget_mode: {
		schema: oneOfValues(choices.budgetModes).optional(),
		label: 'Budget Mode',
		type: 'options',
		choices: choices.budgetModes,
		default: 'BUDGET_MODE_DAY',
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(onlyEntry(value), choices.budgetModes),
		headings: {
			en: 'Budget type || budget_mode | type of budget | budget period | daily/lifetime | daily or lifetime | lifetime/daily | lifetime or daily | budget daily or lifetime | daily/LT | D/LT | daily or LT | LT/daily | daily/total | daily or total | budget type (daily/lifetime) | budget mode (daily/lifetime)',
			de: 'Budgetart || Budgettyp | Budgetmodus',
			fr: 'Type de budget || mode de budget',
			es: 'Tipo de presupuesto || modo de presupuesto',
			pt: 'Tipo de orçamento || modo de orçamento | tipo de verba',
			it: 'Tipo di budget || tipo budget | modalità budget',
			nl: 'Soort budget || budgetsoort',
			ja: '予算タイプ || 予算モード | 予算種別 | 予算の種類 | 予算区分',
			ko: '예산 유형 || 예산 타입 | 예산 구분 | 예산 종류',
		},
	},
	budget: {
		schema: budget,
		required: true,
		label: 'Budget',
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
		headings: {
			en: 'Budget || ad group budget | ad set budget',
			de: 'Budget || Budget der Anzeigengruppe | Anzeigengruppenbudget',
			fr: 'Budget || budget du groupe d’annonces',
			es: 'Presupuesto || presupuesto del grupo de anuncios',
			pt: 'Orçamento | Verba || orçamento do grupo de anúncios',
			it: 'Budget || budget gruppo di annunci | budget del gruppo di annunci',
			nl: 'Budget || budget advertentiegroep',
			ja: '予算 || 予算額',
			ko: '예산 || 예산액 | 광고그룹 예산',
		},
	},
} satisfies Record<string, CreationField>;

/** Columns that say with the amount what it is for: each day, the whole schedule, or a change. */
export const moneyColumns = {
	budget_daily: {
		label: 'Daily budget',
		parse: parseBudgetOfRow,
		headings: {
			en: 'Daily budget | Budget per day || budget daily | budget / day | budget a day | day budget | daily spend | daily cap',
			de: 'Tagesbudget || tägliches Budget | Budget pro Tag | Budget/Tag | Budget täglich',
			fr: 'Budget quotidien | Budget journalier || budget par jour | budget/jour',
			es: 'Presupuesto diario || presupuesto por día | presupuesto/día',
			pt: 'Orçamento diário | Verba diária || orçamento por dia | verba por dia | verba/dia | orçamento/dia',
			it: 'Budget giornaliero || budget al giorno | budget/giorno | spesa giornaliera',
			nl: 'Dagbudget || dagelijks budget | budget per dag | budget/dag',
			ja: '日予算 || 1日予算 | 1日の予算 | 日額予算 | 予算（日） | 日次予算 | 一日予算 | 1日あたりの予算',
			ko: '일예산 || 일일 예산 | 하루 예산 | 1일 예산 | 일 예산액',
		},
	},
	budget_lifetime: {
		label: 'Lifetime budget',
		parse: parseBudgetOfRow,
		headings: {
			en: 'Lifetime budget | Total budget || budget lifetime | budget total | flight budget',
			de: 'Laufzeitbudget | Gesamtbudget || Budget gesamt | Budget Laufzeit',
			fr: 'Budget global || budget sur la durée | budget durée totale | budget sur la durée de vie',
			es: 'Presupuesto total || presupuesto de por vida | presupuesto global',
			pt: 'Orçamento total || orçamento vitalício | verba total | orçamento do período',
			it: 'Budget totale || budget complessivo | budget a vita',
			nl: 'Totaalbudget || budget totaal | looptijdbudget | levensduurbudget',
			ja: '通算予算 | 総予算 || 合計予算 | 全期間予算 | 期間予算 | 予算合計 | 予算総額 | トータル予算 | 予算（通算）',
			ko: '총예산 || 총 예산액 | 전체 예산 | 통합 예산 | 기간 예산',
		},
	},
	new_budget: {
		label: 'New budget',
		parse: parseNewBudget,
		headings: {
			en: 'New budget | New daily budget || updated budget | budget new | change budget to',
			de: 'Neues Budget || neues Tagesbudget',
			fr: 'Nouveau budget',
			es: 'Nuevo presupuesto',
			pt: 'Novo orçamento || nova verba',
			it: 'Nuovo budget || nuovo budget giornaliero',
			nl: 'Nieuw budget || nieuw dagbudget',
			ja: '新予算 || 新しい予算 | 変更後予算 | 変更後の予算',
			ko: '새 예산 || 변경 예산 | 신규 예산',
		},
	},
} satisfies Record<string, Column>;

const zoneNote =
	"A time without an offset is in the workflow's timezone, unless 'Schedule Timezone' in the options is UTC.";

/** When an ad group runs. */
export const schedule = {
	schedule_start_time: {
		schema: time.optional(),
		label: 'Start Time',
		type: 'dateTime',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
		parse: timeAt('start'),
		headings: {
			en: 'Start date | Start | Launch date || schedule_start_time | start time | starts | start date time | start date and time | schedule start | launch | go live | go live date | live date | flight start | flight start date | begin date | start hour | start time of day | starts on | starts at | live from | begins | kickoff date | flight from | start date inclusive | start date incl | kickoff | first day | starting date | start day',
			de: 'Startdatum | Beginn || Startuhrzeit | Uhrzeit Start | Startzeit | Startzeitpunkt | Startdatum und -zeit | Kampagnenstart | Flugstart | Laufzeit Start | Laufzeitbeginn | Flight von',
			fr: 'Date de début || début | date de lancement | heure de début | date début',
			es: 'Fecha de inicio || inicio | fecha inicio | fecha y hora de inicio | hora de inicio',
			pt: 'Data de início || hora início | data início | data e hora de início | data inicial | início da veiculação',
			it: 'Data di inizio || data inizio | inizio | ora di inizio | ora inizio | data e ora di inizio | data di partenza | data di lancio',
			nl: 'Startdatum || begindatum | begintijd | starttijd | startmoment | ingangsdatum | lanceerdatum',
			ja: '開始日 | 配信開始日 || 開始日時 | 開始 | 配信開始 | 配信開始日時 | 掲載開始日 | 開始時間 | 開始時刻',
			ko: '시작일 || 시작 | 시작일시 | 시작 시간 | 시작 날짜 | 집행 시작일 | 게재 시작일 | 라이브 시작일 | 광고 시작일',
		},
		general: { others: 'from | date from | von | ab | du | desde | dal | van' },
	},
	schedule_end_time: {
		schema: time.optional(),
		label: 'End Time',
		type: 'dateTime',
		description: `When the ad group ends. Leave empty to run it until you stop it. ${zoneNote}`,
		parse: timeAt('end'),
		update: {
			description: `When the ad group ends. ${zoneNote}`,
			parse: orUnchanged(timeAt('end')),
		},
		headings: {
			en: 'End date | End || schedule_end_time | end time | ends | end date time | end date and time | schedule end | flight end | flight end date | end hour | end time of day | ends on | ends at | live until | flight to | flight until | end date inclusive | end date incl | end inclusive | end incl | last day | stop date | finish date | ending date | end day',
			de: 'Enddatum | Ende || Enduhrzeit | Uhrzeit Ende | Endzeit | Endzeitpunkt | Enddatum und -zeit | Kampagnenende | Flugende | Laufzeit Ende | Flight bis',
			fr: 'Date de fin || fin | heure de fin | date fin',
			es: 'Fecha de fin || fecha fin | hora fin | fecha de finalización | fecha y hora de fin | hora de fin',
			pt: 'Data de término || término | hora fim | hora de término | data término | data e hora de término | data final | data de fim | fim | data fim | fim da veiculação',
			it: 'Data di fine || data fine | fine | ora di fine | ora fine | data e ora di fine',
			nl: 'Einddatum || einddatum t/m | eindtijd | einde | eind | stopdatum',
			ja: '終了日 | 配信終了日 || 終了日時 | 終了 | 配信終了 | 配信終了日時 | 掲載終了日 | 終了時間 | 終了時刻',
			ko: '종료일 || 종료 | 종료일시 | 종료 시간 | 종료 날짜 | 집행 종료일 | 게재 종료일 | 광고 종료일 | 마감일',
		},
		general: {
			others:
				'to | until | till | thru | through | date to | bis | au | jusqu’au | hasta | até | al | tot | t/m',
		},
	},
} satisfies Record<string, CreationField>;
