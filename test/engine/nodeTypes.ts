import type { INodeType, INodeTypes } from 'n8n-workflow';
import { NodeHelpers, UnexpectedError } from 'n8n-workflow';

import { littleNodes } from './littleNodes';
import type { EngineOptions } from './types';

export class EngineNodeTypes implements INodeTypes {
	constructor(private readonly types: EngineOptions['nodeTypes']) {}

	getByName(nodeType: string) {
		const type = this.types[nodeType] ?? littleNodes[nodeType];
		if (type) return type;
		throw new UnexpectedError(`The engine was not given the node type "${nodeType}"`);
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(nodeType), version);
	}

	getKnownTypes = () => ({});
}
