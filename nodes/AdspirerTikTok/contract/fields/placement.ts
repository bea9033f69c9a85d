import { formatList, formatValue, onlyEntry, type Parsed } from '../../parse/cell';
import { parseChoice, parseOpenChoice } from '../../parse/choice';
import {
	parseDayparting,
	parseDaysOfFrequency,
	parseFrequency,
	parseFrequencyDays,
} from '../../parse/delivery';
import { orEmptyWord, orNoRestriction } from '../../parse/keyword';
import { parseWordList } from '../../parse/list';
import { parseId, parseTikTokId } from '../../parse/text';
import { normalizeKey, words } from '../../words/normalizeKey';
import * as choices from '../choices';
import { apiName, id, matching, oneOf as oneOfValues, pixelId, wholeNumber } from '../schemas';
import {
	idList,
	choiceParser,
	booleanField,
	singleChoice,
	multiChoice,
	type CreationField,
} from './field';

/** TikTok shows a pixel by its ID, and by a code of letters and digits. */
function parsePixelId(value: unknown): Parsed<string> {
	const parsed = parseId(value);
	if (!('value' in parsed) || /^(?=.*\d)[A-Za-z0-9]+$/.test(parsed.value)) return parsed;
	return {
		problem: `is ${formatValue(parsed.value)}, which isn't a pixel ID. Enter the ID, such as 7090000000000000001, or the pixel's code.`,
	};
}

/** Where the ads appear, and what conversions they are optimized for. */
export const placement = {
	placement_type: {
		schema: oneOfValues(choices.placementTypes),
		type: 'options',
		choices: choices.placementTypes,
		description: 'Who chooses where the ads appear',
		parse: orNoRestriction(choiceParser(choices.placementTypes)),
		headings: `Placement type; Platzierungstyp; Type de placement; Tipo de ubicación;
			Tipo de posicionamento; Tipo di posizionamento; Type plaatsing; 配置タイプ; 게재 위치 유형`,
	},
	/** Its column is `placement`, which may hold the kind of placement too. */
	placements: {
		...multiChoice(choices.placements, apiName('PLACEMENT_TIKTOK'), 'PLACEMENT_TIKTOK'),
		description: 'Where the ads appear. Used for rows with manual placement.',
		parse: orNoRestriction((value) =>
			parseWordList(value, (entry) => parseChoice(entry, choices.placements)),
		),
	},
	pixel_id: {
		schema: pixelId,
		type: 'string',
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
		parse: orEmptyWord(parsePixelId),
		headings: `Pixel | Pixel ID; Pixel-ID; ID du pixel; ID de píxel; ID do pixel; Pixel | ID pixel;
			Pixel-ID; ピクセルID; 픽셀 ID || pixel code`,
	},
	optimization_event: {
		...singleChoice(choices.optimizationEvents, 'COMPLETE_PAYMENT', ''),
		description: 'The pixel event to optimize for. Required with a pixel.',
		parse: orEmptyWord(parseEvent),
		headings: `Event | Conversion event; Ereignis | Optimierungsereignis; Événement; Evento; Evento;
			Evento; Gebeurtenis; イベント; 이벤트 || pixel event | (optimize/optimise) for | CV地点`,
	},
} satisfies Record<string, CreationField>;

function parseEvent(value: unknown): Parsed<string> {
	const event = onlyEntry(value);
	const problem = `is ${formatValue(event)}, which Adspirer doesn't list. Initiate Checkout is another event in TikTok: enter Initiate Order for that one, or Complete Payment for purchases.`;
	const isOrder = typeof event === 'string' && orders.has(normalizeKey(event.slice(0, 100)));
	return isOrder ? { problem } : parseChoice(event, choices.optimizationEvents);
}

/** TikTok's event ON_WEB_ORDER, which Adspirer doesn't list, is another one than the checkout's. */
const orders = new Set(
	words(
		'ON_WEB_ORDER | place an order | place order | order placed | Bestellung aufgeben | 注文',
		'passer commande | passer une commande | realizar pedido | realizar un pedido',
		'hacer un pedido | fazer pedido | fazer um pedido',
	).map(normalizeKey),
);

/** Reads a sheet's one Placement column: "Automatic", or "TikTok, Pangle", which means "Manual". */
export function parsePlacementCell(
	value: unknown,
): Parsed<{ readonly placement_type: string; readonly placements?: readonly string[] }> {
	const type = parseChoice(value, choices.placementTypes);
	if ('value' in type) return { ...type, value: { placement_type: type.value } };
	const named = 'nothing' in type ? type : placement.placements.parse(value);
	if (!('value' in named)) return named;
	const names = named.value.map((one) => choices.nameOf(choices.placements, one));
	return {
		value: { placement_type: 'PLACEMENT_TYPE_NORMAL', placements: named.value },
		readAs: `manual placement on ${formatList(names)}`,
	};
}

/** Overrides of what the objective decides, and how the ads are delivered. */
export const delivery = {
	billing_event: {
		...singleChoice(choices.billingEvents, 'CPC'),
		description: 'What TikTok charges for',
		headings: `Billing event; Abrechnungsereignis; Événement de facturation; Evento de facturación;
			Evento de cobrança; Evento di addebito; Factureringsgebeurtenis; 課金方式; 과금 방식 || charge type
			evento di fatturazione`,
	},
	optimization_goal: {
		...singleChoice(choices.optimizationGoals, 'CLICK'),
		description: 'What TikTok optimizes for. Other goals can be set with an expression.',
		parse: orEmptyWord((value) => parseOpenChoice(value, choices.optimizationGoals)),
		headings: `Optimization goal; Optimierungsziel; Objectif d’optimisation;
			Objetivo de optimización; Meta de otimização; Obiettivo di ottimizzazione; Optimalisatiedoel;
			最適化目標; 최적화 목표 || 最適化(の目標/ゴール/ポイント)`,
	},
	promotion_type: {
		...singleChoice(choices.promotionTypes, 'WEBSITE'),
		description: 'What the ads promote',
		headings: `Promotion type; Werbeobjekt; Type de promotion; Tipo de promoción; Tipo de promoção;
			Tipo di promozione; Promotietype; プロモーションタイプ; 프로모션 유형 || Werbetyp | 訴求対象`,
	},
	frequency: {
		schema: wholeNumber(1, 21),
		type: 'number',
		description:
			'How often a person sees the ads at most, in the days that follow. Only used with the objective Reach.',
		parse: orEmptyWord(parseFrequency),
		headings: `Frequency | Frequency cap; Frequenz; Fréquence; Frecuencia; Frequência; Frequenza;
			Frequentie; フリークエンシー; 빈도 || fcap | répétition (max) | max frequency | capping
			Frequenz(begrenzung/kappung) | Frequency Capping`,
	},
	frequency_schedule: {
		schema: wholeNumber(1, 7),
		type: 'number',
		label: 'Frequency Days',
		description: 'The days that the frequency is for, 1 to 7',
		parse: orEmptyWord(parseFrequencyDays),
		alsoIn: { argument: 'frequency', parse: parseDaysOfFrequency },
		headings: `Frequency days | Frequency period; Frequenzzeitraum; Période de fréquence;
			Días de frecuencia; Dias de frequência; Giorni di frequenza; Frequentieperiode; フリークエンシー期間;
			빈도 기간 || frequency (cap/) (days/period/window)`,
	},
	dayparting: {
		schema: matching(
			/^[01]{336}$/,
			'text of 336 digits, 0 or 1, one for each half hour from Monday 00:00',
		),
		type: 'string',
		placeholder: 'e.g. Mon-Fri 6am-11pm',
		description:
			"The hours in which the ads are shown, in the ad account's time. Also TikTok's 336 digits, one for each half hour from Monday 00:00.",
		parse: orNoRestriction(parseDayparting),
		headings: `Hours | Days | Dayparting; Uhrzeiten | Wochentage; Heures | Jours; Horas | Días;
			Horários | Dias; Orari | Giorni; Uren | Dagen; 時間帯 | 曜日; 시간대 | 요일 || daypart | day part
			day(s) of week | ad schedule | (active/delivery/ad) (hours/days) | (hours/time) of day
			Tage/Zeiten | days/hours | days/times | hours range | ad scheduling | Werbezeitplan
			delivery time | 配信曜日時間 | 曜日時間 | 노출 (시간대/시간)`,
	},
	pacing: {
		...singleChoice(choices.pacings, 'PACING_MODE_SMOOTH', ''),
		description: 'How fast the budget is spent',
		headings: `Pacing; Ausgabetempo; Rythme de diffusion; Ritmo de gasto; Ritmo de veiculação;
			Ritmo di pubblicazione; Pacing; 配信ペース; 예산 소진 속도 || (budget/ad/delivery) pacing
			delivery (type/speed) | Auslieferungsart | speed`,
	},
	schedule_type: {
		...singleChoice(choices.scheduleTypes, 'SCHEDULE_START_END', ''),
		description: 'What ends the ad group: you, or its end time',
		headings: `Schedule type; Zeitplantyp; Type de calendrier; Tipo de programación;
			Tipo de programação; Tipo di programmazione; Type planning; 配信期間タイプ; 일정 유형 || schedule mode
			Zeitplanart | tipo de calendario | 配信スケジュールタイプ`,
	},
	app_id: {
		schema: id,
		type: 'string',
		placeholder: 'e.g. 7123456789012345678',
		description:
			"TikTok's ID of the app to promote. Find it in TikTok Ads Manager under Tools, Events. Usually needed with the objective App Promotion.",
		parse: orEmptyWord((value) => parseTikTokId(onlyEntry(value))),
		headings: `App ID; App-ID; ID de l’application; ID de la app; ID do app; ID app; App-ID; アプリID;
			앱 ID`,
	},
	interest_keyword_ids: {
		...idList('1790000000000000001'),
		label: 'Interest Keyword IDs',
		placeholder: 'e.g. 1790000000000000001',
		description:
			"TikTok's IDs of keywords of people's interests, comma-separated. Find them with this node's 'Targeting' resource.",
		headings: `Interest keywords | Interest keyword IDs; Interessen-Keywords; Mots-clés d’intérêt;
			Palabras clave de interés; Palavras-chave de interesse; Parole chiave di interesse;
			Interesse-zoekwoorden; 興味キーワード; 관심 키워드 || keyword IDs`,
	},
} satisfies Record<string, CreationField>;

/** What people may do with the ads. */
export const adSettings = {
	comment_disabled: {
		...booleanField,
		label: 'Disable Comments',
		description: 'Whether to turn off comments on the ads',
		headings: `Comments off | Disable comments; Kommentare aus; Désactiver les commentaires;
			Desactivar comentarios; Desativar comentários; Disattiva commenti; Reacties uit; コメント無効;
			댓글 비활성화 || no comments | コメントを無効にする`,
	},
	video_download_disabled: {
		...booleanField,
		label: 'Disable Video Download',
		description: "Whether to keep people from downloading the ads' videos",
		headings: `Download off | Disable download; Download deaktivieren; Désactiver le téléchargement;
			Desactivar descargas; Desativar download; Disattiva download; Downloads uit; ダウンロード無効;
			다운로드 비활성화 || no download | disable video download`,
	},
} satisfies Record<string, CreationField>;
