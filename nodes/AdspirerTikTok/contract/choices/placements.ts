import type { Choice } from '../../parse/choice';
import { words } from '../../parse/words';

/** Who chooses the placements. Service Default sends nothing. */
export const placementTypes: readonly Choice[] = [
	{
		name: 'Automatic',
		value: 'PLACEMENT_TYPE_AUTOMATIC',
		description: 'TikTok chooses where the ads appear',
		aliases: words(
			'auto | automatic placement | automatic placements | auto placement | recommended',
			'auto placements | all placements | automatisch | automatische Platzierung',
			'automatische Platzierungen | alle Platzierungen | automatique | automatiques',
			'placement automatique | placements automatiques | automático | automática',
			'ubicación automática | ubicaciones automáticas | posicionamento automático',
			'posicionamentos automáticos | automáticos | 自動 | オート | 自動プレースメント',
			'自動配置 | 自動掲載 | 自动 | 自动版位 | 자동 | automatico | automatica | automatiche',
		),
	},
	{
		name: 'Manual',
		value: 'PLACEMENT_TYPE_NORMAL',
		description: 'You choose where the ads appear',
		aliases: words(
			'normal | manual placement | manual placements | select placement | select placements',
			'selected placements | choose placements | manuell | manuelle Platzierung',
			'manuelle Platzierungen | Platzierung auswählen | manuel | placement manuel',
			'placements manuels | sélectionner les placements | ubicación manual | 手動',
			'マニュアル | ubicaciones manuales | seleccionar ubicación | posicionamento manual',
			'手動配置 | posicionamentos manuais | selecionar posicionamento | 手動プレースメント',
			'手动 | 수동 | manuale | handmatig',
		),
	},
	{
		name: 'Service Default',
		value: '',
		description: 'Let Adspirer choose',
		aliases: ['default', 'Standard', 'défaut', 'par défaut', 'por defecto', 'padrão', 'デフォルト'],
	},
];

/** Where ads can appear. */
export const placements: readonly Choice[] = [
	{
		name: 'Global App Bundle',
		value: 'PLACEMENT_GLOBAL_APP_BUNDLE',
		description: 'Other apps of the TikTok family',
		aliases: ['GAB', 'global app', 'app bundle', 'グローバルアプリバンドル'],
	},
	{
		name: 'Pangle',
		value: 'PLACEMENT_PANGLE',
		description: 'Apps of the Pangle ad network',
		aliases: ['Pangle network', 'パングル', 'audience network'],
	},
	{
		name: 'TikTok',
		value: 'PLACEMENT_TIKTOK',
		description: 'The TikTok app',
		aliases: words(
			'TikTok only | TikTok feed | TikTok in-feed | in-feed | infeed | in feed ads | feed',
			'TT | tik tok | nur TikTok | uniquement TikTok | solo TikTok | só TikTok',
			'ティックトック',
		),
	},
];
