import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { littleNode, nodeName, simpleWorkflow } from '../engine';
import { hintsOf } from '../output/shown';
import { parametersAt } from '../resources/form';
import { adspirerNode, nodeType } from '../workbench';
import { addAd, addAdGroup, campaign, eachPlanBench, planRow } from './planBench';

const bench = eachPlanBench();

const answered = (value: IDataObject): INodeParameters => ({
	columns: { mappingMode: 'defineBelow', value: JSON.parse(JSON.stringify(value)) },
});

/** The columns of a plan, checked: an item for each. */
async function columnsOf(rows: IDataObject[], parameters: INodeParameters = {}) {
	const run = await bench.start(rows, { operation: 'columns', ...parameters });
	const byHeading = new Map(bench.items(run).map((item) => [item.column, item]));
	return { byHeading, hints: hintsOf(run) };
}

describe('a heading that both things know', () => {
	it.each([['Name', 'adgroup_name']])(
		'%s needs an answer, and has it then',
		async (heading, means) => {
			const row = { ...planRow(), [heading]: 'C1' };
			const [item] = await bench.create([row]);
			expect(item?.error).toContain(`1 column needs your answer: '${heading}'.`);
			expect(bench.sandbox.calls).toEqual([]);
			const { byHeading } = await columnsOf([row], answered({ [heading]: means }));
			expect(byHeading.get(heading)).toMatchObject({ field: means });
		},
	);

	it('is asked for once in a row, with every other one', async () => {
		const run = await bench.start([planRow({ Name: 'x', Mystery: 'y' })]);
		const problem = "2 columns need your answer: 'Name' and 'Mystery'.";
		expect(bench.items(run)[0]?.error).toContain(problem);
		expect(hintsOf(run).filter((line) => line.includes('need your answer'))).toHaveLength(1);
	});

	it('says the status of both, and of each its own', async () => {
		const row = planRow({ Status: 'Active', 'Ad group status': 'Paused', 'Ad status': 'Draft' });
		const { byHeading } = await columnsOf([row]);
		const fieldOf = (heading: string) => {
			const { means, field } = byHeading.get(heading) ?? {};
			return [means, field];
		};
		expect(['Status', 'Ad group status', 'Ad status'].map(fieldOf)).toEqual([
			['Status', 'status'],
			['Ad Group Status', 'adgroup_status'],
			['Ad Status', 'ad_status'],
		]);
	});
});

describe('answers', () => {
	const row = {
		...{ Campaign: campaign.id, Name: 'G', Title: 'A', Country: 'US', 'Daily budget': 50 },
		...{ 'Ad text': 'Hi', 'Landing page': 'https://example.com/s' },
		'Video URL': 'https://cdn.example.com/1.mp4',
	};

	it('of the form name a column for either thing, and their statuses', async () => {
		const [item] = await bench.create([{ ...row, Live: 'Paused', 'Ad live': 'Paused' }], {
			...answered({
				...{ Name: 'adgroup_name', Title: 'ad_name' },
				...{ Live: 'adgroup_status', 'Ad live': 'ad_status' },
			}),
		});
		expect(item).toMatchObject({
			...{ success: true, adgroup_name: 'G', ad_name: 'A' },
			...{ adgroup_paused: true, ad_paused: true },
		});
	});

	it('of the option do the same', async () => {
		const answers = [
			{ heading: 'Name', means: 'adgroup_name' },
			{ heading: 'Title', means: 'ad_name' },
		];
		const [item] = await bench.create([row], { options: { answers: JSON.stringify(answers) } });
		expect(item).toMatchObject({ success: true, adgroup_name: 'G', ad_name: 'A' });
	});
});

describe('a column that holds another thing than its heading says', () => {
	const without = (heading: string) =>
		Object.fromEntries(Object.entries(planRow()).filter(([key]) => key !== heading));
	const noFile = without('Video URL');
	const noPage = without('Landing page');
	const noName = without('Ad group');
	const image = 'https://cdn.example.com/1.jpg';
	const video = 'https://cdn.example.com/1.mp4';
	/** As Airtable writes them; their addresses have no ending. */
	const attached = (filename: string, type: string) => [
		{ id: 'att1', url: `https://files.example.com/${type}`, filename, type },
	];
	const problem = "choose 'Ad Group Name' or 'Ad Name' for the column in 'Columns of Your Sheet'";

	it.each<
		[heading: string, cell: unknown, means: string, sent: IDataObject | string, row?: object]
	>([
		[
			'Image File Name',
			attached('1.jpg', 'image/jpeg'),
			'',
			{ image_urls: ['https://files.example.com/image/jpeg'] },
		],
		['Image File Name', image, '', { image_urls: [image] }],
		['Video File Name', video, '', { video_url: video }],
		['Video File Name', 'v1.2/spring.mp4', '', "which isn't a whole address"],
		['Image File Name', '1.jpg', '', { video_url: video }, planRow()],
		['Creative', image, 'video_url', { image_urls: [image] }],
		['Creative', `${image}?v=2, ${image}`, 'video_url', { image_urls: [`${image}?v=2`, image] }],
		[
			'Creative',
			attached('1.mov', 'video/quicktime'),
			'image_urls',
			{ video_url: 'https://files.example.com/video/quicktime' },
		],
		[
			'Creative',
			'https://cdn.example.com/1',
			'video_url',
			{ video_url: 'https://cdn.example.com/1' },
		],
		['Creative', `${image}\n${video}`, 'image_urls', 'a file of the type MP4'],
		// Nobody said that it holds images, too.
		['Video URL', image, '', 'a file of the type JPG'],
		['Placement', 'TikTok_US_Women_Video', '', problem, planRow()],
		['Placement', 'Instagram', '', "'Words in Cells'", planRow()],
		['Placement', 'TikTok_US_Women', 'adgroup_name', { adgroup_name: 'TikTok_US_Women' }, noName],
		['Destination', 'https://example.com/s', '', "choose 'Landing Page URL'", noPage],
		[
			'Destination',
			'https://example.com/s',
			'landing_page_url',
			{ landing_page_url: 'https://example.com/s' },
			noPage,
		],
		['Include search results', 'On', '', "Choose 'Ignore' for the column", planRow()],
		['Include search results', 'On', 'ignore', {}, planRow()],
	])('%s: %j, answered "%s"', async (heading, cell, means, sent, row = noFile) => {
		const parameters = means === '' ? {} : answered({ [heading]: means });
		const [item] = await bench.check([{ ...row, [heading]: cell } as IDataObject], parameters);
		if (typeof sent === 'string') {
			expect(item).toMatchObject({ valid: false, problems: expect.stringContaining(sent) });
			return;
		}
		expect(item).toMatchObject({ valid: true });
		const { adgroup, ad } = Object(item?.arguments);
		expect({ ...adgroup, ...ad }).toMatchObject(sent);
	});
});

test("TikTok's own headings are known for both", async () => {
	const [item] = await bench.create([
		{
			...{ 'Campaign ID': campaign.id, 'Ad Group Name': 'G', 'Ad Group Budget': 50 },
			...{ 'Budget mode': 'Daily', Locations: 'US', 'Ad Name': 'A', Text: 'Hello' },
			...{ 'Destination URL': 'https://example.com/s', 'Call to action': 'Shop now' },
			'Video URL': 'https://cdn.example.com/1.mp4',
		},
	]);
	expect(item).toMatchObject({ success: true, adgroup_name: 'G', ad_name: 'A' });
	expect(bench.sandbox.callsTo(addAdGroup)[0]?.arguments).toMatchObject({ budget: 50 });
	expect(bench.sandbox.callsTo(addAd)[0]?.arguments).toMatchObject({
		call_to_action: 'SHOP_NOW',
		ad_text: 'Hello',
	});
});

test('Check Columns reads the columns of both, and says which cells it can’t', async () => {
	const { byHeading, hints } = await columnsOf([
		planRow({ 'Call to action': 'Shop now', Mystery: 'deck', Agency: 'Acme' }),
		planRow({ 'Ad name': 'b', 'Call to action': 'Dance', 'Daily budget': 'lots' }),
	]);
	expect([...byHeading.keys()][0]).toBe('Mystery');
	expect(byHeading.get('Country')).toMatchObject({ means: 'Locations' });
	expect(byHeading.get('Daily budget')).toMatchObject({ rows_refused: 1, unread: ['lots'] });
	expect(byHeading.get('Call to action')).toMatchObject({
		...{ means: 'Call to Action', filled: 2 },
		...{ rows_refused: 1, unread: ['Dance'], field: 'call_to_action' },
	});
	expect(byHeading.get('Agency')).toMatchObject({ means: 'ignored' });
	expect(hints[0]).toBe(
		"Columns: 9 are used. 2 columns have cells to correct: 'Daily budget' (1 row) and 'Call to action' (1 row). Need your answer: 'Mystery' (1 row). Ignored: 'Agency'.",
	);
});

test('columns that nothing uses are told once', async () => {
	const run = await bench.start([planRow({ Mystery: 'deck' })], {
		options: { unknownColumns: 'list' },
	});
	expect(bench.items(run)).toMatchObject([{ warnings: "Unused columns: 'Mystery'." }]);
	expect(hintsOf(run).filter((line) => line.includes('Mystery'))).toHaveLength(1);
});

test('the form shows the columns of both, with the meanings of both, and the headings in options', async () => {
	const [hidden] = parametersAt('inputHeadings');
	const sample = await bench.engine.run({
		...simpleWorkflow({ type: littleNode.value, parameters: { value: String(hidden?.default) } }),
		rows: [planRow({ Name: 'x', Status: 'Active' })],
	});
	const inputHeadings = String(sample.json(nodeName.tested)[0]?.value);
	const parameters = { resource: 'plan', operation: 'create', inputHeadings };
	const { nodes } = simpleWorkflow({ ...adspirerNode(), parameters });
	const node = nodes.find(({ type }) => type === nodeType);
	if (!node) throw new RangeError('The workflow has no node');
	const { fields, options } = await bench.engine.askMethods(node);
	const lines = fields.fields.map(({ displayName }) => displayName);
	expect(lines[0]).toBe('Name');
	expect(lines).toEqual(expect.arrayContaining(['Ad group', 'Ad name', 'Status']));
	const [first] = fields.fields;
	const meanings = (first?.options ?? []).map(({ value }) => value);
	// Their names have columns.
	expect(meanings).toEqual(expect.arrayContaining(['adgroup_id', 'ad_id']));
	expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ad name', 'Ad group']));
});
