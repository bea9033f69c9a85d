import fc from 'fast-check';
import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import { creationFields } from '../../nodes/AdspirerTikTok/contract/fields';
import { meaningsOf, settings } from '../../nodes/AdspirerTikTok/contract/meanings';
import { decideColumns, shownHeadings } from '../../nodes/AdspirerTikTok/sheet/columns';
import { keysOfHeading, zoneIn } from '../../nodes/AdspirerTikTok/sheet/headings';
import { recognizedHeading } from '../../nodes/AdspirerTikTok/sheet/recognizedHeadings';
import { headingsIn, unnamedHeadings } from '../../nodes/AdspirerTikTok/words';
import { words } from '../wordLines';

/** The meaning of a column by its heading alone. */
function meaningOf(heading: string, creation = adGroup) {
	return recognizedHeading(creation, heading)?.means;
}

/** The meaning of each column of a sheet without rows; empty for none. */
async function meaningsIn(headings: readonly string[]): Promise<string[]> {
	const sheet = { headings: await shownHeadings(headings), rows: [] };
	const { columns } = await decideColumns(adGroup, new Map(), sheet);
	return [...columns.values()].map(({ means = '' }) => means);
}

const placementsOr = (argument: string) => (argument === 'placements' ? 'placement' : argument);

const ownHeadings = (creation: typeof adGroup) =>
	[...meaningsOf(creation).keys()].flatMap((means) =>
		headingsIn('headings', means).map((heading) => ({ heading, means })),
	);

const allHeadings = ownHeadings(adGroup).map(({ heading }) => heading);

/** Headings of media plans, and what each fills alone. */
const headings = `
	adgroup_name: ad_group | Ad-Group | Ad group * | TikTok Ad Group | 1. Ad group
	adgroup_name: Ad group name (max 512 characters) | Nom du groupe d'annonces
	budget: Budget ($) | Budget (USD) | Budget EUR | Budget in € | Budget, USD | Orçamento (R$)
	budget: Budget (AUD ex GST) | Budget (EUR netto)
	budget_daily: 日予算（円・税抜） | Daily budget (USD, net)
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
	adgroup_id: adgroup_id | Ad group ID | AG ID
	audience_ids: Eigene Zielgruppe | 맞춤 타겟 | Custom audience | Público ID
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
		'ID | Notes | Comments | Comment | Type | Medium | Source',
		'Client | Account name | Ad name | Creative | URL | Landing page | Final URL',
		'CTA | Owner | row_number | Budget (k€) | Budget k€ | Budget in k€',
		"予算（万円） | Budget ('000) | Budget (€ 000) | Budget (M $) | Budget (MM)",
		'Budget % | Budget (%) | Daily budget % | Budget +/- | Budget (±) | Age %',
		'Budget (DE) | Budget (PT) | Budget (UTC) | Budget (D) | Budget share',
		'Impressions | CPM | CTR | Spend | Total | Amount | Meta',
		'Promotion | Age factor | Excluded locations | City | Bemerkungen | Kommentar',
		'Commentaires | Observaciones | Observações | 備考 | メモ | No. | # | ()',
		'Budget / Day / Week | Countryside | Pixel name | Week | KPI | success | error',
		'KW | Flt | Optimization | Unit | Lp. | L.p. | toString | constructor',
		'__proto__',
	),
];

describe('the heading of a column', () => {
	it.each(headingCells)('fills %s: %j', (target, columns) => {
		expect(columns.map((column) => [column, meaningOf(column)])).toEqual(
			columns.map((column) => [column, target]),
		);
	});

	it.each(otherHeadings)('"%s" fills nothing', (column) => {
		expect(meaningOf(column)).toBeUndefined();
	});

	it.each([
		['Budget', "Budget % | % Budget | Budget +/- | Budget (k€) | Budget ('000) | Budget (B)"],
		['Budget', 'Budget DE | Budget 2 | Budget owner | Subbudget'],
		['Comments off', 'Comments on/off | Comments on | Comments'],
		['Geo markets', 'Geo markets (DMA)'],
		['Bid', 'Bids % | Rebid'],
		['Start date', 'Start | Restart date | Start date (PT)'],
		['Approved', 'Approved by | Approved on'],
		['CPM bid', 'Bid for oCPM | oCPM bid'],
		['Version', 'OS version | Version del OS'],
	])('%s is none of: %s', (heading, others) => {
		const [one, ...rest] = [heading, ...words(others)].map((other) => keysOfHeading(other));
		for (const other of rest) {
			expect(other?.sorted).not.toBe(one?.sorted);
			expect(other?.joined).not.toBe(one?.joined);
		}
	});

	it('may be the name of an argument, or the label or name of its field', () => {
		for (const argument of creationFields.map((field) => field.argument)) {
			expect([argument, meaningOf(argument)]).toEqual([argument, placementsOr(argument)]);
		}
		for (const { argument, parameter, label } of creationFields) {
			expect([label, meaningOf(label)]).toEqual([label, placementsOr(argument)]);
			expect([parameter, meaningOf(parameter)]).toEqual([parameter, placementsOr(argument)]);
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
				expect([written, meaningOf(written)]).toEqual([written, meaningOf(heading)]);
			}),
			{ numRuns: 500 },
		);
	});

	it('that comes again with a number fills the same', async () => {
		const columns = ['Budget', 'Budget_1', 'Country.1', 'Daily Budget 2', 'Toast_1', 'Toast'];
		expect(await meaningsIn(columns)).toEqual(['budget', 'budget', '', '', '', '']);
	});
});

describe('the closed lists of headings', () => {
	it.each([
		['ad groups', adGroup],
		['ads', ad],
	])('say of each heading what its list says, in sheets of %s', (_what, creation) => {
		for (const { heading, means } of ownHeadings(creation)) {
			expect([heading, meaningOf(heading, creation)]).toEqual([heading, means]);
		}
	});

	it('have what describes a row, what this node wrote, and what cannot be set', () => {
		for (const list of ['records', 'results'] as const) {
			for (const heading of unnamedHeadings(list)) {
				expect([heading, recognizedHeading(adGroup, heading)?.decision]).toEqual([heading, list]);
			}
		}
		for (const [name, { of, isAsked }] of settings) {
			if (!of.includes('ad group') || isAsked) continue;
			for (const heading of headingsIn('settings', name)) {
				expect([heading, of, recognizedHeading(adGroup, heading)]).toEqual([
					heading,
					of,
					{ decision: 'settings', setting: name },
				]);
			}
		}
	});

	it('know a heading whole, and nothing that only has its words in it', () => {
		const heading = fc.constantFrom(...allHeadings, ...unnamedHeadings('records'));
		const form = fc.constantFrom(
			(one: string, other: string) => `${one} ${other}`,
			(one: string, other: string) => `${one}: ${other}`,
			(one: string, other: string) => `${other} (${one})`,
		);
		const listed = new Set(
			[
				...Object.values({ adGroup, ad }).flatMap(ownHeadings),
				...[...settings.keys()]
					.flatMap((name) => headingsIn('settings', name))
					.map((one) => ({ heading: one })),
				...unnamedHeadings('records').map((one) => ({ heading: one })),
				...[...meaningsOf(adGroup).keys(), ...meaningsOf(ad).keys()]
					.flatMap((means) => headingsIn('alone', means))
					.map((one) => ({ heading: one })),
			].flatMap(({ heading: one }) => Object.values(keysOfHeading(one) ?? {})),
		);
		fc.assert(
			fc.property(heading, heading, form, (one, other, write) => {
				const both = write(one, other);
				const keys = Object.values(keysOfHeading(both) ?? {});
				// A heading that may name a time zone is asked about by its row.
				fc.pre(!keys.some((key) => listed.has(key)) && zoneIn(both) === undefined);
				expect([both, recognizedHeading(adGroup, both)]).toEqual([both, undefined]);
			}),
			{ numRuns: 1000 },
		);
	});
});
