import { monthNamed } from '../parse/dayText';
import { namesOtherPeriod } from '../parse/money';
import { spelledOut } from './shortForms';

/** What to do with a column that holds what a known one does. */
export const rename = (heading: string) => `If it matters, rename the column to '${heading}'.`;

/** What a column that fills nothing may be about, and what to do if it matters. */
const advice = {
	/** What people keep for themselves, or what came of the ads: it says nothing about the ad group. */
	nothing: undefined,
	status: undefined,
	bids: "If it matters, set it in 'Additional Arguments'.",
	currency: "Amounts are in the ad account's currency, whatever the sheet says.",
	budget:
		"If it holds the amount to spend, rename the column to 'Daily budget' or 'Lifetime budget'.",
	exclusions: 'The node can only exclude audiences.',
	switches: "If it matters, add a column 'Disable comments' or 'Disable download'.",
	regions: "To target regions or cities, add a column 'Location IDs'.",
	countries: rename('Country'),
	ages: rename('Age'),
	genders: rename('Gender'),
	languages: rename('Language'),
	systems: rename('OS'),
	placements: rename('Placement'),
	zones:
		"If it matters, name the time zone in the headings of the times, such as 'Start date (America/New_York)'.",
	schedule: "If it matters, rename the columns to 'Start date' and 'End date'.",
	people: "If it matters, add columns such as 'Age', 'Gender' or 'Audience ID'.",
	ageAndGender: "If it matters, add columns such as 'Age' and 'Gender'.",
	delivery: "If it matters, add columns such as 'Objective' or 'Optimization event'.",
} as const;

/** What a column is about that fills nothing. */
export type Topic = keyof typeof advice;

/**
 * Words of headings, and what a column is about whose heading has one of them; of several lines the
 * first counts. Without accents. A word with stars may be part of a longer one.
 */
const wordsOfHeadings: ReadonlyArray<{ readonly means: Topic; readonly heading: string }> = [
	{
		means: 'nothing',
		heading: `created | updated | modified | added | approved | approval | due | invoice | report
			account | billing | manager | owner | contact | planner | buyer | trader`,
	},
	{
		means: 'bids',
		heading: `bid | bids | bidding | target cpa | target roas | target cpm | cost cap | frequency
			freq | pacing | dayparting | kpi target | attribution | *gebot* | *enchere* | *puja* | lance
			*入札* | *フリークエンシー*`,
	},
	{ means: 'currency', heading: 'currency | wahrung | devise | moneda | moeda | *通貨*' },
	{
		means: 'budget',
		heading: `*budget* | spend | daily | lifetime | weekly | monthly | investment | invest | amount
			*verba* | *orcamento* | *presupuesto* | *inversion* | *investimento* | *予算* | *金額*`,
	},
	{
		means: 'exclusions',
		heading: `*exclud* | excl | exclusion | exclusions | negative | without | *ausgeschloss*
			*exclui* | *exclue* | *exclus* | *除外*`,
	},
	{
		means: 'switches',
		heading: `allow comment | allow comments | comment allowed | comments allowed | enable comment
			enable comments | comment enabled | comments enabled | allow download | allow downloads
			download allowed | downloads allowed | enable download | enable downloads | download enabled
			downloads enabled | allow video download | allow video downloads | enable video download`,
	},
	{
		means: 'regions',
		heading: `state | states | city | cities | dma | dmas | zip | zips | postal | postcode | region
			regions | province | bundesland | stadt | ville | ciudad | cidade | estado | radius
			*都道府県* | *市区町村*`,
	},
	{
		means: 'countries',
		heading: `country | countries | countrys | nation | nations | iso | iso2 | iso3 | geo | geos
			market | markets | location | locations | territory | territories | land | lander | pays
			pais | paises | paese | paesi | landen | mercado | kraj | kraje | maa | ulke | zeme | orszag
			*国* | *地域* | *エリア* | *страна* | *국가* | *ประเทศ*`,
	},
	{
		means: 'ages',
		heading: `age | ages | alter | alder | edad | edades | idade | wiek | yas | *leeftijd* | *年齢*
			*年代* | *อายุ*`,
	},
	{
		means: 'genders',
		heading: `gender | genders | sex | geschlecht | genero | sexo | genere | sesso | geslacht
			m/f | f/m | m/w | h/f | kon | kjonn | płec | plec | cinsiyet | *性別* | *เพศ*`,
	},
	{
		means: 'languages',
		heading: `language | languages | lang | locale | sprache | langue | idioma | lingua | taal | *言語*`,
	},
	{
		means: 'systems',
		heading: `os | ios | android | device | devices | system | gerat | appareil | dispositivo
			*端末* | *デバイス*`,
	},
	{
		means: 'placements',
		heading: `placement | placements | platzierung | emplacement | posicionamento | *配信面*`,
	},
	{
		means: 'zones',
		heading: `time zone | timezone | timezones | tz | zeitzone | fuseau | fuso | zona horaria
			*タイムゾーン*`,
	},
	{
		means: 'schedule',
		heading: `flight | flights | flighting | start | starts | started | starting | end | ends | ending
			launch | live | kickoff | duration | schedule | run date | run dates | date range | date | dates
			period | beginn | ende | laufzeit | zeitraum | debut | fin | inicio | termino | inizio
			begindatum | einddatum | periodo | periode | duree | duracion | duracao | data rozpoczecia
			data zakonczenia | slutdatum | sluttdato | slutdato | startdato | *期間* | *開始* | *終了*
			*日程*`,
	},
	{
		means: 'people',
		heading: `demo | demos | demographic | demographics | targeting | target audience | audience
			audiences | lookalike | lookalikes | interest | interests | behavior | behaviors | behaviour
			behaviours | keyword | keywords | hashtag | hashtags | segment | segments | retargeting
			zielgruppe | ciblage | publico | *ターゲ* | *オーディエンス*`,
	},
	{
		means: 'delivery',
		heading: `pixel | conversion event | optimisation | optimization | billing event | objective`,
	},
];

const topics = wordsOfHeadings.flatMap(({ means, heading }) =>
	heading
		.split(/[|\n]/)
		.map((word) => word.trim())
		.map((word) => ({ means, word })),
);
const rank = new Map(wordsOfHeadings.map(({ means }, at) => [means, at]));
const wholeWords = new Map<string, Topic>(
	[...topics].reverse().map(({ means, word }) => [wordsOf(word).join(' '), means]),
);
const parts = topics
	.filter(({ word }) => word.startsWith('*'))
	.map(({ means, word }) => ({ means, part: word.replaceAll('*', '') }));

/** What a column that fills nothing seems to be about. */
export interface OtherHeading {
	readonly means: Topic;
	/** True for what a row can't be created without. */
	readonly isBudget: boolean;
	/** True for what an ad group targets the United States without. */
	readonly isCountry: boolean;
	/** What to do if the column matters: a sentence. Undefined for what doesn't. */
	readonly advice: string | undefined;
}

/** "W 25-54" as a heading of amounts or ticks. */
const ageBand =
	/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/;

/** What a heading that fills nothing is about; undefined where no table has its words. */
export function otherHeading(column: string): OtherHeading | undefined {
	const text = plain(column.slice(0, 200));
	const found = topicsIn(text);
	const [means] = [...found].sort((one, other) => (rank.get(one) ?? 0) - (rank.get(other) ?? 0));
	if (means === undefined) {
		return ageBand.test(text) ? withAdvice('ageAndGender', advice.ageAndGender) : undefined;
	}
	if (means === 'budget') {
		if (isOfPeriod(text)) return withAdvice(means, ofPeriod);
		if (inOtherUnits.test(text)) return withAdvice(means, inFull);
		return { ...withAdvice(means, advice.budget), isBudget: true };
	}
	const isCountry = means !== 'nothing' && means !== 'exclusions' && found.has('countries');
	return { ...withAdvice(means, advice[means]), isCountry };
}

function withAdvice(means: Topic, what: string | undefined): OtherHeading {
	return { means, advice: what, isBudget: false, isCountry: false };
}

/** Looks up each word, and each two and three that stand together. */
function topicsIn(text: string): ReadonlySet<Topic> {
	const found = new Set<Topic>();
	const list = wordsOf(text);
	for (const at of list.keys()) {
		for (const length of [1, 2, 3]) {
			const topic = wholeWords.get(list.slice(at, at + length).join(' '));
			if (topic) found.add(topic);
		}
	}
	for (const { means, part } of parts) if (text.includes(part)) found.add(means);
	return found;
}

function wordsOf(text: string): string[] {
	return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Whoever renames 'Monthly budget' to 'Daily budget' spends thirty times as much. */
const ofPeriod =
	"TikTok has daily and lifetime budgets only. Add a column 'Daily budget' or 'Lifetime budget' with the amount for one of these.";

/** Nor may amounts in thousands or in cents be spent as they are. */
const inFull = "Add a column 'Daily budget' or 'Lifetime budget' with the amount in full.";
const inOtherUnits =
	/(?<!\p{L})(?:k|m|mm|mn|mil|mio|tsd|thousands?|millions?|lakhs?|lacs?|cr|crores?|jt|juta|tr|cents?|pence|[kt]?€?000s?|\d00s|t€|[kt]eur|[kt]usd|k€|m€)(?!\p{L})|[千万億]/u;

/** True for the budget of a month, a week or one of several flights. */
function isOfPeriod(text: string): boolean {
	return (
		namesOtherPeriod(text) ||
		/\b(?:flight|burst|phase|wave|kw|wk|q|h)\s?\d/.test(text) ||
		// "set" is September in Portuguese.
		text
			.replace(/\bad ?set\b/g, '')
			.split(/[^\p{L}]+/u)
			.some((word) => monthNamed(word) !== undefined)
	);
}

function plain(column: string): string {
	return spelledOut(column)
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/_/g, ' ');
}
