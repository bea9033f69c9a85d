import '../model/fasterClock';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../engine';
import { hintsOf } from '../output/shown';
import { headingsIn } from '../../nodes/AdspirerTikTok/words';
import { words } from '../wordLines';
import { tiktokRow } from '../rows/tiktokRow';
import {
	adArguments,
	adRow,
	campaign,
	men,
	onSheet,
	eachAdBench,
	other,
	outcomeOf,
	twin,
	without,
	women,
} from './adBench';

const bench = eachAdBench();
const bareRow = without(adRow(), 'Video URL');
const bare = without(adArguments, 'video_url');
const video = 'https://cdn.example.com/1.mp4';

describe('headings of ads', () => {
	/** Whole sheets by language: a heading for each of these, in this order. */
	const order = ['adgroup_id', 'ad_name', 'ad_text', 'landing_page_url', 'video', 'call_to_action'];
	const cells = [women, 'Video 1', 'New in for spring', 'https://example.com/spring', video];
	it.each<[string, string]>([
		['Shop now', 'Ad group ID | Ad name | Ad text | Landing page | Video | CTA'],
		['Buy now', 'Ad Group ID | Ad | Primary text | Web URL | Video URL | Call to action'],
		['SHOP_NOW', 'adgroup_id | ad_name | ad_text | landing_page_url | video_url | call_to_action'],
		['shop', 'TikTok ad group ID | Name | Copy | Destination URL | Video file URL | CTA button'],
		['Shop Now', 'Ad group ID | Creative name | Text | Click URL | Video link | Button'],
		[
			'Jetzt kaufen',
			'Anzeigengruppen-ID | Anzeigenname | Anzeigentext | Zielseite | Video | Schaltfläche',
		],
		[
			'Acheter',
			'ID du groupe d’annonces | Nom de l’annonce | Texte de la publicité | Page de destination | Lien vidéo | Bouton (CTA)',
		],
		['Comprar ahora', 'ID del grupo de anuncios | Anuncio | Texto | Sitio web | Video | Botón'],
		[
			'Compre agora',
			'ID do grupo de anúncios | Nome do anúncio | Texto do anúncio | Página de destino | Vídeo | Botão',
		],
		[
			'Acquista ora',
			'ID gruppo di annunci | Nome annuncio | Testo dell’inserzione | Sito web | Video | Pulsante CTA',
		],
		[
			'Nu kopen',
			'Advertentiegroep-ID | Advertentie | Advertentie tekst | Bestemmings-URL | Video | Knoptekst',
		],
		['今すぐ購入', '広告グループID | 広告名 | 広告文 | 遷移先URL | 動画URL | CTAボタン'],
		['구매하기', '광고그룹 ID | 광고명 | 광고 문구 | 랜딩 URL | 동영상 | 버튼'],
	])('%s: %s', async (action, headings) => {
		const named = words(headings);
		expect(named).toHaveLength(order.length);
		const row = Object.fromEntries(named.map((heading, at) => [heading, [...cells, action][at]]));
		await bench.create([row]);
		expect(bench.sent()).toEqual([{ ...adArguments, call_to_action: 'SHOP_NOW' }]);
	});

	it.each<[IDataObject, object]>([
		[{ Brand: 'Example Store' }, { display_name: 'Example Store' }],
		[{ 'Display name': 'Example Store' }, { display_name: 'Example Store' }],
		[{ Disclaimer: 'Terms apply.' }, { disclaimer_text: 'Terms apply.' }],
		[{ 'Tracking pixel': 'C4ABC' }, { tracking_pixel_id: 'C4ABC' }],
		[{ 'Call to action': 'Saiba mais' }, { call_to_action: 'LEARN_MORE' }],
		[{ ボタン: '詳しくはこちら' }, { call_to_action: 'LEARN_MORE' }],
		[{ CTA: '-' }, {}],
		[{ UTM: 'utm_source=tt' }, { landing_page_url: 'https://example.com/spring?utm_source=tt' }],
		[
			{ 'Landing page': 'https://a.com/?x=1', 'Tracking parameters': '?x=1&y=2' },
			{ landing_page_url: 'https://a.com/?x=1&y=2' },
		],
		[
			{
				...{ utm_source: 'tiktok', 'UTM Medium': 'paid', utmCampaign: 'Spring Sale', utm_id: 7 },
				...{ utm_content: '-', utm_term: '', 'Landing page': 'https://a.com/?utm_source=tiktok' },
			},
			{
				landing_page_url:
					'https://a.com/?utm_source=tiktok&utm_medium=paid&utm_campaign=Spring%20Sale&utm_id=7',
			},
		],
		[
			{ utm_campaign: '50% off', utm_id: 'a%20b' },
			{ landing_page_url: 'https://example.com/spring?utm_campaign=50%25%20off&utm_id=a%20b' },
		],
		[
			{ utm_source: 'tiktok', UTM: 'utm_source=tiktok&y=2' },
			{ landing_page_url: 'https://example.com/spring?utm_source=tiktok&y=2' },
		],
	])('%j', async (more, sent) => {
		await bench.create([adRow(more)]);
		expect(bench.sent()).toEqual([{ ...adArguments, ...sent }]);
	});
});

describe('the creative is the one whose column is filled', () => {
	const post = '7200000000000000001';
	it.each<[IDataObject, object]>([
		[{ Video: video }, { video_url: video }],
		[{ Video: 'v10033g50000c1q4bsrc77u8' }, { video_id: 'v10033g50000c1q4bsrc77u8' }],
		[
			{ 'Video ID': '-', 'Image URLs': 'https://a.com/1.jpg' },
			{ image_urls: ['https://a.com/1.jpg'] },
		],
		[{ Images: 'https://a.com/1.jpg' }, { image_urls: ['https://a.com/1.jpg'] }],
		[
			{ Video: 'https://drive.google.com/file/d/1a2b/view' },
			{ video_url: 'https://drive.google.com/uc?export=download&id=1a2b' },
		],
		[{ Video: [{ id: 'att1', url: video, filename: '1.mp4', size: 5 }] }, { video_url: video }],
		[{ 'Video URL': { url: video, type: 'video/mp4' } }, { video_url: video }],
		[
			{
				Images: [
					{ url: 'https://a.com/1', type: 'image/png' },
					{ url: 'https://a.com/2', filename: '2.jpg' },
				],
			},
			{ image_urls: ['https://a.com/1', 'https://a.com/2'] },
		],
		[{ 'Image IDs': '2021abc12, 2022abc12' }, { image_ids: ['2021abc12', '2022abc12'] }],
		[
			{ 'Spark post': `https://www.tiktok.com/@shop/video/${post}`, 'Identity ID': '74' },
			{ tiktok_item_id: post, identity_id: '74', identity_type: 'TT_USER' },
		],
		[
			{ 'Card ID': '73', 'Card type': 'Product' },
			{ card_id: '73', card_type: 'PRODUCT' },
		],
	])('%j', async (more, sent) => {
		await bench.create([{ ...bareRow, ...more }]);
		expect(bench.sent()).toEqual([{ ...bare, ...sent }]);
	});

	it.each<[string, IDataObject]>([
		["'Video URL' has no column, and neither has anything else that an ad can show. Add one", {}],
		[
			"'Video' is empty, and so is every other column for what the ad shows. Fill in one of 'Video'",
			{ Video: '' },
		],
		["1 column needs your answer: 'Creative'", { Creative: video }],
		[
			"'Video ID' is filled in, and so is 'Video URL'",
			{ 'Video URL': video, 'Video ID': 'v1234567' },
		],
		[
			"'Image URLs' is filled in, and so is 'Video'",
			{ Video: video, 'Image URLs': 'https://a.com/1.jpg' },
		],
		["'Identity ID' has no column, but a Spark post needs", { 'Post ID': post }],
		["'Video' is \"Spring cut.mp4\", which isn't a whole address", { Video: 'Spring cut.mp4' }],
		[
			"'Video Name' is \"cut.mp4\", which isn't a whole address",
			{ 'Video Name': 'cut.mp4', 'Image Name': 'cover.jpg' },
		],
		["'Image Name' is \"cover.jpg\", which isn't a whole address", { 'Image Name': 'cover.jpg' }],
		[
			"'utm_source' has utm_source=b, but utm_source is \"a\" in the page's address",
			{ Video: video, 'Landing page': 'https://a.com/?utm_source=a', utm_source: 'b' },
		],
		[
			"'utm_source + UTM' has utm_source=c, and also utm_source=b. Make the two match",
			{ Video: video, utm_source: 'b', UTM: 'utm_source=c' },
		],
		['\'utm_campaign\' is "#REF!", a formula error', { Video: video, utm_campaign: '#REF!' }],
		['\'utm_term\' contains "#WERT!", a formula error', { Video: video, utm_term: 'x #WERT!' }],
		[
			"'Video' has 2 videos, but an ad shows one",
			{
				Video: [
					{ url: video, type: 'video/mp4' },
					{ url: `${video}?2`, type: 'video/mp4' },
				],
			},
		],
		[
			"'Video' is \"https://www.tiktok.com/@a/video/",
			{ Video: 'https://www.tiktok.com/@a/video/7200000000000000001' },
		],
		["'CTA' is \"Visit\", which isn't one of the choices", { Video: video, CTA: 'Visit' }],
		['Enter one, such as Learn More, Order Now or', { Video: video, CTA: 'Lern more' }],
	])('%s', async (message, more) => {
		const [item] = await bench.create([{ ...bareRow, ...more }]);
		expect(outcomeOf(item)).toContain(message);
		expect(bench.sandbox.calls).toEqual([]);
	});
});

test("TikTok's own file: a post with its identity is used, a name alone is asked about", async () => {
	const row = (more: IDataObject): IDataObject => ({
		...tiktokRow,
		...{ 'Campaign ID': `id:${campaign.id}`, 'Campaign Status': 'Off', 'Ad Group Status': 'Off' },
		...{ 'Ad Group ID': `id:${women}`, 'TikTok Pixel ID': '', 'Include search results': '' },
		...more,
	});
	const run = await bench.start([
		row({ 'Post ID': 'id:7200000000000000001', 'Identity Type': '' }),
		row({ 'Ad Name': 'B' }),
	]);
	const [first, second] = run.json(nodeName.tested);
	expect(first?.error).toBeUndefined();
	expect(bench.sent()).toEqual([
		{
			adgroup_id: women,
			ad_name: 'Ad 1',
			ad_text: 'Buy now',
			landing_page_url: 'https://example.com/',
			tiktok_item_id: '7200000000000000001',
			identity_id: '7100000000000000001',
			identity_type: 'TT_USER',
			call_to_action: 'LEARN_MORE',
		},
	]);
	expect(first).toMatchObject({ success: true, adgroup_id: women });
	expect(first?.paused).toBeUndefined();
	expect(outcomeOf(second)).toContain("which isn't a whole address");
	expect(hintsOf(run).join()).not.toContain('Unused columns');
});

it('a text that looks like none is sent once somebody says in Words in Cells that it is one', async () => {
	const rows = [adRow({ 'Ad text': '[NEW]' }), adRow({ 'Ad name': 'B', 'Ad text': 'New & TBC' })];
	const [first] = await bench.create(rows);
	expect(outcomeOf(first)).toContain(
		`'Ad text' is "[NEW]", which isn't a text yet. Enter the text. Or say in the option 'Words in Cells' what it means.`,
	);
	expect(bench.sent()).toEqual([]);
	const said = { heading: 'Ad text', cell: '[NEW]', does: 'means', means: '[NEW]' };
	const items = await bench.create(rows, { ...onSheet, options: { cells: { word: [said] } } });
	expect(items.map(outcomeOf)).toEqual([women, expect.stringContaining('contains "TBC"')]);
	expect(bench.sent()).toEqual([{ ...adArguments, ad_text: '[NEW]' }]);
});

describe('whose status it is', () => {
	it.each([
		['Status', 'both'],
		['Approval', 'both'],
		['Ad status', 'ad'],
		['Anzeigenstatus', 'ad'],
		['Ad group status', 'adGroup'],
		['Ad set status', 'adGroup'],
		['Anzeigengruppenstatus', 'adGroup'],
		['広告グループステータス', 'adGroup'],
		['Campaign status', 'neither'],
		['Kampagnenstatus', 'neither'],
		['Statut de la campagne', 'neither'],
	])('%s: %s', async (heading, whose) => {
		const [draft] = await bench.create([adRow({ [heading]: 'Draft' }), adRow({ 'Ad name': 'B' })]);
		expect(draft?.skipped === true).toBe(['ad', 'both'].includes(whose));
		const row = { 'Campaign ID': campaign.id, 'Ad group': 'Kids', Country: 'US', Budget: 50 };
		const run = await bench.run({ resource: 'adGroup', operation: 'create', ...onSheet }, [
			{ ...row, [heading]: 'Draft' },
			{ ...row, 'Ad group': 'Boys', [heading]: 'Active' },
		]);
		const isOfGroup = ['adGroup', 'both'].includes(whose);
		expect(run.json(nodeName.tested)[0]?.skipped === true).toBe(isOfGroup);
		expect(hintsOf(run).join()).not.toContain('Unused');
	});
});

test("an ad's columns pass in silence in an ad group's row, and the other way round", async () => {
	const both = {
		...adRow({ Brand: 'Example', CTA: 'Shop now', UTM: 'utm_source=tt', 'Video name': 'a.mp4' }),
		'Ad group ID': '',
		'Campaign ID': campaign.id,
		'Ad group': 'Kids',
		Country: 'US',
		'Daily budget': 50,
		Gender: 'Female',
		City: 'Paris',
		'Weekly budget': 700,
	};
	const ofGroup = without(without(both, 'City'), 'Weekly budget');
	const groups = await bench.run({ resource: 'adGroup', operation: 'preview', ...onSheet }, [
		ofGroup,
	]);
	const ads = await bench.start([{ ...both, 'Ad group': 'Men' }], {
		operation: 'preview',
		...onSheet,
	});
	for (const run of [groups, ads]) {
		expect(run.json(nodeName.tested)).toMatchObject([{ valid: true }]);
		expect(hintsOf(run).join()).not.toContain('Unused');
	}
});

describe('the ad group of a row', () => {
	it.each<[string, IDataObject, unknown]>([
		['by its name', { 'Ad group': 'Men' }, men],
		['by its ID in a column for names', { 'Ad group': women }, women],
		['by its name and its campaign', { 'Ad group': 'Women', Campaign: 'Summer Sale' }, twin],
		[
			'by its name and the ID of its campaign',
			{ 'Ad group': 'Women', 'Campaign ID': other.id },
			twin,
		],
		['by an ID that goes before the name', { 'Ad group ID': men, 'Ad group': 'Women' }, men],
		[
			'by a name that several have',
			{ 'Ad group': 'Women' },
			expect.stringContaining(
				`'Ad group' is "Women", the name of several ad groups (${women} and ${twin})`,
			),
		],
		[
			'by a name that none has there',
			{ 'Ad group': 'Men', Campaign: 'Summer Sale' },
			expect.stringContaining('but the campaign has no ad group of this name'),
		],
		[
			'in a campaign that there is not',
			{ 'Ad group': 'Men', Campaign: 'Winter Sale' },
			expect.stringContaining(
				'\'Campaign\' is "Winter Sale", but the account has no campaign of this name',
			),
		],
		[
			'not at all',
			{},
			expect.stringContaining("'Ad Group' has no column. Add one, such as 'Ad group ID'"),
		],
	])('%s', async (_what, more, expected) => {
		const row = without(adRow(), 'Ad group ID');
		const [item] = await bench.create([{ ...row, ...more }]);
		expect(outcomeOf(item)).toEqual(expected);
	});

	it('is none that the list shows in another campaign', async () => {
		const [ofFirst, ofOther] = [{ campaign_id: campaign.id }, { campaign_id: other.id }];
		const entry = (adgroup_id: string, of: object) => ({
			adgroup_id,
			adgroup_name: 'Women',
			...of,
		});
		const list = (...ad_groups: object[]) => {
			const body = { success: true, data: { text: '', structured: { ad_groups } } };
			bench.sandbox.options.fault = ({ tool }) =>
				tool === 'list_tiktok_ad_groups' ? { kind: 'status', status: 200, body } : undefined;
		};
		const row = without(adRow({ 'Ad group': 'Women', Campaign: other.name }), 'Ad group ID');
		list(entry(women, ofFirst), entry(twin, ofOther));
		expect((await bench.create([row])).map(outcomeOf)).toEqual([twin]);
		list(entry(women, ofFirst));
		expect((await bench.create([{ ...row, 'Ad name': 'B' }])).map(outcomeOf)).toEqual([
			expect.stringContaining('but the campaign has no ad group of this name'),
		]);
		expect(bench.sent()).toHaveLength(1);
	});

	it('takes one list a campaign, and one of the campaigns, for all rows', async () => {
		const rows = ['1', '2', '3'].flatMap((name) =>
			[campaign.name, other.name].map((Campaign) => {
				const row = adRow({ 'Ad name': name, Campaign, 'Ad group': 'Women' });
				return without(row, 'Ad group ID');
			}),
		);
		const items = await bench.create(rows);
		expect(items.map(outcomeOf)).toEqual([women, twin, women, twin, women, twin]);
		expect(bench.sandbox.callsTo('list_tiktok_campaigns')).toHaveLength(1);
		expect(bench.sandbox.callsTo('list_tiktok_ad_groups').map((call) => call.arguments)).toEqual([
			{ campaign_id: campaign.id },
			{ campaign_id: other.id },
		]);
	});

	it('is shown by Check Rows with the calls that looking it up takes', async () => {
		const row = without(adRow({ 'Ad group': 'Women', Campaign: other.name }), 'Ad group ID');
		const run = await bench.start([row], { operation: 'preview', ...onSheet });
		expect(run.json(nodeName.tested)[0]?.summary).toContain(
			'Ad Group: "Women" (looked up when created)',
		);
		expect(hintsOf(run)).toEqual([
			'1 ready. Create makes 3 calls: 2 lists and 1 ad.',
			"Create looks up names, and refuses rows whose names it doesn't find.",
		]);
		expect(bench.sandbox.calls).toEqual([]);
	});

	it('is required where other rows have one, as its campaign is', async () => {
		const chosen = { __rl: true, mode: 'id', value: men };
		const row = without(adRow(), 'Ad group ID');
		const items = await bench.create(
			[adRow({ 'Ad name': 'A' }), adRow({ 'Ad name': 'B', 'Ad group ID': '' })],
			{ ...onSheet, adgroupId: chosen },
		);
		expect(items.map(outcomeOf)).toEqual([
			women,
			expect.stringContaining('is blank, but other rows have one'),
		]);
		const named = await bench.create([
			{ ...row, 'Ad group': 'Women', Campaign: campaign.name },
			{ ...row, 'Ad name': 'C', 'Ad group': 'Men', Campaign: '' },
		]);
		expect(outcomeOf(named[1])).toContain('is blank, but other rows have one');
		const alone = await bench.create([row], { ...onSheet, adgroupId: chosen });
		expect(alone.map(outcomeOf)).toEqual([men]);
	});
});

test('Check Columns shows what the columns of ads are taken for', async () => {
	const rows = [
		adRow({
			Budget: 50,
			'Campaign status': 'Off',
			'Deeplink URL': 'app://x',
			'Copy 2': 'b',
			'UTM medium': 'c',
		}),
	];
	const run = await bench.run({ resource: 'ad', operation: 'columns' }, rows);
	const means = run.json(nodeName.tested).map(({ column, means: taken }) => [column, taken]);
	expect(Object.fromEntries(means)).toEqual({
		'Ad group ID': 'Ad Group ID',
		'Ad name': 'Ad Name',
		'Ad text': 'Ad Text',
		'Landing page': 'Landing Page URL',
		'Video URL': 'Video URL',
		Budget: 'ignored',
		'Campaign status': 'ignored',
		'Deeplink URL': 'needs your answer',
		'Copy 2': 'needs your answer',
		'UTM medium': 'URL Parameter of This Name',
	});
	expect(bench.sandbox.calls).toEqual([]);
});

test('a row of sums is no ad', async () => {
	const items = await bench.create([adRow(), { 'Ad name': 'Total', 'Ad group ID': '' }]);
	expect(items[1]).toMatchObject({ success: true, skipped: true, ad_id: null });
});

test('Check Rows says whose address is sent, and who must be able to open it', async () => {
	const row = { ...bareRow, Video: 'https://www.dropbox.com/s/a/1.mp4?dl=0' };
	const run = await bench.run({ ...onSheet, resource: 'ad', operation: 'preview' }, [row]);
	const readings = JSON.stringify(run.json(nodeName.tested));
	expect(readings).toContain(
		'https://www.dropbox.com/s/a/1.mp4?dl=1, which anybody with the link must be able to open',
	);
});

test('a legal line is sent, and a deep link and a tracker are refused, in every language', async () => {
	const legal = headingsIn('headings', 'disclaimer_text');
	const others = ['deep_link', 'fallback', 'tracker'].flatMap((name) =>
		headingsIn('settings', name),
	);
	const preview = { ...onSheet, resource: 'ad', operation: 'preview' };
	for (const unknownColumns of ['ask', 'list']) {
		for (const heading of [...legal, ...others]) {
			const row = adRow({ [heading]: 'myapp://sale' });
			const run = await bench.run({ ...preview, options: { unknownColumns } }, [row]);
			const [item] = run.json(nodeName.tested);
			const isSent = JSON.stringify(item?.arguments).includes('"disclaimer_text":"myapp://sale"');
			const isRefused = String(item?.problems).includes("which can't be set from a sheet");
			expect([heading, isSent, isRefused]).toEqual([
				heading,
				legal.includes(heading),
				others.includes(heading),
			]);
		}
	}
});

describe.each(['Video URL', 'Video', 'Video ID', 'Video name'])('images beside %s', (column) => {
	const images = { 'Image URL': 'https://cdn.example.com/1.jpg' };
	it('are sent alone where it is empty, or says so', async () => {
		for (const word of ['', '-', 'n/a', 'None']) {
			await bench.create([{ ...bareRow, 'Ad name': `Ad ${word}`, ...images, [column]: word }]);
		}
		const { length } = bench.sent();
		expect([length, bench.sent().some((ad) => 'video_url' in ad || 'video_id' in ad)]).toEqual([
			...[4, false],
		]);
	});

	it('make no ad where it says any other word', async () => {
		const said = ['static', 'no video', 'carousel', 'N/A (static)', 'Spring'];
		const items = await bench.create(
			said.map((word) => ({ ...bareRow, 'Ad name': word, ...images, [column]: word })),
		);
		for (const [at, word] of said.entries()) {
			expect(items[at]?.error).toContain(`'${column}' is "${word}", which isn't `);
		}
		expect(bench.sent()).toEqual([]);
	});
});
