import '../fixedDate';
import type { IDataObject } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { filledIn, neededToo, sentAtLeast } from './filledIn';
import { publishedTable, type PublishedArgument } from './publishedTable';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench({ accounts: [{ id: '7010000000000000001', name: 'Acme' }] });
/** From 6 to 23, in half hours. */
const weekday = `${'0'.repeat(12)}${'1'.repeat(34)}00`;

const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);

it('what is chosen and typed reaches the service from all fields at once', async () => {
	const { rows } = await sendRows(bench, [{}], {
		advertiserId: { __rl: true, mode: 'id', value: '7010000000000000001' },
		adgroupName: 'All fields',
		objective: 'CONVERSIONS',
		locations: ['6251999'],
		budgetMode: 'BUDGET_MODE_TOTAL',
		budget: '700',
		// As the picker of the editor writes it.
		scheduleStartTime: '2027-05-01T08:00:00',
		scheduleEndTime: '2027-05-31 20:00:00',
		placementType: 'PLACEMENT_TYPE_NORMAL',
		placements: ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'],
		pixelId: '7090000000000000001',
		optimizationEvent: 'COMPLETE_PAYMENT',
		targeting: {
			locationIds: '6252001, 2635167',
			ageGroups: ['AGE_18_24', 'AGE_25_34'],
			gender: 'GENDER_FEMALE',
			languages: ['en', 'es'],
			operatingSystems: ['ANDROID', 'IOS'],
			interestCategoryIds: '15, 26',
			audienceIds: '170000001',
			excludedAudienceIds: '170000002',
		},
		delivery: {
			...{ billingEvent: 'OCPM', optimizationGoal: 'CONVERT', promotionType: 'WEBSITE' },
			...{ dayparting: 'Mon-Fri 6-23', pacing: 'PACING_MODE_SMOOTH', appId: '7123456789012345678' },
			...{ scheduleType: 'SCHEDULE_START_END', interestKeywordIds: '1, 2' },
		},
		bidding: { conversionBidPrice: '12,50' },
		adSettings: { commentDisabled: true, videoDownloadDisabled: false },
	});
	expect(rows).toMatchObject([{ item: { success: true } }]);
	expect(rows[0]?.sent).toEqual({
		advertiser_id: '7010000000000000001',
		campaign_id: '1790000000000000001',
		adgroup_name: 'All fields',
		objective: 'CONVERSIONS',
		budget_mode: 'BUDGET_MODE_TOTAL',
		budget: 700,
		schedule_start_time: '2027-05-01 08:00:00',
		schedule_end_time: '2027-05-31 20:00:00',
		placement_type: 'PLACEMENT_TYPE_NORMAL',
		placements: ['PLACEMENT_TIKTOK', 'PLACEMENT_PANGLE'],
		pixel_id: '7090000000000000001',
		optimization_event: 'COMPLETE_PAYMENT',
		location_ids: ['6251999', '6252001', '2635167'],
		age_groups: ['AGE_18_24', 'AGE_25_34'],
		gender: 'GENDER_FEMALE',
		languages: ['en', 'es'],
		operating_systems: ['ANDROID', 'IOS'],
		interest_category_ids: ['15', '26'],
		audience_ids: ['170000001'],
		excluded_audience_ids: ['170000002'],
		billing_event: 'OCPM',
		optimization_goal: 'CONVERT',
		promotion_type: 'WEBSITE',
		comment_disabled: true,
		video_download_disabled: false,
		bid_type: 'BID_TYPE_CUSTOM',
		conversion_bid_price: 12.5,
		dayparting: `${weekday.repeat(5)}${'0'.repeat(96)}`,
		pacing: 'PACING_MODE_SMOOTH',
		schedule_type: 'SCHEDULE_START_END',
		app_id: '7123456789012345678',
		interest_keyword_ids: ['1', '2'],
	});
});

describe('a blank cell', () => {
	// Undefined stands for a row that has no such field.
	const blanks = ['', '   ', '\u00a0', '\n', null, [], ['', null], undefined];
	const listsOfNothing = [',', ' ; ', '[]', '[""]', '||', [null], [['']]];
	const optional = all.filter(([name, { required }]) => !required && name !== 'placements');
	const rowsOf = (name: string, values: ReadonlyArray<IDataObject[string]>) =>
		values.map((value, at) => ({
			name: `Blank ${name} ${at}`,
			...(value !== undefined && { value }),
		}));

	it.each(optional)('%s: is not sent', async (name, { type }) => {
		const values = type === 'array' ? [...blanks, ...listsOfNothing] : blanks;
		const { parameters, sent } = neededToo(name, null);
		const { rows } = await sendRows(bench, rowsOf(name, values), {
			adgroupName: '={{ $json.name }}',
			...filledIn(name, '={{ $json.value }}', parameters),
		});
		expect(rows.map((row) => row.sent)).toEqual(
			values.map((_value, at) => ({
				...sentAtLeast,
				adgroup_name: `Blank ${name} ${at}`,
				...sent,
				[name]: undefined,
			})),
		);
	});

	it.each(all.filter(([name, { required }]) => required || name === 'placements'))(
		'%s: is refused, since it is needed',
		async (name) => {
			const before = bench.sandbox.calls.length;
			const { rows: refused } = await sendRows(bench, rowsOf(name, blanks), {
				adgroupName: '={{ $json.name }}',
				...neededToo(name, undefined).parameters,
				...filledIn(name, '={{ $json.value }}'),
			});
			expect(bench.sandbox.calls).toHaveLength(before);
			expect(refused.map(({ item }) => problemsOf(item))).toEqual(
				blanks.map(() => [
					expect.objectContaining({ message: expect.stringMatching(/^is empty.*\. [A-Z]/) }),
				]),
			);
		},
	);
});
