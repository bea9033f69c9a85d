import type { Choice } from '../../parse/choice';
import { words } from '../../parse/words';

/** What TikTok can charge for. */
export const billingEvents: readonly Choice[] = [
	{
		name: 'CPC – Pay per Click',
		value: 'CPC',
		aliases: [
			'click',
			'clicks',
			'cost per click',
			'per click',
			'Klick',
			'clic',
			'clique',
			'クリック',
		],
	},
	{
		name: 'CPM – Pay per 1,000 Impressions',
		value: 'CPM',
		aliases: ['impression', 'impressions', 'cost per mille', 'TKP', 'インプレッション'],
	},
	{
		name: 'CPV – Pay per Video View',
		value: 'CPV',
		aliases: ['video view', 'video views', 'view', 'views', 'cost per view', '動画再生', '視聴'],
	},
	{
		name: 'oCPM – Pay per 1,000 Impressions, Optimized',
		value: 'OCPM',
		aliases: ['optimized CPM', 'optimised CPM', 'optimized cost per mille'],
	},
];

/** An open list: the service takes other goals too, which an expression can give. */
export const optimizationGoals: readonly Choice[] = [
	{
		name: 'Click',
		value: 'CLICK',
		aliases: [
			'clicks',
			'link clicks',
			'Klick',
			'Klicks',
			'clics',
			'clic',
			'cliques',
			'clique',
			'クリック',
		],
	},
	{
		name: 'Conversion',
		value: 'CONVERT',
		aliases: words(
			'conversions | Konversion | Konversionen | conversiones | conversión | conversões',
			'conversão | コンバージョン | purchase | purchases',
		),
	},
	{ name: 'Engaged View', value: 'ENGAGED_VIEW', aliases: ['engaged views', '6-second views'] },
	{
		name: 'In-App Event',
		value: 'IN_APP_EVENT',
		aliases: ['in-app events', 'app event', 'app events'],
	},
	{
		name: 'Install',
		value: 'INSTALL',
		aliases: [
			'installs',
			'app install',
			'app installs',
			'インストール',
			'instalaciones',
			'instalações',
		],
	},
	{
		name: 'Lead Generation',
		value: 'LEAD_GENERATION',
		aliases: ['lead', 'leads', 'lead gen', 'リード', 'リード獲得', 'Leadgenerierung'],
	},
	{ name: 'Reach', value: 'REACH', aliases: ['Reichweite', 'couverture', 'alcance', 'リーチ'] },
	{
		name: 'Show',
		value: 'SHOW',
		aliases: ['impressions', 'impression', 'Impressionen', 'impresiones'],
	},
];

/** What the ads of an ad group can promote. */
export const promotionTypes: readonly Choice[] = [
	{
		name: 'Android App',
		value: 'APP_ANDROID',
		aliases: ['Android', 'Google Play', 'Play Store', 'app (Android)', 'Android-App'],
	},
	{
		name: 'iOS App',
		value: 'APP_IOS',
		aliases: ['iOS', 'iPhone app', 'App Store', 'app (iOS)', 'iOS-App'],
	},
	{
		name: 'Website',
		value: 'WEBSITE',
		aliases: words(
			'web | site | web site | external website | landing page | Webseite | site web',
			'sitio web | página web | ウェブサイト | サイト | 网站 | 웹사이트',
		),
	},
];
