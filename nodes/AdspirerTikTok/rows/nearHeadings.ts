import { monthNamed } from '../parse/calendarWords';
import { namesOtherPeriod } from '../parse/money';
import { spelledOut } from './headingWords/shortForms';

/** What a column that the node has no use for seems to be about. */
export interface NearHeading {
	/** True for what a row can't be created without. */
	readonly isBudget: boolean;
	/** True for what an ad group targets the United States without. */
	readonly isCountry: boolean;
	/** What to do if the column matters: a sentence. */
	readonly advice: string;
}

const aboutCountries =
	/\b(?:countr\w*|nations?|iso[23]?|geo|geos|market|markets|location|locations|territor\w+|land|lander|pays|pais|paises|paese|paesi|landen|mercado)\b|国|地域|エリア/;

const exclusions =
	/\b(?:exclud\w*|excl|exclusions?|negative|without)\b|ausgeschloss|exclu[ieís]|除外/;

/** What to do with a column that holds what a known one does. */
export const rename = (heading: string) => `If it matters, rename the column to '${heading}'.`;

/** A column that tells when something was entered, or by whom, says nothing about the ad group. */
const bookkeeping =
	/\b(?:created|updated|modified|added|approved|approval|due|invoice|report|account|billing|manager|owner|contact|planner|buyer|trader)\b/;

/** The first pattern that fits decides, so the particular ones come first. Headings without accents. */
const topics: ReadonlyArray<readonly [pattern: RegExp, advice: string, isBudget?: true]> = [
	[
		/\b(?:bid|bids|bidding|target (?:cpa|roas|cpm)|cost cap|frequency|freq|pacing|dayparting|kpi target|attribution)\b|gebot|enchere|puja|lance\b|入札|フリークエンシー/,
		"If it matters, set it in 'Additional Arguments'.",
	],
	[
		/\b(?:currency|wahrung|devise|moneda|moeda)\b|通貨/,
		"Amounts are in the ad account's currency, whatever the sheet says.",
	],
	[
		/budget|\b(?:spend|daily|lifetime|weekly|monthly|investment|invest|amount)\b|verba|orcamento|presupuesto|inversion|investimento|予算|金額/,
		"If it holds the amount to spend, rename the column to 'Daily budget' or 'Lifetime budget'.",
		true,
	],
	[exclusions, 'The node can only exclude audiences.'],
	[
		/\b(?:allow|enable)\w*\b.*\b(?:comment|download)|\b(?:comment|download)s?\b.*\b(?:allow|enable)/,
		"If it matters, add a column 'Disable comments' or 'Disable download'.",
	],
	[
		/\b(?:state|states|city|cities|dma|dmas|zip|zips|postal|postcode|region|regions|province|bundesland|stadt|ville|ciudad|cidade|estado|radius)\b|都道府県|市区町村/,
		"To target regions or cities, add a column 'Location IDs'.",
	],
	[aboutCountries, rename('Country')],
	[/\b(?:age|ages|alter|edad|edades|idade|leeftijd\w*)\b|\bage\b|年齢|年代/, rename('Age')],
	[
		/\b(?:gender|genders|sex|geschlecht|genero|sexo|genere|sesso|geslacht|m\/f|f\/m|m\/w|h\/f)(?![\p{L}])|性別/u,
		rename('Gender'),
	],
	[
		/\b(?:language|languages|lang|locale|sprache|langue|idioma|lingua|taal)\b|言語/,
		rename('Language'),
	],
	[
		/\b(?:os|ios|android|device|devices|system|gerat|appareil|dispositivo)\b|端末|デバイス/,
		rename('OS'),
	],
	[
		/\b(?:placement|placements|platzierung|emplacement|posicionamento)\b|配信面/,
		rename('Placement'),
	],
	[
		/\b(?:time ?zone|timezones?|tz|zeitzone|fuseau|fuso|zona horaria)\b|タイムゾーン/,
		"If it matters, name the time zone in the headings of the times, such as 'Start date (America/New_York)'.",
	],
	[
		/\b(?:flight|flights|flighting|start\w*|end|ends|ending|launch|live|kickoff|duration|schedule|run dates?|date range|dates?|period|beginn|ende|laufzeit|zeitraum|debut|fin|inicio|termino|inizio|begindatum|einddatum|periodo|periode|duree|duracion|duracao)\b|期間|開始|終了|日程/,
		"If it matters, rename the columns to 'Start date' and 'End date'.",
	],
	[
		/\b(?:demo|demos|demographics?|targeting|target audience|audiences?|lookalikes?|interests?|behaviou?rs?|keywords?|hashtags?|segment|segments|retargeting|zielgruppe|ciblage|publico)\b|ターゲ|オーディエンス/,
		"If it matters, add columns such as 'Age', 'Gender' or 'Audience ID'.",
	],
	[
		/^\W*(?:[afhmpvw]|adults|women|men|females?|males?)?\s?\d{2}\s?(?:[-–]\s?\d{2}|\+)\W*$/,
		"If it matters, add columns such as 'Age' and 'Gender'.",
	],
	[
		/\b(?:pixel|conversion event|optimi[sz]ation|billing event|objective)\b/,
		"If it matters, add columns such as 'Objective' or 'Optimization event'.",
	],
];

/** True for a heading of what people keep for themselves, such as "Created on". */
export function isBookkeeping(column: string): boolean {
	return bookkeeping.test(plain(column));
}

/**
 * What a column that fills nothing seems to be about, where that is money, time or the people who see
 * the ads, so that it can't be passed over in silence. Undefined for notes, owners, ads and the like.
 */
export function nearHeading(column: string): NearHeading | undefined {
	const text = plain(column);
	if (bookkeeping.test(text)) return undefined;
	const topic = topics.find(([pattern]) => pattern.test(text));
	if (topic?.[2] && (isOfPeriod(text) || inOtherUnits.test(text))) {
		const advice = isOfPeriod(text) ? ofPeriod : inFull;
		return { advice, isBudget: false, isCountry: false };
	}
	return (
		topic && {
			advice: topic[1],
			isBudget: topic[2] === true,
			isCountry: topic[0] !== exclusions && !topic[2] && aboutCountries.test(text),
		}
	);
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
