import type { INodeProperties } from 'n8n-workflow';
import { adGroupParameters } from './adGroup';
import { deliveryParameters } from './delivery';
import { duplicateProtectionParameters } from './duplicateProtection';
import { optionParameters } from './options';
import { resourceParameters } from './resource';
import { targetingParameters } from './targeting';

/** The whole form, in the order in which it is shown. */
export const parameters: INodeProperties[] = [
	...resourceParameters,
	...adGroupParameters,
	...targetingParameters,
	...deliveryParameters,
	...duplicateProtectionParameters,
	...optionParameters,
];
