import type { ArgumentName } from '../contract/adGroupArguments';
import { words } from '../parse/words';

/**
 * What a column can fill: an argument, or one of the columns that plans have and the tool hasn't.
 *
 * - `budget_daily`, `budget_lifetime`: the budget, and the budget mode with it.
 * - `placement`: the kind of placement or the placements, whichever the cell names.
 * - `adgroup_id`: the ID of an ad group that exists, so that the row is done.
 * - `new_budget`, `new_name`: the budget and the name that an update sets.
 * - `age_from`, `age_to`: the youngest and the oldest age, each in a column of its own.
 */
export type HeadingTarget =
	| ArgumentName
	| 'budget_daily'
	| 'budget_lifetime'
	| 'placement'
	| 'adgroup_id'
	| 'age_from'
	| 'age_to'
	| 'new_budget'
	| 'new_name';

/** Headings that say what the column holds; in English, German, French, Spanish, Portuguese, Japanese. */
export const headings: { readonly [Target in HeadingTarget]: readonly string[] } = {
	advertiser_id: words(
		'advertiser_id | advertiser account | account ID | ad account ID',
		'advertiser account ID | account no | account number | aadvid | Konto-ID',
		'Werbekonto-ID | Werbekonto ID | Kontonummer | ID du compte | ID compte',
		'identifiant du compte | ID annonceur | ID du compte publicitaire | ID de cuenta',
		'ID de la cuenta | ID cuenta | ID de cuenta publicitaria | ID del anunciante',
		'ID da conta | ID conta | ID da conta de anúncios | ID do anunciante | アカウントID',
		'広告アカウントID | 広告主ID',
	),
	campaign_id: words(
		'campaign_id | campaign URL | campaign link | ID of campaign | Kampagnen-ID',
		'Kampagne ID | Kampagnen-Link | Kampagnen-URL | ID der Kampagne | ID campagne',
		'ID de campagne | ID de la campagne | identifiant de campagne | lien de la campagne',
		'ID de campaña | ID campaña | ID de la campaña | URL de la campaña | ID da campanha',
		'ID campanha | ID de campanha | link da campanha | URL da campanha | キャンペーンID',
		'キャンペーンURL',
	),
	adgroup_name: words(
		'adgroup_name | ad group | adgroup | ad groups | name of ad group | ad set | adset',
		'ad set name | adset name | new ad group | Anzeigengruppe | Anzeigengruppenname',
		'Name der Anzeigengruppe | Anzeigengruppen-Name | Anzeigengruppe Name | AdGroup-Name',
		'groupe d’annonces | nom du groupe d’annonces | groupe de publicités | nom du groupe',
		'nom du groupe de publicités | ensemble de publicités',
		'nom de l’ensemble de publicités | grupo de anuncios | nombre del grupo de anuncios',
		'nombre de grupo de anuncios | conjunto de anuncios | nombre del conjunto de anuncios',
		'nombre del grupo | grupo de anúncios | nome do grupo de anúncios | nome do grupo',
		'conjunto de anúncios | nome do conjunto de anúncios | 広告グループ | 広告グループ名',
		'広告セット | 広告セット名',
	),
	objective: words(
		'objective | campaign objective | ad objective | advertising objective',
		'objective type | Kampagnenziel | Werbeziel | Zielsetzung | objectif',
		'objectif de campagne | objectif de la campagne | objectif publicitaire | objetivo',
		'objetivo de campaña | objetivo de la campaña | objetivo da campanha',
		'objetivo de campanha | 目的 | 広告目的 | objetivo publicitario | キャンペーン目的',
		'キャンペーンの目的 | 広告の目的 | 配信目的',
	),
	budget_mode: words(
		'daily/lifetime | daily or lifetime | lifetime/daily | budget daily or lifetime',
		'budget type (daily/lifetime) | budget mode (daily/lifetime) | lifetime or daily',
		'budget_mode | budget type | type of budget | budget period | Budgettyp | Budgetart',
		'Budgetmodus | Budget-Typ | type de budget | mode de budget | tipo de presupuesto',
		'modo de presupuesto | tipo de orçamento | modo de orçamento | tipo de verba',
		'予算タイプ | 予算モード | 予算種別 | 予算の種類 | 予算区分',
	),
	budget: words(
		'budget | ad group budget | ad set budget | adgroup budget',
		'Budget der Anzeigengruppe | Anzeigengruppenbudget | presupuesto',
		'presupuesto del grupo de anuncios | orçamento | orçamento do grupo de anúncios',
		'verba | budget du groupe d’annonces | 予算 | 予算額',
	),
	budget_daily: words(
		'daily budget | budget daily | budget per day | budget / day | budget a day',
		'day budget | daily spend | daily cap | Tagesbudget | tägliches Budget',
		'Budget pro Tag | Budget/Tag | Budget täglich | budget quotidien | budget journalier',
		'budget par jour | budget/jour | budget jour | presupuesto diario',
		'presupuesto por día | presupuesto/día | orçamento diário | orçamento por dia',
		'verba diária | verba por dia | orçamento/dia | 日予算 | 1日予算 | 1日の予算',
		'日額予算 | 予算（日） | 日次予算 | 一日予算 | 1日あたりの予算',
	),
	budget_lifetime: words(
		'lifetime budget | budget lifetime | total budget | budget total | life time budget',
		'flight budget | Laufzeitbudget | Gesamtbudget | Budget gesamt | Budget Laufzeit',
		'budget global | budget sur la durée | budget durée totale',
		'budget sur la durée de vie | presupuesto total | presupuesto de por vida',
		'presupuesto global | orçamento total | orçamento vitalício | verba total',
		'orçamento do período | 通算予算 | 総予算 | 合計予算 | 全期間予算 | 期間予算',
		'予算合計 | 予算総額 | トータル予算 | 予算（通算） | 予算（総額）',
	),
	new_budget: words(
		'new budget | new daily budget | updated budget | budget new | change budget to',
		'neues Budget | neues Tagesbudget | nouveau budget | nuevo presupuesto',
		'novo orçamento | nova verba | 新予算 | 新しい予算 | 変更後予算 | 変更後の予算',
	),
	new_name: words(
		'new name | new ad group name | new adgroup name | new ad set name | name new | rename to',
		'neuer Name | neuer Anzeigengruppenname | nouveau nom | nouveau nom du groupe d’annonces',
		'nuevo nombre | nuevo nombre del grupo de anuncios | novo nome',
		'novo nome do grupo de anúncios | 新しい名前 | 新名称 | 新しい広告グループ名 | 変更後の名前',
	),
	location_ids: words(
		'location_ids | locations | location | location ID | country | countries',
		'country/region | country or region | region/country | country name | country names',
		'country/territory | countries/regions | country/market | market/country | target geo',
		'geo/country | country/geo | geo IDs | geo ID | targeted countries | targeted locations',
		'Land/Region | Länder/Regionen | pays/région | país/región | país/região',
		'country code | country codes | geo | geos | geo targeting | geotargeting | geography',
		'market | markets | target country | target countries | target market',
		'target location | target locations | location targeting | territory | geo target',
		'geo location | Land | Länder | Zielland | Zielländer | Standort | Standorte | Markt',
		'Märkte | Ländercode | Geo-Targeting | Standort-IDs | Zielmarkt | pays | pays cible',
		'pays ciblés | marché | localisation | localisations | zone géographique | zone',
		'ciblage géographique | lieu | lieux | lieux géographiques | país | países | mercado',
		'mercados | ubicación | ubicaciones | localización | geolocalización',
		'segmentación geográfica | país objetivo | localização | localizações',
		'geolocalização | segmentação geográfica | praça | praças | país alvo | 国',
		'国名 | 対象国 | 配信国 | 地域 | 配信地域 | 配信エリア | エリア | 対象地域',
		'ターゲット地域 | 国・地域 | 国/地域 | ロケーション',
	),
	age_groups: words(
		'age_groups | age | ages | age group | age range | age ranges | age targeting',
		'target age | demo age | age bracket | age brackets | age band | age bands | age demo',
		' Alter | Altersgruppe | Altersgruppen | Zielalter',
		'Altersspanne | âge | âges | tranche d’âge | tranches d’âge | groupe d’âge',
		'âge cible | edad | edades | rango de edad | rangos de edad | grupo de edad',
		'grupos de edad | idade | idades | faixa etária | faixas etárias | grupo etário',
		'年齢 | 年齢層 | 年代 | 対象年齢 | ターゲット年齢 | 配信年齢',
	),
	age_from: words(
		'age min | min age | minimum age | age minimum | age from | from age | age start',
		'Alter von | Mindestalter | Alter min | Alter ab | âge min | âge minimum | âge de',
		'edad mínima | edad min | edad desde | idade mínima | idade min | idade de',
		'最低年齢 | 年齢下限 | 下限年齢 | 年齢（下限）',
	),
	age_to: words(
		'age max | max age | maximum age | age maximum | age to | to age | age end',
		'Alter bis | Höchstalter | Alter max | âge max | âge maximum | âge à',
		'edad máxima | edad max | edad hasta | idade máxima | idade max | idade até',
		'最高年齢 | 年齢上限 | 上限年齢 | 年齢（上限）',
	),
	gender: words(
		'gender | genders | sex | gender targeting | target gender | Geschlecht',
		'Geschlechter | genre | genres | sexe | sexes | género | géneros | sexo | sexos',
		'gênero | gêneros | 性別 | ターゲット性別 | 対象性別',
	),
	languages: words(
		'languages | language | lang | user language | language targeting | Sprache',
		'Sprachen | Zielsprache | langue | langues | langue cible | idioma | idiomas | lengua',
		'língua | 言語 | 対象言語 | ターゲット言語',
	),
	operating_systems: words(
		'operating_systems | operating system | OS | device | devices | device OS',
		'device type | mobile OS | OS targeting | device targeting | Betriebssystem',
		'Betriebssysteme | Gerät | Geräte | Endgerät | Endgeräte | système d’exploitation',
		'systèmes d’exploitation | système | appareil | appareils | terminal',
		'sistema operativo | sistemas operativos | dispositivo | dispositivos',
		'sistema operacional | sistemas operacionais | aparelho | デバイス | 端末',
		'オペレーティングシステム | 対象OS | 配信OS | 配信デバイス | OS種別',
	),
	schedule_start_time: words(
		'schedule_start_time | start time | start date | start | starts | start date time',
		'start date and time | start datetime | schedule start | launch date | launch',
		'go live | go live date | live date | flight start | flight start date | begin date',
		'start hour | start time of day | starts on | starts at | live from | go-live | begins',
		'Startuhrzeit | Uhrzeit Start | hora início | hora de início | kickoff date | flight from',
		'starting date | start day | Startdatum | Startzeit | Startzeitpunkt | Beginn',
		'Startdatum und -zeit | Kampagnenstart | Flugstart | Laufzeit Start | Laufzeitbeginn',
		'date de début | début | date de lancement | heure de début | date début',
		'fecha de inicio | inicio | fecha inicio | fecha y hora de inicio | hora de inicio',
		'data de início | início | data início | data e hora de início | data inicial',
		'início da veiculação | 開始日 | 開始日時 | 開始 | 配信開始日 | 配信開始',
		'配信開始日時 | 掲載開始日 | 開始時間 | 開始時刻',
	),
	schedule_end_time: words(
		'schedule_end_time | end time | end date | end | ends | end date time',
		'end date and time | end datetime | schedule end | flight end | flight end date',
		'end hour | end time of day | ends on | ends at | live until | flight to | flight until',
		'Enduhrzeit | Uhrzeit Ende | hora fim | hora de término | hora fin',
		'stop date | finish date | ending date | end day | Enddatum | Endzeit | Endzeitpunkt',
		'Ende | Enddatum und -zeit | Kampagnenende | Flugende | Laufzeit Ende | Laufzeitende',
		'date de fin | fin | heure de fin | date fin | fecha de fin | fecha fin',
		'fecha de finalización | fecha y hora de fin | hora de fin | data de término',
		'término | data término | data e hora de término | data final | data de fim | fim',
		'data fim | fim da veiculação | 終了日 | 終了日時 | 終了 | 配信終了日 | 配信終了',
		'配信終了日時 | 掲載終了日 | 終了時間 | 終了時刻',
	),
	pixel_id: words(
		'pixel_id | pixel | pixels | pixel code | TikTok pixel | Pixel-ID | ID du pixel',
		'ID pixel | ID de píxel | ID del píxel | píxel | ID do pixel | ピクセル | ピクセルID',
		'ピクセルコード',
	),
	optimization_event: words(
		'optimization_event | optimisation event | event | pixel event | conversion event',
		'optimize for | Optimierungsereignis | Optimierungs-Event | Ereignis',
		'Conversion-Event | Conversion-Ereignis | Pixel-Event | événement',
		'événement d’optimisation | événement de conversion | événement du pixel | evento',
		'evento de optimización | evento de conversión | evento del píxel',
		'evento de otimização | evento de conversão | evento do pixel | イベント',
		'最適化イベント | コンバージョンイベント | CVイベント | CV地点',
	),
	interest_category_ids: words(
		'interest_category_ids | interest category ID | interests | interest | interest IDs',
		'interest ID | interest categories | interest targeting | Interessen | Interessen-IDs',
		'Interessenkategorien | centres d’intérêt | centre d’intérêt | intérêts | intereses',
		'interés | ID de intereses | interesses | interesse | IDs de interesses | 興味',
		'興味関心 | 興味・関心 | 興味関心ID | 興味カテゴリ | インタレスト',
	),
	audience_ids: words(
		'audience_ids | audience ID | custom audience | custom audiences | custom audience ID',
		'custom audience IDs | included audiences | included audience IDs | include audience',
		'Zielgruppen-ID | Zielgruppen-IDs',
		'Custom Audience-ID | ID d’audience | ID audience | audience personnalisée',
		'audiences personnalisées | ID de audiencia | ID de público | público personalizado',
		'públicos personalizados | audiencia personalizada | ID do público | IDs de público',
		'オーディエンスID | カスタムオーディエンス | カスタムオーディエンスID',
	),
	excluded_audience_ids: words(
		'excluded_audience_ids | excluded audience ID | excluded audience',
		'excluded audiences | exclude audience | exclude audiences',
		'audience exclusions | audience exclusion | audiences excluded',
		'audience (excluded) | negative audience | ausgeschlossene Zielgruppe',
		'ausgeschlossene Zielgruppen | audience exclue',
		'audiences exclues | exclusions d’audience | audiencia excluida | públicos excluidos',
		'público excluido | audiencias excluidas | público excluído | públicos excluídos',
		'除外オーディエンス | 除外オーディエンスID',
	),
	placement_type: words(
		'placement_type | placement mode | type of placement | Platzierungstyp',
		'Platzierungsart | type de placement | tipo de ubicación | tipo de posicionamento',
		'配置タイプ | 配信面タイプ | プレースメントタイプ',
	),
	/** Reached by a "Placements" column beside one for the type; see matchHeadings. */
	placements: [],
	placement: words(
		'placements | placement | ad placement | ad placements | Platzierung | Platzierungen',
		'emplacement | emplacements | placements publicitaires | ubicación de anuncios',
		'ubicaciones de anuncios | posicionamento | posicionamentos | posicionamiento | 配置',
		'プレースメント | 配信面 | 掲載面 | 配信先 | 広告枠',
	),
	billing_event: words(
		'billing_event | billing type | charge type | Abrechnungsereignis',
		'événement de facturation | evento de facturación',
		'evento de cobrança | 課金方式 | 課金イベント | 課金形態',
	),
	optimization_goal: words(
		'optimization_goal | optimisation goal | Optimierungsziel | objectif d’optimisation',
		'objetivo de optimización | meta de optimización | meta de otimização | 最適化目標',
		'objetivo de otimização | 最適化の目標 | 最適化ゴール | 最適化ポイント',
	),
	promotion_type: words(
		'promotion_type | promoted object | Promotion-Typ | Werbetyp',
		'Werbeobjekt | type de promotion | tipo de promoción | tipo de promoção',
		'プロモーションタイプ | 訴求対象',
	),
	comment_disabled: words(
		'comment_disabled | disable comments | comments off | comments disabled | comment off',
		'turn off comments | no comments | Kommentare aus | Kommentare deaktivieren',
		'Kommentare deaktiviert | désactiver les commentaires | commentaires désactivés',
		'desactivar comentarios | comentarios desactivados | desativar comentários',
		'comentários desativados | コメント無効 | コメントオフ | コメントOFF',
		'コメントを無効にする',
	),
	video_download_disabled: words(
		'video_download_disabled | disable video download | disable video downloads',
		'video download off | downloads off | download off | disable download | no download',
		'disable downloads | Download deaktivieren | Downloads deaktivieren | Download aus',
		'Video-Download deaktivieren | désactiver le téléchargement | desactivar descarga',
		'désactiver le téléchargement de la vidéo | desactivar descargas | desativar download',
		'desactivar descarga de video | desativar download do vídeo | ダウンロード無効',
		'動画ダウンロード無効 | ダウンロードオフ | ダウンロードOFF',
	),
	adgroup_id: words(
		'adgroup_id | ad group ID | existing ad group ID | ad set ID | adset ID',
		'existing_adgroup_id | Anzeigengruppen-ID | ID der Anzeigengruppe',
		'ID du groupe d’annonces | ID groupe d’annonces | ID del grupo de anuncios',
		'ID grupo de anuncios | ID do grupo de anúncios | ID grupo de anúncios',
		'広告グループID | 広告セットID',
	),
};

/** Headings that count where no column has a plainer one for the same. */
export const generalHeadings: { readonly [Target in HeadingTarget]?: readonly string[] } = {
	adgroup_name: words('name | Bezeichnung | nom | nombre | nome | 名前 | 名称 | ad group label'),
	objective: ['goal', 'campaign goal', 'Ziel', 'but', '目標', 'KPI objective'],
	location_ids: [
		'region',
		'regions',
		'Region',
		'région',
		'régions',
		'región',
		'regiones',
		'região',
	],
	schedule_start_time: ['from', 'von', 'ab', 'du', 'desde', 'date from'],
	schedule_end_time: ['to', 'until', 'bis', 'au', 'jusqu’au', 'hasta', 'até', 'date to'],
};

/**
 * Headings of columns that hold either an ID or a name. Only an ID, or a link with one, can be used;
 * a cell with anything else is no problem, because plans name campaigns and accounts for people.
 */
export const namesOrIds: { readonly [Target in HeadingTarget]?: readonly string[] } = {
	campaign_id: words(
		'campaign | campaigns | Kampagne | campagne | campaña | campanha | キャンペーン',
	),
	advertiser_id: words(
		'account | ad account | advertiser | Konto | Werbekonto | compte | annonceur',
		'compte publicitaire | cuenta | cuenta publicitaria | anunciante | conta',
		'conta de anúncios | アカウント | 広告アカウント | 広告主',
	),
	audience_ids: words(
		'audience | audiences | Zielgruppe | Zielgruppen | audiencia | audiencias | público',
		'públicos | オーディエンス',
	),
};
