import { variantsIn } from '../contract/choices';
import { columns, headingsOf, type ColumnName } from '../contract/fields';
import { keyOf, plainWords, tokenize, wordsWithin } from './dictionary';
import { isColumn, usualHeading } from './headings';

/**
 * What a heading that fills nothing is about: something that no column fills, or what a column fills
 * whose own headings have one of its words.
 */
export type TopicName = keyof typeof topics | ColumnName;

/**
 * What headings are about: in English where the words of headings have it; with stars parts of words,
 * with = whole headings. A colon ends what to do instead about what decides who sees the ads, when, or
 * what they cost; it completes "name the column in 'Ignore Columns'".
 *
 * Of a heading the most words in a row count, and among as many the first topic; results are last.
 */
const topics = {
	/** What plainly can't matter: it is spoken for, and nothing is said of it. */
	notes: `note | *notiz* | remark | remarque | comment | *bemerkung* | anmerkung(en) | hinweis(e)
		nota | observacion(es) | observacoes | obs | opmerking(en) | *備考* | *メモ* | *비고* | *메모*
		approver | approval date | approved on | date (aprovacao/aprobacion/validation) | freigabedatum
		creacion | criacao | creazione | created | create date | updated | due | invoice | report
		billing | *creative* | *kreativ* | creatif | creativo | creatividad | *criativo* | creativita
		*クリエイティブ* | *소재* | copy | ad (copy/text/format/name) | format | asset | video | headline
		caption | thumbnail | cta | call to action | *landing* | link | enlace | *utm* | tracking
		zielseite | *zielurl* | lp | *遷移先* | *リンク* | *랜딩* | tiktok (result/warning/error) | success
		error | error details | budget (share/split) | actual spend | spend to date | spent | of days
		number days | manager | owner | werbemittel | motiv | visuel | creation | pieza | peca | creatie
		*バナー* | *動画* | *영상* | verlinkung | notities | toelichting | *特記* | *링크* | by | *素材*`,
	status: `status | statut | *situac* | estatus | *ステータス* | 状態 | 状況 | *상태* | approval | approved
		*承認* | *승인* | *freigabe* | *freigegeben* | *genehmig* | valide | validation | aproba(do/cion)
		aprova(do/cao) | approva(to/zione) | goedgekeurd | goedkeuring | akkoord | vo bo
		budget (approved/approval/status) | active | enable(d) | aktiv | acti(f/vo) | ativo | attivo
		actief | (go) live | create | ready | confirmed | sign(ed) off | go | on off | run | launched
		en ligne | mise en ligne | (client/kunde) ok | ok (client/cliente) | cancel(led/ed) | (on/) hold
		paused | skip | draft | do not launch | storniert | pausa(do/da) | lanzar | subir | *可否* | *여부*
		進捗 | avancement | *確認* | *확인*`,
	exclusions: `Enter audience IDs in place of names, leave places out of 'Country', or:
		*exclu* | excluded | negative | without | *suppress* | block(ed/list/) | blacklist | *ausschl*
		*esclu* | *uitsluit* | negativ | neg | *auszuschl*`,
	roas: `To set a target ROAS for all rows, add {"roas_bid": 2.5} in 'Additional Arguments', and:
		*roas* | deep bid | highest value`,
	bids: `Enter the price in a column 'Max CPC', 'Max CPM', 'Cost cap' or 'Target CPA', or:
		bid | *gebot* | *enchere* | *puja* | *lance* | bidding | cap | target (cpm/cpc) | max cpa | cpa
		cpi | tcpi | (buying/buy) type | buying method | reservation | compra type | type d achat
		einkaufsart | buy rate | =rate | pricing | preis | *目標cpi* | *単価* | *단가* | *目標cpa* | *cpa目標*
		biedstrategie | teto`,
	frequency: `Enter it in a column 'Frequency', such as 3 per 7 days, or:
		frequency | *frequen* | *frecuen* | fcap | capping | kontakt(klasse/dosis)`,
	hours: `Enter them in columns 'Days' and 'Hours', such as Mon–Fri and 6am–11pm, or:
		day | days | dow | ausspielung | hours | daypart | dayparting | ad schedule | =delivery
		delivery time | *plage* | *franja* | *wochentag* | *uhrzeit* | *horari* | *horaire* | *시간*
		*zeiten*`,
	/** What only TikTok Ads Manager can set. */
	settings: `Set it in TikTok Ads Manager, and:
		carrier | connection | isp | skan | wifi | netzbetreiber | operadora | *キャリア* | *통신사*
		*attribu* | *アトリビューション* | window | delivery type | brand safety | inventory filter | cbo`,
	app: `Enter the app's ID from TikTok in a column 'App ID', or:
		app | app name | bundle | bundle id`,
	currency: `Enter a currency code, such as EUR, or:
		currency | *wahrung*`,
	zone: `Name a city, such as America/Chicago, or an offset, such as UTC-6, or:
		time zone | timezone | tz | *zeitzone* | fus(eau/o) | (zona/fuseau/fuso) horario | tijdzone
		*タイムゾーン* | *표준시*`,
	budget: `TikTok has daily and lifetime budgets only. Enter the amount in full in a column 'Daily
		budget' or 'Lifetime budget', or:
		*budget* | *inversion* | *investimento* | spend | daily | *lifetime* | weekly | monthly
		invest(ment) | amount | cost | =per | =basis | *費用* | *광고비* | spesa | uitgaven | spendings
		allocation | net | *volumen* | working media | cost per day`,
	switches: `Add a column 'Disable comments' or 'Disable download', or:
		(allow/enable) comments | comments (allowed/on/enabled/erlaubt) | (allow/) (video/) download
		autoriser les commentaires | permitir comentarios | comment setting | user comments`,
	regions: `Enter TikTok's IDs of the places in a column 'Location IDs', or:
		state | cit(y/ies) | dma | zip | postal | postcode | region | provinc(e/ia/ie) | bundesland
		bundeslander | sta(dt/dte/d) | plz | ville | departement | ciudad(es) | cidade | estado | citta
		steden | radius | stato | umkreis | *都道府県* | *市区町村* | *도시* | *시도* | county | uf | comunidad
		kanton | cc aa | ccaa | prefecture | district | metro | postleitzahl | plaats | 시 도`,
	/** Columns of languages whose headings aren't known, for what a column fills. */
	location_ids: `Rename the column to 'Country', or:
		nation | iso(2/3/) | geo | area | kraj | maa | ulke | zeme | orszag | *страна* | *ประเทศ*`,
	age_groups: `Rename the column to 'Age', or:
		alder | wiek | yas | demo | *อายุ*`,
	gender: `Rename the column to 'Gender', or:
		kon | kjonn | płec | cinsiyet | *เพศ*`,
	schedule_start_time: `Enter the times in columns 'Start date' and 'End date', or:
		flight | flighting | duration | schedule | run date | dauer | date | date range | duree
		dura(cion/cao/ta) | vigencia | data (rozpoczecia/zakonczenia) | slut(datum/dato) | sluttdato
		startdato | launch | launching | *flight* | schaltung | *日程*`,
	platform: `Remove the row, or:
		*plattform* | platform | network | netzwerk | reseau | rede | netwerk | *配信先*`,
	optimization_goal: `Enter it in a column 'Optimization goal' or 'Event', or:
		optimiz(ation/ed/e) | optimised | optimise`,
	languages: `Enter it in a column 'Language', or:
		*sprach* | *langu* | locale`,
	operating_systems: `Enter iOS or Android in a column 'OS', and a version or model in TikTok Ads
		Manager, or:
		ios | android | *バージョン* | handset | phone type | device | *apparaat* | *gerat* | *appareil*
		*dispositiv*`,
	/** May say where the money goes in a plan of several networks, or any other thing. */
	channel: `channel | kanal | cana(l/le) | kanaal | *媒体* | *매체* | publisher | media | medi(um/o)
		veiculo | support | vendor`,
	audience_ids: `Enter IDs in a column 'Audience ID' or 'Interests', or:
		target | *zielgruppe* | *publico* | lookalike | behavio(u/)r | keyword | hashtag | segment(o/)
		retargeting | remarketing | *ターゲ* | *타겟* | *타깃* | lal | segmenta(cion/cao/zione) | crm
		crm list | seed list | contextual | household | spending power | purchase intention | csp
		mots cles | socioeconomico | classe social | (/video) interactions | *セグメント* | *属性* | *年収*
		*소득* | nse | income | hhi | ingresos | renda | reddito | persona`,
	/** What came of the plan or is expected of it, who is at work on it, and the numbers of rows. */
	results: `impression | impr | imps | *impresion* | *impress* | reach | reichweite | click | klick
		clic | clique | cost per | cpm | cpc | cpv | cpl | ctr | cvr | vtr | view | conversion | result
		estimated | est | forecast | expected | delivered | kpi | benchmark | *リーチ* | *表示回数* | *クリック*
		*노출* | *클릭* | agency | client | planner | buyer | trader | contact | verantwortlich
		*ansprechpartner* | agentur | kunde | responsable | agence | agencia | cliente | responsavel
		agenzia | klant | *担当* | *代理店* | *담당* | *대행사* | number | num | n | row | line | lfd | sr | ref
		*番号* | *번호* | kpi target | target (impression/reach) | *想定* | *예상* | referente
		verantwoordelijke | alcance | *estimad* | pos | 項番 | trafficker | contactpersoon | advertiser
		brand | phase | priority | tier | fee | (media/agency) fee | commission`,
} as const;

/** True for a topic of the table; any other is a column. */
const isTopic = (name: string): name is keyof typeof topics => name in topics;

/** True for a topic or a column. */
export const isTopicName = (name: string): name is TopicName => isTopic(name) || isColumn(name);

/** What to do about a cell under a heading that matters; undefined where it doesn't. */
export function adviceOn(name: TopicName): string | undefined {
	if (!isTopic(name)) return `Enter it in a column '${usualHeading(name)}', or`;
	const [advice = '', headings] = topics[name].split(':\n');
	return headings === undefined ? undefined : advice.replace(/\s+/g, ' ');
}

/** Columns that one topic speaks of. Ambiguous words, and what ad groups are called by, have none. */
const ofSeveral: Partial<Record<ColumnName, TopicName | 'none'>> = {
	...{ budget_daily: 'budget', budget_lifetime: 'budget', placement_type: 'placement' },
	...{ age_from: 'age_groups', age_to: 'age_groups', schedule_end_time: 'schedule_start_time' },
	...{ interest_category_ids: 'audience_ids', excluded_audience_ids: 'exclusions' },
	...{ comment_disabled: 'switches', video_download_disabled: 'switches' },
	...{ adgroup_id: 'none', adgroup_name: 'none', advertiser_id: 'none', campaign_id: 'none' },
	new_name: 'none',
};

/** The topic of what a column would fill. */
export function topicOf(column: ColumnName): TopicName | undefined {
	const topic = ofSeveral[column] ?? column;
	return topic === 'none' ? undefined : topic;
}

const topicOfKey = new Map<string, TopicName>();
const parts: Array<readonly [part: string, means: TopicName]> = [];
function add(means: TopicName, headings: readonly string[]): void {
	for (const heading of headings) {
		const isPart = heading.startsWith('*');
		// Scripts without spaces have their words within others.
		if (isPart || /^[\p{Lo}ー]+$/u.test(heading))
			parts.push([plainWords(heading).join(' '), means]);
		const key = (heading.startsWith('=') ? '=' : '') + keyOf(tokenize(heading));
		if (!isPart && !topicOfKey.has(key)) topicOfKey.set(key, means);
	}
}
for (const name of Object.keys(topics).filter(isTopic))
	add(name, variantsIn(topics[name].replace(/^[^|]*:\n/, '')));
for (const name of Object.keys(columns).filter(isColumn)) {
	const topic = topicOf(name);
	const { headings, namesOrIds } = headingsOf(name);
	if (topic) add(topic, [...headings, ...namesOrIds]);
}
const known = new Set<TopicName>([...Object.keys(topics).filter(isTopic), ...topicOfKey.values()]);
known.delete('results');
const order = [...known, 'results'] as const;

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/i;

/** What a heading that fills nothing is about; undefined where no table has its words. */
export function topicOfHeading(column: string): TopicName | undefined {
	const heading = column.slice(0, 200);
	const [list, text] = [tokenize(heading), plainWords(heading).join(' ')];
	const topicsOf = (keys: readonly string[]) =>
		new Set(keys.flatMap((key) => topicOfKey.get(key) ?? []));
	const inRow = (length: number) =>
		list.slice(length - 1).map((_, at) => keyOf(list.slice(at, at + length)));
	const whole = topicOfKey.get(`=${keyOf(list)}`);
	if (whole) return whole;
	const within = list.flatMap((word) => (topicOfKey.has(word) ? [] : wordsWithin(word)));
	const single = topicsOf([...list, ...within]);
	for (const [part, means] of parts) if (text.includes(part)) single.add(means);
	// "Custom audience (exclude)" is none to target.
	if (single.has('exclusions') && !single.has('notes')) return 'exclusions';
	for (const found of [topicsOf(inRow(3)), topicsOf(inRow(2)), single]) {
		const means = order.find((name) => found.has(name));
		if (means) return means;
	}
	if (ageBand.test(column)) return 'audience_ids';
	// "#" numbers the rows.
	return list.length === 0 && column.trim() !== '' ? 'results' : undefined;
}
