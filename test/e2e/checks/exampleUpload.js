const assert = require('node:assert/strict');
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { until } = require('../host/commands');
const { Editor } = require('../host/editor');
const { campaign, importExample, nodeOf } = require('../host/workflows');

/** A spreadsheet program's CSV file: byte order mark, semicolons inside a cell, empty cells. */
const uploaded = [
	'\ufeffcampaign_id,adgroup_name,budget_mode,budget,start_time,end_time,location_ids,age_groups',
	`${campaign},"US, spring",Daily,50,,,6252001;6251999,18-24;25-34`,
	`${campaign},UK spring,Lifetime,700,2027-03-01,2027-03-14,2635167,`,
	'1.79E+18,AU spring,Daily,50,,,2077456,',
	`${campaign},CA spring,Daily,"1,000 CAD",,,6251999,`,
];

/** The example that takes a file and gives it back, in a browser, as a person uses it. */
module.exports = async function exampleUpload({ check, instance, folder, chromium }) {
	const { rest, sandbox, server } = instance;
	const editor = await Editor.open(chromium, server.url);
	const { page } = editor;
	try {
		await check('a CSV file comes back with IDs and errors beside its rows', async () => {
			const workflow = await importExample(instance, 'csv-upload.json');
			await rest.activate(workflow.id);
			const { webhookId } = nodeOf(workflow, 'Upload a CSV file');
			const file = path.join(folder, 'ad-groups.csv');
			writeFileSync(file, uploaded.join('\r\n'));

			// n8n opens the form a moment after the workflow is put into service.
			await until('the form to be open', async () => {
				return (await fetch(`${server.url}/form/${webhookId}`)).ok;
			});
			await page.goto(`${server.url}/form/${webhookId}`);
			await page.locator('input[type="file"]').setInputFiles(file);
			const download = page.waitForEvent('download');
			await page.getByRole('button', { name: 'Submit' }).click();
			const returned = await download;
			assert.equal(returned.suggestedFilename(), 'ad-groups-created.csv');
			const text = readFileSync(await returned.path(), 'utf8');
			const [head, ...lines] = text
				.replace(/^\ufeff/, '')
				.trim()
				.split(/\r?\n/);
			assert.equal(lines.length, 4);
			for (const column of ['campaign_id', 'adgroup_name', 'location_ids', 'adgroup_id', 'error']) {
				assert.ok(head.split(',').includes(column), column);
			}
			const [us, uk] = sandbox.adGroups;
			assert.equal(sandbox.adGroups.length, 2);
			assert.ok(lines[0].includes('"US, spring"') && lines[0].includes(us.adgroup_id), lines[0]);
			assert.ok(lines[1].includes(uk.adgroup_id), lines[1]);
			assert.match(lines[2], /Row 3: Campaign /);
			assert.match(lines[3], /Row 4: Budget /);
			assert.ok(lines[0].includes(campaign), 'the ID lost its digits');
			assert.deepEqual(us.arguments.location_ids, ['6252001', '6251999']);
			assert.deepEqual(us.arguments.age_groups, ['AGE_18_24', 'AGE_25_34']);
		});
	} finally {
		await editor.close();
	}
};
