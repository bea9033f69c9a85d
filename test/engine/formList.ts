import { startExpressions } from './host';
import { LoadOptionsContext } from 'n8n-core';
import type {
	ICredentialsHelper,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
	Workflow,
} from 'n8n-workflow';
import { UnexpectedError } from 'n8n-workflow';

import { additionalDataFor } from './additionalData';
import type { OpenedList } from './types';

/** Opens a list as n8n's server does: its method runs with the form's parameters as they are. */
export async function openList(
	{ node, parameter, filter, paginationToken }: OpenedList,
	workflow: Workflow,
	credentialsHelper: ICredentialsHelper,
): Promise<INodeListSearchResult> {
	await startExpressions();
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [outer, inner] = parameter.split('.');
	const within = type.description.properties.filter(({ name }) => name === outer);
	const all = inner === undefined ? within : within.flatMap(({ options = [] }) => options);
	const property = all.find(({ name }) => name === (inner ?? outer));
	const modes = property && 'modes' in property ? property.modes : [];
	const mode = modes?.find(({ name }) => name === 'list');
	const name = mode?.typeOptions?.searchListMethod;
	const search = name === undefined ? undefined : type.methods?.listSearch?.[name];
	if (search === undefined) throw new UnexpectedError(`'${parameter}' has no list`);
	return await search.call(
		contextOf(node, parameter, workflow, credentialsHelper),
		filter,
		paginationToken,
	);
}

function contextOf(
	node: INode,
	parameter: string,
	workflow: Workflow,
	credentialsHelper: ICredentialsHelper,
) {
	const additionalData = additionalDataFor({ credentialsHelper, workflowId: workflow.id });
	additionalData.currentNodeParameters = node.parameters;
	return new LoadOptionsContext(workflow, node, additionalData, `parameters.${parameter}`);
}

/** The lines of a resource mapper, and the choices of options, from the node's methods. */
export async function askMethods(
	node: INode,
	workflow: Workflow,
	credentialsHelper: ICredentialsHelper,
): Promise<{ fields: ResourceMapperFields; options: INodePropertyOptions[] }> {
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const [map] = Object.values(type.methods?.resourceMapping ?? {});
	const [load] = Object.values(type.methods?.loadOptions ?? {});
	if (!map || !load) throw new UnexpectedError('The node has no such methods');
	const context = contextOf(node, 'columns', workflow, credentialsHelper);
	return { fields: await map.call(context), options: await load.call(context) };
}
