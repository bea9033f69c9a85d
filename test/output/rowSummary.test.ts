import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { goodRow, mappedForm } from '../rows/filledIn';
import { openWorkbench, output } from '../workbench';

const approved = '50 a day, starting once TikTok approves it,';
const defaults = "all ages, all genders, Adspirer's default placement";
const where = `Traffic (default), campaign ${goodRow.campaign_id}`;

/** A row, and the sentence that a preview says of it. */
const summaries: ReadonlyArray<readonly [row: IDataObject, summary: string]> = [
	[{}, `${approved} United States (default), all ages, all genders, Adspirer's default placement`],
	[
		{
			budget: 700,
			budget_mode: 'Lifetime',
			schedule_start_time: '2026-12-01 09:00',
			schedule_end_time: '2026-12-07',
			location_ids: 'DE, AT, CH',
			age_groups: '13-17, 18+',
			gender: 'Male',
			placement_type: 'Manual',
			placements: 'TikTok, Pangle',
		},
		'700 in total from 1 Dec 2026 09:00 New York time (14:00 UTC) until 7 Dec 2026 23:59:59 New York time (8 Dec 04:59:59 UTC), Germany, Austria and Switzerland, all ages, male, on TikTok and Pangle',
	],
	[
		{
			location_ids: 'US, UK, CA, AU, DE, FR, JP',
			gender: 'Women',
			languages: 'en, es',
			operating_systems: 'iOS',
			interest_category_ids: '15, 26',
			audience_ids: '170000001',
			excluded_audience_ids: '170000002, 170000003',
		},
		`${approved} United States, United Kingdom, Canada, Australia, Germany and 2 more, all ages, female, English and Spanish, iOS, 2 interests, 1 audience, 2 excluded audiences, Adspirer's default placement`,
	],
	[
		{ location_ids: 'US', bid_price: 0.45, dayparting: 'Mon-Fri 6-23' },
		`${approved} United States, ${defaults}, at most 0.45 a click, Mon–Fri 06:00–23:00 account time`,
	],
	[
		{ location_ids: 'US', bid_type: 'lowest cost', interest_keyword_ids: '1, 2' },
		`${approved} United States, all ages, all genders, 2 interest keywords, Adspirer's default placement, lowest cost`,
	],
];

it('a row is summed up in one sentence of plain words', async () => {
	const bench = await openWorkbench();
	const rows = summaries.map(([row], at) => ({ ...goodRow, adgroup_name: `Row ${at}`, ...row }));
	const run = await bench.run(
		rows,
		{ ...mappedForm(), operation: 'preview' },
		{},
		{ settings: { timezone: 'America/New_York' } },
	);
	expect(output(run).map(({ summary, problems }) => problems || summary)).toEqual(
		summaries.map(([, summary]) => `${summary}, ${where}`),
	);
	await bench.close();
});
