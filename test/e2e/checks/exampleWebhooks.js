const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { outputOf } = require('../host/rest');
const { onlyAdGroup, startOver } = require('../host/sandbox');
const { campaign, importExample, nextYear } = require('../host/workflows');

/** A deal as HubSpot sends it, with each value in an object of its own. */
const hubspotDeal = {
	...{ portalId: 62515, dealId: 18273645, isDeleted: false },
	associations: { associatedVids: [27136], associatedCompanyIds: [8954037], associatedDealIds: [] },
	properties: Object.fromEntries(
		Object.entries({
			...{ dealname: 'Nordlicht Outdoor – Spring flight', amount: '14000', dealstage: 'closedwon' },
			...{ pipeline: 'default', hubspot_owner_id: '24', tiktok_daily_budget: '120.50' },
			...{ tiktok_campaign_id: campaign, tiktok_countries: 'Germany, AT' },
			// HubSpot gives a date as its midnight in UTC, in milliseconds.
			flight_start: String(Date.UTC(nextYear, 2, 1)),
		}).map(([name, value]) => [
			name,
			{ value, timestamp: 1795600000000, source: 'CRM_UI', sourceId: null, versions: [] },
		]),
	),
};

const secret = { name: 'x-secret', value: 'for the end-to-end checks' };

module.exports = async function exampleWebhooks({ check, instance }) {
	const { rest, sandbox, server } = instance;
	const { id, name } = await rest.createCredential('Webhook', secret, 'httpHeaderAuth');
	const others = { httpHeaderAuth: { id, name } };

	const post = async (path, body, headers = { [secret.name]: secret.value }) => {
		const answer = await fetch(`${server.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		const text = await answer.text();
		return { status: answer.status, text, json: () => JSON.parse(text) };
	};
	const publish = async (file, path) => {
		startOver(sandbox);
		const workflow = await importExample(instance, file, { others });
		await rest.activate(workflow.id);
		// n8n opens the address a moment later; without the secret it then says 403, not 404.
		await until(`${path} to be open`, async () => (await post(path, {}, {})).status !== 404);
		return workflow;
	};
	/** In queue mode n8n never answers where an execution ends before n8n has begun to wait for it. */
	const executionOf = async (workflow, path, body) => {
		const known = (await rest.executionsOf(workflow)).map(({ id: one }) => one);
		post(path, body).catch(() => undefined);
		const { id: begun } = await until('the execution to begin', async () =>
			(await rest.executionsOf(workflow)).find(({ id: one }) => !known.includes(one)),
		);
		return await rest.ended(begun);
	};
	await check('a webhook answers with the new ad group, and once more with the same', async () => {
		await publish('webhook-with-answer.json', 'new-ad-group');
		const order = {
			order_id: 'A-17',
			campaign_id: campaign,
			adgroup_name: 'Spring',
			budget: 50,
			countries: 'US, UK',
		};
		const refused = await post('new-ad-group', order, {});
		assert.equal(refused.status, 403);
		assert.equal(sandbox.adGroups.length, 0);
		const first = await post('new-ad-group', order);
		assert.equal(first.status, 201);
		const [made] = sandbox.adGroups;
		assert.deepEqual(first.json(), {
			adgroup_id: made.adgroup_id,
			campaign_id: campaign,
			adgroup_name: 'Spring',
		});
		assert.deepEqual(made.arguments.location_ids, ['6252001', '2635167']);
		const again = await post('new-ad-group', order);
		assert.equal(again.json().adgroup_id, made.adgroup_id);
		assert.equal(sandbox.adGroups.length, 1);
	});

	await check('the same webhook answers with the reason where the order is bad', async () => {
		const { status, json } = await post('new-ad-group', {
			order_id: 'A-18',
			campaign_id: campaign,
			adgroup_name: 'Spring',
			budget: '1,250',
		});
		assert.equal(status, 422);
		assert.match(json().error, /^Row 1 \(Spring\): 'Budget' is "1,250"/);
	});

	let hubspot;
	await check(
		'a HubSpot deal that is won becomes one ad group, however often it is sent',
		async () => {
			hubspot = await publish('stand-ins/hubspot-deal.json', 'hubspot-deal');
			const told = await executionOf(hubspot, 'hubspot-deal', hubspotDeal);
			assert.equal((await post('hubspot-deal', hubspotDeal)).status, 200);
			const made = onlyAdGroup(sandbox);
			assert.equal(made.arguments.campaign_id, campaign);
			assert.equal(made.arguments.adgroup_name, 'Nordlicht Outdoor – Spring flight');
			assert.equal(made.arguments.budget, 120.5);
			assert.equal(made.arguments.schedule_start_time, `${nextYear}-03-01 00:00:00`);
			assert.deepEqual(made.arguments.location_ids, ['2921044', '2782113']);
			const [noted] = outputOf(told, 'Note the ID on the deal');
			assert.equal(noted.adgroup_id, made.adgroup_id);
		},
	);
};
