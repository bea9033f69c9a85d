import { headingsOf, type ColumnName } from '../contract/fields';

/**
 * What a heading that fills nothing is about: something that no column fills, or what a column fills
 * whose own headings have one of its words.
 */
export type TopicName = keyof typeof topics | ColumnName;

/** What headings are about. */
interface Topic {
	/**
	 * Set for what decides who sees the ads, when, or what they cost: what to do instead, which
	 * completes "name the column in 'Ignore Columns'".
	 */
	readonly advice?: string;
	/** Words without accents; one with stars may be part of a longer one. */
	readonly headings: string;
}

/** Of a heading the most words in a row count, and among as many the first topic. */
export const topics = {
	/** What plainly can't matter: it is spoken for, and nothing is said of it. */
	notes: {
		headings: `note | notes | *notiz* | remark | remarks | comment | comments | *kommentar* | *bemerkung*
			anmerkung | anmerkungen | hinweis | hinweise | commentaire | commentaires | remarque
			remarques | comentario | comentarios | nota | notas | observaciones | observacoes | obs
			commento | commenti | opmerking | opmerkingen | *備考* | *メモ* | *コメント* | *비고* | *메모*
			approver | approval date | approved on | data aprovacao | data de aprovacao | fecha aprobacion
			fecha de aprobacion | freigabedatum | date de validation | creacion | criacao | creazione | created | create date | updated | due | invoice
			report | billing | *creative* | creatives | *kreativ* | creatif | creatifs | creatividad
			*criativo* | creativita | *クリエイティブ* | *소재* | ad copy | copy | ad text | ad format | format
			ad name | asset | assets | video | videos | headline | caption | thumbnail | cta
			call to action | *landing* | url | urls | link | links | lien | liens | enlace | enlaces
			*utm* | tracking | zielseite | zielurl | lp | *遷移先* | *リンク* | *랜딩* | tiktok result
			tiktok warnings | tiktok error | success | error | error details | budget share
			budget split | share of budget | actual spend | spend to date | spent | of days | manager
			owner | werbemittel | motiv | visuel | creation | pieza | peca | creatie | *バナー* | *動画*
			*영상* | verlinkung | notities | toelichting | *特記* | *링크* | by | creativo | *素材*`,
	},
	status: {
		headings: `status | statut | *situac* | estatus | *ステータス* | 状態 | 状況 | *配信状況* | *상태* | approval
			approved | *承認* | *승인* | *freigabe* | *freigegeben* | *genehmig* | valide | validation
			aprobado | aprobacion | aprovado | aprovacao | approvato | approvazione | goedgekeurd
			goedkeuring | akkoord | vo bo | budget approved | budget approval | budget status | active | enabled
			enable | aktiv | actif | activo | ativo | attivo | actief | go live | live | create | ready
			confirmed | signed off | sign off | go | on off | run | launched | en ligne | mise en ligne
			lanzar | subir | *可否* | *여부* | 進捗 | avancement | *確認* | *확인*`,
	},
	exclusions: {
		advice:
			"Enter audience IDs in a column 'Excluded audiences', or leave places out of 'Country', or",
		headings: `*exclu* | negative | negatives | without | *suppress* | block | blocked | blocklist
			blacklist | *ausschl* | *ausgeschlossen* | *esclu* | escludi | *uitsluit* | *uitgesloten*
			*除外* | *제외* | negativ | neg | *auszuschl*`,
	},
	roas: {
		advice:
			'To set a target ROAS for all rows, add {"roas_bid": 2.5} in \'Additional Arguments\', and',
		headings: 'roas | troas | *roas* | deep bid | highest value',
	},
	bids: {
		advice: "Enter the price in a column 'Max CPC', 'Max CPM', 'Cost cap' or 'Target CPA', or",
		headings: `bid | bids | bidding | cap | caps | target cpm | target cpc | max cpa | cpa | cpi | tcpi
			*gebot* | *enchere* | *puja* | *lance* | offerta | bod | *入札* | *上限* | *입찰* | *상한*
			buying type | buy type | buying method | reservation | tipo de compra | type d achat | einkaufsart
			buy rate | pricing | preis | cpl goal | target cpl | *目標cpi* | *단가* | *目標cpa* | *cpa目標* | biedstrategie | plafond | tope | teto`,
	},
	frequency: {
		advice: "Enter it in a column 'Frequency', such as 3 per 7 days, or",
		headings: `frequency | freq | frequency cap | fcap | *frequenz* | *frequence* | *frecuencia*
			*frequencia* | *frequenza* | *frequentie* | *フリークエンシー* | *빈도* | freq cap | capping
			kontaktklasse | kontaktdosis`,
	},
	hours: {
		advice: "Enter them in columns 'Days' and 'Hours', such as Mon–Fri and 6am–11pm, or",
		headings: `day | days | dow | ausspielung | hour | hours | daypart | dayparts | dayparting | ad schedule | *uhrzeit*
			stunden | *wochentag* | tageszeit | tageszeiten | tage | heures | *horaire* | jours | plage
			*horario* | horas | dias | franja | faixa horaria | orari | orario | giorni | fascia oraria
			uren | dagen | tijden | *時間帯* | *曜日* | *配信時間* | *요일* | *시간대*
			sendezeit | sendezeiten | dagdelen | *시간* | *zeiten*`,
	},
	/** What only TikTok Ads Manager can set. */
	settings: {
		advice: 'Set it in TikTok Ads Manager, and',
		headings: `carrier | connection | isp | skan | wifi | netzbetreiber | operadora | *キャリア* | *통신사* | *attribu*
			*アトリビューション* | window | delivery type | brand safety | inventory filter`,
	},
	app: {
		advice: "Enter the app's ID from TikTok in a column 'App ID', or",
		headings: 'app | apps | app id | app name | bundle | bundle id | *アプリ* | 앱',
	},
	currency: {
		advice: 'Enter a currency code, such as EUR, or',
		headings:
			'currency | *wahrung* | devise | monnaie | moneda | divisa | moeda | valuta | *通貨* | *통화*',
	},
	zone: {
		advice: 'Name a city, such as America/Chicago, or an offset, such as UTC-6, or',
		headings: `time zone | timezone | tz | *zeitzone* | fuseau | fuso | zona horaria | tijdzone | *タイムゾーン*
			*표준시* | fuseau horaire | fuso horario | fuso orario`,
	},
	budget: {
		advice:
			"TikTok has daily and lifetime budgets only. Enter the amount in full in a column 'Daily budget' or 'Lifetime budget', or",
		headings: `*budget* | spend | daily | lifetime | weekly | monthly | investment | invest | amount
			*inversion* | *investimento* | importe | cost | costs | kosten | cout | couts | coste
			costo | custo | *金額* | *費用* | *비용* | *광고비*
			montant | monto | valor | importo | bedrag | spesa | uitgaven | spendings | investissement
			allocation | net | netto | gross | brutto | *volumen* | グロス | ネット | *금액*
			working media | cost per day`,
	},
	switches: {
		advice: "Add a column 'Disable comments' or 'Disable download', or",
		headings: `allow comment | allow comments | comment allowed | comments allowed | comments on
			enable comment | enable comments | comments enabled | allow download | allow downloads
			allow video download | allow video downloads | download | downloads | video download
			video downloads | kommentare erlaubt | autoriser les commentaires | permitir comentarios
			comment setting | comment settings | user comments`,
	},
	regions: {
		advice: "Enter TikTok's IDs of the places in a column 'Location IDs', or",
		headings: `state | states | city | cities | dma | dmas | zip | zips | postal | postcode | region
			regions | regione | regiones | regiao | regio | province | provincia | provincie
			bundesland | bundeslander | stadt | stadte | plz | ville | villes | departement | ciudad
			ciudades | cidade | cidades | estado | estados | citta | stad | steden | radius | stato
			umkreis | *都道府県* | *市区町村* | *도시* | *시도* | county | uf | comunidad | kanton
			regioni | cc aa | ccaa | prefecture | district | districts | metro | postcodes | postleitzahl | regionen | plaats | 시 도`,
	},
	/** Columns of languages whose headings aren't known, for what a column fills. */
	location_ids: {
		advice: "Rename the column to 'Country', or",
		headings:
			'nation | iso | iso2 | iso3 | geo | kraj | maa | ulke | zeme | orszag | *страна* | *ประเทศ*',
	},
	age_groups: {
		advice: "Rename the column to 'Age', or",
		headings: 'alder | wiek | yas | demo | *อายุ*',
	},
	gender: {
		advice: "Rename the column to 'Gender', or",
		headings: 'kon | kjonn | płec | plec | cinsiyet | *เพศ*',
	},
	schedule_start_time: {
		advice: "Enter the times in columns 'Start date' and 'End date', or",
		headings: `flight | flights | flighting | duration | schedule | run date | run dates | dauer
			date range | date | dates | fecha | fechas | data | datas | datum | period | laufzeit | zeitraum | periodo | periode | duree
			duracion | duracao | durata | vigencia | looptijd | data rozpoczecia | data zakonczenia
			slutdatum | sluttdato | launching | *zeitraum* | *flight* | veiculacao | schaltung | slutdato | startdato | lancement | *期間* | *日程* | *기간*`,
	},
	platform: {
		advice: 'Remove the row, or',
		headings: `platform | platforms | network | networks | *plattform* | netzwerk | plateforme | reseau
			plataforma | rede | piattaforma | netwerk | *プラットフォーム* | *플랫폼*`,
	},
	optimization_goal: {
		advice: "Enter it in a column 'Optimization goal' or 'Event', or",
		headings:
			'optimization | optimisation | optimierung | optimized | optimised | optimize | 最適化 | 최적화',
	},
	languages: {
		advice: "Enter it in a column 'Language', or",
		headings: '*sprach* | *langu* | *idioma* | locale | lingue | *言語* | *언어*',
	},
	operating_systems: {
		advice:
			"Enter iOS or Android in a column 'OS', and a version or model in TikTok Ads Manager, or",
		headings: `ios | android | *バージョン* | handset | phone type | *apparaat* | *gerate* | *dispositiv* | *appareil*
			*機種* | *デバイス* | *기기*`,
	},
	/** May say where the money goes in a plan of several networks, or any other thing. */
	channel: {
		headings: `channel | channels | kanal | canal | canale | kanaal | *媒体* | *매체* | publisher | media
			medium | medio | veiculo | support | vendor`,
	},
	audience_ids: {
		advice: "Enter IDs in a column 'Audience ID' or 'Interests', or",
		headings: `targeting | target | lookalikes | behavior | behaviors | behaviour | behaviours | keyword
			keywords | hashtag | hashtags | segment | segments | segmento | retargeting | remarketing
			*zielgruppe* | cible | ciblage | *publico* | *ターゲ* | *オーディエンス* | *타겟* | lal | segmentacion
			segmentacao | segmentazione | *타깃* | crm | crm list | seed list | contextual | household
			households | spending power | purchase intention | csp | mots cles | socioeconomico
			classe social | interactions | video interactions | *セグメント* | *属性* | *キーワード* | *年収*
			*소득* | nse | income | hhi | ingresos | renda | reddito | persona
			personas`,
	},
	/** What came of the plan or is expected of it, who is at work on it, and the numbers of rows. */
	results: {
		headings: `impressions | impression | impr | imps | *impresion* | *impress* | reach | reichweite
			click | clicks | klicks | clics | cliques | cost per | coste por | custo por | cpm | cpc
			cpa | cpv | cpl | tkp | ctr | cvr | vtr | views | conversions | results | estimated | est
			forecast | expected | delivered | kpi | kpis | benchmark | *リーチ* | *表示回数* | *クリック* | *노출*
			*클릭* | owner | agency | client | manager | planner | buyer | trader | contact
			verantwortlich | *ansprechpartner* | agentur | kunde | responsable | agence | agencia
			cliente | responsavel | agenzia | klant | *担当* | *代理店* | *담당* | *대행사* | no | nr | num | n
			number | row | line | lfd | sr | ref | *番号* | *번호* | kpi target | target kpi
			target impressions | target reach | *想定* | *예상* | referente | verantwoordelijke | alcance
			*estimad* | pos | 項番 | trafficker | contactpersoon | 광고주 | brand | phase | priority | tier | fee | fees
			media fee | agency fee | commission`,
	},
} satisfies Record<string, Topic>;

/** True for a topic of the table; any other is a column. */
export const isTopic = (name: string): name is keyof typeof topics => name in topics;

/** What to do about a cell under a heading that matters; undefined where it doesn't. */
export function adviceOn(topic: TopicName): string | undefined {
	if (isTopic(topic)) {
		const { advice }: Topic = topics[topic];
		return advice;
	}
	return `Enter it in a column '${headingsOf(topic).headings[0] ?? topic}', or`;
}
