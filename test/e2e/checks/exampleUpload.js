const assert = require('node:assert/strict');
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { namesIn } = require('../host/sandbox');
const { campaign, importExample, nextYear, nodeOf } = require('../host/workflows');

/** A spreadsheet program's CSV file: byte order mark, semicolons inside a cell, empty cells. */
const uploaded = [
	'\ufeffCampaign ID,Ad group,Daily budget,Lifetime budget,Start date,End date,Country,Age',
	`${campaign},"US, spring",$50,,,,US; Canada,18-34`,
	`${campaign},UK spring,,$700,1 March ${nextYear},14 March ${nextYear},UK,18+`,
	'1.79E+18,AU spring,50,,,,Australia,18+',
	`${campaign},CA spring,"1,000",,,,Canada,18+`,
];

/** The example that takes a file and gives it back, in a browser, as a person uses it. */
module.exports = async function exampleUpload({ check, instance, folder, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	let webhookId;
	let corrected;
	const upload = async (text) => {
		const file = path.join(folder, 'ad-groups.csv');
		writeFileSync(file, text);
		await page.goto(`${server.url}/form/${webhookId}`);
		await page.locator('input[type="file"]').setInputFiles(file);
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Submit' }).click();
		const returned = await download;
		assert.equal(returned.suggestedFilename(), 'ad-groups-created.csv');
		return readFileSync(await returned.path(), 'utf8');
	};

	await check('a CSV file comes back with IDs and errors in its rows', async () => {
		const workflow = await importExample(instance, 'csv-upload.json');
		await rest.activate(workflow.id);
		({ webhookId } = nodeOf(workflow, 'Upload a CSV file'));
		// n8n opens the form a moment after the workflow is published.
		await until('the form to be open', async () => {
			return (await fetch(`${server.url}/form/${webhookId}`)).ok;
		});
		const text = await upload(uploaded.join('\r\n'));
		const [head, ...lines] = text.trim().split(/\r?\n/);
		assert.equal(lines.length, 4);
		for (const column of ['Campaign ID', 'Ad group', 'Country', 'Ad group ID', 'TikTok error']) {
			assert.ok(head.split(',').includes(column), column);
		}
		// Sent together, they arrive in either order.
		const made = (wanted) => sandbox.adGroups.find(({ name }) => name === wanted);
		const [us, uk] = [made('US, spring'), made('UK spring')];
		assert.equal(sandbox.adGroups.length, 2);
		assert.ok(lines[0].includes('"US, spring"') && lines[0].includes(us.adgroup_id), lines[0]);
		assert.ok(lines[1].includes(uk.adgroup_id), lines[1]);
		assert.match(lines[2], /Row 3 \(AU spring\): 'Campaign ID' is ""1\.79E\+18""/);
		assert.match(lines[3], /Row 4 \(CA spring\): 'Daily budget' is ""1,000""/);
		assert.ok(lines[0].includes(campaign), 'the ID lost its digits');
		corrected = text.replace('"1,000"', '1000').replace('1.79E+18', campaign);
	});

	await check('the returned file, corrected, creates what was missing alone', async () => {
		sandbox.forgetKeys();
		const returned = await upload(corrected);
		assert.deepEqual(namesIn(sandbox), ['AU spring', 'CA spring', 'UK spring', 'US, spring']);
		for (const { adgroup_id } of sandbox.adGroups) assert.ok(returned.includes(adgroup_id));
	});
};
