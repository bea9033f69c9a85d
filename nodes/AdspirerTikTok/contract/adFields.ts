import { adGroupOfAd, adId, adName, sender } from './fields/adIdentity';
import * as creative from './fields/creative';
import { fieldsOf, type Columns, type FieldOf } from './fields/field';
import { accountField } from './fields/identity';

export { adFilters, whichAd } from './fields/adIdentity';
export { creativeOf } from './fields/creative';

const { message, shown, details, parameters, creativeType, mediaColumns } = creative;

/** The arguments of the creation. */
export const adArguments = {
	advertiser_id: accountField,
	...adGroupOfAd,
	...adName,
	...message,
	...shown,
	...sender,
	...details,
};

/** The fields of Create, in the order in which they are read and shown. */
export const adFields: readonly FieldOf[] = [
	{ ...accountField, decides: undefined },
	...fieldsOf({
		...adGroupOfAd,
		...adName,
		...message,
		...creativeType,
		...shown,
	}),
	...fieldsOf({ ...sender, ...details, ...parameters }),
];

/** What only the ad's own columns hold, in the order in which a heading with several meanings is read. */
export const adColumns: Columns = {
	...adName,
	...message,
	...adId,
	...shown,
	...sender,
	...details,
	...parameters,
	...mediaColumns,
};
