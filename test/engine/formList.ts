import { startExpressions } from './host';
import { LoadOptionsContext } from 'n8n-core';
import type { ICredentialsHelper, INodeListSearchResult, Workflow } from 'n8n-workflow';
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
	const additionalData = additionalDataFor({ credentialsHelper, workflowId: workflow.id });
	additionalData.currentNodeParameters = node.parameters;
	const path = `parameters.${parameter}`;
	const context = new LoadOptionsContext(workflow, node, additionalData, path);
	return await search.call(context, filter, paginationToken);
}
