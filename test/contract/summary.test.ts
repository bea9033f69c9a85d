import { ad } from '../../nodes/AdspirerTikTok/contract/ad';
import { adGroup } from '../../nodes/AdspirerTikTok/contract/adGroup';
import type { Creation, Values } from '../../nodes/AdspirerTikTok/contract/creation';
import { sentSummary } from '../../nodes/AdspirerTikTok/output/rowWarnings';
import { publishedTable } from '../rows/publishedTable';

const options = { simplify: true, includeInputFields: false, zone: 'America/New_York' };

const summaryOf = (creation: Creation, values: Values) =>
	sentSummary({ values, options }, creation);

/** Arguments that a row's item has next to its summary, and those that never leave the node. */
const notInSummary = ['adgroup_name', 'ad_name', 'creative_type', 'url_parameters'];

/** Two values of each argument that an ad may have, none of them its default. */
const adValues: Readonly<Record<string, readonly [unknown, unknown]>> = {
	advertiser_id: ['7000000000000000001', '7000000000000000002'],
	adgroup_id: ['1800000000000000001', '1800000000000000002'],
	ad_text: ['New in', 'New in.'],
	landing_page_url: ['https://example.com/1', 'https://example.com/2'],
	video_url: ['https://example.com/1.mp4', 'https://example.com/2.mp4'],
	video_id: ['v10033g50000c1q4bsrc77u8v1nh6l20', 'v10033g50000c1q4bsrc77u8v1nh6l21'],
	image_urls: [['https://example.com/1.jpg'], ['https://example.com/1.jpg', 'https://a.de/2.jpg']],
	image_ids: [['a/1'], ['a/1', 'a/2']],
	tiktok_item_id: ['7200000000000000001', '7200000000000000002'],
	card_id: ['7300000000000000001', '7300000000000000002'],
	card_type: ['IMAGE', 'PRODUCT'],
	call_to_action: ['SHOP_NOW', 'A_NEWER_ONE'],
	display_name: ['Example Store', 'Another Store'],
	identity_id: ['7400000000000000001', '7400000000000000002'],
	identity_type: ['TT_USER', 'BC_AUTH_TT'],
	tracking_pixel_id: ['7090000000000000001', 'C4ABC'],
	disclaimer_text: ['Terms apply.', 'No refunds.'],
};

const adGroupValues: Readonly<Record<string, readonly unknown[]>> = Object.fromEntries(
	publishedTable.map(({ name, type, values, later, example }): [string, unknown[]] => {
		const listed = [...(values ?? []), ...(later ?? [])];
		if (type === 'boolean') return [name, [true, false]];
		if (type !== 'array') return [name, [...listed, example ?? []].flat()];
		const entries = listed.length > 0 ? listed : [example];
		return [name, entries.map((one) => [one])];
	}),
);

const cases: Array<[string, Creation, Readonly<Record<string, readonly unknown[]>>, Values]> = [
	[
		'ad group',
		adGroup,
		adGroupValues,
		{ campaign_id: '1790000000000000001', adgroup_name: 'A', budget: 50 },
	],
	[
		'ad',
		ad,
		adValues,
		{ adgroup_id: '1800000000000000009', ad_text: 'A', landing_page_url: 'https://b.de' },
	],
];

describe.each(cases)('what is sent for an %s', (_noun, creation, examples, required) => {
	const { fields } = creation;
	const sent = fields
		.map(({ argument }) => argument)
		.filter((argument) => !notInSummary.includes(argument));

	it.each(sent)('is in the summary: %s, each value in its own words', (argument) => {
		const { [argument]: values = [] } = examples;
		expect(values).not.toHaveLength(0);
		const { [argument]: own, ...others }: Values = required;
		const without = summaryOf(creation, own === undefined ? others : required);
		const told = values.map((value) => summaryOf(creation, { ...others, [argument]: value }));
		expect(new Set([without, ...told]).size).toBe(values.length + 1);
		const { label } = fields.find((field) => field.argument === argument) ?? {};
		for (const summary of told) expect(`; ${summary}`).toContain(`; ${label}: `);
	});

	it.each<[string, unknown, string]>([
		['skip_learning_phase', true, 'skip_learning_phase: yes'],
		['roas_bid', 2.5, 'roas_bid: 2.50'],
		['a_newer_one', 'SOME_VALUE', 'a_newer_one: SOME_VALUE'],
		['a_list', ['one', 'two words'], 'a_list: "one, two words"'],
		['an_object', { on: true }, 'an_object: "{"on":true}"'],
	])('is in the summary without a field, too: %s', (name, value, words) => {
		expect(summaryOf(creation, { ...required, [name]: value })).toBe(
			`${summaryOf(creation, required)}; ${words}`,
		);
	});
});

it("a whole row is told by its fields, in the form's order", () => {
	const values = {
		campaign_id: '1790000000000000001',
		budget: 50,
		schedule_start_time: '2030-01-01 05:00:00',
		dayparting: `1${'0'.repeat(335)}`,
		location_ids: ['6252001'],
		objective: 'CONVERSIONS',
		pixel_id: '7090000000000000001',
		optimization_event: 'COMPLETE_PAYMENT',
		billing_event: 'OCPM',
		optimization_goal: 'CONVERT',
		promotion_type: 'WEBSITE',
		pacing: 'PACING_MODE_SMOOTH',
		schedule_type: 'SCHEDULE_FROM_NOW',
		comment_disabled: true,
		video_download_disabled: false,
		advertiser_id: '7000000000000000001',
	};
	expect(summaryOf(adGroup, values)).toBe(
		'Advertiser Account: 7000000000000000001; Campaign: 1790000000000000001; Locations: United States; Objective: Conversions; Budget: 50; Start Time: 1 Jan 2030 00:00 New York time (05:00 UTC); Pixel ID: 7090000000000000001; Optimization Event: Complete Payment; Billing Event: oCPM – Pay per 1,000 Impressions, Optimized; Optimization Goal: Conversion; Promotion Type: Website; Dayparting: Mon 00:00–00:30; Pacing: Standard; Schedule Type: Run Continuously; Disable Comments: yes; Disable Video Download: no',
	);
});
