import type { INodeProperties } from 'n8n-workflow';
import { getAllAccountsFields } from './account/getAll.operation';
import { adGroupFields } from './adGroup/adGroupFields';
import { duplicateProtectionFields } from './adGroup/duplicateProtectionFields';
import { deleteAdGroupFields } from './adGroup/delete.operation';
import { getAdGroupFields } from './adGroup/get.operation';
import { getAllAdGroupsFields } from './adGroup/getAll.operation';
import { optionFields } from './adGroup/optionFields';
import { pauseAdGroupFields } from './adGroup/pause.operation';
import { resumeAdGroupFields } from './adGroup/resume.operation';
import { updateAdGroupFields } from './adGroup/update.operation';
import { getAllCampaignsFields } from './campaign/getAll.operation';
import { resourceFields } from './resourceFields';
import { searchTargetingFields } from './targeting/search.operation';

/** The whole form, in the order in which it is shown. */
export const fields: INodeProperties[] = [
	...resourceFields,
	...adGroupFields,
	...duplicateProtectionFields,
	...optionFields,
	...getAdGroupFields,
	...getAllAdGroupsFields,
	...updateAdGroupFields,
	...pauseAdGroupFields,
	...resumeAdGroupFields,
	...deleteAdGroupFields,
	...getAllCampaignsFields,
	...getAllAccountsFields,
	...searchTargetingFields,
];
