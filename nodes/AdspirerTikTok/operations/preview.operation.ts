import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { LeftOut, Problem } from '../arguments/readArguments';
import { readBaseUrl } from '../call/baseUrl';
import { creationRequest } from '../call/request';
import { asJson } from '../items/createdItem';
import { rowsNamed } from '../items/hints';
import { fingerprint } from '../key/idempotencyKey';
import { parameterReader } from '../parameters/readParameters';
import { readRows, type Row } from './readRows';
import { itemsAlike } from './twins';

/**
 * Shows for every row what Create would send, or what is wrong with it. No call is made and no key
 * is shown; an invalid row is an item, never an error, so that an If node can part good from bad.
 */
export async function preview(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const rows = readRows(this, parameterReader(this), this.getInputData().length);
	if (rows.length === 0) return [];
	const credentials = await this.getCredentials('adspirerApi');
	const base = readBaseUrl(credentials.baseUrl);
	const twins = twinsOf(rows);
	return rows.map((row) => {
		const { item } = row;
		if ('problem' in base) {
			const unusable = { field: 'Base URL', message: base.problem };
			return { json: invalid([...row.problems, unusable]), pairedItem: { item } };
		}
		if (row.problems.length > 0) return { json: invalid(row.problems), pairedItem: { item } };
		const twin = twins.get(item);
		const { method, url, headers, body } = creationRequest(base.url, row.arguments, undefined);
		const json: IDataObject = {
			valid: true,
			request: asJson({ method, url, headers, body }),
			warnings: [...told(row), ...(twin === undefined ? [] : [twin])],
		};
		return { json, pairedItem: { item } };
	});
}

function invalid(problems: readonly Problem[]): IDataObject {
	return { valid: false, problems: problems.map(({ field, message }) => ({ field, message })) };
}

function told(row: { leftOut: readonly LeftOut[]; warnings: readonly Problem[] }): string[] {
	return [
		...row.leftOut.map(({ field, because }) => `${field} was left out, because ${because}.`),
		...row.warnings.map(({ field, message }) => `${field} ${message}`),
	];
}

/** A warning for every row that says the same in everything as another one. */
function twinsOf(rows: readonly Row[]): Map<number, string> {
	const good = rows.filter(({ problems }) => problems.length === 0);
	const groups = itemsAlike(good.map((row) => [fingerprint(row.arguments), row.item]));
	return new Map(
		groups.flatMap((items) => {
			const warning = `All values are the same in ${rowsNamed(items)}: each of them makes an ad group.`;
			return items.map((item): [number, string] => [item, warning]);
		}),
	);
}
