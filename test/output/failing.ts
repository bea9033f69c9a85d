import type { IDataObject, INodeParameters, OnError } from 'n8n-workflow';
import type { ReceivedCall } from '../sandbox';
import { openWorkbench, type Workbench } from '../workbench';
import { accounts, type FailureCase } from './refusals';

/** The ways in which a node may deal with errors. */
export const errorModes: OnError[] = [
	'stopWorkflow',
	'continueRegularOutput',
	'continueErrorOutput',
];

/**
 * One try for each row, one row after the other, so that what happens is always the same; and no
 * look at the campaign's list, which would settle what is to be unknown.
 */
export const oneByOne: INodeParameters = {
	maxRetries: 0,
	maxConcurrency: 1,
	settleUnknown: false,
	timeout: '={{ $json.timeout }}',
};

/** Parameters that take what the failing rows hold. */
export const fromTheRow: INodeParameters = {
	adgroupName: '={{ $json.name }}',
	advertiserId: { __rl: true, mode: 'id', value: '={{ $json.account }}' },
	options: oneByOne,
};

/** A row as a sheet gives it. */
export const goodRow: IDataObject = { name: 'Good', account: '701', timeout: 60000, sheet: 'May' };

const isBad = (call: ReceivedCall) => call.arguments.adgroup_name === 'Bad';

/** The first row is created, the second one fails in the way of the case. */
export function rowsOf({ row }: FailureCase): [IDataObject, IDataObject] {
	return [goodRow, { ...goodRow, name: 'Bad', ...row }];
}

/** A sandbox in which the row called "Bad" fails in the way of the case. */
export async function benchFor(failure: FailureCase): Promise<Workbench> {
	const { fault } = failure;
	return await openWorkbench({ accounts, fault: (call) => (isBad(call) ? fault : undefined) });
}
