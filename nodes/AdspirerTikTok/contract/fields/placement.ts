import { parseChoice, parseOpenChoice, parsePlacement, parseYesNo } from '../../parse/choice';
import { parseWordList } from '../../parse/list';
import { orEmptyWord, orNoRestriction } from '../../parse/knownWord';
import { formatValue, onlyEntry, type Parsed } from '../../parse/cell';
import { fold, words } from '../../parse/words';
import * as choices from '../choices';
import { apiName, listOf, oneOf as oneOfValues, pixelId, yesNo } from '../schemas';
import { oneOf, parsePixelId, type Column, type CreationField } from './field';

/** Where the ads appear, and what conversions they are optimized for. */
export const placement = {
	placement_type: {
		schema: oneOfValues(choices.placementTypes).optional(),
		label: 'Placement Type',
		type: 'options',
		choices: choices.placementTypes,
		description: 'Who chooses where the ads appear',
		parse: orNoRestriction((value) => parseChoice(onlyEntry(value), choices.placementTypes)),
		headings: {
			en: 'Placement type || placement mode | type of placement',
			de: 'Platzierungstyp || Platzierungsart',
			fr: 'Type de placement',
			es: 'Tipo de ubicación',
			pt: 'Tipo de posicionamento',
			it: 'Tipo di posizionamento || tipo posizionamento',
			nl: 'Type plaatsing || plaatsingstype',
			ja: '配置タイプ || 配信面タイプ | プレースメントタイプ',
			ko: '게재 위치 유형 || 지면 유형',
		},
	},
	/** Its column is `placement`, which may hold the kind of placement too. */
	placements: {
		schema: listOf(apiName('PLACEMENT_TIKTOK'), 'PLACEMENT_TIKTOK').optional(),
		label: 'Placements',
		type: 'multiOptions',
		choices: choices.placements,
		description: 'Where the ads appear. Used for rows with manual placement.',
		parse: orNoRestriction((value) =>
			parseWordList(value, (entry) => parseChoice(entry, choices.placements)),
		),
	},
	pixel_id: {
		schema: pixelId.optional(),
		label: 'Pixel ID',
		type: 'string',
		placeholder: 'e.g. 7090000000000000001',
		description:
			'The TikTok pixel that tracks conversions. Find the ID in TikTok Ads Manager under Tools, Events. Only used with the objective Conversions.',
		parse: orEmptyWord(parsePixelId),
		headings: {
			en: 'Pixel | Pixel ID || pixels | pixel code | TikTok pixel',
			de: 'Pixel-ID',
			fr: 'ID du pixel || ID pixel',
			es: 'ID de píxel || ID del píxel',
			pt: 'ID do pixel',
			it: 'Pixel | ID pixel || ID pixel TikTok',
			nl: 'Pixel-ID',
			ja: 'ピクセルID || ピクセル | ピクセルコード',
			ko: '픽셀 ID || 픽셀 | 픽셀 코드',
		},
	},
	optimization_event: {
		schema: apiName('COMPLETE_PAYMENT').optional(),
		label: 'Optimization Event',
		type: 'options',
		choices: choices.optimizationEvents,
		description: 'The pixel event to optimize for. Required with a pixel.',
		parse: orEmptyWord(parseEvent),
		headings: {
			en: 'Event | Conversion event || optimization_event | optimisation event | pixel event | optimize for | optimise for',
			de: 'Ereignis | Optimierungsereignis || Optimierungs-Event | Conversion-Ereignis',
			fr: 'Événement || événement d’optimisation | événement de conversion | événement du pixel',
			es: 'Evento || evento de optimización | evento de conversión | evento del píxel',
			pt: 'Evento || evento de otimização | evento de conversão | evento do pixel',
			it: 'Evento || evento di ottimizzazione | evento di conversione | evento pixel',
			nl: 'Gebeurtenis || optimalisatiegebeurtenis | conversiegebeurtenis | conversie-event',
			ja: 'イベント || 最適化イベント | コンバージョンイベント | CVイベント | CV地点',
			ko: '이벤트 || 최적화 이벤트 | 전환 이벤트',
		},
	},
} satisfies Record<string, CreationField>;

function parseEvent(value: unknown): Parsed<string> {
	const event = onlyEntry(value);
	return typeof event === 'string' && orders.has(fold(event.slice(0, 100)))
		? {
				problem: `is ${formatValue(event)}, which Adspirer doesn't list. Initiate Checkout is another event in TikTok: enter Initiate Order for that one, or Complete Payment for purchases.`,
			}
		: parseChoice(event, choices.optimizationEvents);
}

/** TikTok's event ON_WEB_ORDER, which Adspirer doesn't list, is another one than the checkout's. */
const orders = new Set(
	words(
		'ON_WEB_ORDER | place an order | place order | order placed | Bestellung aufgeben | 注文',
		'passer commande | passer une commande | realizar pedido | realizar un pedido',
		'hacer un pedido | fazer pedido | fazer um pedido',
	).map(fold),
);

/** Reads the one Placement column of a sheet: the kind of placement, or the placements. */
export function parsePlacementCell(value: unknown): ReturnType<typeof parsePlacement> {
	return parsePlacement(value, choices.placementTypes, choices.placements, 'PLACEMENT_TYPE_NORMAL');
}

/** The kind of placement or the placements, whichever the cell names. */
export const placementColumns = {
	placement: {
		label: 'Placements',
		parse: parsePlacementCell,
		headings: {
			en: 'Placement | Placements || ad placement | ad placements',
			de: 'Platzierung || Platzierungen',
			fr: 'Emplacement || emplacements | placements publicitaires',
			es: 'Ubicación de anuncios || ubicaciones de anuncios | posicionamiento',
			pt: 'Posicionamento || posicionamentos',
			it: 'Posizionamento || posizionamenti',
			nl: 'Plaatsing || plaatsingen',
			ja: '配信面 || 配置 | プレースメント | 掲載面 | 配信先 | 広告枠',
			ko: '게재 위치 || 지면 | 게재 지면 | 노출 위치 | 노출 지면',
		},
	},
} satisfies Record<string, Column>;

/** The service names its goals in capitals and underscores, and adds to them. */
const goalName = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/i;

/** Overrides of what the objective decides, and what people may do with the ads. */
export const delivery = {
	billing_event: {
		schema: apiName('CPC').optional(),
		collection: 'delivery',
		label: 'Billing Event',
		type: 'options',
		choices: choices.billingEvents,
		default: 'CPC',
		description: 'What TikTok charges for',
		parse: orEmptyWord(oneOf(choices.billingEvents)),
		headings: {
			en: 'Billing event || billing type | charge type',
			de: 'Abrechnungsereignis',
			fr: 'Événement de facturation',
			es: 'Evento de facturación',
			pt: 'Evento de cobrança',
			it: 'Evento di addebito || evento di fatturazione',
			nl: 'Factureringsgebeurtenis',
			ja: '課金方式 || 課金イベント | 課金形態',
			ko: '과금 방식 || 과금 이벤트',
		},
	},
	optimization_goal: {
		schema: apiName('CLICK').optional(),
		collection: 'delivery',
		label: 'Optimization Goal',
		type: 'options',
		choices: choices.optimizationGoals,
		default: 'CLICK',
		description: 'What TikTok optimizes for. Other goals can be set with an expression.',
		parse: orEmptyWord((value) =>
			parseOpenChoice(value, choices.optimizationGoals, goalName, (goal) => goal.toUpperCase()),
		),
		headings: {
			en: 'Optimization goal || optimisation goal',
			de: 'Optimierungsziel',
			fr: 'Objectif d’optimisation',
			es: 'Objetivo de optimización || meta de optimización',
			pt: 'Meta de otimização || objetivo de otimização',
			it: 'Obiettivo di ottimizzazione',
			nl: 'Optimalisatiedoel',
			ja: '最適化目標 || 最適化の目標 | 最適化ゴール | 最適化ポイント',
			ko: '최적화 목표',
		},
	},
	promotion_type: {
		schema: apiName('WEBSITE').optional(),
		collection: 'delivery',
		label: 'Promotion Type',
		type: 'options',
		choices: choices.promotionTypes,
		default: 'WEBSITE',
		description: 'What the ads promote',
		parse: orEmptyWord(oneOf(choices.promotionTypes)),
		headings: {
			en: 'Promotion type || promoted object',
			de: 'Werbeobjekt || Promotion-Typ | Werbetyp',
			fr: 'Type de promotion',
			es: 'Tipo de promoción',
			pt: 'Tipo de promoção',
			it: 'Tipo di promozione',
			nl: 'Promotietype',
			ja: 'プロモーションタイプ || 訴求対象',
			ko: '프로모션 유형',
		},
	},
	comment_disabled: {
		schema: yesNo.optional(),
		collection: 'adSettings',
		label: 'Disable Comments',
		type: 'boolean',
		description: 'Whether to turn off comments on the ads',
		parse: orEmptyWord(parseYesNo),
		headings: {
			en: 'Comments off | Disable comments || comment_disabled | comments disabled | comment off | turn off comments | no comments',
			de: 'Kommentare aus || Kommentare deaktivieren | Kommentare deaktiviert',
			fr: 'Désactiver les commentaires || commentaires désactivés',
			es: 'Desactivar comentarios || comentarios desactivados',
			pt: 'Desativar comentários || comentários desativados',
			it: 'Disattiva commenti || commenti disattivati',
			nl: 'Reacties uit || reacties uitschakelen',
			ja: 'コメント無効 || コメントオフ | コメントOFF | コメントを無効にする',
			ko: '댓글 비활성화 || 댓글 끄기',
		},
	},
	video_download_disabled: {
		schema: yesNo.optional(),
		collection: 'adSettings',
		label: 'Disable Video Download',
		type: 'boolean',
		description: "Whether to keep people from downloading the ads' videos",
		parse: orEmptyWord(parseYesNo),
		headings: {
			en: 'Download off | Disable download || video_download_disabled | disable video download | disable video downloads | video download off | downloads off | no download | disable downloads',
			de: 'Download deaktivieren || Downloads deaktivieren | Download aus | Video-Download deaktivieren',
			fr: 'Désactiver le téléchargement || désactiver le téléchargement de la vidéo',
			es: 'Desactivar descargas || desactivar descarga | desactivar descarga de video',
			pt: 'Desativar download || desativar download do vídeo',
			it: 'Disattiva download || download disattivato',
			nl: 'Downloads uit || downloads uitschakelen',
			ja: 'ダウンロード無効 || 動画ダウンロード無効 | ダウンロードオフ | ダウンロードOFF',
			ko: '다운로드 비활성화 || 다운로드 끄기',
		},
	},
} satisfies Record<string, CreationField>;
