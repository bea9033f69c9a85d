import { monthNamed } from '../parse/dayText';
import { namesOtherPeriod } from '../parse/money';
import { spelledOut } from './headingNotes';

/** What a heading that fills nothing may be about. */
interface Topic {
	/** What to do if the column matters: a sentence. None for what doesn't. */
	readonly advice?: string;
	/** Words of headings, without accents. A word with stars may be part of a longer one. */
	readonly headings: string;
}

/** Of several topics in one heading the first counts. */
const topics = {
	nothing: {
		headings: `created | updated | modified | added | approved | approval | due | invoice
			report | account | billing | manager | owner | contact | planner | buyer | trader`,
	},
	bids: {
		advice: "If it matters, set it in 'Additional Arguments'.",
		headings: `bid | bids | bidding | target cpa | target roas | target cpm | cost cap
			frequency | freq | pacing | dayparting | kpi target | attribution | *gebot* | *enchere*
			*puja* | lance | *入札* | *フリークエンシー*`,
	},
	currency: {
		advice: "Amounts are in the ad account's currency, whatever the sheet says.",
		headings: 'currency | wahrung | devise | moneda | moeda | *通貨*',
	},
	budget: {
		advice:
			"If it holds the amount to spend, rename the column to 'Daily budget' or 'Lifetime budget'.",
		headings: `*budget* | spend | daily | lifetime | weekly | monthly | investment | invest
			amount | *verba* | *orcamento* | *presupuesto* | *inversion* | *investimento* | *予算*
			*金額*`,
	},
	exclusions: {
		advice: 'The node can only exclude audiences.',
		headings: `*exclud* | excl | exclusion | exclusions | negative | without | *ausgeschloss*
			*exclui* | *exclue* | *exclus* | *除外*`,
	},
	switches: {
		advice: "If it matters, add a column 'Disable comments' or 'Disable download'.",
		headings: `allow comment | allow comments | comment allowed | comments allowed
			enable comment | enable comments | comment enabled | comments enabled | allow download
			allow downloads | download allowed | downloads allowed | enable download | enable downloads
			download enabled | downloads enabled | allow video download | allow video downloads
			enable video download`,
	},
	regions: {
		advice: "To target regions or cities, add a column 'Location IDs'.",
		headings: `state | states | city | cities | dma | dmas | zip | zips | postal | postcode
			region | regions | province | bundesland | stadt | ville | ciudad | cidade | estado | radius
			*都道府県* | *市区町村*`,
	},
	countries: {
		advice: "If it matters, rename the column to 'Country'.",
		headings: `country | countries | countrys | nation | nations | iso | iso2 | iso3 | geo
			geos | market | markets | location | locations | territory | territories | land | lander
			pays | pais | paises | paese | paesi | landen | mercado | kraj | kraje | maa | ulke | zeme
			orszag | *国* | *地域* | *エリア* | *страна* | *국가* | *ประเทศ*`,
	},
	ages: {
		advice: "If it matters, rename the column to 'Age'.",
		headings: `age | ages | alter | alder | edad | edades | idade | wiek | yas | *leeftijd*
			*年齢* | *年代* | *อายุ*`,
	},
	genders: {
		advice: "If it matters, rename the column to 'Gender'.",
		headings: `gender | genders | sex | geschlecht | genero | sexo | genere | sesso
			geslacht | m/f | f/m | m/w | h/f | kon | kjonn | płec | plec | cinsiyet | *性別* | *เพศ*`,
	},
	languages: {
		advice: "If it matters, rename the column to 'Language'.",
		headings: `language | languages | lang | locale | sprache | langue | idioma | lingua
			taal | *言語*`,
	},
	systems: {
		advice: "If it matters, rename the column to 'OS'.",
		headings: `os | ios | android | device | devices | system | gerat | appareil
			dispositivo | *端末* | *デバイス*`,
	},
	placements: {
		advice: "If it matters, rename the column to 'Placement'.",
		headings: 'placement | placements | platzierung | emplacement | posicionamento | *配信面*',
	},
	zones: {
		advice:
			"If it matters, name the time zone in the headings of the times, such as 'Start date (America/New_York)'.",
		headings: `time zone | timezone | timezones | tz | zeitzone | fuseau | fuso
			zona horaria | *タイムゾーン*`,
	},
	schedule: {
		advice: "If it matters, rename the columns to 'Start date' and 'End date'.",
		headings: `flight | flights | flighting | start | starts | started | starting | end
			ends | ending | launch | live | kickoff | duration | schedule | run date | run dates
			date range | date | dates | period | beginn | ende | laufzeit | zeitraum | debut | fin
			inicio | termino | inizio | begindatum | einddatum | periodo | periode | duree | duracion
			duracao | data rozpoczecia | data zakonczenia | slutdatum | sluttdato | slutdato | startdato
			*期間* | *開始* | *終了* | *日程*`,
	},
	people: {
		advice: "If it matters, add columns such as 'Age', 'Gender' or 'Audience ID'.",
		headings: `demo | demos | demographic | demographics | targeting | target audience
			audience | audiences | lookalike | lookalikes | interest | interests | behavior | behaviors
			behaviour | behaviours | keyword | keywords | hashtag | hashtags | segment | segments
			retargeting | zielgruppe | ciblage | publico | *ターゲ* | *オーディエンス*`,
	},
	delivery: {
		advice: "If it matters, add columns such as 'Objective' or 'Optimization event'.",
		headings: `pixel | conversion event | optimisation | optimization | billing event
			objective`,
	},
	status: { headings: 'status | active | enabled' },
} as const satisfies Record<string, Topic>;

type TopicName = keyof typeof topics;

/** What a column that fills nothing seems to be about. */
export interface OtherHeading {
	readonly means: TopicName;
	/** True for what an ad group targets the United States without. */
	readonly isCountry: boolean;
	/** True for what may hold the amount that a row can't be created without. */
	readonly isBudget: boolean;
	/** What to do if the column matters: a sentence. Undefined for what doesn't. */
	readonly advice: string | undefined;
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

/** Topics in which a country is of no use, or something else than the one to target. */
const withoutCountry: ReadonlySet<TopicName> = new Set(['nothing', 'exclusions', 'budget']);

/** What a heading that fills nothing is about; undefined where no table has its words. */
export function otherHeading(column: string): OtherHeading | undefined {
	const text = plain(column.slice(0, 200));
	const found = topicsIn(text);
	const means = names.find((name) => found.has(name));
	if (!means) {
		const advice = "If it matters, add columns such as 'Age' and 'Gender'.";
		return ageBand.test(text)
			? { means: 'people', advice, isBudget: false, isCountry: false }
			: undefined;
	}
	const { advice }: Topic = topics[means];
	const inOtherTerms = means === 'budget' ? adviceOnTerms(text) : undefined;
	return {
		means,
		isBudget: means === 'budget' && inOtherTerms === undefined,
		isCountry: found.has('countries') && !withoutCountry.has(means),
		advice: inOtherTerms ?? advice,
	};
}

/** Looks up each word, and each two and three that stand together. */
function topicsIn(text: string): ReadonlySet<TopicName> {
	const list = wordsOf(text);
	const runs = list.flatMap((_, at) => [1, 2, 3].map((length) => list.slice(at, at + length)));
	return new Set([
		...runs.flatMap((run) => wholeWords.get(run.join(' ')) ?? []),
		...parts.flatMap(({ means, part }) => (text.includes(part) ? means : [])),
	]);
}

function wordsOf(text: string): string[] {
	return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const inOtherUnits =
	/(?<!\p{L})(?:k|m|mm|mn|mil|mio|tsd|thousands?|millions?|lakhs?|lacs?|cr|crores?|jt|juta|tr|cents?|pence|[kt]?€?000s?|\d00s|t€|[kt]eur|[kt]usd|k€|m€)(?!\p{L})|[千万億]/u;

/** What to do about a budget that may not be spent as it is; undefined for a plain one. */
function adviceOnTerms(text: string): string | undefined {
	// "set" is September in Portuguese.
	const words = text.replace(/\bad ?set\b/g, '').split(/[^\p{L}]+/u);
	const isOfPeriod =
		namesOtherPeriod(text) ||
		/\b(?:flight|burst|phase|wave|kw|wk|q|h)\s?\d/.test(text) ||
		words.some((word) => monthNamed(word) !== undefined);
	// Whoever renames 'Monthly budget' to 'Daily budget' spends thirty times as much.
	if (isOfPeriod) {
		return "TikTok has daily and lifetime budgets only. Add a column 'Daily budget' or 'Lifetime budget' with the amount for one of these.";
	}
	return inOtherUnits.test(text)
		? "Add a column 'Daily budget' or 'Lifetime budget' with the amount in full."
		: undefined;
}

function plain(column: string): string {
	return spelledOut(column)
		.normalize('NFKD')
		.replace(/[\u0300-\u036f]/g, '')
		.normalize('NFC')
		.toLowerCase()
		.replace(/_/g, ' ');
}
