const assert = require('node:assert/strict');
const path = require('node:path');
const places = require('../host/places');
const { exampleFiles, readExample, nodeOf, nodeType } = require('../host/workflows');

/** Parameters that only the person who imports a workflow can know. */
const leftToFillIn = new Set(['documentId', 'channelId', 'campaignId']);

/** The paths of what is in `written` and not in `known`. */
function lost(written, known, at = '') {
	return Object.entries(written).flatMap(([key, value]) => {
		if (!(key in known)) return [at + key];
		const deeper = (part) => part !== null && typeof part === 'object' && !Array.isArray(part);
		return deeper(value) && deeper(known[key]) ? lost(value, known[key], `${at}${key}.`) : [];
	});
}

/** Every parameter of every example is one that n8n's own node type has, with a value it takes. */
module.exports = async function exampleStructure({ check, instance: { rest } }) {
	const { NodeHelpers } = require(path.join(places.modules, 'n8n-workflow'));
	const types = await rest.ask('GET', '/types/nodes.json');
	const typeOf = (node) =>
		types.find(
			({ name, version }) => name === node.type && [version].flat().includes(node.typeVersion),
		);

	for (const file of exampleFiles()) {
		const workflow = readExample(file);

		await check(`examples/${file}: no parameter is made up`, () => {
			for (const node of workflow.nodes) {
				const type = typeOf(node);
				assert.ok(type, `${node.type} ${node.typeVersion} does not exist`);
				const known = NodeHelpers.getNodeParameters(
					type.properties,
					node.parameters,
					true,
					false,
					node,
					type,
				);
				assert.deepEqual(lost(node.parameters, known), [], node.name);
				const issues = NodeHelpers.getNodeParametersIssues(
					type.properties,
					{ ...node, parameters: known },
					type,
				);
				const open = Object.keys(issues?.parameters ?? {}).filter(
					(name) => !leftToFillIn.has(name),
				);
				assert.deepEqual(open, [], node.name);
			}
		});

		await check(`examples/${file}: nothing private, nothing lost, a note with it`, () => {
			assert.ok(!('pinData' in workflow));
			assert.ok(workflow.nodes.every((node) => !('credentials' in node)));
			assert.equal(new Set(workflow.nodes.map(({ id }) => id)).size, workflow.nodes.length);
			const note = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
			assert.match(note.parameters.content, /Fill in/);
			for (const [from, ways] of Object.entries(workflow.connections)) {
				assert.ok(nodeOf(workflow, from), from);
				for (const { node } of Object.values(ways).flat(2)) assert.ok(nodeOf(workflow, node), node);
			}
		});
	}

	for (const file of exampleFiles().filter((name) => name.startsWith('stand-ins'))) {
		await check(`examples/${file}: differs from the ready one in the stand-ins alone`, () => {
			const standIn = readExample(file);
			const ready = readExample(path.basename(file));
			assert.deepEqual(standIn.connections, ready.connections);
			const foreign = /googleSheets|slack|hubspot|pipedrive/;
			for (const node of ready.nodes) {
				const other = nodeOf(standIn, node.name);
				assert.deepEqual(other.position, node.position);
				if (node.type === nodeType) assert.deepEqual(other, node);
				assert.ok(!foreign.test(other.type), `${node.name} still needs an account`);
			}
		});
	}
};
