const assert = require('node:assert/strict');
const { nodeType } = require('../host/workflows');

/** n8n serves what the package brings. */
module.exports = async function types({ check, instance: { rest, server } }) {
	const nodes = await rest.ask('GET', '/types/nodes.json');
	const find = (name) => nodes.find((node) => node.name === name);

	await check('the node is served, and found by its words', () => {
		const node = find(nodeType);
		assert.equal(node.displayName, 'Adspirer TikTok');
		for (const word of ['adspirer', 'tik tok']) assert.ok(node.codex.alias.includes(word), word);
	});

	await check('the variant for agents is served', () => {
		const tool = find(`${nodeType}Tool`);
		assert.deepEqual(tool.outputs, ['ai_tool']);
		assert.ok(tool.properties.some(({ name }) => name === 'toolDescription'));
	});

	await check('the credential is served and belongs to the node', async () => {
		const credentials = await rest.ask('GET', '/types/credentials.json');
		const credential = credentials.find(({ name }) => name === 'adspirerApi');
		assert.equal(credential.displayName, 'Adspirer TikTok API');
		assert.deepEqual(credential.supportedNodes, [nodeType]);
	});

	await check('the icons are served, light and dark', async () => {
		const credentials = await rest.ask('GET', '/types/credentials.json');
		const credential = credentials.find(({ name }) => name === 'adspirerApi');
		const icons = [find(nodeType), credential].flatMap(({ iconUrl }) => Object.values(iconUrl));
		assert.equal(icons.length, 4);
		for (const icon of icons) {
			const answer = await fetch(`${server.url}/${icon}`);
			assert.equal(answer.status, 200, icon);
			assert.match(await answer.text(), /<svg/);
		}
	});
};
