import '../model/fasterClock';
import type { INodeParameters } from 'n8n-workflow';
import { adArguments, without, adForm, eachAdBench, outcomeOf } from './adBench';

const bench = eachAdBench();
const bare = without(adArguments, 'video_url');
/** n8n itself stops at a required field without an expression. */
const empty = '={{ "" }}';
const details = (more: INodeParameters): INodeParameters => ({ adDetails: more });

describe('the form sends what belongs to the chosen creative', () => {
	it.each<[string, INodeParameters, object]>([
		['videoUrl', {}, { video_url: adArguments.video_url }],
		['videoId', { videoId: 'v10033g50000c1q4bsrc77u8' }, { video_id: 'v10033g50000c1q4bsrc77u8' }],
		[
			'imageUrls',
			{ imageUrls: 'https://a.example.com/1.jpg, https://a.example.com/2.jpg' },
			{ image_urls: ['https://a.example.com/1.jpg', 'https://a.example.com/2.jpg'] },
		],
		[
			'imageIds',
			{ imageIds: 'ad-site-i18n-sg/2021abc\nad-site-i18n-sg/2022abc' },
			{ image_ids: ['ad-site-i18n-sg/2021abc', 'ad-site-i18n-sg/2022abc'] },
		],
		[
			'sparkPost',
			{ tiktokItemId: '7200000000000000001', ...details({ identityId: '7400000000000000001' }) },
			{
				tiktok_item_id: '7200000000000000001',
				identity_id: '7400000000000000001',
				identity_type: 'TT_USER',
			},
		],
		[
			'carousel',
			{ cardId: '7300000000000000001', cardType: 'PRODUCT' },
			{ card_id: '7300000000000000001', card_type: 'PRODUCT' },
		],
	])('%s', async (creativeType, more, sent) => {
		// By an expression, so that n8n keeps what the hidden fields hold.
		const type = `={{ ${JSON.stringify(creativeType)} }}`;
		const items = await bench.create([{}], { ...adForm, ...more, creativeType: type });
		expect(items).toMatchObject([{ success: true, ad_id: '1850000000000000001' }]);
		expect(bench.sent()).toEqual([{ ...bare, ...sent }]);
	});

	it('and everything else that is filled in', async () => {
		await bench.create([{}], {
			...adForm,
			callToAction: 'SHOP_NOW',
			advertiserId: { __rl: true, mode: 'id', value: '7000000000000000001' },
			adDetails: {
				displayName: 'Example Store',
				trackingPixelId: 'C4ABC123',
				disclaimerText: 'Terms apply.',
				urlParameters: 'utm_source=tiktok',
			},
			options: { additionalArguments: { ad_format: 'SINGLE_VIDEO' } },
		});
		expect(bench.sent()).toEqual([
			{
				...adArguments,
				landing_page_url: 'https://example.com/spring?utm_source=tiktok',
				call_to_action: 'SHOP_NOW',
				advertiser_id: '7000000000000000001',
				display_name: 'Example Store',
				tracking_pixel_id: 'C4ABC123',
				disclaimer_text: 'Terms apply.',
				ad_format: 'SINGLE_VIDEO',
			},
		]);
	});
});

describe('what is wrong is refused before any call', () => {
	const spark = { creativeType: 'sparkPost', tiktokItemId: '7200000000000000001' };
	it.each<[string, INodeParameters]>([
		[
			"'Ad Text' is 101 characters long, but TikTok accepts at most 100. Shorten it.",
			{ adText: 'x'.repeat(101) },
		],
		["'Ad Name' is empty", { adName: empty }],
		["'Ad Name' is \"tbd\", which isn't a name. Enter the ad's name.", { adName: 'tbd' }],
		["'Ad Name' contains emoji", { adName: 'Sale 🔥' }],
		["'Ad Group' is empty", { adgroupId: { __rl: true, mode: 'id', value: empty } }],
		[
			'\'Ad Group\' is "17", but the ID of an ad group',
			{ adgroupId: { __rl: true, mode: 'id', value: '17' } },
		],
		['\'Landing Page URL\' is "http://example.com"', { landingPageUrl: 'http://example.com' }],
		["'Video URL' is empty, but 'Creative Type' is Video URL", { videoUrl: empty }],
		["'Display Name' is 41 characters long", details({ displayName: 'x'.repeat(41) })],
		["'Identity ID' is empty, but a Spark post needs the ID", spark],
		[
			"'Identity Type' is Custom Identity, but a Spark post belongs to a TikTok account",
			{ ...spark, ...details({ identityId: '74', identityType: 'CUSTOMIZED_USER' }) },
		],
		[
			"'Card Type' is empty, but a carousel card needs one",
			{ creativeType: 'carousel', cardId: '73', cardType: empty },
		],
		[
			"'URL Parameters' has utm_source=tiktok, but utm_source is \"fb\" in the page's address",
			{
				landingPageUrl: 'https://a.com/?utm_source=fb',
				...details({ urlParameters: 'utm_source=tiktok' }),
			},
		],
		[
			"'Video ID' is filled in, and so is 'Video URL', but an ad shows only one of the two",
			{ options: { additionalArguments: { video_id: 'v10033g50000c1q4bsrc77u8v1nh6l20' } } },
		],
	])('%s', async (message, more) => {
		const [item] = await bench.create([{}], { ...adForm, ...more });
		expect(outcomeOf(item)).toContain(message);
		expect(item).toMatchObject({ success: false, ad_id: null, error_kind: 'invalid' });
		expect(bench.sandbox.calls).toEqual([]);
	});
});

test('Check Rows shows the ad in words and what would be sent, without a call', async () => {
	const check = { resource: 'ad', operation: 'preview', ...adForm, callToAction: 'LEARN_MORE' };
	const run = await bench.run(check, [{}]);
	expect(run.json('Adspirer TikTok')).toMatchObject([
		{
			valid: true,
			ad_name: 'Video 1',
			summary:
				'Ad Group: 1800000000000000001; Ad Text: New in for spring; Landing Page URL: https://example.com/spring; Video URL: https://cdn.example.com/1.mp4; Call to Action: Learn More',
			arguments: { ...adArguments, call_to_action: 'LEARN_MORE' },
		},
	]);
	expect(bench.sandbox.calls).toEqual([]);
});

it('an ad for an ad group that does not exist says which cell to check', async () => {
	const error = 'Ad group 1800000000000009999 not found';
	bench.sandbox.options.fault = () => ({
		kind: 'status',
		status: 404,
		body: { success: false, error },
	});
	const adgroupId = { __rl: true, mode: 'id', value: '1800000000000009999' };
	const [item] = await bench.create([{}], { ...adForm, adgroupId });
	expect(item?.error).toMatch(
		/ Check 'Ad Group' and 'Advertiser Account': the ad group may be deleted, or in another account\.$/,
	);
});
