import type { Choice } from '../../parse/choice';
import { words } from '../../parse/words';

/**
 * The six objectives, with the words of TikTok Ads Manager in several languages and those of other
 * ad platforms. Objectives that TikTok has and the tool hasn't (community interaction, product
 * sales) have no words here, so that they are refused and not replaced.
 */
export const objectives: readonly Choice[] = [
	{
		name: 'App Promotion',
		value: 'APP_PROMOTION',
		description: 'Get people to install or use an app',
		aliases: words(
			'app install | app installs | installs | install | app downloads | apps | app',
			'app installations | mobile app installs | mobile app promotion | promote app',
			'App-Installation | App-Installationen | App-Installs | App-Werbung | App-Promotion',
			'installations | installations d’app | installation d’application | promotion d’appli',
			'promotion d’application | promotion d’une application | installations d’application',
			'instalaciones | instalaciones de la app | instalación de aplicaciones',
			'promoción de la app | promoción de aplicaciones | promoción de la aplicación',
			'instalações | instalações do app | instalação do app | promoção do app',
			'promoção de app | promoção de aplicativo | アプリプロモーション | アプリインストール',
			'アプリのインストール | アプリの宣伝 | アプリ訴求',
			'installazioni | installazioni dell’app | promozione app | promozione dell’app',
			'app-installaties | app-promotie | promotie van app',
		),
	},
	{
		name: 'Conversions',
		value: 'CONVERSIONS',
		description: 'Get valuable actions on a website, measured by a pixel',
		aliases: words(
			'conversion | website conversions | website conversion | web conversions',
			'web conversion | site conversions | online conversions | sales | online sales',
			'website sales | web sales | purchases | purchase | website purchases | Konversion',
			'Konversionen | Website-Conversions | Webseiten-Conversions | Website-Konversionen',
			'Verkäufe | Umsatz | Online-Verkäufe | Käufe | Abverkauf',
			'conversions sur le site web | conversions du site web | conversions site | ventes',
			'conversions web | conversions sur site | achats | conversiones | conversión',
			'conversiones en el sitio web | conversiones del sitio web | conversiones web',
			'ventas | compras | conversões | conversão | conversões no site | vendas',
			'conversões do site | conversões web | conversões de site | コンバージョン',
			'ウェブサイトコンバージョン | ウェブコンバージョン | サイトコンバージョン | 販売',
			'売上 | 購入 | CV | Webサイトコンバージョン',
			'conversioni | conversioni sul sito web | conversioni web | vendite | acquisti',
			'conversies | websiteconversies | verkoop | aankopen',
		),
	},
	{
		name: 'Lead Generation',
		value: 'LEAD_GENERATION',
		description: 'Collect leads with a form',
		aliases: words(
			'lead | leads | lead gen | leadgen | lead ads | lead form | lead forms',
			'lead acquisition | Leadgenerierung | Lead-Generierung | Leads generieren',
			'Leadgewinnung | génération de leads | génération de prospects | prospects',
			'acquisition de leads | generación de leads | clientes potenciales',
			'generación de clientes potenciales | captación de leads | geração de leads',
			'geração de cadastros | cadastros | captação de leads | リード | リード獲得',
			'リードジェネレーション | リード生成 | 見込み客獲得 | 見込み顧客の獲得',
			'generazione di lead | generazione di contatti | acquisizione contatti | leadgeneratie',
		),
	},
	{
		name: 'Reach',
		value: 'REACH',
		description: 'Show the ads to as many people as possible',
		aliases: words(
			'awareness | brand awareness | reach & awareness | reach and awareness | branding',
			'impressions | Reichweite | Bekanntheit | Markenbekanntheit | Awareness/Reichweite',
			'couverture | portée | notoriété | notoriété de la marque | alcance | cobertura',
			'reconocimiento | reconocimiento de marca | notoriedad | notoriedad de marca',
			'reconhecimento | reconhecimento de marca | リーチ | 認知 | 認知拡大 | ブランド認知',
			'ブランド認知度 | 認知度向上',
			'copertura | notorietà | notorietà del brand | bereik | naamsbekendheid | merkbekendheid',
		),
	},
	{
		name: 'Traffic',
		value: 'TRAFFIC',
		description: 'Send people to a website or an app',
		aliases: words(
			'website traffic | web traffic | site traffic | clicks | click | link clicks',
			'website clicks | website visits | site visits | visits | landing page views',
			'landing page visits | Besuche | Klicks | Link-Klicks | Linkklicks | Website-Traffic',
			'Website-Besuche | Zugriffe | Websitezugriffe | trafic | trafic web | clics',
			'trafic vers le site | trafic sur le site web | visites | visites du site | tráfico',
			'tráfico web | tráfico al sitio web | visitas | visitas al sitio web | tráfego',
			'tráfego no site | tráfego para o site | cliques | cliques no link | visitas ao site',
			'トラフィック | ウェブサイトトラフィック | クリック | サイト誘導 | 誘導 | サイト訪問',
			'traffico | traffico sul sito web | traffico web | clic | visite al sito | verkeer',
			'websiteverkeer | klikken | websitebezoeken',
		),
	},
	{
		name: 'Video Views',
		value: 'VIDEO_VIEWS',
		description: 'Get as many plays of a video as possible',
		aliases: words(
			'views | view | video view | video plays | plays | Videoaufrufe | Video-Views',
			'Videowiedergaben | Aufrufe | vues | vues de vidéo | vues de vidéos | vues vidéo',
			'visualizaciones | visualizaciones de video | visualizaciones de vídeo',
			'reproducciones | reproducciones de video | reproducciones de vídeo | visualizações',
			'visualizações de vídeo | visualizações do vídeo | 動画再生 | 動画視聴 | 動画再生数',
			'動画視聴数 | 再生 | 視聴 | ビデオ再生 | 再生数',
			'visualizzazioni | visualizzazioni video | videoweergaven | weergaven',
		),
	},
];
