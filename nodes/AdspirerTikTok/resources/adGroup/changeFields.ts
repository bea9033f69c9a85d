import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { accountField, whichFields } from '../../contract/fields';
import { callOptionFields, callOptions } from '../callOptionFields';
import { fieldProperty } from '../fieldProperty';
import { shownFor } from '../shownFor';

/**
 * The account and the ad group that an operation is about.
 *
 * @param more when the field for the ad group is shown beside the operation.
 */
export function whichProperties(
	operation: string,
	more: IDisplayOptions['show'] = {},
): INodeProperties[] {
	const show = shownFor('adGroup', [operation], more);
	return [
		fieldProperty(accountField, { show: shownFor('adGroup', [operation]) }),
		...whichFields
			.filter((field) => field !== accountField)
			.map((field) => fieldProperty(field, { show })),
	];
}

/** The options of an operation on one ad group. */
export function changeOptions(operation: string, more: readonly string[] = []): INodeProperties[] {
	return callOptionFields('adGroup', [operation], [...callOptions, 'includeInputFields', ...more]);
}
