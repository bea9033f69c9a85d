import '../fixedDate';
import type { IDataObject, NodeParameterValueType } from 'n8n-workflow';
import { fileWorkbench } from '../workbench';
import { filledIn, neededBeside, sentAtLeast } from './filledIn';
import { parametersAt, valuesOffered } from '../resources/form';
import { publishedTable, type PublishedArgument } from './publishedTable';
import { problemsOf, sendRows } from './rowsSent';

const bench = fileWorkbench({ accounts: [{ id: '7010000000000000001', name: 'Acme' }] });
let forms = 0;
/** From 6 to 23, in half hours. */
const weekday = `${'0'.repeat(12)}${'1'.repeat(34)}00`;

const all = publishedTable.map((argument): [string, PublishedArgument] => [
	argument.name,
	argument,
]);

/** Runs the node with one field filled in by hand, and compares all that the service received. */
async function expectFromForm(name: string, value: NodeParameterValueType, sent: unknown) {
	const { parameters, sent: besides } = neededBeside(name, sent);
	const before = bench.sandbox.calls.length;
	const adgroupName = `Form ${++forms}`;
	const { run, rows } = await sendRows(bench, [{}], {
		adgroupName,
		...filledIn(name, value, parameters),
	});
	expect(run.status).toBe('success');
	const received = bench.sandbox.calls.slice(before);
	expect(received.map((call) => call.arguments)).toEqual([
		{ ...sentAtLeast, adgroup_name: adgroupName, ...besides, [name]: sent },
	]);
	expect(rows).toMatchObject([{ item: { success: true } }]);
}

describe('a value typed or chosen in the form', () => {
	it.each(all.filter(([, { control }]) => control === 'options'))(
		'%s: each choice',
		async (name, { path }) => {
			const offered = new Set(parametersAt(path).flatMap(valuesOffered));
			for (const value of offered) {
				await expectFromForm(name, String(value), value === '' ? undefined : value);
			}
			expect(offered.size).toBeGreaterThan(1);
		},
	);

	it.each(all.filter(([, { control }]) => control === 'multiOptions'))(
		'%s: none, one, all',
		async (name, { path }) => {
			const offered = [...new Set(parametersAt(path).flatMap(valuesOffered).map(String))];
			if (name !== 'placements') await expectFromForm(name, [], undefined);
			await expectFromForm(name, offered.slice(1, 2), offered.slice(1, 2));
			await expectFromForm(name, offered, offered);
		},
	);

	it.each(all.filter(([, { control }]) => control === 'boolean'))(
		'%s: on and off',
		async (name) => {
			await expectFromForm(name, true, true);
			await expectFromForm(name, false, false);
		},
	);

	it.each(all.filter(([, { example, type }]) => example !== undefined && type !== 'array'))(
		'%s: typed',
		async (name, { example = '' }) => await expectFromForm(name, example, example),
	);

	it.each(all.filter(([, { control, type }]) => control === 'string' && type === 'array'))(
		'%s: one ID and several',
		async (name) => {
			await expectFromForm(name, '6252001', ['6252001']);
			await expectFromForm(name, '6252001, 2635167', ['6252001', '2635167']);
		},
	);

	it('is the time that the picker of the editor writes', async () => {
		await expectFromForm('schedule_start_time', '2027-05-01T14:30:00', '2027-05-01 14:30:00');
		await expectFromForm('schedule_end_time', '2027-05-01T14:30:00', '2027-05-01 14:30:00');
	});

	it('reaches the service from all fields at once', async () => {
		const { rows } = await sendRows(bench, [{}], {
			advertiserId: { __rl: true, mode: 'id', value: '7010000000000000001' },
			adgroupName: 'All fields',
			objective: 'CONVERSIONS',
			locations: ['6251999'],
			budgetMode: 'BUDGET_MODE_TOTAL',
			budget: '700',
			scheduleStartTime: '2027-05-01 08:00:00',
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
				...{
					dayparting: 'Mon-Fri 6-23',
					pacing: 'PACING_MODE_SMOOTH',
					appId: '7123456789012345678',
				},
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
});

describe('countries and location IDs', () => {
	it.each([
		[{ targeting: { locationIds: '4250542, 2921044' } }, ['4250542', '2921044']],
		[{ locations: ['6252001'], targeting: { locationIds: '4250542' } }, ['6252001', '4250542']],
		[
			{ locations: '={{ "US, UK" }}', targeting: { locationIds: '6252001' } },
			['6252001', '2635167'],
		],
	])('%j are sent together', async (parameters, sent) => {
		const { rows } = await sendRows(bench, [{}], {
			adgroupName: `Places ${++forms}`,
			...parameters,
		});
		expect(rows).toMatchObject([{ item: { success: true } }]);
		expect(rows[0]?.sent?.location_ids).toEqual(sent);
	});

	it('are refused under the label of the field that holds them', async () => {
		const problems = async (parameters: Parameters<typeof sendRows>[2]) => {
			const { rows } = await sendRows(bench, [{}], parameters);
			return problemsOf(rows[0]?.item).map(({ field }) => field);
		};
		expect(await problems({ locations: '=Atlantis' })).toEqual(['Locations']);
		expect(await problems({ targeting: { locationIds: 'Atlantis' } })).toEqual(['Location IDs']);
		const broken = "={{ $('No Such Node').item.json.x }}";
		expect(await problems({ targeting: { locationIds: broken } })).toEqual(['Location IDs']);
		expect(await problems({ locations: '=Georgia', targeting: { locationIds: 'US' } })).toEqual([
			'Locations',
		]);
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
		const { parameters, sent } = neededBeside(name, null);
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
				...neededBeside(name, undefined).parameters,
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
