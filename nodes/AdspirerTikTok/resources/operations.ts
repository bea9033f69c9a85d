import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { getAllAccounts } from './account/getAll.operation';
import { createAdGroup } from './adGroup/create.operation';
import { deleteAdGroup } from './adGroup/delete.operation';
import { getAdGroup } from './adGroup/get.operation';
import { getAllAdGroups } from './adGroup/getAll.operation';
import { pauseAdGroup } from './adGroup/pause.operation';
import { preview } from './adGroup/preview.operation';
import { resumeAdGroup } from './adGroup/resume.operation';
import { updateAdGroup } from './adGroup/update.operation';
import { getAllCampaigns } from './campaign/getAll.operation';
import { runRows, type Operation } from './runRows';
import { searchTargeting } from './targeting/search.operation';

/** What carries out an operation for all rows of a run. */
type Execute = (context: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** The operations by resource, as saved workflows name them. */
const operations: Readonly<Record<string, Readonly<Record<string, Operation | Execute>>>> = {
	account: { getAll: getAllAccounts },
	adGroup: {
		create: createAdGroup,
		delete: deleteAdGroup,
		get: getAdGroup,
		getAll: getAllAdGroups,
		pause: pauseAdGroup,
		preview,
		resume: resumeAdGroup,
		update: updateAdGroup,
	},
	campaign: { getAll: getAllCampaigns },
	targeting: { search: searchTargeting },
};

/** Undefined where this node doesn't have it, such as for n8n's own "Custom API Call". */
export function operationNamed(resource: unknown, name: unknown): Execute | undefined {
	const all = typeof resource === 'string' ? operations[resource] : undefined;
	const operation = typeof name === 'string' ? all?.[name] : undefined;
	if (!operation || typeof operation === 'function') return operation;
	return async (context) => await runRows(context, operation);
}
