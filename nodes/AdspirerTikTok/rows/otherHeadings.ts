import type { ColumnName } from '../contract/fields';
import { spelledOut } from './headingNotes';

/** What a heading that fills nothing may be about. */
export interface Topic {
	/**
	 * Set for what decides who sees the ads, when, or what they cost, so that a cell under it is used or
	 * the row is refused: what to do instead, before "name the column in 'Ignore Columns'".
	 */
	readonly advice?: string;
	/** The column that a cell may repeat in other words. */
	readonly repeats?: ColumnName;
	/**
	 * Words of headings, without accents; a word with stars may be part of a longer one. The most words
	 * in a row count, and among as many the first topic.
	 */
	readonly headings: string;
}

/** An argument that no column fills. */
const inArguments = (example: string) =>
	`To set it for all rows, add ${example} in 'Additional Arguments', and`;

/** What headings mean that fill no argument. */
const topics = {
	/** What plainly can't matter: it is spoken for, and nothing is said of it. */
	notes: {
		headings: `note | notes | *notiz* | remark | remarks | comment | comments | *kommentar* | info
			*bemerkung* | anmerkung | anmerkungen | hinweis | hinweise | commentaire | commentaires
			remarque | remarques | comentario | comentarios | nota | notas | observacion
			observaciones | observacao | observacoes | obs | commento | commenti | osservazioni
			opmerking | opmerkingen | reactie | toelichting | *備考* | *メモ* | *コメント* | *비고*
			*메모* | approver | approved by | approval date | approved on | created | create date
			updated | modified | added by | due | invoice | report | billing | po | io | job no
			*creative* | creatives | *kreativ* | creatif | creatifs | creatividad | *criativo*
			creativita | creatie | *クリエイティブ* | *소재* | ad copy | copy | ad text | ad format
			format | ad name | asset | assets | video | videos | headline | caption | thumbnail
			spark code | cta | call to action | anzeigentext | landing page | landingpage
			*landing* | destination | destination url | url | urls | link | links | lien | liens | enlace | enlaces | *utm* | tracking
			click url | zielseite | zielurl | lp | *ランディング* | *遷移先* | *リンク* | *랜딩*
			tiktok result | tiktok warnings | tiktok error | success | error | error details
			warnings | idempotency key | already created | budget share | budget split
			share of budget | spend share | *budgetanteil* | actual spend | spend to date | spent
			flight days | of days | number of days`,
	},
	status: {
		headings: `status | ad group status | statut | *situac* | estatus | *ステータス* | *ステイタス*
			状態 | 状況 | *配信状況* | *상태* | approval | approved | *承認* | *승인* | *freigabe*
			*freigegeben* | *genehmig* | valide | validation | aprobado | aprobacion | aprovado
			aprovacao | approvato | approvazione | goedgekeurd | goedkeuring | akkoord
			budget approved | budget approval | budget status
			active | enabled | enable | aktiv | actif | activo | ativo | attivo | actief | go live
			live | create | launch this | ready | confirmed | signed off | sign off | go | on off
			state of launch | live schalten | go no go`,
	},
	exclusions: {
		advice:
			"Enter audience IDs in a column 'Excluded audiences', or leave places out of 'Country', or",
		headings: `*exclu* | negative | negatives | without | *suppress* | block | blocked | blocklist
			blacklist | *ausschl* | *ausgeschlossen* | *esclu* | escludi | *uitsluit* | *uitgesloten*
			*除外* | *제외*`,
	},
	bids: {
		advice: inArguments('{"bid_price": 2}'),
		headings: `bid | bids | bidding | cap | caps | target cpa | target roas | target cpm | target cpc
			max cpa | max cpc | max cpm | cpa target | cpa goal | goal cpa | roas | cost cap | bid cap
			cpc bid | cpm bid | cpa bid | *gebot* | kostenobergrenze | maximalgebot | ziel cpa | ziel roas
			*enchere* | cpa cible | cout cible | *puja* | cpa objetivo | oferta | *lance* | cpa alvo
			cpa meta | offerta | cpa target | bod | biedingen | *入札* | *単価上限* | 目標cpa | *상한*
			*입찰* | buying type | buy type`,
	},
	frequency: {
		advice: inArguments('{"frequency": 3, "frequency_schedule": 7}'),
		headings: `frequency | freq | frequency cap | fcap | *frequenz* | *frequence* | *frecuencia*
			*frequencia* | *frequenza* | *frequentie* | *フリークエンシー* | *빈도*`,
	},
	hours: {
		advice: 'Set it in TikTok Ads Manager, and',
		headings: `day | days | hour | hours | daypart | dayparts | dayparting | day part | ad schedule
			time slot | *uhrzeit* | stunden | *wochentag* | tageszeit | tageszeiten | sendezeit
			tage | heures | *horaire* | jours | plage | *horario* | horas | dias | franja | dia
			faixa horaria | orari | orario | giorni | fascia oraria | uren | dagen | tijden | pacing
			*時間帯* | *曜日* | *配信時間* | *요일* | *시간대*`,
	},
	app: {
		advice: inArguments('{"app_id": "7123456789012345678"}'),
		headings: 'app | apps | app id | app name | bundle | bundle id | *アプリ* | 앱',
	},
	pixel: {
		advice: "Enter the pixel's ID in a column 'Pixel ID', or",
		headings: 'pixel | pixels | *ピクセル* | *픽셀*',
	},
	currency: {
		advice: 'Enter a currency code, such as EUR, or',
		headings: `currency | *wahrung* | devise | monnaie | moneda | divisa | moeda | valuta
			*通貨* | *통화*`,
	},
	zone: {
		advice: 'Name a city, such as America/Chicago, or an offset, such as UTC-6, or',
		headings: `time zone | timezone | timezones | tz | *zeitzone* | fuseau | fuso | fuso orario
			zona horaria | tijdzone | *タイムゾーン* | *시간대역* | *표준시*`,
	},
	budget: {
		advice:
			"TikTok has daily and lifetime budgets only. Enter the amount in full in a column 'Daily budget' or 'Lifetime budget', or",
		repeats: 'budget_mode',
		headings: `*budget* | spend | daily | lifetime | weekly | monthly | investment | invest
			amount | *verba* | *orcamento* | *presupuesto* | *inversion* | *investimento* | importe
			cost | costs | kosten | cout | couts | coste | costo | custo | *予算* | *金額* | *費用*
			*예산* | *비용*`,
	},
	switches: {
		advice: "Add a column 'Disable comments' or 'Disable download', or",
		headings: `allow comment | allow comments | comment allowed | comments allowed | comments on
			enable comment | enable comments | comment enabled | comments enabled | allow download
			allow downloads | allow video download | allow video downloads | download allowed | downloads allowed | enable download | download
			downloads | enable downloads | enable video download | video download | video downloads | download enabled | downloads enabled
			kommentare erlaubt | kommentare erlauben | autoriser les commentaires
			permitir comentarios | コメント許可`,
	},
	regions: {
		advice: "Enter TikTok's IDs of the places in a column 'Location IDs', or",
		repeats: 'location_ids',
		headings: `state | states | city | cities | dma | dmas | zip | zips | postal | postcode
			region | regions | regione | regiones | regiao | regio | province | provincia | provincie
			bundesland | bundeslander | stadt | stadte | plz | ville | villes | departement
			ciudad | ciudades | cidade | cidades | estado | estados | citta | stad | steden | radius
			stato | umkreis | *都道府県* | *市区町村* | *도시* | *시도*`,
	},
	countries: {
		advice: "Rename the column to 'Country', or",
		repeats: 'location_ids',
		headings: `country | countries | countrys | nation | nations | iso | iso2 | iso3 | geo
			geos | market | markets | location | locations | territory | territories | land | lander
			pays | pais | paises | paese | paesi | landen | mercado | kraj | kraje | maa | ulke | zeme
			orszag | *国* | *地域* | *エリア* | *страна* | *국가* | *지역* | *ประเทศ*`,
	},
	ages: {
		advice: "Rename the column to 'Age', or",
		repeats: 'age_groups',
		headings: `age | ages | alter | alder | edad | edades | idade | wiek | yas | demo | demos
			demographic | demographics | *leeftijd* | *年齢* | *年代* | *연령* | *อายุ*`,
	},
	genders: {
		advice: "Rename the column to 'Gender', or",
		repeats: 'gender',
		headings: `gender | genders | sex | geschlecht | genero | sexo | genere | sesso | geslacht
			m/f | f/m | m/w | h/f | kon | kjonn | płec | plec | cinsiyet | *性別* | *성별* | *เพศ*`,
	},
	languages: {
		advice: "Rename the column to 'Language', or",
		repeats: 'languages',
		headings: `language | languages | lang | locale | sprache | langue | idioma | lingua
			taal | *言語* | *언어*`,
	},
	systems: {
		advice: "Enter iOS or Android in a column 'OS', or",
		repeats: 'operating_systems',
		headings: `os | ios | android | device | devices | system | gerat | gerate | appareil
			dispositivo | carrier | connection | connection type | netzbetreiber | operadora | wifi
			*端末* | *デバイス* | *キャリア* | *기기* | *통신사*`,
	},
	placements: {
		advice: "Rename the column to 'Placement', or",
		repeats: 'placement',
		headings: `placement | placements | *platzierung* | emplacement | emplacements | inventory
			posicionamento | ubicacion | ubicaciones | posizionamento | plaatsing | *配信面* | *게재*`,
	},
	platform: {
		advice: 'Remove the row, or',
		headings: `platform | platforms | network | networks | *plattform* | netzwerk | plateforme
			plateformes | reseau | plataforma | plataformas | red | rede | piattaforma | platforma
			platforme | netwerk | *プラットフォーム* | *플랫폼*`,
	},
	/** May say where the money goes in a plan of several networks, or any other thing. */
	channel: { headings: 'channel | channels | kanal | canal | canale | kanaal | *媒体* | *매체*' },
	schedule: {
		advice: "Enter the times in columns 'Start date' and 'End date', or",
		headings: `flight | flights | flighting | start | starts | started | starting | end
			ends | ending | launch | kickoff | duration | schedule | run date | run dates | dauer
			date range | date | dates | period | beginn | ende | laufzeit | zeitraum | debut | fin
			inicio | termino | inizio | begindatum | einddatum | periodo | periode | duree | duracion
			lancement | lanzamiento | lancamento | vigencia | looptijd | duracao | durata
			data rozpoczecia | data zakonczenia | slutdatum | sluttdato | slutdato | startdato
			*期間* | *開始* | *終了* | *日程* | *기간* | *시작* | *종료*`,
	},
	people: {
		advice: "Enter IDs in a column 'Audience ID' or 'Interests', or",
		headings: `targeting | target | audience | audiences | lookalike | lookalikes | interest
			interests | behavior | behaviors | behaviour | behaviours | keyword | keywords | hashtag
			hashtags | segment | segments | segmento | retargeting | remarketing | *zielgruppe* | cible
			ciblage | *publico* | pubblico | doelgroep | *ターゲ* | *オーディエンス* | *타겟* | *타깃*
			*잠재고객*`,
	},
	delivery: {
		advice: "Enter it in a column 'Objective', 'Optimization goal' or 'Event', or",
		headings: `conversion event | billing event | objective | objectif | objetivo | obiettivo
			*attribu* | optimization | optimisation`,
	},
	/** What came of the plan or is expected of it, who is at work on it, and the numbers of rows. */
	results: {
		headings: `impressions | impression | impr | imps | *impresion* | *impress* | reach | reichweite
			click | clicks | klicks | clics | cliques | cost per | coste por | costo por | custo por
			cout par | kosten pro | cpm | cpc | cpa | cpv | cpl | tkp | ctr | cvr
			vtr | vcr | views | conversions | results | estimated | est | forecast | expected
			projected | delivered | kpi | kpis | benchmark | *リーチ* | *インプレッション* | *表示回数*
			*クリック* | *노출* | *클릭* | no | nr | num | n | number | row | row number | line | lfd
			sr | ref | owner | agency | client | manager | planner | buyer | trader | contact
			verantwortlich | *ansprechpartner* | agentur | kunde | responsable | agence | agencia
			cliente | responsavel | agenzia | eigenaar | bureau | klant | *担当* | *代理店* | *담당*
			*대행사* | *광고주* | *行番号* | *番号* | *번호*`,
	},
} as const satisfies Record<string, Topic>;

/** What a column that fills nothing seems to be about. */
export type TopicName = keyof typeof topics;

/** What is known of a topic. */
export function topicNamed(name: TopicName): Topic {
	return topics[name];
}

const names = Object.keys(topics).filter((name): name is TopicName => name in topics);
const allWords = names.flatMap((means) =>
	topics[means].headings.split(/[|\n]/).map((word) => ({ means, word: word.trim() })),
);
const wholeWords = new Map<string, TopicName>();
for (const { means, word } of allWords) {
	const key = wordsOf(word).join(' ');
	if (!wholeWords.has(key)) wholeWords.set(key, means);
}
const parts = allWords
	.filter(({ word }) => word.startsWith('*'))
	.map(({ means, word }) => ({ means, part: word.replaceAll('*', '') }));

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/;

/** What a heading that fills nothing is about; undefined where no table has its words. */
export function otherHeading(column: string): TopicName | undefined {
	const text = plain(column.slice(0, 200));
	const list = wordsOf(text);
	for (const length of [3, 2, 1]) {
		const runs = list.slice(length - 1).map((_, at) => list.slice(at, at + length).join(' '));
		const found = new Set([
			...runs.flatMap((run) => wholeWords.get(run) ?? []),
			...(length > 1 ? [] : parts.flatMap(({ means, part }) => (text.includes(part) ? means : []))),
		]);
		const means = names.find((name) => found.has(name));
		if (means) return means;
	}
	if (ageBand.test(text)) return 'people';
	// "#" numbers the rows.
	return list.length === 0 && text !== '' ? 'results' : undefined;
}

function wordsOf(text: string): string[] {
	return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

function plain(column: string): string {
	return spelledOut(column)
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/_/g, ' ')
		.trim();
}
