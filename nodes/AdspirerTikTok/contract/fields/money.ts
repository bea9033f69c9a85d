import { parseBudget, parseBudgetMode } from '../../parse/budget';
import { onlyEntry } from '../../parse/cell';
import type { Choice } from '../../parse/choice';
import * as choices from '../choices';
import { budget, oneOf as oneOfValues } from '../schemas';
import {
	oneOf,
	orUnchanged,
	pick,
	timeAt,
	whereGoes,
	type Column,
	type CreationField,
	type ParseContext,
	type Parser,
} from './field';

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
		...pick(choices.objectives, 'TRAFFIC'),
		description:
			"The campaign's objective. It determines what TikTok optimizes and charges for, unless you override it under 'Delivery'.",
		parse: oneOf(choices.objectives),
		headings: `Objective | Campaign objective; Kampagnenziel | Werbeziel; Objectif; Objetivo;
			Objetivo; Obiettivo; Doelstelling; 目的 | 広告目的; 목표
			|| (ad/advertising/buying/buy/media) objective | Zielsetzung | objectif (de/de la) campagne
			objetivo (de/de la) campaña | objetivo d(a/e) campanha | obiettivo (della) campagna
			(campagne/advertentie)(doel/doelstelling) | キャンペーン(の)目的 | (広告の/配信)目的
			~(campaign) goal | ~Ziel | ~but | ~scopo | ~doel | ~目標
			(캠페인/광고) (목표/목적) | 목적`,
	},
	budget_mode: {
		...pick(choices.budgetModes, 'BUDGET_MODE_DAY'),
		schema: oneOfValues(choices.budgetModes),
		description: 'What the budget covers: each day, or the whole schedule',
		parse: (value) => parseBudgetMode(onlyEntry(value), choices.budgetModes),
		headings: `Budget type; Budgetart; Type de budget; Tipo de presupuesto; Tipo de orçamento;
			Tipo di budget; Soort budget; 予算タイプ; 예산 유형
			|| (budget) daily (/or) lifetime | lifetime (/or) daily | (daily/D) (/or) LT
			daily (/or) total | budget basis | budget (type/mode) daily/lifetime | Budget(typ/modus) | mode de budget
			modo de (presupuesto/orçamento) | tipo de verba | tipo budget | budgetsoort
			予算(モード/種別/区分) | 予算の種類
			예산 (타입/구분/종류)`,
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
			|| ad (group/set) budget | ~media budget | Budget der Anzeigengruppe | Anzeigengruppenbudget
			budget du groupe d’annonces | presupuesto del grupo de anuncios
			orçamento do grupo de anúncios | budget (del) gruppo di annunci | budget advertentiegroep
			~inversión | ~investimento | ~investissement | budget amount | ~planned budget | ~(Brutto/Netto)budget
			予算額
			예산액 | 광고그룹 예산`,
	},
	schedule_start_time: {
		...timeAt('start'),
		label: 'Start Time',
		description: `When the ad group starts. Leave empty to start as soon as TikTok has reviewed it. ${zoneNote}`,
		headings: `Start date | Start | Launch date; Startdatum | Beginn; Date de début;
			Fecha de inicio; Data de início; Data di inizio; Startdatum; 開始日 | 配信開始日; 시작일
			|| start time | starts (on/at/) | start date (/and) time | schedule start | launch | go live
			(go) live date | flight start (date) | flight from | (begin/starting) date | begins
			start hour | kickoff (date) | first day | Start(uhrzeit/zeit/zeitpunkt)
			Startdatum und -zeit | (Kampagnen/Flug)start | Laufzeitbeginn | début | date de lancement
			(heure de/date) début | inicio | fecha inicio | (fecha y) hora de inicio
			(hora/data) início | data e hora de início | data inicial | (data/ora) inizio | inizio
			(data e) ora di inizio | data di lancio | begin(datum/tijd) | start(tijd/moment)
			ingangsdatum | (配信)開始(/日時) | 掲載開始日 | 開始(時間/時刻) | ~(date) from | ~von | ~ab
			~du | ~desde | ~dal | ~van
			Laufzeit (von/ab/Start) | live from | on air date | fecha de alta | date de démarrage | Zeitraum von | inicio (de) campaña | arranque
			fecha de (arranque/lanzamiento) | (data) início (da) campanha | período (início/de início)
			(data) (/di) partenza | inizio campagna | début (de) (campagne/diffusion) | 掲載開始
			(집행/광고/캠페인) 시작
			시작(일시/ 시간/ 날짜/) | (집행/게재/라이브/광고) 시작일 | Flight von`,
	},
	schedule_end_time: {
		...timeAt('end'),
		label: 'End Time',
		description: `When the ad group ends. Required with a lifetime budget. Otherwise, leave empty to run it until you stop it. ${zoneNote}`,
		update: { description: `When the ad group ends. ${zoneNote}` },
		headings: `End date | End; Enddatum | Ende; Date de fin; Fecha de fin; Data de término;
			Data di fine; Einddatum; 終了日 | 配信終了日; 종료일
			|| end time | ends (on/at/) | end date (/and) time | schedule end
			flight (end/end date/until/to) | end hour | end (date) (incl/inclusive) | (last/end) day
			stop date | End(uhrzeit/zeit/zeitpunkt) | Enddatum und -zeit | (Kampagnen/Flug)ende | fin
			(heure de/date/hora) fin | fecha fin | fecha de finalización | (fecha y) hora de fin
			(hora/data) (de) fim | fim | (hora de/data) término | data e hora de término | término
			data final | (data/ora) fine | fine | (data e) ora di fine | einddatum t/m | eindtijd
			eind(e) | stopdatum | (配信)終了(/日時) | 掲載終了日 | 終了(時間/時刻) | ~(date) to
			~(un)til | ~till | ~through | ~thru | ~bis | ~au | ~jusqu’au | ~hasta | ~até | ~al | ~tot
			~t/m
			Laufzeit (bis/Ende) | live until | off air date | fecha de baja | date d’arrêt | Flightende | Zeitraum bis | fin (de) campaña | cierre | fecha de (cierre/término)
			fim (da) campanha | período (fim/final) | fine campagna | fin (de) (campagne/diffusion)
			finish (date) | 掲載終了 | (집행/광고/캠페인) 종료
			종료(일시/ 시간/ 날짜/) | (집행/게재/광고) 종료일 | 마감일 | Flight bis`,
	},
} satisfies Record<string, CreationField>;

/** Columns that say with the amount what it is for: each day, the whole schedule, or a change. */
export const moneyColumns = {
	budget_daily: {
		parse: parseBudgetOfRow,
		headings: `Daily budget | Budget per day; Tagesbudget; Budget quotidien | Budget journalier;
			Presupuesto diario; Orçamento diário | Verba diária; Budget giornaliero; Dagbudget; 日予算; 일예산
			|| (media) budget (/a/per) day | daily (spend/cap) | daily media budget | budget (pd/gg)
			(Media/Netto)budget (pro/per) (Tag/dag) | Nettotagesbudget | inversión (diaria/por día)
			investimento (diário/giornaliero) | budget (net/média) par jour | 予算日額 | tägliches Budget | Budget (pro) Tag
			Budget täglich | budget (par) jour | presupuesto (por) día | (orçamento/verba) (por) dia
			budget (al) giorno | dagelijks budget | budget (per) dag
			(1/1日の/一日/日次/日額/1日あたりの)予算 | 1日予算 | 予算（日）
			(일일/하루/1일) 예산 | 일 예산액`,
	},
	budget_lifetime: {
		parse: parseBudgetOfRow,
		headings: `Lifetime budget | Total budget; Laufzeitbudget | Gesamtbudget; Budget global;
			Presupuesto total; Orçamento total; Budget totale; Totaalbudget; 通算予算 | 総予算; 총예산
			|| budget (lifetime/total) | total media budget | inversión total | investimento (total/totale)
		 flight budget | Budget (gesamt/Laufzeit)
			budget (sur la) durée (de vie/totale/) | presupuesto (de por vida/global)
			orçamento (vitalício/do período) | verba total | budget complessivo | budget totaal
			looptijdbudget | (合計/全期間/期間/トータル)予算 | 予算(合計/総額) | 予算（通算）
			총 예산액 | (전체/통합/기간) 예산`,
	},
	new_budget: {
		parse: parseNewBudget,
		headings: `New budget | New daily budget; Neues Budget; Nouveau budget; Nuevo presupuesto;
			Novo orçamento; Nuovo budget; Nieuw budget; 新予算; 새 예산
			|| updated budget | neues Tagesbudget | nova verba | nuovo budget giornaliero
			nieuw dagbudget | 新しい予算 | 変更後(の)予算
			(변경/신규) 예산`,
	},
} satisfies Record<string, Column>;
