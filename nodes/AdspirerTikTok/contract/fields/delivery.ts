import { parseOpenChoice, parseYesNo } from '../../parse/choice';
import { orEmptyWord } from '../../parse/knownWord';
import * as choices from '../choices';
import { apiName, yesNo } from '../schemas';
import { oneOf, type CreationField } from './field';

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
			en: 'Billing event || billing_event | billing type | charge type',
			de: 'Abrechnungsereignis',
			fr: 'Événement de facturation',
			es: 'Evento de facturación',
			pt: 'Evento de cobrança',
			it: 'Evento di addebito || evento di fatturazione',
			nl: 'Factureringsgebeurtenis',
			ja: '課金方式 || 課金イベント | 課金形態',
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
			en: 'Optimization goal || optimization_goal | optimisation goal',
			de: 'Optimierungsziel',
			fr: 'Objectif d’optimisation',
			es: 'Objetivo de optimización || meta de optimización',
			pt: 'Meta de otimização || objetivo de otimização',
			it: 'Obiettivo di ottimizzazione',
			nl: 'Optimalisatiedoel',
			ja: '最適化目標 || 最適化の目標 | 最適化ゴール | 最適化ポイント',
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
			en: 'Promotion type || promotion_type | promoted object',
			de: 'Werbeobjekt || Promotion-Typ | Werbetyp',
			fr: 'Type de promotion',
			es: 'Tipo de promoción',
			pt: 'Tipo de promoção',
			it: 'Tipo di promozione',
			nl: 'Promotietype',
			ja: 'プロモーションタイプ || 訴求対象',
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
		},
	},
} satisfies Record<string, CreationField>;
