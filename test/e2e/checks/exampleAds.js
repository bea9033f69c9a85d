const assert = require('node:assert/strict');
const { outputOf, succeeded } = require('../host/rest');
const { startOver } = require('../host/sandbox');
const { campaign, importExample } = require('../host/workflows');

/** Puts these rows in place of the sheet that is read, and nothing in place of the one written to. */
const overRows = (rows) => (workflow) => {
	for (const node of workflow.nodes.filter(({ type }) => type.endsWith('.googleSheets'))) {
		const reads = node.parameters.operation === 'read';
		const jsCode = `return ${JSON.stringify(rows)}.map((json) => ({ json }));`;
		Object.assign(node, {
			type: `n8n-nodes-base.${reads ? 'code' : 'noOp'}`,
			typeVersion: reads ? 2 : 1,
			parameters: reads ? { jsCode } : {},
		});
	}
};

const sheet = [
	['US – Spring', '$50', 'Hook A', 'Spring is here.', 'https://cdn.example.com/a.mp4'],
	['US – Spring', '$50', 'Hook B', 'The spring edit is live.', 'https://cdn.example.com/b.mp4'],
	['UK – Spring', 'fifty', 'Hook A', 'Spring is here.', 'https://cdn.example.com/a.mp4'],
	['UK – Summer', '$40', 'Hook C', 'Summer is here.', 'https://youtu.be/dQw4w9WgXcQ'],
	['UK – Summer', '$40', 'Hook D', 'Summer is here.', 'https://cdn.example.com/d.mp4'],
].map(([group, budget, name, text, video], at) => ({
	row_number: at + 2,
	'Campaign ID': campaign,
	'Ad group': group,
	'Daily budget': budget,
	Country: group.slice(0, 2),
	Age: '18-34',
	'Ad name': name,
	'Ad text': text,
	'Landing page': 'https://shop.example.com/spring',
	Video: video,
	'Call to action': 'Shop now',
	'Ad group ID': '',
	'Ad ID': '',
	Resume: '',
	Result: '',
}));

/** The examples that take a media plan to ad groups with ads, and resume what was approved. */
module.exports = async function exampleAds({ check, instance }) {
	const { rest, sandbox } = instance;
	/** Runs an example over rows; gives the rows as its last node has written them. */
	const runOver = async (rows, file, trigger, lastNode) => {
		const workflow = await importExample(instance, file, { change: overRows(rows) });
		const execution = succeeded(await rest.run(workflow, trigger));
		// A node that several ways lead to runs once for each.
		const written = [0, 1, 2].flatMap((pass) => outputOf(execution, lastNode, { pass }));
		return rows.map((row) => ({
			...row,
			...written.find(({ row_number: number }) => number === row.row_number),
		}));
	};
	const create = async (rows) =>
		await runOver(rows, 'media-plan.json', 'Start by hand', 'Write the IDs back');
	const statusOf = (things) => things.map(({ name, status }) => [name, status]).sort();
	const review = 'ad group paused, for review';
	let written;

	await check('a sheet becomes ad groups with their ads, paused, and has both IDs', async () => {
		startOver(sandbox);
		written = await create(sheet);
		const [a, b, refused, noVideo, d] = written;
		assert.deepEqual([a.Result, b.Result, d.Result], [review, review, review]);
		assert.equal(a['Ad group ID'], b['Ad group ID']);
		assert.match(refused.Result, /'Daily budget' is "fifty"/);
		assert.match(noVideo.Result, /youtu/);
		assert.deepEqual([refused['Ad ID'], noVideo['Ad ID']], ['', '']);
		assert.deepEqual([refused['Ad group ID'], noVideo['Ad group ID']], ['', '']);
		assert.deepEqual(
			sandbox.adGroups.map(({ adgroup_id }) => adgroup_id).sort(),
			[a['Ad group ID'], d['Ad group ID']].sort(),
		);
		assert.deepEqual(statusOf(sandbox.adGroups), [
			['UK – Summer', 'DISABLE'],
			['US – Spring', 'DISABLE'],
		]);
		assert.deepEqual(
			statusOf(sandbox.madeAds).map(([name]) => name),
			['Hook A', 'Hook B', 'Hook D'],
		);
	});

	await check('run again over the corrected rows, it makes what was missing alone', async () => {
		written[2]['Daily budget'] = '$50';
		written[3].Video = 'https://cdn.example.com/c.mp4';
		written = await create(written);
		assert.ok(written.every((row) => row.Result.endsWith('paused, for review')));
		assert.ok(written.every((row) => row['Ad group ID'] !== '' && row['Ad ID'] !== ''));
		assert.equal(written[3]['Ad group ID'], written[4]['Ad group ID']);
		assert.deepEqual(
			statusOf(sandbox.madeAds).map(([name]) => name),
			['Hook A', 'Hook A', 'Hook B', 'Hook C', 'Hook D'],
		);
		sandbox.calls.length = 0;
		sandbox.forgetKeys();
		assert.deepEqual(await create(written), written);
		assert.deepEqual(sandbox.calls, []);
	});

	await check('what was approved is resumed, once', async () => {
		const resume = async (rows) =>
			await runOver(rows, 'resume-approved-ads.json', 'Every 15 minutes', 'Write the result back');
		sandbox.calls.length = 0;
		written[0].Resume = 'x';
		written = await resume(written);
		// The other ad of the ad group would start with it.
		assert.deepEqual([written[0].Result, sandbox.calls], [review, []]);
		written[1].Resume = 'x';
		written = await resume(written);
		for (const row of written.slice(0, 2)) assert.match(row.Result, /^running since \d/);
		assert.deepEqual(statusOf(sandbox.adGroups), [
			['UK – Spring', 'DISABLE'],
			['UK – Summer', 'DISABLE'],
			['US – Spring', 'ENABLE'],
		]);
		sandbox.calls.length = 0;
		await resume(written);
		assert.deepEqual(sandbox.calls, []);
	});

	await check('each ad group of one sheet gets all creatives of another, once', async () => {
		startOver(sandbox);
		const columns = ['Ad name', 'Ad text', 'Landing page', 'Video', 'Call to action'];
		const pick = (row, known) =>
			Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name) === known));
		const { 'Ad group ID': _, 'Ad ID': __, Resume: ___, Result: ____, ...first } = sheet[0];
		const adGroup = pick(first, false);
		const sheets = {
			'Ad groups': [adGroup, { ...adGroup, 'Ad group': 'UK – Spring', Country: 'UK' }],
			Creatives: sheet.slice(0, 2).map((row) => pick(row, true)),
		};
		const change = (workflow) => {
			for (const node of workflow.nodes.filter(({ name }) => name in sheets)) {
				overRows(sheets[node.name])({ nodes: [node] });
			}
			overRows([])(workflow);
		};
		const run = async () => {
			const file = 'creatives-in-many-ad-groups.json';
			const workflow = await importExample(instance, file, { change });
			return outputOf(succeeded(await rest.run(workflow, 'Start by hand')), 'Write the IDs');
		};
		const made = await run();
		const written = made.map(({ Key, Result }) => `${Key}: ${Result}`);
		assert.equal(new Set(written).size, 4);
		assert.ok(written.every((line) => line.endsWith(': paused, for review')));
		await run();
		assert.equal(sandbox.adGroups.length, 2);
		assert.equal(sandbox.madeAds.length, 4);
	});
};
