import { creationFields } from '../../contract/fields';
import type { RowSpec } from '../../rows/row';
import { labelOfParameter } from '../labels';

/** What Create and Check Rows take from each row. */
export const creationRows: RowSpec = {
	fields: creationFields,
	mappable: true,
	creates: true,
	labels: labelOfParameter,
};
