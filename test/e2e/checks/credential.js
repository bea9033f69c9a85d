const assert = require('node:assert/strict');
const { sandboxKey } = require('../host/sandbox');

/** The credential is saved and tested by the server, as the editor asks it to. */
module.exports = async function credential({ check, instance: { rest, sandbox, credential } }) {
	const test = async (data) =>
		await rest.ask('POST', '/rest/credentials/test', {
			credentials: { id: credential.id, name: credential.name, type: 'adspirerApi', data },
		});

	await check('a saved credential comes back without its key', async () => {
		const { data } = await rest.ask('GET', `/rest/credentials/${credential.id}?includeData=true`);
		assert.equal(data.baseUrl, sandbox.url);
		assert.ok(!JSON.stringify(data).includes(sandboxKey), 'the key came back');
	});

	await check('the right key is accepted, and costs no quota', async () => {
		const used = sandbox.quota.used;
		const { status } = await test({ apiKey: sandboxKey, baseUrl: sandbox.url });
		assert.equal(status, 'OK');
		assert.equal(sandbox.quota.used, used);
	});

	// n8n shows the system's code alone, which the description of the Base URL explains.
	await check('an address where nobody answers is not told as a wrong key', async () => {
		const { status, message } = await test({ apiKey: sandboxKey, baseUrl: 'http://127.0.0.1:9' });
		assert.equal(status, 'Error');
		assert.match(message, /ECONNREFUSED/);
		assert.doesNotMatch(message, /key/i);
	});
};
