import { words } from '../../parse/words';
import type { HeadingTable } from './target';

/** Columns that say how the ads run: what they are for, where they appear and what people may do with them. */
export const delivery = {
	headings: {
		objective: words(
			'objective | campaign objective | ad objective | advertising objective',
			'objective type | buying objective | buy objective | media objective | Kampagnenziel | Werbeziel | Zielsetzung | objectif',
			'objectif de campagne | objectif de la campagne | objectif publicitaire | objetivo',
			'objetivo de campaña | objetivo de la campaña | objetivo da campanha',
			'objetivo de campanha | 目的 | 広告目的 | objetivo publicitario | キャンペーン目的',
			'キャンペーンの目的 | 広告の目的 | 配信目的',
			'obiettivo | obiettivo campagna | obiettivo della campagna | doelstelling',
			'campagnedoel | campagnedoelstelling | advertentiedoel | advertentiedoelstelling',
		),
		optimization_goal: words(
			'optimization_goal | optimisation goal | Optimierungsziel | objectif d’optimisation',
			'objetivo de optimización | meta de optimización | meta de otimização | 最適化目標',
			'objetivo de otimização | 最適化の目標 | 最適化ゴール | 最適化ポイント',
			'obiettivo di ottimizzazione | optimalisatiedoel',
		),
		optimization_event: words(
			'optimization_event | optimisation event | event | pixel event | conversion event',
			'optimize for | optimise for | Optimierungsereignis | Optimierungs-Event | Ereignis',
			'Conversion-Event | Conversion-Ereignis | Pixel-Event | événement',
			'événement d’optimisation | événement de conversion | événement du pixel | evento',
			'evento de optimización | evento de conversión | evento del píxel',
			'evento de otimização | evento de conversão | evento do pixel | イベント',
			'最適化イベント | コンバージョンイベント | CVイベント | CV地点',
			'evento di ottimizzazione | evento di conversione | evento del pixel | evento pixel',
			'gebeurtenis | optimalisatiegebeurtenis | conversiegebeurtenis | conversie-event',
		),
		pixel_id: words(
			'pixel_id | pixel | pixels | pixel code | TikTok pixel | Pixel-ID | ID du pixel',
			'ID pixel | ID de píxel | ID del píxel | píxel | ID do pixel | ピクセル | ピクセルID',
			'ピクセルコード',
			'ID pixel TikTok | pixelcode',
		),
		billing_event: words(
			'billing_event | billing type | charge type | Abrechnungsereignis',
			'événement de facturation | evento de facturación',
			'evento di addebito | evento di fatturazione | factureringsgebeurtenis',
			'evento de cobrança | 課金方式 | 課金イベント | 課金形態',
		),
		promotion_type: words(
			'promotion_type | promoted object | Promotion-Typ | Werbetyp',
			'Werbeobjekt | type de promotion | tipo de promoción | tipo de promoção',
			'tipo di promozione | promotietype | プロモーションタイプ | 訴求対象',
		),
		placement_type: words(
			'placement_type | placement mode | type of placement | Platzierungstyp',
			'Platzierungsart | type de placement | tipo de ubicación | tipo de posicionamento',
			'配置タイプ | 配信面タイプ | プレースメントタイプ',
			'tipo di posizionamento | tipo posizionamento | type plaatsing | plaatsingstype',
		),
		/** Reached by a "Placements" column beside one for the type; see matchHeadings. */
		placements: [],
		placement: words(
			'placements | placement | ad placement | ad placements | Platzierung | Platzierungen',
			'emplacement | emplacements | placements publicitaires | ubicación de anuncios',
			'ubicaciones de anuncios | posicionamento | posicionamentos | posicionamiento | 配置',
			'プレースメント | 配信面 | 掲載面 | 配信先 | 広告枠',
			'posizionamento | posizionamenti | plaatsing | plaatsingen',
		),
		comment_disabled: words(
			'comment_disabled | disable comments | comments off | comments disabled | comment off',
			'turn off comments | no comments | Kommentare aus | Kommentare deaktivieren',
			'Kommentare deaktiviert | désactiver les commentaires | commentaires désactivés',
			'desactivar comentarios | comentarios desactivados | desativar comentários',
			'comentários desativados | コメント無効 | コメントオフ | コメントOFF',
			'コメントを無効にする',
			'disattiva commenti | commenti disattivati | reacties uit | reacties uitschakelen',
		),
		video_download_disabled: words(
			'video_download_disabled | disable video download | disable video downloads',
			'video download off | downloads off | download off | disable download | no download',
			'disable downloads | Download deaktivieren | Downloads deaktivieren | Download aus',
			'Video-Download deaktivieren | désactiver le téléchargement | desactivar descarga',
			'désactiver le téléchargement de la vidéo | desactivar descargas | desativar download',
			'desactivar descarga de video | desativar download do vídeo | ダウンロード無効',
			'動画ダウンロード無効 | ダウンロードオフ | ダウンロードOFF',
			'disattiva download | download disattivato | downloads uit | downloads uitschakelen',
		),
	},
	generalHeadings: {
		objective: ['goal', 'campaign goal', 'Ziel', 'but', 'scopo', 'doel', '目標', 'KPI objective'],
	},
} satisfies HeadingTable;
