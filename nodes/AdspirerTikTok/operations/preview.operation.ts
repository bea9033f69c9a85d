import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readBaseUrl } from '../call/baseUrl';
import { creationRequest } from '../call/request';
import { asJson } from '../items/createdItem';
import { parameterReader } from '../parameters/readParameters';
import { readRows } from './readRows';

/**
 * Shows for every row what Create would send, or what is wrong with it. No call is made and no key
 * is shown; an invalid row is an item, never an error, so that an If node can part good from bad.
 */
export async function preview(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const rows = readRows(this, parameterReader(this), this.getInputData().length);
	const credentials = await this.getCredentials('adspirerApi');
	const base = readBaseUrl(credentials.baseUrl);
	return rows.map(({ item, problems, warnings, leftOut, ...row }) => {
		const all =
			'problem' in base ? [...problems, { field: 'Base URL', message: base.problem }] : problems;
		if (all.length > 0 || 'problem' in base) {
			const json: IDataObject = {
				valid: false,
				problems: all.map(({ field, message }) => ({ field, message })),
			};
			return { json, pairedItem: { item } };
		}
		const { method, url, headers, body } = creationRequest(base.url, row.arguments, undefined);
		const told = [
			...leftOut.map(({ field, because }) => `${field} was left out, because ${because}.`),
			...warnings.map(({ field, message }) => `${field} ${message}`),
		];
		const json: IDataObject = {
			valid: true,
			request: asJson({ method, url, headers, body }),
			warnings: told,
		};
		return { json, pairedItem: { item } };
	});
}
