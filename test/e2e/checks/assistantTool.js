const assert = require('node:assert/strict');
const { until } = require('../host/commands');
const { onlyAdGroup, startOver } = require('../host/sandbox');
const { campaign, importExample } = require('../host/workflows');

const secret = 'for the end-to-end checks';

/** The node as a tool of an assistant: an MCP server of n8n's, called by the official client. */
module.exports = async function assistantTool({ check, instance }) {
	const { Client } = await import('@modelcontextprotocol/sdk/client/index.js');
	const { StreamableHTTPClientTransport } = await import(
		'@modelcontextprotocol/sdk/client/streamableHttp.js'
	);
	const { rest, sandbox, server } = instance;
	const { id, name } = await rest.createCredential('Bearer', { token: secret }, 'httpBearerAuth');
	const workflow = await importExample(instance, 'assistant-by-mcp.json', {
		others: { httpBearerAuth: { id, name } },
	});
	await rest.activate(workflow.id);
	const address = new URL(`${server.url}/mcp/tiktok-ad-groups`);
	await until('the MCP server to be open', async () => {
		return (await fetch(address, { method: 'POST' })).status !== 404;
	});

	const connect = async () => {
		const client = new Client({ name: 'end-to-end checks', version: '1.0.0' });
		const headers = { authorization: `Bearer ${secret}` };
		await client.connect(new StreamableHTTPClientTransport(address, { requestInit: { headers } }));
		return client;
	};
	const client = await connect();
	const textOf = ({ content }) => content.map(({ text }) => text).join('\n');
	const call = async (given) => {
		const { tools } = await client.listTools();
		return await client.callTool({ name: tools[0].name, arguments: given });
	};

	await check('the tool shows the fields that were left to the model, and no others', async () => {
		const { tools } = await client.listTools();
		assert.equal(tools.length, 1);
		const [{ description, inputSchema }] = tools;
		assert.match(description, /spends real money/);
		assert.deepEqual(Object.keys(inputSchema.properties).sort(), [
			'adgroup_name',
			'budget',
			'countries',
		]);
		assert.equal(inputSchema.properties.budget.type, 'number');
		assert.match(inputSchema.properties.adgroup_name.description, /[Nn]ame/);
	});

	await check('a call makes one ad group and answers with its ID', async () => {
		startOver(sandbox);
		const answer = await call({ adgroup_name: 'By MCP', budget: 50, countries: 'US, UK' });
		const made = onlyAdGroup(sandbox);
		assert.deepEqual(made.arguments.campaign_id, campaign);
		assert.equal(made.arguments.adgroup_name, 'By MCP');
		assert.deepEqual(made.arguments.location_ids, ['6252001', '2635167']);
		assert.ok(textOf(answer).includes(made.adgroup_id), textOf(answer));
	});

	await check('a call with a budget above the limit makes none, and tells why', async () => {
		startOver(sandbox);
		const answer = await call({ adgroup_name: 'Big', budget: 900, countries: 'US' });
		assert.deepEqual(sandbox.adGroups, []);
		assert.match(textOf(answer), /limit/);
	});

	await client.close();
};
