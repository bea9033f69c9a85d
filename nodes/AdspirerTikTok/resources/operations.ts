import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { getAllAccounts } from './account/getAll.operation';
import { create } from './adGroup/create.operation';
import { deleteAdGroup } from './adGroup/delete.operation';
import { getAdGroup } from './adGroup/get.operation';
import { getAllAdGroups } from './adGroup/getAll.operation';
import { pauseAdGroup } from './adGroup/pause.operation';
import { preview } from './adGroup/preview.operation';
import { resumeAdGroup } from './adGroup/resume.operation';
import { updateAdGroup } from './adGroup/update.operation';
import { getAllCampaigns } from './campaign/getAll.operation';
import { searchTargeting } from './targeting/search.operation';

type Operation = (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;

/** What carries out each operation, by resource and operation as saved workflows name them. */
const operations: Readonly<Record<string, Readonly<Record<string, Operation>>>> = {
	account: { getAll: getAllAccounts },
	adGroup: {
		create,
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
export function operationNamed(resource: unknown, operation: unknown): Operation | undefined {
	const all = typeof resource === 'string' ? operations[resource] : undefined;
	return typeof operation === 'string' ? all?.[operation] : undefined;
}
