import type { IConnections, INode } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { littleNode } from './littleNodes';

/** A node as far as a test says it; the rest is filled in. */
export type NodeSketch = Partial<INode> & Pick<INode, 'type' | 'parameters'>;

interface WorkflowSketch {
	nodes: INode[];
	connections: IConnections;
}

export const nodeName = {
	rows: 'Rows',
	tested: 'Adspirer TikTok',
	success: 'Success',
	errors: 'Errors',
	loop: 'Loop Over Items',
	done: 'Done',
} as const;

function complete(sketch: NodeSketch, name: string, column: number, row = 0): INode {
	return {
		id: `node-${column}-${row}`,
		typeVersion: 1,
		position: [column * 200, row * 200],
		...sketch,
		name: sketch.name ?? name,
	};
}

const wires = (...targets: string[]): IConnections[string] => ({
	main: targets.map((node) => [{ node, type: NodeConnectionTypes.Main, index: 0 }]),
});

/** 'Rows' → the node; with 'continueErrorOutput' its outputs lead to 'Success' and 'Errors'. */
export function simpleWorkflow(node: NodeSketch): WorkflowSketch {
	const tested = complete(node, nodeName.tested, 1);
	const rows = complete({ type: littleNode.rows, parameters: {} }, nodeName.rows, 0);
	if (node.onError !== 'continueErrorOutput') {
		return { nodes: [rows, tested], connections: { [rows.name]: wires(tested.name) } };
	}
	const noOp: NodeSketch = { type: littleNode.noOp, parameters: {} };
	const success = complete(noOp, nodeName.success, 2);
	const errors = complete(noOp, nodeName.errors, 2, 1);
	return {
		nodes: [rows, tested, success, errors],
		connections: {
			[rows.name]: wires(tested.name),
			[tested.name]: wires(success.name, errors.name),
		},
	};
}

/** 'Rows' → the node → another one, 'Success'. */
export function chainWorkflow(first: NodeSketch, second: NodeSketch): WorkflowSketch {
	const { nodes, connections } = simpleWorkflow(first);
	const last = complete(second, nodeName.success, 2);
	return {
		nodes: [...nodes, last],
		connections: { ...connections, [nodeName.tested]: wires(last.name) },
	};
}

/** 'Rows' → 'Loop Over Items', which runs the node once for each batch → 'Done'. */
export function loopWorkflow(node: NodeSketch, batchSize = 1): WorkflowSketch {
	const rows = complete({ type: littleNode.rows, parameters: {} }, nodeName.rows, 0);
	const loop = complete({ type: littleNode.loop, parameters: { batchSize } }, nodeName.loop, 1);
	const done = complete({ type: littleNode.noOp, parameters: {} }, nodeName.done, 2);
	const tested = complete(node, nodeName.tested, 2, 1);
	return {
		nodes: [rows, loop, done, tested],
		connections: {
			[rows.name]: wires(loop.name),
			[loop.name]: wires(done.name, tested.name),
			[tested.name]: wires(loop.name),
		},
	};
}
