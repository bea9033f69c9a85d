import fc from 'fast-check';
import { columns, creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { adColumns } from '../../nodes/AdspirerTikTok/contract/adFields';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { loopInTurns } from '../../nodes/AdspirerTikTok/client/clock';
import { keyOfWords, tokenize } from '../../nodes/AdspirerTikTok/sheet/headings';
import { vocabularyOf } from '../../nodes/AdspirerTikTok/sheet/vocabulary';
import { words } from '../../nodes/AdspirerTikTok/words/normalizeKey';
import { headingsByLanguage, wordsOfTopics } from '../../nodes/AdspirerTikTok/words';
import { decideColumns, shownHeadings } from '../../nodes/AdspirerTikTok/sheet/columns';

const vocabulary = vocabularyOf(adGroup);

/** What a column fills when it stands alone in a sheet. */
function targetOf(column: string): string | undefined {
	return vocabulary.meaningOf(column)?.fills;
}

const noSayings = { means: new Map(), ignored: new Set<string>(), filledDown: new Set<string>() };

/** What each column of a sheet fills; empty for none. */
async function targetsOf(headings: readonly string[]): Promise<Array<[string, string]>> {
	const sheet = { headings: shownHeadings(headings), rows: [], creates: true };
	const { columns } = await decideColumns(adGroup, noSayings, sheet, loopInTurns());
	return [...columns].map(([column, { fills = '' }]) => [column, fills]);
}

const placementsOr = (argument: string) => (argument === 'placements' ? 'placement' : argument);

const known = Object.keys(columns);

const allHeadings = known.flatMap((name) =>
	headingsByLanguage(name).flatMap(({ all }) =>
		all.flatMap(([heading, kind]) => (kind === 'headings' ? heading : [])),
	),
);

/** Headings of media plans, and what each fills alone. */
const headings = `
	adgroup_name: ad_group | Ad-Group | Ad group * | TikTok Ad Group | 1. Ad group
	adgroup_name: Ad group name (max 512 characters) | Nom du groupe d'annonces
	budget: Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD | Orçamento (R$)
	budget_daily: daily_budget | Budget (daily) | Budget/day | Budget per day (USD)
	budget_lifetime: Inversión total (MXN) | Total media budget | Budget (Total) | Budget total
	budget_mode: Type budget | Daily/Lifetime | Budget type (Daily/Lifetime) | D/LT | Daily / LT
	age_from: Min. age | Alter von | Edad mínima | 最低年齢
	location_ids: Country/Region | Country / Region | Geo IDs | location_ids | Country (ISO)
	location_ids: Target countries | Country(s) | Country/ies | Mkt code | Region/Market
	schedule_start_time: Start (IST) | Start IST | Start date - EST | Start (New York)
	schedule_start_time: Start (NY time) | 開始日（日本時間） | Hora início | Campaign start
	schedule_start_time: Start Date (DD/MM/YYYY) | Von | Start time (UTC+1) | Dal | Laufzeit von
	schedule_end_time: Laufzeit bis | Flightende | Live until | Fin campaña | Fecha de cierre
	schedule_end_time: Campaign End Date | Ad set end | End date (incl.) | Einddatum (t/m) | End Dt
	gender: Gender (M/F/All) | M/F/A | M / W | H/F | Gndr | Geschl. | Geschlecht (m/w/d)
	objective: Obj. | Ziel | Doel
	campaign_id: Kampagne | Campanha | Camp ID | Cmp. ID | Campaign (ID) | Campaña ID
	operating_systems: Apparaattype | Gerätetyp | Endgerät | 機種
	adgroup_id: adgroup_id | Ad Set ID
	audience_ids: Zielgruppe | Target audience | 타겟 | Custom audience | Público ID
	excluded_audience_ids: Neg. audience | Exclusions | Ausschluss | 除外 | Suppression | Exclude Audience IDs | Audience (excluded) | Exclusion IDs
	bid: max. Gebot | Lance máx. | Gebot (€)
	bid_price: Max. CPC (USD) | Max. TKP
	conversion_bid_price: Bid (CPI) | CPI goal | Ziel-CPA
	frequency: Freq. cap
	dayparting: Horário | Jours et heures | Uhrzeit | Sendezeiten | Dagen & tijden
	app_id: App-ID | ID de l’application
`;

/** The same, line by line. */
const headingCells = headings
	.trim()
	.split('\n')
	.map((line): [target: string, headings: string[]] => {
		const [target = '', list = ''] = line.trim().split(': ', 2);
		return [target, words(list)];
	});

/** Too general, or about something else: these fill nothing. */
const otherHeadings: readonly string[] = [
	'',
	'   ',
	...words(
		'ID | Status | Notes | Comments | Comment | Date | Type | Platform | Channel',
		'Client | Account name | Ad name | Creative | URL | Landing page | Final URL',
		'CTA | Owner | row_number | Budget (k€) | Budget k€ | Budget in k€',
		"予算（万円） | Budget ('000) | Budget (€ 000) | Budget (M $) | Budget (MM)",
		'Budget % | Budget (%) | Daily budget % | Budget +/- | Budget (±) | Age %',
		'Budget (DE) | Budget (PT) | Budget (UTC) | Budget (D) | Budget share',
		'Impressions | CPM | CTR | Spend | Total | Amount | Meta',
		'Promotion | Age factor | Excluded locations | City | Bemerkungen | Kommentar',
		'Commentaires | Observaciones | Observações | 備考 | メモ | No. | # | ()',
		'Budget / Day / Week | Countryside | Pixel name | Week | KPI | success | error',
		'KW | Flight | Zeitraum | 期間 | Optimization | Billing | toString | constructor',
		'__proto__',
	),
];

describe('the heading of a column', () => {
	it.each(headingCells)('fills %s: %j', (target, columns) => {
		expect(columns.map((column) => [column, targetOf(column)])).toEqual(
			columns.map((column) => [column, target]),
		);
	});

	it.each(otherHeadings)('"%s" fills nothing', (column) => {
		expect(targetOf(column)).toBeUndefined();
	});

	it('may be the name of an argument, or the label or name of its field', () => {
		for (const argument of creationFields.map((field) => field.argument)) {
			expect([argument, targetOf(argument)]).toEqual([argument, placementsOr(argument)]);
		}
		for (const { argument, parameter, label } of creationFields) {
			expect([label, targetOf(label)]).toEqual([label, placementsOr(argument)]);
			expect([parameter, targetOf(parameter)]).toEqual([parameter, placementsOr(argument)]);
		}
	});

	it('is found whatever its case, spaces, underscores and units', () => {
		const write = fc.constantFrom(
			(text: string) => text.toUpperCase(),
			(text: string) => ` ${text.replaceAll(' ', '_')} `,
			(text: string) => text.replaceAll(' ', '-').toLowerCase(),
			(text: string) => `${text}:`,
			(text: string) => `${text} (USD)`,
			(text: string) => `${text} (required)`,
			(text: string) => `TikTok ${text}`,
			(text: string) => `3. ${text} *`,
		);
		fc.assert(
			fc.property(fc.constantFrom(...allHeadings), write, (heading, rewrite) => {
				const written = rewrite(heading);
				fc.pre(!/^\d/.test(heading));
				expect([written, targetOf(written)]).toEqual([written, targetOf(heading)]);
			}),
			{ numRuns: 1000 },
		);
	});

	it('that comes again with a number fills the same', async () => {
		const columns = ['Budget', 'Budget_1', 'Country.1', 'Daily Budget 2', 'Toast_1', 'Toast'];
		const filled = (await targetsOf(columns)).map(([, target]) => target);
		expect(filled).toEqual(['budget', 'budget', '', '', '', '']);
	});
});

describe('two ideas in one heading', () => {
	const silent = ['ignored', 'result'];
	/** What becomes of a column that stands alone in a sheet. */
	const decisionOn = (column: string) =>
		targetOf(column) === undefined ? vocabulary.topicOfHeading(column).decision : 'field';
	const plain = (word: string) => word.replace(/^[*=!]/, '');
	const topics = [...wordsOfTopics()];
	const irrelevant = ['notes', 'results', 'people', 'own', 'bulk'];
	const besides = topics
		.flatMap(([topic, list]) => (irrelevant.includes(topic) ? list.map(plain) : []))
		.filter((word) => silent.includes(decisionOn(word)));
	/** "Final URL" is of ads, which has both words of "link end". */
	const ofAds = Object.keys(adColumns)
		.flatMap(headingsByLanguage)
		.flatMap(({ all }) => all.map(([heading]) => heading));
	const listed = new Set([...besides, ...ofAds].map((word) => keyOfWords(tokenize(word))));
	const deciding = [
		...allHeadings,
		...topics.flatMap(([topic, list]) => (irrelevant.includes(topic) ? [] : list.map(plain))),
	].filter((word) => !silent.includes(decisionOn(word)));

	it('are never silent, in any language', () => {
		const form = fc.constantFrom(
			(one: string, other: string) => `${one} ${other}`,
			(one: string, other: string) => `${other} ${one}`,
			(one: string, other: string) => `${one}: ${other}`,
			(one: string, other: string) => `${other} (${one})`,
		);
		const pair = [fc.constantFrom(...besides), fc.constantFrom(...deciding)] as const;
		fc.assert(
			fc.property(...pair, form, (one, other, write) => {
				const heading = write(one, other);
				// "Date" next to "created" is a heading of its own: "Created date".
				fc.pre(!listed.has(keyOfWords(tokenize(heading))));
				expect([heading, silent.includes(decisionOn(heading))]).toEqual([heading, false]);
			}),
			{ numRuns: 5000 },
		);
	});
});
