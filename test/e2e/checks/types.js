const assert = require('node:assert/strict');
const { nodeType } = require('../host/workflows');

module.exports = async function types({ check, instance }) {
	const { rest, server } = instance;
	const nodes = await rest.ask('GET', '/types/nodes.json');
	const find = (name) => nodes.find((node) => node.name === name);
	const credentials = await rest.ask('GET', '/types/credentials.json');
	const credential = credentials.find(({ name }) => name === 'adspirerApi');

	await check('the node, its variant for agents and the credential are served', () => {
		assert.equal(find(nodeType).displayName, 'Adspirer TikTok');
		const tool = find(`${nodeType}Tool`);
		assert.deepEqual(tool.outputs, ['ai_tool']);
		assert.ok(tool.properties.some(({ name }) => name === 'toolDescription'));
		assert.deepEqual(credential.supportedNodes, [nodeType]);
	});

	await check('the icons are served, light and dark', async () => {
		const icons = [find(nodeType), credential].flatMap(({ iconUrl }) => Object.values(iconUrl));
		assert.equal(icons.length, 4);
		for (const icon of icons) {
			const answer = await fetch(`${server.url}/${icon}`);
			assert.equal(answer.status, 200, icon);
			assert.match(await answer.text(), /<svg/);
		}
	});
};
