import type { INodeProperties } from 'n8n-workflow';
import { adGroupFields } from './adGroup/adGroupFields';
import { deliveryFields } from './adGroup/deliveryFields';
import { duplicateProtectionFields } from './adGroup/duplicateProtectionFields';
import { optionFields } from './adGroup/optionFields';
import { targetingFields } from './adGroup/targetingFields';
import { resourceFields } from './resourceFields';

/** The whole form, in the order in which it is shown. */
export const fields: INodeProperties[] = [
	...resourceFields,
	...adGroupFields,
	...targetingFields,
	...deliveryFields,
	...duplicateProtectionFields,
	...optionFields,
];
